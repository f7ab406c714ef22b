"""The address of one cooker, followed through its announcements."""

import asyncio
from collections.abc import Callable, Iterator
from typing import override

from zeroconf import RecordUpdate, RecordUpdateListener, Zeroconf
from zeroconf.asyncio import AsyncServiceInfo

from .address import Address
from .discovery import RESOLVE_MS, resolved
from .drivers.native import wire


class Follower(RecordUpdateListener):
    """Tells `seen_at` with each announcement of the cooker, also one that changes nothing.

    A service browser would keep quiet about the latter, though it is what a cooker says that has
    just come back.
    """

    def __init__(
        self, zeroconf: Zeroconf, cooker_id: str, seen_at: Callable[[Address], None]
    ) -> None:
        super().__init__()
        self._zeroconf = zeroconf
        self._id = cooker_id
        self._seen_at = seen_at
        self._names: set[str] = set()
        self._resolving: set[asyncio.Task[None]] = set()
        zeroconf.async_add_listener(self, None)

    async def close(self) -> None:
        """Follow no more."""
        self._zeroconf.async_remove_listener(self)
        tasks = tuple(self._resolving)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @override
    def async_update_records(self, zc: Zeroconf, now: float, records: list[RecordUpdate]) -> None:
        """Note our cooker's name; its address is in the cache only when all records are."""
        self._names |= {one.new.name for one in records if self._is_ours(one, now)}

    @override
    def async_update_records_complete(self) -> None:
        """Look up where it is."""
        names, self._names = self._names, set()
        for name in names:
            info = AsyncServiceInfo(wire.SERVICE_TYPE, name)
            if info.load_from_cache(self._zeroconf):
                self._found(info)
            else:
                task = asyncio.create_task(self._resolve(info), name="cooker address")
                self._resolving.add(task)
                task.add_done_callback(self._resolving.discard)

    async def _resolve(self, info: AsyncServiceInfo) -> None:
        if await info.async_request(self._zeroconf, RESOLVE_MS):
            self._found(info)

    def _found(self, info: AsyncServiceInfo) -> None:
        found = resolved(info)
        if found is not None and found.id == self._id:
            self._seen_at(found.address)

    def _is_ours(self, update: RecordUpdate, now: float) -> bool:
        record = update.new
        text = getattr(record, "text", None)
        return (
            isinstance(text, bytes)
            and record.name.endswith(wire.SERVICE_TYPE)
            and not record.is_expired(now)
            and f"id={self._id}".encode() in _members(text)
        )


def _members(text: bytes) -> Iterator[bytes]:
    """Split a TXT record: each member follows a byte with its length (RFC 6763, section 6.1)."""
    while text:
        end = 1 + text[0]
        yield text[1:end]
        text = text[end:]
