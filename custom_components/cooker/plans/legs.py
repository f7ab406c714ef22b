"""How long a program takes in a zone: what is written down, what was learned, what is guessed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ..entity import Zone
from ..journal.journal import Journal
from ..lib.aiocooker import Program, Stage, StageKind
from ..lib.cookery import KITCHEN_C, Leg, LegKind, learned, total_s
from ..lib.cookery.plan import PUNCTUAL

GUESS_S, GUESS_SD_S = 900.0, 240.0
"""Built-in ovens of 60-70 litres reach 175 °C in 12-15 minutes, small ones in less."""

SOON: Final = timedelta(minutes=15)
"""A warm oven stays about as warm for that long, behind its closed door; not for an evening."""

BY_HAND_S: Final = 60.0
"""To turn a roast or stir a pot, where a program waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """The legs of a program in a zone, and how many past runs they rest on."""

    legs: tuple[Leg, ...]
    runs: int = 0


def duration(
    zone: Zone,
    program: Program,
    journal: Journal,
    *,
    ready_at: datetime | None = None,
    now: datetime | None = None,
) -> Duration:
    """Return how long a program takes; its own stages, but for one whose end a sensor decides.

    Counted back from `ready_at`, a start that is not soon finds the zone cold, however warm it is.
    """
    if ready_at is None or now is None:
        return _duration(zone, program, journal, start_c=KITCHEN_C)
    cold = _duration(zone, program, journal, start_c=KITCHEN_C)
    begins = ready_at - timedelta(seconds=total_s(cold.legs, PUNCTUAL))
    if begins - now > SOON:
        return cold
    return _duration(zone, program, journal, start_c=None)


def _duration(zone: Zone, program: Program, journal: Journal, *, start_c: float | None) -> Duration:
    if by_itself := _by_itself(zone, program, journal):
        return by_itself
    runs: list[int] = []
    legs = tuple(_legs(zone, program, runs, start_c))
    return Duration(legs=legs, runs=min(runs, default=0))


def food_comes_later(program: Program) -> bool:
    """Whether a program asks for its food on the way, instead of finding it inside."""
    for stage in program.stages:
        if waits(stage):
            return True
        if stage.kind is StageKind.COOK:
            return False
    return False


def waits(stage: Stage) -> bool:
    """Whether a person ends a stage."""
    return stage.kind is StageKind.USER or bool(stage.until and stage.until.user)


def _by_itself(zone: Zone, program: Program, journal: Journal) -> Duration | None:
    """Return what was learned of a whole program that the appliance ends by its own sensor."""
    if any(waits(stage) for stage in program.stages):
        return None
    mode = next((one.mode.value for one in reversed(program.stages) if one.mode), None)
    cooker = zone.coordinator.cooker.identity.id
    known = learned(journal.durations_s(cooker, zone.zone, program.id, mode))
    if known is None:
        return None
    leg = Leg(kind=LegKind.COOK, mean_s=known.mean_s, sd_s=known.sd_s)
    return Duration(legs=(leg,), runs=known.runs)


def _legs(zone: Zone, program: Program, runs: list[int], start_c: float | None) -> Iterator[Leg]:
    for place, stage in enumerate(program.stages):
        if stage.kind is StageKind.HEAT:
            yield _heat(zone, stage, place, runs, start_c)

        elif waits(stage):
            mean_s = BY_HAND_S if stage.kind is StageKind.USER else 0.0
            yield Leg(
                kind=LegKind.PERSON, mean_s=mean_s, stage=place, todo=dict(stage.needs_user or {})
            )
        else:
            mean_s = stage.duration_s or stage.hold_max_s or 0.0
            yield Leg(kind=LegKind.COOK, mean_s=mean_s, stage=place)


def _heat(zone: Zone, stage: Stage, place: int, runs: list[int], start_c: float | None) -> Leg:
    """Return a heat-up as it was learned; as such appliances are, where nothing was.

    It begins at `start_c`, where the zone is now if that is None.
    """
    known = None
    if stage.mode is not None and stage.target_c is not None:
        known = zone.coordinator.heating.predict(
            zone.zone, stage.mode, stage.target_c, start_c=start_c
        )
    if known is None:
        return Leg(kind=LegKind.HEAT, mean_s=GUESS_S, sd_s=GUESS_SD_S, stage=place)
    runs.append(known.runs)
    return Leg(kind=LegKind.HEAT, mean_s=known.mean_s, sd_s=known.sd_s, stage=place)
