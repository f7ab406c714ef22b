"""How runs are written down. Reading is tolerant: what is damaged was not learned."""

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, Final

from .heatup import HeatUpRun

HEAT_UP_VERSION: Final = 1

type Json = dict[str, Any]


def written(run: HeatUpRun) -> Json:
    """Return a run as JSON: tenths of degrees and of seconds are more than anybody measures."""
    return {
        "start_c": round(run.start_c, 2),
        "target_c": round(run.target_c, 2),
        "duration_s": round(run.duration_s, 1),
        "warm": run.warm,
        "marks": [[round(at_c, 2), round(after_s, 1)] for at_c, after_s in run.marks],
    }


def read(document: object) -> Iterator[tuple[HeatUpRun, float]]:
    """Yield what is sound of the runs in a document, each with how surprising it was."""
    for one in _runs(document):
        try:
            run = _run(one)
            surprise = float(one.get("surprise", 1.0))
        except KeyError, TypeError, ValueError, OverflowError:
            continue
        if run.is_sound and isfinite(surprise) and surprise >= 0:
            yield run, surprise


def _runs(document: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(document, Mapping) and document.get("version") == HEAT_UP_VERSION:
        runs = document.get("lessons")
        if isinstance(runs, list):
            yield from (one for one in runs if isinstance(one, Mapping))


def _run(one: Mapping[str, Any]) -> HeatUpRun:
    return HeatUpRun(
        start_c=float(one["start_c"]),
        target_c=float(one["target_c"]),
        duration_s=float(one["duration_s"]),
        warm=one.get("warm") is True,
        marks=tuple((float(at_c), float(after_s)) for at_c, after_s in one.get("marks", ())),
    )


def count(document: object, lessons: int) -> int:
    """Return how many runs were learned from, no fewer than are there."""
    said = document.get("runs") if isinstance(document, Mapping) else None
    return max(lessons, said) if type(said) is int and said < 10**6 else lessons
