"""One cook as it is remembered. Times are aware, UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from ..times import read, written


class Result(StrEnum):
    """How a cook ended; LOST where nobody saw its end."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    LOST = "lost"


class Rating(StrEnum):
    """How it was."""

    UNDER = "under"
    RIGHT = "right"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cook:
    """A cook from its start to its end.

    `cooker` is the appliance's id, `name` what people called the zone then, `by` the client or
    `panel`. `open_ended` marks one whose end the appliance's own sensor decided.
    """

    id: str
    cooker: str
    zone: str
    name: str
    started_at: datetime
    ended_at: datetime | None = None
    hot_at: datetime | None = None
    result: Result = Result.RUNNING
    program: str | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    mode: str | None = None
    by: str | None = None
    command_id: str | None = None
    open_ended: bool = False
    rating: Rating | None = None
    stars: int | None = None
    note: str | None = None

    @property
    def lasted_s(self) -> float | None:
        """Return how long it took, None while it runs."""
        return None if self.ended_at is None else (self.ended_at - self.started_at).total_seconds()

    @property
    def heat_up_s(self) -> float | None:
        """Return how long it heated up; None where that was not told."""
        return None if self.hot_at is None else (self.hot_at - self.started_at).total_seconds()

    def title(self, language: str) -> str | None:
        """Return what was cooked in a language, else in English, else by its id."""
        titles = self.titles
        return titles.get(language) or titles.get("en") or next(iter(titles.values()), self.program)

    def stored(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "id": self.id,
            "cooker": self.cooker,
            "zone": self.zone,
            "name": self.name,
            "started_at": written(self.started_at),
            "ended_at": written(self.ended_at),
            "hot_at": written(self.hot_at),
            "result": self.result.value,
            "program": self.program,
            "titles": dict(self.titles),
            "mode": self.mode,
            "by": self.by,
            "command_id": self.command_id,
            "open_ended": self.open_ended,
            "rating": self.rating and self.rating.value,
            "stars": self.stars,
            "note": self.note,
        }

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Self:
        """Read it; KeyError or ValueError where it cannot be read."""
        started_at = read(stored["started_at"])
        if started_at is None:
            raise ValueError("a cook has a start")
        times = {
            "started_at": started_at,
            "ended_at": read(stored.get("ended_at")),
            "hot_at": read(stored.get("hot_at")),
        }
        rating = stored.get("rating")
        words = {"result": Result(stored["result"]), "rating": rating and Rating(rating)}
        return cls(**{**stored, **times, **words})
