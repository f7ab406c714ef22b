"""Writes `pairing.json`: section 4 of `docs/local-api.md` by pow, hashlib and hmac alone.

It shares no line with `aiocooker` or the virtual cooker and knows no SRP package, so that a mistake
made the same way in both of them shows. Run in its folder: `python pairing.py > pairing.json`.
"""

import hashlib
import hmac
import json
import sys
from base64 import urlsafe_b64encode

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
"""RFC 5054, appendix A, the 3072-bit group."""
G = 5

Vector = dict[str, object]


def pad(number: int) -> bytes:
    """Return 384 bytes, zeros in front."""
    return number.to_bytes(384, "big")


def short(number: int) -> bytes:
    """Return big-endian bytes without leading zeros."""
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def digest(*parts: bytes) -> bytes:
    """H: SHA-512 of the parts, one after the other."""
    return hashlib.sha512(b"".join(parts)).digest()


def number(data: bytes) -> int:
    """Read big-endian bytes."""
    return int.from_bytes(data, "big")


def hkdf(ikm: bytes, salt: bytes, info: str) -> bytes:
    """HKDF-SHA256 of one block (RFC 5869): extract, then expand to 32 bytes."""
    extracted = hmac.digest(salt, ikm, "sha256")
    return hmac.digest(extracted, info.encode() + b"\x01", "sha256")


def secret(label: str) -> int:
    """Return a private number of 256 bits that anybody can make again."""
    return number(hashlib.sha256(label.encode()).digest())


def private_x(cert: bytes, code: str, salt: bytes) -> int:
    """x: salt, identity and code."""
    return number(digest(salt, digest(f"cooker:{cert.hex()}:{code}".encode())))


def proofs(cert: bytes, salt: bytes, big_a: int, big_b: int, key: bytes) -> Vector:
    """Return everything that follows from K."""
    transcript = b"cooker-pair-v1" + cert + salt + pad(big_a) + pad(big_b)
    client_key = hkdf(key, cert, "cooker-pair-v1 client")
    cooker_key = hkdf(key, cert, "cooker-pair-v1 cooker")
    token_bytes = hkdf(key, cert, "cooker-pair-v1 token")
    token = urlsafe_b64encode(token_bytes).rstrip(b"=").decode()
    return {
        "transcript": transcript.hex(),
        "client_key": client_key.hex(),
        "cooker_key": cooker_key.hex(),
        "token_bytes": token_bytes.hex(),
        "client_proof": hmac.digest(client_key, transcript, "sha256").hex(),
        "cooker_proof": hmac.digest(cooker_key, transcript, "sha256").hex(),
        "token": token,
        "token_sha256": hashlib.sha256(token.encode()).hexdigest(),
    }


def client_side(cert: bytes, code: str, salt: bytes, a: int, big_b: int) -> Vector:
    """Return what a client works out from the cooker's answer to step 1."""
    k = number(digest(pad(N), pad(G)))
    x = private_x(cert, code, salt)
    big_a = pow(G, a, N)
    u = number(digest(pad(big_a), pad(big_b)))
    s = pow(big_b - k * pow(G, x, N), a + u * x, N)
    return proofs(cert, salt, big_a, big_b, digest(short(s)))


def cooker_side(cert: bytes, code: str, salt: bytes, b: int, big_a: int) -> Vector:
    """Return what a cooker works out from the client's step 1, with its `B`."""
    k = number(digest(pad(N), pad(G)))
    v = pow(G, private_x(cert, code, salt), N)
    big_b = (k * v + pow(G, b, N)) % N
    u = number(digest(pad(big_a), pad(big_b)))
    s = pow(big_a * pow(v, u, N), b, N)
    return {"B": pad(big_b).hex(), **proofs(cert, salt, big_a, big_b, digest(short(s)))}


def exchange(
    cert: bytes, code: str, salt: bytes, private: tuple[int, int], typed: str | None = None
) -> Vector:
    """Work out one exchange; `typed` is what the client was told where that is not the code."""
    a, b = private
    k = number(digest(pad(N), pad(G)))
    x = private_x(cert, code, salt)
    v = pow(G, x, N)
    big_a, big_b = pow(G, a, N), (k * v + pow(G, b, N)) % N
    u = number(digest(pad(big_a), pad(big_b)))
    cooker_s = pow(big_a * pow(v, u, N), b, N)
    client = client_side(cert, typed or code, salt, a, big_b)
    cooker = cooker_side(cert, code, salt, b, big_a)
    vector: Vector = {
        "cert": cert.hex(),
        "identity": f"cooker:{cert.hex()}",
        "code": code,
        "salt": salt.hex(),
        "a": f"{a:064x}",
        "b": f"{b:064x}",
        "k": f"{k:0128x}",
        "x": f"{x:0128x}",
        "v": pad(v).hex(),
        "A": pad(big_a).hex(),
        "B": pad(big_b).hex(),
        "u": f"{u:0128x}",
        "S": pad(cooker_s).hex(),
        "K": digest(short(cooker_s)).hex(),
        **cooker,
    }
    if typed is not None:
        vector |= {"typed_code": typed, "typed_client_proof": client["client_proof"]}
    return vector


def found(name: str, attempt: int) -> Vector:
    """Return an exchange in which `name` begins with a zero byte; `attempt` was found by trying."""
    salt = hashlib.sha256(f"{name} salt {attempt}".encode()).digest()[:16]
    vector = exchange(CERT, CODE, salt, (secret(f"{name} a {attempt}"), secret("b")))
    if not str(vector[name]).startswith("00"):
        raise AssertionError(name)
    return vector


CERT = hashlib.sha256(b"cooker-pair-v1 example certificate").digest()
CODE = "40718235"
SALT = bytes.fromhex("8f14e45fceea167a5a36dedd4bea2543")
FOUND = {"A": 109, "B": 214, "S": 110, "K": 125, "x": 424, "u": 176}


def vectors() -> dict[str, Vector]:
    """Return every vector by its name."""
    private = secret("a"), secret("b")
    return {
        "normal": exchange(CERT, CODE, SALT, private),
        "code_with_leading_zeros": exchange(CERT, "00000042", SALT, private),
        "salt_with_leading_zeros": exchange(CERT, CODE, b"\0\0" + SALT[2:], private),
        **{f"{name}_with_leading_zeros": found(name, attempt) for name, attempt in FOUND.items()},
        "wrong_code": exchange(CERT, CODE, SALT, private, typed="40718236"),
    }


if __name__ == "__main__":
    json.dump({"N": f"{N:x}", "g": G, "vectors": vectors()}, sys.stdout, indent=1)
    sys.stdout.write("\n")
