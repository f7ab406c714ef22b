"""Nothing runs empty that must not, and every heat ends."""

from collections.abc import Iterator
from math import isfinite
from typing import Final

from ..circumstances import Circumstances
from ..problem import Problem, ProblemKey, found
from ..program import Kind
from ..reading import bound_s, heating, loaded_later, numbered
from ..shapes import ProgramLike, StageLike, ZoneLike

HOT_AND_EMPTY_S: Final = 1800.0
"""The longest that a preheated zone waits for its food: nobody who comes later still cooks."""


def finite(program: ProgramLike, zone: ZoneLike, _where: Circumstances) -> Iterator[Problem]:
    """Every stage that heats has an end in time; a heat-up has the zone's own longest time.

    Source: IEC 60335-1, 22.49: the duration is set before a start from afar.
    """
    for number, stage in numbered(program):
        if heating(stage) and not isfinite(_end_s(stage, zone)):
            yield found(ProblemKey.NOT_FINITE, stage=number)
            return


def _end_s(stage: StageLike, zone: ZoneLike) -> float:
    if (time_s := bound_s(stage)) is not None:
        return time_s
    return zone.max_duration_s if stage.kind == Kind.HEAT else float("inf")


def preheat(program: ProgramLike, zone: ZoneLike, _where: Circumstances) -> Iterator[Problem]:
    """Never heat up before its food what must not run empty: microwaves, pots."""
    if zone.can_run_empty:
        return
    for number, stage in numbered(program):
        if stage.kind == Kind.HEAT:
            yield found(ProblemKey.EMPTY_PREHEAT, stage=number)
            return


def loaded(program: ProgramLike, zone: ZoneLike, where: Circumstances) -> Iterator[Problem]:
    """Never start what must not run empty while it is known to be empty."""
    if not zone.can_run_empty and where.loaded is False and not loaded_later(program):
        yield found(ProblemKey.NOTHING_INSIDE)


def waiting(program: ProgramLike, _zone: ZoneLike, _where: Circumstances) -> Iterator[Problem]:
    """Let a hot and empty zone wait for half an hour at most. A bath of water is not empty."""
    before = None
    for number, stage in numbered(program):
        is_empty = stage.kind == Kind.HOLD and before == Kind.HEAT and stage.mode != "sous_vide"
        time_s = bound_s(stage) or 0.0
        if is_empty and time_s > HOT_AND_EMPTY_S:
            yield found(
                ProblemKey.HOT_AND_EMPTY,
                stage=number,
                duration_s=time_s,
                maximum_s=HOT_AND_EMPTY_S,
            )
            return
        before = stage.kind
