"""One action for many cookers: each does its part, and each that cannot is named."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import floor_registry as fr
from homeassistant.helpers import label_registry as lr
from homeassistant.helpers.script import Script
from pytest_homeassistant_custom_component.common import MockUser, async_mock_service

from custom_components.cooker.const import DOMAIN
from tests.integration.asking import Target, ask, ask_for_response, device_id, target
from tests.integration.house import AtHome, House, until
from virtual_cooker import VirtualCooker

DOCUMENT = Path(__file__).parents[2] / "docs" / "actions.md"
NO_START_YET = "Virtual rice cooker does not allow remote start yet."
NO_SUCH_MODE = (
    "Virtual large-screen microwave has no mode Keep warm."
    " Choose one of these: Microwave, Reheat, Defrost."
)


@dataclass(frozen=True)
class Kitchen:
    """A house with three cookers in one kitchen, on the ground floor."""

    oven: House
    rice_cooker: House
    microwave: House
    area: Target
    floor: Target

    @property
    def all(self) -> tuple[House, ...]:
        """Return each cooker with what the house shows of it."""
        return self.oven, self.rice_cooker, self.microwave

    def targets(self) -> Target:
        """Return one zone of each."""
        ids = (device_id(self.oven, "upper"), *map(device_id, (self.rice_cooker, self.microwave)))
        return {"device_id": list(ids)}

    def heat(self) -> None:
        """Start both cavities of the oven by hand."""
        for zone in ("upper", "lower"):
            self.oven.cooker.panel.start(zone, "bake", 180, 1200, None)


@pytest.fixture
async def kitchen(
    hass: HomeAssistant,
    at_home: AtHome,
    oven: VirtualCooker,
    rice_cooker: VirtualCooker,
    microwave: VirtualCooker,
) -> Kitchen:
    houses = [await at_home(one) for one in (oven, rice_cooker, microwave)]
    ground = fr.async_get(hass).async_create("Ground").floor_id
    area = ar.async_get(hass).async_create("Kitchen", floor_id=ground).id
    for house in houses:
        dr.async_get(hass).async_update_device(device_id(house), area_id=area)
    return Kitchen(*houses, area={"area_id": area}, floor={"floor_id": ground})


async def test_one_refusal_does_not_hide_what_the_others_did(kitchen: Kitchen) -> None:
    kitchen.oven.cooker.panel.allow_remote_start()
    with pytest.raises(ServiceValidationError) as error:
        await ask(kitchen.oven, "start", kitchen.targets(), mode="keep_warm")
    said = str(error.value)
    assert said.startswith("2 of 3 did not follow, the others did.")
    assert NO_START_YET in said
    assert NO_SUCH_MODE.removesuffix(".") in said
    await kitchen.oven.shows("preheating", "sensor", "state", "upper")


async def test_who_wants_a_response_gets_every_outcome_and_no_error(kitchen: Kitchen) -> None:
    kitchen.oven.cooker.panel.allow_remote_start()
    told = await ask_for_response(kitchen.oven, "start", kitchen.targets(), mode="keep_warm")
    assert told["done"] is False
    oven, rice_cooker, microwave = told["cookers"]
    assert oven == {
        "name": "Virtual built-in oven (Upper cavity)",
        "device_id": device_id(kitchen.oven, "upper"),
        "zone": "upper",
        "done": True,
        "message": None,
    }
    assert rice_cooker["message"].startswith(NO_START_YET)
    assert (microwave["done"], microwave["message"]) == (False, NO_SUCH_MODE)
    assert microwave["zone"] == "cavity"


async def test_when_nobody_can_all_are_named(kitchen: Kitchen) -> None:
    with pytest.raises(ServiceValidationError, match=r"^None of the 3 followed\.") as error:
        await ask(kitchen.oven, "start", kitchen.targets(), mode="keep_warm")
    for house in kitchen.all:
        assert house.cooker.identity.name in str(error.value)


@pytest.mark.parametrize("place", ["area", "floor", "all"])
async def test_a_place_is_stopped_with_everything_in_it(kitchen: Kitchen, place: str) -> None:
    kitchen.heat()
    places = {"area": kitchen.area, "floor": kitchen.floor, "all": {"entity_id": "all"}}
    told = await ask_for_response(kitchen.oven, "stop", places[place])
    assert told["done"] is True
    assert [one["zone"] for one in told["cookers"]] == ["upper", "lower", "pot", "cavity"]
    for zone in ("upper", "lower"):
        await kitchen.oven.shows("idle", "sensor", "state", zone)


async def test_the_ovens_own_device_stops_both_cavities(kitchen: Kitchen) -> None:
    kitchen.heat()
    await ask(kitchen.oven, "stop", target(kitchen.oven))
    assert kitchen.oven.commands == ["zone.stop", "zone.stop"]
    assert kitchen.microwave.commands == []


async def test_one_cavity_is_stopped_and_the_other_cooks_on(kitchen: Kitchen) -> None:
    kitchen.heat()
    await ask(kitchen.oven, "stop", target(kitchen.oven, "lower"))
    await kitchen.oven.shows("idle", "sensor", "state", "lower")
    await kitchen.oven.shows("preheating", "sensor", "state", "upper")
    assert kitchen.oven.commands == ["zone.stop"]


@pytest.mark.parametrize(
    ("platform", "key"), [("sensor", "state"), ("button", "stop"), ("binary_sensor", "door")]
)
async def test_any_entity_of_a_zone_stands_for_the_zone(
    kitchen: Kitchen, platform: str, key: str
) -> None:
    kitchen.heat()
    chosen = {"entity_id": kitchen.oven.entity(platform, key, "lower")}
    told = await ask_for_response(kitchen.oven, "stop", chosen)
    assert [one["zone"] for one in told["cookers"]] == ["lower"]


async def test_a_label_on_a_zone_or_on_an_entity_of_it_means_the_zone(
    hass: HomeAssistant, kitchen: Kitchen
) -> None:
    label = lr.async_get(hass).async_create("Bread").label_id
    dr.async_get(hass).async_update_child_device(device_id(kitchen.oven, "lower"), labels={label})
    rice = kitchen.rice_cooker.entity("sensor", "state", "pot")
    er.async_get(hass).async_update_entity(rice, labels={label})
    told = await ask_for_response(kitchen.oven, "stop", {"label_id": label})
    assert [one["zone"] for one in told["cookers"]] == ["lower", "pot"]


async def test_a_cavity_in_an_area_of_its_own_is_chosen_by_it(
    hass: HomeAssistant, kitchen: Kitchen
) -> None:
    bakery = ar.async_get(hass).async_create("Bakery").id
    lower = device_id(kitchen.oven, "lower")
    dr.async_get(hass).async_update_child_device(lower, area_id=bakery)
    kitchen.oven.cooker.panel.allow_remote_start()
    await ask(kitchen.oven, "start", {"area_id": bakery}, mode="bake")
    await kitchen.oven.shows("preheating", "sensor", "state", "lower")
    assert kitchen.oven.shown("sensor", "state", "upper") == "idle"


async def test_an_area_does_not_say_which_cavity_is_to_heat(kitchen: Kitchen) -> None:
    kitchen.oven.cooker.panel.allow_remote_start()
    with pytest.raises(ServiceValidationError, match="several zones: Upper cavity, Lower cavity"):
        await ask(kitchen.oven, "start", kitchen.area, mode="bake")
    assert kitchen.oven.commands == []


async def test_both_cavities_start_where_both_are_named(kitchen: Kitchen) -> None:
    kitchen.oven.cooker.panel.allow_remote_start()
    both = {"device_id": [device_id(kitchen.oven, zone) for zone in ("upper", "lower")]}
    await ask(kitchen.oven, "start", both, mode="bake")
    for zone in ("upper", "lower"):
        await kitchen.oven.shows("preheating", "sensor", "state", zone)


async def test_a_pause_of_the_kitchen_minds_only_what_goes_on_heating(kitchen: Kitchen) -> None:
    kitchen.oven.cooker.panel.start("upper", "bake", 180, 1200, None)
    await ask(kitchen.oven, "pause", kitchen.area)
    await kitchen.oven.shows("paused", "sensor", "state", "upper")
    told = await ask_for_response(kitchen.oven, "resume", kitchen.area)
    assert (told["done"], [one["done"] for one in told["cookers"]]) == (
        True,
        [True, False, False, False],
    )
    await ask(kitchen.oven, "pause", kitchen.area)
    with pytest.raises(
        ServiceValidationError, match=r"None of the 4 followed\. .*nothing to pause"
    ):
        await ask(kitchen.oven, "pause", kitchen.area)


async def test_a_cooker_that_is_not_set_up_is_named_and_the_others_stop(
    hass: HomeAssistant, kitchen: Kitchen
) -> None:
    kitchen.heat()
    assert await hass.config_entries.async_unload(kitchen.microwave.entry.entry_id)
    with pytest.raises(ServiceValidationError) as error:
        await ask(kitchen.oven, "stop", kitchen.area)
    assert "1 of 4" in str(error.value)
    assert "Virtual large-screen microwave is not connected. Check that" in str(error.value)
    await kitchen.oven.shows("idle", "sensor", "state", "upper")


async def test_a_cooker_switched_off_in_home_assistant_is_left_alone_by_its_room(
    hass: HomeAssistant, kitchen: Kitchen
) -> None:
    entry_id = kitchen.microwave.entry.entry_id
    await hass.config_entries.async_set_disabled_by(entry_id, ConfigEntryDisabler.USER)
    await ask(kitchen.oven, "stop", kitchen.area)
    await ask(kitchen.oven, "stop", {"entity_id": "all"})
    with pytest.raises(ServiceValidationError, match="is not connected"):
        await ask(kitchen.oven, "stop", target(kitchen.microwave))


async def test_a_cooker_off_the_line_is_named_and_the_others_pause(kitchen: Kitchen) -> None:
    kitchen.heat()
    await kitchen.microwave.cooker.mishaps.new_port()
    await kitchen.microwave.shows("unavailable", "sensor", "state", "cavity")
    with pytest.raises(HomeAssistantError, match="Virtual large-screen microwave") as error:
        await ask(kitchen.oven, "pause", kitchen.area)
    assert "1 of 4" in str(error.value)
    await kitchen.oven.shows("paused", "sensor", "state", "upper")


async def test_what_a_cooker_can_do_is_known_also_off_the_line(kitchen: Kitchen) -> None:
    await kitchen.microwave.cooker.mishaps.new_port()
    await kitchen.microwave.shows("unavailable", "sensor", "state", "cavity")
    told = await ask_for_response(kitchen.oven, "get_capabilities", target(kitchen.microwave))
    assert told["cookers"][0]["capabilities"]["modes"]


async def test_nobody_waits_for_a_cooker_that_does_not_answer(kitchen: Kitchen) -> None:
    kitchen.heat()
    slow = kitchen.microwave
    slow.cooker.mishaps.lose_answers(1)
    stopping = slow.hass.async_create_task(ask(slow, "stop", kitchen.area))
    await until(lambda: "zone.stop" in slow.commands, "the microwave was asked")
    await kitchen.oven.shows("idle", "sensor", "state", "upper")
    assert not stopping.done()
    await slow.cooker.mishaps.drop_line()
    await stopping


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"entity_id": "light.kitchen"}, "Ceiling is not a cooker that is set up here"),
        ({"entity_id": "light.gone"}, "light.gone is not a cooker"),
        ({"device_id": "vanished"}, "vanished is not a cooker"),
        ({"area_id": "attic"}, "attic is not a cooker"),
    ],
)
async def test_what_is_named_and_is_no_cooker_is_told_and_the_cooker_still_stops(
    hass: HomeAssistant, kitchen: Kitchen, chosen: Target, sentence: str
) -> None:
    hass.states.async_set("light.kitchen", "on", {"friendly_name": "Ceiling"})
    pot = {"entity_id": [kitchen.rice_cooker.entity("sensor", "state", "pot")]}
    both = {**pot, **{key: [value, *pot.get(key, [])] for key, value in chosen.items()}}
    with pytest.raises(ServiceValidationError, match="1 of 2 did not follow") as error:
        await ask(kitchen.oven, "stop", both)
    assert sentence in str(error.value)
    assert kitchen.rice_cooker.commands == ["zone.stop"]


async def test_a_room_without_a_cooker_is_told(hass: HomeAssistant, kitchen: Kitchen) -> None:
    bedroom = ar.async_get(hass).async_create("Bedroom").id
    with pytest.raises(ServiceValidationError, match="Nothing chosen here is a cooker"):
        await ask(kitchen.oven, "stop", {"area_id": bedroom})


async def test_a_chinese_house_reads_chinese(hass: HomeAssistant, kitchen: Kitchen) -> None:
    await hass.config.async_update(language="zh-Hans")
    told = await ask_for_response(kitchen.oven, "start", kitchen.targets(), mode="pizza")
    oven, rice_cooker, _ = (one["message"] for one in told["cookers"])
    assert "请按下设备上的远程启动键" in oven
    assert "米饭、粥、煲汤、蒸、保温。" in rice_cooker
    with pytest.raises(ServiceValidationError) as error:
        await ask(kitchen.oven, "start", kitchen.targets(), mode="pizza")
    assert error.value.translation_placeholders is not None
    assert oven in error.value.translation_placeholders["sentences"]


async def test_a_guest_stops_what_a_guest_may_and_no_more(
    hass: HomeAssistant, kitchen: Kitchen
) -> None:
    kitchen.heat()
    guest = MockUser(is_owner=False).add_to_hass(hass)
    allowed = kitchen.oven.entity("button", "stop", "lower")
    guest.mock_policy({"entities": {"entity_ids": {allowed: {"control": True}}}})
    with pytest.raises(ServiceValidationError, match=r"1 of 2 did not .*You may not use"):
        await hass.services.async_call(
            DOMAIN,
            "stop",
            blocking=True,
            target=target(kitchen.oven),
            context=Context(user_id=guest.id),
        )
    await kitchen.oven.shows("idle", "sensor", "state", "lower")
    await kitchen.oven.shows("preheating", "sensor", "state", "upper")
    assert kitchen.oven.commands == ["zone.stop"]


async def test_the_documented_script_reads_out_who_cannot(
    hass: HomeAssistant, kitchen: Kitchen
) -> None:
    notified = async_mock_service(hass, "persistent_notification", "create")
    await run_documented(hass, "sequence")
    (message,) = (call.data["message"] for call in notified)
    assert "Choose one of them instead of the whole cooker." in message
    assert "Virtual rice cooker has no mode Bake." in message


async def test_the_documented_action_is_one_that_exists(
    hass: HomeAssistant, kitchen: Kitchen
) -> None:
    with pytest.raises(ServiceValidationError, match="Choose one of them"):
        await run_documented(hass, "action")


async def run_documented(hass: HomeAssistant, kind: str) -> None:
    """Run an example as a script of Home Assistant."""
    found = re.search(rf"```yaml {kind}\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert found is not None
    written = yaml.safe_load(found[1])
    steps = cv.SCRIPT_SCHEMA(written if isinstance(written, list) else [written])
    script = Script(hass, steps, "documented", DOMAIN)
    await script.async_run(context=Context())
