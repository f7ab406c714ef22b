"""Starts plans, each once, and asks people for what a start needs.

A start is written down before it is sent, with an id of its own; what was sent twice is executed
once.
"""

from dataclasses import replace
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..entity import Zone
from ..errors import key_of, translated
from ..lib.aiocooker import (
    CookerError,
    LineError,
    NotStarted,
    RefusalReason,
    Refused,
    StartNotConfirmed,
)
from ..lib.cookery import must_be_stepped
from ..starting import begin
from ..unsuitable import Unsuitable
from . import following
from .asking import ask, ask_no_more, tell
from .book import Book
from .plan import Plan, PlanState, Reason
from .sight import Sight, sight

LONGEST_DELAY_S: Final = 86_400.0
"""A cooker waits for a day at most: section 9 of the specification."""


class Launcher:
    """Takes plans from waiting to running, to asking, or to their end."""

    def __init__(self, hass: HomeAssistant, book: Book) -> None:
        self._hass = hass
        self._book = book
        self._refused_then: dict[str, Sight] = {}
        # A notification does not outlive Home Assistant: after a restart it is shown again.
        self._asked: set[str] = set()

    @callback
    def somebody_came(self, plan: Plan) -> None:
        """Note that a hand was at the cooker: what was refused may work now."""
        self._refused_then.pop(plan.id, None)

    async def begin(self, plan: Plan, zone: Zone) -> None:
        """Start what is due, or ask for what it needs."""
        if not plan.loaded:
            await self._ask(plan, zone, Reason(key="plan_wants_food", said={"name": zone.name}))
            return
        if (obstacle := sight(zone).obstacle) is not None:
            self._refused_then.pop(plan.id, None)
            await self._refused(plan, zone, Refused(obstacle))
            return
        if plan.state is PlanState.ASKING and self._refused_then.get(plan.id) == sight(zone):
            return  # nobody was there since
        try:
            await self.send(plan, zone)
        except Refused as refused:
            self._refused_then[plan.id] = sight(zone)
            plan = self._book.get(plan.id) or plan
            # The cooker answers a refused id alike for ever: the next attempt is another start.
            plan = replace(plan, attempt=plan.attempt + 1)
            await self._refused(plan, zone, refused)
        except Unsuitable as problem:
            said = {key: str(value) for key, value in problem.said.items()}
            reason = Reason(key=problem.key, said={"name": zone.name, **said})
            await self.end(plan, PlanState.CANCELLED, reason)
        except NotStarted:
            # It did not take effect and cannot any more: the next attempt is another start.
            plan = self._book.get(plan.id) or plan
            again = replace(plan, state=PlanState.WAITING, attempt=plan.attempt + 1)
            await self._book.write(again)
        except StartNotConfirmed:
            pass  # the zone itself will tell
        except LineError:
            await self._book.write(replace(plan, state=PlanState.WAITING))

    async def send(self, plan: Plan, zone: Zone) -> None:
        """Start it once; raises CookerError or Unsuitable."""
        now = dt_util.utcnow()
        sent = replace(plan, state=PlanState.STARTING, begun_at=now, reason=None)
        await self._book.write(sent)
        try:
            await begin(
                zone,
                sent.program,
                command_id=sent.command_id,
                original=sent.original,
                context=sent.context,
            )
        except CookerError, Unsuitable:
            if plan.state is PlanState.MISSED:
                await self._book.write(replace(plan, attempt=sent.attempt))
            raise
        ask_no_more(self._hass, sent)
        if (kept := self._book.get(plan.id)) and kept.state is PlanState.STARTING:
            # It was acknowledged, so it is on, though its next word may be on the way still.
            await self._book.write(replace(kept, state=following.first_state(kept)))

    async def _refused(self, plan: Plan, zone: Zone, refused: Refused) -> None:
        """Ask the person, whose hand alone can help; somebody else's cook ends the plan."""
        if refused.reason is RefusalReason.BUSY:
            if not following.is_ours(plan, zone.says):
                reason = Reason(key="plan_zone_busy", said={"name": zone.name})
                await self.end(plan, PlanState.CANCELLED, reason)
            return
        error = translated(self._hass, refused, zone.name)
        said = {key: str(value) for key, value in (error.translation_placeholders or {}).items()}
        await self._ask(plan, zone, Reason(key=key_of(refused), said=said))

    async def _ask(self, plan: Plan, zone: Zone, reason: Reason) -> None:
        asking = replace(plan, state=PlanState.ASKING, asked=True, reason=reason, begun_at=None)
        known = self._book.get(plan.id)
        news = known is None or (known.state, known.reason) != (asking.state, asking.reason)
        if news or plan.id not in self._asked:
            self._asked.add(plan.id)
            await self._book.write(asking)
            await ask(self._hass, zone, asking)
        else:
            self._book.note(asking)

    async def miss(self, plan: Plan, zone: Zone | None) -> None:
        """Let a plan rest until somebody decides."""
        key = "plan_not_allowed_in_time" if plan.asked else "plan_missed"
        missed = replace(plan, state=PlanState.MISSED, reason=Reason(key=key))
        await self._book.write(missed)
        await ask(self._hass, zone, missed)

    async def end(self, plan: Plan, state: PlanState, reason: Reason | None) -> Plan:
        """End a plan and tell of it."""
        ended = replace(plan, state=state, reason=reason, over_at=dt_util.utcnow())
        await self._book.write(ended)
        ask_no_more(self._hass, ended)
        await tell(self._hass, ended)
        return ended

    async def hand_over(self, plan: Plan, zone: Zone) -> None:
        """Let the cooker hold the plan; where it cannot or will not, Home Assistant does.

        Then nothing is lost while Home Assistant is down, but the door must stay closed.
        """
        delay_s = (plan.waiting.begins_at - dt_util.utcnow()).total_seconds()
        ready = plan.loaded and sight(zone).obstacle is None
        # What the zone cannot take as a whole is stepped from here, and so begun from here.
        ready = ready and not must_be_stepped(plan.program, zone.can)
        if not ready or not 1 <= delay_s <= LONGEST_DELAY_S:
            return
        held = replace(plan, state=PlanState.SCHEDULED_ON_DEVICE, begun_at=dt_util.utcnow())
        await self._book.write(held)
        try:
            await begin(
                zone,
                plan.program,
                command_id=plan.command_id,
                original=plan.original,
                context=plan.context,
                delay_s=round(delay_s),
            )
        except StartNotConfirmed:
            return  # the zone itself will tell
        except CookerError, Unsuitable:
            await self._book.write(replace(plan, attempt=plan.attempt + 1))
