"""What is not planned, and why, in words; and plans as a script asks for them."""

from datetime import timedelta
from typing import Any

import pytest
import voluptuous as vol
from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, UnknownUser
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.plans.keeper import PLANS
from tests.integration.asking import Target, ask, ask_for_response, device_id, target
from tests.integration.days import Day
from tests.integration.house import AtHome, House
from tests.integration.planning import BAKE, clock, moment, ready_at, starts
from virtual_cooker import VirtualCooker

SOMETIME = "half past soup"


async def meal(house: House, *dishes: dict[str, Any]) -> dict[str, Any]:
    """Plan a meal for the evening as a script does, and return what it reads."""
    said = {"time": "19:00", "dishes": list(dishes)}
    told = await house.hass.services.async_call(
        DOMAIN, "plan_meal", said, blocking=True, return_response=True
    )
    assert told is not None
    return told


async def plans(house: House, chosen: Target, context: Context | None = None) -> list[Any]:
    told = await house.hass.services.async_call(
        DOMAIN,
        "get_plans",
        blocking=True,
        return_response=True,
        target=chosen,
        context=context,
    )
    assert told is not None
    found = told["plans"]
    assert isinstance(found, list)
    return found


def active(house: House) -> int:
    return len(house.hass.data[PLANS].book.active())


async def test_a_time_is_a_time_of_day_or_a_date_and_nothing_else(house: House) -> None:
    with pytest.raises(vol.Invalid, match="expected a time such as 19:00"):
        await ask(house, "ready_at", target(house, "upper"), time=SOMETIME, **BAKE)
    evening = clock(19)
    await ask(house, "ready_at", target(house, "upper"), time=evening, **BAKE)
    await ask(house, "ready_at", target(house, "lower"), time=evening.isoformat(), **BAKE)
    upper, lower = await plans(house, {})
    assert moment(upper["ready_at"]) == moment(lower["ready_at"]) == evening


async def test_a_zone_has_one_plan_and_a_plan_says_what_to_cook(house: House) -> None:
    upper = target(house, "upper")
    with pytest.raises(ServiceValidationError) as error:
        await ask(house, "ready_at", upper, time="19:00")
    assert error.value.translation_key == "no_program_or_mode"
    await ask(house, "ready_at", upper, time="19:00", **BAKE)
    with pytest.raises(ServiceValidationError) as error:
        await ask(house, "ready_at", upper, time="20:00", **BAKE)
    assert error.value.translation_key == "planned_already"
    assert "19:00" in str(error.value)
    told = await ask_for_response(house, "ready_at", upper, time="20:00", **BAKE)
    assert told["cookers"][0]["plan"] is None
    assert active(house) == 1


async def test_plans_are_told_of_what_is_named_and_of_all_without(house: House) -> None:
    for zone, time in (("upper", "18:00"), ("lower", "19:00")):
        await ready_at(house, zone, time, **BAKE)
    (lower,) = await plans(house, target(house, "lower"))
    assert moment(lower["ready_at"]) == clock(19)
    assert len(await plans(house, {"entity_id": "all"})) == 2
    with pytest.raises(UnknownUser):
        await plans(house, {}, Context(user_id="nobody"))


async def test_who_is_unknown_here_plans_nothing(house: House) -> None:
    with pytest.raises(UnknownUser):
        await house.hass.services.async_call(
            DOMAIN,
            "ready_at",
            {"time": "19:00", **BAKE},
            blocking=True,
            target=target(house, "upper"),
            context=Context(user_id="nobody"),
        )
    assert active(house) == 0


async def test_a_guest_hears_of_what_is_no_cooker_as_everybody_does(house: House) -> None:
    """What a guest may is asked of cookers alone."""
    guest = MockUser(is_owner=False).add_to_hass(house.hass)
    button = house.entity("button", "stop", "upper")
    guest.mock_policy({"entities": {"entity_ids": {button: {"control": True}}}})
    with pytest.raises(ServiceValidationError, match=r"light\.gone is not a cooker"):
        await house.hass.services.async_call(
            DOMAIN,
            "stop",
            blocking=True,
            target={"entity_id": ["light.gone", button]},
            context=Context(user_id=guest.id),
        )
    assert house.commands == ["zone.stop"], "what the guest may is done all the same"


async def test_only_what_waits_is_called_off(house: House, today: Day) -> None:
    upper = target(house, "upper")
    with pytest.raises(ServiceValidationError) as error:
        await ask(house, "cancel_plan", upper)
    assert error.value.translation_key == "no_plan"
    noon = (dt_util.now() + timedelta(minutes=60)).replace(second=0, microsecond=0)
    plan = await ready_at(house, "upper", f"{noon:%H:%M}", **BAKE)
    await today.comes(moment(plan["start_at"]) + timedelta(seconds=20))
    await house.shows("heating", "sensor", "plan", "upper")
    with pytest.raises(ServiceValidationError) as error:
        await ask(house, "cancel_plan", upper)
    assert error.value.translation_key == "plan_runs"
    await house.shows("preheating", "sensor", "state", "upper")


async def test_calling_off_tells_each_outcome_to_who_wants_it(house: House) -> None:
    await ready_at(house, "upper", "19:00", **BAKE)
    both = {"entity_id": [house.entity("button", "stop", "upper"), "light.gone"]}
    told = await ask_for_response(house, "cancel_plan", both)
    assert [one["done"] for one in told["cookers"]] == [True], "a lamp has no plan to miss"
    assert active(house) == 0


async def test_a_meal_is_planned_whole_or_not_at_all(house: House) -> None:
    upper = {"device_id": device_id(house, "upper"), **BAKE}
    for dish, said in (
        ({**BAKE}, "Give each dish a device or an entity"),
        ({"entity_id": "light.gone", **BAKE}, "is not a cooker"),
        ({"device_id": device_id(house, "lower"), **BAKE, "temperature": 900}, "between 50 °C"),
        ({"device_id": device_id(house, "lower")}, "program"),
    ):
        told = await meal(house, upper, dish)
        assert (told["done"], told["plans"]) == (False, []), told
        assert said in told["message"]
    assert active(house) == 0


async def test_a_meal_that_cannot_be_is_an_error_where_nobody_reads_a_response(
    house: House,
) -> None:
    upper = {"device_id": device_id(house, "upper"), **BAKE}
    call = house.hass.services.async_call
    with pytest.raises(HomeAssistantError) as error:
        await call(DOMAIN, "plan_meal", {"time": "19:00", "dishes": [upper, upper]}, blocking=True)
    assert getattr(error.value, "translation_key", "") == "meal_zone_twice"
    await call(DOMAIN, "plan_meal", {"time": "19:00", "dishes": [upper]}, blocking=True)
    assert active(house) == 1
    assert starts(house) == []


async def test_the_plans_of_a_cooker_that_is_removed_go_with_it(
    oven: VirtualCooker, rice_cooker: VirtualCooker, at_home: AtHome, today: Day
) -> None:
    house, other = await at_home(oven), await at_home(rice_cooker)
    await ready_at(house, "upper", "19:00", **BAKE)
    await ready_at(other, "pot", "19:00", mode="porridge", duration="00:40:00", perishable=False)
    assert await house.hass.config_entries.async_remove(house.entry.entry_id)
    (left,) = house.hass.data[PLANS].book.active()
    assert left.cooker == rice_cooker.identity.id
    assert house.find("sensor", "plan", "upper") is None
    assert er.async_get(house.hass).async_get(other.entity("sensor", "plan", "pot"))
