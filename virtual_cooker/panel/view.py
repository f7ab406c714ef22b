"""Everything that a person at the appliance sees, as JSON."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aiocooker.drivers.native.codec import Json, encode
from aiocooker.model import Identity

from virtual_cooker.clock import DeviceClock
from virtual_cooker.firmware.appliance import Appliance
from virtual_cooker.firmware.saying import said
from virtual_cooker.firmware.zone import Zone
from virtual_cooker.mishaps import Mishaps
from virtual_cooker.pairing import Pairing
from virtual_cooker.physics.body import Body, Tank
from virtual_cooker.server.hub import SessionHub

from .person import Person

HISTORY = 600
HISTORY_EVERY_S = 5.0
"""600 points of 5 s: the last 50 minutes, which holds a preheat and the start of a roast."""
IDENTIFY_S = 10.0
SHOWN = (
    *("temperature_c", "target_c", "power_pct", "remaining_s", "ready_in_s", "starts_in_s"),
    *("program", "stage", "needs_user", "origin"),
)


@dataclass(frozen=True, slots=True)
class Sights:
    """What the view looks at."""

    appliance: Appliance
    clock: DeviceClock
    pairing: Pairing
    person: Person
    hub: SessionHub
    mishaps: Mishaps
    identity: Callable[[], Identity]


class View:
    """Draws the panel's state; remembers each zone's temperature curve."""

    def __init__(self, sights: Sights) -> None:
        """Begin with empty curves."""
        self._sights = sights
        self._noted_s = -HISTORY_EVERY_S
        self._curves: Mapping[str, deque[Json]] = {
            key: deque(maxlen=HISTORY) for key in sights.appliance.zones
        }

    def note(self) -> None:
        """Draw the curves on, once in five seconds of the appliance's time."""
        now = self._sights.clock.now_s
        if now - self._noted_s < HISTORY_EVERY_S:
            return
        self._noted_s = now
        for key, curve in self._curves.items():
            snapshot = said(self._sights.appliance.zones[key], faulty=False)
            curve.append([now, snapshot.temperature_c, snapshot.target_c])

    def state(self) -> dict[str, Json]:
        """Return all of it; a member that does not apply is null."""
        sights = self._sights
        appliance = sights.appliance
        identity = sights.identity()
        snapshot = _object(encode(appliance.snapshot()))
        return {
            "id": identity.id,
            "name": identity.name,
            "model": identity.model,
            "kind": identity.kind.value,
            "look": appliance.model.key,
            "firmware": identity.firmware,
            "power": snapshot.get("power"),
            "child_lock": snapshot.get("child_lock"),
            "light": snapshot.get("light"),
            "water": snapshot.get("water"),
            "remote_start": snapshot.get("remote_start"),
            "fault": snapshot.get("fault"),
            "power_w": snapshot.get("power_w"),
            "energy_kwh": snapshot.get("energy_kwh"),
            "identifying": self._identifying(),
            "speed": sights.clock.speed,
            "clock_s": sights.clock.now_s,
            "pairing": self._pairing(),
            "clients": encode(sights.person.clients()),
            "sessions": list(sights.hub.names),
            "capabilities": encode(appliance.model.capabilities),
            "zones": [
                self._zone(key, zone, _object(_object(snapshot["zones"])[key]))
                for key, zone in appliance.zones.items()
            ],
            "mishaps": sights.mishaps.state(),
        }

    def _identifying(self) -> bool:
        shown = self._sights.appliance.shown_at_s
        return shown is not None and self._sights.clock.now_s - shown < IDENTIFY_S

    def _pairing(self) -> Json:
        pairing = self._sights.pairing
        return {
            "open": pairing.is_open,
            "code": pairing.code,
            "seconds_left": round(pairing.seconds_left),
            "locked": pairing.locked,
            "attempts_left": pairing.attempts_left,
        }

    def _zone(self, key: str, zone: Zone, said: dict[str, Json]) -> Json:
        food = zone.body.food
        shown: dict[str, Json] = {name: said.get(name) for name in SHOWN}
        return shown | {
            "id": key,
            "name": zone.model.capabilities.name,
            "state": said["state"],
            "door": "open" if zone.body.door_open else "closed",
            "tank": _tank(zone.body),
            "probes": said.get("probes", []),
            "food": None
            if food is None
            else {"mass_kg": round(food.mass_kg, 3), "temperature_c": round(food.mean_c, 1)},
            "history": list(self._curves[key]),
        }


def _tank(body: Body) -> Json:
    """Return the water that stands in a tank and what fits into it, both in kilograms."""
    if not isinstance(body, Tank):
        return None
    return {"water_kg": round(body.free_water_kg, 2), "room_kg": body.room_kg}


def _object(value: Json) -> dict[str, Json]:
    assert isinstance(value, dict)  # noqa: S101 - it was encoded from a dataclass
    return value
