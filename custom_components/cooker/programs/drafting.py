"""What comes from elsewhere becomes a draft: read, raised to what is safe, and never started."""

from homeassistant.core import HomeAssistant

from .floored import Raised, floored
from .recipe import Recipe, read
from .shelf import shelf


async def put_draft(
    hass: HomeAssistant, document: object, *, author: str | None
) -> tuple[Recipe, tuple[Raised, ...]]:
    """Keep a document as a draft; return it, and what was raised. Raises Unsuitable."""
    safe, raised = floored(read(document), hass.config.country)
    book = await shelf(hass)
    return await book.put_draft(safe, author=author), raised
