"""Whom the appliance trusts."""

import hmac
import secrets
from collections.abc import Callable, Iterator
from hashlib import sha256

from .memory import Memory, TrustedClient


class ClientBook:
    """The paired clients, kept in memory for good. Tokens are never stored, only their SHA-256."""

    def __init__(self, memory: Memory) -> None:
        """Begin with those that the memory holds.

        `on_revoked` is called with each id that leaves.
        """
        self._memory = memory
        self.on_revoked: Callable[[str], None] = lambda _: None

    def __iter__(self) -> Iterator[TrustedClient]:
        """Go through the clients, oldest first."""
        return iter(self._memory.clients)

    def trust(self, name: str, token: str) -> TrustedClient:
        """Add a client."""
        client = TrustedClient(
            client_id=secrets.token_hex(8), name=name, token_sha256=_digest(token)
        )
        self._memory.clients = (*self._memory.clients, client)
        self._memory.save()
        return client

    def holder(self, token: str) -> TrustedClient | None:
        """Return the client that a token belongs to; each comparison takes the same time."""
        digest = _digest(token)
        matches = [one for one in self if hmac.compare_digest(one.token_sha256, digest)]
        return matches[0] if matches else None

    def revoke(self, client_id: str) -> bool:
        """Forget a client; False where there is none with that id."""
        left = tuple(one for one in self if one.client_id != client_id)
        if len(left) == len(self._memory.clients):
            return False
        self._memory.clients = left
        self._memory.save()
        self.on_revoked(client_id)
        return True

    def revoke_all(self) -> None:
        """Forget everybody."""
        for client in tuple(self):
            self.revoke(client.client_id)


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
