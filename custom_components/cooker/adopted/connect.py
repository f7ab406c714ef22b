"""Makes a cooker of an entry whose appliance was adopted."""

from contextlib import suppress

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..const import ADOPTED, CONF_DRIVER
from ..issues import tell_source
from ..lib.aiocooker import Cooker, CookerError, UnsupportedVersion
from ..memory import Memory
from ..on_since import ON
from .adoption import ZONE, Adoption
from .asking import AdoptedCooker


async def connect_adopted(hass: HomeAssistant, entry: ConfigEntry, memory: Memory) -> Cooker:
    """Return the entry's cooker; it may not be there yet, as the integration behind it loads."""
    try:
        adoption = Adoption.of(entry.data)
    except (KeyError, ValueError) as error:
        raise UnsupportedVersion(entry.title) from error
    cooker = AdoptedCooker(hass, entry, adoption, memory)
    cooker.begin()
    return cooker


async def give_up(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """End what still cooks on our word when its entry is removed: nobody else would."""
    memory = Memory(hass, entry.entry_id)
    await memory.load()
    if entry.data.get(CONF_DRIVER) != ADOPTED or not memory.facts["adopted"]:
        return
    with suppress(CookerError):
        cooker = await connect_adopted(hass, entry, memory)
        if any(one.state in ON for one in cooker.snapshot.zones.values()):
            await cooker.stop(ZONE)
        await cooker.close()
    tell_source(hass, entry, ())
