"""A person who is logged in to Home Assistant."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import aiohttp

from .configuration import is_new
from .states import States
from .trouble import Trouble
from .websocket import WebSocket

USER = "demo"
PASSWORD = "demo"  # noqa: S105 - meant to be known; this Home Assistant listens on this machine only
LOOK_AGAIN_S = 0.2


class HomeAssistant:
    """Home Assistant's REST and WebSocket APIs, as its own frontend uses them."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self.base = base
        self.states = States()
        self._session = session
        self._token = ""
        self._websocket: WebSocket | None = None

    @classmethod
    async def enter(cls, base: str, folder: Path, *, follows: bool = True) -> Self:
        """Wait until it answers and runs, become its first user or log in, and follow its states.

        `folder` must be its configuration: another Home Assistant could have been quicker.
        """
        home = cls(aiohttp.ClientSession(), base)
        try:
            await home._log_in(first=is_new(folder))
            await home._until_running(folder)
            home._websocket = await WebSocket.open(home._session, base, home._token)
            if follows:
                await home.states.follow(home._websocket)
        except BaseException:
            await home.leave()
            raise
        return home

    async def leave(self) -> None:
        """Close every connection."""
        if self._websocket:
            await self._websocket.close()
        await self._session.close()

    @property
    def websocket(self) -> WebSocket:
        """The WebSocket API."""
        if self._websocket is None:
            raise RuntimeError("not entered")
        return self._websocket

    async def get(self, path: str) -> Any:  # noqa: ANN401 - JSON of many shapes
        """Ask the REST API."""
        return await self._request("GET", path)

    async def post(self, path: str, body: Mapping[str, object]) -> Any:  # noqa: ANN401
        """Tell the REST API."""
        return await self._request("POST", path, json=body)

    async def act(self, entity_id: str, action: str, **data: object) -> None:
        """Perform an action such as `number.set_value`; Trouble in its words if refused."""
        domain, service = action.split(".")
        await self.websocket.ask(
            "call_service",
            domain=domain,
            service=service,
            service_data=data,
            target={"entity_id": entity_id},
        )

    async def entities(self) -> dict[str, str]:
        """Return each Cooker entity's id by its unique id: anybody may rename an entity."""
        entries = await self.websocket.ask("config/entity_registry/list")
        return {
            one["unique_id"]: one["entity_id"] for one in entries if one["platform"] == "cooker"
        }

    async def entry_of(self, cooker_id: str) -> str | None:
        """Return the config entry of a cooker; None where it is not paired."""
        device = await self.device(cooker_id)
        return str(device["config_entry_id"]) if device else None

    async def device(self, identifier: str) -> dict[str, Any] | None:
        """Return the device of a cooker, or of a zone as `{cooker_id}_{zone}`."""
        devices = await self.websocket.ask("config/device_registry/list")
        mine = (one for one in devices if ["cooker", identifier] in one["identifiers"])
        return next(mine, None)

    async def _log_in(self, *, first: bool) -> None:
        await self._until_found("/api/onboarding" if first else "/auth/providers")
        code = await (self._onboard() if first else self._show_password())
        form = {"grant_type": "authorization_code", "code": code, "client_id": self._client}
        answer = await self._request("POST", "/auth/token", data=form)
        self._token = answer["access_token"]

    @property
    def _client(self) -> str:
        return f"{self.base}/"

    async def _until_found(self, path: str) -> None:
        while True:
            with suppress(aiohttp.ClientConnectionError):
                async with self._session.get(f"{self.base}{path}") as answer:
                    if answer.ok:
                        return
            await asyncio.sleep(LOOK_AGAIN_S)

    async def _onboard(self) -> str:
        person = {"name": "Demo", "username": USER, "password": PASSWORD, "language": "en"}
        answer = await self.post("/api/onboarding/users", {"client_id": self._client, **person})
        return str(answer["auth_code"])

    async def _show_password(self) -> str:
        begin = {
            "client_id": self._client,
            "handler": ["homeassistant", None],
            "redirect_uri": self._client,
        }
        flow = await self.post("/auth/login_flow", begin)
        secret = {"client_id": self._client, "username": USER, "password": PASSWORD}
        answer = await self.post(f"/auth/login_flow/{flow['flow_id']}", secret)
        if answer["type"] != "create_entry":
            raise Trouble(f"Home Assistant does not know {USER} with the password {PASSWORD}.")
        return str(answer["result"])

    async def _until_running(self, folder: Path) -> None:
        config = await self.get("/api/config")
        if Path(config["config_dir"]) != folder:
            raise Trouble(f"Another Home Assistant answers at {self.base}; start the demo again.")
        while config["state"] != "RUNNING":
            await asyncio.sleep(LOOK_AGAIN_S)
            config = await self.get("/api/config")

    async def _request(self, method: str, path: str, **content: Any) -> Any:  # noqa: ANN401
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        address = f"{self.base}{path}"
        async with self._session.request(method, address, headers=headers, **content) as answer:
            if not answer.ok:
                words = (await answer.text())[:200]
                raise Trouble(f"Home Assistant answered {answer.status} to {path}: {words}")
            return await answer.json()
