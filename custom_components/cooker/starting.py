"""The one way in which heat begins: every button, action and plan comes through here."""

from uuid import uuid4

from .entity import Zone
from .lib.aiocooker import Program


async def begin(zone: Zone, program: Program, *, command_id: str | None = None) -> None:
    """Start a program in a zone, once; the same `command_id` again starts nothing more.

    Raises CookerError where the cooker says no.
    """
    await zone.coordinator.cooker.start(zone.zone, program, command_id=command_id or uuid4().hex)
