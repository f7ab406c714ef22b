"""Ways out of what Repairs tells, each a step that a person chooses."""

from typing import Any

from homeassistant.components.repairs import FlowType, RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigFlowContext,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import CookerConfigEntry
from .errors import translated
from .lib.aiocooker import CookerError
from .plans.keeper import PLANS
from .plans.plan import Plan, PlanState
from .unsuitable import Unsuitable, sentence, told, translations

WAYS_OUT = {
    "away": ["look_again", "new_address"],
    "certificate_changed": ["pair_again", "look_again"],
    "clock_wrong": ["look_again"],
    "firmware_too_old": ["look_again"],
    "source_away": ["look_again", "choose_again"],
    "source_gone": ["choose_again", "look_again"],
    "wrong_cooker": ["new_address", "look_again"],
}
"""What helps, by issue, the likely one first."""


class Repair(RepairsFlow):
    """The conversation about one issue of one cooker.

    The issue stays until the cooker itself shows that it is mended: a dialog that was only opened
    mends nothing.
    """

    def __init__(self, entry: CookerConfigEntry) -> None:
        self._entry = entry

    async def async_step_init(self, _: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Tell what is wrong, and offer what may help."""
        if (issue := self._issue) is None:
            return self.async_create_entry(data={})
        return self.async_show_menu(
            step_id="init",
            menu_options=WAYS_OUT[str(issue.translation_key)],
            description_placeholders=issue.translation_placeholders,
        )

    async def async_step_look_again(self, _: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Connect anew, and see whether it is mended."""
        if self._issue:
            await self.hass.config_entries.async_reload(self._entry.entry_id)
        if self._issue:
            return self.async_abort(
                reason="as_before", description_placeholders={"name": self._entry.title}
            )
        return self.async_create_entry(data={})

    async def async_step_pair_again(self, _: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Go on with pairing."""
        return await self._go_on(SOURCE_REAUTH)

    async def async_step_new_address(self, _: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Go on with the address."""
        return await self._go_on(SOURCE_RECONFIGURE)

    async def async_step_choose_again(self, _: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Go on with the entities of an adopted appliance."""
        return await self._go_on(SOURCE_RECONFIGURE)

    @property
    def _issue(self) -> ir.IssueEntry | None:
        return ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)

    async def _go_on(self, source: str) -> RepairsFlowResult:
        """Hand over to a flow of the entry, the one that waits already if there is one."""
        waiting = next(self._entry.async_get_active_flows(self.hass, {source}), None)
        flow = waiting or await self.hass.config_entries.flow.async_init(
            DOMAIN,
            context=ConfigFlowContext(
                source=source,
                entry_id=self._entry.entry_id,
                title_placeholders={"name": self._entry.title},
                unique_id=self._entry.unique_id,
            ),
            data=dict(self._entry.data) if source == SOURCE_REAUTH else None,
        )
        return self.async_abort(
            reason="goes_on",
            description_placeholders={"name": self._entry.title},
            next_flow=(FlowType.CONFIG_FLOW, flow["flow_id"]),
        )


class MissedPlan(RepairsFlow):
    """The conversation about a plan whose start was missed: nothing starts without an answer."""

    def __init__(self, plan_id: str) -> None:
        self._plan_id = plan_id

    async def async_step_init(self, _: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Tell what was missed, and ask."""
        if (plan := self._plan) is None:
            return self.async_create_entry(data={})
        issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
        spoiled = plan.not_after is not None and dt_util.utcnow() > plan.not_after
        return self.async_show_menu(
            step_id="init",
            menu_options=["drop_plan"] if spoiled else ["start_now", "drop_plan"],
            description_placeholders=issue.translation_placeholders if issue else None,
        )

    async def async_step_start_now(self, _: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Start it late, on this person's word; a refusal is told and leaves the question."""
        if plan := self._plan:
            try:
                await self.hass.data[PLANS].start_now(plan)
            except CookerError as error:
                return await self._refused(translated(self.hass, error, plan.name))
            except Unsuitable as problem:
                return await self._refused(await told(self.hass, problem, plan.name))
        return self.async_create_entry(data={})

    async def async_step_drop_plan(self, _: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Call it off."""
        if plan := self._plan:
            await self.hass.data[PLANS].cancel(plan)
        return self.async_create_entry(data={})

    @property
    def _plan(self) -> Plan | None:
        plan = self.hass.data[PLANS].book.get(self._plan_id)
        return plan if plan and plan.state is PlanState.MISSED else None

    async def _refused(self, error: Exception) -> RepairsFlowResult:
        words = await translations(self.hass, "exceptions")
        return self.async_abort(
            reason="not_started", description_placeholders={"reason": sentence(words, error)}
        )


async def async_create_fix_flow(
    hass: HomeAssistant, _issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Begin the conversation about an issue."""
    if plan_id := (data or {}).get("plan_id"):
        return MissedPlan(str(plan_id))
    return Repair(hass.config_entries.async_get_known_entry(str((data or {})["entry_id"])))
