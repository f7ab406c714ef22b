"""The one way in which heat begins: every button, action and plan comes through here."""

from uuid import uuid4

from .circumstances import circumstances
from .entity import Zone
from .lib.aiocooker import Program
from .lib.cookery import refusals
from .problems import unsuitable
from .programs.fitting import misfit


async def begin(
    zone: Zone,
    program: Program,
    *,
    command_id: str | None = None,
    original: Program | None = None,
    delay_s: float | None = None,
) -> None:
    """Start a program in a zone, once; the same `command_id` again starts nothing more.

    With `delay_s` the cooker itself waits that long, where its zone has a delayed start.
    `original` is the program as it was before somebody changed it for this cook. Raises Unsuitable
    where the zone cannot cook it or it would not be safe, CookerError where the cooker says no.
    """
    must_suit(zone, program, original=original, delay_s=delay_s or 0.0)
    await zone.coordinator.cooker.start(
        zone.zone, program, command_id=command_id or uuid4().hex, delay_s=delay_s
    )


def must_suit(
    zone: Zone, program: Program, *, original: Program | None = None, delay_s: float = 0.0
) -> None:
    """Raise Unsuitable where a start in `delay_s` seconds cannot or must not be."""
    found = misfit(program, zone.can)
    known = circumstances(zone, original=original, delay_s=delay_s)
    for reason in (found,) if found else refusals(program, zone.can, known):
        raise unsuitable(zone.coordinator.hass, reason)
