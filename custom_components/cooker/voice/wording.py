"""The sentences of one language: ours by their keys, and refusals as they are spoken."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from homeassistant.const import UnitOfTemperature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from .. import scale
from ..const import DOMAIN
from ..errors import key_of, translated
from ..lib.aiocooker import CookerError, CookingMode, Program
from ..lib.cookery import FoodClass
from ..lib.cookery.saying import Scale, Temperature
from ..programs.titles import in_language
from ..staging import main_stage
from ..unsuitable import Unsuitable
from . import clocks, figures
from .heard import TAGS

_CATEGORIES: Final = ("common", "exceptions", "selector")
_MANUAL: Final = "manual"

_WRITTEN_TIME: Final = re.compile(r"(?:(\d{4}-\d\d-\d\d) )?\b(\d\d):(\d\d)\b")
_WRITTEN_DURATION: Final = re.compile(r"\b\d+ (?:h|min|s)\b(?: \d+ (?:min|s)\b)*")
_SECONDS: Final = {"h": 3600, "min": 60, "s": 1}
_WRITTEN_DEGREES: Final = re.compile(r"(\d+(?:\.\d+)?) °([CF])")


class Wording:
    """What can be said in one language."""

    def __init__(self, hass: HomeAssistant, tongue: str, texts: Mapping[str, str]) -> None:
        self._hass = hass
        self._texts = texts
        self.tongue = tongue
        self.comma = figures.WORDS[tongue].comma
        self.gap = "" if tongue == "zh" else " "

    def say(self, key: str, **said: str) -> str:
        """Return one of our sentences."""
        return self.common(f"voice_{key}").format(**said)

    def common(self, key: str) -> str:
        """Return a text that others say, too."""
        return self._texts[f"component.{DOMAIN}.common.{key}"]

    def mode(self, mode: str) -> str:
        """Return what a mode is called."""
        return self._texts.get(f"component.{DOMAIN}.selector.mode.options.{mode}", mode)

    def food(self, food: str) -> str:
        """Return what a class of food is called."""
        said = self._texts.get(f"component.{DOMAIN}.selector.food_class.options.{food}", food)
        return said if self.tongue == "de" else said[:1].lower() + said[1:]

    def either(self, names: tuple[str, ...]) -> str:
        """Return a choice: A, B or C."""
        *rest, last = names
        joint = figures.WORDS[self.tongue].either
        return joint.join((self.comma.join(rest), last)) if rest else last

    def titled(self, names: Mapping[str, str], otherwise: str) -> str:
        """Return a text that comes in several languages."""
        return in_language(names, TAGS[self.tongue]) or otherwise

    def degrees(self, celsius: float, said_in: Scale | None = None) -> str:
        """Return a temperature: in the house's unit, or named where it was said in one."""
        house = scale.temperature(self._hass)
        fahrenheit = house.unit == UnitOfTemperature.FAHRENHEIT
        unit = said_in or (Scale.FAHRENHEIT if fahrenheit else Scale.CELSIUS)
        value = celsius * 9 / 5 + 32 if unit is Scale.FAHRENHEIT else celsius
        return figures.degrees(self.tongue, value, said_in)

    def duration(self, seconds: float) -> str:
        """Return a duration as somebody wished it."""
        return figures.duration(self.tongue, seconds)

    def about(self, seconds: float) -> str:
        """Return a duration that is only expected."""
        return figures.about(self.tongue, seconds)

    def at_time(self, moment: datetime) -> str:
        """Return when, in this house's time."""
        return clocks.at_time(self.tongue, dt_util.as_local(moment), dt_util.now().date())

    def ago(self, moment: datetime) -> str:
        """Return on which day that was."""
        return clocks.ago(self.tongue, dt_util.as_local(moment).date(), dt_util.now().date())

    def what(self, program: Program, said_in: Scale | None = None) -> str:
        """Return what is cooked: a program's title, else its mode, with its main figures."""
        main = main_stage(program)
        name = self.titled(program.name, program.id)
        if program.id == _MANUAL and main is not None and main.mode is not None:
            name = self.mode(main.mode)
        if main is None:
            return name
        timed = main.duration_s is not None  # else a probe or a person ends it
        cooks_s = sum(one.duration_s or 0.0 for one in program.stages) if timed else None
        said = Temperature(0.0, said_in)
        rest = self.figures(main.target_c, main.power_pct, cooks_s, said)
        return f"{name}{self.comma}{rest}" if rest else name

    def figures(
        self,
        target_c: float | None,
        power_pct: float | None,
        duration_s: float | None,
        said: Temperature | None = None,
    ) -> str:
        """Return settings in a row: two hundred degrees, forty minutes."""
        parts: list[str] = []
        if target_c is not None:
            parts.append(self.degrees(target_c, said.scale if said else None))
        if power_pct is not None:
            parts.append(figures.per_cent(self.tongue, power_pct))
        if duration_s is not None:
            parts.append(self.duration(duration_s))
        return self.comma.join(parts)

    def refusal(self, error: Unsuitable | CookerError, name: str) -> str:
        """Return why not, and what to do."""
        if isinstance(error, Unsuitable):
            return self._exception(error.key, name=name, **self._listed(error))
        told = translated(self._hass, error, name)
        return self._exception(key_of(error), **(told.translation_placeholders or {}))

    def exception(self, key: str, **said: str) -> str:
        """Return a sentence of the actions as it is spoken."""
        return self._exception(key, **said)

    def _exception(self, key: str, **said: str) -> str:
        template = self._texts[f"component.{DOMAIN}.exceptions.{key}.message"]
        return self.aloud(template.format(**said))

    def _listed(self, problem: Unsuitable) -> dict[str, str]:
        def word(one: str) -> str:
            if isinstance(one, CookingMode):
                return self.mode(one)
            return self.food(one) if isinstance(one, FoodClass) else one

        return {
            name: said if isinstance(said, str) else self.comma.join(map(word, said))
            for name, said in problem.said.items()
        }

    def aloud(self, text: str) -> str:
        """Return a written sentence as it is spoken: with its times and degrees in words."""
        text = _WRITTEN_TIME.sub(self._clock, text)
        text = _WRITTEN_DURATION.sub(self._spelt_duration, text)
        return _WRITTEN_DEGREES.sub(
            lambda found: figures.degrees(self.tongue, float(found[1])), text
        )

    def _clock(self, found: re.Match[str]) -> str:
        day = found[1] or f"{dt_util.now():%Y-%m-%d}"
        local = datetime.fromisoformat(f"{day} {found[2]}:{found[3]}")
        said = clocks.at_time(self.tongue, local, dt_util.now().date())
        # The sentence has its own preposition.
        return said.removeprefix(clocks.AT[self.tongue])

    def _spelt_duration(self, found: re.Match[str]) -> str:
        parts = re.findall(r"(\d+) (h|min|s)", found[0])
        return self.duration(sum(int(count) * _SECONDS[unit] for count, unit in parts))


async def wording(hass: HomeAssistant, tongue: str) -> Wording:
    """Return the sentences of a language; read once, then Home Assistant keeps them."""
    texts: dict[str, str] = {}
    for category in _CATEGORIES:
        texts |= await async_get_translations(hass, TAGS[tongue], category, [DOMAIN])
    return Wording(hass, tongue, texts)
