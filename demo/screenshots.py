"""`python -m demo.screenshots`: the README's pictures, taken from the real thing."""

import asyncio
import shutil
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Locator, Page, Playwright, ViewportSize, async_playwright

from .configuration import ROOT
from .cookers import Cookers
from .hass import Hass
from .home_assistant import PASSWORD, USER, HomeAssistant
from .line import Line
from .story import tell
from .trouble import Trouble

IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
COLOURS = 256
"""A palette makes a picture a third as large, and an interface has few colours."""
SPEED = 60.0
PORT = 8623
"""Apart from where the demo looks, so that one may run beside this."""


def main() -> int:
    """Return 0 where every picture was taken."""
    try:
        asyncio.run(_take_all())
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return 0


async def _take_all() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    models = ("oven", "rice_cooker", "microwave")
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cookers = await Cookers.start(folder / "cookers", models, speed=SPEED, first_port=PORT + 1)
        stack.push_async_callback(cookers.stop)
        hass = await Hass.start(folder / "home-assistant", PORT)
        stack.push_async_callback(hass.stop)
        await tell(hass, cookers, Line(sys.stdout), SPEED)
        browser = await _launch(await stack.enter_async_context(async_playwright()))
        stack.push_async_callback(browser.close)
        await _panel(browser, cookers.by_model["oven"].panel)
        await _home_assistant(browser, hass.home, cookers)


async def _launch(playwright: Playwright) -> Browser:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return await playwright.chromium.launch(executable_path=found)


async def _panel(browser: Browser, address: str) -> None:
    for name, size in (("panel", DESKTOP), ("panel-phone", PHONE)):
        page = await _page(browser, size)
        await page.goto(address)
        await _shoot(page, name)
        await page.close()


async def _home_assistant(browser: Browser, home: HomeAssistant, cookers: Cookers) -> None:
    page = await _page(browser, DESKTOP)
    await page.goto(home.base)
    await page.fill('input[name="username"]', USER)
    await page.fill('input[name="password"]', PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_selector("home-assistant-main")
    await page.evaluate("localStorage.setItem('dockedSidebar', '\"always_hidden\"')")
    device = await home.device_of(cookers.by_model["oven"].id)
    await page.goto(f"{home.base}/config/devices/device/{device}")
    await _shoot(page, "device")


async def _page(browser: Browser, size: ViewportSize) -> Page:
    return await browser.new_page(
        viewport=size, locale="en-GB", color_scheme="light", timezone_id="UTC"
    )


async def _shoot(what: Page | Locator, name: str) -> None:
    file = IMAGES / f"{name}.png"
    await what.screenshot(path=file)
    _shrink(file)


def _shrink(file: Path) -> None:
    with Image.open(file) as image:
        small = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
