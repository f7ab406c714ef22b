"""The part of the seam that an adopted appliance does not have.

Its light, its lock and its firmware have entities of their own already, and it has no pairing.
"""

from typing import override

from ..lib.aiocooker import Cooker, PairedClient, Power, RefusalReason, Refused


class Plain(Cooker):
    """Refuses what is done elsewhere."""

    @override
    async def set_light(self, *, on: bool) -> None:
        raise Refused(RefusalReason.UNSUPPORTED)

    @override
    async def set_child_lock(self, *, on: bool) -> None:
        raise Refused(RefusalReason.UNSUPPORTED)

    @override
    async def set_power(self, power: Power) -> None:
        raise Refused(RefusalReason.UNSUPPORTED)

    @override
    async def identify(self) -> None:
        raise Refused(RefusalReason.UNSUPPORTED)

    @override
    async def update_firmware(self) -> None:
        raise Refused(RefusalReason.UNSUPPORTED)

    @override
    async def clients(self) -> tuple[PairedClient, ...]:
        return ()

    @override
    async def revoke(self, client_id: str) -> None:
        raise Refused(RefusalReason.UNSUPPORTED)
