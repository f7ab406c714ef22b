"""The one way in which heat begins: every button, action and plan comes through here."""

from uuid import uuid4

from homeassistant.core import Context

from .entity import Zone
from .lib.aiocooker import Program
from .starter import starter


async def begin(
    zone: Zone,
    program: Program,
    *,
    command_id: str | None = None,
    context: Context | None = None,
) -> None:
    """Start a program in a zone, once; the same `command_id` again starts nothing more.

    The context tells who wants it. Raises CookerError where the cooker says no.
    """
    coordinator = zone.coordinator
    command_id = command_id or uuid4().hex
    # Before the start: what the cooker says of it may come sooner than its answer.
    coordinator.note_start(command_id, await starter(coordinator.hass, context))
    await coordinator.cooker.start(zone.zone, program, command_id=command_id)
