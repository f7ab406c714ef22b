"""While hands are busy: until when, on whose word, and what is still to be told."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from ..times import read, written
from .story import Why


@dataclass(frozen=True, slots=True, kw_only=True)
class BusyTime:
    """`agreed`: somebody's word that what is done may be kept warm; `user_id` is whose.

    `owed` is what people hear once their hands are free.
    """

    until: datetime
    agreed: bool = False
    user_id: str | None = None
    owed: tuple[Why, ...] = ()

    def stored(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "until": written(self.until),
            "agreed": self.agreed,
            "user_id": self.user_id,
            "owed": [asdict(one) for one in self.owed],
        }

    @classmethod
    def restored(cls, stored: Mapping[str, Any] | None) -> Self | None:
        """Read it; None for nothing, and for what cannot be read."""
        try:
            until = read(stored["until"]) if stored else None
            if stored is None or until is None:
                return None
            return cls(
                until=until,
                agreed=bool(stored["agreed"]),
                user_id=stored["user_id"],
                owed=tuple(Why(**one) for one in stored["owed"]),
            )
        except KeyError, TypeError, ValueError:
            return None
