"""What a cooker looks like now: its last snapshot with the patches since laid on it."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from ...errors import ProtocolError
from ...model import Capabilities, Snapshot, ZoneSnapshot, ZoneState
from ...times import Clock, timed
from . import readings, wire
from .codec import Json, decode

_LOGGER = logging.getLogger(__name__)

SILENT = ZoneSnapshot(state=ZoneState.UNKNOWN)
"""A zone that the capabilities name and the snapshot does not."""


class Picture:
    """Keeps the JSON, because patches are laid on it, and beside it what was read from it.

    A patch leaves the parts that it does not touch the same objects, so a zone is read again only
    when its JSON is another object: one zone's temperature a second costs one zone.
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
        believed, doubts = readings.cooker({**document, "zones": {}})
        self._doubt(doubts)
        whole = wire.snapshot(believed)
        self.snapshot = replace(whole, zones=self._zones(document.get("zones")))
        self._document = document

    def _zones(self, zones: Json) -> Mapping[str, ZoneSnapshot]:
        if not isinstance(zones, dict):
            raise ProtocolError("snapshot.zones: expected an object")
        return {name: self._zone(name, zones.get(name)) for name in self._zones_wanted}

    def _zone(self, name: str, said: Json) -> ZoneSnapshot:
        if said is None:
            return SILENT
        before = self.snapshot.zones.get(name)
        if before is not None and said is self._said_before(name):
            return before
        believed, doubts = readings.zone(said, f"zones.{name}")
        self._doubt(doubts)
        return timed(decode(ZoneSnapshot, believed, f"zones.{name}"), before, self._clock())

    def _doubt(self, doubts: Iterable[readings.Doubt]) -> None:
        """Tell once in a conversation of each reading that cannot be meant."""
        for doubt in doubts:
            if doubt.where not in self._doubted:
                self._doubted.add(doubt.where)
                _LOGGER.warning("No cooker can mean %s = %.60r: left out", doubt.where, doubt.value)

    def _said_before(self, name: str) -> Json:
        zones = self._document.get("zones")
        return zones.get(name) if isinstance(zones, dict) else None
