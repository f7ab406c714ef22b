"""What Start cooks: the program that somebody chose for a zone, or what is set by hand."""

from ..entity import Zone
from ..lib.aiocooker import Program
from ..staging import program
from .recipe import Recipe
from .shelf import Shelf, shelf


def chosen(book: Shelf, zone: Zone) -> Recipe | None:
    """Return the program that is chosen, None for none and for one that the zone cannot cook."""
    wanted = zone.staged.program_id
    return next((one for one in book.recipes(zone) if one.program.id == wanted), None)


async def next_cook(zone: Zone) -> Program:
    """Return what Start will send."""
    recipe = chosen(await shelf(zone.coordinator.hass), zone)
    return recipe.program if recipe else program(zone.can, zone.staged)
