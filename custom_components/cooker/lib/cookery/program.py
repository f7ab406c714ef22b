"""What planning needs to know of a program: its fixed times, its heat-ups and its people.

Everything here reads a program as it is written; what a zone makes of it is in `fit.py`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .shapes import (
    ModeLike,
    ProgramLike,
    RangeLike,
    StageLike,
    UntilLike,
    ZoneLike,
)

__all__ = [
    "HEATING_KINDS",
    "SCHEMA",
    "HeatLeg",
    "Kind",
    "ModeLike",
    "PersonStep",
    "ProgramLike",
    "RangeLike",
    "StageLike",
    "UntilLike",
    "ZoneLike",
    "ends_by_time",
    "first_heat",
    "fixed_s",
    "heats",
    "hottest_c",
    "longest_s",
    "people",
    "waits_for_person",
]

SCHEMA: Final = "cooker.program/1"


class Kind(StrEnum):
    """What a stage is for."""

    HEAT = "heat"
    HOLD = "hold"
    COOK = "cook"
    REST = "rest"
    USER = "user"


HEATING_KINDS: Final = frozenset({Kind.HEAT, Kind.HOLD, Kind.COOK})
"""Kinds of stages that make heat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatLeg:
    """One heat-up whose time is not written down but learned.

    `stage` counts from 0. `from_c` is the target before it; None where it starts at whatever the
    zone's temperature is. `target_c` that is None is the mode's default.
    """

    stage: int
    mode: str | None
    target_c: float | None
    from_c: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonStep:
    """A stage with something to do for a person.

    `stage` counts from 0, `words` map a language tag to text and may be empty. `waits` tells a
    stage that stands still until the person came from a reminder, beside which cooking goes on.
    """

    stage: int
    words: Mapping[str, str]
    waits: bool


def fixed_s(program: ProgramLike) -> float:
    """Return the seconds that all stages take whose time is written down.

    A stage that a probe or a person may end sooner counts in full; one that only they end counts
    nothing.
    """
    return sum(stage.duration_s or 0.0 for stage in program.stages if stage.kind != Kind.HEAT)


def longest_s(program: ProgramLike) -> float:
    """Return the sum of all bounds that a program carries, in seconds, as cookers add them up."""
    return sum(stage.duration_s or stage.hold_max_s or 0.0 for stage in program.stages)


def heats(program: ProgramLike) -> tuple[HeatLeg, ...]:
    """Return the heat-ups of a program in order."""
    return tuple(_legs(program))


def _legs(program: ProgramLike) -> Iterator[HeatLeg]:
    from_c = None
    for index, stage in enumerate(program.stages):
        if stage.kind == Kind.HEAT:
            yield HeatLeg(stage=index, mode=stage.mode, target_c=stage.target_c, from_c=from_c)
        if stage.kind in HEATING_KINDS:
            from_c = stage.target_c
        elif stage.kind == Kind.REST or waits_for_person(stage):
            from_c = None  # it cools meanwhile, nobody knows how far


def people(program: ProgramLike) -> tuple[PersonStep, ...]:
    """Return the stages that need a person, or remind one, in order."""
    return tuple(
        PersonStep(stage=index, words=stage.needs_user or {}, waits=waits_for_person(stage))
        for index, stage in enumerate(program.stages)
        if waits_for_person(stage) or stage.needs_user
    )


def waits_for_person(stage: StageLike) -> bool:
    """Whether a person ends a stage."""
    until = stage.until
    return stage.kind == Kind.USER or (until is not None and bool(until.user))


def ends_by_time(program: ProgramLike) -> bool:
    """Whether the clock alone decides when a program ends."""
    return all(
        stage.duration_s is not None
        and stage.until is None
        and stage.kind not in {Kind.HEAT, Kind.USER}
        for stage in program.stages
    )


def hottest_c(program: ProgramLike) -> float | None:
    """Return the hottest target that a program names, or None where it names none."""
    targets = [stage.target_c for stage in program.stages if stage.target_c is not None]
    return max(targets, default=None)


def first_heat(program: ProgramLike) -> StageLike | None:
    """Return the first stage that makes heat; None where none does."""
    return next((stage for stage in program.stages if stage.kind in HEATING_KINDS), None)
