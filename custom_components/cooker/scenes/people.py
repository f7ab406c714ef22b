"""Watches people on their ways home, for all scenes together, and learns how long these take.

What is kept of a person: mean, spread and count of the ways home, when the outing that is under way
began, and when a zone was left that somebody chose for it. Both times are dropped at the door.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import Any, Final

from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.util import dt as dt_util

from ..lib.cookery import Fix, Habit, Outing, TravelTime
from .positions import fix, is_in
from .scene import Route
from .storage import SceneStorage

USUAL_S: Final = 1800.0
"""A way from work where nobody said how long it takes: what half an hour is to most people."""


@dataclass(kw_only=True)
class _Way:
    """One person on one route. Lives in memory."""

    person: str
    route: Route
    outing: Outing
    left_s: float | None = None
    was_in: bool | None = None
    listeners: list[Callable[[], None]] = field(default_factory=list)
    end: CALLBACK_TYPE | None = None


class People:
    """All ways home that scenes ask for."""

    def __init__(self, hass: HomeAssistant, storage: SceneStorage) -> None:
        self._hass = hass
        self._storage = storage
        self._ways: dict[tuple[str, Route], _Way] = {}

    # What scenes ask.

    @callback
    def watch(self, person: str, route: Route, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Follow somebody, and tell of each change; returns what ends that."""
        way = self._ways.get((person, route)) or self._begin(person, route)
        way.listeners.append(listener)

        def leave() -> None:
            way.listeners.remove(listener)
            if not way.listeners and way.end:
                way.end()
                self._ways.pop((person, route), None)

        return leave

    def outing(self, person: str, route: Route) -> Outing:
        """Return somebody's way since leaving home, as far as it was seen."""
        way = self._ways.get((person, route))
        return way.outing if way else Outing()

    def left_s(self, person: str, route: Route) -> float | None:
        """Return when the route's zone was left for what may be the way home."""
        way = self._ways.get((person, route))
        return way.left_s if way else None

    def travel(self, person: str, route: Route) -> TravelTime:
        """Return what was learned of somebody's ways, by positions or by the route's sensor."""
        return TravelTime.from_json(self._known(person)["ways"].get(route.travel_entity or ""))

    def habit(self, person: str, route: Route) -> Habit:
        """Return what somebody does after leaving the route's zone."""
        stored = self._known(person)["zones"].get(route.left_zone or "")
        return Habit.from_json(route.usual_s or USUAL_S, stored)

    # What people ask.

    @callback
    def forget(self, person: str) -> None:
        """Know nothing of somebody's ways any more."""
        self._storage.facts["people"].pop(person, None)
        for starts in self._storage.facts["starts"].values():
            starts.pop(person, None)
        self._storage.save_soon()
        for way in self._ways.values():
            if way.person == person:
                way.outing, way.left_s = Outing(), None
                self._look(way)

    # What it sees.

    def _begin(self, person: str, route: Route) -> _Way:
        known = self._known(person)
        way = _Way(
            person=person,
            route=route,
            outing=Outing(began_s=known["began_s"]),
            left_s=known["left"].get(route.left_zone or ""),
        )
        self._ways[person, route] = way
        watched = filter(None, (person, route.travel_entity))

        @callback
        def changed(_: Event[EventStateChangedData]) -> None:
            self._look(way)
            for listener in tuple(way.listeners):
                listener()

        way.end = async_track_state_change_event(self._hass, watched, changed)
        self._look(way)
        return way

    @callback
    def _look(self, way: _Way) -> None:
        now_s = dt_util.utcnow().timestamp()
        found = fix(self._hass, way.person, way.route, now_s)
        if found is None:
            return
        self._look_at_zone(way, found)
        before, way.outing = way.outing, way.outing.then(found, now_s)
        if way.outing.is_home and not before.is_home:
            self._came_home(way, before, found.at_s)
        elif way.outing.began_s != before.began_s:
            self._note(way.person, began_s=way.outing.began_s)

    def _look_at_zone(self, way: _Way, found: Fix) -> None:
        """Note when the zone is left, and that who came back did not go home."""
        if (zone := way.route.left_zone) is None:
            return
        inside = is_in(self._hass, way.person, zone)
        if inside and way.left_s is not None:
            self._went_elsewhere(way)
        if way.was_in and inside is False and not found.is_home:
            way.left_s = found.at_s
            self._note_left(way, way.left_s)
        way.was_in = inside

    def _came_home(self, way: _Way, before: Outing, home_s: float) -> None:
        """Learn from a way that ended at home, and forget the way."""
        ratio = before.ratio(home_s)
        # Who is told of by a zone that was left is learned of by that alone.
        if ratio is not None and way.route.left_zone is None:
            learned = self.travel(way.person, way.route).learned(ratio)
            self._keep(way.person, "ways", way.route.travel_entity or "", learned.to_json())
        was_seen = before.at_s > -inf  # else nobody knows when the door was reached
        if was_seen and way.left_s is not None and home_s > way.left_s:
            habit = self.habit(way.person, way.route).came_home(home_s - way.left_s)
            self._keep(way.person, "zones", way.route.left_zone or "", habit.to_json())
        way.left_s = None
        self._note_left(way, None)
        self._note(way.person, began_s=None)

    def _went_elsewhere(self, way: _Way) -> None:
        habit = self.habit(way.person, way.route).went_elsewhere()
        self._keep(way.person, "zones", way.route.left_zone or "", habit.to_json())
        way.left_s = None
        self._note_left(way, None)

    # What is kept.

    def _known(self, person: str) -> dict[str, Any]:
        nothing: dict[str, Any] = {"began_s": None, "left": {}, "ways": {}, "zones": {}}
        return {**nothing, **self._storage.facts["people"].get(person, {})}

    def _keep(self, person: str, kind: str, key: str, learned: dict[str, Any]) -> None:
        self._note(person, **{kind: {**self._known(person)[kind], key: learned}})

    def _note_left(self, way: _Way, left_s: float | None) -> None:
        zone = way.route.left_zone
        others = {one: at for one, at in self._known(way.person)["left"].items() if one != zone}
        self._note(way.person, left={**others, zone: left_s} if left_s is not None else others)

    def _note(self, person: str, **facts: Any) -> None:  # noqa: ANN401 - plain JSON
        self._storage.facts["people"][person] = {**self._known(person), **facts}
        self._storage.save_soon()
