"""What a language model is told of a zone and of its programs.

Titles and texts may come from strangers. They are members of JSON, shortened and without line
breaks, and never part of a prompt or of a tool's description.
"""

from math import ceil
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType, JsonValueType

from .. import scale
from ..actions.abilities import abilities
from ..entity import Zone, word
from ..lib.aiocooker import DoorState, ProgramStatus, RemoteStart
from ..on_since import ON
from ..plans.keeper import PLANS
from ..plans.plan import OVER, Plan
from ..plans.telling import told as plan_told
from ..programs.recipe import Recipe
from ..programs.titles import in_language
from ..staging import main_stage
from .places import Place

LONGEST: Final = 100
"""A title that is longer than a line is no title."""

NOT_CONNECTED: Final = "not_connected"


def cleaned(text: str) -> str:
    """Return a text of somebody else's as one short line."""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line[:LONGEST]


def status(hass: HomeAssistant, place: Place) -> JsonObjectType:
    """Return what a zone does, in the house's unit; what it does not tell is left out."""
    zone = place.zone
    about: JsonObjectType = {"name": cleaned(place.name), "may_be_started_by_you": place.may_start}
    if place.area:
        about["area"] = cleaned(place.area.name)
    if not zone.coordinator.last_update_success:
        return {**about, "state": NOT_CONNECTED}
    plan = waiting(zone)
    said: JsonObjectType = {
        "state": word(zone.says.state) or "unknown",
        **_cook(hass, zone),
        **_at_the_appliance(zone),
        "plan": brief_plan(hass, plan) if plan else None,
    }
    return {**about, **{key: one for key, one in said.items() if one is not None}}


def programs(hass: HomeAssistant, zone: Zone, titled: dict[str, Recipe]) -> JsonObjectType:
    """Return what a zone can cook, by the titles that start it, and its modes."""
    every: list[JsonValueType] = [_program(hass, name, one) for name, one in titled.items()]
    can = abilities(hass, zone.can)
    return {
        "name": cleaned(zone.name),
        "programs": every,
        "temperature_unit": can["temperature_unit"],
        "can_preheat": can["can_preheat"],
        "modes": can["modes"],
    }


def brief_plan(hass: HomeAssistant, plan: Plan) -> JsonObjectType:
    """Return a plan without what only a script needs."""
    told = plan_told(hass, hass.data[PLANS], plan)
    names = ("state", "ready_at", "start_at", "to_do", "reason")
    return {
        "program": cleaned(plan.title(hass.config.language)),
        **{one: told[one] for one in names},
    }


def waiting(zone: Zone) -> Plan | None:
    """Return the plan of a zone that is not over."""
    book = zone.coordinator.hass.data[PLANS].book
    plan = book.newest_of(zone.coordinator.cooker.identity.id, zone.zone)
    return plan if plan and plan.state not in OVER else None


def _cook(hass: HomeAssistant, zone: Zone) -> JsonObjectType:
    says, seen = zone.says, scale.temperature(hass)
    runs = says.state in ON
    said: JsonObjectType = {"temperature_unit": seen.unit, "program": _title(hass, says.program)}
    for key, celsius in (("temperature", says.temperature_c), ("target", says.target_c)):
        said[key] = None if celsius is None else round(seen.shown(celsius))
    if runs and says.remaining_s is not None:
        said["minutes_left"] = ceil(says.remaining_s / 60)
    if runs and says.ready_at is not None:
        said["hot_in_minutes"] = _minutes_until(says.ready_at.timestamp())
    said["hot"] = zone.coordinator.derived(zone.zone).preheated if runs else None
    probes = [one.temperature_c for one in says.probes if one.temperature_c is not None]
    said["food_temperature"] = [round(seen.shown(one)) for one in probes] or None
    return said


def _at_the_appliance(zone: Zone) -> JsonObjectType:
    says, whole = zone.says, zone.coordinator.data
    remote = None if word(whole.remote_start) is None else whole.remote_start
    return {
        "needs_you": cleaned(says.needs_user) if says.needs_user else None,
        "door_open": None if word(says.door) is None else says.door is DoorState.OPEN,
        "remote_start_allowed": remote and remote is RemoteStart.ALLOWED,
        "fault": cleaned(whole.fault.text or whole.fault.code) if whole.fault else None,
    }


def _title(hass: HomeAssistant, program: ProgramStatus | None) -> str | None:
    if program is None:
        return None
    return cleaned(in_language(program.name, hass.config.language) or program.id)


def _program(hass: HomeAssistant, name: str, recipe: Recipe) -> JsonObjectType:
    main, seen = main_stage(recipe.program), scale.temperature(hass)
    about: JsonObjectType = {"title": cleaned(name)}
    if main and main.target_c is not None:
        about["temperature"] = round(seen.shown(main.target_c))
    if main and main.duration_s is not None:
        about["minutes"] = ceil(main.duration_s / 60)
    return about


def _minutes_until(moment: float) -> int:
    return max(0, ceil((moment - dt_util.utcnow().timestamp()) / 60))
