"""Answers to questions: short, in words, and honest about what nobody knows."""

from collections.abc import Iterator
from datetime import datetime

from homeassistant.util import dt as dt_util

from ..entity import Zone
from ..journal.cook import Cook, Result
from ..journal.journal import JOURNAL
from ..lib.aiocooker import CookingMode, Probe, ZoneState
from ..lib.cookery import FoodClass, floor_c
from ..lib.cookery.floors import CORE_FLOORS_C, WHOLE_MEAT_REST_S
from ..on_since import ON
from ..plans.keeper import PLANS
from ..plans.plan import OVER, Plan
from .heard import Spoken
from .places import called
from .turn import Turn, must_be_there

_STRICTEST = FoodClass.POULTRY


async def time_left(turn: Turn, zone: Zone) -> Spoken:
    """Tell how long it will take."""
    must_be_there(zone)
    return Spoken(text=_left(turn, zone))


async def status(turn: Turn, zone: Zone) -> Spoken:
    """Tell what a zone does."""
    must_be_there(zone)
    return Spoken(text=turn.words.gap.join(_status(turn, zone)))


def _status(turn: Turn, zone: Zone) -> Iterator[str]:
    says, words = zone.says, turn.words
    program = says.program
    what = words.titled(program.name, program.id) if program and program.id != "manual" else None
    if what is None and says.stage and says.stage.mode:
        what = words.mode(says.stage.mode)
    if says.state is ZoneState.COOKING and what:
        yield words.say("is_cooking", name=called(zone), what=what)
        if says.remaining_s is not None:
            yield _left(turn, zone)
    elif says.state is ZoneState.PREHEATING and says.target_c is not None:
        target = words.degrees(says.target_c)
        yield words.say("is_preheating", name=called(zone), temperature=target)
        if zone.coordinator.heating.of(zone.zone, None).ready:
            yield _left(turn, zone)
    else:
        yield _left(turn, zone)


def _left(turn: Turn, zone: Zone) -> str:
    """Return the one sentence about what comes next."""
    key, said = _next(turn, zone)
    return turn.words.say(key, name=called(zone), **said)


def _next(turn: Turn, zone: Zone) -> tuple[str, dict[str, str]]:
    """Return the key of that sentence, and what it names."""
    says, words = zone.says, turn.words
    found: tuple[str, dict[str, str]] = (f"is_{says.state.value}", {})
    match says.state:
        case ZoneState.PREHEATING:
            found = _hot_in(turn, zone)
        case ZoneState.SCHEDULED if says.starts_at is not None:
            found = "starts", {"time": words.at_time(says.starts_at)}
        case ZoneState.COOKING | ZoneState.KEEPING_WARM if says.remaining_s is not None:
            found = "left", {"duration": words.about(says.remaining_s)}
        case ZoneState.COOKING:
            found = "cooks_untimed", {}
        case ZoneState.PREHEATED | ZoneState.NEEDS_USER:
            found = ("waits_for", {"text": says.needs_user}) if says.needs_user else ("waits", {})
        case ZoneState.IDLE if plan := _plan(zone):
            found = "planned", _plan_said(turn, plan)
    return found


def _hot_in(turn: Turn, zone: Zone) -> tuple[str, dict[str, str]]:
    ready = zone.coordinator.heating.of(zone.zone, None).ready
    at = ready.at if ready else zone.says.ready_at
    if at is None:
        return "hot_unknown", {}
    return "hot_in", {"duration": turn.words.about(_from_now(at))}


def _plan_said(turn: Turn, plan: Plan) -> dict[str, str]:
    words = turn.words
    times = {"time": words.at_time(plan.ready_at), "start": words.at_time(plan.start_at)}
    return {"what": words.what(plan.program), **times}


def _plan(zone: Zone) -> Plan | None:
    book = zone.coordinator.hass.data[PLANS].book
    plan = book.newest_of(zone.coordinator.cooker.identity.id, zone.zone)
    return plan if plan and plan.state not in OVER else None


def _from_now(moment: datetime) -> float:
    return max(0.0, (moment - dt_util.utcnow()).total_seconds())


async def is_preheated(turn: Turn, zone: Zone) -> Spoken:
    """Tell whether it is hot."""
    must_be_there(zone)
    says, words, name = zone.says, turn.words, called(zone)
    if zone.coordinator.derived(zone.zone).preheated:
        return Spoken(text=words.say("yes_hot", name=name))
    if says.state not in ON:
        return Spoken(text=words.say("not_heating", name=name))
    if says.temperature_c is None or says.target_c is None:
        return Spoken(text=f"{words.say('not_yet')} {_left(turn, zone)}")
    if says.state is not ZoneState.PREHEATING and says.temperature_c >= says.target_c:
        return Spoken(text=words.say("yes_hot", name=name))
    now, target = words.degrees(says.temperature_c), words.degrees(says.target_c)
    return Spoken(text=words.say("not_hot", name=name, temperature=now, target=target))


async def temperature(turn: Turn, zone: Zone) -> Spoken:
    """Tell how hot it is inside."""
    must_be_there(zone)
    says, words, name = zone.says, turn.words, called(zone)
    if says.temperature_c is None:
        return Spoken(text=words.say("no_temperature", name=name))
    now = words.degrees(says.temperature_c)
    if says.state in ON and says.target_c is not None:
        target = words.degrees(says.target_c)
        text = words.say("temperature_of", name=name, temperature=now, target=target)
        return Spoken(text=text)
    return Spoken(text=words.say("temperature", name=name, temperature=now))


async def food_temperature(turn: Turn, zone: Zone) -> Spoken:
    """Tell how hot the food is inside, where a probe knows."""
    must_be_there(zone)
    words = turn.words
    probe = _probe(zone)
    if probe is None or probe.temperature_c is None:
        return Spoken(text=words.say("no_probe", name=called(zone)))
    now = words.degrees(probe.temperature_c)
    if probe.target_c is not None:
        target = words.degrees(probe.target_c)
        text = words.say("food_of", name=called(zone), temperature=now, target=target)
        return Spoken(text=text)
    return Spoken(text=words.say("food", name=called(zone), temperature=now))


def _probe(zone: Zone) -> Probe | None:
    return next((one for one in zone.says.probes if one.inserted), None)


async def is_safe(turn: Turn, zone: Zone) -> Spoken:
    """Tell what a probe says of the food's safety; without one, that nobody knows.

    Of food that we do not know, the strictest floor is told: the food may be poultry.
    """
    must_be_there(zone)
    words = turn.words
    food, microwaved = _food(turn, zone), _is_microwaved(zone)
    known = food if food in CORE_FLOORS_C else None
    least_c = floor_c(
        food or _STRICTEST,
        mode=CookingMode.MICROWAVE if microwaved else None,
        country=turn.hass.config.country,
    )
    if least_c is None:
        return Spoken(text=words.say("safe_no_floor", food=words.food(food or _STRICTEST)))
    said = {
        "name": called(zone),
        "food": words.food(known) if known else words.say("any_food"),
        "minimum": words.degrees(least_c),
    }
    probe = _probe(zone)
    if probe is None or probe.temperature_c is None:
        return Spoken(text=words.say("safe_unknown", **said))
    key = "safe" if probe.temperature_c >= least_c else "not_safe"
    text = words.say(key, temperature=words.degrees(probe.temperature_c), **said)
    if key == "safe" and food is FoodClass.WHOLE_MEAT and least_c < CORE_FLOORS_C[_STRICTEST]:
        text = f"{text} {words.say('safe_rest', duration=words.duration(WHOLE_MEAT_REST_S))}"
    return Spoken(text=text)


def _food(turn: Turn, zone: Zone) -> FoodClass | None:
    """Return the food of the program that was named, or is cooked; None where that is not known."""
    named = turn.said.program or (zone.says.program.id if zone.says.program else None)
    recipe = turn.shelf.get(named) if named else None
    food = recipe.program.food_class if recipe else None
    return FoodClass(food) if food in set(FoodClass) else None


def _is_microwaved(zone: Zone) -> bool:
    stage = zone.says.stage
    return stage is not None and stage.mode is CookingMode.MICROWAVE


async def last_cook(turn: Turn, zones: tuple[Zone, ...]) -> Spoken:
    """Tell what was cooked last, by those of the journal that may be told."""
    words = turn.words
    places = {(one.coordinator.cooker.identity.id, one.zone): called(one) for one in zones}
    over = [
        one
        for one in turn.hass.data[JOURNAL]
        if one.result is not Result.RUNNING and (one.cooker, one.zone) in places
    ]
    if not over:
        return Spoken(text=words.say("no_last"))
    return Spoken(
        text=words.gap.join(_told(turn, over[-1], places[over[-1].cooker, over[-1].zone]))
    )


def _told(turn: Turn, cook: Cook, name: str) -> Iterator[str]:
    words = turn.words
    what = words.mode(cook.mode) if cook.mode else None
    if cook.program not in {None, "manual"}:
        what = words.titled(cook.titles, cook.program or "")
    said = {"name": name, "when": words.ago(cook.started_at)}
    yield words.say("last", what=what, **said) if what else words.say("last_plain", **said)
    if cook.lasted_s:
        yield words.say("lasted", duration=words.about(cook.lasted_s))
    if cook.rating is not None:
        yield words.common(f"cook_was_{cook.rating.value}")
