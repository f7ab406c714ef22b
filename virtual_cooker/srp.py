"""SRP-6a, the cooker's side, and the proofs over it.

Section 4 of the specification, number by number.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha512

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

N = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
    "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
    "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
    "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C"
    "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
    16,
)
"""RFC 5054's 3072-bit group."""
G = 5
PAD_BYTES = 384


class BadExchange(Exception):
    """A, B or u is 0."""


def pad(number: int) -> bytes:
    """Return PAD(x): big-endian, 384 bytes."""
    return number.to_bytes(PAD_BYTES)


def _hash(*parts: bytes) -> bytes:
    return sha512(b"".join(parts)).digest()


def _number(data: bytes) -> int:
    return int.from_bytes(data)


def verifier(code: str, certificate: bytes, salt: bytes) -> int:
    """Return v for a code and the certificate's SHA-256."""
    inner = _hash(f"cooker:{certificate.hex()}:{code}".encode())
    return pow(G, _number(_hash(salt, inner)), N)


class Exchange:
    """One try at pairing.

    Making one and `keys` cost two modular powers each; keep them off the event loop.
    """

    def __init__(
        self, code: str, certificate: bytes, salt: bytes, a_public: int, *, b: int | None = None
    ) -> None:
        """Answer a client's A; `b` is random unless a worked example is followed."""
        if a_public % N == 0:
            raise BadExchange("A")
        self.salt = salt
        self._certificate = certificate
        self._a_public = a_public
        self._b = secrets.randbits(256) | 1 if b is None else b
        self._verifier = verifier(code, certificate, salt)
        multiplier = _number(_hash(pad(N), pad(G)))
        self.b_public = (multiplier * self._verifier + pow(G, self._b, N)) % N
        if self.b_public == 0:
            raise BadExchange("B")

    def keys(self) -> Keys:
        """Return what both sides know in the end, if the client knows the code."""
        scrambler = _number(_hash(pad(self._a_public), pad(self.b_public)))
        if scrambler == 0:
            raise BadExchange("u")
        base = self._a_public * pow(self._verifier, scrambler, N)
        secret = pow(base, self._b, N)
        shared = _hash(secret.to_bytes((secret.bit_length() + 7) // 8))
        transcript = b"".join(
            (
                b"cooker-pair-v1",
                self._certificate,
                self.salt,
                pad(self._a_public),
                pad(self.b_public),
            )
        )
        return Keys(shared, self._certificate, transcript)


class Keys:
    """The proofs and the token of one exchange."""

    def __init__(self, shared: bytes, certificate: bytes, transcript: bytes) -> None:
        """Take K, the certificate's SHA-256 and the transcript."""
        self._shared = shared
        self._certificate = certificate
        self._transcript = transcript

    @property
    def client_proof(self) -> str:
        """What a client that knows the code sends, in hex."""
        return self._proof("client")

    @property
    def cooker_proof(self) -> str:
        """What this side answers, in hex."""
        return self._proof("cooker")

    @property
    def token(self) -> str:
        """The token; it never travels while pairing."""
        return urlsafe_b64encode(self._key("token")).rstrip(b"=").decode()

    def _key(self, label: str) -> bytes:
        info = f"cooker-pair-v1 {label}".encode()
        kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=self._certificate, info=info)
        return kdf.derive(self._shared)

    def _proof(self, side: str) -> str:
        return hmac.digest(self._key(side), self._transcript, "sha256").hex()
