"""What scenes say, in the language of the house."""

from collections.abc import Mapping

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations

from ..const import DOMAIN
from ..entity import Zone
from ..problems import degrees
from .runner import Runner
from .story import Why


@callback
def sentence(runner: Runner, why: Why) -> str:
    """Return what a scene says of itself."""
    known = _words(runner.hass, "exceptions")
    template = known.get(f"component.{DOMAIN}.exceptions.{why.key}.message", why.key)
    said = {"name": name(runner), "scene": runner.scene.name, **why.said}
    return template.format_map(_Gaps(said))


@callback
def phrase(hass: HomeAssistant, key: str, **said: str) -> str:
    """Return one of our common phrases, such as what a button says."""
    template = _words(hass, "common").get(f"component.{DOMAIN}.common.{key}", key)
    return template.format_map(_Gaps(said))


@callback
def name(runner: Runner) -> str:
    """Return what people call the scene's zone; its cooker's name where it has the zone no more."""
    return runner.zone.name if runner.zone else runner.coordinator.config_entry.title


@callback
def doing(zone: Zone) -> str:
    """Return what a zone does, as far as it says: its mode and how hot."""
    hass, says = zone.coordinator.hass, zone.says
    known = _words(hass, "selector")
    stage = says.stage.mode if says.stage else None
    mode = known.get(f"component.{DOMAIN}.selector.mode.options.{stage}") if stage else None
    hot_c = says.target_c if says.target_c is not None else says.temperature_c
    parts = (mode, None if hot_c is None else degrees(hass, hot_c))
    comma = "、" if hass.config.language.startswith("zh") else ", "
    return comma.join(filter(None, parts)) or phrase(hass, "scene_on")


def _words(hass: HomeAssistant, category: str) -> Mapping[str, str]:
    return async_get_cached_translations(hass, hass.config.language, category, DOMAIN)


class _Gaps(dict[str, str]):
    """A story kept from before an update may lack what its sentence names now: that stays open."""

    def __missing__(self, key: str) -> str:
        return "…" if key else ""
