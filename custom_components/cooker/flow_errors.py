"""What went wrong while pairing, as the sentence below a form."""

from .errors import key_of
from .lib.aiocooker import CookerError, WrongCode
from .typed import Unreadable


def form_errors(error: Exception | None) -> dict[str, str]:
    """Return the translation key of an error by the field it belongs to."""
    match error:
        case Unreadable():
            return {error.field: error.key}
        case WrongCode(attempts_left=0):
            return {"base": "pairing_locked"}
        case WrongCode(attempts_left=int()):
            return {"base": "wrong_code_attempts"}
        case CookerError():
            return {"base": key_of(error)}
    return {}


def placeholders(error: Exception | None) -> dict[str, str]:
    """Return what the sentence needs to know."""
    return {"attempts": str(error.attempts_left) if isinstance(error, WrongCode) else ""}
