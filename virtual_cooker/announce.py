"""Tells the network who is here: real mDNS, section 1 of the specification."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

from aiocooker.drivers.native import wire
from aiocooker.model import Identity
from zeroconf import ServiceInfo
from zeroconf.asyncio import AsyncZeroconf

from .multicast import multicast_from

PAUSE_S = 1.2
"""Between two announcements.

A listener forgets a replaced record only if that is older than a second (RFC 6762, 10.2); two
changes in one second left both in its cache, and the older one could win for an hour.
"""


class Announcer:
    """Announces one cooker to those who can reach it, and says goodbye."""

    def __init__(
        self,
        identity: Callable[[], Identity],
        certificate: Callable[[], bytes],
        address: Callable[[], tuple[str, int]],
    ) -> None:
        """Keep the three questions, which are asked anew for each announcement."""
        self._identity = identity
        self._certificate = certificate
        self._address = address
        self._zeroconf: AsyncZeroconf | None = None
        self._current: ServiceInfo | None = None
        self._changed = asyncio.Event()

    async def start(self) -> None:
        """Announce; returns when the network was told."""
        host, _ = self._address()
        self._zeroconf = await multicast_from(host)
        self._current = self._info()
        await (await self._zeroconf.async_register_service(self._current))

    def touch(self) -> None:
        """Something that is announced may have changed."""
        self._changed.set()

    async def run(self) -> None:
        """Announce changes until cancelled."""
        while True:
            await asyncio.sleep(PAUSE_S)
            await self._changed.wait()
            self._changed.clear()
            await self._update()

    async def _update(self) -> None:
        """Announce anew where something changed."""
        info = self._info()
        if self._zeroconf is None or self._current is None or _same(info, self._current):
            return
        self._current = info
        await (await self._zeroconf.async_update_service(info))

    async def again(self) -> None:
        """Announce though nothing changed: power is back."""
        if self._zeroconf is not None and self._current is not None:
            self._current = self._info()
            await (await self._zeroconf.async_update_service(self._current))

    async def stop(self) -> None:
        """Say goodbye."""
        if self._zeroconf is None:
            return
        zeroconf, self._zeroconf = self._zeroconf, None
        if self._current is not None:
            with suppress(TimeoutError):
                await (await zeroconf.async_unregister_service(self._current))
        await zeroconf.async_close()

    def _info(self) -> ServiceInfo:
        identity = self._identity()
        host, port = self._address()
        return ServiceInfo(
            wire.SERVICE_TYPE,
            f"{identity.model} {identity.id[-4:]}.{wire.SERVICE_TYPE}",
            addresses=[ip_address(host).packed],
            port=port,
            server=f"cooker-{identity.id}.local.",
            properties=_properties(identity, self._certificate()),
        )


def _properties(identity: Identity, certificate: bytes) -> dict[str, str]:
    return {
        "txtvers": "1",
        "api": str(identity.api),
        "id": identity.id,
        "kind": identity.kind.value,
        "mf": identity.manufacturer,
        "md": identity.model,
        "fw": identity.firmware,
        "nm": identity.name,
        "pairing": "1" if identity.pairing else "0",
        "cert": certificate.hex()[:16],
    }


def _same(one: ServiceInfo, other: ServiceInfo) -> bool:
    return (one.text, one.port, one.addresses) == (other.text, other.port, other.addresses)
