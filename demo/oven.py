"""The oven as Home Assistant shows it, and the preheat that a person starts there."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from .home_assistant import HomeAssistant
from .line import Progress
from .trouble import Trouble

ZONE = "upper"
NOTHING = {"unavailable", "unknown"}


@dataclass(frozen=True, slots=True)
class Oven:
    """One cavity's entities by the last part of their unique ids."""

    home: HomeAssistant
    entities: dict[str, str]

    @classmethod
    async def find(cls, home: HomeAssistant, cooker_id: str) -> Self:
        """Look its entities up in Home Assistant's registry."""
        start = f"{cooker_id}_{ZONE}_"
        every = await home.entities()
        return cls(
            home, {key.removeprefix(start): every[key] for key in every if key.startswith(start)}
        )

    def shown(self, key: str) -> str | None:
        """Return the state of an entity; None where Home Assistant does not know it."""
        state = self.home.states.get(self.entity(key))
        return None if state is None or state.state in NOTHING else state.state

    def entity(self, key: str) -> str:
        """Return the entity id that belongs to `key`."""
        if key not in self.entities:
            raise Trouble(f"Home Assistant has no entity {key!r} for the oven.")
        return self.entities[key]

    async def available(self, seconds: float) -> None:
        """Wait until Home Assistant is in conversation with it."""
        wish = "Home Assistant was in conversation with the oven"
        await self.home.states.until(lambda: self.shown("state") is not None, seconds, wish)

    async def shows(self, key: str, value: str, seconds: float) -> None:
        """Wait until Home Assistant shows `value`."""
        wish = f"Home Assistant showed {key} as {value}"
        await self.home.states.until(lambda: self.shown(key) == value, seconds, wish)

    async def preheat(self, mode: str, target_c: float) -> None:
        """Choose a mode and a temperature, then press start; only the last one heats."""
        await self.home.act(self.entity("mode"), "select.select_option", option=mode)
        await self.home.act(self.entity("set_temperature"), "number.set_value", value=target_c)
        await self.home.act(self.entity("start"), "button.press")

    async def says(self, event: str, seconds: float) -> None:
        """Wait until the newest event of a cook is this one."""
        entity = self.entity("cook")
        await self.home.states.until(
            lambda: self._attribute(entity, "event_type") == event,
            seconds,
            f"Home Assistant told of {event}",
        )

    def _attribute(self, entity: str, name: str) -> Any:  # noqa: ANN401 - JSON of many shapes
        state = self.home.states.get(entity)
        return None if state is None else state.attributes.get(name)

    def progress(self, target_c: float) -> Progress | None:
        """Return what Home Assistant shows now, or None where it shows nothing."""
        state, temperature = self.shown("state"), self.shown("temperature")
        if state is None or temperature is None:
            return None
        ready_in = self._ready_in() if state == "preheating" else None
        return Progress(state, float(temperature), target_c, ready_in)

    def _ready_in(self) -> timedelta | None:
        ready = self.shown("ready_at")
        return datetime.fromisoformat(ready) - datetime.now(UTC) if ready else None
