"""Ready every day: makes a plan for each day, once somebody agreed, and follows it.

The plan is one of the household's: it is told, moved and called off like any other, and survives
restarts by itself.
"""

from datetime import datetime, timedelta
from typing import Final, override

from homeassistant.core import CALLBACK_TYPE, Context, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from ..entity import Zone
from ..journal.journal import JOURNAL
from ..lib.aiocooker import Program, ZoneState
from ..lib.cookery import TOLERANCE_S, LegKind, backward, next_time, total_s
from ..plans import making
from ..plans.clock import clock
from ..plans.keeper import PLANS
from ..plans.making import Wanted
from ..plans.plan import OVER, Plan, PlanState
from ..plans.plan import RUNS as PLAN_RUNS
from ..starting import must_suit
from ..times import read, written
from ..unsuitable import Unsuitable
from .consenting import Consenting, Moment
from .gate import is_day
from .launching import why_not
from .loaded import loaded_at, must_be_known
from .meaning import about, lead, legs_of, program_of, words
from .scene import Ask, Do
from .starts import note_start
from .story import RUNS, SceneState, Why

DAYS_AHEAD: Final = 8
"""Within a week and a day each day of the week comes, but for the one that was dealt with."""

AHEAD_S: Final = 900.0
"""A quarter of an hour before it has to begin somebody is asked."""

_DONE: Final = "done_for"


class ReadyEveryDay(Consenting):
    """One time of day. `command_id` of its story is the id of its plan."""

    _due_timer: CALLBACK_TYPE | None = None

    @override
    @callback
    def _watch(self) -> None:
        self._ends.append(self.hass.data[PLANS].subscribe(self._follow_own))

    @override
    @callback
    def close(self) -> None:
        self._cancel_due()
        super().close()

    # When it is due.

    @override
    @callback
    def _look(self) -> None:
        if self.story.state not in RUNS and self._plan is None and self.is_on:
            self.do(self._consider())

    async def _consider(self) -> None:
        """Wait until somebody must be asked, or ask."""
        async with self._lock:
            waits = self.story.state not in RUNS | {SceneState.ASKING} and self._plan is None
            if not waits or not self.is_on or self.scene.at is None:
                return
            try:
                at, due = await self._next()
            except Unsuitable as problem:
                self._rests(SceneState.REFUSED, await why_not(self, problem))
                return
            if self._now < due:
                self._wait_until(due)
                self._shows(at)
                return
            self._done_for(at)
            self._wait_until(at + timedelta(seconds=1))
            await self._come(await self._moment())

    async def _next(self) -> tuple[datetime, datetime]:
        """Return the next time at which it is to be ready, and when to ask for that."""
        zone, program = await program_of(self)
        at = self._next_at()
        begins = self._begins(zone, program, at)
        return at, begins - timedelta(seconds=AHEAD_S)

    def _next_at(self) -> datetime:
        """Return the next time of day that was not dealt with yet."""
        zone = dt_util.get_default_time_zone()
        of_day = self.scene.at
        assert of_day is not None  # noqa: S101 - the scene of this kind has one
        at = next_time(self._now, of_day, zone)
        for _ in range(DAYS_AHEAD):
            if at != self._done and is_day(self.scene, at):
                break
            at = next_time(at, of_day, zone)
        return at

    def _begins(self, zone: Zone, program: Program, at: datetime) -> datetime:
        if self.scene.cooking.do is Do.GET_READY:
            return at
        legs = legs_of(self, zone, program)
        return backward(self._wished(zone, program, at), legs, earliest=self._now).start_at

    def _wished(self, zone: Zone, program: Program, at: datetime) -> datetime:
        """Return when the whole program is over: what is hot at a time cooks after it."""
        if self.scene.cooking.do is not Do.PREHEAT:
            return at
        legs = legs_of(self, zone, program)
        people = [place for place, leg in enumerate(legs) if leg.kind is LegKind.PERSON]
        after = legs[people[0] :] if people else ()
        return at + timedelta(seconds=total_s(after))

    @property
    def _wanted_at(self) -> datetime:
        """Return when it is to be ready: the time that is dealt with, else the next one."""
        return self._done if self._done and self._done > self._now else self._next_at()

    @override
    async def _may(self) -> Why | None:
        """Return why it must not be: a Monday's breakfast may begin on Sunday, but never at night.

        The day is that of the breakfast, the quiet hours are those of the heat.
        """
        zone, program = await program_of(self)
        at = self._wanted_at
        return await self._gate.may(at, self._begins(zone, program, at))

    @override
    async def _moment(self) -> Moment:
        zone, program = await program_of(self)
        at = self._wanted_at
        said = {
            **await words(self, zone, program),
            "time": clock(at),
            "needs": about(lead(self, zone, program).median_s),
        }
        latest = self._begins(zone, program, at) + timedelta(seconds=TOLERANCE_S)
        return Moment(
            asks=Why(key=f"scene_daily_asks_{self.scene.cooking.do}", said=said),
            starts=Why(key="scene_planned", said={"time": clock(at)}),
            within_s=max(60.0, (latest - self._now).total_seconds()),
        )

    @callback
    def _shows(self, at: datetime) -> None:
        if self.story.state in {SceneState.IDLE, SceneState.WATCHING}:
            self.tell(SceneState.WATCHING, Why(key="scene_daily_waits", said={"time": clock(at)}))

    # What it plans.

    @override
    async def _start(self, context: Context | None, why: Why, do: Do | None = None) -> None:
        """Plan it, or get it ready; raises what stands against it, and tells of that."""
        if self.scene.cooking.do is Do.GET_READY:
            await super()._start(context, why, do)
            return
        try:
            zone, program = await program_of(self)
            at = self._wanted_at
            self._done_for(at)
            await self._planned(zone, program, at, context)
        except Unsuitable as problem:
            self._rests(SceneState.REFUSED, await why_not(self, problem))
            raise

    async def _planned(
        self, zone: Zone, program: Program, at: datetime, context: Context | None
    ) -> None:
        keeper = self.hass.data[PLANS]
        pending = keeper.book.newest_of(zone.coordinator.cooker.identity.id, zone.zone)
        if pending is not None and pending.state not in OVER:
            raise Unsuitable("planned_already", time=clock(pending.wished_at))
        must_suit(zone, program)
        inside = self.scene.cooking.do is Do.START
        if inside:
            must_be_known(self, zone, program)
        wanted = Wanted(
            loaded_at=loaded_at(self) if inside else None,
            zone=zone,
            program=program,
            ready_at=self._wished(zone, program, at),
            perishable=self.scene.cooking.perishable,
            user_id=context.user_id if context else None,
        )
        plan = making.plan(self.hass.data[JOURNAL], wanted, self._now)
        self._wait(None)
        self.tell(
            SceneState.ARMED,
            Why(key="scene_planned", said={"time": clock(at)}),
            question=None,
            armed_until=at,
            command_id=plan.id,
            begun_at=self._now,
        )
        # Before the plan: one that is made is the scene's own from its first moment on.
        await self.scenes.storage.save()
        await keeper.add(plan)
        self._follow_own()

    @property
    def _plan(self) -> Plan | None:
        plan_id = self.story.command_id
        return self.hass.data[PLANS].book.get(plan_id) if plan_id else None

    @property
    @override
    def _is_own_plan(self) -> bool:
        return self._plan is not None

    # How the plan fares.

    @override
    @callback
    def _follow_own(self) -> None:
        plan = self._plan
        if plan is None:
            self._launch.look()
            return
        if plan.state in OVER or plan.state is PlanState.MISSED:
            self._plan_over(plan)
        elif plan.state in PLAN_RUNS:
            zone = self.zone
            hot = zone is not None and zone.says.state is ZoneState.PREHEATED
            state = SceneState.READY if hot else SceneState.HEATING
            if self.story.state is not state:
                self.tell(state, Why(key="scene_hot" if hot else "scene_heats"))
        elif plan.reason is not None and self.story.why != _reason(plan):
            self.tell(SceneState.ARMED, _reason(plan))

    @callback
    def _plan_over(self, plan: Plan) -> None:
        done = plan.state is PlanState.READY
        why = Why(key="scene_done") if done else _reason(plan) or Why(key="scene_lost")
        self._rests(SceneState.IDLE if done else SceneState.CANCELLED, why)

    @override
    @callback
    def void(self, why: Why, state: SceneState = SceneState.CANCELLED) -> None:
        plan = self._plan
        super().void(why, state)
        if plan is not None and plan.state not in OVER | PLAN_RUNS:
            self.do(self._call_off(plan))

    @override
    @callback
    def _rests(self, state: SceneState, why: Why | None) -> None:
        super()._rests(state, why)
        self._wait_until(self._now + timedelta(minutes=1))

    @override
    @callback
    def _resume_own(self) -> None:
        if self._plan is None:
            super()._resume_own()

    async def _call_off(self, plan: Plan) -> None:
        await self.hass.data[PLANS].cancel(plan)

    # What people say.

    @override
    async def _armed(self, why: Why | None, context: Context | None) -> None:
        """Plan the next one at once: the cooker may hold it by itself."""
        async with self._lock:
            if self._plan is not None:
                raise Unsuitable("scene_runs_already")
            note_start(self, None)
            await self._start(context, why or Why(key="scene_armed"))

    # What it remembers, and how it waits.

    @property
    def _done(self) -> datetime | None:
        facts = self.scenes.storage.facts["starts"].get(self.scene.id, {})
        return read(facts.get(_DONE))

    @callback
    def _done_for(self, at: datetime) -> None:
        """Remember the day that was dealt with: it is asked once."""
        self.scenes.storage.facts["starts"].setdefault(self.scene.id, {})[_DONE] = written(at)
        self.scenes.storage.save_soon()

    @callback
    def _wait_until(self, moment: datetime) -> None:
        self._cancel_due()

        @callback
        def due(_: datetime) -> None:
            self._due_timer = None
            self._look()

        self._due_timer = async_track_point_in_utc_time(self.hass, due, moment)

    @callback
    def _cancel_due(self) -> None:
        if self._due_timer:
            self._due_timer()
        self._due_timer = None

    @override
    async def _seen_now(self) -> tuple[SceneState, tuple[Why, ...]]:
        zone, program = await program_of(self)
        at, due = await self._next()
        said = {"time": clock(at), "begins": clock(self._begins(zone, program, at))}
        whys = (Why(key="scene_daily_would", said=said),)
        if self.scene.ask is not Ask.ARMED and self._now < due:
            return SceneState.WATCHING, whys
        return self._would(), whys


def _reason(plan: Plan) -> Why | None:
    reason = plan.reason
    return Why(key=reason.key, said={"name": plan.name, **reason.said}) if reason else None
