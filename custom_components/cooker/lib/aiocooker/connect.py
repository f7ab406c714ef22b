"""The way in: a line to a cooker that we are paired with."""

from collections.abc import Callable
from random import random as random_number

import aiohttp
from zeroconf import Zeroconf

from .address import Address, Credentials
from .cooker import Cooker
from .drivers.native.driver import NativeCooker
from .times import Clock, utc_now
from .timing import Timing


async def connect(  # noqa: PLR0913 - what comes from outside comes in
    session: aiohttp.ClientSession,
    address: Address,
    credentials: Credentials,
    *,
    events_after: int | None = None,
    zeroconf: Zeroconf | None = None,
    timing: Timing | None = None,
    clock: Clock = utc_now,
    random: Callable[[], float] = random_number,
) -> Cooker:
    """Connect to a paired cooker and keep the line up until `close()`.

    `events_after` is the `last_event_id` of an earlier connection: what happened since arrives as
    recovered events. With `zeroconf`, the address follows the cooker's announcements. The session
    stays the caller's.

    The first connection succeeds or raises Unreachable, LineLost, NoAnswer, NotACooker,
    UnsupportedVersion, ProtocolError, TokenRefused, CertificateChanged or WrongCooker; later ones
    are told to `subscribe_link`.
    """
    cooker = NativeCooker(
        session,
        address,
        credentials,
        events_after=events_after,
        timing=timing or Timing(),
        clock=clock,
        random=random,
    )
    await cooker.begin(zeroconf)
    return cooker
