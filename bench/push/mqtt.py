"""Devices behind an MQTT broker: discovered, with all their values as JSON in one topic each."""

import json
from typing import Final

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

from .until import until
from .values import VALUES, value

TOPIC: Final = "bench"
UP_S: Final = 10.0


class MqttDevices:
    """Many devices in this process, all at one broker."""

    def __init__(self, count: int, port: int) -> None:
        self._count = count
        self._port = port
        self._client = paho.Client(CallbackAPIVersion.VERSION2)
        self._values = [[value(place, 0) for place in range(VALUES)] for _ in range(count)]

    async def open(self) -> None:
        """Connect, and tell of every device as MQTT discovery wants it."""
        self._client.connect("127.0.0.1", self._port)
        self._client.loop_start()
        await until(self._is_connected, UP_S)
        for number in range(self._count):
            for place in range(VALUES):
                self._client.publish(*_discovery(number, place), retain=True)
            await self.say(number, {})

    async def _is_connected(self) -> bool:
        return self._client.is_connected()

    async def close(self) -> None:
        """Hang up."""
        self._client.disconnect()
        self._client.loop_stop()

    def entries(self) -> list[dict[str, object]]:
        """Return the one entry of the broker."""
        return [
            {
                "domain": "mqtt",
                "title": "127.0.0.1",
                "unique_id": None,
                "version": 2,
                "data": {"broker": "127.0.0.1", "port": self._port, "protocol": "3.1.1"},
            }
        ]

    async def say(self, number: int, changed: dict[int, float]) -> None:
        """Publish all values of one device, as a JSON topic does."""
        values = self._values[number]
        for place, now in changed.items():
            values[place] = now
        body = {f"v{place}": one for place, one in enumerate(values)}
        self._client.publish(_state(number), json.dumps(body), retain=True)

    @property
    def heard(self) -> int:
        """How many can be heard: all, once the broker took them."""
        return self._count


def _state(number: int) -> str:
    return f"{TOPIC}/{number}/state"


def _discovery(number: int, place: int) -> tuple[str, str]:
    device = f"{number + 1:016x}"
    return f"homeassistant/sensor/{device}/v{place}/config", json.dumps(
        {
            "name": f"Value {place}",
            "unique_id": f"{device}_{place}",
            "state_topic": _state(number),
            "value_template": f"{{{{ value_json.v{place} }}}}",
            "device_class": "temperature",
            "state_class": "measurement",
            "unit_of_measurement": "°C",
            "suggested_display_precision": 0,
            "device": {"identifiers": [device], "name": f"Mqtt {number + 1}"},
        }
    )
