"""Each integration's ovens: recognised, read, started where possible, and always stopped."""

import json
from pathlib import Path
from typing import Any

import homeassistant.components
import pytest
from homeassistant.config_entries import SOURCE_IGNORE, SOURCE_INTEGRATION_DISCOVERY
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er

from custom_components.cooker.adopted.candidates import candidates
from custom_components.cooker.adopted.offering import Offering
from custom_components.cooker.adopted.profile import Profile, Role
from custom_components.cooker.adopted.profiles import PROFILES
from custom_components.cooker.const import DOMAIN
from custom_components.cooker.lib.aiocooker import ZoneState
from tests.integration.adopting import Adopted, adopt, filled_in
from tests.integration.house import until
from tests.integration.more_brands import SOURCES
from tests.integration.sources import Brought, Source, bring

COMPONENTS = Path(homeassistant.components.__file__).parent
BRANDS = [
    one for one in PROFILES.values() if one.discovered and (COMPONENTS / str(one.platform)).is_dir()
]
"""Those that come with Home Assistant, and so are installed here."""
STARTABLE = [one for one in SOURCES.values() if one.starts]
GATED = [one for one in STARTABLE if PROFILES[one.platform].gate]
STOPPABLE = [one for one in SOURCES.values() if one.stops]


def words(platform: str) -> dict[str, Any]:
    """Return the words of an integration as it was installed."""
    file = COMPONENTS / platform / "strings.json"
    return json.loads(file.read_text("utf-8"))["entity"]  # type: ignore[no-any-return]


def by_platform(one: Source) -> str:
    return one.platform


@pytest.mark.parametrize("profile", BRANDS, ids=lambda one: one.key)
def test_every_key_is_one_that_the_integration_has(profile: Profile) -> None:
    known = words(str(profile.platform))
    for find in profile.finds:
        ends = [cavity.suffix for cavity in profile.cavities]
        keys = {f"{key}{end}" for key in find.keys for end in ends}
        assert not keys or keys & known[find.domain].keys(), (find.role, keys)


@pytest.mark.parametrize("profile", BRANDS, ids=lambda one: one.key)
def test_every_word_of_a_state_is_understood(profile: Profile) -> None:
    find = profile.find(Role.STATE)
    assert find is not None
    (key,) = find.keys
    said = set(words(str(profile.platform))[find.domain][key]["state"])
    others = NOT_OVENS.get(profile.key, set())
    assert said - others <= profile.states.keys()


WORDS = {
    "homeconnect_ws": (
        "inactive ready delayedstart run pause actionrequired finished error aborting"
    ),
    "localthings": "idle active pause",
    "philips_homeid": (
        "standby idle setting cooking pause finish pairing precook parasetting maintain"
        " user_action powersave mainmenu"
    ),
}
"""What the states of custom integrations may say; those are not installed here."""


@pytest.mark.parametrize("key", WORDS)
def test_every_word_of_a_custom_integrations_state_is_understood(key: str) -> None:
    profile = PROFILES[key]
    assert set(WORDS[key].split()) == profile.states.keys()
    assert profile.platform not in {one.platform for one in BRANDS}, "its own words are here"


NOT_OVENS = {
    "lg_thinq": {
        # Words that its washing machines, fridges, brewers and cleaners say.
        "add_drain",
        "carbonation",
        "checking_turbidity",
        "detecting",
        "detergent_amount",
        "dispensing",
        "display_loadsize",
        "drying",
        "during_aging",
        "during_fermentation",
        "end_cooling",
        "extracting_capsule",
        "extraction_mode",
        "frozen_prevent_initial",
        "frozen_prevent_pause",
        "frozen_prevent_running",
        "macrosector",
        "melting",
        "night_dry",
        "prepareing_fermentation",
        "prewash",
        "refreshing",
        "reservation",
        "rinse_hold",
        "rinsing",
        "shoes_module",
        "soaking",
        "softening",
        "spinning",
        "stay",
        "steam_softening",
        "sterilize",
        "wrinkle_care",
    }
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=by_platform)
async def test_it_is_recognised_by_what_it_is_whatever_it_is_called(
    hass: HomeAssistant, source: Source
) -> None:
    brought = await bring(hass, source)
    registry = er.async_get(hass)
    for number, one in enumerate(brought.ids.values()):
        domain = one.partition(".")[0]
        registry.async_update_entity(one, new_entity_id=f"{domain}.thing_{number}")
    (found,) = candidates(hass)
    assert found.profile.key == source.platform
    assert found.entities.keys() == source.things.keys()


async def adopted(hass: HomeAssistant, brought: Brought) -> Adopted:
    (found,) = candidates(hass)
    more = {} if found.profile.gate or not found.profile.can_start else {"may_heat": True}
    oven = await adopt(hass, "adopt_found", {"appliance": found.unique_id}, **more)
    # Setting up our own entities set up their platforms, and with them the real actions.
    brought.stand_in()
    return oven


@pytest.mark.parametrize("source", SOURCES.values(), ids=by_platform)
async def test_every_state_is_shown_in_our_words(hass: HomeAssistant, source: Source) -> None:
    brought = await bring(hass, source)
    oven = await adopted(hass, brought)
    for said, meant in PROFILES[source.platform].states.items():
        brought.show(Role.STATE, said)
        await hass.async_block_till_done()
        shown = oven.shown("sensor", "state")
        assert shown == ("unknown" if meant is ZoneState.UNKNOWN else meant.value), said
    brought.show(Role.STATE, "a word of tomorrow")
    await hass.async_block_till_done()
    assert oven.shown("sensor", "state") == "unknown"


async def test_what_has_no_start_says_so_and_lists_no_modes_to_choose_from(
    hass: HomeAssistant,
) -> None:
    oven = await adopted(hass, await bring(hass, SOURCES["matter"]))
    target = {"entity_id": oven.find("sensor", "state")}
    with pytest.raises(ServiceValidationError, match="cannot be started from Home Assistant"):
        await hass.services.async_call(
            DOMAIN, "preheat", {"mode": "bake", "temperature": 180}, target=target, blocking=True
        )


@pytest.mark.parametrize("source", STARTABLE, ids=by_platform)
async def test_a_start_sends_mode_temperature_and_time_and_nothing_else(
    hass: HomeAssistant, source: Source
) -> None:
    brought = await bring(hass, source)
    oven = await adopted(hass, brought)
    await oven.act("select_option", "select", "mode", option=source.mode)
    await oven.set("set_temperature", source.target_c)
    await oven.set("set_duration", 30)
    assert brought.asked == [], "settings for the next cook are sent to nobody"
    before = PROFILES[source.platform]
    await oven.press("start")
    assert brought.asked == [(one, dict(data)) for one, data in source.starts]
    assert oven.shown("sensor", "state") in {"preheating", "cooking"}
    assert oven.shown("sensor", "started_by") == "home_assistant"
    assert before.can_start


@pytest.mark.parametrize("source", GATED, ids=by_platform)
async def test_without_remote_start_nothing_is_sent(hass: HomeAssistant, source: Source) -> None:
    brought = await bring(hass, source)
    oven = await adopted(hass, brought)
    for said in ("off", "unavailable", "unknown"):
        brought.show(Role.GATE, said)
        await hass.async_block_till_done()
        with pytest.raises(ServiceValidationError, match="remote start"):
            await oven.press("start")
    assert brought.asked == []


@pytest.mark.parametrize("source", STARTABLE, ids=by_platform)
async def test_without_a_gate_or_a_word_there_is_no_start(
    hass: HomeAssistant, source: Source
) -> None:
    brought = await bring(hass, source)
    if Role.GATE in brought.ids:
        er.async_get(hass).async_remove(brought.ids[Role.GATE])
    (found,) = candidates(hass)
    oven = await adopt(
        hass,
        "adopt_found",
        {"appliance": found.unique_id},
        **({} if found.profile.gate else {"may_heat": False}),
    )
    assert oven.find("button", "start") is None
    assert oven.find("button", "stop") is not None


@pytest.mark.parametrize(
    "source", [one for one in SOURCES.values() if not one.starts], ids=by_platform
)
async def test_what_cannot_be_started_has_no_start(hass: HomeAssistant, source: Source) -> None:
    oven = await adopted(hass, await bring(hass, source))
    assert oven.find("button", "start") is None
    assert oven.find("number", "set_temperature") is None


@pytest.mark.parametrize("source", STOPPABLE, ids=by_platform)
async def test_stop_works_the_gentle_way_first(hass: HomeAssistant, source: Source) -> None:
    brought = await bring(hass, source)
    oven = await adopted(hass, brought)
    brought.show(Role.STATE, source.on)
    await hass.async_block_till_done()
    await oven.press("stop")
    first, data = source.stops[0]
    assert brought.asked == [(first, dict(data))]
    await oven.shows("idle", "sensor", "state")


@pytest.mark.parametrize(
    "source", [one for one in STOPPABLE if len(one.stops) > 1], ids=by_platform
)
async def test_stop_works_with_half_of_the_entities_unavailable(
    hass: HomeAssistant, source: Source
) -> None:
    """All but the state and the last way out are gone, or the first way has no effect."""
    brought = await bring(hass, source)
    oven = await adopted(hass, brought)
    brought.show(Role.STATE, source.on)
    for role in brought.ids.keys() - {Role.STATE, last_way(source)}:
        brought.lose(role)
    await hass.async_block_till_done()
    await oven.press("stop")
    last, data = source.stops[-1] if last_way(source) is not Role.START else source.stops[0]
    assert brought.asked == [(last, dict(data))]
    await oven.shows("idle", "sensor", "state")


def last_way(source: Source) -> Role | None:
    return PROFILES[source.platform].stop[-1].role


@pytest.mark.parametrize("source", STARTABLE, ids=by_platform)
async def test_an_appliance_that_the_cloud_lost_is_unknown_and_not_off(
    hass: HomeAssistant, source: Source
) -> None:
    brought = await bring(hass, source)
    oven = await adopted(hass, brought)
    brought.show(Role.STATE, source.on)
    await hass.async_block_till_done()
    for role in brought.ids:
        brought.lose(role)
    await hass.async_block_till_done()
    assert oven.shown("sensor", "state") == "unavailable"
    if PROFILES[source.platform].stop[-1].role is not None:
        # Nothing is there that could be asked. Where the device can be, Stop asks that.
        with pytest.raises(HomeAssistantError):
            await hass.services.async_call(
                DOMAIN, "stop", target={"entity_id": oven.find("sensor", "state")}, blocking=True
            )
    brought.show(Role.STATE, source.on)
    await hass.async_block_till_done()
    assert oven.shown("sensor", "state") in {"preheating", "cooking"}


def offered(hass: HomeAssistant) -> list[Any]:
    return list(hass.config_entries.flow.async_progress_by_handler(DOMAIN))


async def test_a_recognised_oven_offers_itself_and_can_be_ignored(hass: HomeAssistant) -> None:
    brought = await bring(hass, SOURCES["home_connect"])
    assert brought
    Offering(hass).begin()
    await until(lambda: offered(hass), "it is offered")
    (card,) = offered(hass)
    assert card["context"]["source"] == SOURCE_INTEGRATION_DISCOVERY
    assert card["context"]["title_placeholders"] == {"name": "Oven"}
    await hass.config_entries.flow.async_init(
        DOMAIN,
        context={"source": SOURCE_IGNORE},
        data={"unique_id": card["context"]["unique_id"], "title": "Oven"},
    )
    await hass.async_block_till_done()
    Offering(hass).begin()
    await hass.async_block_till_done()
    assert offered(hass) == []


async def test_an_offered_oven_is_adopted_with_one_look_at_what_it_is(hass: HomeAssistant) -> None:
    await bring(hass, SOURCES["miele"])
    Offering(hass).begin()
    await until(lambda: offered(hass), "it is offered")
    (card,) = offered(hass)
    flow = dict(await hass.config_entries.flow.async_configure(card["flow_id"]))
    assert flow["step_id"] == "adopt_check"
    done = await hass.config_entries.flow.async_configure(card["flow_id"], filled_in(flow))
    assert done["type"] is FlowResultType.CREATE_ENTRY


async def test_one_that_vanished_meanwhile_is_not_offered(hass: HomeAssistant) -> None:
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_INTEGRATION_DISCOVERY}, data={"unique_id": "0" * 16}
    )
    assert flow["reason"] == "nothing_to_adopt"
