"""Trust that ends, and how a person mends it."""

import pytest
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir

from custom_components.cooker.const import CONF_CODE, CONF_FINGERPRINT, DOMAIN
from tests.integration.announcement import Result, announced, answer, discover
from tests.integration.house import AtHome, House, Paired, until
from virtual_cooker import VirtualCooker


def waiting(hass: HomeAssistant) -> list[Result]:
    """Return the conversations that wait for a person."""
    return [
        flow
        for flow in hass.config_entries.flow.async_progress_by_handler(DOMAIN)
        if flow["context"]["source"] == SOURCE_REAUTH
    ]


def issues(hass: HomeAssistant) -> set[str]:
    """Return what Repairs shows of us."""
    return {
        issue.translation_key or ""
        for (domain, _), issue in ir.async_get(hass).issues.items()
        if domain == DOMAIN
    }


async def revoked(house: House) -> Result:
    (client,) = house.cooker.panel.clients()
    house.cooker.panel.revoke(client["client_id"])
    await until(lambda: waiting(house.hass), "Home Assistant asks to pair again")
    (flow,) = waiting(house.hass)
    return flow


async def test_a_revoked_pairing_asks_for_a_new_one(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    flow = await revoked(house)
    assert flow["step_id"] == "reauth_confirm"
    assert house.shown("sensor", "state", "upper") == "unavailable"
    assert issues(hass) == set()

    flow = await answer(hass, flow)
    assert (flow["step_id"], flow["description_placeholders"]["name"]) == (
        "pair",
        "Virtual built-in oven",
    )
    flow = await answer(hass, flow, **{CONF_CODE: oven.panel.press_pairing()})
    assert (flow["type"], flow["reason"]) == (FlowResultType.ABORT, "reauth_successful")
    await hass.async_block_till_done()
    await house.shows("idle", "sensor", "state", "upper")


async def test_a_pairing_revoked_while_home_assistant_was_down_asks_for_a_new_one(
    hass: HomeAssistant, oven: VirtualCooker, paired: Paired
) -> None:
    entry = await paired(oven)
    (client,) = oven.panel.clients()
    oven.panel.revoke(client["client_id"])
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "token_refused"
    await until(lambda: waiting(hass), "Home Assistant asks to pair again")


async def test_a_false_announcement_does_not_lead_a_new_pairing_astray(
    hass: HomeAssistant, oven: VirtualCooker, rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await revoked(house)
    before = dict(house.entry.data)
    lie = announced(oven)
    lie.port = rice_cooker.port
    await hass.config_entries.flow.async_init(DOMAIN, context={"source": "zeroconf"}, data=lie)
    assert dict(house.entry.data) == before


async def test_a_cooker_that_was_reset_and_moved_is_paired_where_it_is_now(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    oven.panel.factory_reset()
    await until(lambda: waiting(hass), "Home Assistant asks to pair again")
    (flow,) = waiting(hass)
    await oven.mishaps.new_port()
    await discover(hass, oven)
    flow = await answer(hass, flow)
    flow = await answer(hass, flow, **{CONF_CODE: oven.panel.press_pairing()})
    assert flow["reason"] == "reauth_successful"
    await hass.async_block_till_done()
    await house.shows("idle", "sensor", "state", "upper")


async def test_a_cooker_that_is_off_when_it_should_be_paired_again_is_told(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    flow = await revoked(house)
    old_port = oven.port
    await oven.mishaps.new_port()
    flow = await answer(hass, flow)
    assert (flow["step_id"], flow["errors"]) == ("reauth_confirm", {"base": "unreachable"})
    assert old_port != oven.port
    await discover(hass, oven)
    flow = await answer(hass, flow)
    assert flow["step_id"] == "pair"


async def test_another_cooker_at_the_address_is_not_paired_in_its_place(
    hass: HomeAssistant, oven: VirtualCooker, rice_cooker: VirtualCooker, paired: Paired
) -> None:
    entry = await paired(oven)
    hass.config_entries.async_update_entry(entry, data={**entry.data, "port": rice_cooker.port})
    flow = await entry.start_reauth_flow(hass)
    assert (flow["step_id"], flow["errors"]) == ("reauth_confirm", {})
    flow = await answer(hass, flow)
    assert (flow["step_id"], flow["errors"]) == ("reauth_confirm", {"base": "wrong_cooker"})


async def test_a_changed_certificate_is_never_trusted_silently(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """A factory reset makes a new certificate; so does an impostor. Only a person can tell."""
    house = await at_home(oven)
    known = oven.fingerprint
    oven.panel.factory_reset()
    await until(lambda: waiting(hass), "Home Assistant asks to pair again")
    (flow,) = waiting(hass)
    assert flow["step_id"] == "certificate_changed"
    assert issues(hass) == {"certificate_changed"}
    assert house.entry.data[CONF_FINGERPRINT] == known
    assert house.shown("sensor", "state", "upper") == "unavailable"

    again = await hass.config_entries.flow.async_configure(flow["flow_id"])
    assert again["step_id"] == "certificate_changed"
    flow = await answer(hass, flow)
    flow = await answer(hass, flow, **{CONF_CODE: oven.panel.press_pairing()})
    assert flow["reason"] == "reauth_successful"
    await hass.async_block_till_done()
    assert house.entry.data[CONF_FINGERPRINT] == oven.fingerprint != known
    await house.shows("idle", "sensor", "state", "upper")
    assert issues(hass) == set()


async def test_a_certificate_changed_while_home_assistant_was_down_is_told(
    hass: HomeAssistant, oven: VirtualCooker, paired: Paired
) -> None:
    entry = await paired(oven)
    await oven.mishaps.new_certificate()
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.error_reason_translation_key == "certificate_changed"
    assert issues(hass) == {"certificate_changed"}
    await until(lambda: waiting(hass), "Home Assistant asks to pair again")
    await hass.config_entries.async_remove(entry.entry_id)
    assert issues(hass) == set()


async def test_a_certificate_that_changes_under_the_form_is_told_before_the_code_is_typed(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    flow = await revoked(house)
    await oven.mishaps.new_certificate()
    flow = await answer(hass, flow)
    assert flow["step_id"] == "certificate_changed"


async def test_another_cooker_at_the_address_is_told_in_repairs(
    hass: HomeAssistant, oven: VirtualCooker, rice_cooker: VirtualCooker, paired: Paired
) -> None:
    """A router gave the address away; nobody needs to pair again for that."""
    entry = await paired(oven)
    hass.config_entries.async_update_entry(entry, data={**entry.data, "port": rice_cooker.port})
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert issues(hass) == {"wrong_cooker"}
    assert waiting(hass) == []

    await discover(hass, oven)
    await hass.async_block_till_done()
    await until(lambda: entry.state is ConfigEntryState.LOADED, "it is set up")
    assert issues(hass) == set()


async def test_a_false_announcement_does_not_cost_the_line(
    hass: HomeAssistant, oven: VirtualCooker, rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    """Anybody on the network can announce a cooker's id with an address of their own."""
    house = await at_home(oven)
    before = dict(house.entry.data)
    lie = announced(oven)
    lie.port = rice_cooker.port
    for port in (rice_cooker.port, 9):
        lie.port = port
        await hass.config_entries.flow.async_init(DOMAIN, context={"source": "zeroconf"}, data=lie)
    assert dict(house.entry.data) == before
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "sensor", "state", "upper")
    await house.shows("idle", "sensor", "state", "upper")
    assert waiting(hass) == []


@pytest.mark.parametrize("running", [True, False])
async def test_a_line_given_up_for_an_impostor_is_taken_up_when_the_cooker_shows_itself(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, *, running: bool
) -> None:
    """While the oven was off, somebody else took its address and told its id."""
    house = await at_home(oven)
    true_port, known = oven.port, oven._certificate._path.read_bytes()
    await oven.mishaps.new_certificate()
    await until(lambda: waiting(hass), "Home Assistant asks to pair again")
    if not running:
        await hass.config_entries.async_reload(house.entry.entry_id)
        assert house.entry.state is ConfigEntryState.SETUP_ERROR
    oven._certificate._path.write_bytes(known)
    oven._certificate._load()
    if not running:
        await oven.mishaps.new_port()
        assert oven.port != true_port
    await discover(hass, oven)
    await hass.async_block_till_done()
    await house.shows("idle", "sensor", "state", "upper")
    assert issues(hass) == set()
