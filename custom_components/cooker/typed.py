"""Reads what people type: an address and a code, however they write them."""

import ipaddress
import re
import unicodedata

from homeassistant.const import CONF_HOST
from yarl import URL

from .const import CONF_CODE, DEFAULT_PORT
from .lib.aiocooker import Address, read_code


class Unreadable(Exception):
    """What was typed into `field` cannot be meant; `key` is the sentence to show."""

    def __init__(self, field: str, key: str) -> None:
        super().__init__(key)
        self.field = field
        self.key = key


def address(host: str, port: int | None) -> Address:
    """Read a host, or one pasted with its scheme, port or path; raises Unreadable.

    The port's own field wins over one within the host.
    """
    text = unicodedata.normalize("NFKC", host).strip()
    if _is_ipv6(text):
        text = f"[{text}]"
    try:
        url = URL(text if "://" in text else f"https://{text}")
        typed_port = url.explicit_port
    except ValueError as error:
        raise Unreadable(CONF_HOST, "invalid_host") from error
    if not url.host or re.search(r"\s", url.host):
        raise Unreadable(CONF_HOST, "invalid_host")
    return Address(url.host, port or typed_port or DEFAULT_PORT)


def code(text: str) -> str:
    """Read an 8-digit code, also with spaces, dashes or full-width digits; raises Unreadable."""
    if (digits := read_code(text)) is None:
        raise Unreadable(CONF_CODE, "invalid_code")
    return digits


def _is_ipv6(text: str) -> bool:
    try:
        return isinstance(ipaddress.ip_address(text), ipaddress.IPv6Address)
    except ValueError:
        return False
