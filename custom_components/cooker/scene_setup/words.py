"""Our words in the language of the house, and what people call their things."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.translation import async_translate_state

from ..const import DOMAIN
from ..entity import Zone
from ..programs.steps import escaped
from ..scenes.runner import Runner
from ..scenes.scene import SceneKind
from ..scenes.story import Why
from ..scenes.wording import sentence
from ..unsuitable import translations


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Our words, read once for a form."""

    hass: HomeAssistant
    common: Mapping[str, str]
    selector: Mapping[str, str]

    @classmethod
    async def read(cls, hass: HomeAssistant) -> Self:
        """Read them."""
        return cls(
            hass=hass,
            common=await translations(hass, "common"),
            selector=await translations(hass, "selector"),
        )

    def say(self, key: str, **said: str) -> str:
        """Return one phrase."""
        return self.common[f"component.{DOMAIN}.common.setup_{key}"].format(**said)

    def option(self, of: str, value: str) -> str:
        """Return the word of a choice."""
        return self.selector[f"component.{DOMAIN}.selector.{of}.options.{value}"]

    def listed(self, names: Iterable[str]) -> str:
        """Return names one after the other."""
        comma = "、" if self.hass.config.language.startswith("zh") else ", "
        return comma.join(names)

    def named(self, *entity_ids: str) -> str:
        """Return what people call these, where Markdown is shown."""
        return self.listed(escaped(called(self.hass, one)) for one in entity_ids)

    def state(self, entity_id: str, state: str) -> str:
        """Return a state as people read it elsewhere in Home Assistant."""
        known = er.async_get(self.hass).async_get(entity_id)
        now = self.hass.states.get(entity_id)
        word = async_translate_state(
            self.hass,
            state,
            entity_id.partition(".")[0],
            known.platform if known else None,
            known.translation_key if known else None,
            now.attributes.get("device_class") if now else None,
        )
        return escaped(word)


def called(hass: HomeAssistant, entity_id: str) -> str:
    """Return what people call an entity."""
    state = hass.states.get(entity_id)
    return state.name if state else entity_id


def bullets(sentences: Iterable[str]) -> str:
    """Return a list."""
    return "\n".join(f"- {one}" for one in sentences)


def usual_name(words: Words, kind: SceneKind, zone: Zone) -> str:
    """Return what a scene is called where nobody says otherwise."""
    several = len(zone.coordinator.cooker.capabilities.zones) > 1
    place = zone.can.name if several else zone.coordinator.config_entry.title
    return words.say("name", kind=words.option("scene_kind", kind), zone=place)


def reasons(runner: Runner, whys: Iterable[Why]) -> str:
    """Return why a scene would do what it would, a line for each reason."""
    return bullets(escaped(sentence(runner, why)) for why in whys)
