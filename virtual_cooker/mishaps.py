"""What can happen to an appliance in a real home, on demand."""

import asyncio
from ipaddress import ip_address
from typing import Protocol

from aiocooker.drivers.native import wire
from aiocooker.drivers.native.codec import Json
from aiocooker.model import Fault

from .firmware.appliance import Appliance
from .server.hub import SessionHub
from .server.listener import Listener

GARBAGE = '{"jsonrpc": "2.0", "method": '
LONGEST_S = 3600.0
MOST = 1000
LONGEST_VERSION = 32


class Machine(Protocol):
    """What mishaps do to the machine as a whole."""

    async def lose_power(self, off_s: float) -> None:
        """Go dark for that many real seconds and boot again."""

    async def move(self, host: str, port: int) -> None:
        """Leave one address and port for another and announce it."""

    def renew_certificate(self) -> None:
        """Make a new key and certificate."""


class WrongMishap(Exception):
    """A mishap with values that make no sense; the text says which."""


class Mishaps:
    """Each method is one mishap. Seconds are real ones; the line belongs to our world."""

    def __init__(
        self, machine: Machine, appliance: Appliance, hub: SessionHub, listener: Listener
    ) -> None:
        """Wait for orders."""
        self._machine = machine
        self._appliance = appliance
        self._hub = hub
        self._listener = listener

    def state(self) -> dict[str, Json]:
        """Return what is wrong at the moment."""
        trouble = self._hub.trouble
        fault = self._appliance.fault
        return {
            "half_open": any(session.deaf for session in self._hub.sessions),
            "answer_late_s": trouble.late_s,
            "answer_late_count": trouble.late_count,
            "lose_answers": trouble.lost_count,
            "power_lost": not self._appliance.powered,
            "fault": None if fault is None else fault.code,
            "host": self._listener.host,
            "port": self._listener.port,
        }

    async def drop_line(self) -> None:
        """Break every line without a word."""
        self._hub.cut()
        await asyncio.sleep(0)

    def half_open(self, on: bool) -> None:  # noqa: FBT001 - the panel's API names it
        """Make the lines of this moment deaf and mute, pings included; a line made later works."""
        for session in self._hub.sessions:
            session.deaf = on

    def answer_late(self, seconds: float, count: int = 1) -> None:
        """Give the next answers that much later; what was asked is done at once."""
        self._hub.trouble.late_s = _within("seconds", seconds, LONGEST_S)
        self._hub.trouble.late_count = int(_within("count", count, MOST))

    def lose_answers(self, count: int = 1) -> None:
        """Do what is asked the next times but never answer."""
        self._hub.trouble.lost_count = int(_within("count", count, MOST))

    def malformed_frame(self) -> None:
        """Send half a message on every line."""
        for session in self._hub.sessions:
            session.send_raw(GARBAGE)

    def huge_frame(self) -> None:
        """Send a frame that is larger than the specification allows on every line."""
        note: dict[str, Json] = {"event_id": 0, "type": "x" * (2 * wire.MAX_FRAME_BYTES)}
        frame = wire.serialise(wire.Notification(method="cooker.event", params=note))
        for session in self._hub.sessions:
            session.send_raw(frame)

    async def power_loss(self, off_s: float = 2.0) -> None:
        """Lose power, in mid-cook or not, and return after that many real seconds."""
        await self._machine.lose_power(_within("off_s", off_s, LONGEST_S))

    def fault(self, code: str = "E01", text: str = "Temperature sensor broken") -> None:
        """Break down."""
        self._appliance.break_down(Fault(code=code, text=text))

    def clear_fault(self) -> None:
        """Be mended."""
        self._appliance.mend()

    def offer_firmware(self, version: str) -> None:
        """Have the maker publish newer firmware; the appliance offers to install it."""
        if not 1 <= len(version) <= LONGEST_VERSION:
            raise WrongMishap(f"version: expected 1 to {LONGEST_VERSION} characters")
        self._appliance.updater.offered = version
        self._appliance.on_change()

    def wrong_clock(self, seconds: float | None) -> None:
        """Be that far ahead of the true time; without a figure, have no clock at all."""
        self._appliance.clock_off_s = seconds

    def weak_signal(self, dbm: float = -88.0) -> None:
        """Hear the access point as strongly as that."""
        self._appliance.rssi_dbm = dbm
        self._appliance.on_change()

    def misread(self, reading: str, value: float | str | None, zone: str = "") -> None:
        """Say something else than the truth for a reading, of the whole cooker or of a zone.

        Without a value it tells the truth again.
        """
        lies = self._hub.trouble.lies
        if value is None:
            lies.pop((zone, reading), None)
        else:
            lies[zone, reading] = value
        self._appliance.on_change()

    async def new_certificate(self) -> None:
        """Show another certificate from now on, as after a board was replaced; lines break."""
        self._machine.renew_certificate()
        self._hub.cut()
        await asyncio.sleep(0)

    async def new_port(self) -> None:
        """Move to another free port."""
        await self._machine.move(self._listener.host, 0)

    async def new_address(self, host: str = "127.0.0.2") -> None:
        """Move to another address of this machine's loopback network."""
        try:
            is_loopback = ip_address(host).is_loopback
        except ValueError as error:
            raise WrongMishap("host: expected an address") from error
        if not is_loopback:
            raise WrongMishap("host: expected an address of 127.0.0.0/8")
        await self._machine.move(host, self._listener.port)


def _within(name: str, value: float, most: float) -> float:
    if not 0 <= value <= most:
        raise WrongMishap(f"{name}: expected 0 to {most:g}")
    return value
