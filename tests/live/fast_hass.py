"""The program `hass` in a house whose clocks run faster: `python fast_hass.py SPEED -c FOLDER`.

A cooker of software may run its seconds faster; a plan of an hour in a test of minutes needs a Home
Assistant that lives in the same time. Nothing of it is replaced but its clocks: the timers of its
event loop, its time of day, and what judges the age of a login.
"""

import os
import select
import selectors
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import Self, override

SPEED = float(sys.argv.pop(1))
HOUSE_CLOCK = "HOUSE_CLOCK"
"""`REAL:HOUSE`, in Unix seconds: when the two agreed; without it they do at the start. A house that
is started again goes on in its own time with the same words."""


def faster(clock: object) -> object:
    """Return a clock that runs faster from now on."""
    began = clock()  # type: ignore[operator]
    return lambda: began + (clock() - began) * SPEED  # type: ignore[operator]


def house_time() -> Callable[[], float]:
    """Return the time of day of this house."""
    real = time.time
    agreed = os.environ.get(HOUSE_CLOCK, f"{real()}:{real()}")
    real_s, house_s = map(float, agreed.split(":"))
    return lambda: house_s + (real() - real_s) * SPEED


def hurry() -> None:
    """Change the clocks before anything of Home Assistant takes one into its own hands."""
    time.time = house_time()  # type: ignore[assignment]
    time.monotonic = faster(time.monotonic)  # type: ignore[assignment]
    wait = selectors.EpollSelector.select

    def shorter(self: selectors.EpollSelector, timeout: float | None = None) -> object:
        return wait(self, timeout / SPEED if timeout and timeout > 0 else timeout)

    selectors.EpollSelector.select = shorter  # type: ignore[method-assign, assignment]


class Fast(datetime):
    """The time of day in this house."""

    @override
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromtimestamp(time.time(), tz)


def main() -> int:
    """Run Home Assistant."""
    hurry()
    from homeassistant.util import dt as dt_util  # noqa: PLC0415 - only now, see above

    dt_util.utcnow = lambda: datetime.fromtimestamp(time.time(), UTC)  # type: ignore[assignment]
    dt_util.now = lambda zone=None: Fast.now(zone or dt_util.get_default_time_zone())

    import jwt.api_jwt  # noqa: PLC0415

    jwt.api_jwt.datetime = Fast  # type: ignore[attr-defined]
    from homeassistant.__main__ import main as hass  # noqa: PLC0415

    return hass()


if __name__ == "__main__":
    assert select.epoll, "Linux"
    sys.exit(main())
