"""Where announcements go."""

from ipaddress import ip_address
from socket import IP_MULTICAST_TTL, IPPROTO_IP

from zeroconf.asyncio import AsyncZeroconf

DEFAULT_INTERFACE = "0.0.0.0"  # noqa: S104 - that of the default route; nothing listens there
THIS_MACHINE = 0
"""The time to live of a multicast that leaves no machine (RFC 1112, section 6.1)."""


async def multicast_from(host: str) -> AsyncZeroconf:
    """Join the mDNS group for a cooker that listens on `host`; OSError where that cannot be.

    One on a loopback address is heard by every process of this machine and by no other machine.
    """
    if not ip_address(host).is_loopback:
        return AsyncZeroconf(interfaces=[host])
    try:
        # Home Assistant leaves the loopback interface out, and its socket, which is for IPv6 too,
        # hears only those it joined: so a cooker also speaks where the default route goes.
        zeroconf = AsyncZeroconf(interfaces=[host, DEFAULT_INTERFACE])
    except OSError:  # this machine has no network
        return AsyncZeroconf(interfaces=[host])
    await zeroconf.zeroconf.async_wait_for_start()
    for sender in zeroconf.zeroconf.engine.senders:
        sender.sock.setsockopt(IPPROTO_IP, IP_MULTICAST_TTL, THIS_MACHINE)
    return zeroconf
