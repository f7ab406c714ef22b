"""Makes a cooker of an entry whose appliance was adopted."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..issues import tell_source
from ..lib.aiocooker import Cooker, UnsupportedVersion
from ..memory import Memory
from .adoption import Adoption
from .asking import AdoptedCooker


async def connect_adopted(hass: HomeAssistant, entry: ConfigEntry, memory: Memory) -> Cooker:
    """Return the entry's cooker; it may not be there yet, as the integration behind it loads."""
    try:
        adoption = Adoption.of(entry.data)
    except (KeyError, ValueError) as error:
        raise UnsupportedVersion(entry.title) from error
    cooker = AdoptedCooker(
        hass,
        adoption,
        entry.unique_id or "",
        memory,
        lambda missing: tell_source(hass, entry, missing),
    )
    cooker.begin()
    return cooker
