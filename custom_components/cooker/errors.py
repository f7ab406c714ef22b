"""A cooker's errors in Home Assistant's words: the one place where they are translated.

Each key has a sentence in `translations` that says what to do at the appliance: under `exceptions`
and, where pairing can meet it, under `config.error`.
"""

from collections.abc import Callable

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    ConfigEntryError,
    ConfigEntryNotReady,
    HomeAssistantError,
    ServiceValidationError,
)

from . import scale
from .const import DOMAIN
from .lib.aiocooker import (
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
    Refused,
    RefusedOnTheWay,
    StartNotConfirmed,
    TokenRefused,
    Unreachable,
    UnsupportedVersion,
    WrongCode,
    WrongCooker,
)
from .scale import Scale

_KEYS: dict[type[CookerError], str] = {
    CertificateChanged: "certificate_changed",
    Impostor: "impostor",
    LineLost: "line_lost",
    NoAnswer: "no_answer",
    NotACooker: "not_a_cooker",
    NotStarted: "not_started",
    PairingClosed: "pairing_closed",
    PairingLocked: "pairing_locked",
    ProtocolError: "protocol_error",
    StartNotConfirmed: "start_not_confirmed",
    TokenRefused: "token_refused",
    Unreachable: "unreachable",
    UnsupportedVersion: "unsupported_version",
    WrongCode: "wrong_code",
    WrongCooker: "wrong_cooker",
}

_BOUNDED: dict[str, tuple[str, Callable[[HomeAssistant], Scale]]] = {
    "target_c": ("temperature", scale.temperature),
    "duration_s": ("duration", scale.minutes),
    "power_pct": ("power", scale.percent),
}


def key_of(error: CookerError) -> str:
    """Return the translation key of an error."""
    if isinstance(error, Refused):
        return _refusal_key(error)
    return next((_KEYS[kind] for kind in type(error).__mro__ if kind in _KEYS), "protocol_error")


def translated(hass: HomeAssistant, error: CookerError, name: str) -> HomeAssistantError:
    """Return the Home Assistant error that says the same of what people call `name`.

    A refusal is the user's to mend and leaves no trace in the log.
    """
    kind = ServiceValidationError if isinstance(error, Refused) else HomeAssistantError
    return kind(
        translation_domain=DOMAIN,
        translation_key=key_of(error),
        translation_placeholders={"name": name, **_details(hass, error)},
    )


def setup_error(error: CookerError, name: str) -> HomeAssistantError:
    """Return what ends the setup of an entry: pair again, update something, or just try later."""
    kind: type[HomeAssistantError]
    match error:
        case TokenRefused() | CertificateChanged():
            kind = ConfigEntryAuthFailed
        case UnsupportedVersion():
            kind = ConfigEntryError
        case _:
            kind = ConfigEntryNotReady
    return kind(
        translation_domain=DOMAIN,
        translation_key=key_of(error),
        translation_placeholders={"name": name},
    )


def _refusal_key(error: Refused) -> str:
    if isinstance(error, RefusedOnTheWay):
        return "refused_on_the_way"
    key = f"refused_{error.reason}"
    if (field := _field(error)) and None not in {error.minimum, error.maximum}:
        return f"{key}_{_BOUNDED[field][0]}"
    return key


def _field(error: Refused) -> str | None:
    """Return the setting that was out of range, without its place in the program."""
    name = (error.field or "").rpartition(".")[2]
    return name if name in _BOUNDED else None


def _details(hass: HomeAssistant, error: CookerError) -> dict[str, str]:
    """Return what a sentence needs beside the name."""
    match error:
        case RefusedOnTheWay(text=text):
            return {"reason": text}
        case Refused(minimum=float() | int() as low, maximum=float() | int() as high):
            if field := _field(error):
                seen = _BOUNDED[field][1](hass)
                return {
                    "minimum": f"{seen.shown(low):g} {seen.unit}",
                    "maximum": f"{seen.shown(high):g} {seen.unit}",
                }
    return {}
