"""Everything that can go wrong with a cooker, as one tree.

CookerError
├── LineError                   no conversation is possible at the moment
│   ├── Unreachable             nothing answers at that address
│   ├── LineLost                the line broke in the middle of a question
│   ├── NoAnswer                the cooker is there but did not answer in time
│   ├── NotStarted              the line broke at a start; read back, it did not take effect
│   └── StartNotConfirmed       a start was sent; whether it took effect could not be read back
├── NotACooker                  something else answers there
├── UnsupportedVersion          it speaks a major version that we do not
├── ProtocolError               it said something that the specification does not allow
├── TrustError
│   ├── TokenRefused            our pairing was revoked or forgotten
│   ├── CertificateChanged      the certificate is not the pinned one
│   └── WrongCooker             another cooker lives at that address now
├── PairingError
│   ├── PairingClosed           nobody pressed the pairing button, or two minutes have passed
│   ├── PairingLocked           five wrong codes: the button must be pressed again
│   ├── WrongCode               the code is not the one on the panel
│   └── Impostor                the other side does not know the code: perhaps a man in the middle
└── Refused                     the cooker understood and said no, with a reason
    └── RefusedOnTheWay         what passes our questions on to the cooker said no
"""

from .open_enum import OpenEnum


class RefusalReason(OpenEnum):
    """Why a cooker says no. A reason from newer firmware reads as UNKNOWN."""

    REMOTE_START_NOT_ALLOWED = "remote_start_not_allowed"
    DOOR_OPEN = "door_open"
    CHILD_LOCKED = "child_locked"
    BUSY = "busy"
    INVALID_STATE = "invalid_state"
    OUT_OF_RANGE = "out_of_range"
    UNSUPPORTED = "unsupported"
    EXPIRED = "expired"
    MUST_NOT_RUN_EMPTY = "must_not_run_empty"
    WATER_NEEDED = "water_needed"
    FAULT = "fault"
    UNKNOWN = "unknown"


class CookerError(Exception):
    """The root: nothing else leaves this library."""


class LineError(CookerError):
    """No conversation is possible at the moment; trying later may help."""


class Unreachable(LineError):
    """Nothing answers at that address."""


class LineLost(LineError):
    """The line broke in the middle of a question."""


class NoAnswer(LineError):
    """The cooker is there but did not answer in time."""


class NotStarted(LineError):
    """The line broke at a start; read back, it did not take effect and cannot any more."""


class StartNotConfirmed(LineError):
    """A start was sent and could not be read back; it is never sent again by itself."""


class NotACooker(CookerError):
    """Something else answers there."""


class UnsupportedVersion(CookerError):
    """The cooker speaks a major version that we do not."""


class ProtocolError(CookerError):
    """The cooker said something that the specification does not allow; the text names the place."""


class TrustError(CookerError):
    """The cooker or we are not trusted any more; only a person can mend it."""


class TokenRefused(TrustError):
    """Our pairing was revoked or forgotten."""


class CertificateChanged(TrustError):
    """The certificate is not the one pinned at pairing."""


class WrongCooker(TrustError):
    """Another cooker lives at that address now."""


class PairingError(CookerError):
    """Pairing did not succeed."""


class PairingClosed(PairingError):
    """Nobody pressed the pairing button, or two minutes have passed."""


class PairingLocked(PairingError):
    """Five wrong codes: the button must be pressed again."""


class WrongCode(PairingError):
    """The code is not the one on the panel."""

    def __init__(self, attempts_left: int | None = None) -> None:
        """Say how many attempts the window has left, where the cooker told."""
        left = "" if attempts_left is None else f", {attempts_left} attempts left"
        super().__init__(f"wrong code{left}")
        self.attempts_left = attempts_left


class Impostor(PairingError):
    """The other side could not prove that it knows the code."""


class Refused(CookerError):
    """The cooker understood and said no.

    `field`, `minimum` and `maximum` (in the field's unit) come with OUT_OF_RANGE where the cooker
    told them.
    """

    def __init__(
        self,
        reason: RefusalReason,
        *,
        text: str = "",
        field: str | None = None,
        minimum: float | None = None,
        maximum: float | None = None,
    ) -> None:
        """Keep the reason for code and the cooker's own text for logs."""
        super().__init__(text or reason.value)
        self.reason = reason
        self.field = field
        self.minimum = minimum
        self.maximum = maximum


class RefusedOnTheWay(Refused):
    """What passes our questions on to the cooker said no; the cooker may know nothing of it.

    Its own `text` is for people: nobody else knows why.
    """

    def __init__(self, text: str = "") -> None:
        """Keep what was said."""
        super().__init__(RefusalReason.UNKNOWN, text=text)
        self.text = text
