"""A person who stands at a cooker: the front panel's own HTTP API."""

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import aiohttp

from .trouble import Trouble


class Panel:
    """One cooker's front panel."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._session = aiohttp.ClientSession(address)

    async def __aenter__(self) -> Self:
        """Step up to it."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Go away."""
        await self._session.close()

    async def look(self) -> dict[str, Any]:
        """Return everything that a person sees."""
        async with self._session.get("api/state") as answer:
            return dict(await answer.json())

    async def until(
        self, test: Callable[[dict[str, Any]], bool], seconds: float, wish: str
    ) -> dict[str, Any]:
        """Watch until what is shown passes the test; after `seconds` Trouble with the `wish`."""
        try:
            async with asyncio.timeout(seconds), self._session.ws_connect("api/live") as line:
                while not test(shown := await line.receive_json()):
                    pass
        except TimeoutError as error:
            raise Trouble(f"Watched the panel for {seconds:.0f} s in vain until {wish}.") from error
        return dict(shown)

    async def press(self, what: str, **how: object) -> dict[str, Any]:
        """Do something at the panel; Trouble in the panel's words where it does not work."""
        return await self._post("api/press", what, how)

    async def pairing_code(self) -> str:
        """Press the pairing button and read the code from the display."""
        await self.press("press_pairing")
        return str((await self.look())["pairing"]["code"])

    async def mishap(self, what: str, **how: object) -> dict[str, Any]:
        """Let something go wrong."""
        return await self._post("api/mishap", what, how)

    async def _post(self, path: str, what: str, how: dict[str, object]) -> dict[str, Any]:
        async with self._session.post(path, json={"do": what, **how}) as answer:
            told = await answer.json()
            if not answer.ok:
                raise Trouble(f"The panel says: {told.get('error', answer.reason)}")
            return dict(told)
