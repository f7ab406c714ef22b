"""Makes few figures of many guesses, and holds them against what was promised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Any

from .replay import BASELINES, POINTS, Guess, Replay

ENOUGH_RUNS = 5
"""What is promised is promised after five runs."""

AFTER = ((0, 0), (1, 1), (2, 2), (3, 4), (5, 9), (10, 10**6))

MEDIAN, P90 = 0.10, 0.20
COVERAGE = (0.70, 0.90)
WORSE = 1.1
ALIKE = 0.005
"""Half a per cent of a heat-up is a second or five: as a difference it is none."""

FEW = 10
"""Of fewer guesses, shares say nothing."""


@dataclass(frozen=True, slots=True)
class Errors:
    """Of one guesser at one moment: how many, and the middle and the worst tenth of its errors."""

    count: int
    median: float | None
    p90: float | None

    @classmethod
    def of(cls, errors: Sequence[float]) -> Errors:
        """Sum up errors, which are shares of the whole."""
        if not errors:
            return cls(0, None, None)
        ordered = sorted(errors)
        return cls(len(errors), median(ordered), ordered[ceil(0.9 * len(ordered)) - 1])

    def json(self) -> dict[str, Any]:
        """Return them as shares, rounded to a tenth of a per cent."""
        return {"count": self.count, "median": _rounded(self.median), "p90": _rounded(self.p90)}


def score(replays: Sequence[Replay]) -> dict[str, Any]:
    """Return all figures of some replays as JSON."""
    guesses = [guess for one in replays for guess in one.guesses]
    before = [guess for guess in guesses if not guess.share]
    known = [guess for guess in before if guess.runs >= ENOUGH_RUNS]
    whole = {
        "runs_learned": sum(one.learned for one in replays),
        "left_out": _left_out(replays),
        "before_start": _who(known, ("cooker", "nameplate", "mean")),
        "before_start_after_runs": {
            str(low) if low == high else f"{low}-{high}" if high < 10**6 else f"{low}+": Errors.of(
                [one.errors["cooker"] for one in before if low <= one.runs <= high]
            ).json()
            for low, high in AFTER
        },
        "coverage": _coverage(known),
        "coverage_after_1_to_4_runs": _coverage(
            [one for one in before if 1 <= one.runs < ENOUGH_RUNS]
        ),
        "during": {f"{share:g}": _during(guesses, share) for share in POINTS},
    }
    return {**whole, "misses": misses(whole)}


def misses(figures: dict[str, Any]) -> list[str]:
    """Name what is not as promised; nothing where there are too few guesses to tell."""
    before = figures["before_start"]
    ours = before["cooker"]
    if ours["count"] < FEW:
        return []
    found = []
    if ours["median"] > MEDIAN:
        found.append("median")
    if ours["p90"] > P90:
        found.append("p90")
    if not COVERAGE[0] <= figures["coverage"]["share"] <= COVERAGE[1]:
        found.append("coverage")
    moments = {"before the start": before, **figures["during"]}
    return found + [f"baseline at {at}" for at, who in moments.items() if _worse(who)]


def _worse(who: dict[str, Any]) -> bool:
    best: float = min(
        who[one]["median"] for one in BASELINES if who.get(one, {}).get("median") is not None
    )
    ours: float = who["cooker"]["median"]
    return ours > WORSE * best + ALIKE


def _during(guesses: Iterable[Guess], share: float) -> dict[str, Any]:
    at = [one for one in guesses if one.share == share and one.runs >= ENOUGH_RUNS]
    calm = [one for one in at if not one.disturbed]
    return {
        **_who(calm, ("cooker", *BASELINES)),
        "coverage": _coverage(calm),
        "disturbed": Errors.of([one.errors["cooker"] for one in at if one.disturbed]).json(),
    }


def _who(guesses: Sequence[Guess], names: Iterable[str]) -> dict[str, Any]:
    return {
        who: Errors.of([one.errors[who] for one in guesses if who in one.errors]).json()
        for who in names
    }


def _coverage(guesses: Sequence[Guess]) -> dict[str, Any]:
    share = sum(one.covered for one in guesses) / len(guesses) if guesses else None
    return {"count": len(guesses), "share": _rounded(share)}


def _left_out(replays: Iterable[Replay]) -> dict[str, int]:
    total: dict[str, int] = {}
    for one in replays:
        for why, count in one.left_out.items():
            total[why] = total.get(why, 0) + count
    return total


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
