"""What a person must look into is told in Repairs, with a way out that the UI can walk."""

from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigEntryDisabler,
    ConfigEntryState,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.cooker.const import CONF_CODE, DOMAIN
from custom_components.cooker.memory import Memory
from tests.integration.announcement import answer, discover
from tests.integration.house import AtHome, House, Paired, until
from tests.integration.stranger import IDENTITY, stranger
from virtual_cooker import VirtualCooker

type Step = dict[str, Any]

A_DAY = timedelta(days=1, minutes=1)


def told(hass: HomeAssistant) -> set[str]:
    """Return what Repairs shows of us."""
    return {
        str(issue.translation_key)
        for (domain, _), issue in ir.async_get(hass).issues.items()
        if domain == DOMAIN
    }


@pytest.fixture
async def web(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> TestClient[Any, Any]:
    for component in ("zeroconf", "repairs", "config"):
        assert await async_setup_component(hass, component, {})
    return await hass_client()


async def opened(hass: HomeAssistant, web: TestClient[Any, Any], key: str) -> Step:
    """Open the dialog of an issue, as the UI does."""
    (issue_id,) = [
        issue_id
        for (domain, issue_id), issue in ir.async_get(hass).issues.items()
        if domain == DOMAIN and issue.translation_key == key
    ]
    reply = await web.post(
        "/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": issue_id}
    )
    assert reply.status == HTTPStatus.OK, await reply.text()
    step: Step = await reply.json()
    assert step["type"] == "menu"
    return step


async def chosen(web: TestClient[Any, Any], step: Step, option: str) -> Step:
    """Choose a way out."""
    assert option in step["menu_options"]
    where = f"/api/repairs/issues/fix/{step['flow_id']}"
    reply = await web.post(where, json={"next_step_id": option})
    assert reply.status == HTTPStatus.OK, await reply.text()
    answered: Step = await reply.json()
    return answered


def waiting(hass: HomeAssistant, source: str) -> list[str]:
    """Return the entry's conversations that wait for a person."""
    flows = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    return [flow["flow_id"] for flow in flows if flow["context"]["source"] == source]


def for_a_day(house: House) -> None:
    """Let it be away since yesterday; nobody wants to wait for that."""
    facts = house.entry.runtime_data._memory.facts
    facts["away_since"] = (datetime.fromisoformat(facts["away_since"]) - A_DAY).isoformat()
    async_fire_time_changed(house.hass, dt_util.utcnow() + A_DAY)


async def test_a_changed_certificate_leads_to_pairing_and_stays_until_that_is_done(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, web: TestClient[Any, Any]
) -> None:
    house = await at_home(oven)
    oven.panel.factory_reset()
    await until(lambda: waiting(hass, SOURCE_REAUTH), "Home Assistant asks to pair again")
    assert told(hass) == {"certificate_changed"}

    step = await opened(hass, web, "certificate_changed")
    assert step["description_placeholders"] == {"name": "Virtual built-in oven"}
    step = await chosen(web, step, "pair_again")
    assert step["type"] == "abort"
    kind, flow_id = step["next_flow"]
    assert (kind, [flow_id]) == ("config_flow", waiting(hass, SOURCE_REAUTH))
    assert told(hass) == {"certificate_changed"}, "nothing is mended yet"

    flow = hass.config_entries.flow.async_get(flow_id)
    flow = await answer(hass, flow)
    flow = await answer(hass, flow, **{CONF_CODE: oven.panel.press_pairing()})
    assert flow["reason"] == "reauth_successful"
    await hass.async_block_till_done()
    await house.shows("idle", "sensor", "state", "upper")
    assert told(hass) == set()


async def test_pairing_can_be_begun_from_repairs_after_its_notice_was_dismissed(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, web: TestClient[Any, Any]
) -> None:
    await at_home(oven)
    await oven.mishaps.new_certificate()
    await until(lambda: waiting(hass, SOURCE_REAUTH), "Home Assistant asks to pair again")
    for flow_id in waiting(hass, SOURCE_REAUTH):
        hass.config_entries.flow.async_abort(flow_id)
    step = await chosen(web, await opened(hass, web, "certificate_changed"), "pair_again")
    assert waiting(hass, SOURCE_REAUTH) == [step["next_flow"][1]]


async def test_a_wrong_cooker_leads_to_the_address(
    hass: HomeAssistant,
    oven: VirtualCooker,
    rice_cooker: VirtualCooker,
    paired: Paired,
    web: TestClient[Any, Any],
) -> None:
    entry = await paired(oven)
    hass.config_entries.async_update_entry(entry, data={**entry.data, "port": rice_cooker.port})
    assert not await hass.config_entries.async_setup(entry.entry_id)
    step = await chosen(web, await opened(hass, web, "wrong_cooker"), "new_address")
    assert [step["next_flow"][1]] == waiting(hass, SOURCE_RECONFIGURE)

    flow = hass.config_entries.flow.async_get(step["next_flow"][1])
    assert flow["step_id"] == "reconfigure"
    flow = await answer(hass, flow, host="127.0.0.1", port=oven.port, pinned=False)
    assert flow["reason"] == "reconfigure_successful"
    await until(lambda: entry.state is ConfigEntryState.LOADED, "it is set up")
    assert told(hass) == set()


async def test_firmware_that_is_too_old_is_told_until_it_is_updated(
    hass: HomeAssistant,
    oven: VirtualCooker,
    paired: Paired,
    web: TestClient[Any, Any],
    tmp_path: Path,
) -> None:
    entry = await paired(oven)
    data = dict(entry.data)
    async with stranger(tmp_path, {**IDENTITY, "id": oven.identity.id, "api": 0}) as port:
        hass.config_entries.async_update_entry(entry, data={**data, "port": port})
        assert not await hass.config_entries.async_setup(entry.entry_id)
        step = await opened(hass, web, "firmware_too_old")
        step = await chosen(web, step, "look_again")
        assert (step["type"], step["reason"]) == ("abort", "as_before")
    hass.config_entries.async_update_entry(entry, data=data)
    step = await chosen(web, await opened(hass, web, "firmware_too_old"), "look_again")
    assert step["type"] == "create_entry"
    assert told(hass) == set()
    assert entry.state is ConfigEntryState.LOADED


async def test_a_cooker_that_is_away_for_a_day_is_told_until_it_is_back(
    hass: HomeAssistant,
    oven: VirtualCooker,
    at_home: AtHome,
    web: TestClient[Any, Any],
) -> None:
    house = await at_home(oven)
    port = oven.port
    await oven.mishaps.new_port()
    await house.shows("unavailable", "sensor", "state", "upper")
    assert told(hass) == set()
    for_a_day(house)
    await until(lambda: told(hass), "Repairs tells")
    step = await opened(hass, web, "away")
    since = datetime.fromisoformat(step["description_placeholders"]["since"])
    yesterday = dt_util.now().replace(tzinfo=None) - A_DAY
    assert abs(since - yesterday) < timedelta(minutes=5)

    step = await chosen(web, step, "look_again")
    assert step["reason"] == "as_before"
    await oven.move("127.0.0.1", port)
    step = await chosen(web, await opened(hass, web, "away"), "look_again")
    assert step["type"] == "create_entry"
    await house.shows("idle", "sensor", "state", "upper")
    assert told(hass) == set()


async def test_a_cooker_that_comes_back_is_told_of_no_more(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await oven.mishaps.new_port()
    await house.shows("unavailable", "sensor", "state", "upper")
    for_a_day(house)
    await until(lambda: told(hass), "Repairs tells")
    await discover(hass, oven)
    await house.shows("idle", "sensor", "state", "upper")
    assert told(hass) == set()
    async_fire_time_changed(hass, dt_util.utcnow() + A_DAY)
    await hass.async_block_till_done()
    assert told(hass) == set()


async def test_a_day_away_counts_over_restarts(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, hass_storage: dict[str, Any]
) -> None:
    """Who restarts every evening would otherwise never be told."""
    house = await at_home(oven)
    entry = house.entry
    await oven.mishaps.new_port()
    await house.shows("unavailable", "sensor", "state", "upper")
    await hass.config_entries.async_unload(entry.entry_id)
    kept = hass_storage[f"cooker.{entry.entry_id}"]["data"]
    since = datetime.fromisoformat(kept["away_since"])
    for earlier, expected in ((A_DAY / 2, set()), (A_DAY, {"away"})):
        kept["away_since"] = (since - earlier).isoformat()
        assert not await hass.config_entries.async_setup(entry.entry_id)
        assert entry.state is ConfigEntryState.SETUP_RETRY
        assert told(hass) == expected
        await hass.config_entries.async_unload(entry.entry_id)
        assert datetime.fromisoformat(kept["away_since"]) == since - earlier


@pytest.mark.parametrize("running", [True, False])
async def test_a_disabled_cooker_is_no_matter(
    hass: HomeAssistant,
    oven: VirtualCooker,
    at_home: AtHome,
    *,
    running: bool,
) -> None:
    house = await at_home(oven)
    await oven.mishaps.new_port()
    await house.shows("unavailable", "sensor", "state", "upper")
    for_a_day(house)
    if not running:
        await hass.config_entries.async_reload(house.entry.entry_id)
        assert house.entry.state is ConfigEntryState.SETUP_RETRY
    await until(lambda: told(hass), "Repairs tells")
    await hass.config_entries.async_set_disabled_by(house.entry.entry_id, ConfigEntryDisabler.USER)
    assert told(hass) == set()
    async_fire_time_changed(hass, dt_util.utcnow() + A_DAY)
    await hass.async_block_till_done()
    assert told(hass) == set()


async def test_a_removed_cooker_is_no_matter(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    oven.mishaps.wrong_clock(3600)
    house = await at_home(oven)
    assert told(hass) == {"clock_wrong"}
    await hass.config_entries.async_remove(house.entry.entry_id)
    assert told(hass) == set()


async def test_a_clock_that_is_an_hour_wrong_is_told_until_it_is_set(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, web: TestClient[Any, Any]
) -> None:
    oven.mishaps.wrong_clock(-3600)
    await at_home(oven)
    step = await opened(hass, web, "clock_wrong")
    assert step["description_placeholders"]["minutes"] == "60"
    assert (await chosen(web, step, "look_again"))["reason"] == "as_before"
    oven.mishaps.wrong_clock(0)
    step = await chosen(web, await opened(hass, web, "clock_wrong"), "look_again")
    assert step["type"] == "create_entry"
    assert told(hass) == set()


@pytest.mark.parametrize("seconds", [0, 240, -240, None])
async def test_a_clock_that_is_good_enough_is_no_matter(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, seconds: float | None
) -> None:
    oven.mishaps.wrong_clock(seconds)
    await at_home(oven)
    assert told(hass) == set()


async def test_a_matter_that_settled_itself_while_its_dialog_was_open_is_closed(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, web: TestClient[Any, Any]
) -> None:
    oven.mishaps.wrong_clock(3600)
    house = await at_home(oven)
    step = await opened(hass, web, "clock_wrong")
    oven.mishaps.wrong_clock(0)
    await house.restart()
    assert told(hass) == set()
    assert (await chosen(web, step, "look_again"))["type"] == "create_entry"


async def test_what_was_remembered_before_absences_were_is_kept(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, hass_storage: dict[str, Any]
) -> None:
    """Storage of the first version has no such member."""
    hass_storage["cooker.old"] = {
        "version": 1,
        "minor_version": 1,
        "key": "cooker.old",
        "data": {"last_event_id": 7, "staged": {}},
    }
    memory = Memory(hass, "old")
    await memory.load()
    assert (memory.facts["last_event_id"], memory.facts["away_since"]) == (7, None)
