"""One scene as a person set it up: read from its subentry, which keeps plain JSON.

Every key of the subentry's data is a field here; what is left out has its default. Times of day are
local, `HH:MM:SS`; durations are seconds, temperatures °C.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Any, Final, Self

from homeassistant.config_entries import ConfigSubentry

from ..lib.cookery import Wish

SCENE: Final = "scene"
"""The type of the subentry."""

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class SceneKind(StrEnum):
    """What a scene waits for."""

    ARRIVE_HOME = "arrive_home"
    LEAVE_HOME = "leave_home"
    HANDS_BUSY = "hands_busy"
    READY_EVERY_DAY = "ready_every_day"
    WHEN = "when"


class Do(StrEnum):
    """What it does then. Getting ready sets the next cook and heats nothing."""

    PREHEAT = "preheat"
    GET_READY = "get_ready"
    START = "start"


class Ask(StrEnum):
    """How a person agrees: to each start, for one day, or once and for all by setting it up."""

    ALWAYS = "always"
    ARMED = "armed"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooking:
    """What it cooks: a program of the household's or built in, else a mode with its settings."""

    do: Do = Do.PREHEAT
    program_id: str | None = None
    mode: str | None = None
    target_c: float | None = None
    duration_s: float | None = None
    perishable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When it may: from `begins` to `ends`, never in the quiet hours; None is no limit.

    `conditions` are Home Assistant's own, as its condition selector gives them. Hours may span
    midnight; `days` are those of the moment itself.
    """

    days: tuple[str, ...] = DAYS
    begins: time | None = None
    ends: time | None = None
    quiet_begins: time | None = None
    quiet_ends: time | None = None
    conditions: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """How one person's way home is told: by trackers, a travel-time sensor, or leaving a zone.

    `usual_s` is what the way from that zone takes before anything is learned.
    """

    travel_entity: str | None = None
    left_zone: str | None = None
    usual_s: float | None = None


STRAIGHT: Final = Route()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One scene. `id` is its subentry's and stable; `zone` the id of a zone of its cooker.

    `people` are person entities, `phones` the devices that are asked (those of the people where
    none are named). Leave home: no answer within `answer_within_s` means `no_answer`. Ready every
    day: `at`. When: `entity_id` is in `to_state` for `for_s`. Hands busy: for `busy_s` what is done
    is held at `hold_c`, told on `speaker` at the end, and the `water_heater` does not heat together
    with the oven where both draw more than `power_limit_w`.
    """

    id: str
    entry_id: str
    name: str
    kind: SceneKind
    zone: str
    cooking: Cooking = field(default_factory=Cooking)
    hours: Hours = field(default_factory=Hours)
    people: tuple[str, ...] = ()
    routes: Mapping[str, Route] = field(default_factory=dict)
    phones: tuple[str, ...] = ()
    ask: Ask = Ask.ALWAYS
    wish: Wish = Wish.BALANCED
    answer_within_s: float = 600.0
    no_answer: str = "stop"
    at: time | None = None
    entity_id: str | None = None
    to_state: str | None = None
    for_s: float = 0.0
    busy_s: float = 900.0
    hold_c: float = 65.0
    speaker: str | None = None
    water_heater: str | None = None
    power_limit_w: float | None = None

    def route(self, person: str) -> Route:
        """Return how a person's way home is told."""
        return self.routes.get(person, STRAIGHT)

    @classmethod
    def read(cls, entry_id: str, subentry: ConfigSubentry) -> Self:
        """Read it; KeyError, TypeError or ValueError where it cannot be read."""
        data = subentry.data
        return cls(
            id=subentry.subentry_id,
            entry_id=entry_id,
            name=subentry.title,
            kind=SceneKind(data["kind"]),
            zone=data["zone"],
            cooking=Cooking(
                **_some(data, "program_id", "mode", "target_c", "duration_s", "perishable"),
                do=Do(data.get("do", Do.PREHEAT)),
            ),
            hours=Hours(
                days=tuple(data.get("days", DAYS)),
                conditions=tuple(data.get("conditions", ())),
                **{key: _time(data.get(key)) for key in _TIMES},
            ),
            people=tuple(data.get("people", ())),
            routes={who: Route(**route) for who, route in data.get("routes", {}).items()},
            phones=tuple(data.get("phones", ())),
            ask=Ask(data.get("ask", Ask.ALWAYS)),
            wish=Wish(data.get("wish", Wish.BALANCED)),
            at=_time(data.get("at")),
            **_some(data, *_AS_IT_IS),
        )


_TIMES: Final = ("begins", "ends", "quiet_begins", "quiet_ends")
_AS_IT_IS: Final = (
    "answer_within_s",
    "no_answer",
    "entity_id",
    "to_state",
    "for_s",
    "busy_s",
    "hold_c",
    "speaker",
    "water_heater",
    "power_limit_w",
)


def _some(data: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: data[key] for key in keys if data.get(key) is not None}


def _time(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)
