"""What may heat while nobody is at home, and for how long."""

from collections.abc import Iterator
from typing import Final

from ..circumstances import Circumstances
from ..problem import Problem, ProblemKey, found
from ..reading import before_person, bound_s, heating
from ..shapes import ProgramLike, StageLike, ZoneLike

HOUR_S: Final = 3600.0

SHORTEST_CAP_S: Final = 1800.0
"""What no line below allows more, and what no author says is fine: half an hour, as preheating."""

NEVER_KINDS: Final = frozenset({"cooktop", "grill"})
NEVER_MODES: Final = frozenset({"grill", "toast", "pizza"})
"""NFPA, Cooking Safety: stay in the kitchen while you fry, grill or broil. Matter's cooktops can be
turned off from afar only."""

CAPS_S: Final = {
    "rice": 2 * HOUR_S,
    "porridge": 2 * HOUR_S,
    "soup": 4 * HOUR_S,
    "stew": 4 * HOUR_S,
    "pressure": 2 * HOUR_S,
    "steam": 1 * HOUR_S,
    "slow_cook": 12 * HOUR_S,
    "sous_vide": 72 * HOUR_S,
    "proofing": 12 * HOUR_S,
    "dehydrate": 12 * HOUR_S,
    "keep_warm": 4 * HOUR_S,
    "warming": 4 * HOUR_S,
}
"""Modes that are wet or gentle, in vessels made to be left alone: what their makers sell them for.
Dry heat has half an hour: NFPA asks that somebody is at home while food bakes or roasts."""


def clean(program: ProgramLike, _zone: ZoneLike, _where: Circumstances) -> Iterator[Problem]:
    """Burning an oven clean is for a hand at the oven: 500 °C, fumes, and racks to take out."""
    if any(stage.mode == "clean" for stage in program.stages):
        yield found(ProblemKey.CLEAN_FROM_AFAR)


def watched(program: ProgramLike, _zone: ZoneLike, where: Circumstances) -> Iterator[Problem]:
    """With nobody at home a hob or a grill never heats, and everything else for its time at most.

    Counted until the first stage that waits for a person: after it somebody was there.
    """
    if not where.unattended:
        return
    stages = [stage for stage in before_person(program) if heating(stage)]
    for stage in stages:
        if where.kind in NEVER_KINDS or stage.mode in NEVER_MODES:
            yield found(ProblemKey.NEVER_UNATTENDED, mode=str(stage.mode))
            return
    yield from _too_long(stages)


def _too_long(stages: list[StageLike]) -> Iterator[Problem]:
    for mode in dict.fromkeys(stage.mode for stage in stages):
        same = [stage for stage in stages if stage.mode == mode]
        trusted = all(stage.unattended_ok for stage in same)
        cap_s = CAPS_S.get(str(mode), SHORTEST_CAP_S) if trusted else SHORTEST_CAP_S
        time_s = sum(bound_s(stage) or 0.0 for stage in same)
        if time_s > cap_s:
            yield found(
                ProblemKey.UNATTENDED_TOO_LONG, mode=str(mode), duration_s=time_s, maximum_s=cap_s
            )
            return


def is_gentle(mode: str | None) -> bool:
    """Whether a mode is one that makers sell for being left alone; an unknown one is not."""
    return mode is not None and mode in CAPS_S


def may_be_left(kind: str | None, mode: str | None, left_s: float) -> bool:
    """Whether what runs already, and ends in `left_s` seconds, may run on with nobody at home."""
    if kind in NEVER_KINDS or mode in NEVER_MODES or mode is None:
        return False
    return left_s <= CAPS_S.get(mode, SHORTEST_CAP_S)
