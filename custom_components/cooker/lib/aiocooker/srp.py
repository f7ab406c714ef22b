"""The arithmetic of pairing: section 4 of the specification, the client's side. No I/O."""

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha512

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from srptools import SRPClientSession, SRPContext, constants

from .errors import Impostor

PAD_BYTES = 384


@dataclass(frozen=True, slots=True)
class Agreement:
    """What both sides know at the end: their proofs and the token."""

    client_proof: str
    cooker_proof: str
    token: str


class Exchange:
    """One SRP-6a exchange, bound to the certificate seen in our own TLS connection (64 hex digits).

    `private` (hex) is for test vectors; left out, it is random.
    """

    def __init__(self, fingerprint: str, code: str, private: str | None = None) -> None:
        context = SRPContext(
            f"cooker:{fingerprint}",
            code,
            prime=constants.PRIME_3072,
            generator=constants.PRIME_3072_GEN,
            hash_func=sha512,
        )
        self._srp = SRPClientSession(context, private)
        self._certificate = bytes.fromhex(fingerprint)
        # srptools drops leading zeros, the wire keeps them.
        self.public: str = self._srp.public.zfill(2 * PAD_BYTES)

    def agree(self, salt: str, cooker_public: str) -> Agreement:
        """Work out the proofs from the cooker's salt and B, both hex; takes a tenth of a second.

        Impostor where B or u is 0, with which anybody could agree.
        """
        big_a, big_b = bytes.fromhex(self.public), bytes.fromhex(cooker_public)
        prime = int(constants.PRIME_3072, 16)
        if int.from_bytes(big_b) % prime == 0 or not any(sha512(big_a + big_b).digest()):
            raise Impostor("the cooker sent a number with which any code would fit")
        key, _, _ = self._srp.process(cooker_public, salt)
        secret = bytes.fromhex(key.decode())
        transcript = b"".join(
            (b"cooker-pair-v1", self._certificate, bytes.fromhex(salt), big_a, big_b)
        )
        return Agreement(
            client_proof=hmac.digest(self._key(secret, "client"), transcript, "sha256").hex(),
            cooker_proof=hmac.digest(self._key(secret, "cooker"), transcript, "sha256").hex(),
            token=urlsafe_b64encode(self._key(secret, "token")).rstrip(b"=").decode(),
        )

    def _key(self, secret: bytes, label: str) -> bytes:
        kdf = HKDF(SHA256(), 32, salt=self._certificate, info=f"cooker-pair-v1 {label}".encode())
        return kdf.derive(secret)
