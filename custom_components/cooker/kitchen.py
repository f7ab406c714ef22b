"""What all cookers of the house share while Home Assistant runs: journal, plans and scenes."""

from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.translation import async_load_integrations

from .adopted.connect import give_up
from .adopted.offering import Offering
from .const import DOMAIN
from .coordinator import CookerCoordinator
from .household import found
from .issues import forget
from .journal.journal import JOURNAL, Journal
from .journal.writing import Writer
from .plans.book import Book
from .plans.keeper import PLANS, Keeper
from .scenes.keeper import SCENES, Scenes
from .scenes.noting import note
from .voice.voice import VOICE, open_ears


async def open_kitchen(hass: HomeAssistant) -> None:
    """Read the journal, the plans and the scenes, before any cooker is there; look for ovens."""
    journal, book = Journal(hass), Book(hass)
    await journal.load()
    await book.load()
    await async_load_integrations(hass, {DOMAIN})
    hass.data[JOURNAL] = journal
    hass.data[PLANS] = keeper = Keeper(hass, book, journal)
    hass.data[SCENES] = scenes = Scenes(hass)
    await scenes.load()
    scenes.subscribe(note)
    await open_ears(hass)
    # A plan whose cooker is away is missed all the same, and somebody must be asked.
    async_at_started(hass, keeper.look)
    Offering(hass).begin()


@callback
def welcome(hass: HomeAssistant, coordinator: CookerCoordinator) -> None:
    """Write down what a cooker cooks and take care of its plans, until its entry is unloaded.

    The household comes with the first one.
    """
    found(hass)
    on_unload = coordinator.config_entry.async_on_unload
    on_unload(Writer(hass.data[JOURNAL], coordinator).follow())
    on_unload(hass.data[PLANS].join(coordinator))
    on_unload(hass.data[SCENES].join(coordinator))
    on_unload(hass.data[VOICE].join(coordinator))


async def forget_cooker(hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
    """Forget the plans and troubles of one that is removed; what it cooked stays in the journal."""
    await give_up(hass, entry)
    forget(hass, entry)
    hass.data[SCENES].forget(entry)
    if entry.unique_id:
        await hass.data[PLANS].forget(entry.unique_id)
