"""An oven whose maker speaks MQTT, through a real broker and Home Assistant's own MQTT.

Needs the broker `mosquitto` (Debian: apt install mosquitto); COOKER_MOSQUITTO names another place.
"""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import paho.mqtt.client as paho
import pytest
import pytest_asyncio
from paho.mqtt.enums import CallbackAPIVersion

from demo.hass import Hass
from demo.home_assistant import HomeAssistant
from demo.ports import LOOPBACK, free_ports
from demo.trouble import Trouble
from tests.live.kitchen import some_port

MOSQUITTO = os.environ.get("COOKER_MOSQUITTO") or shutil.which(
    "mosquitto", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
)

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.timeout(180),
    pytest.mark.skipif(
        MOSQUITTO is None, reason="the MQTT broker mosquitto is not installed (apt install it)"
    ),
]

PATIENCE_S = 30.0
TOPIC = "bakery/oven"
OPEN = {"set_client_cert": False, "set_ca_cert": "off"}
DISCOVERY = {
    "unique_id": "bakery_oven",
    "name": None,
    "modes": ["off", "heat"],
    "min_temp": 50,
    "max_temp": 320,
    "temperature_unit": "C",
    "mode_command_topic": f"{TOPIC}/mode/set",
    "mode_state_topic": f"{TOPIC}/mode",
    "temperature_command_topic": f"{TOPIC}/target/set",
    "temperature_state_topic": f"{TOPIC}/target",
    "current_temperature_topic": f"{TOPIC}/cavity",
    "availability_topic": f"{TOPIC}/there",
    "device": {"identifiers": ["bakery_oven"], "name": "Bakery oven", "manufacturer": "Baker"},
}


class BakeryOven:
    """The oven's firmware: it announces itself, obeys, and tells what it does."""

    def __init__(self, port: int) -> None:
        self.heard: list[tuple[str, str]] = []
        self.obeys = True
        self._client = paho.Client(CallbackAPIVersion.VERSION2, client_id="oven")
        self._client.on_message = self._take
        self._client.connect(LOOPBACK, port)
        self._client.subscribe(f"{TOPIC}/+/set")
        self._client.loop_start()

    def begin(self) -> None:
        """Announce itself, off and cold."""
        self.say("homeassistant/climate/bakery_oven/config", json.dumps(DISCOVERY), whole=True)
        for name, value in (("mode", "off"), ("target", "50"), ("cavity", "21")):
            self.say(name, value)
        self.say("there", "online")

    def say(self, name: str, value: str, *, whole: bool = False) -> None:
        """Tell something, for those as well who come later."""
        topic = name if whole else f"{TOPIC}/{name}"
        self._client.publish(topic, value, qos=1, retain=True).wait_for_publish(PATIENCE_S)

    def end(self) -> None:
        """Leave."""
        self._client.loop_stop()
        self._client.disconnect()

    def _take(self, _client: object, _data: object, message: paho.MQTTMessage) -> None:
        name = message.topic.removeprefix(f"{TOPIC}/").removesuffix("/set")
        value = message.payload.decode()
        self.heard.append((name, value))
        if self.obeys:
            self._client.publish(f"{TOPIC}/{name}", value, qos=1, retain=True)


@pytest_asyncio.fixture(loop_scope="session")
async def broker(tmp_path: Path) -> AsyncIterator[int]:
    port = free_ports(some_port())
    settings = tmp_path / "mosquitto.conf"
    settings.write_text(f"listener {port} {LOOPBACK}\nallow_anonymous true\n")
    with (tmp_path / "mosquitto.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            str(MOSQUITTO), "-c", str(settings), stdout=log, stderr=log
        )
    try:
        await _until_open(port)
        yield port
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def _until_open(port: int) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            try:
                _, writer = await asyncio.open_connection(LOOPBACK, port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


@pytest_asyncio.fixture(loop_scope="session")
async def house(tmp_path: Path) -> AsyncIterator[Hass]:
    hass = await Hass.start(tmp_path / "home-assistant", some_port())
    yield hass
    await hass.stop()


async def through(home: HomeAssistant, handler: str, *answers: dict[str, Any]) -> dict[str, Any]:
    """Go through a conversation of the UI."""
    path = "/api/config/config_entries/flow"
    step = await home.post(path, {"handler": handler})
    for answer in answers:
        said = {
            one["name"]: one["description"]["suggested_value"]
            for one in step.get("data_schema") or ()
            if "suggested_value" in (one.get("description") or {})
        }
        step = await home.post(f"{path}/{step['flow_id']}", {**said, **answer})
    assert step["type"] == "create_entry", step
    return dict(step)


async def registered(home: HomeAssistant, platform: str) -> dict[str, dict[str, Any]]:
    """Return the entities of an integration by their unique ids."""
    entries = await home.websocket.ask("config/entity_registry/list")
    return {one["unique_id"]: one for one in entries if one["platform"] == platform}


async def test_an_mqtt_oven_is_adopted_started_and_stopped_and_never_wrongly_off(
    house: Hass, broker: int
) -> None:
    home, oven = house.home, BakeryOven(broker)
    try:
        await through(home, "mqtt", {"broker": LOOPBACK, "port": broker, "other_settings": OPEN})
        oven.begin()
        await home.states.until(
            lambda: home.states.get("climate.bakery_oven") is not None, PATIENCE_S, "it is there"
        )
        await through(
            home,
            "cooker",
            {"next_step_id": "adopt"},
            {"next_step_id": "adopt_thermostat"},
            {"state": "climate.bakery_oven"},
            {"may_heat": True},
        )
        ours = await registered(home, "cooker")
        (id_,) = {one[:16] for one in ours if one.endswith("_main_state")}
        entity = {key.removeprefix(f"{id_}_main_"): one["entity_id"] for key, one in ours.items()}
        theirs = (await registered(home, "mqtt"))["bakery_oven"]
        assert ours[f"{id_}_main_state"]["device_id"] == theirs["device_id"]

        async def shows(value: str) -> None:
            def seen() -> bool:
                state = home.states.get(entity["state"])
                return state is not None and state.state == value

            await home.states.until(seen, PATIENCE_S, f"the state is {value}")

        await shows("idle")
        await home.act(entity["set_temperature"], "number.set_value", value=250)
        assert oven.heard == []
        await home.act(entity["start"], "button.press")
        assert oven.heard == [("target", "250.0"), ("mode", "heat")]
        await shows("cooking")

        oven.say("there", "offline")
        await shows("unavailable")
        oven.say("there", "online")
        await shows("cooking")

        await home.act(entity["stop"], "button.press")
        assert oven.heard[-1] == ("mode", "off")
        await shows("idle")

        oven.obeys = False
        with pytest.raises(Trouble, match="not known whether"):
            await home.act(entity["start"], "button.press")
        await shows("idle")
        oven.say("mode", "heat")
        await shows("cooking")
        assert home.states.get(entity["finishes_at"]).state != "unknown", (
            "late, and ours all the same"
        )  # type: ignore[union-attr]
    finally:
        oven.end()
