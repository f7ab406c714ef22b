"""Which entity shows which fact: after a change only those are looked at that show it.

A cooker may speak ten times a second and have a hundred entities, of which two changed. What an
entity reads while it is looked at is noted, and it is looked at again when that changes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields
from operator import attrgetter
from typing import Final, cast

from homeassistant.core import CALLBACK_TYPE, callback

from .lib.aiocooker import Snapshot, ZoneSnapshot

type Fact = tuple[str, str]
"""A zone, or nothing for the whole cooker, and the name of what is shown of it."""

DERIVED: Final = "derived"
HEAT_UP: Final = "heat_up"
ON_SINCE: Final = "on_since"
"""Facts that no cooker says; all others are members of its snapshot."""

ZONES: Final = "zones"

_WHOLE = tuple(one.name for one in fields(Snapshot) if one.name != ZONES)
_ZONE = tuple(one.name for one in fields(ZoneSnapshot))
_whole = attrgetter(*_WHOLE)
_zone = attrgetter(*_ZONE)


class Looks:
    """Who looked at what."""

    def __init__(self) -> None:
        self._noted: set[Fact] | None = None
        self._facts: dict[CALLBACK_TYPE, frozenset[Fact]] = {}
        self._lookers: dict[Fact, dict[CALLBACK_TYPE, None]] = {}
        self._strangers: dict[CALLBACK_TYPE, None] = {}

    @callback
    def join(self, looker: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Let somebody be told; of everything until it is known what they look at."""
        self._strangers[looker] = None

        def leave() -> None:
            self._strangers.pop(looker, None)
            for fact in self._facts.pop(looker, ()):
                self._lookers[fact].pop(looker, None)

        return leave

    @callback
    def note(self, zone: str, name: str) -> None:
        """Note that whoever looks now looks at this."""
        if self._noted is not None:
            self._noted.add((zone, name))

    def shows(self, zone: str, name: str) -> bool:
        """Whether anybody shows this, so that it is worth working out."""
        return bool(self._strangers or self._lookers.get((zone, name)))

    def seen(self, snapshot: Snapshot) -> Snapshot:
        """Return a snapshot that notes what is read of it, while somebody looks."""
        if self._noted is None:
            return snapshot
        return cast("Snapshot", _Seen(snapshot, "", self._noted))

    @callback
    def look[T](self, looker: CALLBACK_TYPE, face_fn: Callable[[], T]) -> T:
        """Return what `face_fn` sees, and note for whom."""
        noted = self._noted = set()
        try:
            return face_fn()
        finally:
            self._noted = None
            self._remember(looker, noted)

    @callback
    def tell(self, facts: Iterable[Fact]) -> None:
        """Let those look again who showed any of these facts, each once."""
        lookers = dict(self._strangers)
        for fact in facts:
            lookers |= self._lookers.get(fact, {})
        for looker in lookers:
            looker()

    @callback
    def tell_all(self) -> None:
        """Let everybody look again."""
        for looker in (*self._strangers, *self._facts):
            looker()

    def _remember(self, looker: CALLBACK_TYPE, noted: AbstractSet[Fact]) -> None:
        before = self._facts.get(looker)
        if before == noted or (before is None and looker not in self._strangers):
            return
        now = frozenset(noted)
        self._strangers.pop(looker, None)
        for fact in (before or frozenset()) - now:
            self._lookers[fact].pop(looker, None)
        for fact in now - (before or frozenset()):
            self._lookers.setdefault(fact, {})[looker] = None
        self._facts[looker] = now


def changes(before: Snapshot, now: Snapshot) -> Iterator[Fact]:
    """Yield which members of two snapshots differ; a zone that is the same object does not."""
    for name in _differing(_WHOLE, _whole(before), _whole(now)):
        yield "", name
    if before.zones is now.zones:
        return
    for zone in {**before.zones, **now.zones}:
        was, says = before.zones.get(zone), now.zones.get(zone)
        if was is says:
            continue
        for name in _of_a_zone(was, says):
            yield zone, name


def _of_a_zone(was: ZoneSnapshot | None, says: ZoneSnapshot | None) -> Iterable[str]:
    """Return which members of a zone differ: all of one that came or went."""
    if was is None or says is None:
        return _ZONE
    return _differing(_ZONE, _zone(was), _zone(says))


def _differing(
    names: Iterable[str], before: Iterable[object], now: Iterable[object]
) -> Iterator[str]:
    return (
        name
        for name, was, says in zip(names, before, now, strict=True)
        if was is not says and was != says
    )


class _Seen:
    """A snapshot, or a zone's, of which each reading is noted."""

    __slots__ = ("_noted", "_of", "_zone")

    def __init__(self, of: object, zone: str, noted: set[Fact]) -> None:
        self._of = of
        self._zone = zone
        self._noted = noted

    def __getattr__(self, name: str) -> object:
        if name == ZONES:
            return _SeenZones(cast("Snapshot", self._of).zones, self._noted)
        self._noted.add((self._zone, name))
        return getattr(self._of, name)


class _SeenZones:
    """Zones of which each reading is noted. Who looks asks for one of them, and never for all."""

    def __init__(self, zones: Mapping[str, ZoneSnapshot], noted: set[Fact]) -> None:
        self._zones = zones
        self._noted = noted

    def __getitem__(self, zone: str) -> ZoneSnapshot:
        return cast("ZoneSnapshot", _Seen(self._zones[zone], zone, self._noted))

    def get(self, zone: str, default: object = None) -> object:
        return self[zone] if zone in self._zones else default
