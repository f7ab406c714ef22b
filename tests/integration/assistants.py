"""Google and Alexa as they reach Home Assistant: over HTTP, in their own words."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from aiohttp.test_utils import TestClient
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

type Said = dict[str, Any]


@dataclass(frozen=True)
class Google:
    """Google's side of a project that exposes some entities."""

    client: TestClient[Any, Any]

    async def _ask(self, intent: str, payload: Said | None = None) -> Said:
        one: Said = {"intent": f"action.devices.{intent}"}
        if payload is not None:
            one["payload"] = payload
        answer = await self.client.post(
            "/api/google_assistant", json={"requestId": uuid4().hex, "inputs": [one]}
        )
        assert answer.status == 200
        told: Said = (await answer.json())["payload"]
        return told

    async def sync(self) -> dict[str, Said]:
        """Return every device that Google is told of."""
        devices = (await self._ask("SYNC"))["devices"]
        return {one["id"]: one for one in devices}

    async def query(self, entity_id: str) -> Said:
        """Return what Google is told of the state of one."""
        told = await self._ask("QUERY", {"devices": [{"id": entity_id}]})
        state: Said = told["devices"][entity_id]
        return state

    async def execute(self, entity_id: str, command: str, **params: object) -> Said:
        """Say something to one; return the answer, which may be an error for all of it."""
        execution = [{"command": f"action.devices.commands.{command}", "params": params}]
        commands = [{"devices": [{"id": entity_id}], "execution": execution}]
        told = await self._ask("EXECUTE", {"commands": commands})
        if "commands" not in told:
            return told
        (answer,) = told["commands"]
        return answer  # type: ignore[no-any-return]


async def google(hass: HomeAssistant, client: Any, *exposed: str) -> Google:  # noqa: ANN401 - a fixture
    """Set Google Assistant up with some entities."""
    config = {
        "project_id": "kitchen-1234",
        "expose_by_default": False,
        "entity_config": {one: {"expose": True} for one in exposed},
    }
    assert await async_setup_component(hass, "google_assistant", {"google_assistant": config})
    await hass.async_block_till_done()
    return Google(await client())


@dataclass(frozen=True)
class Alexa:
    """Alexa's side of a skill that exposes some entities."""

    client: TestClient[Any, Any]

    async def say(
        self, name: str, interface: str, entity_id: str = "", payload: Said | None = None
    ) -> Said:
        """Send a directive; return the event that answers it."""
        header = {
            "namespace": interface,
            "name": name,
            "messageId": uuid4().hex,
            "correlationToken": "one",
            "payloadVersion": "3",
        }
        directive: Said = {"header": header, "payload": payload or {}}
        if entity_id:
            directive["endpoint"] = {
                "scope": {"type": "BearerToken", "token": "two"},
                "endpointId": entity_id.replace(".", "#"),
                "cookie": {},
            }
        answer = await self.client.post("/api/alexa/smart_home", json={"directive": directive})
        assert answer.status == 200
        told: Said = await answer.json()
        return told

    async def discover(self) -> dict[str, Said]:
        """Return every endpoint that Alexa is told of."""
        told = await self.say("Discover", "Alexa.Discovery")
        found = told["event"]["payload"]["endpoints"]
        return {one["endpointId"].replace("#", "."): one for one in found}


async def alexa(hass: HomeAssistant, client: Any, *exposed: str) -> Alexa:  # noqa: ANN401 - a fixture
    """Set Alexa up with some entities; with none it is as it is without any filter."""
    skill: Said = {"locale": "en-US"}
    if exposed:
        skill["filter"] = {"include_entities": list(exposed)}
    assert await async_setup_component(hass, "alexa", {"alexa": {"smart_home": skill}})
    await hass.async_block_till_done()
    return Alexa(await client())
