"""Whether a stage that is stepped is over by what its zone reads. Degrees Celsius, seconds."""

from dataclasses import replace
from typing import Final

from .held import Held
from .orders import Doing, Look
from .preheat import HeatUp
from .steps import Step, StepKind

DONE_C: Final = 1.0
"""A core that is within a kelvin of its target as its cook ends by itself is what ended it."""


def is_reached(held: Held, look: Look, now_s: float) -> bool:
    """Whether the stage is over, other than by a person or by the zone itself."""
    if look.doing is Doing.PAUSED:
        return False
    step = held.step
    if step.kind is StepKind.HEAT:
        target_c = step.target_c if look.target_c is None else look.target_c
        return HeatUp().then(look.temperature_c, target_c).reached
    if step.core_c is not None and (look.core_c or 0.0) >= step.core_c:
        return True
    if step.lasts_s is None or not held.ends_at_s:
        return False
    if look.remaining_s is None:
        return held.timed is False and now_s - held.since_s >= step.lasts_s
    return look.remaining_s <= held.ends_at_s


def past_the_same(held: Held) -> Held:
    """Pass over what a zone has done with that ends its cooks by its own sense of the food."""
    index = held.index
    while index + 1 < len(held.steps):
        after = held.steps[index + 1]
        if after.kind is not StepKind.COOK or after.mode != held.mode:
            break
        index += 1
    return replace(held, index=index)


def is_at_core(step: Step, look: Look) -> bool:
    """Whether the food's core is what ended a cook that ended by itself."""
    return step.core_c is not None and (look.core_c or 0.0) >= step.core_c - DONE_C
