"""The appliance's own key and self-signed certificate.

ECDSA P-256, section 2 of the specification.
"""

import ssl
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

FILE = "certificate.pem"
LIFE = timedelta(days=20 * 365)


class Certificate:
    """Key and certificate in one file that only the owner may read."""

    def __init__(self, folder: Path, subject: str) -> None:
        """Read what the folder holds, or make it: first boot."""
        self._path = folder / FILE
        self._subject = subject
        if not self._path.exists():
            self._write()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._load()

    def renew(self) -> None:
        """Make a new key and certificate; connections made from now on see it."""
        self._write()
        self._load()

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 of the certificate (DER), 32 bytes."""
        return self._fingerprint

    def _load(self) -> None:
        self.context.load_cert_chain(self._path)
        certificate = x509.load_pem_x509_certificate(self._path.read_bytes())
        der = certificate.public_bytes(serialization.Encoding.DER)
        self._fingerprint = sha256(der).digest()

    def _write(self) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        public = _self_signed(key, self._subject).public_bytes(serialization.Encoding.PEM)
        self._path.touch(mode=0o600)
        self._path.write_bytes(private + public)


def _self_signed(key: ec.EllipticCurvePrivateKey, subject: str) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + LIFE)
        .sign(key, hashes.SHA256())
    )
