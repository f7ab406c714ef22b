"""A program as one line of text, to be sent to somebody who has a cooker too."""

import binascii
import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

from ..unsuitable import Unsuitable
from .recipe import Document

LARGEST_BYTES = 64 * 1024
"""As large as a document may be; a small text can unpack to gigabytes."""

LARGEST_TEXT = 4 * LARGEST_BYTES

_BEGINNING = "cooker.program/1."
_SHARED = re.compile(r"cooker\.program/1\.([A-Za-z0-9_-]+)")


def share_text(document: Document) -> str:
    """Return a document as text: deflated, in letters that every messenger leaves alone."""
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return _BEGINNING + urlsafe_b64encode(zlib.compress(written, 9)).decode().rstrip("=")


def read_text(text: str) -> object:
    """Return the document of such a text, also with words around it, or of plain JSON.

    Raises Unsuitable where there is none. What is in it is still to be checked.
    """
    if len(text) > LARGEST_TEXT:
        raise Unsuitable("text_too_long")
    shared = _SHARED.search(text)
    try:
        return json.loads(_unpacked(shared[1]) if shared else text)
    except (ValueError, RecursionError, zlib.error, binascii.Error) as error:
        raise Unsuitable("text_without_program") from error


def _unpacked(packed: str) -> bytes:
    padding = "=" * (-len(packed) % 4)
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(urlsafe_b64decode(packed + padding), LARGEST_BYTES)
    if not unpacking.eof:
        raise ValueError
    return unpacked
