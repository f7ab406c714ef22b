"""What Home Assistant knows of the moment and the place in which heat would begin."""

from .entity import Zone
from .lib.aiocooker import Program
from .lib.cookery import Circumstances
from .presence import nobody_is_home


def circumstances(
    zone: Zone, *, original: Program | None = None, delay_s: float = 0.0
) -> Circumstances:
    """Return what safety depends on for a start in a zone, `delay_s` seconds from now.

    `original` is the program as it was before somebody changed it for this cook.
    """
    hass = zone.coordinator.hass
    probe_in = any(probe.inserted for probe in zone.says.probes)
    return Circumstances(
        kind=zone.coordinator.cooker.identity.kind,
        unattended=nobody_is_home(hass),
        country=hass.config.country,
        probe_in=probe_in if zone.can.probe_count else None,
        delay_s=delay_s,
        original=original,
    )
