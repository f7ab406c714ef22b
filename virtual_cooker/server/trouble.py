"""What goes wrong on the line by order."""

from dataclasses import dataclass, field

from aiocooker.drivers.native.codec import Json


@dataclass(slots=True)
class Trouble:
    """How the next answers suffer.

    Real seconds late for so many answers, and so many answers lost. `lies` holds what is said in
    place of a reading, by zone, empty for the whole cooker, and member.
    """

    late_s: float = 0.0
    late_count: int = 0
    lost_count: int = 0
    lies: dict[tuple[str, str], Json] = field(default_factory=dict)

    def untrue(self, snapshot: dict[str, Json]) -> dict[str, Json]:
        """Return a snapshot with the lies in it."""
        zones = snapshot["zones"]
        for (zone, reading), value in self.lies.items():
            part = zones.get(zone) if zone and isinstance(zones, dict) else snapshot
            if isinstance(part, dict):
                part[reading] = value
        return snapshot

    def delay_s(self) -> float:
        """Return how late the next answer is, and count it."""
        if self.late_count <= 0:
            return 0.0
        self.late_count -= 1
        return self.late_s

    def loses(self) -> bool:
        """Say whether the next answer is lost, and count it."""
        if self.lost_count <= 0:
            return False
        self.lost_count -= 1
        return True
