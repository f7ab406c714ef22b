"""The part of `scripts/bench voice` that speaks to a real Home Assistant, and so to an oven.

What is measured is what a person waits for: from the sentence that reaches Home Assistant's
conversation API until its answer, which comes only once the virtual cooker has acknowledged the
command. Hearing and speaking, which other programs do, is not in it.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final

from demo.cookers import Cookers
from demo.hass import Hass
from demo.home_assistant import HomeAssistant
from demo.pairing import discovered, pair
from demo.panel import Panel

ROUNDS: Final = 25
UPPER: Final = "Upper oven"
SETTLED_S: Final = 0.3
"""Between two sentences people breathe, and the cooker tells what changed."""

SENTENCES: Final = {
    "en": (
        "preheat the upper oven to 200 degrees",
        "set the upper oven to 180",
        "turn on the oven light",
        "pause the upper oven",
        "continue cooking in the upper oven",
        "turn off the oven light",
        "stop the upper oven",
    ),
    "zh-Hans": (
        "把上层烤箱预热到两百度",
        "上层烤箱设为180度",
        "打开烤箱灯",
        "暂停上层烤箱",
        "上层烤箱继续烹饪",
        "关闭烤箱灯",
        "停止上层烤箱",
    ),
}
"""Each is one command that the oven acknowledges."""

NAMES: Final = {"en": UPPER, "zh-Hans": "上层烤箱"}


def spoken() -> dict[str, Any]:
    """Return how long sentences took, in ms."""
    with TemporaryDirectory(prefix="bench-") as folder:
        return asyncio.run(_spoken(Path(folder)))


async def _spoken(folder: Path) -> dict[str, Any]:
    port = SystemRandom().randrange(20_000, 29_000, 20)
    hass = await Hass.start(folder / "home-assistant", port, follows=False)
    try:
        cookers = await Cookers.start(folder / "cookers", ("oven",), speed=1, first_port=port + 10)
        try:
            return await _all(hass.home, cookers)
        finally:
            await cookers.stop()
    finally:
        await hass.stop()


async def _all(home: HomeAssistant, cookers: Cookers) -> dict[str, Any]:
    oven = cookers.by_model["oven"]
    async with Panel(oven.panel) as panel:
        await pair(home, await discovered(home, oven.id), panel)
        first: dict[str, float] = {}
        times: list[float] = []
        for language, sentences in SENTENCES.items():
            await _rename(home, oven.id, NAMES[language])
            first[language] = await _asked(home, language, sentences[-1])
            for _ in range(ROUNDS):
                times += [one async for one in _round(home, panel, language, sentences)]
    return {**_figures(times), "first_ms": {key: round(one, 1) for key, one in first.items()}}


async def _round(
    home: HomeAssistant, panel: Panel, language: str, sentences: tuple[str, ...]
) -> AsyncIterator[float]:
    await panel.press("allow_remote_start")
    for sentence in sentences:
        await asyncio.sleep(SETTLED_S)
        yield await _asked(home, language, sentence)


async def _asked(home: HomeAssistant, language: str, sentence: str) -> float:
    began = perf_counter()
    told = await home.websocket.ask("conversation/process", text=sentence, language=language)
    took_ms = (perf_counter() - began) * 1000
    _must_be_done(sentence, told["response"]["speech"]["plain"]["speech"])
    return took_ms


def _must_be_done(sentence: str, answer: str) -> None:
    """Raise where it was not understood or refused: a refusal is quick."""
    words = ("Sorry", "抱歉", "does not", "不允许", "cannot", "无法", "?", "already")
    if any(one in answer for one in words):
        raise RuntimeError(f"{sentence}: {answer}")


async def _rename(home: HomeAssistant, cooker_id: str, name: str) -> None:
    device = await home.device(f"{cooker_id}_upper")
    if device is None:
        raise RuntimeError("the oven has no upper cavity")
    await home.websocket.ask(
        "config/device_registry/update", device_id=device["id"], name_by_user=name
    )


def _figures(times: list[float]) -> dict[str, Any]:
    """Return the figures that people wait by; every sentence counts."""
    ordered = sorted(times)
    return {
        "sentences": len(ordered),
        "median_ms": round(ordered[len(ordered) // 2], 1),
        "p95_ms": round(ordered[len(ordered) * 95 // 100], 1),
        "worst_ms": round(ordered[-1], 1),
    }
