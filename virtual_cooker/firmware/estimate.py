"""The appliance's own guess of when it is hot.

The maker's figures, never the simulation's future.
"""

from .control import ZoneModel


def ready_in_s(
    model: ZoneModel, power: float, reading_c: float, target_c: float, heating_s: float
) -> float:
    """Return seconds until the target: what is left of the dead time, then the nominal rate.

    `power` is the mode's share of nominal power. A zone that is slower than its maker thought shows
    0 in the end.
    """
    dead_s = max(0.0, model.nominal_dead_s - heating_s)
    return dead_s + max(0.0, target_c - reading_c) / (model.nominal_k_per_s * power)
