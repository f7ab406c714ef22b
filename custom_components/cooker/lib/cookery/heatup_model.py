"""Learns from heat-ups how long the next one will take.

A conjugate Bayesian regression (regression.py) of the duration on a dead time and seconds for a
kelvin, with a bend: Seem, House and Alcala (Purdue 2016) compared 57 models for the same question
and recommend two parameters. Gain and time constant of a heater at full power cannot be told apart
and are not looked for.
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median
from typing import Self

from .heatup import Evidence, HeatUpRun, Prediction, columns, hot_c
from .heatup_habits import SHARES, Habits, Way, habits
from .heatup_json import HEAT_UP_VERSION, Json, count, read, written
from .heatup_profile import Profile
from .regression import Belief, Fit, Row, Sums, fit

FORGETTING = 0.97
"""What an older run counts beside the one after it: heaters age, and kitchens change."""

MOST_RUNS = 30
"""What is older counts less than half and costs time and room."""

NOISE, NOISE_RUNS = 0.05, 2.0
"""How far two runs alike differ before any was seen, and how many runs that belief is worth: ±10 %
of the mains' voltage (EN 50160) are ±20 % of the power at worst."""

PROFILE_FREEDOM = 10.0
"""How many appliances of a kind its profile rests on, about."""

LEAST_NOISE = 0.01
"""Thermometers round, and are read now and then: no run is known better."""

LATEST = 7
"""The latest runs say how fast an appliance is, about: four runs of a new one outvote the old."""

SCALE_NOISE = 0.15
"""How well one run shows how fast an appliance is, before its curve is known."""

STRANGE = 0.3
"""From here on a run counts less: it was a third faster or slower than the others of late."""

CLAMP = 2.5
"""As above, in units of what runs are usually off, once there are three to know that from."""

NORMAL_MEDIAN = 0.6745
"""Half of what is normally distributed is within so many deviations."""

SURPRISE_RUNS, MOST_SURPRISE = 4.0, 9.0
"""Intervals are believed for as many runs; beyond three deviations a run is a freak."""

SPREADEST = 1.5


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """A run, how long the profile lets it take, and how surprising it was.

    That is the squared error of its prediction, in units of what was expected of that square.
    """

    run: HeatUpRun
    usual_s: float
    surprise: float = 1.0

    @cached_property
    def sums(self) -> Sums:
        """Return what it gives to a fit, as a share of what is usual."""
        return self.run.sums(self.usual_s)

    @property
    def ratio(self) -> float:
        """Return the logarithm of how much longer it took than is usual."""
        return math.log(self.run.duration_s / self.usual_s)


@dataclass(frozen=True, kw_only=True)
class HeatUpModel:
    """What is known of one zone in one mode with one kind of load.

    `runs` counts all that it learned from; the newest of them are kept as `lessons`. They, not the
    coefficients, are its memory: one strange run cannot spoil for good what is found from all.
    """

    profile: Profile
    lessons: tuple[Lesson, ...] = ()
    runs: int = 0

    @classmethod
    def from_profile(cls, profile: Profile) -> Self:
        """Know what is usual for such appliances, and nothing of this one."""
        return cls(profile=profile)

    def predict(self, start_c: float, target_c: float, *, warm: bool = False) -> Prediction:
        """Predict a heat-up; 0 s where it is hot already. `warm`: it was in use before."""
        row = columns(start_c, hot_c(start_c, target_c), warm=warm)
        is_hot = not row[1]
        median_s = 0.0 if is_hot else self._fit.at(row)
        return Prediction(
            median_s=median_s,
            spread=0.0 if is_hot else min(SPREADEST, self._spread(row, median_s) * self.care),
            freedom=NOISE_RUNS + sum(self._weights) if self.lessons else PROFILE_FREEDOM,
            runs=self.runs,
            evidence=Evidence.LEARNED if self.lessons else Evidence.PROFILE,
        )

    def learned(self, run: HeatUpRun) -> Self:
        """Return it with one more run; one that no appliance could do teaches nothing."""
        if not run.is_sound:
            return self
        lesson = Lesson(run=run, usual_s=self.usual_s(run), surprise=self._surprise(run))
        lessons = (*self.lessons, lesson)[-MOST_RUNS:]
        return replace(self, lessons=lessons, runs=self.runs + 1)

    def to_json(self) -> Json:
        """Return what was learned, to be kept or carried to another cooker."""
        lessons = [{**written(one.run), "surprise": round(one.surprise, 3)} for one in self.lessons]
        return {"version": HEAT_UP_VERSION, "runs": self.runs, "lessons": lessons}

    @classmethod
    def from_json(cls, document: object, profile: Profile) -> Self:
        """Read what was learned; where nothing is sound, know what is usual."""
        model = cls.from_profile(profile)
        lessons = tuple(
            Lesson(run=run, usual_s=model.usual_s(run), surprise=min(surprise, MOST_SURPRISE))
            for run, surprise in read(document)
        )[-MOST_RUNS:]
        return replace(model, lessons=lessons, runs=count(document, len(lessons)))

    def way_s(self, start_c: float, at_c: float, *, warm: bool) -> float:
        """Return after how many seconds a temperature on the way is passed."""
        return self._fit.at(columns(start_c, max(start_c, at_c), warm=warm))

    @cached_property
    def habits(self) -> Habits:
        """Return what being late on the way tells."""
        noise = self._noise if self.lessons else self.profile.spread
        ways = tuple(
            self._way(weight, one.run)
            for weight, one in zip(self._weights, self.lessons, strict=True)
            if len(one.run.marks) == len(SHARES)
        )
        return habits(ways, noise, noise)

    @cached_property
    def care(self) -> float:
        """Return by how much its intervals must be wider than it thinks, from earlier surprises."""
        judged = list(zip(self._weights[1:], self.lessons[1:], strict=True))
        seen = sum(weight * one.surprise for weight, one in judged)
        count = sum(weight for weight, _ in judged)
        return math.sqrt((SURPRISE_RUNS + seen) / (SURPRISE_RUNS + count))

    def _spread(self, row: Row, median_s: float) -> float:
        if not self.lessons:
            return self.profile.spread
        return self._noise * math.sqrt(1 + self._fit.leverage(row) / median_s**2)

    def _surprise(self, run: HeatUpRun) -> float:
        """Return 1 for the first: only the profile was there to be wrong."""
        if not self.lessons:
            return 1.0
        expected_s = self._fit.at(run.columns)
        off = math.log(run.duration_s / expected_s) / self._spread(run.columns, expected_s)
        return min(off**2, MOST_SURPRISE)

    def usual_s(self, run: HeatUpRun) -> float:
        """Return how long a run takes by the profile."""
        _, rise, bend, _ = run.columns
        return self.profile.dead_s + self.profile.s_per_k * (rise + self.profile.bend * bend)

    def _way(self, weight: float, run: HeatUpRun) -> Way:
        whole_s = self._fit.at(run.columns)

        def late(after_s: float, due_s: float) -> float:
            return min(max((after_s - due_s) / whole_s, -1.0), 1.0)

        return Way(
            weight,
            tuple(
                late(after_s, self.way_s(run.start_c, at_c, warm=run.warm))
                for at_c, after_s in run.marks
            ),
            late(run.duration_s, whole_s),
        )

    @cached_property
    def _ages(self) -> tuple[float, ...]:
        return tuple(FORGETTING**age for age in reversed(range(len(self.lessons))))

    @cached_property
    def scale(self) -> float:
        """Return how much slower it is than its profile, about: a nameplate knows no more."""
        ratios = [one.ratio for one in self.lessons[-LATEST:]]
        if not ratios:
            return 1.0
        sure = len(ratios) / (len(ratios) + (SCALE_NOISE / self.profile.spread) ** 2)
        return math.exp(median(ratios) * sure)

    @cached_property
    def _belief(self) -> Belief:
        """Dead time 40 ± 30 s or as its profile has it; the others in proportion to its pace.

        The bounds keep each time positive, and growing with the target.
        """
        dead_s = self.profile.dead_s * min(max(self.scale, 0.5), 2.0)
        per_k = self.profile.s_per_k * self.scale
        deviations = (0.75 * dead_s, 0.4 * per_k, 0.25 * per_k, 0.3 * per_k)
        return Belief(
            (dead_s, per_k, per_k * self.profile.bend, 0.3 * per_k),
            tuple(one / NOISE for one in deviations),
            ((0, math.inf), (0.15 * per_k, math.inf), (0, 1.5 * per_k), (0, 0.8 * per_k)),
        )

    @property
    def _fit(self) -> Fit:
        return self._found[0]

    @property
    def _noise(self) -> float:
        return self._found[1]

    @property
    def _weights(self) -> tuple[float, ...]:
        return self._found[2]

    @cached_property
    def _found(self) -> tuple[Fit, float, tuple[float, ...]]:
        """Fit, judge each run by the fit, and fit again with less of those that are far off."""
        scale = math.log(self.scale)
        weights = self._clamped([one.ratio - scale for one in self.lessons], STRANGE)
        old = len(weights) - LATEST
        found = self._fitted(tuple(w if k >= old else 0.0 for k, w in enumerate(weights)))
        for _ in range(2 if len(weights) > 2 else 0):  # noqa: PLR2004 - of two, which is strange?
            off = self._off(found)
            usually = max(NOISE / 2, median(map(abs, off[-LATEST:])) / NORMAL_MEDIAN)
            weights = self._clamped(off, CLAMP * usually)
            found = self._fitted(weights)
        dead_s, per_k, bend, kept = found.mean
        fit_ = Fit((dead_s, per_k, bend, min(kept, per_k)), found.spread)
        return fit_, self._noise_of(fit_, weights), weights

    def _clamped(self, off: list[float], most: float) -> tuple[float, ...]:
        """Let a run count less, the further it is off: beyond `most`, by the square."""
        return tuple(
            age * (most / max(abs(one), most)) ** 2
            for age, one in zip(self._ages, off, strict=True)
        )

    def _fitted(self, weights: tuple[float, ...]) -> Fit:
        whole = self.scale**2
        observed = ((w / whole, one.sums) for w, one in zip(weights, self.lessons, strict=True))
        return fit(self._belief, observed)

    def _noise_of(self, found: Fit, weights: tuple[float, ...]) -> float:
        """Return how far runs are off, with what was believed of that before (inverse gamma)."""
        off2 = sum(w * one**2 for w, one in zip(weights, self._off(found), strict=True))
        belief = self._belief
        moved = zip(found.mean, belief.mean, belief.sd, strict=True)
        total = NOISE_RUNS * NOISE**2 + off2 + sum(((a - b) / sd) ** 2 for a, b, sd in moved)
        return max(LEAST_NOISE, math.sqrt(total / (NOISE_RUNS + sum(weights))))

    def _off(self, found: Fit) -> list[float]:
        return [math.log(one.run.duration_s / found.at(one.run.columns)) for one in self.lessons]
