"""A start for later, dialled at the panel, and a reminder that is answered there."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.kitchen import Standing

Stand = Callable[..., Standing]


def load(me: Standing, zone: str) -> None:
    me.press("open_door", zone=zone)
    me.press("put_food", zone=zone, mass_kg=0.6, temperature_c=20)
    me.press("close_door", zone=zone)


def test_rice_is_set_to_start_later_and_waits_and_starts(stand: Stand) -> None:
    me = stand("rice_cooker")
    delay = me.page.get_by_role("group", name="Start in, Pot")
    expect(delay).to_contain_text("Now")
    me.key("Start in, Pot: More").click()
    expect(delay).to_contain_text("30 min")
    me.key("Start: Pot").click()
    expect(me.page.get_by_role("alert").get_by_text("must not run empty")).to_be_visible()
    expect(delay).to_contain_text("30 min")
    load(me, "pot")
    me.key("Start: Pot").click()
    expect(me.page.locator(".lcd-state")).to_have_text("Scheduled")
    expect(me.page.locator(".lcd-caption")).to_have_text("Starts in")
    expect(me.page.locator(".lcd-note")).to_have_text("Scheduled here")
    expect(delay).to_be_hidden()
    me.press("set_speed", speed=600)
    me.until(lambda state: state["zones"][0]["state"] == "cooking", "started")
    expect(me.page.locator(".lcd-state")).to_have_text("Cooking")


def test_a_start_that_waits_is_called_off_by_stop(stand: Stand) -> None:
    me = stand("rice_cooker", language="zh-CN")
    load(me, "pot")
    me.press("start", zone="pot", mode="rice", delay_s=7200)
    expect(me.page.locator(".lcd-state")).to_have_text("已预约")
    me.page.locator(".zone-key.stop").click()
    me.until(lambda state: state["zones"][0]["state"] == "idle", "called off")
    expect(me.page.get_by_role("group").filter(has_text="预约")).to_contain_text("立即")


@pytest.mark.parametrize("model", ["oven", "microwave", "toaster_oven", "air_fryer"])
def test_who_cannot_wait_has_no_delay_to_dial(stand: Stand, model: str) -> None:
    me = stand(model)
    expect(me.page.locator(".zone-key.start").first).to_be_visible()
    assert me.page.get_by_text("Start in", exact=True).filter(visible=True).count() == 0
