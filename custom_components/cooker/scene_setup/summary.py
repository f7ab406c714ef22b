"""What a scene comes to, in sentences, before anybody confirms it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time as clock

from homeassistant.const import STATE_ON

from ..entity import Zone
from ..lib.aiocooker import Program
from ..lib.cookery import KEEP_WARM_USUAL_S
from ..problems import degrees, time
from ..programs.steps import escaped, steps
from ..programs.titles import title
from ..scenes.hold import holds_at, program
from ..scenes.left_on import STOP, default_no_answer
from ..scenes.scene import DAYS, Do, Route, Scene, SceneKind
from .words import Words, bullets

_WATCHES = {SceneKind.LEAVE_HOME, SceneKind.HANDS_BUSY}
"""Kinds that look after a cook and begin none."""

_WEEK = {"every_day": DAYS, "workdays": DAYS[:5], "weekend": DAYS[5:]}


async def summary(zone: Zone, scene: Scene, cooked: Program | None) -> str:
    """Return when it acts, what it does then, what ends it and when it never starts: lists."""
    words = await Words.read(zone.coordinator.hass)
    told = _Told(words=words, zone=zone, scene=scene)
    what = "" if cooked is None else await _what(words, scene, cooked)
    parts = {
        "when": told.when(),
        "then": told.then(what),
        "ends": told.ends(),
        "never": told.never(),
    }
    lists = {head: bullets(sentences) for head, sentences in parts.items()}
    return "\n\n".join(
        f"**{words.say(f'head_{head}')}**\n\n{sentences}"
        for head, sentences in lists.items()
        if sentences
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One scene to be told."""

    words: Words
    zone: Zone
    scene: Scene

    def when(self) -> Iterator[str]:
        scene, hours, say = self.scene, self.scene.hours, self.words.say
        yield self._occasion()
        if scene.kind is SceneKind.ARRIVE_HOME:
            yield from (self._way(who, route) for who, route in scene.routes.items())
            yield say(f"wish_{scene.wish}")
        if scene.kind is SceneKind.HANDS_BUSY and scene.entity_id:
            yield self._happens(scene.entity_id, scene.to_state or STATE_ON)
        if scene.kind in _WATCHES:
            return
        yield self._days()
        if hours.begins or hours.ends:
            yield self._between(hours.begins, hours.ends)
        if hours.conditions:
            yield say("conditions", count=str(len(hours.conditions)))

    def then(self, what: str) -> Iterator[str]:
        scene, say = self.scene, self.words.say
        match scene.kind:
            case SceneKind.LEAVE_HOME:
                yield say("asks_off")
                yield say(self._unanswered(), time=time(scene.answer_within_s))
                yield say("heats_nothing")
            case SceneKind.HANDS_BUSY:
                yield from self._meanwhile()
            case _:
                yield say(f"ask_{scene.ask}")
                yield say(f"do_{scene.cooking.do}", zone=escaped(self.zone.name), what=what)
                if scene.kind is SceneKind.ARRIVE_HOME and scene.cooking.do is Do.GET_READY:
                    yield say("asks_at_door")

    def ends(self) -> Iterator[str]:
        scene, say, do = self.scene, self.words.say, self.scene.cooking.do
        if scene.kind is SceneKind.LEAVE_HOME:
            yield say("ends_back")
        elif scene.kind is SceneKind.HANDS_BUSY:
            yield say("ends_busy", time=time(scene.busy_s))
        elif do is Do.GET_READY:
            yield say("ends_ready")
        else:
            if scene.kind is SceneKind.ARRIVE_HOME:
                yield say("ends_no_show")
            if do is Do.PREHEAT:
                yield say("ends_no_food")
            yield say("ends_stop")

    def never(self) -> Iterator[str]:
        scene, hours, say = self.scene, self.scene.hours, self.words.say
        if scene.kind in _WATCHES:
            return
        if scene.kind is SceneKind.ARRIVE_HOME:
            yield say("never_home")
            yield say("never_twice")
        if hours.quiet_begins and hours.quiet_ends:
            begins, ends = _at(hours.quiet_begins), _at(hours.quiet_ends)
            yield say("never_quiet", begins=begins, ends=ends)
        if scene.cooking.do is not Do.GET_READY:
            yield say("never_remote")
            yield say("never_unsafe")

    def _occasion(self) -> str:
        scene, words = self.scene, self.words
        people = words.named(*scene.people)
        match scene.kind:
            case SceneKind.ARRIVE_HOME:
                key = "arrives" if len(scene.people) == 1 else "arrives_first"
                return words.say(key, people=people)
            case SceneKind.LEAVE_HOME:
                who = people or words.say("everybody")
                return words.say("leaves", people=who, zone=escaped(self.zone.name))
            case SceneKind.HANDS_BUSY:
                return words.say("busy", time=time(scene.busy_s))
            case SceneKind.READY_EVERY_DAY:
                return words.say("ready_at", at=_at(scene.at))
        return self._happens(scene.entity_id or "", scene.to_state or "")

    def _happens(self, entity_id: str, state: str) -> str:
        words, lasts_s = self.words, self.scene.for_s
        entity, word = words.named(entity_id), words.state(entity_id, state)
        if not lasts_s:
            return words.say("happens", entity=entity, state=word)
        return words.say("happens_for", entity=entity, state=word, time=time(lasts_s))

    def _way(self, who: str, route: Route) -> str:
        words, person = self.words, self.words.named(who)
        if route.travel_entity:
            return words.say("way_sensor", person=person, sensor=words.named(route.travel_entity))
        zone = words.named(route.left_zone or "")
        if route.usual_s is None:
            return words.say("way_left", person=person, zone=zone)
        return words.say("way_left_usual", person=person, zone=zone, time=time(route.usual_s))

    def _days(self) -> str:
        days, words = set(self.scene.hours.days), self.words
        if key := next((key for key, week in _WEEK.items() if days == set(week)), None):
            return words.say(key)
        names = (words.option("scene_day", one) for one in DAYS if one in days)
        return words.say("days", days=words.listed(names))

    def _between(self, begins: clock | None, ends: clock | None) -> str:
        say = self.words.say
        if begins and ends:
            return say("between", begins=_at(begins), ends=_at(ends))
        return say("from", begins=_at(begins)) if begins else say("until", ends=_at(ends))

    def _unanswered(self) -> str:
        """Return what no answer means; of what usually stops, the gentle goes on all the same."""
        wanted = self.scene.no_answer
        usually = default_no_answer(self.zone.can)
        return "unanswered_stop_gently" if wanted == usually == STOP else f"unanswered_{wanted}"

    def _meanwhile(self) -> Iterator[str]:
        scene, words = self.scene, self.words
        zone = escaped(self.zone.name)
        held, at_c = program(self.zone, scene.hold_c), holds_at(self.zone, scene.hold_c)
        if at_c is not None:
            yield words.say("holds", zone=zone, hold=degrees(words.hass, at_c))
        elif held:
            yield words.say("holds_itself", zone=zone)
        else:
            yield words.say("stays" if self.zone.can.holds_safely else "take_out", zone=zone)
        if held or at_c is not None:
            yield words.say(f"warm_{scene.ask}")
            yield words.say("kept_warm_for", time=time(KEEP_WARM_USUAL_S))
        if scene.speaker:
            yield words.say("speaks", speaker=words.named(scene.speaker))
        if scene.water_heater and scene.power_limit_w is not None:
            limit, heater = f"{scene.power_limit_w:g} W", words.named(scene.water_heater)
            yield words.say("power", heater=heater, zone=zone, limit=limit)


async def _what(words: Words, scene: Scene, cooked: Program) -> str:
    """Return what is cooked: a program by its name, else its settings."""
    if scene.cooking.program_id is not None:
        return words.say("program", program=escaped(title(cooked, words.hass.config.language)))
    *_, cook = await steps(words.hass, cooked)
    return escaped(cook)


def _at(when: clock | None) -> str:
    return when.isoformat("minutes") if when else ""
