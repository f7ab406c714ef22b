"""How long each zone of a cooker takes to get hot: learned, shown, and asked by whoever plans."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import callback
from homeassistant.util.dt import utcnow

from .derived import Derived, follows_curve
from .heat_memory import HeatMemory
from .heat_up import HeatingUp, Knowledge, Manner, followed, mode_of, usual_load
from .lib.aiocooker import (
    Capabilities,
    CookerEvent,
    CookingMode,
    EventType,
    Identity,
    Snapshot,
    ZoneSnapshot,
    ZoneState,
)
from .lib.cookery import (
    KITCHEN_C,
    WARM_K,
    Evidence,
    HeatUpModel,
    HeatUpRun,
    LoadClass,
    Prediction,
    Remaining,
)
from .on_since import ON
from .staging import Staged

EARNED_RUNS = 3
"""Before that many runs no number is shown that looks like knowledge."""

TICK = timedelta(seconds=10)
"""A cooker that is stuck says nothing; what it shows then is shown by the clock."""

WARM_C = KITCHEN_C + WARM_K

ALLOWANCE_S, ALLOWANCE = 30.0, 0.04
"""A time stands still while the new figure says nearly the same: for a heat-up of a quarter of an
hour or more half a minute, for a shorter one its share."""

FINE_MIN = 10.0
"""Below this, half minutes are told apart."""


def now_s() -> float:
    """Return the seconds of a clock that never jumps."""
    return time.monotonic()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """When a zone that heats up will be hot, and between which times in four of five cases."""

    at: datetime
    low: datetime | None = None
    high: datetime | None = None
    runs: int = 0
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatUpFace:
    """What people see of a zone's heat-ups; `next` is the one that is set for the next cook."""

    ready: Ready | None = None
    next: Prediction | None = None
    rate_k_per_min: float | None = None


class Heating:
    """Watches the heat-ups of one cooker's zones, learns from them, and answers how long.

    What was learned is the household's: it outlives the cooker's entry.
    """

    def __init__(self, identity: Identity, capabilities: Capabilities, memory: HeatMemory) -> None:
        self._id = identity.id
        self._memory = memory
        self._known = {
            zone.id: Knowledge.read(identity.kind, zone, memory.of(identity.id, zone.id))
            for zone in capabilities.zones
        }
        self._under_way: dict[str, HeatingUp | None] = {}
        self._ready: dict[str, Ready | None] = {}
        self._says: Mapping[str, ZoneSnapshot] = {}
        self._models: dict[tuple[str, Manner], HeatUpModel] = {}
        self._seen: dict[str, ZoneSnapshot] = {}
        self._off: set[str] = set()

    # What others ask.

    def predict(
        self,
        zone_id: str,
        mode: CookingMode,
        target_c: float,
        *,
        load: LoadClass | None = None,
        start_c: float | None = None,
    ) -> Prediction | None:
        """Predict a heat-up of a zone.

        From its present temperature where `start_c` is None, from the kitchen's where it has none.
        None where the mode has no temperature at all, or there is no such zone.
        """
        known = self._known.get(zone_id)
        can = known.can.mode(mode) if known else None
        if known is None or can is None or can.temperature_c is None:
            return None
        of = Manner(mode=mode, load=load or usual_load(known.kind, known.can))
        from_c = self._start_c(zone_id) if start_c is None else start_c
        return self._model(zone_id, of).predict(from_c, target_c, warm=from_c >= WARM_C)

    def of(self, zone_id: str, staged: Staged | None) -> HeatUpFace:
        """Return what people see of a zone."""
        known = self._known.get(zone_id)
        if known is None or staged is None or staged.target_c is None:
            return HeatUpFace(ready=self._ready.get(zone_id))
        of = Manner(mode=staged.mode, load=usual_load(known.kind, known.can))
        model = self._model(zone_id, of)
        return HeatUpFace(
            ready=self._ready.get(zone_id),
            next=self._earned(zone_id, staged.mode, staged.target_c, model),
            rate_k_per_min=_rate(model),
        )

    def _earned(
        self, zone_id: str, mode: CookingMode, target_c: float, model: HeatUpModel
    ) -> Prediction | None:
        """Return a prediction that was earned by heat-ups of any start: most zones have none."""
        if model.runs < EARNED_RUNS:
            return None
        said = self.predict(zone_id, mode, target_c)
        return said if said and said.runs >= EARNED_RUNS else None

    def derived(self, zone_id: str, derived: Derived) -> Derived:
        """Add what the clock knows of a zone that measures nothing."""
        known, under_way = self._known.get(zone_id), self._under_way.get(zone_id)
        if known is None or under_way is None or not follows_curve(known.can):
            return derived
        high_s = self._by_the_clock(zone_id, under_way).high_s
        hot = under_way.heated_s >= high_s
        progress = 100 if hot else min(99, int(100 * under_way.heated_s / high_s))
        return replace(derived, preheated=hot or derived.preheated, progress_pct=progress)

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many runs were learned from, by zone and manner."""
        return {
            zone: {key: model.runs for key, model in known.models.items()}
            for zone, known in self._known.items()
        }

    def exported(self, zone_id: str) -> dict[str, Any]:
        """Return a zone's knowledge as JSON."""
        return self._known[zone_id].stored()

    @callback
    def take_over(self, zone_id: str, learned: Mapping[str, Any]) -> int:
        """Take over another zone's knowledge where it has any; return of how many runs it is."""
        known = self._known[zone_id]
        modes = {mode.mode.value for mode in known.can.modes}
        fitting = {key: one for key, one in learned.items() if mode_of(key) in modes}
        other = Knowledge.read(known.kind, known.can, fitting)
        self._keep(zone_id, replace(known, models={**known.models, **other.models}))
        return sum(model.runs for model in other.models.values())

    @callback
    def reset(self, zone_id: str) -> None:
        """Forget what was learned of a zone."""
        self._keep(zone_id, replace(self._known[zone_id], models={}))

    # What it sees.

    @callback
    def look(self, snapshot: Snapshot, on_since: Mapping[str, datetime]) -> None:
        """Take in what the cooker says now, or still says."""
        self._says = snapshot.zones
        for zone_id, says in snapshot.zones.items():
            if zone_id not in self._known:
                continue
            # With time alone, only what heats up goes on.
            if says is not self._seen.get(zone_id) or self._under_way.get(zone_id):
                self._seen[zone_id] = says
                self._look_at(zone_id, says, on_since.get(zone_id))

    def _look_at(self, zone_id: str, says: ZoneSnapshot, since: datetime | None) -> None:
        now, known, before = utcnow(), self._known[zone_id], self._under_way.get(zone_id)
        unseen_s: float | None = None
        if before is None and zone_id not in self._off:
            unseen_s = (now - (since or now)).total_seconds()
        under_way = followed(before, known, says, now_s(), unseen_s=unseen_s)
        self._under_way[zone_id] = under_way
        self._note_off(zone_id, says)
        self._learn(zone_id, known, before, under_way)
        self._ready[zone_id] = self._when(zone_id, says, now)

    @callback
    def look_away(self) -> None:
        """Know no longer that what was off is off: the line is down."""
        self._off.clear()
        self._seen.clear()

    @property
    def is_watching(self) -> bool:
        """Whether anything heats up, so that the clock alone may change what is shown."""
        return any(
            one is not None and not self._is_hot(zone, one) for zone, one in self._under_way.items()
        )

    def _is_hot(self, zone_id: str, under_way: HeatingUp) -> bool:
        return under_way.watch.is_over or bool(self.derived(zone_id, Derived()).preheated)

    def news(self) -> Iterator[CookerEvent]:
        """Yield what the clock or the curve shows; what was told before is the watch's to know."""
        for zone_id, under_way in self._under_way.items():
            if under_way is not None:
                yield from self._news_of(zone_id, under_way)

    def _news_of(self, zone_id: str, under_way: HeatingUp) -> Iterator[CookerEvent]:
        model = self._model(zone_id, under_way.manner)
        data = {"target_c": under_way.target_c}
        if model.runs >= EARNED_RUNS and under_way.watch.is_slow(model):
            yield CookerEvent(event_id=0, type=EventType.SLOW_HEATING, zone=zone_id, data=data)
        if self.derived(zone_id, Derived()).preheated:
            yield CookerEvent(event_id=0, type=EventType.PREHEATED, zone=zone_id, data=data)

    def _note_off(self, zone_id: str, says: ZoneSnapshot) -> None:
        if says.state is ZoneState.UNKNOWN or says.state in ON:
            self._off.discard(zone_id)
        else:
            self._off.add(zone_id)

    def _learn(
        self, zone_id: str, known: Knowledge, before: HeatingUp | None, now: HeatingUp | None
    ) -> None:
        if now is None or (before is not None and before.watch.is_over):
            return
        run = now.watch.outcome
        if isinstance(run, HeatUpRun):
            self._keep(zone_id, known.learned(now.manner, run))

    def _model(self, zone_id: str, of: Manner) -> HeatUpModel:
        """Return what is known of a zone's manner, which is worked out once for all looks."""
        if (model := self._models.get((zone_id, of))) is None:
            model = self._models[zone_id, of] = self._known[zone_id].model(of)
        return model

    def _keep(self, zone_id: str, known: Knowledge) -> None:
        self._known[zone_id] = known
        self._models.clear()
        self._memory.keep(self._id, zone_id, known.stored())

    def _when(self, zone_id: str, says: ZoneSnapshot, now: datetime) -> Ready | None:
        """Return when it will be hot: learned, else as the cooker says, else what is usual."""
        under_way = self._under_way[zone_id]
        if under_way is None and says.state is ZoneState.PREHEATING and says.ready_at is not None:
            return Ready(at=says.ready_at)
        if under_way is None or self._is_hot(zone_id, under_way):
            return None
        model = self._model(zone_id, under_way.manner)
        if not model.lessons and says.ready_at is not None:
            return Ready(at=says.ready_at)
        left = self._left(zone_id, model, under_way)
        before = self._ready.get(zone_id)
        whole_s = under_way.heated_s + left.median_s
        allowance_s = min(ALLOWANCE_S, ALLOWANCE * whole_s)
        return Ready(
            at=_held(now, left.median_s, before.at if before else None, allowance_s),
            low=_held(now, left.low_s, before.low if before else None, allowance_s),
            high=_held(now, left.high_s, before.high if before else None, allowance_s),
            runs=model.runs,
            evidence=Evidence.LEARNED if model.lessons else Evidence.PROFILE,
        )

    def _left(self, zone_id: str, model: HeatUpModel, under_way: HeatingUp) -> Remaining:
        if not follows_curve(self._known[zone_id].can):
            return under_way.watch.remaining(model)
        whole = self._by_the_clock(zone_id, under_way)
        return Remaining(
            median_s=max(0.0, whole.high_s - under_way.heated_s),
            spread_s=0.0,
            freedom=whole.freedom,
        )

    def _by_the_clock(self, zone_id: str, under_way: HeatingUp) -> Prediction:
        return self._model(zone_id, under_way.manner).predict(KITCHEN_C, under_way.target_c)

    def _start_c(self, zone_id: str) -> float:
        says = self._says.get(zone_id)
        return KITCHEN_C if says is None or says.temperature_c is None else says.temperature_c


def _held(now: datetime, left_s: float, before: datetime | None, allowance_s: float) -> datetime:
    """Return when so much is over, to the nearest second: `before` while that says the same."""
    then = now + timedelta(seconds=left_s)
    if before is not None and abs((then - before).total_seconds()) <= allowance_s:
        return before
    return (then + timedelta(seconds=0.5)).replace(microsecond=0)


def minutes(seconds: float) -> float:
    """Return minutes as people count them, coarse enough to stand still."""
    exact = seconds / 60
    return round(exact * 2) / 2 if exact < FINE_MIN else float(round(exact))


def _rate(model: HeatUpModel) -> float | None:
    """Return the kelvins a minute of the newest run."""
    if not model.lessons:
        return None
    run = model.lessons[-1].run
    return round(60 * run.columns[1] / run.duration_s, 1)
