"""A cooker that passes everything on to another one: what differs is written where it differs."""

from collections.abc import Callable
from typing import Any, override

from ..lib.aiocooker import (
    Address,
    Capabilities,
    Cooker,
    CookerEvent,
    Identity,
    Link,
    PairedClient,
    Power,
    Program,
    Snapshot,
    Unsubscribe,
)


class PassingOn(Cooker):
    """The same cooker. What newer seams add to `start` and `adjust` goes through as it is."""

    def __init__(self, cooker: Cooker) -> None:
        self._cooker = cooker

    @property
    @override
    def identity(self) -> Identity:
        return self._cooker.identity

    @property
    @override
    def capabilities(self) -> Capabilities:
        return self._cooker.capabilities

    @property
    @override
    def snapshot(self) -> Snapshot:
        return self._cooker.snapshot

    @property
    @override
    def link(self) -> Link:
        return self._cooker.link

    @property
    @override
    def clock_error_s(self) -> float | None:
        return self._cooker.clock_error_s

    @property
    @override
    def last_event_id(self) -> int | None:
        return self._cooker.last_event_id

    @override
    def subscribe(self, listener: Callable[[Snapshot], None]) -> Unsubscribe:
        return self._cooker.subscribe(listener)

    @override
    def subscribe_events(self, listener: Callable[[CookerEvent], None]) -> Unsubscribe:
        return self._cooker.subscribe_events(listener)

    @override
    def subscribe_link(self, listener: Callable[[Link], None]) -> Unsubscribe:
        return self._cooker.subscribe_link(listener)

    @override
    async def start(self, zone: str, program: Program, *, command_id: str, **more: Any) -> None:
        await self._cooker.start(zone, program, command_id=command_id, **more)

    @override
    async def stop(self, zone: str) -> None:
        await self._cooker.stop(zone)

    @override
    async def pause(self, zone: str) -> None:
        await self._cooker.pause(zone)

    @override
    async def resume(self, zone: str) -> None:
        await self._cooker.resume(zone)

    @override
    async def adjust(self, zone: str, **changes: Any) -> None:
        await self._cooker.adjust(zone, **changes)

    @override
    async def acknowledge(self, zone: str) -> None:
        await self._cooker.acknowledge(zone)

    @override
    async def set_light(self, *, on: bool) -> None:
        await self._cooker.set_light(on=on)

    @override
    async def set_child_lock(self, *, on: bool) -> None:
        await self._cooker.set_child_lock(on=on)

    @override
    async def set_power(self, power: Power) -> None:
        await self._cooker.set_power(power)

    @override
    async def identify(self) -> None:
        await self._cooker.identify()

    @override
    async def update_firmware(self) -> None:
        await self._cooker.update_firmware()

    @override
    async def clients(self) -> tuple[PairedClient, ...]:
        return await self._cooker.clients()

    @override
    async def revoke(self, client_id: str) -> None:
        await self._cooker.revoke(client_id)

    @override
    def seen_at(self, address: Address) -> None:
        self._cooker.seen_at(address)

    @override
    async def close(self) -> None:
        await self._cooker.close()
