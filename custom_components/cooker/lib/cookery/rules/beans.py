"""Raw kidney beans are poisonous until they were boiled, and gentle heat makes them worse.

Source: FDA, Bad Bug Book, phytohaemagglutinin: soak for five hours, boil in fresh water for half an
hour, never slow-cook; warmed to less than boiling they may become several times as poisonous.
"""

from collections.abc import Iterator
from typing import Final

from ..circumstances import Circumstances
from ..floors import FoodClass
from ..problem import Problem, ProblemKey, found
from ..reading import cooks
from ..shapes import ProgramLike, ZoneLike

BOIL_S: Final = 1800.0
"""So long they boil: FDA, Bad Bug Book."""

BOILS: Final = frozenset({"boil", "pressure", "soup", "porridge"})
"""Modes that bring water to the boil and keep it there, or hotter."""

GENTLE: Final = frozenset({"slow_cook", "sous_vide", "dehydrate", "proofing"})
"""Modes that stay below the boil."""


def boiled(program: ProgramLike, _zone: ZoneLike, _where: Circumstances) -> Iterator[Problem]:
    """Kidney beans boil for half an hour, and are never cooked gently instead, now or later."""
    if program.food_class != FoodClass.KIDNEY_BEANS:
        return
    for number, stage in cooks(program):
        if stage.mode in GENTLE:
            mode = str(stage.mode)
            yield found(ProblemKey.BEANS_SLOW, stage=number, mode=mode, minimum_s=BOIL_S)
            return
    boiling_s = sum(stage.duration_s or 0.0 for _, stage in cooks(program) if stage.mode in BOILS)
    if boiling_s < BOIL_S:
        yield found(ProblemKey.BEANS_NOT_BOILED, duration_s=boiling_s, minimum_s=BOIL_S)
