"""What heats on somebody's word: asks, is armed, starts once, and gives up where something changed.

A consent is used once. It ends with its time, when the door opens, when remote start is withdrawn
and when somebody else cooks.
"""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, override

from homeassistant.core import Context
from homeassistant.util import dt as dt_util

from ..lib.aiocooker import CookerError
from ..lib.cookery import Reason
from ..plans.clock import clock
from ..plans.sight import sight
from ..unsuitable import Unsuitable
from .acting import DOOR, Acting
from .asking import ask, at_expiry, new_question, open_question, withdraw
from .consenting_rules import automatic_allowed
from .launching import why_not
from .loaded import fresh_s, must_be_known
from .meaning import program_of
from .runner import Simulation
from .scene import Ask, Do
from .starts import day_s, note_asked, note_start, starts_of
from .story import RUNS, Question, SceneState, Story, Why

MOST_A_DAY: Final = 2
"""Starts of one scene for one person, but for those that somebody wants at that very moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """That it is time: what is asked, for how long, why it starts, and whether that is certain.

    What is not certain is asked also where the scene may begin by itself.
    """

    asks: Why
    starts: Why
    within_s: float
    certain: bool = True


class Consenting(Acting):
    """A scene that starts something, or sets it, on somebody's word."""

    # What each kind adds.

    @abstractmethod
    async def _moment(self) -> Moment:
        """Return what would be asked if the moment were now; raises Unsuitable."""

    # The moment.

    async def _come(self, moment: Moment) -> None:
        """Start, ask, or say why not: the moment is there."""
        if self._is_spent:
            self.void(Why(key=f"scene_{Reason.TWICE_TODAY}"))
            return
        if (shut := await self._may()) is not None:
            self.void(shut)
            return
        try:
            await self._launch.ready(self.scene.cooking.do)
        except (CookerError, Unsuitable) as error:
            note_asked(self, self.story.person)
            self._over(SceneState.REFUSED, await why_not(self, error))
            return
        if self._is_armed:
            await self._start_now(self._agreed_by, moment.starts)
        elif self._is_automatic and moment.certain:
            await self._start_now(None, moment.starts)
        elif self.scene.ask is Ask.ARMED:
            self._rests(SceneState.WATCHING, Why(key="scene_not_armed"))
        else:
            await self._ask(moment.asks, moment.within_s)

    async def _may(self) -> Why | None:
        """Return why it must not be now, None where it may."""
        return await self._gate.may(self._now)

    @property
    def _is_spent(self) -> bool:
        """Whether it began as often today as a scene may by itself."""
        times = starts_of(self, self.story.person).times
        return sum(one >= day_s(self._now) for one in times) >= MOST_A_DAY

    @property
    def _is_armed(self) -> bool:
        until = self.story.armed_until
        return self.story.state is SceneState.ARMED and until is not None and self._now < until

    @property
    def _is_automatic(self) -> bool:
        zone = self.zone
        allowed = zone is not None and automatic_allowed(zone.can, self.scene.cooking)
        return self.scene.ask is Ask.AUTOMATIC and allowed

    async def _ask(self, why: Why, within_s: float, context: str | None = None) -> None:
        """Put a question, write it down, and only then send it."""
        standing = self._standing() if context is None else context
        question = new_question(why, within_s=within_s, context=standing)
        note_asked(self, self.story.person)
        self.tell(SceneState.ASKING, why, question=question, armed_until=None)
        self._wait(at_expiry(self.hass, question, self._unanswered))
        await self.scenes.storage.save()
        await ask(self)

    def _standing(self) -> str:
        """Return what must still be so for a yes to count."""
        seen = sight(self.zone) if self.zone else None
        return f"{seen.remote_start}/{seen.door}" if seen else ""

    async def _start_now(self, context: Context | None, why: Why, do: Do | None = None) -> None:
        """Start, and count it; what stood against it is told by the story."""
        note_start(self, self.story.person)
        try:
            await self._start(context, why, do)
        except CookerError, Unsuitable:
            return

    async def _start(self, context: Context | None, why: Why, do: Do | None = None) -> None:
        """Start; raises what is told by the story as well."""
        self._wait(None)
        await self._launch.start(context, why, do)

    # What people say.

    @override
    async def answer(self, question_id: str, *, yes: bool, context: Context | None) -> bool:
        question = open_question(self)
        if question is None or question.id != question_id:
            return False
        withdraw(self, question)
        self._wait(None)
        if not yes:
            note_asked(self, self.story.person)
            self._rests(SceneState.CANCELLED, Why(key="scene_said_no"))
            return True
        # From here on the question is used up, whatever comes of it.
        agreed = Why(key="scene_agreed")
        self.tell(SceneState.ARMED, agreed, question=None, armed_until=question.expires_at)
        async with self._lock:
            if self.story.state is SceneState.ARMED:
                await self._agreed(question, context)
        return True

    async def _agreed(self, question: Question, context: Context | None) -> None:
        """Start on a yes, if all is still as it was when it was asked."""
        if question.context == DOOR:
            await self._start_now(context, Why(key="scene_agreed"), Do.START)
            return
        if question.context != self._standing():
            self.void(Why(key="scene_changed_meanwhile"))
            return
        if (shut := await self._may()) is not None:
            self.void(shut)
        elif self.story.state is SceneState.ARMED:
            await self._use_word(question, context)

    async def _use_word(self, question: Question, context: Context | None) -> None:
        """Start on a word that counts."""
        del question
        await self._start_now(context, Why(key="scene_agreed"))

    @override
    async def arm(self, context: Context | None) -> None:
        """Take a person's word for one start today; to what is asked, it says yes."""
        if context is None or context.user_id is None:
            raise Unsuitable("scene_arm_needs_person")
        self._must_be_on()
        if (question := open_question(self)) is not None:
            await self.answer(question.id, yes=True, context=context)
            return
        if self.story.state in RUNS:
            raise Unsuitable("scene_runs_already")
        await self._armed(None, context)

    @override
    async def _armed(self, why: Why | None, context: Context | None) -> None:
        """Be armed until the window, or the day, or the time of the food is over."""
        until = await self._armed_until()
        self._agreed_by = context
        said = {"time": clock(until)}
        why = Why(key=why.key if why else "scene_armed", said=said)
        self.tell(SceneState.ARMED, why, question=None, armed_until=until, eta=None, person=None)
        self._wait_armed()
        self._look()

    async def _armed_until(self) -> datetime:
        until = self._window_ends()
        if self.scene.cooking.do is Do.START:
            zone, program = await program_of(self)
            must_be_known(self, zone, program)
            fresh = fresh_s(self, zone, program)
            if fresh <= 0:
                raise Unsuitable("food_waited_too_long")
            if fresh < timedelta(days=2).total_seconds():
                until = min(until, self._now + timedelta(seconds=fresh))
        return until

    def _window_ends(self) -> datetime:
        """Return when today's hours are over, or the local day."""
        local = dt_util.now()
        day = dt_util.start_of_local_day(local)
        over = dt_util.as_utc(dt_util.start_of_local_day(day.date() + timedelta(days=1)))
        ends = self.scene.hours.ends
        if ends is None:
            return over
        window = dt_util.as_utc(datetime.combine(day.date(), ends, local.tzinfo))
        return window if self._now < window < over else over

    @override
    async def activate(self, context: Context | None) -> None:
        """Do it now: on a person's word at once, else as if its moment had come."""
        self._must_be_on()
        if self.story.state in RUNS:
            raise Unsuitable("scene_runs_already")
        async with self._lock:
            if context is None or context.user_id is None:
                if open_question(self) is not None:
                    return
                await self._come(await self._moment())
                return
            if (shut := await self._may()) is not None:
                raise Unsuitable(shut.key, **shut.said)
            if (question := self.story.question) is not None:
                withdraw(self, question)
            note_start(self, self.story.person)
            await self._start(context, Why(key="scene_by_word"))

    def _must_be_on(self) -> None:
        if not self.is_on:
            raise Unsuitable("scene_is_off", scene=self.scene.name)

    @override
    async def switch(self, *, on: bool) -> None:
        self.scenes.storage.switch(self.scene.id, on=on)
        if self.story.state in RUNS:
            self._look()
        elif not on:
            self.void(Why(key="scene_switched_off"), SceneState.IDLE)
        else:
            self._rests(SceneState.IDLE, None)
            self._look()

    # What it would do.

    @override
    async def simulate(self) -> Simulation:
        whys: list[Why] = []
        if not self.is_on:
            return Simulation(state=SceneState.IDLE, whys=(Why(key="scene_switched_off"),))
        if self.story.state in RUNS:
            return Simulation(state=self.story.state, whys=_said(self.story))
        shut = await self._may()
        whys.append(shut or Why(key="scene_may_now"))
        try:
            state, seen = await self._seen_now()
            whys.extend(seen)
            await self._launch.ready(self.scene.cooking.do)
        except (CookerError, Unsuitable) as error:
            return Simulation(state=SceneState.REFUSED, whys=(*whys, await why_not(self, error)))
        if self.scene.cooking.do is not Do.GET_READY:
            whys.append(Why(key="scene_may_start"))
        whys.append(self._consent())
        return Simulation(state=SceneState.CANCELLED if shut else state, whys=tuple(whys))

    @abstractmethod
    async def _seen_now(self) -> tuple[SceneState, tuple[Why, ...]]:
        """Return in which state it would be now, as far as it sees, and why."""

    def _consent(self) -> Why:
        """Return how somebody would agree."""
        if self._is_armed:
            return Why(
                key="scene_is_armed", said={"time": clock(self.story.armed_until or self._now)}
            )
        if self._is_automatic:
            return Why(key="scene_begins_itself")
        return Why(key="scene_not_armed" if self.scene.ask is Ask.ARMED else "scene_would_ask")

    def _would(self) -> SceneState:
        """Return the state after the moment came."""
        if self._is_armed or self._is_automatic:
            ready = self.scene.cooking.do is Do.GET_READY
            return SceneState.READY if ready else SceneState.STARTING
        return SceneState.WATCHING if self.scene.ask is Ask.ARMED else SceneState.ASKING


def _said(story: Story) -> tuple[Why, ...]:
    return (story.why,) if story.why else ()
