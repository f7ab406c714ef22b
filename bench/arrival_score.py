"""Makes few figures of many outings, and holds them against what was promised."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil
from statistics import fmean, median
from typing import Any

from .arrival_replay import Trial

HEATING_KW, HOT_KW = 2.6, 0.6
"""A built-in oven while it heats up, and while it holds 190 °C against a loss of 3.5 W/K."""

TARGETS = {8: (2.0, 2.0, 0.2), 15: (3.0, 3.0, 0.4)}
"""Minutes late (median), minutes hot and idle (mean), false starts for each arrival."""

FEW = 20
"""Of fewer arrivals, shares say nothing."""


@dataclass(slots=True)
class Sum:
    """What many trials of one kind came to."""

    late_s: list[float] = field(default_factory=list)
    idle_s: list[float] = field(default_factory=list)
    starts: int = 0
    false: int = 0
    unknown: int = 0
    wasted_kwh: float = 0.0

    def add(self, trial: Trial) -> None:
        """Count one outing. A start is false if it was cancelled; then nothing is hot at home."""
        heat_up_s, late_s, idle_s = 60.0 * trial.heat_up_min, 60.0 * trial.heat_up_min, 0.0
        for started_s, cancelled_s in trial.runs:
            self.starts += 1
            if cancelled_s is not None:
                self.false += 1
                self._waste(min(cancelled_s - started_s, heat_up_s), HEATING_KW)
                self._waste(max(0.0, cancelled_s - started_s - heat_up_s), HOT_KW)
            elif trial.home_s is None:
                self.unknown += 1
            else:
                early_s = trial.home_s - started_s - heat_up_s
                late_s, idle_s = max(0.0, -early_s), max(0.0, early_s)
        if trial.home_s is not None:
            self.late_s.append(late_s)
            self.idle_s.append(idle_s)
            self._waste(idle_s, HOT_KW)

    def _waste(self, seconds: float, power_kw: float) -> None:
        self.wasted_kwh += seconds / 3600 * power_kw

    def json(self) -> dict[str, Any]:
        """Return the figures, None where there was no arrival."""
        count = len(self.late_s)
        if not count:
            return {"arrivals": 0, "starts": self.starts, "false_starts": self.false}
        ordered = sorted(self.late_s)
        return {
            "arrivals": count,
            "starts": self.starts,
            "false_starts": self.false,
            "unknown_starts": self.unknown,
            "median_late_min": round(median(ordered) / 60, 2),
            "p90_late_min": round(ordered[ceil(0.9 * count) - 1] / 60, 2),
            "mean_late_min": round(fmean(ordered) / 60, 2),
            "mean_idle_min": round(fmean(self.idle_s) / 60, 2),
            "false_per_arrival": round(self.false / count, 3),
            "wasted_kwh_per_arrival": round(self.wasted_kwh / count, 3),
        }


type Figures = dict[str, dict[str, Any]]


@dataclass(slots=True)
class Score:
    """All sums: over both kinds of phone, for each of them, and while still learning."""

    all: dict[tuple[int, str], Sum] = field(default_factory=lambda: defaultdict(Sum))
    phones: dict[tuple[str, int, str], Sum] = field(default_factory=lambda: defaultdict(Sum))
    learning: dict[tuple[int, str], Sum] = field(default_factory=lambda: defaultdict(Sum))

    @classmethod
    def of(cls, trials: Iterable[Trial]) -> Score:
        """Sum up."""
        score = cls()
        for one in trials:
            key = one.heat_up_min, one.who
            if one.learned:
                score.all[key].add(one)
                score.phones[one.cadence.value, *key].add(one)
            else:
                score.learning[key].add(one)
        return score

    def json(self) -> dict[str, Any]:
        """Return all figures as JSON."""
        heat_ups = _nested(self.all)
        phones: dict[str, dict[str, Figures]] = {}
        for (phone, minutes, who), one in self.phones.items():
            phones.setdefault(phone, {}).setdefault(str(minutes), {})[who] = one.json()
        return {
            "heat_up_min": heat_ups,
            "phones": phones,
            "while_learning": _nested(self.learning),
            "misses": misses(heat_ups),
        }


def _nested(sums: dict[tuple[int, str], Sum]) -> dict[str, Figures]:
    nested: dict[str, Figures] = {}
    for (minutes, who), one in sums.items():
        nested.setdefault(str(minutes), {})[who] = one.json()
    return nested


def misses(heat_ups: dict[str, Figures]) -> list[str]:
    """Name what is not as promised; nothing where there are too few arrivals to tell."""
    found = []
    for minutes, figures in heat_ups.items():
        ours, circle = figures["cooker"], figures["radius_2km"]
        if ours["arrivals"] < FEW:
            continue
        mine, theirs = _three(ours), _three(circle)
        if int(minutes) in TARGETS:
            names = ("late", "idle", "false starts")
            pairs = zip(names, mine, TARGETS[int(minutes)], strict=True)
            found += [f"{name} at {minutes} min" for name, is_, most in pairs if is_ > most]
        if all(one > other for one, other in zip(mine, theirs, strict=True)):
            found.append(f"worse than the circle at {minutes} min")
    return found


def _three(one: dict[str, Any]) -> tuple[float, float, float]:
    return one["median_late_min"], one["mean_idle_min"], one["false_per_arrival"]
