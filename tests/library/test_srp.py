"""srptools against the specification: the vectors come from the text, with pow() alone."""

import json
from pathlib import Path
from typing import Any

import pytest
from aiocooker import Impostor
from aiocooker.srp import Exchange

from tests.transcripts import pairing

VECTORS: dict[str, dict[str, Any]] = json.loads(
    Path(pairing.__file__).with_suffix(".json").read_text()
)["vectors"]


@pytest.mark.parametrize("name", VECTORS)
def test_both_proofs_and_the_token_are_those_of_the_specification(name: str) -> None:
    vector = VECTORS[name]
    exchange = Exchange(vector["cert"], vector["code"], vector["a"])
    assert exchange.public == vector["A"]
    agreement = exchange.agree(vector["salt"], vector["B"])
    assert (agreement.client_proof, agreement.cooker_proof, agreement.token) == (
        vector["client_proof"],
        vector["cooker_proof"],
        vector["token"],
    )


def test_a_random_exchange_agrees_with_plain_pow() -> None:
    certificate, code, salt = bytes(range(32)), "31415926", bytes(range(16))
    exchange = Exchange(certificate.hex(), code)
    verifier = pow(pairing.G, pairing.private_x(certificate, code, salt), pairing.N)
    k = pairing.number(pairing.digest(pairing.pad(pairing.N), pairing.pad(pairing.G)))
    b = pairing.secret("b")
    big_a, big_b = (
        int(exchange.public, 16),
        (k * verifier + pow(pairing.G, b, pairing.N)) % pairing.N,
    )
    u = pairing.number(pairing.digest(pairing.pad(big_a), pairing.pad(big_b)))
    key = pairing.digest(pairing.short(pow(big_a * pow(verifier, u, pairing.N), b, pairing.N)))
    proofs = pairing.proofs(certificate, salt, big_a, big_b, key)
    agreement = exchange.agree(salt.hex(), pairing.pad(big_b).hex())
    assert agreement.client_proof == proofs["client_proof"]
    assert agreement.token == proofs["token"]


def test_two_exchanges_send_different_numbers() -> None:
    assert Exchange("00" * 32, "12345678").public != Exchange("00" * 32, "12345678").public


@pytest.mark.parametrize("multiple", [0, 1])
def test_a_cooker_that_sends_zero_is_an_impostor(multiple: int) -> None:
    zero = pairing.pad(multiple * pairing.N).hex()
    with pytest.raises(Impostor):
        Exchange("00" * 32, "12345678").agree("00" * 16, zero)
