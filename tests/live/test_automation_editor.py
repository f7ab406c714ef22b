"""A person who never writes YAML finds our triggers and conditions in the automation editor."""

import asyncio
import json
import shutil

import pytest
from playwright.async_api import Page, ViewportSize, async_playwright

from demo.configuration import ROOT
from demo.hass import Hass
from demo.home_assistant import PASSWORD, USER
from tests.live.kitchen import LINE_UP_S, Kitchen

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ARTIFACTS = ROOT / "tests" / "artifacts"
SIZE = ViewportSize(width=1280, height=1400)
PATIENCE_MS = 30_000
ENGLISH = ROOT / "custom_components" / "cooker" / "translations" / "en.json"
WORDS: dict[str, dict[str, dict[str, str]]] = json.loads(ENGLISH.read_text("utf-8"))


async def test_the_frontend_is_told_what_a_cooker_offers(hass: Hass, kitchen: Kitchen) -> None:
    """What the editor asks when a person chooses a device."""
    device = await hass.home.device(f"{kitchen.cooker_id}_upper")
    assert device is not None
    target = {"device_id": [device["id"]]}
    triggers = await _offered(hass, "get_triggers_for_target", target, len(WORDS["triggers"]))
    conditions = await _offered(hass, "get_conditions_for_target", target, len(WORDS["conditions"]))
    assert {"cooker.preheated", "cooker.left_on"} <= triggers
    assert {"cooker.is_heating", "cooker.food_is_hot_enough"} <= conditions


async def test_the_editor_offers_them_by_name(hass: Hass, kitchen: Kitchen) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS))), args=FLAGS
        )
        page = await browser.new_page(viewport=SIZE, locale="en-GB", color_scheme="light")
        page.set_default_timeout(PATIENCE_MS)
        await _log_in(page, hass.home.base)
        await page.goto(f"{hass.home.base}/config/automation/edit/new")
        await _offers(page, "trigger", WORDS["triggers"])
        await _choose(page, "trigger", WORDS["triggers"]["left_on"])
        await page.get_by_text("Only while nobody is home").wait_for()
        await page.screenshot(path=ARTIFACTS / "automation-editor-trigger.png")
        await _offers(page, "condition", WORDS["conditions"])
        await _choose(page, "condition", WORDS["conditions"]["food_is_hot_enough"])
        await page.get_by_text("Kind of food", exact=True).wait_for()
        await page.screenshot(path=ARTIFACTS / "automation-editor-condition.png")
        await browser.close()


async def _offers(page: Page, kind: str, words: dict[str, dict[str, str]]) -> None:
    """Search for each by its name, as a person does, and find what it says of itself."""
    await page.get_by_text(f"Add {kind}").click()
    for one in words.values():
        await page.get_by_placeholder("Search").fill(one["name"])
        await page.get_by_text(one["description"]).wait_for()
    await page.screenshot(path=ARTIFACTS / f"automation-editor-{kind}s.png")


async def _choose(page: Page, kind: str, one: dict[str, str]) -> None:
    await page.get_by_placeholder("Search").fill(one["name"])
    await page.get_by_text(one["description"]).click()


async def _log_in(page: Page, base: str) -> None:
    await page.goto(base)
    await page.fill('input[name="username"]', USER)
    await page.fill('input[name="password"]', PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_selector("home-assistant-main")


async def _offered(hass: Hass, question: str, target: dict[str, list[str]], count: int) -> set[str]:
    """Ask until all of ours are there; they are loaded beside the cooker."""
    ours: set[str] = set()
    async with asyncio.timeout(LINE_UP_S):
        while len(ours) < count:
            offered = await hass.home.websocket.ask(question, target=target)
            ours = {one for one in offered if one.startswith("cooker.")}
    return ours
