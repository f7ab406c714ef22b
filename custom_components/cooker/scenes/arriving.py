"""Arrive home: begins so that it is hot, or ready, when somebody opens the door."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, override

from homeassistant.core import CALLBACK_TYPE, Context, callback
from homeassistant.helpers.event import async_call_later

from ..lib.cookery import (
    Decision,
    Move,
    Reason,
    Starts,
    decide,
    decide_left,
    follow,
    follow_left,
    foremost,
)
from ..plans.clock import clock
from ..presence import PERSON
from ..unsuitable import Unsuitable
from .acting import DOOR
from .at_home import is_home
from .consenting import Consenting, Moment
from .launching import why_not
from .meaning import about, lead, program_of, words
from .scene import Ask, Do
from .speaker import speaker
from .starts import day_s, starts_of, unasked
from .story import RUNS, Interval, Question, SceneState, Why

THINKS_S: Final = 120.0
"""So much earlier somebody is asked who still has to take the phone out of a pocket."""

SHORTEST_S, LONGEST_S = 120.0, 1800.0
"""How long a question stays open at least and at most."""

AT_DOOR_S: Final = 900.0
"""Who came home unpacks the shopping first."""

TOLD: Final = "scene_comes_in"
"""The key of the sentence while somebody's own word tells when."""

AGREED_KEY: Final = "scene_agreed"
"""The key of the sentence between a yes and the start, which is as it was without the question."""

_WORDS: Final = {TOLD, AGREED_KEY}

_LOOSE: Final = 1.3
"""In four of five cases a way takes no less and no more than its usual time by this factor: what
ways home of many people are like; see `PRIOR_SPREAD`."""

_HOME: Final = {Reason.AT_HOME, Reason.NOT_LEFT}


class ArrivingHome(Consenting):
    """Watches the ways home of its people."""

    _again: CALLBACK_TYPE | None = None

    @override
    @callback
    def _watch(self) -> None:
        for person in self.scene.people:
            route = self.scene.route(person)
            self._ends.append(self.scenes.people.watch(person, route, self._look))

    @override
    @callback
    def close(self) -> None:
        self._later(None)
        super().close()

    @override
    @callback
    def _look(self) -> None:
        if self.story.state in RUNS:
            self._still_comes()
        elif not self.is_on:
            return
        elif self.story.state is SceneState.ASKING:
            self._still_asks()
        else:
            self.do(self._consider())

    # Whether it is time.

    async def _consider(self) -> None:
        async with self._lock:
            if self.story.state in RUNS | {SceneState.ASKING} or not self.is_on:
                return
            if self._word_is_void():
                return
            try:
                first = await self._first()
            except Unsuitable as problem:
                self._rests(SceneState.REFUSED, await why_not(self, problem))
                return
            if first is None:
                return
            who, decision, heat_up = first
            if decision.move in {Move.START, Move.ASK}:
                self._note(who, decision, heat_up)
                await self._come(await self._moment())
            else:
                self._show(who, decision, heat_up)
                self._later(decision.again_s)

    async def _first(self) -> tuple[str, Decision, Interval] | None:
        """Return who comes first, with what to do; None where nobody is named."""
        zone, program = await program_of(self)
        heat_up = lead(self, zone, program)
        if (told := self._told(heat_up)) is not None:
            decisions: Mapping[str, Decision] = told
        else:
            decisions = {one: self._decision(one, heat_up) for one in self.scene.people}
        first = foremost(decisions, somebody_home=self._somebody_home())
        return (*first, heat_up) if first else None

    def _decision(self, person: str, heat_up: Interval) -> Decision:
        """Return what to do for one person; who is asked is asked a little earlier."""
        now, people, route = self._now, self.scenes.people, self.scene.route(person)
        asks = self.scene.ask is Ask.ALWAYS and not self._is_armed
        ahead_s = THINKS_S if asks else 0.0
        needed = replace(heat_up, median_s=heat_up.median_s + ahead_s)
        starts = self._starts(person)
        if route.left_zone is not None:
            decision = decide_left(
                people.left_s(person, route),
                people.habit(person, route),
                needed,
                now.timestamp(),
                wish=self.scene.wish,
                starts=starts,
                day_s=day_s(now),
            )
        else:
            decision = decide(
                people.outing(person, route),
                people.travel(person, route),
                needed,
                now.timestamp(),
                wish=self.scene.wish,
                starts=starts,
                day_s=day_s(now),
            )
        return replace(decision, heat_up_s=heat_up.median_s)

    def _starts(self, person: str) -> Starts:
        starts = starts_of(self, person)
        return unasked(starts) if self._is_armed else starts

    def _told(self, heat_up: Interval) -> dict[str, Decision] | None:
        """Return what follows from somebody's own word of when, None where nobody gave it."""
        story = self.story
        if not self._is_armed or story.person is None or story.eta is None or story.since is None:
            return None
        if story.why is None or story.why.key not in _WORDS:
            return None
        gone_s = (self._now - story.since).total_seconds()
        left_s = max(1.0, story.eta.median_s - gone_s)
        early_s = left_s - heat_up.median_s
        if story.why.key == AGREED_KEY:
            early_s = min(early_s, THINKS_S - gone_s)
        starts = self._starts(story.person)
        began_s = self.scenes.people.outing(story.person, self.scene.route(story.person)).began_s
        forbidden = starts.forbid(began_s or story.since.timestamp(), day_s(self._now))
        waits = early_s > 0 or forbidden is not None
        decision = Decision(
            move=Move.WAIT if waits else Move.START,
            reason=forbidden or (Reason.TOO_EARLY if early_s > 0 else Reason.IN_TIME),
            heat_up_s=heat_up.median_s,
            eta_s=left_s,
            low_s=left_s / _LOOSE,
            high_s=left_s * _LOOSE,
            again_s=max(1.0, early_s) if early_s > 0 else None,
        )
        return {story.person: decision}

    def _somebody_home(self) -> bool:
        return any(is_home(one) for one in self.hass.states.async_all(PERSON))

    @callback
    def _note(self, who: str, decision: Decision, heat_up: Interval) -> None:
        """Let the figures be seen; nothing else changes."""
        self.put(replace(self.story, person=who, eta=_eta(decision), heat_up=heat_up))

    @callback
    def _show(self, who: str, decision: Decision, heat_up: Interval) -> None:
        """Tell why nothing is begun; how the last one ended is told until somebody is home."""
        story, at_home = self.story, decision.reason in _HOME
        if story.state is SceneState.ARMED:
            if story.why is None or story.why.key not in _WORDS:
                self._note(who, decision, heat_up)
            return
        ended = {SceneState.CANCELLED, SceneState.REFUSED}
        if story.state in ended and not at_home and story.person is not None:
            return
        state = SceneState.IDLE if at_home else SceneState.WATCHING
        why = self._why(decision)
        self.tell(state, why, person=who, eta=_eta(decision), heat_up=heat_up)

    def _why(self, decision: Decision) -> Why:
        """Return the sentence of a decision, with its figures."""
        said = {"needs": about(decision.heat_up_s)}
        if decision.eta_s is not None:
            said["eta"] = about(decision.eta_s)
        return Why(key=f"scene_{decision.reason}", said=said)

    @override
    async def _moment(self) -> Moment:
        zone, program = await program_of(self)
        story, said = self.story, await words(self, zone, program)
        heat_up = story.heat_up or lead(self, zone, program)
        eta_s = story.eta.median_s if story.eta else heat_up.median_s
        said = {**said, "eta": about(eta_s), "needs": about(heat_up.median_s)}
        most_s = story.eta.high_s if story.eta else eta_s
        return Moment(
            asks=Why(key=f"scene_arrive_asks_{self.scene.cooking.do}", said=said),
            starts=Why(key="scene_in_time", said=said),
            within_s=min(max(most_s, SHORTEST_S), LONGEST_S),
            certain=self._is_certain(story.person),
        )

    def _is_certain(self, person: str | None) -> bool:
        """Whether enough was learned of somebody's ways to begin by itself."""
        if person is None:
            return False
        people, route = self.scenes.people, self.scene.route(person)
        if route.left_zone is None:
            return people.travel(person, route).is_earned
        habit = people.habit(person, route)
        return habit.travel.is_earned and habit.is_homeward

    # Whether it is still wanted.

    @callback
    def _still_asks(self) -> None:
        """Take the question back where its person is home, turned away, or is not needed."""
        question, person = self.story.question, self.story.person
        if question is None or person is None or self._is_at_door:
            return
        if (reason := self._gone_by(person, question.asked_at)) is not None:
            self.void(Why(key=f"scene_{reason}"))
        elif self._somebody_home():
            self.void(Why(key=f"scene_{Reason.SOMEBODY_HOME}"))

    @callback
    def _word_is_void(self) -> bool:
        """Give up a word whose person turned away, or is there; whether that was so."""
        story = self.story
        if not self._is_armed or story.person is None or story.since is None:
            return False
        if story.why is None or story.why.key not in _WORDS:
            return False
        if (reason := self._gone_by(story.person, story.since)) is not None:
            self.void(Why(key=f"scene_{reason}"))
        return reason is not None

    def _gone_by(self, person: str, since: datetime) -> Reason | None:
        """Return why nobody needs to be asked any more."""
        people, route = self.scenes.people, self.scene.route(person)
        outing = people.outing(person, route)
        if outing.is_home:
            return Reason.AT_HOME
        if route.left_zone is not None:
            return Reason.WENT_BACK if people.left_s(person, route) is None else None
        return Reason.TURNED_AWAY if outing.turned_s > since.timestamp() else None

    @callback
    def _still_comes(self) -> None:
        """Follow for whom it was begun: until home, or end it."""
        story, person = self.story, self.story.person
        if person is None or story.begun_at is None or story.heat_up is None:
            return
        people, route = self.scenes.people, self.scene.route(person)
        outing = people.outing(person, route)
        if outing.is_home:
            self._later(None)
            if story.state is SceneState.READY and story.command_id is None:
                self.do(self._at_the_door())
            return
        began_s, now_s = story.begun_at.timestamp(), self._now.timestamp()
        if route.left_zone is None:
            decision = follow(outing, began_s, story.heat_up, now_s)
        else:
            left_s = people.left_s(person, route)
            decision = follow_left(left_s, began_s, story.heat_up, now_s)
        if decision.move is Move.CANCEL:
            self.do(self._launch.stop(Why(key=f"scene_{decision.reason}")))
            return
        self._later(decision.again_s)

    async def _at_the_door(self) -> None:
        """Ask who came home to put the food in and let it begin."""
        async with self._lock:
            if self.story.state is not SceneState.READY:
                return
            zone, program = await program_of(self)
            why = Why(key="scene_asks_at_door", said=await words(self, zone, program))
            await self._ask(why, AT_DOOR_S, context=DOOR)

    # What people say.

    @override
    async def _use_word(self, question: Question, context: Context | None) -> None:
        """Wait for the moment that was right without a question: who asks early is not early."""
        story = self.story
        if story.eta is None or story.person is None:
            await super()._use_word(question, context)
            return
        self._agreed_by = context
        until = self._now + timedelta(seconds=LONGEST_S)
        self.put(replace(story, since=question.asked_at, armed_until=until))
        self._wait_armed()
        self._look()

    async def comes(self, context: Context, eta_s: float | None) -> bool:
        """Take "I am on my way home" as that person's consent, and as when; False where not."""
        person = speaker(self.hass, self.scene.people, context)
        if person is None or not self.is_on or self.story.state in RUNS:
            return False
        if (question := self.story.question) is not None and eta_s is None:
            return await self.answer(question.id, yes=True, context=context)
        if self.story.question is not None:
            self.void(Why(key="scene_agreed"))
        until = await self._armed_until()
        if eta_s is None:
            why, eta = Why(key="scene_armed_coming", said={"time": clock(until)}), None
        else:
            eta = Interval(low_s=eta_s / _LOOSE, median_s=eta_s, high_s=eta_s * _LOOSE)
            why = Why(key=TOLD, said={"time": clock(self._now + timedelta(seconds=eta_s))})
        self._agreed_by = context
        armed = replace(
            self.story,
            state=SceneState.ARMED,
            why=why,
            since=self._now,
            person=person,
            eta=eta,
            question=None,
            armed_until=until,
        )
        self.put(armed)
        self._wait_armed()
        self._look()
        return True

    # How it ends and waits.

    @override
    async def _start(self, context: Context | None, why: Why, do: Do | None = None) -> None:
        await super()._start(context, why, do)
        self._still_comes()

    @override
    @callback
    def _over(self, state: SceneState, why: Why) -> None:
        self._later(None)
        super()._over(state, why)

    @callback
    def _later(self, seconds: float | None) -> None:
        """Look again without a fix."""
        if self._again:
            self._again()
        self._again = None

        @callback
        def again(_: datetime) -> None:
            self._again = None
            self._look()

        if seconds is not None:
            self._again = async_call_later(self.hass, seconds, again)

    @override
    async def _seen_now(self) -> tuple[SceneState, tuple[Why, ...]]:
        first = await self._first()
        if first is None:
            return SceneState.IDLE, (Why(key="scene_nobody_named"),)
        who, decision, heat_up = first
        state = self.hass.states.get(who)
        said = {"person": state.name if state else who, "needs": about(heat_up.median_s)}
        whys = [Why(key="scene_about", said=said), self._why(decision)]
        if not self._is_certain(who):
            whys.append(Why(key="scene_still_learning"))
        if decision.move is Move.WAIT:
            return SceneState.IDLE if decision.reason in _HOME else SceneState.WATCHING, tuple(whys)
        return self._would(), tuple(whys)


def _eta(decision: Decision) -> Interval | None:
    if decision.eta_s is None or decision.low_s is None or decision.high_s is None:
        return None
    return Interval(low_s=decision.low_s, median_s=decision.eta_s, high_s=decision.high_s)
