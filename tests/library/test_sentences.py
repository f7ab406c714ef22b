"""Whatever goes wrong, a person reads a sentence."""

import aiocooker
import pytest
from aiocooker import CookerError, PairingError, RefusalReason, Refused, TrustError, WrongCode
from aiocooker.cli.sentences import ERRORS, sentence

GROUPS = {CookerError, aiocooker.LineError, PairingError, Refused, TrustError}
OWN_WORDS = {aiocooker.RefusedOnTheWay}


@pytest.mark.parametrize("reason", RefusalReason)
def test_every_refusal_is_a_sentence(reason: RefusalReason) -> None:
    assert sentence(Refused(reason)).endswith(".")


def test_every_error_is_a_sentence() -> None:
    named = [getattr(aiocooker, name) for name in aiocooker.__all__]
    errors = {one for one in named if isinstance(one, type) and issubclass(one, CookerError)}
    assert errors - GROUPS - OWN_WORDS == set(ERRORS)


def test_a_refusal_on_the_way_is_told_in_its_own_words() -> None:
    told = sentence(aiocooker.RefusedOnTheWay("The oven is locked."))
    assert told == "The oven is locked."
    assert sentence(aiocooker.RefusedOnTheWay()) == "The cooker said no."


def test_bounds_are_told_where_the_cooker_told_them() -> None:
    reason = RefusalReason.OUT_OF_RANGE
    told = Refused(reason, field="target_c", minimum=50, maximum=275)
    assert sentence(told).endswith("(target_c: 50 to 275)")
    assert sentence(Refused(reason, minimum=50, maximum=275)).endswith("(allowed: 50 to 275)")


def test_a_wrong_code_says_how_often_it_may_be_tried() -> None:
    assert str(WrongCode(3)) == "wrong code, 3 attempts left"
    assert str(WrongCode()) == "wrong code"
