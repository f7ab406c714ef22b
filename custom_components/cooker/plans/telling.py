"""A plan as a script reads it, and as an entity shows it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..const import DOMAIN
from ..entity import Zone
from .keeper import PLANS, Keeper
from .next_action import of_plan, words
from .plan import Plan

STAYS = timedelta(hours=12)
"""Until the next meal people want to see how the last plan ended."""


def told(hass: HomeAssistant, keeper: Keeper, plan: Plan) -> JsonObjectType:
    """Return all that there is to know of a plan; times are in the house's time zone."""
    people: list[JsonValueType] = [
        {"at": local(task.at), "what": task.text}
        for task in sorted(of_plan(hass, keeper, plan), key=lambda one: one.at)
    ]
    return {
        "plan_id": plan.id,
        "name": plan.name,
        "program": plan.program.id,
        "title": plan.title(hass.config.language),
        "state": plan.state.value,
        "ready_at": local(plan.ready_at),
        "start_at": local(plan.waiting.begins_at),
        "latest_start": local(plan.latest_start),
        "ready_from": local(plan.low),
        "ready_until": local(plan.high),
        "slack": round((plan.start_at - dt_util.utcnow()).total_seconds()),
        "based_on_runs": plan.runs,
        "held_by": plan.name if plan.is_held_by_cooker else "Home Assistant",
        "to_do": people,
        "reason": reason(hass, plan),
    }


def shown(hass: HomeAssistant, plan: Plan | None) -> Mapping[str, Any]:
    """Return a plan as attributes."""
    if plan is None:
        return {}
    return {
        "ready_at": plan.ready_at,
        "start_at": plan.waiting.begins_at,
        "latest_start": plan.latest_start,
        "ready_from": plan.low,
        "ready_until": plan.high,
        "program": plan.title(hass.config.language),
        "held_by": plan.name if plan.is_held_by_cooker else "Home Assistant",
        "reason": reason(hass, plan),
    }


def plan_of(zone: Zone) -> Plan | None:
    """Return the plan of a zone, the last one where none is to come; None after a day."""
    keeper = zone.coordinator.hass.data[PLANS]
    plan = keeper.book.newest_of(zone.coordinator.cooker.identity.id, zone.zone)
    if plan is None or (plan.over_at and dt_util.utcnow() - plan.over_at > STAYS):
        return None
    return plan


def reason(hass: HomeAssistant, plan: Plan) -> str | None:
    """Return why a plan is as it is."""
    if plan.reason is None:
        return None
    key = f"component.{DOMAIN}.exceptions.{plan.reason.key}.message"
    template = words(hass, "exceptions").get(key, plan.reason.key)
    return template.format(**{"name": plan.name, **plan.reason.said})


def local(time: datetime) -> str:
    """Return a time in the house's time zone."""
    return dt_util.as_local(time).replace(microsecond=0).isoformat()
