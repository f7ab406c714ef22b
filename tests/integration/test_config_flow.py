"""A person finds a cooker and pairs with it; whatever goes wrong has its own sentence."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from homeassistant.config_entries import SOURCE_IGNORE, SOURCE_USER, SOURCE_ZEROCONF
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_schema_suggested_value,
)

from custom_components.cooker import typed
from custom_components.cooker.const import CONF_CODE, CONF_PINNED, DOMAIN
from custom_components.cooker.lib.aiocooker import Address
from tests.integration.announcement import Result, announced, answer, discover
from tests.integration.house import Paired
from tests.integration.stranger import FIRST_ANSWER, IDENTITY, PROOF_OF_NOTHING, stranger
from virtual_cooker import VirtualCooker


async def by_hand(hass: HomeAssistant, host: str, port: int | None = None) -> Result:
    flow = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert (flow["step_id"], flow["menu_options"]) == ("user", ["address", "adopt"])
    flow = await answer(hass, flow, next_step_id="address")
    assert (flow["step_id"], flow["errors"]) == ("address", {})
    place = {CONF_HOST: host} if port is None else {CONF_HOST: host, CONF_PORT: port}
    return await hass.config_entries.flow.async_configure(flow["flow_id"], place)


async def at_the_code(hass: HomeAssistant, cooker: VirtualCooker) -> Result:
    flow = await by_hand(hass, cooker.host, cooker.port)
    assert (flow["step_id"], flow["errors"]) == ("pair", {})
    return flow


async def test_a_discovered_cooker_is_confirmed_paired_and_set_up(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    flow = await discover(hass, oven)
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "zeroconf_confirm")
    assert flow["description_placeholders"] == {
        "name": "Kitchen oven",
        "manufacturer": "Cooker",
        "model": "Virtual built-in oven",
        "attempts": "",
    }
    (card,) = hass.config_entries.flow.async_progress()
    assert card["context"]["title_placeholders"] == {"name": "Kitchen oven (Virtual built-in oven)"}

    flow = await answer(hass, flow)
    assert (flow["step_id"], flow["errors"]) == ("pair", {})
    code = oven.panel.press_pairing()
    flow = await answer(hass, flow, **{CONF_CODE: code})

    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert flow["title"] == "Kitchen oven"
    assert flow["data"] | {"token": "secret"} == {
        "host": "127.0.0.1",
        "port": oven.port,
        "token": "secret",
        "fingerprint": oven.fingerprint,
        "pinned": False,
    }
    assert flow["result"].unique_id == oven.identity.id
    await hass.async_block_till_done()
    assert hass.states.async_entity_ids("button")
    (client,) = oven.panel.clients()
    assert client["name"] == "Home Assistant (test home)"


async def test_opening_the_discovery_card_shows_the_question_and_not_the_next_one(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    """The UI reads a step again without an answer."""
    flow = await discover(hass, oven)
    again = await hass.config_entries.flow.async_configure(flow["flow_id"])
    assert again["step_id"] == "zeroconf_confirm"


async def test_a_cooker_that_moves_while_its_card_waits_is_paired_where_it_is_now(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    flow = await discover(hass, oven)
    await oven.mishaps.new_port()
    unreachable = await answer(hass, flow)
    assert unreachable["errors"] == {"base": "unreachable"}
    second = await discover(hass, oven)
    assert (second["type"], second["reason"]) == (FlowResultType.ABORT, "already_in_progress")

    flow = await answer(hass, flow)
    flow = await answer(hass, flow, **{CONF_CODE: oven.panel.press_pairing()})
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert flow["data"][CONF_PORT] == oven.port


async def test_another_cooker_at_the_announced_address_is_told(
    hass: HomeAssistant, oven: VirtualCooker, rice_cooker: VirtualCooker
) -> None:
    info = replace(announced(oven), port=rice_cooker.port)
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_ZEROCONF}, data=info
    )
    flow = await answer(hass, flow)
    assert (flow["step_id"], flow["errors"]) == ("zeroconf_confirm", {"base": "wrong_cooker"})


async def test_an_announcement_that_is_no_cookers_is_left_alone(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    info = replace(announced(oven), properties={"id": "../../etc"}, port=None)
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_ZEROCONF}, data=info
    )
    assert (flow["type"], flow["reason"]) == (FlowResultType.ABORT, "not_a_cooker")


async def test_a_cooker_is_added_by_hand_and_its_address_stays(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    flow = await at_the_code(hass, oven)
    assert flow["description_placeholders"]["name"] == "Virtual built-in oven"
    flow = await answer(hass, flow, **{CONF_CODE: oven.panel.press_pairing()})
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    assert flow["data"][CONF_PINNED] is True
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    "host",
    [
        " 127.0.0.1:{port} ",
        "https://127.0.0.1:{port}/",
        "127.0.0.1:{port}/cooker/v1/identity",
        "\uff11\uff12\uff17.0.0.1:{port}",
    ],
)
async def test_an_address_may_be_pasted_as_it_is(
    hass: HomeAssistant, oven: VirtualCooker, host: str
) -> None:
    flow = await by_hand(hass, host.format(port=oven.port))
    assert flow["step_id"] == "pair"


@pytest.mark.parametrize("host", ["", "my oven", "https://", "127.0.0.1:port", "[::1"])
async def test_what_cannot_be_an_address_is_told_at_its_field(
    hass: HomeAssistant, host: str
) -> None:
    flow = await by_hand(hass, host, 8443)
    assert (flow["step_id"], flow["errors"]) == ("address", {CONF_HOST: "invalid_host"})
    assert get_schema_suggested_value(flow["data_schema"].schema, CONF_HOST) == host
    assert get_schema_suggested_value(flow["data_schema"].schema, CONF_PORT) == 8443


def test_an_ipv6_address_is_understood() -> None:
    assert typed.address("fd00::7", None) == Address("fd00::7", 443)
    assert typed.address("[fd00::7]:8443", None) == Address("fd00::7", 8443)


async def test_an_address_where_nothing_answers_is_told_and_can_be_mended(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    flow = await by_hand(hass, oven.host, 9)
    assert (flow["step_id"], flow["errors"]) == ("address", {"base": "unreachable"})
    assert get_schema_suggested_value(flow["data_schema"].schema, CONF_HOST) == oven.host
    flow = await answer(hass, flow, host=oven.host, port=oven.port)
    assert flow["step_id"] == "pair"


async def test_something_that_is_no_cooker_is_told(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    """The panel's page answers, but without TLS."""
    panel_port = int(oven.panel_url.rsplit(":", 1)[1].strip("/"))
    flow = await by_hand(hass, oven.host, panel_port)
    assert flow["errors"] == {"base": "not_a_cooker"}


async def test_a_version_that_we_do_not_speak_is_told(hass: HomeAssistant, tmp_path: Path) -> None:
    async with stranger(tmp_path, {**IDENTITY, "api": 0}) as port:
        flow = await by_hand(hass, "127.0.0.1", port)
    assert flow["errors"] == {"base": "unsupported_version"}


async def test_a_cooker_cannot_be_added_twice(
    hass: HomeAssistant, oven: VirtualCooker, paired: Paired
) -> None:
    await paired(oven)
    for flow in (await by_hand(hass, oven.host, oven.port), await discover(hass, oven)):
        assert (flow["type"], flow["reason"]) == (FlowResultType.ABORT, "already_configured")


async def test_an_ignored_cooker_stays_ignored_but_can_be_added_by_hand(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    MockConfigEntry(
        domain=DOMAIN, unique_id=oven.identity.id, source=SOURCE_IGNORE, data={}
    ).add_to_hass(hass)
    assert (await discover(hass, oven))["reason"] == "already_configured"
    await at_the_code(hass, oven)


@pytest.mark.parametrize("form", ["{0} {1}", "{0}-{1}", " {0}–{1} ", "{0}　{1}"])
async def test_a_code_may_be_typed_as_people_read_it(
    hass: HomeAssistant, oven: VirtualCooker, form: str
) -> None:
    flow = await at_the_code(hass, oven)
    code = oven.panel.press_pairing()
    flow = await answer(hass, flow, **{CONF_CODE: form.format(code[:4], code[4:])})
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


@pytest.mark.parametrize("text", ["1234567", "123456789", "1234567a", ""])
async def test_what_cannot_be_a_code_costs_no_attempt(
    hass: HomeAssistant, oven: VirtualCooker, text: str
) -> None:
    flow = await at_the_code(hass, oven)
    code = oven.panel.press_pairing()
    flow = await answer(hass, flow, **{CONF_CODE: text})
    assert (flow["step_id"], flow["errors"]) == ("pair", {CONF_CODE: "invalid_code"})
    for left in (4, 3):
        flow = await answer(hass, flow, **{CONF_CODE: wrong(code)})
        assert flow["description_placeholders"]["attempts"] == str(left)


async def test_a_wrong_code_tells_the_attempts_left_and_can_be_mended(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    flow = await at_the_code(hass, oven)
    code = oven.panel.press_pairing()
    flow = await answer(hass, flow, **{CONF_CODE: wrong(code)})
    assert flow["errors"] == {"base": "wrong_code_attempts"}
    assert flow["description_placeholders"]["attempts"] == "4"
    assert get_schema_suggested_value(flow["data_schema"].schema, CONF_CODE) == wrong(code)
    flow = await answer(hass, flow, **{CONF_CODE: code})
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


async def test_five_wrong_codes_lock_until_the_button_is_pressed_again(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    flow = await at_the_code(hass, oven)
    code = oven.panel.press_pairing()
    for _ in range(5):
        flow = await answer(hass, flow, **{CONF_CODE: wrong(code)})
    assert flow["errors"] == {"base": "pairing_locked"}
    flow = await answer(hass, flow, **{CONF_CODE: code})
    assert flow["errors"] == {"base": "pairing_locked"}
    flow = await answer(hass, flow, **{CONF_CODE: oven.panel.press_pairing()})
    assert flow["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


async def test_a_closed_window_is_told(hass: HomeAssistant, oven: VirtualCooker) -> None:
    flow = await at_the_code(hass, oven)
    flow = await answer(hass, flow, **{CONF_CODE: "12345678"})
    assert (flow["step_id"], flow["errors"]) == ("pair", {"base": "pairing_closed"})


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({1: FIRST_ANSWER, 2: PROOF_OF_NOTHING}, "impostor"),
        ({1: {"exchange": "ab"}}, "protocol_error"),
    ],
)
async def test_a_stranger_that_plays_a_cooker_gets_nothing(
    hass: HomeAssistant, tmp_path: Path, answers: dict[int, Any], error: str
) -> None:
    async with stranger(tmp_path, answers=answers) as port:
        flow = await by_hand(hass, "127.0.0.1", port)
        flow = await answer(hass, flow, **{CONF_CODE: "12345678"})
    assert flow["errors"] == {"base": error}
    assert hass.config_entries.async_entries(DOMAIN) == []


async def test_a_wrong_code_without_a_count_is_told_too(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    """The count is optional in the specification."""
    async with stranger(tmp_path, answers={1: {"error": "wrong_code"}}, status=403) as port:
        flow = await by_hand(hass, "127.0.0.1", port)
        flow = await answer(hass, flow, **{CONF_CODE: "12345678"})
    assert flow["errors"] == {"base": "wrong_code"}


async def test_a_cooker_switched_off_while_pairing_is_told(
    hass: HomeAssistant, oven: VirtualCooker
) -> None:
    flow = await at_the_code(hass, oven)
    await oven.mishaps.new_port()
    flow = await answer(hass, flow, **{CONF_CODE: "12345678"})
    assert (flow["step_id"], flow["errors"]) == ("pair", {"base": "unreachable"})


def wrong(code: str) -> str:
    """Return a code that is not that one."""
    return f"{(int(code) + 1) % 10**8:08d}"
