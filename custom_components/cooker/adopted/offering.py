"""Offers appliances that are recognised by themselves, as Home Assistant offers what it discovers.

Looked for once Home Assistant has started, and again when entities come: a person may add the
integration of an oven at any time.
"""

from datetime import datetime
from typing import Final

from homeassistant.config_entries import SOURCE_INTEGRATION_DISCOVERY
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import discovery_flow
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.start import async_at_started

from ..const import DOMAIN
from .candidates import candidates
from .profiles import PROFILES

SETTLE_S: Final = 5.0
"""An integration brings its entities one by one."""


class Offering:
    """Looks for what can be adopted."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._is_due = False
        self._platforms = {one.platform for one in PROFILES.values() if one.discovered}

    @callback
    def begin(self) -> None:
        """Look from now on."""
        async_at_started(self._hass, self._look_for_all)

    @callback
    def _look_for_all(self, _: HomeAssistant) -> None:
        self._hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, self._take)
        self._offer()

    @callback
    def _take(self, event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        entry = er.async_get(self._hass).async_get(event.data["entity_id"])
        if self._is_due or entry is None or entry.platform not in self._platforms:
            return
        self._is_due = True
        async_call_later(self._hass, SETTLE_S, self._later)

    @callback
    def _later(self, _now: datetime) -> None:
        self._is_due = False
        self._offer()

    @callback
    def _offer(self) -> None:
        """Begin a flow for each; one that is known or ignored ends it at once."""
        for found in candidates(self._hass):
            known = self._hass.config_entries.async_entry_for_domain_unique_id(
                DOMAIN, found.unique_id
            )
            if known is None:
                discovery_flow.async_create_flow(
                    self._hass,
                    DOMAIN,
                    context={"source": SOURCE_INTEGRATION_DISCOVERY},
                    data={"unique_id": found.unique_id},
                )
