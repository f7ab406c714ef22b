"""Pinned HTTPS questions, and what the network's errors mean to us."""

import json
from http import HTTPStatus
from typing import Any

import aiohttp

from ...address import Address, Credentials, Found
from ...errors import (
    CertificateChanged,
    CookerError,
    NotACooker,
    ProtocolError,
    Unreachable,
    UnsupportedVersion,
    WrongCooker,
)
from ...model import Identity
from . import wire
from .codec import Json, decode

TIMEOUT = aiohttp.ClientTimeout(total=10)
PAIRING_TIMEOUT = aiohttp.ClientTimeout(total=30)
"""Section 12: a small processor needs seconds for the arithmetic of a step."""
CLOSE = {"Connection": "close"}
"""A small cooker has few sockets; an idle one kept for a next question would take one of them."""

NETWORK_ERRORS = (aiohttp.ClientError, OSError, ValueError, RuntimeError)
"""What aiohttp raises: OSError for a timeout, ValueError for a damaged token, RuntimeError for a
session that its owner closed."""


def pin(fingerprint: str) -> aiohttp.Fingerprint:
    """Accept one certificate only; CertificateChanged where the fingerprint is damaged."""
    try:
        return aiohttp.Fingerprint(bytes.fromhex(fingerprint))
    except ValueError as error:
        raise CertificateChanged(f"the stored fingerprint is damaged: {error}") from error


def translate(error: Exception, address: Address) -> CookerError:
    """Say what a failed request means."""
    if isinstance(error, aiohttp.ClientSSLError | aiohttp.ClientResponseError):
        return NotACooker(f"{address} does not speak as a cooker does: {error}")
    return Unreachable(f"{address} does not answer: {str(error) or type(error).__name__}")


async def ask(
    session: aiohttp.ClientSession,
    address: Address,
    path: str,
    pinned: aiohttp.Fingerprint,
    body: dict[str, Json] | None = None,
) -> tuple[int, dict[str, Json]]:
    """Get a path, or post `body` to it; answer the status and the JSON object, else {}."""
    url = address.url(path)
    try:
        async with session.request(
            "GET" if body is None else "POST",
            url,
            json=body,
            headers=CLOSE,
            ssl=pinned,
            allow_redirects=False,
            timeout=TIMEOUT if body is None else PAIRING_TIMEOUT,
        ) as response:
            return response.status, _object(await _read(response))
    except aiohttp.ServerFingerprintMismatch:
        raise
    except NETWORK_ERRORS as error:
        raise translate(error, address) from error


async def identify(session: aiohttp.ClientSession, address: Address) -> Found:
    """Ask who is there, without a token.

    The certificate is learned by expecting one that cannot be: aiohttp hangs up after the
    handshake, before it sends anything, and says what it saw. Raises Unreachable, NotACooker,
    UnsupportedVersion.
    """
    shown = bytes(32)
    for _ in range(2):
        try:
            answer = await ask(session, address, wire.IDENTITY_PATH, aiohttp.Fingerprint(shown))
        except aiohttp.ServerFingerprintMismatch as seen:
            shown = seen.got
        else:
            return Found(_identity(answer, address), shown.hex())
    raise NotACooker(f"{address} shows a new certificate each time")


async def stranger(
    session: aiohttp.ClientSession, address: Address, credentials: Credentials
) -> CookerError:
    """Say whose certificate it is that is not the pinned one: another device's, or ours, new."""
    try:
        found = await identify(session, address)
    except CookerError as error:
        return error
    if found.identity.id == credentials.cooker_id:
        return CertificateChanged(f"{address} shows the certificate {found.fingerprint}")
    return WrongCooker(f"{address} is {found.identity.id} now")


def _identity(answer: tuple[int, dict[str, Json]], address: Address) -> Identity:
    status, said = answer
    try:
        identity = decode(Identity, said)
    except ProtocolError as error:
        raise NotACooker(f"{address} is no cooker: {error}") from error
    if status != HTTPStatus.OK or not wire.COOKER_ID.fullmatch(identity.id):
        raise NotACooker(f"{address} is no cooker: status {status}, id {identity.id!r}")
    if identity.api < wire.API:
        raise UnsupportedVersion(f"{address} speaks version {identity.api}")
    return identity


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > wire.MAX_FRAME_BYTES:
            raise NotACooker("the answer is too large for a cooker's")
    return bytes(body)


def _object(body: bytes) -> dict[str, Json]:
    try:
        said: Any = json.loads(body)
    except ValueError, RecursionError:
        return {}
    return said if isinstance(said, dict) else {}
