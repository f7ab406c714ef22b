"""Every wait of the library in one place."""

from dataclasses import dataclass, field

from .backoff import Backoff


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Seconds; the defaults suit a small microcontroller on a busy wireless network."""

    attempt_s: float = 15
    """One attempt to connect, from the first packet to the first snapshot."""

    called_s: float = 3
    """What is left of an attempt when the cooker calls: one that began before it was there would
    send its first packet again only after up to 8 s (RFC 6298 doubles from 1 s)."""

    answer_s: float = 10
    """One question."""

    heartbeat_s: float = 10
    """Between two signs of life; a line is dead half as long after a ping without a pong."""

    farewell_s: float = 1
    """How long to wait for the other side's goodbye."""

    read_back_s: float = 30
    """How long to look for a start whose answer was lost."""

    backoff: Backoff = field(default_factory=Backoff)

    @property
    def unnoticed_s(self) -> float:
        """How long a line may be broken before that is noticed."""
        return 1.5 * self.heartbeat_s + self.farewell_s
