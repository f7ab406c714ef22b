"""Pairing: the cooker's arithmetic against the specification's vectors, and its window."""

import json
from hashlib import sha256

import pytest

import virtual_cooker.pairing as pairing_module
from tests.transcripts.transcript import HERE
from tests.virtual.line import Visitor
from virtual_cooker import PanelError, VirtualCooker
from virtual_cooker.srp import BadExchange, Exchange, N, verifier

VECTORS = json.loads((HERE / "pairing.json").read_text())["vectors"]
SALT, CERTIFICATE = bytes(16), bytes(32)


@pytest.mark.parametrize("name", VECTORS)
def test_the_arithmetic_gives_every_byte_of_the_vectors(name: str) -> None:
    vector = VECTORS[name]
    certificate, salt = bytes.fromhex(vector["cert"]), bytes.fromhex(vector["salt"])
    a_public, b = int(vector["A"], 16), int(vector["b"], 16)
    exchange = Exchange(vector["code"], certificate, salt, a_public, b=b)
    keys = exchange.keys()
    assert verifier(vector["code"], certificate, salt) == int(vector["v"], 16)
    assert exchange.b_public == int(vector["B"], 16)
    assert keys.client_proof == vector["client_proof"]
    assert keys.cooker_proof == vector["cooker_proof"]
    assert keys.token == vector["token"]
    assert vector.get("typed_client_proof") != keys.client_proof


@pytest.mark.parametrize("multiple", [0, 1, 2])
def test_an_a_of_zero_is_refused(multiple: int) -> None:
    """With A = 0 the shared secret is 0 for everybody, code or not."""
    with pytest.raises(BadExchange):
        Exchange("12345678", CERTIFICATE, SALT, multiple * N)


async def test_a_person_pairs_with_the_code_on_the_panel(
    visitor: Visitor, oven: VirtualCooker
) -> None:
    assert oven.panel.code is None
    code = oven.panel.press_pairing()
    assert (len(code), oven.panel.code, oven.identity.pairing) == (8, code, True)
    status, answer = await visitor.pair(code, "Home Assistant")
    assert status == 200
    assert oven.panel.clients() == [{"client_id": answer["client_id"], "name": "Home Assistant"}]
    assert oven.panel.code is None
    async with visitor.session() as line:
        assert (await line.ask("cooker.clients"))["clients"][0]["current"] is True


async def test_five_wrong_codes_lock_the_window_until_the_next_press(
    visitor: Visitor, oven: VirtualCooker
) -> None:
    code = oven.panel.press_pairing()
    wrong = "00000000" if code != "00000000" else "00000001"
    answers = [await visitor.pair(wrong) for _ in range(5)]
    assert answers == [
        (403, {"error": "wrong_code", "attempts_left": left}) for left in (4, 3, 2, 1, 0)
    ]
    assert await visitor.pair(code) == (423, {"error": "pairing_locked"})
    assert (await visitor.pair(oven.panel.press_pairing()))[0] == 200


async def test_the_window_closes_after_two_real_minutes(
    visitor: Visitor, oven: VirtualCooker, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = oven.panel.press_pairing()
    await oven.clock.advance(500)
    assert oven.panel.code == code
    now = pairing_module.time.monotonic()
    monkeypatch.setattr(pairing_module.time, "monotonic", lambda: now + 121)
    assert oven.panel.code is None
    assert await visitor.pair(code) == (403, {"error": "pairing_closed"})


async def test_an_exchange_serves_one_proof_only(visitor: Visitor, oven: VirtualCooker) -> None:
    """Otherwise one exchange would give many guesses."""
    oven.panel.press_pairing()
    first = {"step": 1, "client": "x", "A": f"{7:0768x}"}
    _, one = await visitor.post(first)
    proof = {"step": 2, "exchange": one["exchange"], "proof": "0" * 64}
    assert (await visitor.post(proof))[1]["error"] == "wrong_code"
    assert await visitor.post(proof) == (409, {"error": "unknown_exchange"})


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"step": 3},
        {"step": 1, "client": "x", "A": "12"},
        {"step": 1, "client": "", "A": f"{7:0768x}"},
        {"step": 1, "client": "x" * 65, "A": f"{7:0768x}"},
        {"step": 1, "client": "x", "A": f"{N:0768x}"},
        {"step": 2, "exchange": "00", "proof": "zz"},
        "x" * 10_000,
    ],
)
async def test_what_is_no_pairing_step_is_called_malformed(
    visitor: Visitor, oven: VirtualCooker, body: object
) -> None:
    oven.panel.press_pairing()
    assert await visitor.post(body) == (400, {"error": "malformed"})


async def test_only_the_hash_of_a_token_is_kept(visitor: Visitor, oven: VirtualCooker) -> None:
    async with visitor.session():
        stored = (oven._memory.folder / "memory.json").read_text()
    assert visitor.token not in stored
    assert sha256(visitor.token.encode()).hexdigest() in stored


async def test_a_revoked_client_is_hung_up_on_and_stays_out(
    visitor: Visitor, oven: VirtualCooker
) -> None:
    async with visitor.session() as line:
        oven.panel.revoke(oven.panel.clients()[0]["client_id"])
        assert await line.closed() == 4001
    assert (await visitor.get("/cooker/v1/session"))[0] == 401


async def test_a_factory_reset_forgets_clients_and_certificate_but_not_who_it_is(
    visitor: Visitor, oven: VirtualCooker
) -> None:
    before = oven.identity.id, oven.fingerprint
    async with visitor.session() as line:
        oven.panel.factory_reset()
        assert await line.closed() == 4001
    assert oven.identity.id == before[0]
    assert oven.fingerprint != before[1]
    assert oven.panel.clients() == []
    assert (await visitor.get("/cooker/v1/identity"))[0] == 200


async def test_with_sixteen_clients_the_panel_says_that_there_is_no_room(
    oven: VirtualCooker,
) -> None:
    for number in range(16):
        oven._clients.trust(f"client {number}", f"token {number}")
    with pytest.raises(PanelError, match="Remove one"):
        oven.panel.press_pairing()


async def test_each_press_gives_another_code(oven: VirtualCooker) -> None:
    assert len({oven.panel.press_pairing() for _ in range(50)}) == 50
