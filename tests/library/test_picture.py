"""A picture of the cooker: patches, gaps, and no more reading than needed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiocooker import Capabilities, DoorState, ProtocolError, ZoneCapabilities, ZoneState
from aiocooker.drivers.native import wire
from aiocooker.drivers.native.picture import Picture

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ZONES = ("upper", "lower")


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def capabilities() -> Capabilities:
    zones = tuple(
        ZoneCapabilities(
            id=name,
            name=name,
            modes=(),
            can_run_empty=True,
            preheat=True,
            pause=True,
            door=True,
            holds_safely=True,
            max_duration_s=600,
        )
        for name in ZONES
    )
    return Capabilities(zones=zones)


def subscribed(**zones: Any) -> wire.Subscription:  # noqa: ANN401 - JSON
    return wire.Subscription(seq=5, snapshot={"zones": zones}, events=(), last_event_id=None)


def changed(seq: int, **patch: Any) -> wire.Notification:  # noqa: ANN401 - JSON
    return wire.Notification(method="cooker.changed", params={"seq": seq, "patch": patch})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def picture(clock: Clock) -> Picture:
    picture = Picture(clock)
    picture.expect(capabilities())
    picture.replace(subscribed(upper={"state": "idle"}, lower={"state": "idle"}))
    return picture


def test_a_patch_changes_what_it_names(picture: Picture) -> None:
    assert picture.patch(changed(6, zones={"upper": {"state": "cooking"}}, light=True))
    assert picture.snapshot.zones["upper"].state is ZoneState.COOKING
    assert picture.snapshot.light is True


def test_a_zone_that_was_not_patched_is_not_read_again(picture: Picture) -> None:
    before = picture.snapshot.zones
    picture.patch(changed(6, zones={"upper": {"temperature_c": 84.5}}))
    after = picture.snapshot.zones
    assert after["lower"] is before["lower"]
    assert after["upper"].temperature_c == 84.5


def test_a_patch_beside_the_zones_leaves_them_the_same_objects(picture: Picture) -> None:
    before = picture.snapshot
    picture.patch(changed(6, light=True))
    assert picture.snapshot.zones is before.zones
    picture.patch(changed(7, light=None))
    assert picture.snapshot == before


def test_a_patch_that_changes_nothing_leaves_the_same_snapshot(picture: Picture) -> None:
    before = picture.snapshot
    picture.patch(changed(6))
    picture.patch(changed(7, of_a_newer_version=1))
    assert picture.snapshot is before


def test_a_member_that_a_patch_takes_away_is_no_longer_said(picture: Picture) -> None:
    picture.patch(changed(6, zones={"upper": {"temperature_c": 84.5, "door": "open"}}))
    picture.patch(changed(7, zones={"upper": {"temperature_c": None}}))
    zone = picture.snapshot.zones["upper"]
    assert zone.temperature_c is None
    assert zone.door is DoorState.OPEN


def test_a_reading_that_cannot_be_meant_takes_away_the_one_before(picture: Picture) -> None:
    picture.patch(changed(6, zones={"upper": {"temperature_c": 84.5}}, power_w=4))
    picture.patch(changed(7, zones={"upper": {"temperature_c": 999}}, power_w=-1))
    assert picture.snapshot.zones["upper"].temperature_c is None
    assert picture.snapshot.power_w is None


def test_a_gap_makes_it_wait_for_a_whole_snapshot(picture: Picture) -> None:
    assert not picture.patch(changed(7, light=True))
    assert picture.patch(changed(8, light=True))
    assert picture.snapshot.light is None
    picture.replace(subscribed(upper={"state": "idle"}))
    assert picture.patch(changed(6, light=False))
    assert picture.snapshot.light is False


def test_a_zone_that_says_nothing_is_unknown(picture: Picture) -> None:
    picture.patch(changed(6, zones={"lower": None}))
    assert picture.snapshot.zones["lower"].state is ZoneState.UNKNOWN
    assert set(picture.snapshot.zones) == set(ZONES)


def test_a_zone_that_the_capabilities_lack_is_not_shown(picture: Picture) -> None:
    picture.patch(changed(6, zones={"cellar": {"state": "idle"}}))
    assert set(picture.snapshot.zones) == set(ZONES)


def test_a_time_holds_while_patches_count_down(picture: Picture, clock: Clock) -> None:
    picture.patch(changed(6, zones={"upper": {"remaining_s": 1800}}))
    clock.now += timedelta(seconds=60)
    picture.patch(changed(7, zones={"upper": {"remaining_s": 1730}}))
    zone = picture.snapshot.zones["upper"]
    assert zone.finishes_at == NOON + timedelta(seconds=1800)
    assert zone.remaining_s == 1730


def test_a_time_holds_over_a_new_conversation(picture: Picture, clock: Clock) -> None:
    picture.patch(changed(6, zones={"upper": {"ready_in_s": 300}}))
    clock.now += timedelta(seconds=10)
    picture.expect(capabilities())
    picture.replace(subscribed(upper={"state": "preheating", "ready_in_s": 295}))
    assert picture.snapshot.zones["upper"].ready_at == NOON + timedelta(seconds=300)


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"seq": "6", "patch": {}},
        {"seq": 6, "patch": []},
        {"seq": 6, "patch": {"zones": 1}},
        {"seq": 6, "patch": {"zones": None}},
        {"seq": 6, "patch": {"zones": {"upper": 1}}},
    ],
)
def test_a_patch_that_makes_no_sense_is_a_protocol_error(
    picture: Picture, params: dict[str, Any]
) -> None:
    before = picture.snapshot
    with pytest.raises(ProtocolError):
        picture.patch(wire.Notification(method="cooker.changed", params=params))
    assert picture.snapshot is before


def test_a_zone_is_asked_for_by_its_name() -> None:
    can = capabilities()
    assert can.zone("lower") is can.zones[1]
    with pytest.raises(KeyError):
        can.zone("cellar")
