"""What a program does, step by step, in people's words."""

import re
from collections.abc import Iterator, Mapping

from homeassistant.core import HomeAssistant

from ..const import DOMAIN
from ..lib.aiocooker import Program, Stage, StageKind
from ..problems import degrees, floor_degrees, time
from ..unsuitable import translations
from .floored import Raised
from .titles import in_language

_BETWEEN = " · "
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
"""What CommonMark lets a backslash make plain."""


async def steps(hass: HomeAssistant, program: Program) -> tuple[str, ...]:
    """Return a line for each stage, in the language and the units of the house."""
    words = await translations(hass, "common")
    modes = await translations(hass, "selector")
    return tuple(_BETWEEN.join(_parts(hass, stage, words, modes)) for stage in program.stages)


async def numbered(hass: HomeAssistant, program: Program) -> str:
    """Return the same as a numbered list for a form."""
    lines = await steps(hass, program)
    return "\n".join(f"{number}. {escaped(line)}" for number, line in enumerate(lines, 1))


def escaped(text: str) -> str:
    """Return a text of strangers for where Markdown is shown: no pictures, no links."""
    return _PUNCTUATION.sub(r"\\\1", text)


async def raised_in_words(hass: HomeAssistant, raised: tuple[Raised, ...]) -> list[str]:
    """Return a sentence for each core temperature that was raised to its floor."""
    words = await translations(hass, "common")
    return [
        _word(words, "program_floor_applied").format(
            stage=one.stage,
            before=degrees(hass, one.before_c),
            floor=floor_degrees(hass, one.floor_c),
        )
        for one in raised
    ]


def _parts(
    hass: HomeAssistant, stage: Stage, words: Mapping[str, str], modes: Mapping[str, str]
) -> Iterator[str]:
    if stage.kind is not StageKind.COOK:
        yield _word(words, f"program_{stage.kind}")
    if stage.mode is not None:
        yield modes[f"component.{DOMAIN}.selector.mode.options.{stage.mode}"]
    if stage.target_c is not None:
        yield degrees(hass, stage.target_c)
    if stage.power_pct is not None:
        yield f"{stage.power_pct:g} %"
    yield from _ending(hass, stage, words)
    if stage.needs_user and (text := in_language(stage.needs_user, hass.config.language)):
        yield text


def _ending(hass: HomeAssistant, stage: Stage, words: Mapping[str, str]) -> Iterator[str]:
    until = stage.until
    if until is not None and until.core_c is not None:
        yield _word(words, "program_until_core").format(core=degrees(hass, until.core_c))
    if until is not None and until.user and stage.kind is not StageKind.USER:
        yield _word(words, "program_until_user")
    longest_s = stage.duration_s or stage.hold_max_s
    if longest_s is None:
        return
    bounds = until is not None and not until.temperature_reached
    yield (
        _word(words, "program_at_most").format(time=time(longest_s)) if bounds else time(longest_s)
    )


def _word(words: Mapping[str, str], key: str) -> str:
    return words[f"component.{DOMAIN}.common.{key}"]
