"""What a zone does not say but shows: that it is hot, how far it is, where its probes are.

Pure functions of values. A cooker that tells `preheated` or `probe_at_target` by itself is
believed; for one that does not, the event is made here. Either way it is told once in a cook.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Self

from .lib.aiocooker import (
    CookerEvent,
    EventType,
    Origin,
    Probe,
    ZoneCapabilities,
    ZoneSnapshot,
    ZoneState,
)
from .lib.cookery import HeatUp, ProbeReading, ProbeSeries, ProbeStatus
from .on_since import ON

HEATING = {ZoneState.PREHEATING, ZoneState.COOKING}
_SILENT = Probe(inserted=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What is known of a zone beyond what it says; None where that is nothing.

    `progress_pct` is whole per cent of the way to the target while it heats up, 100 once it is hot.
    `hot_since` is when it was first hot in the present cook.
    """

    preheated: bool | None = None
    progress_pct: int | None = None
    hot_since: datetime | None = None
    probes: tuple[ProbeStatus | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """One zone as far as it was watched. `told` names what was told of the present cook."""

    can: ZoneCapabilities
    heat_up: HeatUp = field(default_factory=HeatUp)
    probes: tuple[ProbeSeries, ...] = ()
    told: frozenset[str] = frozenset()
    hot_since: datetime | None = None
    state: ZoneState = ZoneState.UNKNOWN
    origin: Origin | None = None
    was_on: bool = True
    """Before the first look it may have been: then what was told belongs to the present cook."""
    said: tuple[Probe, ...] | None = field(default=None, compare=False)
    """What the probes said last; the same object again is no new reading."""

    def then(self, zone: ZoneSnapshot, now: datetime) -> Self:
        """Return the watch after one more look; a zone that says nothing tells nothing."""
        if zone.state is ZoneState.UNKNOWN:
            return replace(self, state=zone.state)
        if self._is_still_off(zone):
            return self
        another = self.origin is not None and zone.origin != self.origin
        fresh = zone.state in ON and (another or not self.was_on)
        before = self._of_a_new_cook() if fresh else self
        watch = replace(
            before,
            heat_up=_heat_up(before.heat_up, zone),
            probes=self.probes
            if zone.probes is self.said
            else _probes(self.probes, zone.probes, self.can.probe_count),
            said=zone.probes,
            state=zone.state,
            origin=zone.origin,
            was_on=zone.state in ON,
        )
        if not watch.was_on:
            return replace(watch, hot_since=None)
        return _hot_at(watch, now) if watch.derived.preheated else watch

    def _is_still_off(self, zone: ZoneSnapshot) -> bool:
        """Whether a look shows nothing new, whatever the temperature does meanwhile."""
        return (
            not self.was_on
            and self.hot_since is None
            and zone.state is self.state
            and zone.probes is self.said
            and zone.origin == self.origin
        )

    def tells(self, event: CookerEvent, now: datetime) -> Self | None:
        """Return the watch after an event of its zone; None where that was told before."""
        if event.type is EventType.COOK_STARTED and event.recovered:
            return self._of_a_new_cook()
        if event.type is EventType.PREHEATED and self.can.preheat and self.was_on:
            return _hot_at(self, now - timedelta(seconds=event.age_s))
        name = _name(event)
        if name is None or (event.type is EventType.PREHEATED and self.can.preheat):
            return self
        if name in self.told:
            return None
        watch = replace(self, told=self.told | {name})
        return _hot_at(watch, now) if event.type is EventType.PREHEATED else watch

    def news(self) -> Iterator[CookerEvent]:
        """Yield what it shows by now; what was told before is `tells`' to know."""
        if self.derives_preheated and self.state in ON and self.heat_up.reached:
            yield _event(self.can, EventType.PREHEATED, target_c=self.heat_up.target_c or 0.0)
        if self.state in ON:
            yield from self._at_target()

    def _at_target(self) -> Iterator[CookerEvent]:
        for place, probe in enumerate(self.probes):
            if probe.status is ProbeStatus.AT_TARGET and probe.target_c is not None:
                yield _event(
                    self.can, EventType.PROBE_AT_TARGET, probe=place + 1, target_c=probe.target_c
                )

    def _of_a_new_cook(self) -> Self:
        return replace(self, heat_up=HeatUp(), told=frozenset(), hot_since=None)

    @property
    def derives_preheated(self) -> bool:
        """Whether it is for us to see that this zone is hot."""
        return shows_preheated(self.can) and not self.can.preheat

    @property
    def derived(self) -> Derived:
        """Return what entities show."""
        if self.state is ZoneState.UNKNOWN:
            return Derived()
        hot = self.state is ZoneState.PREHEATED
        if self.derives_preheated and self.state in ON:
            hot = hot or self.heat_up.reached
        return Derived(
            preheated=hot,
            progress_pct=self._progress_pct(hot=hot),
            hot_since=self.hot_since,
            probes=tuple(probe.status for probe in self.probes),
        )

    def _progress_pct(self, *, hot: bool) -> int | None:
        if hot:
            return 100
        heating = self.state is ZoneState.PREHEATING
        if not heating and not (self.derives_preheated and self.state in ON):
            return None
        progress = self.heat_up.progress_pct
        return None if progress is None else min(progress, 99)


def _hot_at[WatchT: Watch](watch: WatchT, time: datetime) -> WatchT:
    """Keep the first time: who asks for more heat in mid-cook preheats no second time."""
    return replace(watch, hot_since=min(watch.hot_since or time, time))


def shows_preheated(can: ZoneCapabilities) -> bool:
    """Whether it can be known that a zone is hot: it says so, or its readings show it.

    What must not run empty is not preheated: there the target is that of the food.
    """
    return can.preheat or (can.can_run_empty and (measures_heat_up(can) or follows_curve(can)))


def shows_progress(can: ZoneCapabilities) -> bool:
    """Whether it can be known how far a zone is on its way to being hot."""
    return shows_preheated(can) and (measures_heat_up(can) or follows_curve(can))


def follows_curve(can: ZoneCapabilities) -> bool:
    """Whether nothing but the clock and the usual course of a heat-up tell that a zone is hot."""
    silent = not can.temperature and not can.preheat
    return silent and can.can_run_empty and any(mode.temperature_c for mode in can.modes)


def measures_heat_up(can: ZoneCapabilities) -> bool:
    """Whether a zone tells both where it is and where it is going."""
    return can.temperature and any(mode.temperature_c for mode in can.modes)


def _heat_up(before: HeatUp, zone: ZoneSnapshot) -> HeatUp:
    if zone.state not in ON:
        return HeatUp()
    if zone.state not in HEATING:
        return before
    return before.then(zone.temperature_c, zone.target_c)


def _probes(
    before: tuple[ProbeSeries, ...], said: tuple[Probe, ...], count: int
) -> tuple[ProbeSeries, ...]:
    series = before or (ProbeSeries(),) * count
    return tuple(
        one.then(
            ProbeReading(
                inserted=probe.inserted,
                temperature_c=probe.temperature_c,
                target_c=probe.target_c,
            )
        )
        for one, probe in zip(series, (*said, *((_SILENT,) * count)), strict=False)
    )


def stored(watch: Watch) -> dict[str, Any]:
    """Return as JSON what must survive a restart in mid-cook."""
    return {
        "told": sorted(watch.told),
        "begun_c": watch.heat_up.begun_c,
        "hot_since": watch.hot_since and watch.hot_since.isoformat(),
    }


def restored(can: ZoneCapabilities, stored_before: Mapping[str, Any]) -> Watch:
    """Take up a zone's watch where it was left."""
    heat_up = HeatUp(begun_c=stored_before.get("begun_c"))
    hot_since = stored_before.get("hot_since")
    return Watch(
        can=can,
        heat_up=heat_up,
        told=frozenset(stored_before.get("told", ())),
        hot_since=datetime.fromisoformat(hot_since) if hot_since else None,
    )


def _name(event: CookerEvent) -> str | None:
    """Name what is told once in a cook."""
    match event.type:
        case EventType.PREHEATED | EventType.SLOW_HEATING:
            return event.type.value
        case EventType.PROBE_AT_TARGET:
            return f"probe {event.data.get('probe', 1)} {event.data.get('target_c')}"
    return None


def _event(can: ZoneCapabilities, type_: EventType, **data: str | float | bool) -> CookerEvent:
    return CookerEvent(event_id=0, type=type_, zone=can.id, data=data)
