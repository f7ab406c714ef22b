"""The pairing window: two minutes, one code, five tries."""

import asyncio
import hmac
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from aiocooker.drivers.native.codec import Json

from .clients import ClientBook
from .srp import BadExchange, Exchange, pad

WINDOW_S = 120.0
"""Real seconds, whatever the appliance's clock does: a person types the code."""
GRACE_S = 0.1
"""A timer may fire a little early by its clock's resolution."""
TRIES = 5
CODE_DIGITS = 8
MOST_CLIENTS = 16
SALT_BYTES = 16
NAME_LENGTH = 64
HEX_A = re.compile(r"[0-9a-f]{768}", re.IGNORECASE)
HEX_PROOF = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)


class PairingWord(StrEnum):
    """The specification's words for a pairing that does not go on."""

    MALFORMED = "malformed"
    CLOSED = "pairing_closed"
    WRONG_CODE = "wrong_code"
    UNKNOWN_EXCHANGE = "unknown_exchange"
    LOCKED = "pairing_locked"


class PairingNo(Exception):
    """The answer to a step of pairing is no."""

    def __init__(self, word: PairingWord, *, attempts_left: int | None = None) -> None:
        """Keep the word, and the tries that are left after a wrong code."""
        super().__init__(word.value)
        self.word = word
        self.attempts_left = attempts_left


class NoRoom(Exception):
    """So many clients are paired that one must be revoked first."""


@dataclass(slots=True)
class _Window:
    code: str
    salt: bytes
    ends_at: float
    tries_left: int = TRIES


@dataclass(frozen=True, slots=True)
class _Open:
    id: str
    client: str
    exchange: Exchange


class Pairing:
    """Opens at a press of the button and trusts whoever proves the code.

    `on_change` tells when it opens or closes.
    """

    def __init__(self, clients: ClientBook, certificate: Callable[[], bytes]) -> None:
        """`certificate` returns the SHA-256 of the certificate in use, 32 bytes."""
        self._clients = clients
        self._certificate = certificate
        self._window: _Window | None = None
        self._open: _Open | None = None
        self._busy = asyncio.Lock()
        self._expiry: asyncio.TimerHandle | None = None
        self.locked = False
        self.on_change: Callable[[], None] = lambda: None

    def press(self) -> str:
        """Open a window with a new code and return it; an older one is void. May raise NoRoom."""
        if len(tuple(self._clients)) >= MOST_CLIENTS:
            raise NoRoom
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
        ends_at = time.monotonic() + WINDOW_S
        self._window = _Window(code, secrets.token_bytes(SALT_BYTES), ends_at)
        self._open = None
        self.locked = False
        self._let_expire()
        self.on_change()
        return code

    def close(self) -> None:
        """Close the window."""
        self._window = None
        self._open = None
        if self._expiry is not None:
            self._expiry.cancel()
        self.on_change()

    @property
    def code(self) -> str | None:
        """The code on the display while the window is open."""
        window = self._current()
        return None if window is None else window.code

    @property
    def is_open(self) -> bool:
        """Whether a code would be taken now."""
        return self._current() is not None

    @property
    def seconds_left(self) -> float:
        """Real seconds until the window closes; 0 where it is closed."""
        window = self._current()
        return 0.0 if window is None else window.ends_at - time.monotonic()

    @property
    def attempts_left(self) -> int:
        """Wrong codes that the window still forgives."""
        window = self._current()
        return 0 if window is None else window.tries_left

    async def answer(self, body: Json) -> dict[str, Json]:
        """Answer one request; PairingNo where the answer is not 200."""
        async with self._busy:
            match body:
                case {"step": 1, "client": str(client), "A": str(a_public)}:
                    return await self._first(client, a_public)
                case {"step": 2, "exchange": str(exchange), "proof": str(proof)}:
                    return await self._second(exchange, proof)
        raise PairingNo(PairingWord.MALFORMED)

    async def _first(self, client: str, a_public: str) -> dict[str, Json]:
        name = client.strip()
        if not HEX_A.fullmatch(a_public) or not 1 <= len(name) <= NAME_LENGTH:
            raise PairingNo(PairingWord.MALFORMED)
        window = self._wanted()
        certificate = self._certificate()
        number = int(a_public, 16)
        try:
            exchange = await asyncio.to_thread(
                Exchange, window.code, certificate, window.salt, number
            )
        except BadExchange as error:
            raise PairingNo(PairingWord.MALFORMED) from error
        self._open = _Open(secrets.token_hex(16), name, exchange)
        return {
            "exchange": self._open.id,
            "salt": window.salt.hex(),
            "B": pad(exchange.b_public).hex(),
        }

    async def _second(self, exchange_id: str, proof: str) -> dict[str, Json]:
        if not HEX_PROOF.fullmatch(proof):
            raise PairingNo(PairingWord.MALFORMED)
        window = self._wanted()
        current, self._open = self._open, None
        if current is None or not hmac.compare_digest(current.id, exchange_id):
            self._open = current
            raise PairingNo(PairingWord.UNKNOWN_EXCHANGE)
        keys = await asyncio.to_thread(current.exchange.keys)
        if not hmac.compare_digest(keys.client_proof, proof.lower()):
            raise self._wrong(window)
        client = self._clients.trust(current.client, keys.token)
        self.close()
        return {"proof": keys.cooker_proof, "client_id": client.client_id}

    def _wrong(self, window: _Window) -> PairingNo:
        window.tries_left -= 1
        if window.tries_left <= 0:
            self.locked = True
            self.close()
        return PairingNo(PairingWord.WRONG_CODE, attempts_left=window.tries_left)

    def _let_expire(self) -> None:
        """Tell also when nobody comes and the window closes by itself."""
        if self._expiry is not None:
            self._expiry.cancel()
        loop = asyncio.get_running_loop()
        self._expiry = loop.call_later(WINDOW_S + GRACE_S, self.close)

    def _wanted(self) -> _Window:
        if self.locked:
            raise PairingNo(PairingWord.LOCKED)
        if (window := self._current()) is None:
            raise PairingNo(PairingWord.CLOSED)
        return window

    def _current(self) -> _Window | None:
        if self._window is not None and time.monotonic() >= self._window.ends_at:
            self._window = self._open = None
        return self._window
