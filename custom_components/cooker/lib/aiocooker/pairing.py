"""Pairing: from the code on a cooker's panel to a token that only the two of us know."""

import asyncio
import hmac
import re
import unicodedata
from http import HTTPStatus

import aiohttp

from .address import Address, Credentials
from .drivers.native import http, wire
from .drivers.native.codec import Json
from .errors import (
    CookerError,
    Impostor,
    PairingClosed,
    PairingLocked,
    ProtocolError,
    UnsupportedVersion,
    WrongCode,
    WrongCooker,
)
from .srp import PAD_BYTES, Exchange

_CODE = re.compile(r"[0-9]{8}")
_BETWEEN_DIGITS = re.compile(r"[\s\-\u2010-\u2015.·]")
_EXCHANGE = re.compile(r"[0-9a-f]{1,64}")
_SALT = re.compile(r"[0-9a-f]{32}")
_PUBLIC = re.compile(rf"[0-9a-f]{{{2 * PAD_BYTES}}}")
_PROOF = re.compile(r"[0-9a-f]{64}")
_NAME_LENGTH = 64


async def pair(
    session: aiohttp.ClientSession,
    address: Address,
    *,
    code: str,
    client_name: str,
    cooker_id: str | None = None,
) -> Credentials:
    """Pair with the cooker at `address`, or only with `cooker_id`, by the code that it shows.

    Raises PairingClosed, PairingLocked, WrongCode, Impostor, WrongCooker, Unreachable, NotACooker,
    UnsupportedVersion or ProtocolError. A code that is not 8 digits is a WrongCode without asking,
    so it costs no attempt. A cooker shows the first 64 characters of `client_name`.
    """
    if (digits := read_code(code)) is None:
        raise WrongCode
    found = await http.identify(session, address)
    if cooker_id is not None and found.identity.id != cooker_id:
        raise WrongCooker(f"{address} is {found.identity.id}")
    loop = asyncio.get_running_loop()
    # In an executor: on a small computer the arithmetic would hold up everything else.
    exchange = await loop.run_in_executor(None, Exchange, found.fingerprint, digits)
    window = _Window(session, address, http.pin(found.fingerprint))
    number, salt, public = await window.open(client_name[:_NAME_LENGTH], exchange.public)
    agreement = await loop.run_in_executor(None, exchange.agree, salt, public)
    proof = await window.prove(number, agreement.client_proof)
    if not hmac.compare_digest(proof, agreement.cooker_proof):
        raise Impostor("the cooker could not prove that it knows the code")
    return Credentials(found.identity.id, agreement.token, found.fingerprint)


class _Window:
    """The two questions of a pairing window, over one pinned connection."""

    def __init__(
        self, session: aiohttp.ClientSession, address: Address, pinned: aiohttp.Fingerprint
    ) -> None:
        self._session = session
        self._address = address
        self._pinned = pinned

    async def open(self, client_name: str, public: str) -> tuple[str, str, str]:
        """Send A; answer exchange, salt and B."""
        said = await self._ask({"step": 1, "client": client_name, "A": public})
        return (
            _member(said, "exchange", _EXCHANGE),
            _member(said, "salt", _SALT),
            _member(said, "B", _PUBLIC),
        )

    async def prove(self, exchange: str, proof: str) -> str:
        """Send our proof; answer the cooker's."""
        said = await self._ask({"step": 2, "exchange": exchange, "proof": proof})
        return _member(said, "proof", _PROOF)

    async def _ask(self, body: dict[str, Json]) -> dict[str, Json]:
        try:
            status, said = await http.ask(
                self._session, self._address, wire.PAIR_PATH, self._pinned, body
            )
        except aiohttp.ServerFingerprintMismatch as error:
            raise Impostor("the certificate changed in the middle of pairing") from error
        if status != HTTPStatus.OK:
            raise _refusal(status, said)
        return said


def _refusal(status: int, said: dict[str, Json]) -> CookerError:
    match said.get("error"):
        case "pairing_closed":
            return PairingClosed("no pairing window is open")
        case "pairing_locked":
            return PairingLocked("too many wrong codes")
        case "unknown_exchange":
            return PairingClosed("another client began to pair")
        case "wrong_code":
            left = said.get("attempts_left")
            return WrongCode(left if isinstance(left, int) else None)
    if status == HTTPStatus.NOT_FOUND:
        return UnsupportedVersion("the cooker does not pair as version 1 does")
    return ProtocolError(f"pairing was answered with {status} {said.get('error')!r}")


def _member(said: dict[str, Json], name: str, form: re.Pattern[str]) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise ProtocolError(f"pairing: {name} is not what the specification says")
    return value


def read_code(typed: str) -> str | None:
    """Return the 8 digits however they were typed: in groups, or with a keyboard's wide digits.

    None where that cannot be a code.
    """
    digits = _BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", typed))
    return digits if _CODE.fullmatch(digits) else None
