"""The actions around plans: ready at, a whole meal, calling one off, and telling of them."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, Final

import voluptuous as vol
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, ENTITY_MATCH_ALL
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..attendance import must_be_attended
from ..const import DOMAIN
from ..conversations import is_models
from ..entity import Zone, words
from ..errors import translated
from ..journal.journal import JOURNAL
from ..lib.aiocooker import CookerError, CookingMode, Program
from ..lib.cookery import at, next_time
from ..plans import making
from ..plans.clock import clock
from ..plans.keeper import PLANS
from ..plans.making import Wanted
from ..plans.plan import OVER, RUNS, Plan
from ..plans.telling import told as plan_told
from ..programs.changes import changed
from ..programs.matching import find
from ..programs.shelf import shelf
from ..starting import must_suit
from ..unsuitable import Unsuitable, sentence, told, translations
from .fields import CHANGES, MORE_TIME, NOTHING, Fields, wish
from .meant import meant
from .outcomes import NO_SENTENCES, complain, report, tried
from .permits import READ, may, permitted, press
from .targets import targets
from .wishes import can_preheat, cooking, preheating

type When = datetime | time


def _when(value: Any) -> When:  # noqa: ANN401 - what people write
    """Read a time of day, or a date and time."""
    if isinstance(value, datetime | time):
        return value
    found = dt_util.parse_time(str(value)) or dt_util.parse_datetime(str(value))
    if found is None:
        raise vol.Invalid("expected a time such as 19:00, or a date and time")
    return found


DISH: Final = {
    vol.Optional("program"): cv.string,
    vol.Optional("mode"): vol.In(words(CookingMode)),
    **CHANGES,
    vol.Optional("duration"): MORE_TIME[vol.Required("duration")],
    vol.Optional("preheat", default=True): cv.boolean,
    vol.Optional("load_time"): _when,
    vol.Optional("perishable"): cv.boolean,
}
READY_AT: Final = {vol.Required("time"): _when, **DISH}
PLACED_DISH: Final = {
    **DISH,
    vol.Optional(ATTR_DEVICE_ID): cv.string,
    vol.Optional(ATTR_ENTITY_ID): cv.entity_id,
}
MEAL: Final = {
    vol.Required("time"): _when,
    vol.Required("dishes"): vol.All(cv.ensure_list, vol.Length(min=1, max=12), [PLACED_DISH]),
    vol.Optional("power_limit"): vol.All(vol.Coerce(float), vol.Range(min=100, max=50_000)),
}
FIELDS: Final[Mapping[str, Fields]] = {
    "ready_at": READY_AT,
    "plan_meal": MEAL,
    "cancel_plan": NOTHING,
}
GET_PLANS: Final = "get_plans"


@callback
def register(hass: HomeAssistant) -> None:
    """Offer them also while no cooker is connected."""
    offer = hass.services.async_register
    some = cv.make_entity_service_schema
    offer(DOMAIN, "ready_at", _ready_at, some(READY_AT), SupportsResponse.OPTIONAL)
    offer(DOMAIN, "plan_meal", _plan_meal, vol.Schema(MEAL), SupportsResponse.OPTIONAL)
    offer(DOMAIN, "cancel_plan", _cancel, some({}), SupportsResponse.OPTIONAL)
    any_or_none = vol.Schema(dict(cv.ENTITY_SERVICE_FIELDS))
    offer(DOMAIN, GET_PLANS, _get_plans, any_or_none, SupportsResponse.ONLY)


async def _ready_at(call: ServiceCall) -> ServiceResponse:
    hass, keeper = call.hass, call.hass.data[PLANS]
    made: dict[str, Plan] = {}

    async def ask(zone: Zone) -> None:
        wanted = await _wanted(call, zone, call.data, _moment(call.data["time"]))
        plan = making.plan(hass.data[JOURNAL], wanted, dt_util.utcnow())
        (made[zone.name],) = await keeper.add(plan)

    def more(zone: Zone) -> JsonObjectType:
        plan = made.get(zone.name)
        return {"plan": plan_told(hass, keeper, plan) if plan else None}

    asked = await meant(call, press("start"), choosy=True)
    outcomes = await tried(hass, asked, ask, NO_SENTENCES)
    if call.return_response:
        return await report(hass, outcomes, more=more)
    await complain(hass, outcomes, patient=False)
    return None


async def _plan_meal(call: ServiceCall) -> ServiceResponse:
    """Plan all dishes or none of them."""
    hass, keeper = call.hass, call.hass.data[PLANS]
    try:
        plans = await keeper.add(*await _meal(call))
    except Problem as problem:
        if not call.return_response:
            raise problem.error from problem
        known = await translations(hass, "exceptions")
        return {"done": False, "message": sentence(known, problem.error), "plans": []}
    if not call.return_response:
        return None
    every: list[JsonValueType] = [plan_told(hass, keeper, plan) for plan in plans]
    return {"done": True, "message": None, "plans": every}


class Problem(Exception):
    """Why there is no meal, as the error that says so."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


async def _meal(call: ServiceCall) -> tuple[Plan, ...]:
    hass = call.hass
    moment = _moment(call.data["time"])
    wishes = [await _dish(call, dish, moment) for dish in call.data["dishes"]]
    try:
        return making.meal(
            hass.data[JOURNAL], wishes, dt_util.utcnow(), call.data.get("power_limit")
        )
    except Unsuitable as problem:
        names = ", ".join(one.zone.name for one in wishes)
        raise Problem(await told(hass, problem, names)) from problem


async def _dish(call: ServiceCall, dish: Mapping[str, Any], moment: datetime) -> Wanted:
    """Return what one dish of a meal wants of which zone."""
    named = {key: [dish[key]] for key in (ATTR_DEVICE_ID, ATTR_ENTITY_ID) if key in dish}
    asked = ServiceCall(call.hass, DOMAIN, call.service, named, call.context)
    found = await permitted(call, targets(asked, choosy=True), press("start")) if named else ()
    name, problem = "", Unsuitable("dish_without_cooker")
    for target in found[:1]:
        name = target.name
        problem = target.problem or Unsuitable("not_a_cooker_here")
        if target.zone is not None:
            try:
                return await _wanted(call, target.zone, dish, moment)
            except Unsuitable as reason:
                problem = reason
            except CookerError as error:
                raise Problem(translated(call.hass, error, name)) from error
    raise Problem(await told(call.hass, problem, name))


async def _wanted(
    call: ServiceCall, zone: Zone, said: Mapping[str, Any], moment: datetime
) -> Wanted:
    """Return what is wanted of a zone; raises Unsuitable, and Refused out of bounds."""
    pending = zone.coordinator.hass.data[PLANS].book.newest_of(
        zone.coordinator.cooker.identity.id, zone.zone
    )
    if pending is not None and pending.state not in OVER:
        raise Unsuitable("planned_already", time=clock(pending.wished_at))
    if is_models(call.hass, call.context):
        must_be_attended(call.hass)
    load = said.get("load_time")
    program, original = await _program(zone, said)
    must_suit(zone, program, original=original)
    return Wanted(
        zone=zone,
        program=program,
        original=original,
        user_id=call.context.user_id,
        ready_at=moment,
        loaded_at=None if load is None else _moment(load),
        perishable=said.get("perishable"),
    )


async def _program(zone: Zone, said: Mapping[str, Any]) -> tuple[Program, Program | None]:
    """Return the program, and the one that it was before somebody changed it for this cook."""
    asked = wish(zone.coordinator.hass, said)
    if asked.program:
        recipe = find(await shelf(zone.coordinator.hass), zone, asked.program)
        program = changed(
            recipe.program,
            target_c=asked.target_c,
            duration_s=asked.duration_s,
            power_pct=asked.power_pct,
        )
        return program, recipe.program
    if "mode" not in said:
        raise Unsuitable("no_program_or_mode")
    mode = zone.can.mode(asked.mode)
    hot_first = said["preheat"] and can_preheat(zone.can) and "load_time" not in said
    if hot_first and mode is not None and mode.temperature_c is not None:
        return preheating(zone.can, asked), None
    return cooking(zone.can, asked), None


async def _cancel(call: ServiceCall) -> ServiceResponse:
    hass, keeper = call.hass, call.hass.data[PLANS]

    def plan_of(zone: Zone | None) -> Plan | None:
        if zone is None:
            return None
        plan = keeper.book.newest_of(zone.coordinator.cooker.identity.id, zone.zone)
        return plan if plan and plan.state not in OVER else None

    async def ask(zone: Zone) -> None:
        if (plan := plan_of(zone)) is None:
            raise Unsuitable("no_plan")
        if plan.state in RUNS:
            raise Unsuitable("plan_runs")
        await keeper.cancel(plan)

    asked = await meant(call, press("stop"), choosy=False)
    # A room has cookers without plans; they are no mistake beside one that has.
    planned = tuple(one for one in asked if plan_of(one.zone)) or asked
    outcomes = await tried(hass, planned, ask, NO_SENTENCES)
    if call.return_response:
        return await report(hass, outcomes)
    await complain(hass, outcomes, patient=False)
    return None


async def _get_plans(call: ServiceCall) -> ServiceResponse:
    """Tell of the plans of what is named; of all, also of cookers that are away, without."""
    hass, keeper = call.hass, call.hass.data[PLANS]
    plans = keeper.book.active()
    if (
        set(call.data) & set(cv.ENTITY_SERVICE_FIELDS)
        and call.data.get(ATTR_ENTITY_ID) != ENTITY_MATCH_ALL
    ):
        found = await meant(call, READ, choosy=False)
        zones = {
            (one.zone.coordinator.cooker.identity.id, one.zone.zone) for one in found if one.zone
        }
        plans = tuple(plan for plan in plans if (plan.cooker, plan.zone) in zones)
    else:
        allowed = await may(call, READ, [f"{plan.cooker}_{plan.zone}" for plan in plans])
        plans = tuple(plan for plan, one in zip(plans, allowed, strict=True) if one)
    every: list[JsonValueType] = [plan_told(hass, keeper, plan) for plan in plans]
    return {"plans": every}


def _moment(said: When) -> datetime:
    """Return the moment that a time means in this house: today's, else tomorrow's."""
    zone = dt_util.get_default_time_zone()
    if isinstance(said, datetime):
        return at(said, zone)
    return next_time(dt_util.utcnow(), said, zone)
