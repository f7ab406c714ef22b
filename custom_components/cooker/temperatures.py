"""The temperatures that can be set in a zone: for its next cook, and for what runs now.

All are degrees Celsius. Setting one never begins heat.
"""

from dataclasses import replace

from .entity import Zone, must_run, no
from .lib.aiocooker import Range, ZoneCapabilities
from .on_since import ON
from .staging import fitted, known_modes, mode_of


def is_thermostat(can: ZoneCapabilities) -> bool:
    """Whether a zone is like a thermostat: it heats to temperatures, and may do so empty.

    What must not run empty must not begin because somebody far off said "heat".
    """
    return can.can_run_empty and any(mode.temperature_c for mode in known_modes(can))


def every_range(can: ZoneCapabilities) -> tuple[Range, ...]:
    """Return what its modes take."""
    return tuple(mode.temperature_c for mode in can.modes if mode.temperature_c is not None)


def next_range(zone: Zone) -> Range:
    """Return the chosen mode's bounds, those of any mode where it has none."""
    modes = (mode_of(zone.can, zone.staged), *known_modes(zone.can))
    return next(mode.temperature_c for mode in modes if mode.temperature_c is not None)


def running_range(zone: Zone) -> Range:
    """Return the running mode's bounds; all that any mode takes where none runs."""
    every = every_range(zone.can)
    stage = zone.says.stage
    mode = None if stage is None or stage.mode is None else zone.can.mode(stage.mode)
    if mode is not None and mode.temperature_c is not None:
        return mode.temperature_c
    return replace(every[0], min=min(one.min for one in every), max=max(one.max for one in every))


def running_c(zone: Zone) -> float | None:
    """Return what the running stage is after; None where nothing runs or heats to a temperature."""
    return zone.says.target_c if zone.says.state in ON else None


async def set_running(zone: Zone, target_c: float) -> None:
    """Change the running stage, and nothing else; raises in words where there is none."""
    must_run(zone)
    if running_c(zone) is None:
        raise no(zone, "no_temperature_to_adjust")
    await zone.coordinator.cooker.adjust(zone.zone, target_c=target_c)


def set_next(zone: Zone, target_c: float) -> None:
    """Set the next cook; raises in words where its mode has no temperature."""
    mode = mode_of(zone.can, zone.staged)
    if mode.temperature_c is None:
        raise no(zone, "not_in_this_mode")
    zone.coordinator.stage(zone.zone, fitted(mode, replace(zone.staged, target_c=target_c)))
