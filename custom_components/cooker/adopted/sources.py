"""Follows the entities of an appliance: renamed, reloaded, disabled, removed."""

from collections.abc import Mapping

from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    EventStateReportedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import (
    async_track_state_change_event,
    async_track_state_report_event,
)

from .profile import Role


class Sources:
    """The entities of one appliance, by role. They are known by the ids of their registry."""

    def __init__(
        self, hass: HomeAssistant, entities: Mapping[Role, str], changed: CALLBACK_TYPE
    ) -> None:
        self._hass = hass
        self._entities = entities
        self._changed = changed
        self._ids: dict[Role, str] = {}
        self._unsubscribe: list[CALLBACK_TYPE] = []
        self._resolve()

    @callback
    def follow(self) -> None:
        """Begin to tell what changes."""
        self.close()
        self._unsubscribe = [
            self._hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, self._take_registry),
            async_track_state_change_event(self._hass, [*self._ids.values()], self._take_state),
            async_track_state_report_event(self._hass, [*self._ids.values()], self._take_state),
        ]

    @callback
    def close(self) -> None:
        """Tell nothing more."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe = []

    @property
    def states(self) -> Mapping[Role, State | None]:
        """Return what is shown now."""
        return {role: self._hass.states.get(one) for role, one in self._ids.items()}

    def entity_id(self, role: Role) -> str | None:
        """Return today's id of an entity; None where it is gone or disabled."""
        return self._ids.get(role)

    def missing(self, roles: frozenset[Role]) -> tuple[str, ...]:
        """Return what the appliance lacks of some roles: removed, or disabled by somebody."""
        wanted = (role for role in roles if role in self._entities)
        return tuple(sorted(role for role in wanted if not self._is_known(role)))

    def _is_known(self, role: Role) -> bool:
        """Whether there is such an entity; one without a registry shows it by a state alone."""
        found = self._ids.get(role)
        if found is None or er.async_get(self._hass).async_get(found) is not None:
            return found is not None
        return not self._hass.is_running or self._hass.states.get(found) is not None

    @callback
    def _resolve(self) -> None:
        found = {role: entity_id(self._hass, one) for role, one in self._entities.items()}
        self._ids = {role: one for role, one in found.items() if one is not None}

    @callback
    def _take_registry(self, _: Event[er.EventEntityRegistryUpdatedData]) -> None:
        """Look anew where ids lead: somebody may have renamed, disabled or removed one."""
        before = self._ids
        self._resolve()
        if self._ids != before:
            self.follow()
            self._changed()

    @callback
    def _take_state(self, _: Event[EventStateChangedData] | Event[EventStateReportedData]) -> None:
        self._changed()


def entity_id(hass: HomeAssistant, known: str) -> str | None:
    """Return the entity id of a registry's id, or of itself where the registry has none."""
    registry = er.async_get(hass)
    entry = registry.entities.get_entry(known) or registry.async_get(known)
    if entry is None:
        return known if "." in known else None
    return None if entry.disabled_by else entry.entity_id
