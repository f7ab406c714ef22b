"""Registry entries as the integrations of Home Assistant build them, and the actions they offer.

Keys, device classes and forms of unique ids were read in the installed `homeassistant.components`;
`test_adopted_profiles.py` holds them to its `strings.json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from homeassistant.core import HomeAssistant, Service, ServiceCall
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.cooker.adopted.profile import Role


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One entity: how its integration registers it, and what it shows while the oven is off."""

    domain: str
    unique_id: str
    key: str | None = None
    device_class: str | None = None
    state: str = "unknown"
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One appliance of an integration.

    `on` and `off` are what the state's entity shows, `starts` and `stops` the actions that are
    captured, as they are to be sent for convection bake or what comes nearest, 200 °C, 30 minutes.
    """

    platform: str
    things: Mapping[Role, Thing]
    off: str
    on: str
    starts: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    stops: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    mode: str = "convection_bake"
    target_c: float = 200


CELSIUS = {"unit_of_measurement": "°C", "device_class": "temperature"}


def number(low: float, high: float, unit: str = "°C") -> dict[str, Any]:
    """Return the attributes of a number."""
    return {"min": low, "max": high, "step": 1, "unit_of_measurement": unit}


@dataclass
class Brought:
    """An appliance that an integration has brought in; what it is asked is captured."""

    hass: HomeAssistant
    source: Source
    device_id: str
    ids: dict[Role, str]
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    obeys: bool = True
    _ours: list[Any] = field(default_factory=list)

    def show(self, role: Role, state: str) -> None:
        """Let an entity show something."""
        self.hass.states.async_set(
            self.ids[role], state, self.source.things[role].attributes, force_update=True
        )

    def lose(self, role: Role) -> None:
        """Let an entity become unavailable."""
        self.hass.states.async_set(self.ids[role], "unavailable")

    async def take(self, call: ServiceCall) -> None:
        """Note what is asked, and begin or end as the appliance would."""
        data = dict(call.data)
        if "device_id" in data:
            assert data.pop("device_id") == self.device_id
        target = data.pop("entity_id", None)
        said = (f"{call.domain}.{call.service}", data)
        self.asked.append(said)
        assert target is None or set(target if isinstance(target, list) else [target]) <= set(
            self.ids.values()
        )
        if not self.obeys:
            return
        if said == self._last(self.source.starts):
            self.show(Role.STATE, self.source.on)
        elif said in self.source.stops:
            self.show(Role.STATE, self.source.off)

    def stand_in(self) -> None:
        """Stand in for the actions of the appliance's entities; all others do what they do."""
        for one, _ in (*self.source.starts, *self.source.stops):
            domain, _, service = one.partition(".")
            real = self.hass.services._services.get(domain, {}).get(service)
            if real is None or real.job.target not in self._ours:
                self._stand_in_for(domain, service, real)

    def _stand_in_for(self, domain: str, service: str, real: Service | None) -> None:
        async def asked(call: ServiceCall) -> None:
            wanted = call.data.get("entity_id", ())
            ids = {wanted} if isinstance(wanted, str) else set(wanted)
            if real is None or ids & set(self.ids.values()):
                await self.take(call)
            else:
                await real.job.target(call)

        self._ours.append(asked)
        self.hass.services.async_register(domain, service, asked)

    def _last(self, calls: tuple[tuple[str, Mapping[str, Any]], ...]) -> object:
        return calls[-1] if calls else None


async def bring(hass: HomeAssistant, source: Source) -> Brought:
    """Register an appliance as its integration does, and capture its actions."""
    entry = MockConfigEntry(domain=source.platform)
    entry.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={(source.platform, "oven")},
        name="Oven",
        manufacturer="Maker",
        model="Model",
    )
    registry = er.async_get(hass)
    ids = {}
    for role, thing in source.things.items():
        made = registry.async_get_or_create(
            thing.domain,
            source.platform,
            thing.unique_id,
            config_entry=entry,
            device_id=device.id,
            translation_key=thing.key,
            original_device_class=thing.device_class,
            capabilities=dict(thing.attributes) or None,
            original_name=role.value,
            has_entity_name=True,
        )
        ids[role] = made.entity_id
    brought = Brought(hass, source, device.id, ids)
    for role, thing in source.things.items():
        brought.show(role, thing.state)
    for one, _ in (*source.starts, *source.stops):
        domain = one.partition(".")[0]
        assert domain == source.platform or await async_setup_component(hass, domain, {})
    brought.stand_in()
    return brought
