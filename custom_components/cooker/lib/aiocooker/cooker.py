"""The seam: what every driver offers, and all that the rest of Cooker knows of a cooker."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from .address import Address
from .errors import CookerError
from .model import Capabilities, CookerEvent, Identity, PairedClient, Power, Snapshot
from .program import Program

type Unsubscribe = Callable[[], None]


class LinkState(StrEnum):
    """The line to a cooker, as far as anyone but the driver needs to know."""

    CONNECTED = "connected"
    LOST = "lost"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Link:
    """The line's state; `error` says why it is LOST or REFUSED.

    REFUSED ends all attempts until a person pairs again; after WrongCooker alone, also until the
    right cooker is seen at another address.
    """

    state: LinkState
    error: CookerError | None = None


class Cooker(ABC):
    """A cooker on the line.

    Each command returns only after the cooker acknowledged it, raises Refused where it said no, and
    LineError where no answer could be had. Listeners are called in the event loop, in the order of
    subscription.
    """

    @property
    @abstractmethod
    def identity(self) -> Identity:
        """Who it is."""

    @property
    @abstractmethod
    def capabilities(self) -> Capabilities:
        """What it can do; another firmware, and so a new connection, may bring another answer."""

    @property
    @abstractmethod
    def snapshot(self) -> Snapshot:
        """What it said last, with every zone it has; `link` tells whether that is still so."""

    @property
    @abstractmethod
    def link(self) -> Link:
        """Whether it is on the line."""

    @property
    def clock_error_s(self) -> float | None:
        """How far its clock was ahead of ours when the line came up; None without a clock."""
        return None

    @property
    @abstractmethod
    def last_event_id(self) -> int | None:
        """The newest event seen; the next connection, given it, gets what happened in between."""

    @abstractmethod
    def subscribe(self, listener: Callable[[Snapshot], None]) -> Unsubscribe:
        """Hand over each snapshot that differs from the one before."""

    @abstractmethod
    def subscribe_events(self, listener: Callable[[CookerEvent], None]) -> Unsubscribe:
        """Hand over each event once. Those of the time before wait for the first subscriber."""

    @abstractmethod
    def subscribe_link(self, listener: Callable[[Link], None]) -> Unsubscribe:
        """Tell when the line comes, goes, or is refused."""

    @abstractmethod
    async def start(
        self,
        zone: str,
        program: Program,
        *,
        command_id: str,
        expires_in_s: float = 30,
        delay_s: float | None = None,
    ) -> None:
        """Start heat, once: now, or `delay_s` seconds after the cooker took it (up to 24 h).

        Until a delay is over the zone is SCHEDULED. The cooker refuses a start after
        `expires_in_s`, and a delay where the zone lacks `delayed_start`. After a broken line or a
        timeout the state is read back, never the command repeated: NotStarted means that it did not
        take effect, StartNotConfirmed that nobody can tell.
        """

    @abstractmethod
    async def stop(self, zone: str) -> None:
        """Stop a zone. No gate stands before this; after a lost answer it is sent once more."""

    @abstractmethod
    async def pause(self, zone: str) -> None:
        """Pause a cook."""

    @abstractmethod
    async def resume(self, zone: str) -> None:
        """Go on with a paused cook."""

    @abstractmethod
    async def adjust(
        self,
        zone: str,
        *,
        target_c: float | None = None,
        power_pct: float | None = None,
        add_s: float | None = None,
        core_c: float | None = None,
    ) -> None:
        """Change the present stage of a running cook; never starts one.

        `core_c` is what a probe in the food is to reach.
        """

    @abstractmethod
    async def acknowledge(self, zone: str) -> None:
        """Say that the user did what the stage asked for, or saw that the cook is finished."""

    @abstractmethod
    async def set_light(self, *, on: bool) -> None:
        """Switch the light."""

    @abstractmethod
    async def set_child_lock(self, *, on: bool) -> None:
        """Lock or unlock the panel."""

    @abstractmethod
    async def set_power(self, power: Power) -> None:
        """Wake the cooker or send it to standby (which stops every zone); waking never heats."""

    @abstractmethod
    async def identify(self) -> None:
        """Make the cooker show itself: a sound or a blink."""

    @abstractmethod
    async def update_firmware(self) -> None:
        """Begin to install the newer firmware that it offers; the snapshot tells how far it is.

        Refused while a zone runs. The line breaks when the cooker restarts with it.
        """

    @abstractmethod
    async def clients(self) -> tuple[PairedClient, ...]:
        """List whom the cooker trusts."""

    @abstractmethod
    async def revoke(self, client_id: str) -> None:
        """Make the cooker forget a client."""

    def seen_at(self, address: Address) -> None:  # noqa: B027 - some have no address
        """Follow the address at which discovery just saw it; with the line down, try it now."""

    @abstractmethod
    async def close(self) -> None:
        """Hang up and end every task."""
