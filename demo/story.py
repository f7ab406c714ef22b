"""From an announcement on the network to a hot oven, told as it happens."""

import asyncio

from .cookers import Cookers
from .hass import Hass
from .home_assistant import HomeAssistant
from .line import Line, Progress
from .oven import Oven
from .pairing import discovered, pair
from .panel import Panel
from .trouble import Trouble

MODE = "bake"
TARGET_C = 200.0
HOT = 0.98
"""An oven holds its temperature within a few kelvins once it was reached."""
LINE_UP_S = 60.0
PREHEAT_S = 2400.0
"""A built-in oven takes 20 minutes to 200 °C in its own time; twice that is a fault."""
NAMES = {"oven": "Kitchen oven", "rice_cooker": "Rice cooker", "microwave": "Microwave"}
"""What the owner calls them, typed in at their panels."""


async def give_names(cookers: Cookers) -> None:
    """Name each cooker, before anybody discovers it."""
    for model, cooker in cookers.by_model.items():
        async with Panel(cooker.panel) as panel:
            await panel.press("rename", name=NAMES[model])


async def tell(hass: Hass, cookers: Cookers, line: Line, speed: float) -> None:
    """Pair the oven, unless it is, and preheat it until Home Assistant shows that it is hot."""
    cooker = cookers.by_model["oven"]
    async with Panel(cooker.panel) as panel:
        await _meet(hass.home, cooker.id, panel, line)
        oven = await Oven.find(hass.home, cooker.id)
        await oven.available(LINE_UP_S)
        line.say("At the panel: remote start allowed.")
        await panel.press("allow_remote_start")
        line.say(f"In Home Assistant: {MODE}, {TARGET_C:.0f} °C, start.")
        await oven.preheat(MODE, TARGET_C)
    await _watch(oven, line, PREHEAT_S / speed + LINE_UP_S)
    line.say("Home Assistant says: preheated.")


async def _meet(home: HomeAssistant, cooker_id: str, panel: Panel, line: Line) -> None:
    if await home.entry_of(cooker_id):
        line.say("Home Assistant knows the oven already.")
        return
    line.say("Waiting until Home Assistant discovers the oven …")
    flow = await discovered(home, cooker_id)
    line.say("Discovered. At the panel: the pairing button; its code goes into Home Assistant.")
    await pair(home, flow, panel)
    line.say("Paired.")


async def _watch(oven: Oven, line: Line, seconds: float) -> None:
    """Show each push from Home Assistant until it says preheated."""
    try:
        async with asyncio.timeout(seconds):
            while not _is_hot(progress := oven.progress(TARGET_C)):
                if progress:
                    line.show(progress)
                await oven.home.states.change()
            if progress:
                line.show(progress)
    except TimeoutError as error:
        raise Trouble(f"The oven was not hot after {seconds:.0f} s.") from error
    finally:
        line.end()


def _is_hot(progress: Progress | None) -> bool:
    """Whether it is preheated; Home Assistant tells the temperature of that moment just after."""
    return progress is not None and progress.state == "preheated" and progress.share(0) > HOT
