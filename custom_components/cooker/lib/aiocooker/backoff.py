"""How long to wait before the next attempt."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """Waits that double from `first_s` to `longest_s` seconds, as the specification says.

    They begin anew once a line has held for `steady_s`: a cooker whose lines break at once is not
    hammered.
    """

    first_s: float = 1
    longest_s: float = 60
    steady_s: float = 10

    def waits(self, random: Callable[[], float]) -> Iterator[float]:
        """Yield seconds without end, each times 0.5 to 1; `random` gives a number from 0 to 1.

        Without the factor, all clients of a cooker that comes back would knock at the same moment.
        """
        wait_s = self.first_s
        while True:
            yield wait_s * (0.5 + random() / 2)
            wait_s = min(2 * wait_s, self.longest_s)
