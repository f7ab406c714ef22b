"""Twenty sensors."""

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorStateClass
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import Floor


async def async_setup_entry(
    _hass: HomeAssistant, entry: Floor, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Create them."""
    sensors = {str(key): FloorSensor(entry, key) for key in range(20)}
    entry.runtime_data.update(sensors)
    async_add_entities(sensors.values())


class FloorSensor(SensorEntity):
    """One value."""

    _attr_should_poll = False
    _attr_has_entity_name = True
    _attr_device_class = SensorDeviceClass.TEMPERATURE
    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_native_unit_of_measurement = "°C"
    _attr_suggested_display_precision = 0

    def __init__(self, entry: Floor, key: int) -> None:
        self._attr_unique_id = f"{entry.unique_id}_{key}"
        self._attr_name = f"Value {key}"
        self._attr_device_info = DeviceInfo(
            identifiers={("bench_floor", str(entry.unique_id))}, name=entry.title
        )

    def show(self, value: float) -> None:
        """Show it now."""
        self._attr_native_value = value
        self.async_write_ha_state()
