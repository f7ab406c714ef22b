"""Where a cooker is, and what we hold to trust it."""

from dataclasses import dataclass, field
from typing import override

from yarl import URL

from .errors import Unreachable
from .model import Identity


@dataclass(frozen=True, slots=True)
class Address:
    """A host name or IP address and a port. It changes; it never identifies a cooker."""

    host: str
    port: int

    def url(self, path: str) -> URL:
        """Return the HTTPS address of a path; Unreachable where no host can be called that."""
        try:
            return URL.build(scheme="https", host=self.host, port=self.port, path=path)
        except ValueError as error:
            raise Unreachable(f"{self} is no address: {error}") from error

    @override
    def __str__(self) -> str:
        """Write it as a person would, an IPv6 address in brackets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What pairing leaves: the cooker's id, our token, and its certificate's SHA-256 in hex."""

    cooker_id: str
    token: str = field(repr=False)
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Found:
    """What anybody may learn: who a cooker says it is, and its certificate's SHA-256 in hex."""

    identity: Identity
    fingerprint: str
