"""The rules of food safety and of heat that nobody watches, each in a file of its own."""

from collections.abc import Callable, Iterable
from typing import Final

from ..circumstances import Circumstances
from ..problem import Problem
from ..shapes import ProgramLike, ZoneLike
from . import bath, beans, core, danger_zone, empty, keep_warm, shortening, unattended

type Rule = Callable[[ProgramLike, ZoneLike, Circumstances], Iterable[Problem]]
"""Yields what speaks against a start; nothing where nothing does."""

RULES: Final[tuple[Rule, ...]] = (
    unattended.clean,
    empty.finite,
    empty.preheat,
    empty.loaded,
    empty.waiting,
    core.target,
    core.hot_enough,
    core.rest,
    core.standing,
    core.probe,
    bath.pasteurised,
    beans.boiled,
    shortening.shortened,
    danger_zone.waits,
    keep_warm.hot_enough,
    keep_warm.not_too_long,
    unattended.watched,
)
"""In the order in which people are told: what harms at once first."""
