"""What a person sees and does at the front panel, in a real browser before a real appliance."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.kitchen import Standing

MODELS = ["oven", "microwave", "rice_cooker", "toaster_oven", "water_bath", "air_fryer"]
Stand = Callable[..., Standing]

UNREACHABLE = """() => [...document.querySelectorAll("button, select, input, summary")]
  .filter((one) => one.checkVisibility())
  .filter((one) => {
    one.scrollIntoView({ block: "center" });
    const box = one.getBoundingClientRect();
    if (box.left < 0 || box.right > innerWidth) return true;
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !hit || !(one.contains(hit) || one.parentElement.contains(hit));
  })
  .map((one) => one.outerHTML)"""

NAMELESS = """() => [...document.querySelectorAll("button, select, input")]
  .filter((one) => !one.getAttribute("aria-label") && !one.textContent.trim())
  .filter((one) => !one.labels?.length)
  .map((one) => one.outerHTML)"""

SAID = """() => {
  const own = (one) => [...one.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data);
  const labels = (one) => ["aria-label", "aria-valuetext", "title", "placeholder"]
    .map((name) => one.getAttribute(name)).filter(Boolean);
  return [...document.querySelectorAll("body *")]
    .filter((one) => !one.closest("[data-said], noscript, script"))
    .flatMap((one) => [...own(one), ...labels(one)]);
}"""


def zone(state: dict[str, Any], name: str = "upper") -> dict[str, Any]:
    return next(one for one in state["zones"] if one["id"] == name)


def test_a_door_opens_and_closes_by_a_key_and_the_drawing_follows(stand: Stand) -> None:
    me = stand("oven")
    cavity = me.page.locator(".oven-zone.upper .cavity")
    me.key("Open door: Upper oven").click()
    expect(cavity).to_have_attribute("data-door", "open")
    assert zone(me.state())["door"] == "open"
    me.key("Close door: Upper oven").click()
    expect(cavity).to_have_attribute("data-door", "closed")
    assert zone(me.state())["door"] == "closed"


def test_the_glass_door_itself_can_be_tapped(stand: Stand) -> None:
    me = stand("oven")
    me.page.locator(".oven-zone.lower .oven-door").click()
    me.until(lambda state: zone(state, "lower")["door"] == "open", "open")


@pytest.mark.parametrize("model", MODELS)
def test_pairing_shows_the_code_that_the_appliance_has(stand: Stand, model: str) -> None:
    me = stand(model)
    code = me.page.locator(".pairing-code")
    expect(code).to_be_hidden()
    me.key("Pair").click()
    expect(code).to_have_text(re.compile(r"^\d{8}$"))
    assert code.text_content() == me.state()["pairing"]["code"]
    expect(me.page.locator(".pairing-left")).to_have_text(re.compile(r"^\d+ s left$"))
    expect(me.page.locator(".pairing-digits")).to_be_visible()


@pytest.mark.parametrize("model", MODELS)
def test_allowing_remote_start_lights_the_lamp_and_the_appliance_says_so(
    stand: Stand, model: str
) -> None:
    me = stand(model)
    key = me.key("Remote start")
    expect(key).to_have_attribute("aria-pressed", "false")
    key.click()
    expect(key).to_have_attribute("aria-pressed", "true")
    assert me.state()["remote_start"] == "allowed"
    key.click()
    expect(key).to_have_attribute("aria-pressed", "false")
    assert me.state()["remote_start"] == "not_allowed"


def test_starting_heat_moves_the_temperature_and_the_curve(stand: Stand) -> None:
    me = stand("oven")
    now = me.page.locator(".oven-zone.upper .figure.big .figure-value")
    line = me.page.locator("[data-zone=upper] .curve-line")
    before = line.get_attribute("d")
    me.key("Start: Upper oven").click()
    expect(me.page.locator(".oven-zone.upper .display-state")).to_have_text("Preheating")
    expect(now).to_have_text(re.compile(r"^([6-9]\d|1\d\d) °C$"), timeout=20_000)
    assert line.get_attribute("d") != before
    curve = me.page.locator("[data-zone=upper] .curve-chart")
    expect(curve).to_have_attribute("aria-label", re.compile("Upper oven: now .* set 180 °C"))
    me.key("Stop: Upper oven").click()
    expect(me.page.locator(".oven-zone.upper .display-state")).not_to_have_text("Preheating")


def test_dialling_never_heats_and_start_takes_what_was_dialled(stand: Stand) -> None:
    me = stand("oven")
    me.page.get_by_role("slider", name="Mode, Upper oven").press("ArrowRight")
    me.page.get_by_role("slider", name="Temperature, Upper oven").press("ArrowRight")
    expect(me.page.locator(".oven-zone.upper .figure.small").first).to_contain_text("165 °C")
    assert zone(me.state())["state"] == "idle"
    me.key("Start: Upper oven").click()
    state = me.until(lambda state: zone(state)["target_c"] is not None, "started")
    assert zone(state)["target_c"] == 165
    assert zone(state)["stage"]["mode"] == "convection"


def test_a_dial_turns_under_a_finger_and_a_cook_in_progress_follows(stand: Stand) -> None:
    me = stand("oven")
    me.key("Start: Upper oven").click()
    me.until(lambda state: zone(state)["target_c"] == 180, "started")
    dial = me.page.locator(".oven-zone.upper .knob-dial").nth(1)
    dial.scroll_into_view_if_needed()
    box = dial.bounding_box()
    assert box is not None
    x, y, reach = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, box["width"] / 3
    me.page.mouse.move(x, y - reach)
    me.page.mouse.down()
    me.page.mouse.move(x + reach, y - reach, steps=5)
    me.page.mouse.move(x + reach, y, steps=5)
    me.page.mouse.up()
    me.until(lambda state: (zone(state)["target_c"] or 0) > 220, "turned up by a quarter turn")


@pytest.mark.parametrize("model", MODELS)
def test_food_goes_in_through_an_open_door_and_is_seen(stand: Stand, model: str) -> None:
    me = stand(model)
    me.page.get_by_role("button", name=re.compile("^(Open door|Open lid|Pull)")).first.click()
    me.page.get_by_role("button", name=re.compile("^Put food in")).first.click()
    state = me.until(lambda state: state["zones"][0]["food"] is not None, "fed")
    assert state["zones"][0]["food"]["mass_kg"] > 0
    expect(me.page.locator(".food, .rice").first).to_be_visible()
    me.page.get_by_role("button", name=re.compile("^Take food out")).first.click()
    expect(me.page.locator(".food, .rice").first).to_be_hidden()


def test_a_microwave_warms_food_by_the_power_and_time_tapped_on_its_screen(stand: Stand) -> None:
    me = stand("microwave")
    me.press("open_door", zone="cavity")
    me.press("put_food", zone="cavity", mass_kg=0.3, temperature_c=5)
    me.press("close_door", zone="cavity")
    me.key("Power, Microwave: Less").click()
    me.key("Time, Microwave: More").click()
    me.key("Start: Microwave").click()
    expect(me.page.locator(".screen-state")).to_have_text("Cooking")
    assert zone(me.state(), "cavity")["power_pct"] == 90
    warm = re.compile(r"^([3-9]\d|100) °C$")
    expect(me.page.locator(".gauge-now")).to_have_text(warm, timeout=20_000)


@pytest.mark.parametrize("model", MODELS)
def test_a_phone_needs_no_sideways_scroll_and_reaches_every_control(
    stand: Stand, model: str
) -> None:
    me = stand(model, width=360)
    me.press("press_pairing")
    me.page.locator(".pairing-digits").wait_for()
    me.page.locator("summary").click()
    for one in me.state()["zones"]:
        me.press("open_door", zone=one["id"])
    expect(me.page.locator("[data-door=closed]")).to_have_count(0)
    assert me.page.evaluate("document.documentElement.scrollWidth") == 360
    assert me.page.evaluate(UNREACHABLE) == []


@pytest.mark.parametrize("model", MODELS)
def test_every_control_has_a_name(stand: Stand, model: str) -> None:
    assert stand(model).page.evaluate(NAMELESS) == []


@pytest.mark.parametrize("model", MODELS)
def test_the_chinese_page_has_no_english_left(stand: Stand, model: str) -> None:
    me = stand(model, language="zh-CN")
    me.press("press_pairing")
    me.page.locator(".pairing-digits").wait_for()
    assert me.page.evaluate("document.documentElement.lang") == "zh-Hans"
    names = re.compile(r"Home Assistant|Cooker|°C")
    said = [names.sub("", text) for text in me.page.evaluate(SAID)]
    assert [text for text in said if re.search("[A-Za-z]", text)] == []


def test_the_language_can_be_chosen_and_is_remembered(stand: Stand) -> None:
    me = stand("rice_cooker")
    me.key("简体中文").click()
    expect(me.key("配对")).to_be_visible()
    me.page.reload()
    expect(me.key("配对")).to_be_visible()


def test_both_languages_have_the_same_texts(stand: Stand) -> None:
    me = stand("rice_cooker")
    tables = me.page.evaluate(
        """async () => {
          const { LANGUAGES } = await import("/static/words.js");
          return Object.values(LANGUAGES).map((table) => Object.keys(table).sort());
        }"""
    )
    assert tables[0] == tables[1]


@pytest.mark.parametrize(
    ("language", "key", "shut"), [("en", "Start: Pot", "lid"), ("zh-CN", "内锅\uff1a开始", "盖")]
)
def test_a_refusal_is_told_in_a_sentence(stand: Stand, language: str, key: str, shut: str) -> None:
    me = stand("rice_cooker", language=language)
    me.press("open_door", zone="pot")
    me.key(key).click()
    expect(me.page.get_by_role("alert").get_by_text(shut)).to_be_visible()
    assert zone(me.state(), "pot")["state"] == "idle"


def test_the_child_lock_holds_the_panel(stand: Stand) -> None:
    me = stand("oven")
    me.key("Child lock").click()
    expect(me.key("Child lock")).to_have_attribute("aria-pressed", "true")
    me.key("Start: Upper oven").click()
    expect(me.page.get_by_role("alert").get_by_text("child lock")).to_be_visible()
    assert zone(me.state())["state"] == "idle"


def test_the_panel_goes_dark_without_power_and_comes_back_by_itself(stand: Stand) -> None:
    me = stand("oven")
    dark = me.page.get_by_text("Power is off")
    expect(dark).to_be_hidden()
    me.page.locator("summary").click()
    me.key("Power failure, 5 s").click()
    expect(dark).to_be_visible()
    expect(dark).to_be_hidden(timeout=15_000)
    me.key("Open door: Upper oven").click()
    me.until(lambda state: zone(state)["door"] == "open", "open")


def test_a_name_is_shown_as_it_is_and_never_run(stand: Stand) -> None:
    me = stand("oven")
    name = "<img src=x onerror=alert(1)>"
    me.press("rename", name=name)
    expect(me.page.get_by_role("heading", level=1)).to_have_text(name)
    assert me.page.locator("img").count() == 0


def test_the_page_may_load_and_run_nothing_from_elsewhere(stand: Stand) -> None:
    me = stand("oven")
    answer = me.page.reload()
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    sources = me.page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert [one for one in sources if not one.startswith(me.url)] == []
