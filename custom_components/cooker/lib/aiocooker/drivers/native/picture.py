"""What a cooker looks like now: its last snapshot with the patches since laid on it."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from ...errors import ProtocolError
from ...model import Capabilities, Snapshot, ZoneSnapshot, ZoneState
from ...times import Clock, timed
from . import readings, wire
from .codec import Json, decode, decode_members

_LOGGER = logging.getLogger(__name__)

SILENT = ZoneSnapshot(state=ZoneState.UNKNOWN)
"""A zone that the capabilities name and the snapshot does not."""


class Picture:
    """Keeps the JSON, because patches are laid on it, and beside it what was read from it.

    A patch leaves the parts that it does not touch the same objects, so only members whose JSON is
    another object are read again: a temperature a second costs one number.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._zones_wanted: tuple[str, ...] = ()
        self._document: dict[str, Json] = {}
        self._seq: int | None = None
        self._doubted: set[str] = set()
        self.snapshot = Snapshot(zones={})

    def expect(self, capabilities: Capabilities) -> None:
        """Begin a new conversation with a cooker that has these zones."""
        self._zones_wanted = tuple(zone.id for zone in capabilities.zones)
        self._seq = None
        self._doubted.clear()

    def replace(self, subscription: wire.Subscription) -> None:
        """Take a whole snapshot; ProtocolError where it cannot be read."""
        self._read(subscription.snapshot)
        self._seq = subscription.seq

    def patch(self, changed: wire.Notification) -> bool:
        """Lay a patch on it. False where one was missed: nothing fits until the next `replace`."""
        match changed.params:
            case {"seq": int(seq), "patch": dict(patch)}:
                pass
            case _:
                raise ProtocolError("changed: expected seq and patch")
        if self._seq is None:
            return True
        if seq != self._seq + 1:
            self._seq = None
            return False
        self._read(cast("dict[str, Json]", wire.apply_patch(self._document, patch)))
        self._seq = seq
        return True

    def _read(self, document: dict[str, Json]) -> None:
        zones = self._zones(document.get("zones"))
        changes: dict[str, Any] = {}
        if names := _changed(self._document, document) - {"zones"}:
            believed, doubts = readings.cooker(_those(document, names))
            self._doubt(doubts)
            changes = decode_members(Snapshot, believed, names, "snapshot")
        if changes or zones is not self.snapshot.zones:
            self.snapshot = replace(self.snapshot, **{**changes, "zones": zones})
        self._document = document

    def _zones(self, zones: Json) -> Mapping[str, ZoneSnapshot]:
        if not isinstance(zones, dict):
            raise ProtocolError("snapshot.zones: expected an object")
        before = self.snapshot.zones
        if zones is self._document.get("zones") and tuple(before) == self._zones_wanted:
            return before
        return {name: self._zone(name, zones.get(name)) for name in self._zones_wanted}

    def _zone(self, name: str, said: Json) -> ZoneSnapshot:
        if said is None:
            return SILENT
        where, before = f"zones.{name}", self.snapshot.zones.get(name)
        if not isinstance(said, dict):
            raise ProtocolError(f"{where}: expected an object")
        if before is None or (said_before := self._said_before(name)) is None:
            believed, doubts = readings.zone(said, where)
            zone = decode(ZoneSnapshot, believed, where)
        elif names := _changed(said_before, said):
            believed, doubts = readings.zone(_those(said, names), where)
            zone = replace(before, **decode_members(ZoneSnapshot, believed, names, where))
        else:
            return before
        self._doubt(doubts)
        return timed(zone, before, self._clock())

    def _doubt(self, doubts: Iterable[readings.Doubt]) -> None:
        """Tell once in a conversation of each reading that cannot be meant."""
        for doubt in doubts:
            if doubt.where not in self._doubted:
                self._doubted.add(doubt.where)
                _LOGGER.warning("No cooker can mean %s = %.60r: left out", doubt.where, doubt.value)

    def _said_before(self, name: str) -> dict[str, Json] | None:
        zones = self._document.get("zones")
        said = zones.get(name) if isinstance(zones, dict) else None
        return said if isinstance(said, dict) else None


def _changed(before: Mapping[str, Json], now: Mapping[str, Json]) -> set[str]:
    """Return the names of members that are another object than before, or are gone."""
    gone = before.keys() - now.keys()
    return gone | {name for name, one in now.items() if one is not before.get(name)}


def _those(said: Mapping[str, Json], names: Iterable[str]) -> dict[str, Json]:
    return {name: said[name] for name in names if name in said}
