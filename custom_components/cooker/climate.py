"""The voice thermostat of a zone, for assistants that know ovens only as thermostats.

It is disabled until somebody wants it. Setting its temperature never begins heat, nor does turning
it on: only its mode *heat* does, through the same gate as everything else and with somebody at
home. Its mode *off* always stops.
"""

from collections.abc import Awaitable
from typing import Any, Final, override

from homeassistant.components import persistent_notification
from homeassistant.components.climate import (
    ATTR_HVAC_MODE,
    ClimateEntity,
    ClimateEntityDescription,
    ClimateEntityFeature,
    HVACAction,
    HVACMode,
)
from homeassistant.const import ATTR_TEMPERATURE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import scale
from .attendance import must_be_attended
from .const import DOMAIN
from .coordinator import CookerConfigEntry
from .entity import CookerEntity, Zone, no, zones
from .exposure import Unexposed
from .lib.aiocooker import ZoneCapabilities, ZoneSnapshot, ZoneState
from .on_since import ON
from .programs.next_cook import next_cook
from .scale import Scale
from .starting import begin
from .temperatures import (
    is_thermostat,
    next_range,
    running_c,
    running_range,
    set_next,
    set_running,
)
from .unsuitable import Unsuitable, sentence, translations

PARALLEL_UPDATES = 0
"""Off must not wait for the answer to a start."""

THERMOSTAT = ClimateEntityDescription(key="thermostat", entity_registry_enabled_default=False)

ACTIONS: Final = {
    ZoneState.PREHEATING: HVACAction.PREHEATING,
    ZoneState.PREHEATED: HVACAction.HEATING,
    ZoneState.COOKING: HVACAction.HEATING,
    ZoneState.KEEPING_WARM: HVACAction.HEATING,
    ZoneState.PAUSED: HVACAction.IDLE,
    ZoneState.NEEDS_USER: HVACAction.IDLE,
}
"""What is on and not here does what we have no word for; what is not on is off."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: CookerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create a thermostat for each zone that is like one."""
    seen = scale.temperature(hass)
    async_add_entities(
        VoiceThermostat(zone, THERMOSTAT, seen)
        for zone in zones(entry.runtime_data)
        if is_thermostat(zone.can)
    )


class VoiceThermostat(Unexposed, CookerEntity[ZoneCapabilities, ZoneSnapshot], ClimateEntity):
    """What is set for the next cook while nothing runs, the running cook while one does."""

    _attr_supported_features = (
        ClimateEntityFeature.TARGET_TEMPERATURE
        | ClimateEntityFeature.TURN_OFF
        # Only so that turning on is answered with our sentence; assistants offer it anyway.
        | ClimateEntityFeature.TURN_ON
    )

    def __init__(self, zone: Zone, description: ClimateEntityDescription, seen: Scale) -> None:
        super().__init__(zone, description)
        self._scale = seen
        self._attr_temperature_unit = seen.unit
        self._attr_hvac_modes = [HVACMode.OFF, HVACMode.HEAT]
        self._take_bounds()

    @property
    @override
    def hvac_mode(self) -> HVACMode | None:
        """Return whether it cooks; a pause and a wait for a person belong to that."""
        if self.part.says.state is ZoneState.UNKNOWN:
            return None
        return HVACMode.HEAT if self._runs else HVACMode.OFF

    @property
    @override
    def hvac_action(self) -> HVACAction | None:
        """Return what it does at the moment."""
        state = self.part.says.state
        return None if state is ZoneState.UNKNOWN else ACTIONS.get(state, HVACAction.OFF)

    @property
    @override
    def current_temperature(self) -> float | None:
        """Return what the zone measures."""
        return self._shown(self.part.says.temperature_c)

    @property
    @override
    def target_temperature(self) -> float | None:
        """Return what it is after, or will be; None where that is no temperature."""
        return self._shown(running_c(self.part) if self._runs else self.part.staged.target_c)

    @override
    async def async_set_temperature(self, **kwargs: Any) -> None:
        """Change what runs, else the next cook. A mode that is said with it comes after it."""
        wanted: HVACMode | None = kwargs.get(ATTR_HVAC_MODE)
        target_c = self._scale.meant(self._slider.nearest(kwargs[ATTR_TEMPERATURE]))
        if wanted is HVACMode.OFF:
            await self.async_turn_off()
            set_next(self.part, target_c)
            return
        if self._runs:
            await self.ask(set_running(self.part, target_c))
        else:
            set_next(self.part, target_c)
        if wanted is not None:
            await self.async_handle_set_hvac_mode_service(wanted)

    @override
    async def async_set_hvac_mode(self, hvac_mode: HVACMode) -> None:
        """Stop, or start what is set; what runs goes on as it is."""
        if hvac_mode is HVACMode.OFF:
            await self.async_turn_off()
        elif not self._runs:
            await self._heard(self.ask(self._heat()))

    @override
    async def async_turn_on(self) -> None:
        """Refuse: who turns on a kitchen must not heat an oven."""
        await self._heard(self._refuse())

    @override
    async def async_turn_off(self) -> None:
        """Stop, whatever it shows."""
        await self.ask(self.coordinator.cooker.stop(self.part.zone))

    async def _heard(self, asking: Awaitable[None]) -> None:
        """Show why not, until it works: Alexa says OK to everything, Google that it went wrong."""
        note = f"{DOMAIN}_{self.unique_id}"
        try:
            await asking
        except HomeAssistantError as refusal:
            words = await translations(self.hass, "exceptions")
            text = sentence(words, refusal)
            persistent_notification.async_create(self.hass, text, self.part.name, note)
            raise
        persistent_notification.async_dismiss(self.hass, note)

    async def _refuse(self) -> None:
        raise no(self.part, "turned_on_without_heat")

    async def _heat(self) -> None:
        must_be_attended(self.hass)
        if self.part.staged.target_c is None:
            raise Unsuitable("thermostat_without_temperature")
        await begin(self.part, await next_cook(self.part), context=self._context)

    @property
    def _runs(self) -> bool:
        return self.part.says.state in ON

    def _shown(self, celsius: float | None) -> float | None:
        return None if celsius is None else self._scale.shown(celsius)

    def _take_bounds(self) -> None:
        """Follow the running mode, or the chosen one."""
        bounds = running_range(self.part) if self._runs else next_range(self.part)
        self._slider = slider = scale.slider(self._scale, bounds)
        self._attr_min_temp, self._attr_max_temp = slider.low, slider.high
        self._attr_target_temperature_step = slider.step

    @override
    def _face(self) -> object:
        self._take_bounds()
        return (
            self.hvac_mode,
            self.hvac_action,
            self.current_temperature,
            self.target_temperature,
            self._slider,
        )
