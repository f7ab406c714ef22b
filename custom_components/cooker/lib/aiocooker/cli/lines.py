"""What the command line prints: one line a fact."""

from ..cooker import Link
from ..discovery import Announcement
from ..model import CookerEvent, Snapshot, ZoneSnapshot
from .sentences import sentence


def announcement_line(found: Announcement) -> str:
    """Write a cooker on the network."""
    pairing = ", pairing" if found.pairing else ""
    return (
        f"{found.id}  {found.address}  {found.name} ({found.manufacturer} {found.model}){pairing}"
    )


def link_line(link: Link) -> str:
    """Write whether the line is up, and why not."""
    reason = "" if link.error is None else f": {sentence(link.error)}"
    return f"line {link.state}{reason}"


def event_line(event: CookerEvent) -> str:
    """Write an event."""
    zone = "" if event.zone is None else f" {event.zone}"
    when = f" ({event.age_s:g} s ago)" if event.recovered else ""
    return f"event {event.event_id} {event.type}{zone}{when}"


def changed_lines(before: Snapshot | None, now: Snapshot) -> list[str]:
    """Write the gate and each zone, where they differ from before."""
    lines = []
    if before is None or before.remote_start is not now.remote_start:
        lines.append(f"remote start {now.remote_start or 'unknown'}")
    for name, zone in now.zones.items():
        line = _zone_line(name, zone)
        if before is None or line != _zone_line(name, before.zones[name]):
            lines.append(line)
    return lines


def _zone_line(name: str, zone: ZoneSnapshot) -> str:
    figures = (
        ("", zone.temperature_c, " °C"),
        ("target ", zone.target_c, " °C"),
        ("power ", zone.power_pct, " %"),
        ("starts in ", zone.starts_in_s, " s"),
        ("ready in ", zone.ready_in_s, " s"),
        ("remaining ", zone.remaining_s, " s"),
    )
    said = [f"{label}{value:g}{unit}" for label, value, unit in figures if value is not None]
    return ", ".join([f"{name} {zone.state}", *said])
