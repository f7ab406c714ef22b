"""Turns the orders of a stepped program into what a cooker is asked."""

from ..lib.aiocooker import (
    Cooker,
    CookingMode,
    Program,
    RefusalReason,
    Refused,
    Stage,
    StageKind,
    Until,
)
from ..lib.cookery import Adjust, Order, Pause, Resume, Start, Stop
from .program import HeldProgram


async def obey(cooker: Cooker, zone: str, program: HeldProgram, order: Order) -> None:
    """Ask the cooker for one order; raises CookerError. News are nothing that it is asked."""
    match order:
        case Start():
            await cooker.start(zone, leg(program, order), command_id=order.command_id)
        case Adjust():
            await _adjust(cooker, zone, order)
        case Stop():
            await cooker.stop(zone)
        case Pause():
            await cooker.pause(zone)
        case Resume():
            await cooker.resume(zone)


def leg(program: HeldProgram, order: Start) -> Program:
    """Return the program of one stage that begins a leg, under the name of the whole."""
    step = order.step
    stage = Stage(
        kind=StageKind.COOK,
        id=step.id,
        mode=CookingMode(step.mode or ""),
        target_c=step.target_c,
        power_pct=step.power_pct,
        duration_s=step.starts_s,
        until=None if order.core_c is None else Until(core_c=order.core_c),
    )
    return Program(id=program.id, name=program.name, stages=(stage,))


async def _adjust(cooker: Cooker, zone: str, order: Adjust) -> None:
    """Change the cook; where that much time is too much, take what there is."""
    change = {
        "target_c": order.target_c,
        "power_pct": order.power_pct,
        "core_c": order.core_c,
        "add_s": order.add_s,
    }
    try:
        await cooker.adjust(zone, **change)
    except Refused as error:
        most_s = error.maximum
        if error.reason is not RefusalReason.OUT_OF_RANGE or error.field != "add_s" or not most_s:
            raise
        await cooker.adjust(zone, **{**change, "add_s": most_s})
