"""Cookers on the network, as mDNS shows them."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass

from zeroconf import IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo

from .address import Address
from .drivers.native import wire
from .model import CookerKind

RESOLVE_MS = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What a cooker says of itself to everybody. Nothing of it is proven before pairing."""

    id: str
    kind: CookerKind
    manufacturer: str
    model: str
    firmware: str
    name: str
    pairing: bool
    api: int
    address: Address


def announcement(properties: Mapping[str, str | None], host: str, port: int) -> Announcement | None:
    """Read a TXT record; None where it is not a cooker's."""
    said = {key: value or "" for key, value in properties.items()}
    if not wire.COOKER_ID.fullmatch(said.get("id", "")) or not said.get("api", "").isdecimal():
        return None
    model = said.get("md", "")
    return Announcement(
        id=said["id"],
        kind=CookerKind(said.get("kind", "")),
        manufacturer=said.get("mf", ""),
        model=model,
        firmware=said.get("fw", ""),
        name=said.get("nm") or model,
        pairing=said.get("pairing") == "1",
        api=int(said["api"]),
        address=Address(host, port),
    )


def resolved(info: AsyncServiceInfo) -> Announcement | None:
    """Read a service that was looked up; None without an address or where it is no cooker."""
    # IPv4 first, and of each the address announced last.
    hosts = info.parsed_scoped_addresses(IPVersion.All)
    if not hosts or not info.port:
        return None
    return announcement(info.decoded_properties, hosts[0], info.port)


async def discover(zeroconf: Zeroconf, seconds: float) -> AsyncGenerator[Announcement]:
    """Yield each cooker that shows itself within `seconds`, and again what it changes."""
    until = asyncio.get_running_loop().time() + seconds
    names: asyncio.Queue[str] = asyncio.Queue()
    browser = AsyncServiceBrowser(zeroconf, wire.SERVICE_TYPE, handlers=[_names_into(names)])
    seen: dict[str, Announcement] = {}
    try:
        while (name := await _next(names, until)) is not None:
            info = AsyncServiceInfo(wire.SERVICE_TYPE, name)
            await info.async_request(zeroconf, RESOLVE_MS)
            found = resolved(info)
            if found is not None and seen.get(found.id) != found:
                seen[found.id] = found
                yield found
    finally:
        await browser.async_cancel()


async def _next(names: asyncio.Queue[str], until: float) -> str | None:
    try:
        async with asyncio.timeout_at(until):
            return await names.get()
    except TimeoutError:
        return None


def _names_into(names: asyncio.Queue[str]) -> Callable[..., None]:
    def handler(*, name: str, state_change: ServiceStateChange, **_: object) -> None:
        if state_change is not ServiceStateChange.Removed:
            names.put_nowait(name)

    return handler
