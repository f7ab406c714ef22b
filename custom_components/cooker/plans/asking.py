"""Asks people: a notification while a start waits for a hand, a repair for a plan that was missed.

Both come with an event on the bus, for those who want it on their phone.
"""

from typing import Final

from homeassistant.components import persistent_notification
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.util.event_type import EventType

from ..const import DOMAIN
from ..entity import Zone
from ..unsuitable import translations
from .clock import clock
from .plan import Plan, PlanState

PLAN_EVENT: Final[EventType[dict[str, str | None]]] = EventType(f"{DOMAIN}_plan")
"""Tells of a plan that asks, was missed, is ready or was cancelled."""


async def ask(hass: HomeAssistant, zone: Zone | None, plan: Plan) -> None:
    """Ask a person about a plan; `zone` is None while its cooker is away."""
    del zone
    if plan.state is PlanState.MISSED:
        _repair(hass, plan)
    else:
        words = await translations(hass, "common")
        title = words[f"component.{DOMAIN}.common.plan_asks"].format(
            title=plan.title(hass.config.language), time=clock(plan.wished_at)
        )
        persistent_notification.async_create(
            hass, await reason(hass, plan) or title, title, _id(plan)
        )
    await tell(hass, plan)


async def tell(hass: HomeAssistant, plan: Plan) -> None:
    """Tell of a plan on the bus."""
    hass.bus.async_fire(
        PLAN_EVENT,
        {
            "plan_id": plan.id,
            "state": plan.state.value,
            "name": plan.name,
            "title": plan.title(hass.config.language),
            "ready_at": plan.ready_at.isoformat(),
            "message": await reason(hass, plan),
        },
    )


@callback
def ask_no_more(hass: HomeAssistant, plan: Plan) -> None:
    """Take back what was asked about a plan."""
    persistent_notification.async_dismiss(hass, _id(plan))
    ir.async_delete_issue(hass, DOMAIN, issue_id(plan))


async def reason(hass: HomeAssistant, plan: Plan) -> str | None:
    """Return why a plan is as it is, in the language of the house."""
    if plan.reason is None:
        return None
    words = await translations(hass, "exceptions")
    template = words.get(f"component.{DOMAIN}.exceptions.{plan.reason.key}.message", "")
    return template.format(**{"name": plan.name, **plan.reason.said})


def issue_id(plan: Plan) -> str:
    """Return the id of the repair that asks about a missed plan."""
    return f"plan_missed_{plan.id}"


@callback
def _repair(hass: HomeAssistant, plan: Plan) -> None:
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id(plan),
        is_fixable=True,
        is_persistent=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key="plan_missed",
        translation_placeholders={
            "name": plan.name,
            "title": plan.title(hass.config.language),
            "time": clock(plan.wished_at),
            "start": clock(plan.waiting.begins_at),
        },
        data={"plan_id": plan.id},
    )


def _id(plan: Plan) -> str:
    return f"{DOMAIN}_plan_{plan.id}"
