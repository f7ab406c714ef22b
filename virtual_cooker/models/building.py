"""How the models' tables are written."""

from collections.abc import Mapping

from aiocooker.model import Capabilities, CookerKind, ModeCapability, Range
from aiocooker.program import CookingMode

from virtual_cooker.firmware.control import Model, ZoneModel

HOUR_S = 3600

type Figures = tuple[float, float, float, float]
"""A range: least, most, step and default."""


def mode(
    mode: CookingMode,
    duration_s: Figures,
    *,
    temperature_c: Figures | None = None,
    power_pct: Figures | None = None,
) -> ModeCapability:
    """Return a mode; a range that is None cannot be set in it."""
    return ModeCapability(
        mode=mode,
        duration_s=_range(duration_s),
        temperature_c=None if temperature_c is None else _range(temperature_c),
        power_pct=None if power_pct is None else _range(power_pct),
    )


def _range(figures: Figures) -> Range:
    least, most, step, default = figures
    return Range(min=least, max=most, step=step, default=default)


def appliance(  # noqa: PLR0913 - what appliances differ in
    key: str,
    kind: CookerKind,
    title: str,
    zones: Mapping[str, ZoneModel],
    *,
    standby: bool = True,
    child_lock: bool = True,
    light: bool = False,
    water: bool = False,
    power_meter: bool = True,
    rssi: bool = True,
    firmware_update: bool = True,
    most_share: float | None = None,
) -> Model:
    """Return an appliance of these zones."""
    capabilities = Capabilities(
        zones=tuple(zone.capabilities for zone in zones.values()),
        standby=standby,
        child_lock=child_lock,
        light=light,
        water=water,
        power_meter=power_meter,
        rssi=rssi,
        firmware_update=firmware_update,
    )
    return Model(
        key=key,
        kind=kind,
        title=title,
        capabilities=capabilities,
        zones=zones,
        most_share=most_share,
    )
