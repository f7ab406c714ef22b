"""What changes is written once, however much it is."""

from collections import Counter
from dataclasses import replace
from typing import Any

from homeassistant.const import EVENT_STATE_CHANGED, EVENT_STATE_REPORTED
from homeassistant.core import Event, HomeAssistant, callback

from tests.integration.house import AtHome
from virtual_cooker import VirtualCooker


@callback
def _every(_data: object) -> bool:
    return True


SENSORS = {"sensor", "binary_sensor"}
"""Others change what they can do with what they show, which Home Assistant writes by itself."""


class Writes:
    """Counts how often each entity is written at most in one turn of the event loop."""

    def __init__(self, hass: HomeAssistant) -> None:
        self.most: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self._loop = hass.loop
        self._turn: Counter[str] = Counter()
        hass.bus.async_listen(EVENT_STATE_CHANGED, self._written)
        hass.bus.async_listen(EVENT_STATE_REPORTED, self._written, event_filter=_every)

    @callback
    def _written(self, event: Event[Any]) -> None:
        if not self._turn:
            self._loop.call_soon(self._close)
        self.all[event.data["entity_id"]] += 1
        self._turn[event.data["entity_id"]] += 1

    def _close(self) -> None:
        self.most |= self._turn
        self._turn.clear()


async def test_what_a_cooker_says_once_is_written_once(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    """A cook that began while the line was down changes nearly everything at once."""
    house = await at_home(oven)
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "sensor", "state", "upper")
    oven.panel.start("upper", "bake", 180, 600, None)
    await oven.clock.advance(60)
    writes = Writes(hass)
    await house.shows("preheating", "sensor", "state", "upper")
    # The event that was missed says more than the snapshot: for how long it has been on.
    on_since = house.entity("sensor", "on_since", "upper")
    sensors = {one: writes.most[one] for one in hass.states.async_entity_ids(SENSORS)}
    assert {one for one, most in sensors.items() if most > 1} <= {on_since}
    assert sensors[house.entity("sensor", "preheat_progress", "upper")] == 1


async def test_what_changes_behind_a_line_that_is_down_is_not_written(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await oven.mishaps.drop_line()
    await house.shows("unavailable", "number", "set_duration", "upper")
    writes = Writes(hass)
    coordinator = house.entry.runtime_data
    coordinator.stage("upper", replace(coordinator.staged["upper"], duration_s=60))
    await house.shows("1", "number", "set_duration", "upper")
    assert writes.all[house.entity("number", "set_duration", "upper")] == 1
