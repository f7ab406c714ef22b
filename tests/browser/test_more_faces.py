"""The toaster oven, the water bath and the air fryer, each through its own face."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.kitchen import Standing

Stand = Callable[..., Standing]


def zone(state: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in state["zones"] if one["id"] == name)


def test_a_toaster_oven_glows_and_warms_when_it_is_started(stand: Stand) -> None:
    me = stand("toaster_oven")
    cavity = me.page.locator(".toaster-cavity")
    expect(cavity).to_have_attribute("data-heats", "false")
    me.key("Start: Toaster oven").click()
    expect(cavity).to_have_attribute("data-heats", "true")
    expect(me.page.locator(".amber-state")).to_have_text("Cooking")
    me.until(lambda state: zone(state, "cavity")["temperature_c"] > 100, "hot")
    hundreds = re.compile(r"^[12]\d\d °C, .*min")
    expect(me.page.locator(".amber .unseen")).to_have_text(hundreds)
    me.key("Stop: Toaster oven").click()
    expect(cavity).to_have_attribute("data-heats", "false")


def test_a_toaster_oven_has_no_key_for_what_it_cannot_do(stand: Stand) -> None:
    me = stand("toaster_oven")
    expect(me.key("Start: Toaster oven")).to_be_visible()
    for name in ("Pause: Toaster oven", "Light", "Child lock", "Power"):
        expect(me.key(name)).to_have_count(0)


def test_its_timer_is_turned_and_a_cook_in_progress_takes_the_new_time(stand: Stand) -> None:
    me = stand("toaster_oven")
    timer = me.page.get_by_role("slider", name="Time, Toaster oven")
    timer.press("ArrowRight")
    expect(timer).to_have_attribute("aria-valuetext", "21 min")
    timer.press("PageUp")
    me.key("Start: Toaster oven").click()
    expect(me.page.locator(".amber-state")).to_have_text("Cooking")
    before_s = zone(me.state(), "cavity")["remaining_s"]
    timer.press("PageUp")
    me.until(lambda state: zone(state, "cavity")["remaining_s"] > before_s, "longer")


def test_toast_has_a_time_and_no_temperature(stand: Stand) -> None:
    me = stand("toaster_oven")
    me.page.get_by_role("slider", name="Mode, Toaster oven").press("ArrowRight")
    expect(me.page.get_by_role("slider", name="Temperature, Toaster oven")).to_be_disabled()
    me.key("Start: Toaster oven").click()
    state = me.until(lambda state: zone(state, "cavity")["stage"] is not None, "started")
    assert zone(state, "cavity")["stage"]["mode"] == "toast"
    assert zone(state, "cavity")["target_c"] is None


def test_a_bath_asks_for_water_and_warms_once_it_has_some(stand: Stand) -> None:
    me = stand("water_bath")
    expect(me.page.locator(".screen-note")).to_have_text("Fill in water")
    me.key("Start: Bath").click()
    expect(me.page.get_by_role("alert").get_by_text("Fill in water first.")).to_be_visible()
    me.key("Fill water in: Bath").click()
    expect(me.page.get_by_role("alert").get_by_text("Open the door or lid")).to_be_visible()
    me.key("Open lid: Bath").click()
    for kg in (2, 4, 6, 8):
        me.key("Fill water in: Bath").click()
        expect(me.page.locator(".water-inside")).to_have_text(f"{kg} kg of water")
    me.key("Close lid: Bath").click()
    me.key("Start: Bath").click()
    expect(me.page.locator(".screen-state")).to_have_text("Preheating")
    warm = re.compile(r"^([3-6]\d) °C$")
    expect(me.page.locator(".gauge-now")).to_have_text(warm, timeout=20_000)


def test_the_water_in_the_drawing_stands_as_high_as_in_the_bath(stand: Stand) -> None:
    me = stand("water_bath")
    water = me.page.locator(".bath-water")
    glass = me.page.locator(".bath-glass")
    assert (water.bounding_box() or {})["height"] == 0
    me.press("open_door", zone="bath")
    me.press("fill_water", zone="bath", mass_kg=5)
    expect(me.page.locator(".water-inside")).to_have_text("5 kg of water")
    inner = glass.evaluate("one => one.clientHeight")
    height = water.evaluate("one => one.clientHeight")
    assert 0.40 <= height / inner <= 0.46
    me.key("Drain water: Bath").click()
    expect(me.page.locator(".water-inside")).to_have_text("0 kg of water")


def test_a_bath_is_set_to_half_a_degree(stand: Stand) -> None:
    me = stand("water_bath")
    me.key("Temperature, Bath: More").click()
    expect(me.page.get_by_role("group", name="Temperature, Bath")).to_contain_text("60.5 °C")


def test_one_basket_fries_while_the_other_stays_cold(stand: Stand) -> None:
    me = stand("air_fryer")
    me.key("Start: Left basket").click()
    left, right = me.page.locator(".basket.left"), me.page.locator(".basket.right")
    expect(left.locator(".readout-state")).to_have_text("Preheating")
    expect(right.locator(".readout-state")).to_have_text("Off")
    hundreds = re.compile(r"^1\d\d °C")
    expect(left.locator(".readout-value")).to_have_text(hundreds, timeout=20_000)
    expect(right.locator(".readout-value")).to_have_text(re.compile(r"^2\d °C"))
    assert zone(me.state(), "right")["state"] == "idle"


def test_pulling_a_drawer_pauses_its_basket_and_pushing_it_in_goes_on(stand: Stand) -> None:
    me = stand("air_fryer")
    me.key("Start: Left basket").click()
    me.until(lambda state: zone(state, "left")["state"] != "idle", "started")
    me.page.locator(".basket.left .fryer-drawer").click()
    expect(me.page.locator(".basket.left .fryer-bay")).to_have_attribute("data-door", "open")
    expect(me.page.locator(".basket.left .readout-state")).to_have_text("Paused")
    me.key("Push drawer in: Left basket").click()
    me.until(lambda state: zone(state, "left")["state"] in {"preheating", "cooking"}, "on again")
