"""The dashboard card in a real Home Assistant, before a real oven."""

import asyncio
import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from demo.dashboard import card_for
from demo.hass import Hass
from tests.live.dashboard import card, dashboard
from tests.live.kitchen import LINE_UP_S, Kitchen

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(120)]

PATIENCE_MS = 20_000
UNSET = "To start from here, press Remote start at the appliance"
REFUSED = "does not allow remote start yet. Press the remote start button on the appliance"
ALLOWED = "Remote start is allowed"
OFF_S = 12.0
"""Long enough to read what the card says meanwhile, on a machine that does much else."""
HURRY = 150
"""The oven waits 30 minutes for its food, here 12 seconds."""

FIND_MODULE = """(name) => {
  const entry = performance.getEntriesByType("resource").map((one) => one.name)
    .find((one) => one.endsWith("/cooker-card.js"));
  return entry.replace("cooker-card.js", name);
}"""


async def test_the_card_sets_starts_changes_and_stops_a_cook(hass: Hass, kitchen: Kitchen) -> None:
    """What somebody does with an oven; nothing heats before the oven's own gate was opened."""
    async with dashboard(hass, [await _config(hass, kitchen, "_upper")]) as page:
        await _set(page)
        await _is_refused(page, kitchen)
        await kitchen.panel.press("allow_remote_start")
        await _sees(page, ALLOWED)
        await _press(page, "Start")
        await _runs(page, kitchen)
        await _goes_on(page, kitchen)
        await _press(page, "Stop")
        await kitchen.panel.until(lambda shown: not _is_on(shown), LINE_UP_S, "the oven was off")
        await expect(_button(page, "Start")).to_be_visible(timeout=PATIENCE_MS)


async def test_a_cooker_with_two_cavities_has_a_switch_between_them(
    hass: Hass, kitchen: Kitchen
) -> None:
    async with dashboard(hass, [await _config(hass, kitchen, "")]) as page:
        upper, lower = (_button(page, f"{one} cavity") for one in ("Upper", "Lower"))
        await expect(upper).to_have_attribute("aria-pressed", "true")
        await lower.click()
        await expect(lower).to_have_attribute("aria-pressed", "true")
        await card(page).get_by_label("Mode").select_option("grill")
        mode = kitchen.oven.home.states
        entity = (await hass.home.entities())[f"{kitchen.cooker_id}_lower_mode"]
        await mode.until(lambda: _state(mode.get(entity)) == "grill", LINE_UP_S, "it was grill")
        assert kitchen.oven.shown("mode") != "grill"


async def test_what_cannot_be_reached_is_never_called_off(hass: Hass, kitchen: Kitchen) -> None:
    async with dashboard(hass, [await _config(hass, kitchen, "_upper")]) as page:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(kitchen.panel.mishap("power_loss", off_s=OFF_S))
            await _sees(page, "cannot be reached: nobody knows what it does")
            await _sees(page, "Not heard from since")
            await expect(_button(page, "Start")).to_have_count(0)
            said = await card(page).inner_text()
            assert not re.search(r"\boff\b|\bidle\b", said, re.IGNORECASE)
        await expect(_button(page, "Start")).to_be_visible(timeout=PATIENCE_MS)


async def test_the_card_offers_itself_and_its_modules_count_right(
    hass: Hass, kitchen: Kitchen
) -> None:
    """One page for all that needs no oven: the browser and a dashboard take seconds to come."""
    config = await _config(hass, kitchen, "_upper")
    async with dashboard(hass, [config]) as page:
        assert await page.evaluate(SUGGESTED, kitchen.oven.entity("temperature")) == config
        assert await page.evaluate(SUGGESTED, "sun.sun") is None
        assert await page.evaluate(STUB) in (await _zones(hass))
        fields = await page.evaluate(FIELDS)
        assert fields["device_id"]["device"] == {
            "filter": [{"integration": "cooker"}],
            # Cookers and zones have event entities; scenes and the household have none.
            "entity": [{"integration": "cooker", "domain": "event"}],
        }
        await _counts(page)
        await _speaks_every_language_alike(page)


SUGGESTED = """(entity) => {
  const { hass } = document.querySelector("home-assistant");
  const ours = window.customCards.filter((one) => one.type === "cooker-card");
  return ours.length === 1 ? (ours[0].getEntitySuggestion(hass, entity)?.config ?? null) : "twice";
}"""
STUB = """() => customElements.get("cooker-card")
  .getStubConfig(document.querySelector("home-assistant").hass).device_id"""
FIELDS = """() => Object.fromEntries(customElements.get("cooker-card").getConfigForm().schema
  .map((one) => [one.name, one.selector]))"""
COUNT = """async (address) => {
  const { clock, length, gone } = await import(address);
  return [clock(59.2), clock(0), clock(-5), clock(3725), length(90, "en"), length(45, "de"),
    length(0.5, "en"), gone(0, 100, 25), gone(0, 100, 900), gone(null, 100, 25)];
}"""
STEP = """async (address) => {
  const { coldest, fitted, inUnit, share, stepped } = await import(address);
  const minutes = { min: 1, max: 1440, step: 1, unit: "min" };
  const degrees = { min: 50, max: 250, step: 5, unit: "°C" };
  return [stepped(5, 1, minutes), stepped(47, 1, minutes), stepped(50, -1, minutes),
    stepped(1440, 1, minutes), stepped(1, -1, minutes), stepped(180, 1, degrees),
    stepped(182, -1, degrees), fitted(183, degrees), fitted(999, degrees),
    share(150, 50, 250), share(null, 50, 250), coldest(50, "°C"), coldest(5, "°C"),
    inUnit(100, "°C", "°F"), inUnit(212, "°F", "°C"), inUnit(60, "°C", "°C")];
}"""
SHAPE = """async (address) => {
  const { LANGUAGES } = await import(address);
  const places = (text) => (text.match(/\\{\\w+\\}/g) ?? []).sort().join();
  const shape = (words) => Object.keys(words).map((key) => key + places(words[key]));
  return Object.fromEntries(Object.entries(LANGUAGES).map(([one, words]) => [one, shape(words)]));
}"""


async def _counts(page: Page) -> None:
    told = await page.evaluate(COUNT, await _module(page, "time.js"))
    assert told[:4] == ["1:00", "0:00", "0:00", "1:02:05"]
    assert told[4:] == ["1 hr 30 min", "45 Min.", "0.5 min", 0.25, 1, None]
    told = await page.evaluate(STEP, await _module(page, "scale.js"))
    assert told == [6, 50, 45, 1440, 1, 185, 180, 185, 250, 0.5, 0, 20, 5, 212, 100, 60]


async def _speaks_every_language_alike(page: Page) -> None:
    shapes = await page.evaluate(SHAPE, await _module(page, "words.js"))
    assert shapes.keys() == {"en", "zh-Hans", "de", "fr", "es"}
    assert [one for one, shape in shapes.items() if shape != shapes["en"]] == []


async def _set(page: Page) -> None:
    """Choose grill, then 10 degrees more than it is set to, by the keys of the dial."""
    await card(page).get_by_label("Mode").select_option("grill")
    dial = card(page).get_by_role("slider")
    before = float(await dial.get_attribute("aria-valuenow") or "nan")
    await dial.press("ArrowUp")
    await dial.press("ArrowUp")
    await expect(dial).not_to_have_attribute("aria-valuenow", f"{before:g}")


async def _is_refused(page: Page, kitchen: Kitchen) -> None:
    """Press Start at once; the settings must have arrived before it, and the oven stays cold."""
    await _sees(page, UNSET)
    wanted = await card(page).get_by_role("slider").get_attribute("aria-valuenow")
    await _press(page, "Start")
    alert = card(page).get_by_role("alert")
    await expect(alert).to_contain_text(REFUSED, timeout=PATIENCE_MS)
    # Asked for, not waited for: what came after Start would come too late.
    mode, target = [await _asked(kitchen, key) for key in ("mode", "set_temperature")]
    assert (mode, float(target)) == ("grill", float(wanted or "nan"))
    assert not _is_on(await kitchen.panel.look())
    await _press(page, "Close")
    await expect(alert).to_be_hidden()


async def _asked(kitchen: Kitchen, key: str) -> str:
    home, entity = kitchen.oven.home, kitchen.oven.entity(key)
    return str((await home.get(f"/api/states/{entity}"))["state"])


async def _runs(page: Page, kitchen: Kitchen) -> None:
    await _sees(page, "Preheating")
    await _sees(page, "Heating up, 1 of 3")
    await _sees(page, re.compile(r"Hot in \d+:\d\d"))
    await _sees(page, re.compile(r"Ready at \d+:\d\d"))
    target_c = float(kitchen.oven.shown("target") or "nan")
    await _press(page, re.compile("Running target: Less"))
    await kitchen.panel.until(
        lambda shown: shown["zones"][0]["target_c"] < target_c, LINE_UP_S, "it was after less"
    )


async def _goes_on(page: Page, kitchen: Kitchen) -> None:
    """Put the food in when the oven asks for it, and lengthen the cook."""
    await kitchen.panel.press("set_speed", speed=HURRY)
    await _sees(page, "Put the food in")
    await kitchen.panel.press("set_speed", speed=1)
    await _press(page, "Done, continue")
    await _sees(page, "Cooking, 3 of 3")
    await _sees(page, re.compile(r"\d+:\d\d left"))
    left_s = (await kitchen.panel.look())["zones"][0]["remaining_s"]
    await _press(page, "Add 5 minutes")
    await kitchen.panel.until(
        lambda shown: shown["zones"][0]["remaining_s"] > left_s, LINE_UP_S, "there was more time"
    )


async def _config(hass: Hass, kitchen: Kitchen, zone: str) -> dict[str, Any]:
    return card_for(await hass.home.device(f"{kitchen.cooker_id}{zone}"))


async def _zones(hass: Hass) -> list[str]:
    devices = await hass.home.websocket.ask("config/device_registry/list")
    return [one["id"] for one in devices if one["identifiers"][0][0] == "cooker"]


async def _module(page: Page, name: str) -> str:
    address = str(await page.evaluate(FIND_MODULE, name))
    assert re.search(r"/cooker_static/[\d.]+-[0-9a-f]{8}/", address)
    return address


async def _sees(page: Page, text: str | re.Pattern[str]) -> None:
    shown = card(page).get_by_text(text).locator("visible=true")
    await expect(shown.first).to_be_visible(timeout=PATIENCE_MS)


async def _press(page: Page, name: str | re.Pattern[str]) -> None:
    await _button(page, name).click()


def _button(page: Page, name: str | re.Pattern[str]) -> Locator:
    return card(page).get_by_role("button", name=name, exact=isinstance(name, str))


def _is_on(shown: dict[str, Any]) -> bool:
    return shown["zones"][0]["state"] not in {"idle", "cooling_down"}


def _state(state: Any) -> str | None:  # noqa: ANN401
    return None if state is None else state.state
