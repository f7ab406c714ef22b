"""A person with a browser before a dashboard of Home Assistant's own."""

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Locator, Page, ViewportSize, async_playwright

from demo.dashboard import save
from demo.hass import Hass
from demo.home_assistant import PASSWORD, USER

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZE = ViewportSize(width=1000, height=900)
PATIENCE_MS = 30_000


@asynccontextmanager
async def dashboard(hass: Hass, cards: list[dict[str, Any]]) -> AsyncGenerator[Page]:
    """Save a dashboard with these cards and look at it; the browser must not complain."""
    address = await save(hass.home, cards)
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS))), args=FLAGS
        )
        page = await browser.new_page(viewport=SIZE, locale="en-GB", color_scheme="light")
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await _log_in(page, hass.home.base)
        await page.goto(address)
        await card(page).locator("ha-card").wait_for()
        yield page
        await browser.close()
    assert complaints == []


def card(page: Page) -> Locator:
    """Return the first of our cards."""
    return page.locator("cooker-card").first


async def _log_in(page: Page, base: str) -> None:
    await page.goto(base)
    await page.fill('input[name="username"]', USER)
    await page.fill('input[name="password"]', PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_selector("home-assistant-main")
