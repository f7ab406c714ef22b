"""A person who never writes YAML adds a scene in the browser, reads what it does, and tries it."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, ViewportSize, async_playwright

from demo.configuration import ROOT
from demo.hass import Hass
from demo.home_assistant import PASSWORD, USER
from demo.scene import add_arrival
from tests.live.kitchen import Kitchen, kitchen_in, some_port

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ARTIFACTS = ROOT / "tests" / "artifacts"
SIZE = ViewportSize(width=1000, height=1100)
PATIENCE_MS = 30_000
TOLD = (
    "Demo is on the way home",
    "from Monday to Friday",
    "I ask, and go on only after a yes",
    "nobody puts the food in within 30 minutes of it being hot",
    "it is between 23:00 and 06:00",
)
"""What the last step says; the quiet hours lie in a section that nobody opened."""


@pytest_asyncio.fixture(loop_scope="session")
async def house(tmp_path: Path) -> AsyncIterator[tuple[Hass, Kitchen]]:
    """Return a house of its own: where there are several cookers, the button asks which."""
    hass = await Hass.start(tmp_path / "home-assistant", some_port())
    async with kitchen_in(hass, tmp_path / "cookers") as kitchen:
        yield hass, kitchen
    await hass.stop()


async def test_a_scene_is_added_understood_and_tried_without_heating(
    house: tuple[Hass, Kitchen],
) -> None:
    hass, kitchen = house
    ARTIFACTS.mkdir(exist_ok=True)
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS))), args=FLAGS
        )
        page = await browser.new_page(viewport=SIZE, locale="en-GB", color_scheme="light")
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await _log_in(page, hass.home.base)
        dialog = await add_arrival(page, hass.home.base, "Demo")
        for sentence in TOLD:
            await dialog.get_by_text(sentence).wait_for()
        await page.screenshot(path=ARTIFACTS / "scene-summary.png")
        await dialog.get_by_text("Save the scene").click()
        await dialog.get_by_text("Finish", exact=True).click()
        await page.get_by_role("button", name="Change or try").first.click()
        await dialog.get_by_text("Try it now").click()
        await dialog.get_by_text("Nothing was heated or asked.").wait_for()
        await page.screenshot(path=ARTIFACTS / "scene-tried.png")
        await browser.close()
    assert complaints == []
    await kitchen.oven.shows("state", "idle", 0)


async def _log_in(page: Page, base: str) -> None:
    await page.goto(base)
    await page.fill('input[name="username"]', USER)
    await page.fill('input[name="password"]', PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_selector("home-assistant-main")
