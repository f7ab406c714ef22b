"""Holds a water heater back while the oven heats, and gives it back: one main fuse feeds both.

The heater waits and not the oven: hot water in a tank stays hot, food in an oven that waits spoils.
What was switched off is remembered, so that a restart cannot leave a house without hot water.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import (
    ATTR_ENTITY_ID,
    EVENT_HOMEASSISTANT_STOP,
    STATE_OFF,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
    UnitOfPower,
)
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    HomeAssistant,
    State,
    callback,
    split_entity_id,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_call_later, async_track_state_change_event
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import PowerConverter

from ..entity import Zone
from ..lib.aiocooker import ZoneState
from ..lib.cookery import HEATING_W, HOLDING_SHARE, OTHER_W
from ..on_since import ON
from ..times import read, written
from .runner import Runner

if TYPE_CHECKING:
    from .keeper import Scenes

_LOGGER = logging.getLogger(__name__)

type Action = tuple[str, str, dict[str, Any]]
"""Domain, name and data of an action."""

HEATER_W: Final = 2000.0
"""The usual nameplate of an electric storage heater of 50-100 L, where no sensor tells more."""

DRAWS_W: Final = 100.0
"""Below this a power sensor shows a heater that waits, which says nothing of what it will draw."""

LONGEST_S: Final = 1800.0
"""So long a tank is held back at most: it then still is hot, whoever showers."""

AGAIN_S: Final = 30.0

_NOWHERE = {STATE_UNAVAILABLE, STATE_UNKNOWN}
_GENTLE = {ZoneState.KEEPING_WARM, ZoneState.PREHEATED, ZoneState.PAUSED, ZoneState.NEEDS_USER}


class WaterHeater:
    """The heater of one scene."""

    def __init__(self, runner: Runner) -> None:
        self._hass = runner.hass
        self._runner = runner
        self._facts = runner.scenes.storage.facts["held_back"]
        self._ends: list[CALLBACK_TYPE] = []
        self._timer: CALLBACK_TYPE | None = None
        self._is_spent = False

    @callback
    def begin(self) -> None:
        """Go on with what was held back, and give it back when Home Assistant ends."""
        self._ends.append(
            self._hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, self._stopping)
        )
        if entity_id := self._held.get(ATTR_ENTITY_ID) or self._runner.scene.water_heater:
            self._ends.append(async_track_state_change_event(self._hass, entity_id, self._changed))
        self._wait()

    @callback
    def close(self) -> None:
        """Watch no more, and leave nothing off that nobody would switch on again."""
        for end in self._ends:
            end()
        self._ends = []
        self._cancel()
        if self._held:
            self._hass.async_create_task(self.give_back())

    async def look(self, *, busy: bool) -> None:
        """Hold it back while hands are busy and the oven heats; else give it back."""
        if not busy:
            self._is_spent = False
        zone = self._runner.zone
        wanted = busy and zone is not None and not self._is_spent and self._too_much(zone)
        if wanted and not self._held:
            await self._hold_back()
        elif self._held and not wanted:
            await self.give_back()

    async def give_back(self) -> None:
        """Switch it on again as it was; what somebody chose meanwhile stays.

        Out of reach it is given back once it is there.
        """
        held = self._held
        if not held:
            return
        state = self._hass.states.get(held[ATTR_ENTITY_ID])
        if state is None or state.state in _NOWHERE:
            self._cancel()
            return
        # Also where it still shows what it was: it may be slow to tell that it went off.
        ours = state.state in {STATE_OFF, held["state"]}
        if ours and not await _call(self._hass, _on(held)):
            self._wait_for(AGAIN_S)
            return
        self._remember({})
        self._cancel()

    async def _hold_back(self) -> None:
        entity_id = self._runner.scene.water_heater
        state = self._hass.states.get(entity_id) if entity_id else None
        if state is None or state.state in {STATE_OFF, *_NOWHERE}:
            return
        until = dt_util.utcnow() + timedelta(seconds=LONGEST_S)
        # Remembered before it is done: a crash in between costs a needless switching on.
        action = _off(state)
        self._remember(
            {
                ATTR_ENTITY_ID: state.entity_id,
                "state": state.state,
                "by": action[1],
                "until": written(until),
            }
        )
        await self._runner.scenes.storage.save()
        self._wait()
        if not await _call(self._hass, action):
            self._remember({})
            self._cancel()

    def _too_much(self, zone: Zone) -> bool:
        """Whether both together would draw more than the limit, as far as anybody knows."""
        limit_w = self._runner.scene.power_limit_w
        if limit_w is None or zone.says.state not in ON or not self._runner.scene.water_heater:
            return False
        return _zone_w(zone) + self._heater_w(self._runner.scene.water_heater) > limit_w

    def _heater_w(self, entity_id: str) -> float:
        """Return what it draws: by a power sensor on its device, else a usual figure."""
        registry = er.async_get(self._hass)
        entity = registry.async_get(entity_id)
        if entity is None or entity.device_id is None:
            return HEATER_W
        for other in er.async_entries_for_device(registry, entity.device_id):
            state = self._hass.states.get(other.entity_id)
            if state and state.attributes.get("device_class") == SensorDeviceClass.POWER:
                watts = _watts(state)
                return watts if watts >= DRAWS_W else HEATER_W
        return HEATER_W

    @property
    def _held(self) -> Mapping[str, Any]:
        return self._facts.get(self._runner.scene.id, {})

    @callback
    def _remember(self, held: dict[str, Any]) -> None:
        if held:
            self._facts[self._runner.scene.id] = held
        else:
            self._facts.pop(self._runner.scene.id, None)
        self._runner.scenes.storage.save_soon()

    # How it waits.

    @callback
    def _changed(self, _: Event[Any]) -> None:
        """See to it once it is in reach again after its time was over."""
        if self._held and self._timer is None:
            self._hass.async_create_task(self.give_back())

    @callback
    def _stopping(self, _: Event) -> None:
        """Give it back now: nobody knows when Home Assistant comes back."""
        self._ends = self._ends[1:]
        self._hass.async_create_task(self.give_back())

    @callback
    def _wait(self) -> None:
        until = read(self._held.get("until"))
        if until is not None:
            self._wait_for(max(0.0, (until - dt_util.utcnow()).total_seconds()))

    @callback
    def _wait_for(self, seconds: float) -> None:
        self._cancel()

        async def over(_: datetime) -> None:
            self._timer = None
            self._is_spent = True
            await self.give_back()

        self._timer = async_call_later(self._hass, seconds, over)

    @callback
    def _cancel(self) -> None:
        if self._timer:
            self._timer()
        self._timer = None


async def give_back_all(scenes: Scenes) -> None:
    """Give back what was held back by scenes whose cooker did not come back after a crash."""
    held_back = scenes.storage.facts["held_back"]
    for scene_id, held in tuple(held_back.items()):
        if scenes.get(scene_id) is None and await _call(scenes.hass, _on(held)):
            held_back.pop(scene_id, None)
            scenes.storage.save_soon()


async def _call(hass: HomeAssistant, action: Action) -> bool:
    domain, name, data = action
    try:
        await hass.services.async_call(domain, name, data, blocking=True)
    except (HomeAssistantError, ValueError) as error:
        _LOGGER.warning("%s could not be switched: %s", data[ATTR_ENTITY_ID], error)
        return False
    return True


def _zone_w(zone: Zone) -> float:
    """Return what a zone draws while its heater is on, which a thermostat switches."""
    usual_w = HEATING_W.get(zone.coordinator.cooker.identity.kind, OTHER_W)
    if zone.says.state in _GENTLE:
        usual_w *= HOLDING_SHARE
    return max(usual_w, zone.coordinator.data.power_w or 0.0)


def _watts(state: State) -> float:
    try:
        value = float(state.state)
    except ValueError:
        return 0.0
    unit = state.attributes.get("unit_of_measurement", UnitOfPower.WATT)
    return PowerConverter.convert(value, unit, UnitOfPower.WATT)


def _off(state: State) -> Action:
    """Return the action that holds it back."""
    entity = {ATTR_ENTITY_ID: state.entity_id}
    match split_entity_id(state.entity_id)[0]:
        case "climate":
            return "climate", "set_hvac_mode", {**entity, "hvac_mode": STATE_OFF}
        case "water_heater" if STATE_OFF in state.attributes.get("operation_list", ()):
            return "water_heater", "set_operation_mode", {**entity, "operation_mode": STATE_OFF}
        case "water_heater":
            return "water_heater", "turn_off", entity
    return "homeassistant", "turn_off", entity


def _on(held: Mapping[str, Any]) -> Action:
    """Return the action that gives it back as it was."""
    entity = {ATTR_ENTITY_ID: held[ATTR_ENTITY_ID]}
    match split_entity_id(held[ATTR_ENTITY_ID])[0]:
        case "climate":
            return "climate", "set_hvac_mode", {**entity, "hvac_mode": held["state"]}
        case "water_heater" if held["by"] == "set_operation_mode":
            return "water_heater", "set_operation_mode", {**entity, "operation_mode": held["state"]}
        case "water_heater":
            return "water_heater", "turn_on", entity
    return "homeassistant", "turn_on", entity
