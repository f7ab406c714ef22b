"""Finds what can be adopted: by the platform and the translation keys of registry entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from homeassistant.components.climate import ATTR_MAX_TEMP, ATTR_MIN_TEMP
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from ..lib.aiocooker import CookingMode
from .adoption import MODE_OF_KIND, Adoption, stable_id
from .profile import Cavity, Find, Profile, Role
from .profiles import PROFILES
from .units import celsius, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An appliance that was recognised, not adopted yet."""

    profile: Profile
    device: dr.DeviceEntry
    cavity: Cavity
    entities: Mapping[Role, str]

    @property
    def unique_id(self) -> str:
        """Return the id that it would have, adopted."""
        return stable_id(self.profile.key, self.device.id, self.cavity.id)

    @property
    def name(self) -> str:
        """Return what people call it."""
        name = self.device.name_by_user or self.device.name or self.profile.key
        return f"{name} {self.cavity.id.replace('_', ' ')}".strip()


@callback
def candidates(hass: HomeAssistant) -> Iterator[Candidate]:
    """Yield every appliance that is recognised by itself."""
    platforms = {one.platform for one in PROFILES.values() if one.discovered}
    entries = er.async_get(hass).entities.values()
    ids = {one.device_id for one in entries if one.platform in platforms and one.device_id}
    for device in map(dr.async_get(hass).async_get, sorted(ids)):
        if isinstance(device, dr.DeviceEntry) and not device.disabled:
            yield from recognised(hass, device)


@callback
def recognised(hass: HomeAssistant, device: dr.DeviceEntry) -> Iterator[Candidate]:
    """Yield what a device is, once for each of its cavities."""
    registry = er.async_get(hass)
    entries = er.async_entries_for_device(registry, device.id)
    platforms = {one.platform for one in entries}
    for profile in PROFILES.values():
        if profile.discovered and profile.platform in platforms:
            for cavity in profile.cavities:
                found = matched(profile, cavity, entries)
                if all(one.role in found for one in profile.finds if one.needed):
                    yield Candidate(profile=profile, device=device, cavity=cavity, entities=found)


def matched(
    profile: Profile, cavity: Cavity, entries: Iterable[er.RegistryEntry]
) -> dict[Role, str]:
    """Return the registry's ids of what a profile finds, by role."""
    there = sorted(
        (one for one in entries if one.platform == profile.platform and not one.disabled_by),
        key=lambda one: one.unique_id,
    )
    found: dict[Role, str] = {}
    for find in profile.finds:
        hit = next((one for one in there if _is_it(find, cavity, one)), None)
        if hit is not None:
            found[find.role] = hit.id
    return found


def _is_it(find: Find, cavity: Cavity, entry: er.RegistryEntry) -> bool:
    if entry.domain != find.domain or find.part not in entry.unique_id:
        return False
    keys = {f"{key}{cavity.suffix}" for key in find.keys}
    if entry.translation_key in keys:
        return True
    if find.device_class is None or cavity.suffix:
        return False
    classes = {entry.device_class, entry.original_device_class}
    return entry.translation_key is None and find.device_class in classes


@callback
def adoption_of(hass: HomeAssistant, candidate: Candidate) -> Adoption:
    """Return what adopting a candidate as it was recognised would mean."""
    device = candidate.device
    return bounded(
        hass,
        Adoption(
            profile=candidate.profile,
            kind=candidate.profile.kind,
            name=candidate.name,
            manufacturer=device.manufacturer or "",
            model=device.model or "",
            entities=candidate.entities,
            device_id=device.id,
            # One cavity of several has a device of its own below the appliance's.
            hosted=not candidate.cavity.suffix,
        ),
    )


@callback
def bounded(hass: HomeAssistant, adoption: Adoption) -> Adoption:
    """Return it with the modes and temperatures that its entities take."""
    low_c, high_c = _temperatures(hass, adoption)
    return replace(
        adoption,
        modes=_modes(hass, adoption),
        min_c=low_c,
        max_c=high_c,
        longest_s=min(adoption.longest_s, adoption.profile.longest_s),
    )


def capability(hass: HomeAssistant, known: str | None, name: str) -> object:
    """Return what an entity can do; the registry knows it while the entity is not loaded."""
    registry = er.async_get(hass)
    entry = (registry.entities.get_entry(known) or registry.async_get(known)) if known else None
    state = hass.states.get(entry.entity_id if entry else known) if known else None
    if state is not None and name in state.attributes:
        return state.attributes[name]
    return (entry.capabilities or {}).get(name) if entry else None


def _modes(hass: HomeAssistant, adoption: Adoption) -> dict[CookingMode, str]:
    profile = adoption.profile
    if "" in profile.modes:
        usual = profile.modes[""]
        return {MODE_OF_KIND.get(adoption.kind, usual): ""}
    listed: object = None
    for role in (Role.SET_MODE, Role.PROGRAM):
        listed = listed or capability(hass, adoption.entities.get(role), "options")
    offered = set(listed) if isinstance(listed, list | tuple) else set()
    modes: dict[CookingMode, str] = {}
    for word, mode in profile.modes.items():
        if not offered or word in offered:
            modes.setdefault(mode, word)
    return modes


def _temperatures(hass: HomeAssistant, adoption: Adoption) -> tuple[float, float]:
    """Return the coolest and hottest target in degrees Celsius."""
    usual = adoption.profile.bounds_c
    house_unit = hass.config.units.temperature_unit
    of_state = adoption.entities.get(Role.STATE)
    setter = adoption.entities.get(Role.SET_TARGET) or adoption.entities.get(Role.TARGET)
    unit = capability(hass, setter, "unit_of_measurement") or house_unit
    found = []
    for attribute, name, default in (
        (ATTR_MIN_TEMP, "min", usual.min),
        (ATTR_MAX_TEMP, "max", usual.max),
    ):
        climate = number(capability(hass, of_state, attribute))
        value = number(capability(hass, setter, name)) if climate is None else climate
        value_c = None if value is None else celsius(value, str(unit))
        found.append(default if value_c is None else round(value_c, 1))
    low_c, high_c = found
    return (low_c, high_c) if low_c < high_c else (usual.min, usual.max)
