"""A reminder in mid-cook to turn or shake the food: the cook is cut in two and goes on."""

import pytest

from tests.integration.asking import ask, ask_for_response, refused, target
from tests.integration.house import Appliance, AtHome, House, until
from virtual_cooker import VirtualCooker

CHIPS = {"mode": "air_fry", "temperature": 200, "duration": {"minutes": 18}}


@pytest.fixture
async def fryer(appliance: Appliance, at_home: AtHome) -> House:
    """Fill a basket and allow remote start."""
    cooker = await appliance("air_fryer")
    cooker.panel.open_door("left")
    cooker.panel.put_food("left", 0.6, 5)
    cooker.panel.close_door("left")
    cooker.panel.allow_remote_start()
    return await at_home(cooker)


def sent(cooker: VirtualCooker) -> list[dict[str, object]]:
    """Return the stages of the last start."""
    start = [one for one in cooker.received if one.method == "zone.start"][-1]
    program = start.params["program"]
    assert isinstance(program, dict)
    return program["stages"]  # type: ignore[return-value]


async def test_a_cook_is_sent_in_two_parts_of_which_the_second_reminds(fryer: House) -> None:
    await ask(fryer, "start", target(fryer, "left"), **CHIPS, turn_after="00:10:00")
    first, rest = sent(fryer.cooker)
    assert [(one["mode"], one["target_c"]) for one in (first, rest)] == [("air_fry", 200)] * 2
    assert (first["duration_s"], rest["duration_s"]) == (600, 480)
    assert "needs_user" not in first
    assert set(rest["needs_user"]) == {"en", "zh-Hans", "de", "fr", "es"}  # type: ignore[call-overload]
    assert "until" not in rest


async def test_somebody_is_reminded_for_a_minute_and_the_cook_goes_on(fryer: House) -> None:
    await ask(fryer, "start", target(fryer, "left"), **CHIPS, turn_after="00:10:00")
    await fryer.cooker.clock.advance(601)
    await fryer.shows("on", "binary_sensor", "needs_user", "left")
    words = fryer.state("binary_sensor", "needs_user", "left").attributes["text"]
    assert words == "Turn or shake the food"
    assert fryer.shown("sensor", "state", "left") == "cooking"
    told = fryer.state("event", "cook", "left").attributes
    assert (told["event_type"], told["waits"]) == ("needs_user", False)
    await fryer.cooker.clock.advance(61)
    await fryer.shows("off", "binary_sensor", "needs_user", "left")
    assert fryer.shown("sensor", "state", "left") == "cooking"
    await fryer.cooker.clock.advance(480)
    await fryer.shows("finished", "sensor", "state", "left")


async def test_whoever_turned_it_says_so(fryer: House) -> None:
    await ask(fryer, "start", target(fryer, "left"), **CHIPS, turn_after=600)
    await fryer.cooker.clock.advance(601)
    await fryer.shows("on", "binary_sensor", "needs_user", "left")
    await fryer.press("acknowledge", "left")
    await fryer.shows("off", "binary_sensor", "needs_user", "left")
    assert fryer.shown("sensor", "state", "left") == "cooking"


async def test_a_probe_ends_either_part(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    oven.panel.open_door("upper")
    oven.panel.put_food("upper", 1.0, 8)
    oven.panel.insert_probe("upper")
    oven.panel.close_door("upper")
    oven.panel.allow_remote_start()
    roast = {"mode": "roast", "duration": 3600, "core_temperature": 63, "turn_after": 1800}
    await until(lambda: house.entry.runtime_data.data.zones["upper"].probes[0].inserted, "it is in")
    await ask(house, "start", target(house, "upper"), **roast)
    assert [one["until"] for one in sent(oven)] == [{"core_c": 63}] * 2


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"turn_after": 1080}, "shorter than 18 minutes"),
        ({"turn_after": 3600}, "shorter than 18 minutes"),
        ({"turn_after": 30}, "from 1 to 17 minutes"),
        ({"turn_after": 30, "duration": 90}, "Choose a longer duration"),
    ],
)
async def test_a_time_that_cannot_be_is_refused_with_what_can(
    fryer: House, said: dict[str, object], sentence: str
) -> None:
    told = await refused(fryer, "start", "left", **(CHIPS | said))
    assert sentence in told
    assert told.startswith("Virtual")


async def test_a_zone_of_one_stage_says_that_it_cannot_remind(
    rice_cooker: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(rice_cooker)
    response = await ask_for_response(house, "get_capabilities", target(house))
    assert response["cookers"][0]["capabilities"]["can_remind"] is False
    told = await refused(house, "start", mode="rice", duration=3600, turn_after=1800)
    assert "takes no reminder in the middle of a cook" in told
