"""After a change only those entities are looked at that show it, and each is written once."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow

from custom_components.cooker.derived import Watch
from custom_components.cooker.lib.aiocooker import (
    Snapshot,
    ZoneCapabilities,
    ZoneSnapshot,
    ZoneState,
)
from custom_components.cooker.looks import Looks, changes
from tests.integration.house import AtHome, House, until
from tests.integration.test_writing import Writes
from virtual_cooker import VirtualCooker

IDLE = ZoneSnapshot(state=ZoneState.IDLE)


class Faces:
    """Counts how often the face of each entity is worked out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.of: Counter[str] = Counter()
        look = Looks.look

        def counted[T](looks: Looks, looker: Callable[[], None], face_fn: Callable[[], T]) -> T:
            entity: Any = getattr(face_fn, "__self__", None)
            self.of[entity.entity_id] += 1
            return look(looks, looker, face_fn)

        monkeypatch.setattr(Looks, "look", counted)


@pytest.fixture
def faces(monkeypatch: pytest.MonkeyPatch) -> Faces:
    return Faces(monkeypatch)


async def _quiet(house: House) -> Writes:
    """Wait until all that was begun is done; returns what is written from now on."""
    await until(lambda: house.entry.runtime_data.last_update_success, "the line is up")
    await house.hass.async_block_till_done()
    return Writes(house.hass)


async def test_of_what_changed_only_what_shows_it_is_looked_at_and_written_once(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, faces: Faces
) -> None:
    house = await at_home(oven)
    writes = await _quiet(house)
    faces.of.clear()
    oven.mishaps.misread("power_w", 1234)
    await house.shows("1234", "sensor", "power")
    await hass.async_block_till_done()
    power = {house.entity("sensor", "power"): 1}
    assert faces.of == power
    assert writes.all == power


async def test_a_zone_that_gets_warmer_concerns_only_who_shows_its_temperature(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, faces: Faces
) -> None:
    house = await at_home(oven)
    writes = await _quiet(house)
    faces.of.clear()
    oven.mishaps.misread("temperature_c", 84.5, "upper")
    await house.shows("84.5", "sensor", "temperature", "upper")
    await hass.async_block_till_done()
    temperature = {house.entity("sensor", "temperature", "upper"): 1}
    assert faces.of == temperature
    assert writes.all == temperature


async def test_the_same_said_again_in_other_words_is_looked_at_by_nobody(
    hass: HomeAssistant, oven: VirtualCooker, at_home: AtHome, faces: Faces
) -> None:
    """A reading that cannot be meant is unknown, and so is another one after it."""
    house = await at_home(oven)
    oven.mishaps.misread("power_w", "much")
    await house.shows("unknown", "sensor", "power")
    writes = await _quiet(house)
    faces.of.clear()
    oven.mishaps.misread("power_w", "more")
    oven.mishaps.misread("energy_kwh", 7)
    await house.shows("7", "sensor", "energy")
    await hass.async_block_till_done()
    assert house.entity("sensor", "power") not in faces.of | writes.all


def test_a_zone_that_is_still_off_shows_nothing_new_by_its_temperature() -> None:
    can = ZoneCapabilities(
        id="upper",
        name="upper",
        modes=(),
        can_run_empty=True,
        preheat=False,
        pause=True,
        door=True,
        holds_safely=True,
        max_duration_s=600,
    )
    now = utcnow()
    watch = Watch(can=can).then(replace(IDLE, temperature_c=200), now)
    assert watch.then(replace(IDLE, temperature_c=199), now) is watch
    cooks = ZoneSnapshot(state=ZoneState.COOKING, temperature_c=199)
    assert watch.then(cooks, now).was_on
    assert watch.then(ZoneSnapshot(state=ZoneState.FINISHED), now) is not watch


def test_changes_name_the_members_that_differ() -> None:
    before = Snapshot(zones={"upper": IDLE, "lower": IDLE}, power_w=4, light=True)
    warmer = ZoneSnapshot(state=ZoneState.IDLE, temperature_c=30)
    now = Snapshot(zones={"upper": warmer, "lower": IDLE}, power_w=5, light=True)
    assert set(changes(before, now)) == {
        ("", "power_w"),
        ("upper", "temperature_c"),
    }
    assert not set(changes(before, before))


def test_of_a_zone_that_is_gone_all_is_another() -> None:
    before, now = Snapshot(zones={"upper": IDLE}), Snapshot(zones={})
    told = set(changes(before, now))
    assert ("upper", "state") in told
    assert ("upper", "target_c") in told
    assert told == set(changes(now, before))


class Looker:
    """Shows its reading while the light is on, and counts how often it was told to look."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.says = Snapshot(zones={}, light=True)
        self.told = 0
        self.look()

    def hear(self) -> None:
        self.told += 1

    def look(self) -> float | None:
        return self.looks.look(self.hear, self._face)

    def _face(self) -> float | None:
        seen = self.looks.seen(self.says)
        return seen.power_w if seen.light else None


def test_a_stranger_is_told_of_everything_until_it_is_known_what_it_shows() -> None:
    looks = Looks()
    looker = Looker(looks)
    looks.join(looker.hear)
    looks.tell([("", "water")])
    assert looker.told == 1
    looker.look()
    looks.tell([("", "water")])
    assert looker.told == 1
    assert looks.shows("", "power_w")
    assert not looks.shows("", "water")


def test_who_shows_two_of_what_changed_is_told_once() -> None:
    looks = Looks()
    looker = Looker(looks)
    looks.join(looker.hear)
    looker.look()
    looks.tell([("", "light"), ("", "power_w")])
    assert looker.told == 1


def test_what_is_no_longer_read_is_no_longer_told() -> None:
    looks = Looks()
    looker = Looker(looks)
    looks.join(looker.hear)
    looker.look()
    looker.says = Snapshot(zones={}, light=False)
    looker.look()
    looks.tell([("", "power_w")])
    assert looker.told == 0
    looks.tell([("", "light")])
    assert looker.told == 1


def test_who_left_is_told_nothing() -> None:
    looks = Looks()
    looker = Looker(looks)
    leave = looks.join(looker.hear)
    looker.look()
    leave()
    looker.look()
    looks.tell([("", "light")])
    looks.tell_all()
    assert looker.told == 0
