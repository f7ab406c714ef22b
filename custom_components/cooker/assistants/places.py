"""The zones that an assistant may know of and start: what was exposed to it, and to whom it speaks.

Who exposes a zone's state lets an assistant tell of it and stop it. It starts one only where
somebody exposed what starts it to people: its button, or its voice thermostat.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from homeassistant.components.homeassistant.exposed_entities import async_should_expose
from homeassistant.core import Context, HomeAssistant, ServiceCall, callback
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.llm import LLMContext

from ..actions.permits import READ, may
from ..actions.targets import all_targets
from ..const import DOMAIN
from ..entity import Zone
from ..programs.titles import plain
from ..unsuitable import Unsuitable

STARTS: Final = (("button", "start"), ("climate", "thermostat"))
SHOWS: Final = (("sensor", "state"), *STARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A zone as people speak of it: all that it is called, and the area it stands in."""

    zone: Zone
    device_id: str
    names: tuple[str, ...]
    area: ar.AreaEntry | None
    may_start: bool

    @property
    def name(self) -> str:
        """Return what its sentences call it."""
        return self.zone.name


@callback
def exposed(hass: HomeAssistant, assistant: str) -> tuple[Place, ...]:
    """Return the zones that somebody exposed to an assistant, of cookers that are set up."""
    return tuple(_exposed(hass, assistant))


async def places(hass: HomeAssistant, told: LLMContext) -> tuple[Place, ...]:
    """Return those of them that whoever speaks may see."""
    every = exposed(hass, told.assistant)
    call = ServiceCall(hass, DOMAIN, "llm", context=told.context or Context())
    allowed = await may(call, READ, [one.zone.unique_id("") for one in every])
    return tuple(one for one, yes in zip(every, allowed, strict=True) if yes)


def meant(
    hass: HomeAssistant,
    told: LLMContext,
    every: tuple[Place, ...],
    *,
    name: str | None,
    area: str | None,
) -> tuple[Place, ...]:
    """Return what is meant by a name and an area; by neither, what is nearest, else all.

    Raises Unsuitable where nothing is called so.
    """
    if not every:
        raise Unsuitable("no_cooker_exposed")
    found = tuple(one for one in every if area is None or _is_in(one, area))
    if name is not None:
        found = _called(found, name)
    elif area is None:
        found = _near(hass, told, every) or every
    if not found:
        said = " ".join(filter(None, (name, area)))
        names = tuple(f"“{one.name}”" for one in every)
        raise Unsuitable("no_cooker_heard", said=f"“{said}”", cookers=names)
    return found


def one_of(found: tuple[Place, ...]) -> Place:
    """Return the only one; raises Unsuitable where heat could begin in several."""
    if len(found) > 1:
        raise Unsuitable("which_cooker", cookers=tuple(f"“{one.name}”" for one in found))
    return found[0]


def _exposed(hass: HomeAssistant, assistant: str) -> Iterator[Place]:
    devices, areas = dr.async_get(hass), ar.async_get(hass)
    for target in all_targets(hass):
        zone, device_id = target.zone, target.device_id
        if zone is None or device_id is None or not _is_exposed(zone, assistant, SHOWS):
            continue
        device = devices.async_get(device_id)
        area_id = device and dr.async_get_effective_area_id(hass, device)
        own = (device.name_by_user, device.name) if device else ()
        names = (zone.name, zone.coordinator.config_entry.title, zone.can.name, *own)
        yield Place(
            zone=zone,
            device_id=device_id,
            names=tuple(filter(None, names)),
            area=areas.async_get_area(area_id) if area_id else None,
            may_start=_is_exposed(zone, assistant, STARTS),
        )


def _is_exposed(zone: Zone, assistant: str, rows: Iterable[tuple[str, str]]) -> bool:
    hass, registry = zone.coordinator.hass, er.async_get(zone.coordinator.hass)
    for platform, key in rows:
        entity_id = registry.async_get_entity_id(platform, DOMAIN, zone.unique_id(key))
        entry = registry.async_get(entity_id) if entity_id else None
        if entry and not entry.disabled and async_should_expose(hass, assistant, entry.entity_id):
            return True
    return False


def _is_in(place: Place, area: str) -> bool:
    names = {place.area.name, *place.area.aliases} if place.area else set()
    return plain(area) in map(plain, names)


def _called(every: tuple[Place, ...], name: str) -> tuple[Place, ...]:
    """Prefer what is called so, before what has it in its name or is a thing of that kind."""
    said = plain(name)
    exact = tuple(one for one in every if said in map(plain, one.names))
    within = tuple(one for one in every if any(said in plain(called) for called in one.names))
    kind = tuple(one for one in every if said in plain(_kind(one)))
    return (exact or within or kind) if said else ()


def _kind(place: Place) -> str:
    return place.zone.coordinator.cooker.identity.kind.value


def _near(hass: HomeAssistant, told: LLMContext, every: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return what stands in the room of the device that somebody speaks to."""
    device = dr.async_get(hass).async_get(told.device_id) if told.device_id else None
    here = dr.async_get_effective_area_id(hass, device) if device else None
    return tuple(one for one in every if here and one.area and one.area.id == here)
