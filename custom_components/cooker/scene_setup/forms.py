"""The forms in which scenes are set up: what may be said in them follows the zone."""

from collections.abc import Iterable, Mapping
from typing import Any, override

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import SectionConfig, section
from homeassistant.helpers.selector import (
    BooleanSelector,
    ConditionSelector,
    DeviceFilterSelectorConfig,
    DeviceSelector,
    DeviceSelectorConfig,
    EntitySelector,
    EntitySelectorConfig,
    EntityWithDeviceFilterSelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    StateSelector,
    StateSelectorConfig,
    TextSelector,
    TimeSelector,
)

from .. import scale
from ..lib.aiocooker import ModeCapability, Range
from ..lib.cookery import Wish
from ..scale import Scale
from ..scenes.left_on import LEAVE, STOP
from ..scenes.scene import DAYS, SceneKind
from ..staging import believed_mode

_PHONES = DeviceSelector(
    DeviceSelectorConfig(filter=DeviceFilterSelectorConfig(integration="mobile_app"), multiple=True)
)
_PEOPLE = EntitySelector(EntitySelectorConfig(domain="person", multiple=True))


class _Conditions(ConditionSelector):
    """Home Assistant's own, kept as they were said: what it makes of them is no JSON."""

    @override
    def __call__(self, data: Any) -> Any:  # as the selector has it
        super().__call__(data)
        return data


def choice(options: Iterable[str], words: str, *, listed: bool = False) -> SelectSelector:
    """Return a choice of words of ours."""
    mode = SelectSelectorMode.LIST if listed else SelectSelectorMode.DROPDOWN
    config = SelectSelectorConfig(options=list(options), translation_key=words, mode=mode)
    return SelectSelector(config)


def named(options: Mapping[str, str]) -> SelectSelector:
    """Return a choice of what people gave a name."""
    choices = [SelectOptionDict(value=value, label=label) for value, label in options.items()]
    config = SelectSelectorConfig(options=choices, mode=SelectSelectorMode.DROPDOWN)
    return SelectSelector(config)


def one_of(field: str, options: Mapping[str, str]) -> vol.Schema:
    """Return the form of one choice."""
    return vol.Schema({vol.Required(field): named(options)})


def _figure(seen: Scale, bounds: Range, *, slides: bool = False) -> NumberSelector:
    """Return a number within bounds of the cooker, as people see them."""
    shown = scale.slider(seen, bounds)
    mode = NumberSelectorMode.SLIDER if slides else NumberSelectorMode.BOX
    return NumberSelector(
        NumberSelectorConfig(
            min=shown.low,
            max=shown.high,
            step=shown.step,
            mode=mode,
            unit_of_measurement=seen.unit,
        )
    )


def _minutes(hass: HomeAssistant, least: float, most: float) -> NumberSelector:
    return _figure(scale.minutes(hass), Range(min=60 * least, max=60 * most, step=60))


def _entity(*domains: str, device_class: str | None = None) -> EntitySelector:
    only = EntityWithDeviceFilterSelectorConfig(domain=list(domains))
    if device_class:
        only["device_class"] = device_class
    return EntitySelector(EntitySelectorConfig(filter=only))


def _collapsed(fields: Mapping[vol.Marker, Any]) -> section:
    return section(vol.Schema(dict(fields)), SectionConfig(collapsed=True))


WHO = vol.Schema(
    {
        vol.Required("people"): _PEOPLE,
        vol.Required("more"): _collapsed(
            {
                vol.Required("wish", default=Wish.BALANCED): choice(Wish, "scene_wish"),
                vol.Required("ways", default=False): BooleanSelector(),
            }
        ),
    }
)
"""Whose way home counts, and how early it shall be hot."""

ANYTHING = vol.Schema({vol.Required("entity_id"): EntitySelector()})


def way(hass: HomeAssistant) -> vol.Schema:
    """Return the form of one person's way home."""
    return vol.Schema(
        {
            vol.Optional("travel_entity"): _entity("sensor", device_class="duration"),
            vol.Optional("left_zone"): _entity("zone"),
            vol.Optional("usual"): _minutes(hass, 1, 240),
        }
    )


def leaving(hass: HomeAssistant) -> vol.Schema:
    """Return the form of what is asked when everybody left."""
    return vol.Schema(
        {
            vol.Optional("people"): _PEOPLE,
            vol.Required("answer_within", default=10): _minutes(hass, 1, 60),
            vol.Required("no_answer"): choice((STOP, LEAVE), "scene_no_answer", listed=True),
            vol.Optional("phones"): _PHONES,
        }
    )


def busy(hass: HomeAssistant, hold: Range | None) -> vol.Schema:
    """Return the form of a bath; `hold` are the temperatures (°C) that keep food warm, if any."""
    seen = scale.temperature(hass)
    sensor = {
        vol.Optional("entity_id"): _entity("binary_sensor", "input_boolean", "schedule"),
        vol.Required("for", default=0): _minutes(hass, 0, 60),
    }
    holds = {vol.Required("hold_temperature"): _figure(seen, hold, slides=True)} if hold else {}
    power = {
        vol.Optional("water_heater"): _entity("water_heater", "climate", "switch", "input_boolean"),
        vol.Optional("power_limit_w"): NumberSelector(
            NumberSelectorConfig(
                min=500, max=50_000, step=100, mode=NumberSelectorMode.BOX, unit_of_measurement="W"
            )
        ),
    }
    return vol.Schema(
        {
            vol.Required("busy", default=15): _minutes(hass, 1, 120),
            **holds,
            vol.Optional("speaker"): _entity("media_player", "assist_satellite"),
            vol.Required("sensor"): _collapsed(sensor),
            vol.Required("power"): _collapsed(power),
        }
    )


def state(hass: HomeAssistant, entity_id: str) -> vol.Schema:
    """Return the form of what an entity must say, and for how long."""
    return vol.Schema(
        {
            vol.Required("to_state"): StateSelector(StateSelectorConfig(entity_id=entity_id)),
            vol.Required("for", default=0): _minutes(hass, 0, 24 * 60),
        }
    )


def settings(hass: HomeAssistant, mode: ModeCapability, *, loaded: bool) -> vol.Schema:
    """Return the form of a mode's settings, in its bounds; `loaded` asks whether food spoils."""
    believed = believed_mode(mode)
    fields: dict[vol.Marker, Any] = {}
    if (bounds := believed.temperature_c) is not None:
        degrees = _figure(scale.temperature(hass), bounds, slides=True)
        fields[vol.Required("temperature")] = degrees
    fields[vol.Required("duration")] = _figure(scale.minutes(hass), believed.duration_s)
    if loaded:
        fields[vol.Required("perishable", default=True)] = BooleanSelector()
    return vol.Schema(fields)


def hours(kind: SceneKind) -> vol.Schema:
    """Return the form of when a scene may; what is ready at a time needs no hours beside it."""
    limits = {
        vol.Optional("quiet_begins"): TimeSelector(),
        vol.Optional("quiet_ends"): TimeSelector(),
        vol.Optional("conditions"): _Conditions(),
    }
    daily = kind is SceneKind.READY_EVERY_DAY
    at: dict[vol.Marker, Any] = {vol.Required("at"): TimeSelector()}
    window: dict[vol.Marker, Any] = {
        vol.Optional("begins"): TimeSelector(),
        vol.Optional("ends"): TimeSelector(),
    }
    days = SelectSelector(
        SelectSelectorConfig(
            options=list(DAYS),
            translation_key="scene_day",
            multiple=True,
            mode=SelectSelectorMode.LIST,
        )
    )
    return vol.Schema(
        {
            vol.Required("days"): days,
            **(at if daily else window),
            vol.Required("limits"): _collapsed(limits),
        }
    )


def consent(asks: Iterable[str]) -> vol.Schema:
    """Return the form of how a person agrees, and on which phones."""
    return vol.Schema(
        {
            vol.Required("ask"): choice(asks, "scene_ask", listed=True),
            vol.Optional("phones"): _PHONES,
        }
    )


NAME = vol.Schema({vol.Required("name"): TextSelector()})
