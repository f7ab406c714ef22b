"""What cannot be done as it was wished, as the sentence that says what to do instead."""

from collections.abc import Mapping

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.translation import async_get_translations

from .const import DOMAIN
from .lib.aiocooker import CookingMode
from .lib.cookery import FoodClass

_SELECTORS = {CookingMode: "mode", FoodClass: "food_class"}
"""Where the words of a set are."""


class Unsuitable(Exception):
    """A wish that a zone cannot meet; `key` is the sentence that says what to do.

    `said` are its placeholders. Those of several things are still to be listed, and modes and food
    to be put in people's words.
    """

    def __init__(self, key: str, **said: str | tuple[str, ...]) -> None:
        super().__init__(key)
        self.key = key
        self.said = said


async def told(hass: HomeAssistant, problem: Unsuitable, name: str) -> ServiceValidationError:
    """Return the error that says so of what people call `name`, in the language of the house."""
    words = await translations(hass, "selector")
    comma = "、" if hass.config.language.startswith("zh") else ", "

    def spoken(one: str) -> str:
        kind = next((_SELECTORS[kind] for kind in _SELECTORS if isinstance(one, kind)), None)
        return words[f"component.{DOMAIN}.selector.{kind}.options.{one}"] if kind else one

    placeholders = {
        key: said if isinstance(said, str) else comma.join(map(spoken, said))
        for key, said in problem.said.items()
    }
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=problem.key,
        translation_placeholders={"name": name, **placeholders},
    )


def sentence(words: Mapping[str, str], error: Exception) -> str:
    """Return what a translated error says, given the `exceptions` of `translations`."""
    template = words[
        f"component.{DOMAIN}.exceptions.{getattr(error, 'translation_key', '')}.message"
    ]
    return template.format(**(getattr(error, "translation_placeholders", None) or {}))


async def translations(hass: HomeAssistant, category: str) -> dict[str, str]:
    """Return our words of a category in the language of the house."""
    return await async_get_translations(hass, hass.config.language, category, [DOMAIN])
