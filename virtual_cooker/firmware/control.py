"""How a zone of some model is built and driven: what its capabilities do not say aloud."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from aiocooker.model import Capabilities, CookerKind, ModeCapability, ZoneCapabilities
from aiocooker.program import CookingMode

from virtual_cooker.physics.body import Body
from virtual_cooker.physics.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeControl:
    """How one mode is driven.

    `power` is the share of the body's nominal power; `fixed_c` a target that the user cannot set;
    `switch_c` ends a cook when the reading passes it; `ends_at_target` ends one when its own target
    is reached; `then_warm_c` keeps food warm afterwards. What `needs_water` does not start without
    it; what `heats_in_water` is ended when it runs dry as well.
    """

    power: float = 1.0
    fixed_c: float | None = None
    switch_c: float | None = None
    ends_at_target: bool = False
    needs_water: bool = False
    heats_in_water: bool = False
    then_warm_c: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneModel:
    """One zone as it leaves the factory.

    `nominal_k_per_s` and `nominal_dead_s` are the maker's figures for the zone's own estimate of
    its heat-up, the same for each specimen. `resumes_on_close` is an oven's habit: a microwave
    waits for a press. Water at `empty_kg` or less is none, below `low_kg` it is little.
    """

    capabilities: ZoneCapabilities
    controls: Mapping[CookingMode, ModeControl]
    body: Callable[[Unit], Body]
    hysteresis_c: float
    nominal_k_per_s: float
    nominal_dead_s: float
    resumes_on_close: bool
    stays_hot: bool = True
    empty_kg: float = 0.0
    low_kg: float = 0.0

    def range_of(self, mode: CookingMode) -> ModeCapability:
        """Return a mode's bounds; KeyError where the zone lacks it."""
        if (found := self.capabilities.mode(mode)) is None:
            raise KeyError(mode)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An appliance as it leaves the factory.

    `most_share` is what its mains cable bears where that is less than all zones at once: the most
    that their shares of nominal power may sum up to.
    """

    key: str
    kind: CookerKind
    title: str
    capabilities: Capabilities
    zones: Mapping[str, ZoneModel]
    most_share: float | None = None

    def with_zone(self, key: str, change: Callable[[ZoneCapabilities], ZoneCapabilities]) -> Self:
        """Return the same appliance with a zone that says, and does, something else.

        `model.with_zone("cavity", lambda can: replace(can, temperature=False))` measures nothing.
        """
        zone = self.zones[key]
        zones = {**self.zones, key: replace(zone, capabilities=change(zone.capabilities))}
        can = replace(self.capabilities, zones=tuple(one.capabilities for one in zones.values()))
        return replace(self, capabilities=can, zones=zones)
