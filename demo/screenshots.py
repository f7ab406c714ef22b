"""`python -m demo.screenshots`: the README's pictures, taken from the real thing."""

import asyncio
import shutil
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from PIL import Image
from playwright.async_api import (
    Browser,
    FloatRect,
    Locator,
    Page,
    Playwright,
    ViewportSize,
    async_playwright,
)

from .configuration import ROOT
from .cookers import Cookers
from .dashboard import card_for, save
from .hass import Hass
from .home_assistant import PASSWORD, USER, HomeAssistant
from .line import Line
from .oven import ZONE
from .panel import Panel
from .scene import add_arrival
from .story import give_names, tell
from .trouble import Trouble

IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TALL: ViewportSize = {"width": 1280, "height": 1360}
LOW: ViewportSize = {"width": 1280, "height": 640}
PHONE: ViewportSize = {"width": 390, "height": 844}
DIALOG: ViewportSize = {"width": 720, "height": 900}
CARDS: ViewportSize = {"width": 860, "height": 900}
MARGIN = 16
OTHER_ZONE = "lower"
LARGEST_BYTES = 200_000
SHOWN_WIDTH = 960
SPEED = 100.0
STILL_MS = 1500
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
        await give_names(cookers)
        hass = await Hass.start(folder / "home-assistant", PORT)
        stack.push_async_callback(hass.stop)
        await tell(hass, cookers, Line(sys.stdout), SPEED)
        await _slow_down(cookers.by_model["oven"].panel)
        browser = await _launch(await stack.enter_async_context(async_playwright()))
        stack.push_async_callback(browser.close)
        await _panel(browser, cookers.by_model["oven"].panel)
        await _home_assistant(browser, hass.home, cookers)
        await _card(browser, hass.home, cookers)
        await _scene(browser, hass.home)


async def _slow_down(address: str) -> None:
    """Let time run as in a kitchen: pictures take time, and the oven waits so long only."""
    async with Panel(address) as panel:
        await panel.press("set_speed", speed=1)


async def _launch(playwright: Playwright) -> Browser:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return await playwright.chromium.launch(executable_path=found)


async def _panel(browser: Browser, address: str) -> None:
    for name, size in (("panel", TALL), ("panel-phone", PHONE)):
        page = await _page(browser, size)
        await page.goto(address)
        await page.wait_for_load_state("networkidle")
        await _shoot(page, name)
        await page.close()


async def _home_assistant(browser: Browser, home: HomeAssistant, cookers: Cookers) -> None:
    page = await _page(browser, TALL)
    await _log_in(page, home.base)
    cavity = await home.device(f"{cookers.by_model['oven'].id}_{ZONE}")
    if cavity is None:
        raise Trouble("Home Assistant has no device for the oven's cavity.")
    await page.goto(f"{home.base}/config/devices/device/{cavity['id']}")
    await page.get_by_text("Target temperature").wait_for()
    await _shoot(page, "device")
    await page.set_viewport_size(LOW)
    await _ignore_others(home, cookers)
    await page.goto(f"{home.base}/config/integrations/dashboard")
    card = page.locator("ha-config-flow-card").filter(has_text="rice cooker")
    await card.wait_for()
    await _shoot(page, "discovered")
    await card.get_by_text("Add", exact=True).click()
    await page.get_by_text("Submit", exact=True).click()
    await page.get_by_text("Pair Rice cooker").wait_for()
    async with Panel(cookers.by_model["rice_cooker"].panel) as panel:
        await page.locator("ha-form input").fill(await panel.pairing_code())
    await _shoot(page, "pairing")


async def _card(browser: Browser, home: HomeAssistant, cookers: Cookers) -> None:
    """Show both faces: one cavity cooks, the other waits to be told."""
    oven = cookers.by_model["oven"]
    async with Panel(oven.panel) as panel:
        await panel.press("open_door", zone=ZONE)
        await panel.press("put_food", zone=ZONE, mass_kg=1.2, temperature_c=18)
        await panel.press("insert_probe", zone=ZONE)
        await panel.press("close_door", zone=ZONE)
    devices = [await home.device(f"{oven.id}_{zone}") for zone in (OTHER_ZONE, ZONE)]
    page = await _page(browser, CARDS)
    await _log_in(page, home.base)
    await page.goto(await save(home, [card_for(one) for one in devices]))
    cards = page.locator("cooker-card")
    await cards.last.get_by_text("Cooking, 3 of 3").wait_for()
    await _shoot(page, "card", await _around(cards))


async def _scene(browser: Browser, home: HomeAssistant) -> None:
    """Show what a scene will do, as its last step tells it."""
    page = await _page(browser, DIALOG)
    await _log_in(page, home.base)
    await add_arrival(page, home.base, "Demo")
    await _shoot(page, "scene")


async def _around(cards: Locator) -> FloatRect:
    """Return where the cards are, with a margin."""
    boxes = [await one.bounding_box() for one in await cards.all()]
    places = [box for box in boxes if box]
    left, top = (min(box[name] for box in places) - MARGIN for name in ("x", "y"))
    right = max(box["x"] + box["width"] for box in places) + MARGIN
    bottom = max(box["y"] + box["height"] for box in places) + MARGIN
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


async def _ignore_others(home: HomeAssistant, cookers: Cookers) -> None:
    """Ignore the cookers of other demos on this machine."""
    ours = {one.id for one in cookers.by_model.values()}
    for flow in await home.websocket.ask("config_entries/flow/progress"):
        if flow["context"].get("unique_id") not in ours:
            await home.websocket.ask(
                "config_entries/ignore_flow", flow_id=flow["flow_id"], title="Elsewhere"
            )


async def _log_in(page: Page, base: str) -> None:
    await page.goto(base)
    await page.fill('input[name="username"]', USER)
    await page.fill('input[name="password"]', PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_selector("home-assistant-main")
    await page.evaluate("localStorage.setItem('dockedSidebar', '\"always_hidden\"')")


async def _page(browser: Browser, size: ViewportSize) -> Page:
    return await browser.new_page(
        viewport=size, locale="en-GB", color_scheme="light", timezone_id="UTC"
    )


async def _shoot(page: Page, name: str, clip: FloatRect | None = None) -> None:
    # A label that moves out of the way of what was typed takes a moment.
    await page.wait_for_timeout(STILL_MS)
    file = IMAGES / f"{name}.png"
    await page.screenshot(path=file, clip=clip)
    _shrink(file)


def _shrink(file: Path) -> None:
    """Write it smaller; one with many shades only just as large as a page shows it."""
    with Image.open(file) as image:
        picture = image.convert("RGB")
    picture.save(file, optimize=True)
    if file.stat().st_size > LARGEST_BYTES:
        height = picture.height * SHOWN_WIDTH // picture.width
        small = picture.resize((SHOWN_WIDTH, height), Image.Resampling.LANCZOS)
        palette = small.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=3)
        small.quantize(palette=palette).save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
