"""What is set for the next cook: within the mode, in the user's unit, and kept over restarts."""

from dataclasses import replace

import pytest
from homeassistant.exceptions import ServiceValidationError

from custom_components.cooker import staging
from custom_components.cooker.lib.aiocooker import (
    CookingMode,
    ModeCapability,
    Range,
    StageKind,
    ZoneCapabilities,
)
from tests.integration.house import AtHome, House
from virtual_cooker import VirtualCooker

type Bounds = tuple[float, float, float]


def bounds(house: House, key: str, zone: str) -> Bounds:
    """Return least, most and step."""
    attributes = house.state("number", key, zone).attributes
    return attributes["min"], attributes["max"], attributes["step"]


async def test_what_was_set_by_hand_is_kept_as_far_as_the_mode_allows(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await house.set("set_temperature", 100, "upper")
    await house.set("set_duration", 200, "upper")
    await house.choose("grill", "upper")
    assert house.shown("number", "set_temperature", "upper") == "150"
    assert house.shown("number", "set_duration", "upper") == "120"


async def test_a_value_between_two_steps_goes_to_the_nearest(
    oven: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(oven)
    await house.set("set_temperature", 183.5, "upper")
    assert house.shown("number", "set_temperature", "upper") == "185"


async def test_a_value_out_of_bounds_is_refused(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    with pytest.raises(ServiceValidationError):
        await house.set("set_temperature", 280, "upper")
    assert house.shown("number", "set_temperature", "upper") == "180"


async def test_a_microwave_takes_half_minutes_and_power(
    microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(microwave)
    assert bounds(house, "set_duration", "cavity") == (0.5, 40, 0.5)
    await house.set("set_duration", 1.5, "cavity")
    await house.set("set_power", 60, "cavity")
    microwave.panel.open_door("cavity")
    microwave.panel.put_food("cavity", 0.4, 6.0)
    microwave.panel.close_door("cavity")
    microwave.panel.allow_remote_start()
    await house.press("start", "cavity")
    assert first_stage(microwave) == {
        "kind": "cook",
        "id": "cook",
        "mode": "microwave",
        "power_pct": 60,
        "duration_s": 90,
        "unattended_ok": False,
    }
    await house.shows("cooking", "sensor", "state", "cavity")


async def test_a_setting_that_the_mode_lacks_is_unknown_and_says_so(
    microwave: VirtualCooker, at_home: AtHome
) -> None:
    house = await at_home(microwave)
    assert house.shown("number", "set_temperature", "cavity") == "unknown"
    with pytest.raises(ServiceValidationError, match="has no such setting"):
        await house.set("set_temperature", 70, "cavity")
    await house.choose("reheat", "cavity")
    assert house.shown("number", "set_temperature", "cavity") == "75"


async def test_what_was_set_survives_a_restart(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    await house.choose("roast", "upper")
    await house.set("set_temperature", 155, "upper")
    await house.set("set_duration", 75, "upper")
    await house.restart()
    assert house.shown("select", "mode", "upper") == "roast"
    assert house.shown("number", "set_temperature", "upper") == "155"
    assert house.shown("number", "set_duration", "upper") == "75"
    assert house.shown("select", "mode", "lower") == "bake"


async def test_each_zone_has_its_own_settings(oven: VirtualCooker, at_home: AtHome) -> None:
    house = await at_home(oven)
    await house.choose("grill", "lower")
    assert house.shown("select", "mode", "upper") == "bake"


CAN = ZoneCapabilities(
    id="zone",
    name="Zone",
    modes=(
        ModeCapability(mode=CookingMode.UNKNOWN, duration_s=Range(min=1, max=2, step=1)),
        ModeCapability(
            mode=CookingMode.BAKE,
            duration_s=Range(min=60, max=3600, step=60),
            temperature_c=Range(min=50, max=250, step=5, default=180),
        ),
        ModeCapability(
            mode=CookingMode.STEAM, duration_s=Range(min=60, max=600, step=60, default=300)
        ),
    ),
    can_run_empty=True,
    preheat=True,
    pause=True,
    door=True,
    holds_safely=True,
    max_stages=3,
    max_duration_s=7200,
)
BAKE = staging.usual(CAN.modes[1])


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ({}, BAKE),
        ({"mode": "vanished", "target_c": 99}, BAKE),
        ({"mode": "bake", "target_c": "hot", "duration_s": None}, BAKE),
    ],
)
def test_damaged_or_outdated_settings_fall_back_to_the_modes_own(
    stored: dict[str, object], expected: staging.Staged
) -> None:
    assert staging.restored(CAN, stored) == expected


def test_settings_of_an_older_firmware_are_brought_within_bounds() -> None:
    stored = {"mode": "bake", "target_c": 300, "duration_s": 5}
    restored = staging.restored(CAN, stored)
    assert (restored.target_c, restored.duration_s) == (250, 60)


def test_a_zone_that_preheats_heats_waits_for_the_food_and_cooks() -> None:
    heat, hold, cook = staging.program(CAN, BAKE).stages
    assert (heat.kind, heat.target_c, heat.duration_s) == (StageKind.HEAT, 180, None)
    assert (hold.kind, hold.hold_max_s) == (StageKind.HOLD, 1800)
    assert hold.until is not None
    assert hold.until.user
    assert set(hold.needs_user or ()) == {"en", "zh-Hans"}
    assert (cook.kind, cook.target_c, cook.duration_s) == (StageKind.COOK, 180, 60)


@pytest.mark.parametrize(
    ("changes", "mode"),
    [
        ({"preheat": False}, CookingMode.BAKE),
        ({"max_stages": 2}, CookingMode.BAKE),
        ({"can_run_empty": False}, CookingMode.BAKE),
        ({}, CookingMode.STEAM),
    ],
)
def test_everything_else_just_cooks(changes: dict[str, object], mode: CookingMode) -> None:
    can = replace(CAN, **changes)  # type: ignore[arg-type]
    (stage,) = staging.program(can, staging.in_mode(can, BAKE, mode)).stages
    assert (stage.kind, stage.mode) == (StageKind.COOK, mode)


def first_stage(cooker: VirtualCooker) -> dict[str, object]:
    """Return the first stage of the last start that a cooker received."""
    start = next(one for one in reversed(cooker.received) if one.method == "zone.start")
    return start.params["program"]["stages"][0]  # type: ignore[index, call-overload, return-value]
