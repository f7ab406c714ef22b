"""Ports of 127.0.0.1 that nobody uses."""

import socket

from .trouble import Trouble

LOOPBACK = "127.0.0.1"
LAST_PORT = 65_535


def free_ports(first: int, count: int = 1) -> int:
    """Return the first port from `first` on that begins `count` free ones in a row."""
    free = 0
    for port in range(first, LAST_PORT + 1):
        free = free + 1 if is_free(port) else 0
        if free == count:
            return port - count + 1
    raise Trouble(f"No free port is left from {first} on.")


def is_free(port: int) -> bool:
    """Whether a server could listen at 127.0.0.1:`port` now."""
    with socket.socket() as probe:
        # As servers do: a connection that ended a moment ago does not occupy the port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True
