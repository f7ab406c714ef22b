"""What was learned of people's ways home: shown in the kitchen's options, and forgotten there."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from custom_components.cooker.lib.cookery import Habit, TravelTime
from custom_components.cooker.scenes.keeper import SCENES
from tests.integration.house import AtHome, House
from tests.integration.programs import kitchen
from tests.integration.scening import ANNA, BEN, people
from virtual_cooker import VirtualCooker


@pytest.fixture
async def house(hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome) -> House:
    people(hass)
    hass.states.async_set("sensor.commute", "25", {"friendly_name": "Commute"})
    hass.states.async_set("zone.office", "0", {"friendly_name": "Office"})
    return await at_home(oven)


def travelled(times: int, ratio: float) -> TravelTime:
    """Return what was learned of ways home that took `ratio` times as long as usual."""
    travel = TravelTime()
    for _ in range(times):
        travel = travel.learned(ratio)
    return travel


def known(hass: HomeAssistant) -> dict[str, dict[str, Any]]:
    """Return all that is kept of people."""
    return hass.data[SCENES].storage.facts["people"]


def learn(hass: HomeAssistant) -> None:
    """Let Anna have come home twelve times, Ben from work and by a sensor."""
    known(hass)[ANNA] = {"began_s": None, "left": {}, "zones": {}} | {
        "ways": {"": travelled(12, 1.25).to_json()}
    }
    habit = Habit(usual_s=1800.0)
    for _ in range(6):
        habit = habit.came_home(1800.0)
    known(hass)[BEN] = {
        "began_s": None,
        "left": {},
        "ways": {"sensor.commute": travelled(1, 0.9).to_json()},
        "zones": {"zone.office": habit.went_elsewhere().to_json()},
    }


async def options(hass: HomeAssistant, **said: object) -> dict[str, Any]:
    """Open the kitchen's options, and what is known of people where that is offered."""
    shown = await hass.config_entries.options.async_init(kitchen(hass).entry_id)
    if "people" not in shown["menu_options"]:
        return dict(shown)
    shown = await hass.config_entries.options.async_configure(
        shown["flow_id"], {"next_step_id": "people"}
    )
    if said:
        shown = await hass.config_entries.options.async_configure(shown["flow_id"], said)
    return dict(shown)


@pytest.mark.usefixtures("house")
async def test_nothing_is_shown_before_anything_is_known(hass: HomeAssistant) -> None:
    shown = await options(hass)
    assert shown["menu_options"] == ["new", "import"]


@pytest.mark.usefixtures("house")
async def test_what_was_learned_is_told_in_plain_words(hass: HomeAssistant) -> None:
    learn(hass)
    shown = await options(hass)
    anna, commute, office = shown["description_placeholders"]["people"].splitlines()
    assert anna.startswith("- Anna: ways home learned from: 12. They usually take 1.2 times the")
    assert commute.startswith("- Ben, by Commute: ways home learned from: 1. ")
    assert "after leaving Office: home 6×, elsewhere 1×" in office
    assert "1.0 times the usual time" in office


@pytest.mark.usefixtures("house")
async def test_somebody_who_is_only_out_has_nothing_learned(hass: HomeAssistant) -> None:
    known(hass)[ANNA] = {"began_s": 1_700_000_000.0}
    shown = await options(hass)
    assert shown["description_placeholders"]["people"] == (
        "- Anna: nothing learned yet, only when the present outing began."
    )


@pytest.mark.usefixtures("house")
async def test_one_person_is_forgotten_and_the_other_is_not(hass: HomeAssistant) -> None:
    learn(hass)
    shown = await options(hass, person=ANNA)
    assert shown["type"] is FlowResultType.MENU
    assert set(known(hass)) == {BEN}
    shown = await options(hass, person=BEN)
    assert "people" not in shown["menu_options"], "nothing is left to be told"
    assert known(hass) == {}


@pytest.mark.usefixtures("house")
async def test_looking_alone_forgets_nobody(hass: HomeAssistant) -> None:
    learn(hass)
    shown = await options(hass)
    shown = dict(await hass.config_entries.options.async_configure(shown["flow_id"], {}))
    assert shown["type"] is FlowResultType.MENU
    assert set(known(hass)) == {ANNA, BEN}
