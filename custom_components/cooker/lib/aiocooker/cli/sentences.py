"""What went wrong, for a person at a terminal: what to do about it, in English."""

from ..errors import (
    CertificateChanged,
    CookerError,
    Impostor,
    LineLost,
    NoAnswer,
    NotACooker,
    NotStarted,
    PairingClosed,
    PairingLocked,
    ProtocolError,
    RefusalReason,
    Refused,
    RefusedOnTheWay,
    StartNotConfirmed,
    TokenRefused,
    Unreachable,
    UnsupportedVersion,
    WrongCode,
    WrongCooker,
)

ERRORS: dict[type[CookerError], str] = {
    Unreachable: "The cooker does not answer. Is it on, and on this network?",
    LineLost: "The line to the cooker broke. Try again.",
    NoAnswer: "The cooker did not answer in time. Try again.",
    NotStarted: "The start did not reach the cooker: nothing heats by it. Try again.",
    StartNotConfirmed: "It is not known whether the cooker started. Look at its panel.",
    NotACooker: "Something answers there, but it is no cooker. Check the address.",
    UnsupportedVersion: "This cooker speaks another version. Update it or this program.",
    TokenRefused: "The cooker does not know us any more. Pair again.",
    CertificateChanged: "The cooker shows another certificate than before. If you reset it, pair "
    "again; if not, something may stand between you and it.",
    WrongCooker: "Another cooker lives at that address. Look for yours with `discover`.",
    PairingClosed: "Press the pairing button on the cooker and try again within two minutes.",
    PairingLocked: "Too many wrong codes. Press the pairing button on the cooker again.",
    WrongCode: "That is not the code on the cooker's panel.",
    ProtocolError: "The cooker said what it should not. Try again, and tell its maker.",
    Impostor: "The other side does not know the code: it may not be your cooker. Nothing is kept.",
}

REFUSALS: dict[RefusalReason, str] = {
    RefusalReason.REMOTE_START_NOT_ALLOWED: "Press the remote start button on the cooker first.",
    RefusalReason.DOOR_OPEN: "Close the door.",
    RefusalReason.CHILD_LOCKED: "Take off the child lock on the cooker.",
    RefusalReason.BUSY: "It is already cooking. Stop it first.",
    RefusalReason.INVALID_STATE: "That makes no sense at the moment.",
    RefusalReason.OUT_OF_RANGE: "That is outside what this mode allows.",
    RefusalReason.UNSUPPORTED: "This cooker cannot do that.",
    RefusalReason.EXPIRED: "The start came too late. Try again.",
    RefusalReason.MUST_NOT_RUN_EMPTY: "Put the food in first: it must not run empty.",
    RefusalReason.WATER_NEEDED: "Fill in water.",
    RefusalReason.FAULT: "The cooker has a fault. Look at its panel.",
    RefusalReason.UNKNOWN: "The cooker said no.",
}


def sentence(error: CookerError) -> str:
    """Return what to tell a person; the cooker's own bounds where it told them."""
    if isinstance(error, RefusedOnTheWay) and error.text:
        return error.text
    if isinstance(error, Refused):
        return REFUSALS[error.reason] + _bounds(error)
    return ERRORS.get(type(error), str(error))


def _bounds(error: Refused) -> str:
    if error.minimum is None or error.maximum is None:
        return ""
    return f" ({error.field or 'allowed'}: {error.minimum:g} to {error.maximum:g})"
