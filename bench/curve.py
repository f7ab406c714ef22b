"""Recorded heat-ups as CSV files: FOLDER/<appliance>/<mode>/NN.csv, one each, oldest first."""

import csv
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cookery import Reading

COLUMNS = ("seconds", "temperature_c", "setpoint_c", "power_pct", "door")
OPEN = {"1", "true", "open", "on", "yes"}
CLOSED = {"0", "false", "closed", "off", "no"}


@dataclass(frozen=True, slots=True)
class Sample:
    """One line of a log; None where its column is empty, missing or no number."""

    at_s: float
    temperature_c: float | None
    target_c: float | None
    power_pct: float | None = None
    door_open: bool | None = None


type Curve = tuple[Sample, ...]


def read(path: Path) -> Curve:
    """Read one file, in the order of time; lines without a time are left out."""
    with path.open(newline="", encoding="utf-8-sig") as text:
        rows = csv.DictReader(text)
        samples = [sample for row in rows if (sample := _sample(_plain(row)))]
    return tuple(sorted(samples, key=lambda sample: sample.at_s))


def write(path: Path, curve: Iterable[Sample]) -> None:
    """Write one file as `read` reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as text:
        lines = csv.writer(text)
        lines.writerow(COLUMNS)
        for one in curve:
            figures = (one.at_s, one.temperature_c, one.target_c, one.power_pct)
            door = "" if one.door_open is None else int(one.door_open)
            lines.writerow(["" if value is None else f"{value:g}" for value in figures] + [door])


def readings(curve: Curve) -> Iterator[Reading]:
    """Yield what is seen of a heat-up from its start: when there is a set point, and power.

    A set point holds until another is logged. Power that is never logged above 0 is not believed.
    """
    powered = any(one.power_pct for one in curve)
    target_c: float | None = None
    begun = False
    for one in curve:
        target_c = one.target_c or target_c
        heating = bool(one.power_pct) if powered and one.power_pct is not None else None
        begun = begun or bool(target_c and heating is not False)
        if begun:
            yield Reading(
                at_s=one.at_s,
                temperature_c=one.temperature_c,
                target_c=target_c,
                heating=heating,
                door_open=one.door_open,
            )


def power_class(curve: Curve) -> int:
    """Return the power that was set, to a quarter: at half of it all is another appliance."""
    most = max((one.power_pct or 0.0 for one in curve), default=0.0)
    return min(4, math.ceil(most / 25)) * 25 if most else 100


def _plain(row: Mapping[str | None, str | None]) -> dict[str, str]:
    return {
        key.strip().lower(): value.strip()
        for key, value in row.items()
        if isinstance(key, str) and isinstance(value, str)
    }


def _sample(row: Mapping[str, str]) -> Sample | None:
    at_s = _number(row.get("seconds", ""))
    if at_s is None:
        return None
    return Sample(
        at_s,
        _number(row.get("temperature_c", "")),
        _number(row.get("setpoint_c", "")),
        _number(row.get("power_pct", "")),
        _door(row.get("door", "").lower()),
    )


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _door(text: str) -> bool | None:
    return True if text in OPEN else False if text in CLOSED else None
