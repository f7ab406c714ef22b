"""What a program asks of people is told in a language they read, as far as it has one."""

import pytest

from tests.integration.days import Day
from tests.integration.house import House
from tests.integration.planning import ready_at
from tests.integration.programs import document, keep

TURN_IT = {"kind": "user"}
BAKE = {"kind": "cook", "mode": "bake", "target_c": 180, "duration_s": 600}


@pytest.mark.parametrize(
    ("words", "language", "told"),
    [
        ({"en": "Turn it", "de": "Wenden"}, "de", "Wenden"),
        ({"en": "Turn it", "de": "Wenden"}, "fr", "Turn it"),
        ({"de": "Wenden"}, "en", "Wenden"),
        (None, "en", "Look after the food"),
    ],
)
async def test_a_person_is_told_in_the_houses_language_else_in_english_else_in_any(
    house: House, today: Day, words: dict[str, str] | None, language: str, told: str
) -> None:
    await house.hass.config.async_update(language=language)
    await house.hass.async_block_till_done()
    asks = {**TURN_IT, "needs_user": words} if words else TURN_IT
    await keep(house.hass, "save_program", program=document(stages=[BAKE, asks, BAKE]))
    plan = await ready_at(house, "upper", "12:00", program="Sunday bread", perishable=False)
    assert told in [one["what"] for one in plan["to_do"]]
