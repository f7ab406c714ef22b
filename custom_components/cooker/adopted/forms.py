"""The forms of adopting: what was recognised, to be corrected by a person."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import voluptuous as vol
from homeassistant.components.climate import ATTR_HVAC_MODES, HVACMode
from homeassistant.const import CONF_NAME, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
)

from .. import scale
from ..const import DOMAIN
from ..lib.aiocooker import CookerKind
from .adoption import MINUTE_S, Adoption
from .candidates import Candidate, bounded, capability
from .profile import Find, Profile, Role
from .profiles.thermostats import CLIMATE, SWITCH, WATER_HEATER
from .sources import entity_id

CONF_APPLIANCE: Final = "appliance"
CONF_KIND: Final = "kind"
CONF_HOTTEST: Final = "hottest"
CONF_LONGEST: Final = "longest"
CONF_MAY_HEAT: Final = "may_heat"

KINDS: Final = [one.value for one in CookerKind if one is not CookerKind.UNKNOWN]


def thermostat(hass: HomeAssistant) -> vol.Schema:
    """Return the form that asks for a thermostat or a water heater."""
    config = EntitySelectorConfig(
        domain=["climate", "water_heater"], exclude_entities=cookers_own(hass)
    )
    return vol.Schema({vol.Required(Role.STATE.value): EntitySelector(config)})


def plug(hass: HomeAssistant) -> vol.Schema:
    """Return the form that asks for a switch and its thermometer."""
    own = cookers_own(hass)
    switch = EntitySelectorConfig(domain="switch", exclude_entities=own)
    probe = EntitySelectorConfig(domain="sensor", device_class="temperature", exclude_entities=own)
    return vol.Schema(
        {
            vol.Required(Role.STATE.value): EntitySelector(switch),
            vol.Required(Role.TEMPERATURE.value): EntitySelector(probe),
        }
    )


def cookers_own(hass: HomeAssistant) -> list[str]:
    """Return the entities of cookers that are here already: those are adopted by nobody."""
    entries = er.async_get(hass).entities.values()
    return sorted(one.entity_id for one in entries if one.platform == DOMAIN)


def choice(found: Mapping[str, Candidate]) -> vol.Schema:
    """Return the form that lists what was recognised."""
    options = [
        SelectOptionDict(value=key, label=f"{one.name} ({one.profile.key})")
        for key, one in found.items()
    ]
    return vol.Schema(
        {vol.Required(CONF_APPLIANCE): SelectSelector(SelectSelectorConfig(options=options))}
    )


def profile_of(entity: str) -> Profile:
    """Return the profile of an entity that a person chose by itself."""
    domain = entity.partition(".")[0]
    return {"climate": CLIMATE, "water_heater": WATER_HEATER}.get(domain, SWITCH)


def asks_word(profile: Profile) -> bool:
    """Whether a person's word stands for the gate that the appliance has not."""
    return profile.can_start and not profile.gate


def check(hass: HomeAssistant, profile: Profile) -> vol.Schema:
    """Return the form in which what was recognised is seen and corrected."""
    seen = scale.temperature(hass)
    fields: dict[vol.Marker, Any] = {
        vol.Required(CONF_NAME): TextSelector(),
        vol.Required(CONF_KIND): SelectSelector(
            SelectSelectorConfig(options=KINDS, translation_key="appliance")
        ),
    }
    for find in profile.finds:
        marker = vol.Required if find.needed else vol.Optional
        fields[marker(find.role.value)] = _entity(hass, find, profile)
    if profile.can_start:
        fields[vol.Required(CONF_HOTTEST)] = NumberSelector(
            NumberSelectorConfig(min=0, max=1000, unit_of_measurement=seen.unit)
        )
        fields[vol.Required(CONF_LONGEST)] = NumberSelector(
            NumberSelectorConfig(
                min=1,
                max=profile.longest_s / MINUTE_S,
                unit_of_measurement=UnitOfTime.MINUTES,
            )
        )
    if asks_word(profile):
        fields[vol.Required(CONF_MAY_HEAT)] = BooleanSelector()
    return vol.Schema(fields)


def _entity(hass: HomeAssistant, find: Find, profile: Profile) -> EntitySelector:
    config = EntitySelectorConfig(domain=find.domain)
    if profile.platform:
        config["integration"] = profile.platform
    else:
        config["exclude_entities"] = cookers_own(hass)
    return EntitySelector(config)


def suggested(hass: HomeAssistant, adoption: Adoption) -> dict[str, Any]:
    """Return what the form shows at first."""
    seen = scale.temperature(hass)
    entities = {role.value: entity_id(hass, one) for role, one in adoption.entities.items()}
    return {
        CONF_NAME: adoption.name,
        CONF_KIND: adoption.kind.value,
        CONF_HOTTEST: round(seen.shown(adoption.max_c)),
        CONF_LONGEST: round(adoption.longest_s / MINUTE_S),
        CONF_MAY_HEAT: adoption.may_heat,
        **{role: one for role, one in entities.items() if one},
    }


def corrected(hass: HomeAssistant, adoption: Adoption, said: Mapping[str, Any]) -> Adoption:
    """Return the adoption as a person corrected it: never hotter than its entities take."""
    registry = er.async_get(hass)
    entities: dict[Role, str] = {}
    for find in adoption.profile.finds:
        if chosen := said.get(find.role.value):
            entry = registry.async_get(chosen)
            entities[find.role] = entry.id if entry else chosen
    named = replace(
        adoption,
        name=said[CONF_NAME].strip() or adoption.name,
        kind=CookerKind(said[CONF_KIND]),
        entities=entities,
        longest_s=said.get(CONF_LONGEST, adoption.longest_s / MINUTE_S) * MINUTE_S,
        may_heat=bool(said.get(CONF_MAY_HEAT)),
    )
    able = bounded(hass, named)
    if CONF_HOTTEST not in said:
        return able
    hottest_c = scale.temperature(hass).meant(said[CONF_HOTTEST])
    return replace(able, max_c=max(able.min_c, min(able.max_c, round(hottest_c, 1))))


def unfit(hass: HomeAssistant, said: Mapping[str, Any]) -> dict[str, str]:
    """Return why entities cannot be adopted: it is a cooker's already, or makes no heat."""
    own = cookers_own(hass)
    errors = {role: "already_a_cooker" for role, chosen in said.items() if chosen in own}
    modes = capability(hass, said[Role.STATE.value], ATTR_HVAC_MODES)
    if isinstance(modes, list | tuple) and HVACMode.HEAT not in modes:
        errors.setdefault(Role.STATE.value, "cannot_heat")
    return errors


def of_entities(hass: HomeAssistant, said: Mapping[str, Any]) -> Adoption:
    """Return what adopting a thermostat, or a switch beside a thermometer, would mean."""
    chosen = said[Role.STATE.value]
    entry = er.async_get(hass).async_get(chosen)
    state = hass.states.get(chosen)
    profile = profile_of(chosen)
    name = state.name if state else chosen
    entities = {Role(role): one for role, one in said.items()}
    registered = {role: er.async_get(hass).async_get(one) for role, one in entities.items()}
    return bounded(
        hass,
        Adoption(
            profile=profile,
            kind=profile.kind,
            name=name,
            entities={
                role: found.id if (found := registered[role]) else one
                for role, one in entities.items()
            },
            device_id=entry.device_id if entry else None,
            # A plug is no oven: what is made of it and a thermometer is a device of its own.
            hosted=bool(entry and entry.device_id) and profile is not SWITCH,
        ),
    )
