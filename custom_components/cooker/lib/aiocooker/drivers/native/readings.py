"""What no cooker can mean: a reading beyond these bounds is left out, and all others count.

A broken sensor says 999 °C, text or nothing at all. Section 7 of the specification lets a client
take such a figure as not said. Words and structure are not forgiven: there a cooker that is wrong
cannot be understood at all.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .codec import LARGEST, Json

type Members = Mapping[str, Callable[[Json], bool]]


def _number(least: float, most: float) -> Callable[[Json], bool]:
    def fits(value: Json) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return least <= value <= most

    return fits


def _count(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST


# Household pizza ovens and pyrolysis stay at or below 500 °C; freezers end at -40 °C.
_TEMPERATURE = _number(-60, 600)
_SHARE = _number(0, 100)
_AMOUNT = _number(0, LARGEST)
_DURATION = _number(-LARGEST, LARGEST)

COOKER: Members = {
    "power_w": _AMOUNT,
    "energy_kwh": _AMOUNT,
    "rssi_dbm": _number(-150, 20),
    "firmware_progress_pct": _SHARE,
}
ZONE: Members = {
    "temperature_c": _TEMPERATURE,
    "target_c": _TEMPERATURE,
    "power_pct": _SHARE,
    "remaining_s": _DURATION,
    "ready_in_s": _DURATION,
    "starts_in_s": _DURATION,
    "cooks": _count,
}
PROBE: Members = {"temperature_c": _TEMPERATURE, "target_c": _TEMPERATURE}
DESCRIPTION: Members = {"clock": _AMOUNT}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading that cannot be meant: where it stood, and what it was."""

    where: str
    value: Json


def description(value: Json) -> Json:
    """Return an answer to `cooker.describe` without a clock that cannot be meant."""
    return _without(value, tuple(_doubts(value, DESCRIPTION, "")), "")


def cooker(value: Json) -> tuple[Json, tuple[Doubt, ...]]:
    """Return a snapshot without the cooker-wide readings that cannot be meant, and those."""
    doubts = tuple(_doubts(value, COOKER, ""))
    return _without(value, doubts, ""), doubts


def zone(value: Json, where: str) -> tuple[Json, tuple[Doubt, ...]]:
    """Return a zone without the readings that cannot be meant, and those; `where` names it."""
    doubts = tuple(_doubts(value, ZONE, f"{where}."))
    believed = _without(value, doubts, f"{where}.")
    if not isinstance(believed, dict) or not isinstance(probes := believed.get("probes"), list):
        return believed, doubts
    kept: list[Json] = []
    for place, probe in enumerate(probes):
        prefix = f"{where}.probes[{place}]."
        wrong = tuple(_doubts(probe, PROBE, prefix))
        kept.append(_without(probe, wrong, prefix))
        doubts += wrong
    return {**believed, "probes": kept}, doubts


def _doubts(value: Json, members: Members, prefix: str) -> Iterator[Doubt]:
    said = value if isinstance(value, dict) else {}
    for name, one in said.items():
        fits = members.get(name)
        if fits is not None and one is not None and not fits(one):
            yield Doubt(f"{prefix}{name}", one)


def _without(value: Json, doubts: tuple[Doubt, ...], prefix: str) -> Json:
    if not isinstance(value, dict) or not doubts:
        return value
    names = {doubt.where.removeprefix(prefix) for doubt in doubts}
    return {name: one for name, one in value.items() if name not in names}
