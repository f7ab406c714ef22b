"""The household's programs are kept over restarts, damage and other versions of Cooker."""

import json
import logging
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from custom_components.cooker.programs import shelf as shelves
from custom_components.cooker.programs.storage import ProgramStore, pages_of
from custom_components.cooker.unsuitable import Unsuitable
from tests.integration.house import AtHome
from tests.integration.programs import choices, document, keep
from virtual_cooker import VirtualCooker

KEY = "cooker.programs"


async def loaded(hass: HomeAssistant) -> shelves.Shelf:
    """Read the shelf as after a restart."""
    hass.data.pop("cooker_shelf", None)
    return await shelves.shelf(hass)


def stored(hass_storage: dict[str, Any], *written: dict[str, Any], **more: object) -> None:
    """Put programs into storage; each is a document, or a page that somebody damaged."""
    pages = {
        f"p{number}": one if "versions" in one or one == {} else page(one | {"id": f"p{number}"})
        for number, one in enumerate(written)
    }
    hass_storage[KEY] = {"version": 1, "minor_version": 1, "key": KEY, **more} | {
        "data": {"programs": pages}
    }


def page(one: dict[str, Any]) -> dict[str, Any]:
    return {"versions": [{"version": 1, "document": one, "author": None, "saved_at": "2026-01-01"}]}


async def test_a_saved_program_is_written_at_once_and_read_again(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    book = await shelves.shelf(hass)
    await book.save(document(), author="Ann")
    assert KEY in hass_storage, "not after a while: a power cut may come"
    book = await loaded(hass)
    recipe = book.get("sunday_bread")
    assert recipe is not None
    assert recipe.own
    assert (recipe.version, recipe.author, recipe.draft) == (1, "Ann", False)
    assert recipe.document["crumb"] == "open", "what we do not know stays in it"
    assert recipe.program.food_class == "bread"


async def test_the_file_is_written_whole_or_not_at_all(hass: HomeAssistant) -> None:
    assert ProgramStore(hass)._atomic_writes


async def test_each_save_is_a_version_and_the_last_ten_before_it_are_kept(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    book = await shelves.shelf(hass)
    for minutes in range(10, 25):
        await book.save(document(stage={"duration_s": minutes * 60}), author=None)
    book = await loaded(hass)
    recipe = book.get("sunday_bread")
    assert recipe is not None
    assert recipe.version == 15
    assert recipe.program.stages[0].duration_s == 24 * 60
    assert [one["version"] for one in book.versions("sunday_bread")] == list(range(5, 16))
    assert book.versions("nothing") == ()


async def test_one_damaged_program_spoils_no_other_and_stays_in_the_file(
    hass: HomeAssistant, hass_storage: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    damaged = [
        page(document() | {"id": "p1", "stages": "none"}),
        {"versions": []},
        {"versions": None},
        {},
        page(document("another_id")),
    ]
    stored(hass_storage, document(), *damaged)
    book = await loaded(hass)
    assert [one.program.id for one in book.own] == ["p0"]
    assert caplog.text.count("cannot be read") == len(damaged)
    await book.save(document(), author=None)
    kept = hass_storage[KEY]["data"]["programs"]
    assert set(kept) == {"p0", "p1", "p2", "p3", "p4", "p5", "sunday_bread"}
    await book.delete("p2")
    assert "p2" not in hass_storage[KEY]["data"]["programs"], "a person may still throw it away"


@pytest.mark.parametrize("nonsense", [None, [], {}, {"programs": []}])
def test_what_is_no_shelf_is_an_empty_one(nonsense: object) -> None:
    assert pages_of(nonsense) == {"programs": {}}


async def test_a_newer_minor_version_only_added_something(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    stored(hass_storage, document() | {"smell": "good"}, minor_version=9)
    book = await loaded(hass)
    assert [one.document["smell"] for one in book.own] == ["good"]


async def test_a_file_of_a_newer_version_is_left_as_it_is(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    oven: VirtualCooker,
    at_home: AtHome,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whoever goes back a version and saves a program would lose all the others."""
    stored(hass_storage, document(), version=2)
    before = json.dumps(hass_storage[KEY])
    house = await at_home(oven)
    assert "Pizza" in choices(house, "upper"), "cookers and built-in programs work all the same"
    with pytest.raises(ServiceValidationError, match="could not be read"):
        await keep(hass, "save_program", program=document())
    assert json.dumps(hass_storage[KEY]) == before
    expected = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert len(expected) == 1
    caplog.clear()


async def test_there_is_an_end_to_programs(
    hass: HomeAssistant, hass_storage: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An automation that saves in a loop must not fill the disk."""
    monkeypatch.setattr(shelves, "MOST_PROGRAMS", 2)
    book = await shelves.shelf(hass)
    await book.save(document("one"), author=None)
    await book.save(document("two"), author=None)
    with pytest.raises(Unsuitable, match="too_many_programs"):
        await book.save(document("three"), author=None)
    await book.save(document("two"), author=None)


async def test_built_in_programs_stay_as_they_are(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    book = await shelves.shelf(hass)
    with pytest.raises(Unsuitable, match="built_in_program"):
        await book.save(document("builtin.oven.pizza"), author=None)
    with pytest.raises(Unsuitable, match="built_in_program"):
        await book.delete("builtin.oven.pizza")
    with pytest.raises(Unsuitable, match="no_such_program"):
        await book.delete("nothing")


async def test_listeners_hear_of_changes_until_they_leave(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    book = await shelves.shelf(hass)
    heard: list[int] = []
    leave = book.subscribe(lambda: heard.append(len(book.own)))
    await book.save(document(), author=None)
    await book.delete("sunday_bread")
    leave()
    await book.save(document(), author=None)
    assert heard == [1, 0]
