"""Actions around past cooks, heat-ups and scenes, asked for what they cannot do."""

from dataclasses import replace

import pytest
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, UnknownUser

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.journal.journal import JOURNAL
from tests.integration.asking import ask, ask_for_response, target
from tests.integration.days import Day
from tests.integration.family import Family, add_scene, scene_is
from tests.integration.house import Appliance, AtHome, House, until
from virtual_cooker import models


def sentence_key(error: pytest.ExceptionInfo[ServiceValidationError]) -> str | None:
    return error.value.translation_key


async def test_a_cook_is_rated_by_its_name_and_only_where_there_is_one(
    house: House, today: Day
) -> None:
    upper = target(house, "upper")
    with pytest.raises(ServiceValidationError) as error:
        await ask(house, "rate_cook", upper, rating="right")
    assert sentence_key(error) == "no_such_cook"
    house.cooker.panel.start("upper", "bake", 180, 60, None)
    await until(lambda: any(house.hass.data[JOURNAL]), "the journal has it")
    with pytest.raises(ServiceValidationError) as error:
        await ask(house, "rate_cook", upper, rating="right")
    assert sentence_key(error) == "no_such_cook", "one that runs is not over"

    (cook,) = house.hass.data[JOURNAL]
    told = await ask_for_response(house, "rate_cook", upper, cook=cook.id, stars=3)
    assert told["done"] is True
    assert house.hass.data[JOURNAL].running(cook.cooker, cook.zone).stars == 3
    told = await ask_for_response(house, "rate_cook", upper, cook="another", stars=5)
    assert (told["done"], told["cookers"][0]["done"]) == (False, False)
    with pytest.raises(ServiceValidationError) as error:
        await ask(house, "rate_cook", upper, cook=cook.id)
    assert sentence_key(error) == "nothing_to_rate"
    assert house.hass.data[JOURNAL].running(cook.cooker, cook.zone).stars == 3


async def test_a_zone_without_a_heat_up_takes_over_none(
    appliance: Appliance, at_home: AtHome
) -> None:
    blind = models.toaster_oven().with_zone("cavity", lambda can: replace(can, temperature=False))
    house = await at_home(await appliance(blind))
    learned = {"format": "cooker.heat_up/1", "learned": {}}
    with pytest.raises(ServiceValidationError) as error:
        await ask(house, "import_heat_up", target(house), heat_up=learned)
    assert sentence_key(error) == "cannot_learn_heat_up"


async def test_who_is_unknown_here_answers_no_scene(house: House, family: Family) -> None:
    await family("Ann")
    scene = await add_scene(house, "leave_home", "upper", "Leaving")
    await scene_is(house, scene, "watching")
    with pytest.raises(UnknownUser):
        await house.hass.services.async_call(
            DOMAIN,
            "answer_scene",
            {"entity_id": "all", "answer": "yes"},
            blocking=True,
            context=Context(user_id="nobody"),
        )


async def test_all_scenes_are_simulated_at_once(house: House, family: Family) -> None:
    await family("Ann")
    for name in ("Leaving", "Going"):
        scene = await add_scene(house, "leave_home", "upper", name)
        await scene_is(house, scene, "watching")
    told = await house.hass.services.async_call(
        DOMAIN, "simulate_scene", {"entity_id": "all"}, blocking=True, return_response=True
    )
    assert told is not None
    scenes = told["scenes"]
    assert isinstance(scenes, list)
    assert len(scenes) == 2
    assert house.commands == []
