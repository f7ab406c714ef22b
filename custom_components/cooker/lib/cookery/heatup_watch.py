"""Follows one heat-up, reading by reading: what is left of it, and whether to learn from it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Self

from .heatup import HIGH, KITCHEN_C, LOW, WARM_K, HeatUpRun, hot_c
from .heatup_habits import SHARES
from .heatup_model import HeatUpModel
from .regression import student_t

LEAST_RISE_K = 20.0
"""A shorter way is more of thermostat and thermometer than of heat."""

STEPS = 40
"""How finely the way is remembered."""

DROP_K, DROP = 4.0, 0.06
"""What falls by so much of its rise, and no less than that, has had its door open or food put in:
thermometers tremble by less."""

OFF_S = 30.0
"""Elements are switched in turn for some seconds; for longer, somebody switched them off."""

GAP_S, GAP = 30.0, 0.2
"""Between readings further apart, or by a fifth of the whole, anything may have happened."""

SLOW = 1.25
"""A heat-up that takes a quarter longer than expected is worth a word."""


class Flaw(StrEnum):
    """Why nothing is learned from a heat-up."""

    DOOR = "door"
    TARGET = "target"
    PAUSED = "paused"
    GAP = "gap"
    SHORT = "short"
    DROPPED = "dropped"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known at one moment, by a clock that never jumps.

    `reached` is the appliance's own word; None leaves it to the temperature.
    """

    at_s: float
    temperature_c: float | None
    target_c: float | None
    heating: bool | None = None
    door_open: bool | None = None
    reached: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """How long until it is hot; 80 % of the time between `low_s` and `high_s`, never negative."""

    median_s: float
    spread_s: float = 0.0
    freedom: float = 30.0

    def quantile(self, p: float) -> float:
        """Return the seconds that are enough with probability `p`."""
        return max(0.0, self.median_s + self.spread_s * student_t(p, self.freedom))

    @property
    def low_s(self) -> float:
        """Return the lower end of the 80 % interval."""
        return self.quantile(LOW)

    @property
    def high_s(self) -> float:
        """Return the upper end of the 80 % interval."""
        return self.quantile(HIGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """Where the way was for the first time, by the seconds that heating needed for it."""

    passed: tuple[tuple[float, float], ...]

    def then(self, at_c: float, after_s: float, step_c: float) -> Self:
        """Return it with a reading, if that is news."""
        if at_c < self.passed[-1][0] + step_c:
            return self
        return replace(self, passed=(*self.passed, (at_c, after_s)))

    def after_s(self, at_c: float) -> float | None:
        """Return when a temperature was passed; None where it was not, or not yet."""
        if at_c <= self.passed[0][0]:
            return 0.0
        for (below_c, before_s), (above_c, then_s) in pairwise(self.passed):
            if at_c <= above_c:
                part = (at_c - below_c) / (above_c - below_c)
                return before_s + part * (then_s - before_s)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatUpWatch:
    """One heat-up as far as it was seen. Begin a fresh one for each.

    `warm` and `flaw` may be given where they are known from before: in use until just now, or begun
    before anybody watched. Times count from the first reading. `top_c` is the highest reading and
    `top_s` when that was; `lost_s` went by in dips, after which it was no hotter than before.
    """

    warm: bool | None = None
    flaw: Flaw | None = None
    begun_s: float | None = None
    start_c: float = 0.0
    target_c: float = 0.0
    before_s: float = 0.0
    after_s: float = 0.0
    at_c: float = 0.0
    top_c: float = 0.0
    top_s: float = 0.0
    lost_s: float = 0.0
    dips: bool = False
    off_s: float = 0.0
    gap_s: float = 0.0
    trail: Trail = field(default_factory=lambda: Trail(passed=((0.0, 0.0),)))
    hot_s: float | None = None

    def then(self, reading: Reading) -> Self:
        """Return it with one more reading; one without temperature or target changes nothing."""
        at_c, target_c = reading.temperature_c, reading.target_c
        if at_c is None or target_c is None or self.is_over:
            return self
        if self.begun_s is None:
            watch = self._begun(reading.at_s, at_c, target_c)
        else:
            watch = self._gone_on(reading, self.begun_s, at_c, target_c)
        return replace(watch, at_c=at_c, hot_s=watch.arrival_s(at_c, reached=reading.reached))

    @property
    def is_over(self) -> bool:
        """Whether it is hot."""
        return self.hot_s is not None

    @property
    def is_warm(self) -> bool:
        """Whether it was in use before."""
        return self.start_c >= KITCHEN_C + WARM_K if self.warm is None else self.warm

    @property
    def rise_c(self) -> float:
        """Return the whole way; a kelvin where there is hardly any."""
        return max(1.0, hot_c(self.start_c, self.target_c) - self.start_c)

    def _begun(self, at_s: float, at_c: float, target_c: float) -> Self:
        return replace(
            self,
            begun_s=at_s,
            start_c=at_c,
            target_c=target_c,
            at_c=at_c,
            top_c=at_c,
            trail=Trail(passed=((at_c, 0.0),)),
        )

    def _gone_on(self, reading: Reading, begun_s: float, at_c: float, target_c: float) -> Self:
        after_s = max(self.after_s, reading.at_s - begun_s)
        step_s = after_s - self.after_s
        flaw = Flaw.TARGET if target_c != self.target_c else None
        off_s = self.off_s + (step_s if reading.heating is False else 0.0)
        watch = replace(
            self,
            target_c=target_c,
            flaw=self.flaw or flaw or (Flaw.PAUSED if off_s > OFF_S else None),
            before_s=self.after_s,
            after_s=after_s,
            gap_s=max(self.gap_s, step_s),
            off_s=off_s,
        )
        return watch.moved(at_c, is_open=bool(reading.door_open))

    def moved(self, at_c: float, *, is_open: bool) -> Self:
        """Tell dips from the way up: what is lost in one delays the end by just as much."""
        drops = self.top_c - at_c > max(DROP_K, DROP * self.rise_c)
        flaw = Flaw.DOOR if is_open else Flaw.DROPPED if drops else None
        watch = replace(self, dips=self.dips or is_open or drops, flaw=self.flaw or flaw)
        return watch if at_c < self.top_c else watch.higher(at_c, is_open=is_open)

    def higher(self, at_c: float, *, is_open: bool) -> Self:
        """Return it where no reading was as high before; the end of a dip, if there was one."""
        is_back = self.dips and not is_open
        lost_s = self.lost_s + (self.after_s - self.top_s if is_back else 0.0)
        return replace(
            self,
            dips=self.dips and not is_back,
            lost_s=lost_s,
            top_c=at_c,
            top_s=self.after_s,
            trail=self.trail.then(at_c, self.after_s - lost_s, self.rise_c / STEPS),
        )

    def arrival_s(self, at_c: float, *, reached: bool | None) -> float | None:
        """Return when it was hot: between two readings, where the temperature tells."""
        end_c = hot_c(self.start_c, self.target_c)
        if not (at_c >= end_c if reached is None else reached):
            return None
        if reached or not self.at_c < end_c <= at_c:
            return self.after_s
        part = (end_c - self.at_c) / (at_c - self.at_c)
        return self.before_s + part * (self.after_s - self.before_s)

    @property
    def outcome(self) -> HeatUpRun | Flaw | None:
        """Return the run to learn from, or why there is none; None before it is hot."""
        if self.hot_s is None:
            return None
        if flaw := self.flaw or self._short() or self._gap(self.hot_s):
            return flaw
        marks = ((at_c, self.trail.after_s(at_c) or self.hot_s) for at_c in map(self._at, SHARES))
        return HeatUpRun(
            start_c=self.start_c,
            target_c=self.target_c,
            duration_s=self.hot_s,
            warm=self.is_warm,
            marks=tuple((at_c, min(then_s, self.hot_s)) for at_c, then_s in marks),
        )

    def _short(self) -> Flaw | None:
        return Flaw.SHORT if self.target_c - self.start_c < LEAST_RISE_K else None

    def _gap(self, hot_s: float) -> Flaw | None:
        return Flaw.GAP if self.gap_s > max(GAP_S, GAP * hot_s) else None

    def _at(self, share: float) -> float:
        return self.start_c + share * self.rise_c

    def remaining(self, model: HeatUpModel) -> Remaining:
        """Return what is left by what is known before, and by what this run showed so far.

        Nothing that it shows counts in its dead time; at the end it alone counts.
        """
        whole = model.predict(self.start_c, self.target_c, warm=self.is_warm)
        if self.is_over or whole.median_s <= 0:
            return Remaining(median_s=0.0)
        late, spread = self._late(model, whole.median_s)
        return Remaining(
            median_s=max(0.0, whole.median_s * (1 + late) - self.after_s),
            spread_s=whole.median_s * spread,
            freedom=whole.freedom,
        )

    def _late(self, model: HeatUpModel, whole_s: float) -> tuple[float, float]:
        """Return how late the end will be and how sure that is, as shares of the whole."""
        lost_s, heated_s = self._times(model)
        share = (self.top_c - self.start_c) / self.rise_c
        habit, first = model.habits.at(share), model.habits.first
        if share < first.share:
            due = model.way_s(self.start_c, self._at(first.share), warm=self.is_warm) / whole_s
            late = max(0.0, heated_s / whole_s - due - first.late)
            return late + lost_s / whole_s, habit.spread * model.care
        late = self._delay(model, self.top_c, heated_s) / whole_s - habit.late
        then_c = self._at(habit.since)
        then_s = self.trail.after_s(then_c) or 0.0
        late_then = self._delay(model, then_c, then_s) / whole_s - model.habits.at(habit.since).late
        end = habit.end(late, late_then)
        return end + lost_s / whole_s, habit.spread * model.care

    def _times(self, model: HeatUpModel) -> tuple[float, float]:
        """Return what was lost in dips, and the seconds that heating needed for the way so far."""
        if not self.dips:
            return self.lost_s, self.after_s - self.lost_s
        way_s = [model.way_s(self.start_c, c, warm=self.is_warm) for c in (self.at_c, self.top_c)]
        again_s = way_s[1] - way_s[0]
        return self.lost_s + self.after_s - self.top_s + again_s, self.top_s - self.lost_s

    def _delay(self, model: HeatUpModel, at_c: float, after_s: float) -> float:
        return after_s - model.way_s(self.start_c, at_c, warm=self.is_warm)

    def is_slow(self, model: HeatUpModel) -> bool:
        """Whether it will take a quarter longer than expected, and longer than was likely."""
        whole = model.predict(self.start_c, self.target_c, warm=self.is_warm)
        end_s = self.after_s + self.remaining(model).median_s
        return not self.is_over and end_s > max(SLOW * whole.median_s, whole.high_s)
