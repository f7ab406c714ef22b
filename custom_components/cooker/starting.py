"""The one way in which heat begins: every button, action and plan comes through here."""

from uuid import uuid4

from homeassistant.core import Context

from .attendance import must_be_attended
from .circumstances import circumstances
from .conversations import is_models
from .entity import Zone
from .lib.aiocooker import Program
from .lib.cookery import Problem, ProblemKey, floor_c, refusals
from .problems import unsuitable
from .programs.fitting import misfit
from .programs.shelf import shelf
from .starter import starter


async def begin(  # noqa: PLR0913 - each by its name, and together they are one start
    zone: Zone,
    program: Program,
    *,
    command_id: str | None = None,
    original: Program | None = None,
    delay_s: float | None = None,
    context: Context | None = None,
) -> None:
    """Start a program in a zone, once; the same `command_id` again starts nothing more.

    `original` is the program as it was before somebody changed it for this cook. With `delay_s`
    the cooker itself waits that long, where its zone has a delayed start. The context tells who
    wants it: a language model starts nothing while nobody is at home. Raises Unsuitable where the
    zone cannot cook it or it would not be safe, CookerError where the cooker says no.
    """
    if is_models(zone.coordinator.hass, context):
        must_be_attended(zone.coordinator.hass)
    must_suit(zone, program, original=original, delay_s=delay_s or 0.0)
    coordinator = zone.coordinator
    command_id = command_id or uuid4().hex
    # Before the start: what the cooker says of it may come sooner than its answer.
    coordinator.note_start(command_id, await starter(coordinator.hass, context))
    await coordinator.cooker.start(zone.zone, program, command_id=command_id, delay_s=delay_s)


def must_suit(
    zone: Zone, program: Program, *, original: Program | None = None, delay_s: float = 0.0
) -> None:
    """Raise Unsuitable where a start in `delay_s` seconds cannot or must not be."""
    found = misfit(program, zone.can)
    known = circumstances(zone, original=original, delay_s=delay_s)
    for reason in (found,) if found else refusals(program, zone.can, known):
        raise unsuitable(zone.coordinator.hass, reason)


async def must_stay_safe(zone: Zone, core_c: float) -> None:
    """Raise Unsuitable where a new core target is too low for the food of the running program.

    A start that was refused below its floor must not be let through with a change afterwards.
    """
    hass, says = zone.coordinator.hass, zone.says
    recipe = (await shelf(hass)).get(says.program.id) if says.program else None
    food = recipe.program.food_class if recipe else None
    mode = says.stage.mode if says.stage else None
    least_c = floor_c(food, mode=mode, country=hass.config.country)
    if least_c is not None and core_c < least_c:
        number = says.stage.index + 1 if says.stage else 1
        said = {"stage": number, "core_c": core_c, "minimum_c": least_c}
        raise unsuitable(hass, Problem(key=ProblemKey.CORE_BELOW_FLOOR, said=said))
