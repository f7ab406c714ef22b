"""What a scene will do, in the words of the house, before anybody confirms it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time as clock
from typing import Self

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.translation import async_translate_state

from ..const import DOMAIN
from ..entity import Zone
from ..lib.aiocooker import Program
from ..problems import degrees, time
from ..programs.steps import escaped, steps
from ..programs.titles import title
from ..scenes.runner import Runner
from ..scenes.scene import DAYS, Do, Route, Scene, SceneKind
from ..scenes.story import Why
from ..unsuitable import translations

_WORKDAYS, _WEEKEND = DAYS[:5], DAYS[5:]
_ARRIVES, _LEAVES = SceneKind.ARRIVE_HOME, SceneKind.LEAVE_HOME
_BUSY, _DAILY = SceneKind.HANDS_BUSY, SceneKind.READY_EVERY_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Our words in the language of the house."""

    hass: HomeAssistant
    common: Mapping[str, str]
    selector: Mapping[str, str]

    @classmethod
    async def read(cls, hass: HomeAssistant) -> Self:
        """Read them once for a form."""
        return cls(
            hass=hass,
            common=await translations(hass, "common"),
            selector=await translations(hass, "selector"),
        )

    def say(self, key: str, **said: str) -> str:
        """Return one phrase."""
        return self.common[f"component.{DOMAIN}.common.scene_{key}"].format(**said)

    def option(self, of: str, value: str) -> str:
        """Return the word of a choice."""
        return self.selector[f"component.{DOMAIN}.selector.{of}.options.{value}"]

    def listed(self, names: Iterable[str]) -> str:
        """Return names one after the other."""
        comma = "、" if self.hass.config.language.startswith("zh") else ", "
        return comma.join(names)

    def named(self, *entity_ids: str) -> str:
        """Return what people call these."""
        return self.listed(escaped(_name(self.hass, one)) for one in entity_ids)


async def summary(zone: Zone, scene: Scene, program: Program | None) -> dict[str, str]:
    """Return when it acts, what it does then, what ends it and when it never starts: lists."""
    words = await Words.read(zone.coordinator.hass)
    told = _Told(words=words, zone=zone, scene=scene)
    what = await _what(words, scene, program)
    return {
        "when": _bullets(told.when()),
        "then": _bullets(told.then(what)),
        "ends": _bullets(told.ends()),
        "never": _bullets(told.never()),
    }


def usual_name(words: Words, kind: SceneKind, zone: Zone) -> str:
    """Return what a scene is called where nobody says otherwise."""
    several = len(zone.coordinator.cooker.capabilities.zones) > 1
    place = zone.can.name if several else zone.coordinator.config_entry.title
    return words.say("name", kind=words.option("scene_kind", kind), zone=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One scene to be told."""

    words: Words
    zone: Zone
    scene: Scene

    def when(self) -> Iterator[str]:
        scene, say = self.scene, self.words.say
        yield self._occasion()
        if scene.kind is _ARRIVES:
            yield say(f"wish_{scene.wish}")
            yield from (self._way(who, route) for who, route in scene.routes.items())
        if scene.kind in {_LEAVES, _BUSY}:
            return
        yield self._days()
        if scene.hours.begins or scene.hours.ends:
            yield _between(self.words, scene.hours.begins, scene.hours.ends)
        if scene.hours.conditions:
            yield say("conditions", count=str(len(scene.hours.conditions)))

    def _occasion(self) -> str:
        scene, words = self.scene, self.words
        people, zone = words.named(*scene.people), escaped(self.zone.name)
        match scene.kind:
            case SceneKind.ARRIVE_HOME:
                key = "arrives" if len(scene.people) == 1 else "arrives_first"
                return words.say(key, people=people)
            case SceneKind.LEAVE_HOME:
                who = people or words.say("everybody")
                return words.say("leaves", people=who, zone=zone)
            case SceneKind.HANDS_BUSY:
                return words.say("busy", time=time(scene.busy_s))
            case SceneKind.READY_EVERY_DAY:
                return words.say("ready_at", at=_at(scene.at))
            case SceneKind.WHEN:
                return self._happens()

    def _happens(self) -> str:
        scene, words = self.scene, self.words
        entity_id, state = scene.entity_id or "", scene.to_state or ""
        said = {
            "entity": words.named(entity_id),
            "state": escaped(_state(words.hass, entity_id, state)),
        }
        if not scene.for_s:
            return words.say("happens", **said)
        return words.say("happens_for", **said, time=time(scene.for_s))

    def _way(self, who: str, route: Route) -> str:
        words, person = self.words, self.words.named(who)
        if route.travel_entity:
            return words.say("way_sensor", person=person, sensor=words.named(route.travel_entity))
        zone = words.named(route.left_zone or "")
        if route.usual_s is None:
            return words.say("way_left", person=person, zone=zone)
        return words.say("way_left_usual", person=person, zone=zone, time=time(route.usual_s))

    def _days(self) -> str:
        days, say = self.scene.hours.days, self.words.say
        for key, of in {"every_day": DAYS, "workdays": _WORKDAYS, "weekend": _WEEKEND}.items():
            if set(days) == set(of):
                return say(key)
        names = (self.words.option("scene_day", one) for one in DAYS if one in days)
        return say("days", days=self.words.listed(names))

    def then(self, what: str) -> Iterator[str]:
        scene, words = self.scene, self.words
        zone = escaped(self.zone.name)
        match scene.kind:
            case SceneKind.LEAVE_HOME:
                yield words.say("asks_off")
                yield words.say(f"unanswered_{scene.no_answer}", time=time(scene.answer_within_s))
            case SceneKind.HANDS_BUSY:
                yield from self._holds()
            case _:
                yield words.say(f"ask_{scene.ask}")
                yield words.say(f"do_{scene.cooking.do}", zone=zone, what=what)

    def _holds(self) -> Iterator[str]:
        scene, words = self.scene, self.words
        yield words.say("holds", zone=escaped(self.zone.name), hold=self._degrees(scene.hold_c))
        if scene.speaker:
            yield words.say("speaks", speaker=words.named(scene.speaker))
        if scene.water_heater and scene.power_limit_w is not None:
            limit, heater = f"{scene.power_limit_w:g} W", words.named(scene.water_heater)
            yield words.say("power", heater=heater, limit=limit)

    def _degrees(self, celsius: float) -> str:
        return degrees(self.words.hass, celsius)

    def ends(self) -> Iterator[str]:
        scene, say = self.scene, self.words.say
        heats = scene.cooking.do is not Do.GET_READY
        match scene.kind:
            case SceneKind.LEAVE_HOME:
                yield say("ends_back")
            case SceneKind.HANDS_BUSY:
                yield say("ends_busy", time=time(scene.busy_s))
            case SceneKind.ARRIVE_HOME if heats:
                yield say("ends_no_show")
        if scene.kind in {_LEAVES, _BUSY}:
            return
        if scene.cooking.do is Do.PREHEAT:
            yield say("ends_no_food")
        yield say("ends_stop" if heats else "ends_ready")

    def never(self) -> Iterator[str]:
        scene, say, quiet = self.scene, self.words.say, self.scene.hours
        if scene.kind is _LEAVES:
            yield say("never_starts")
            return
        if scene.kind is _BUSY:
            yield say("never_busy")
            return
        if scene.kind is _ARRIVES:
            yield say("never_home")
            yield say("never_twice")
        if quiet.quiet_begins and quiet.quiet_ends:
            begins, ends = _at(quiet.quiet_begins), _at(quiet.quiet_ends)
            yield say("never_quiet", begins=begins, ends=ends)
        if scene.cooking.do is not Do.GET_READY:
            yield say("never_remote")
            yield say("never_unsafe")


async def _what(words: Words, scene: Scene, program: Program | None) -> str:
    """Return what is cooked: a program by its name, else its settings."""
    if program is None:
        return ""
    if scene.cooking.program_id is not None:
        return f"“{escaped(title(program, words.hass.config.language))}”"
    *_, cook = await steps(words.hass, program)
    return escaped(cook)


async def reasons(runner: Runner, whys: Iterable[Why]) -> str:
    """Return why a scene would do what it would, a line for each reason."""
    words = await translations(runner.hass, "exceptions")
    name = runner.zone.name if runner.zone else runner.coordinator.config_entry.title
    known = {"name": name, "scene": runner.scene.name}
    return _bullets(
        escaped(
            words[f"component.{DOMAIN}.exceptions.{why.key}.message"].format(**known, **why.said)
        )
        for why in whys
    )


def _bullets(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {one}" for one in sentences)


def _between(words: Words, begins: clock | None, ends: clock | None) -> str:
    if begins and ends:
        return words.say("between", begins=_at(begins), ends=_at(ends))
    return words.say("from", begins=_at(begins)) if begins else words.say("until", ends=_at(ends))


def _at(when: clock | None) -> str:
    return when.isoformat("minutes") if when else ""


def _name(hass: HomeAssistant, entity_id: str) -> str:
    state = hass.states.get(entity_id)
    return state.name if state else entity_id


def _state(hass: HomeAssistant, entity_id: str, state: str) -> str:
    """Return a state as people read it elsewhere in Home Assistant."""
    known = er.async_get(hass).async_get(entity_id)
    now = hass.states.get(entity_id)
    return async_translate_state(
        hass,
        state,
        entity_id.partition(".")[0],
        known.platform if known else None,
        known.translation_key if known else None,
        now.attributes.get("device_class") if now else None,
    )
