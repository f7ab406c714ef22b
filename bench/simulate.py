"""Heats appliances up again and again, as a household does, and logs that as real logs look."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from virtual_cooker.firmware.thermostat import Thermostat
from virtual_cooker.physics.body import Body, Tank
from virtual_cooker.physics.load import Load
from virtual_cooker.physics.unit import Unit

from .appliances import Appliance
from .curve import Curve, Sample

LONGEST_S = 9000
COOLING_STEP_S = 4.0
OVER_NIGHT_S = 10_000.0
HYSTERESIS_K = 3.0
LEAST_SHARE = 0.5
"""A control that throttles on its last kelvins gives no less than half."""

DOOR_S = 40.0
SETTLING_S = 60.0
"""A thermometer needs some seconds to feel what was poured in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Shares of the heat-ups that begin warm or see the door opened; and whether targets differ."""

    warm: float = 0.25
    door: float = 0.1
    favourite: float = 0.4


def household(seed: int) -> Household:
    """Return one of several kinds: every third never begins warm, every fourth has one target."""
    return Household(warm=0.3 if seed % 3 else 0.0, favourite=0.4 if seed % 4 else 1.0)


def curves(appliance: Appliance, seed: int, runs: int) -> Iterator[Curve]:
    """Yield a specimen's heat-ups, oldest first."""
    yield from _Kitchen(appliance, seed).heat_ups(runs)


class _Kitchen:
    """One specimen on one household's mains."""

    def __init__(self, appliance: Appliance, seed: int) -> None:
        self._appliance = appliance
        self._habits = household(seed)
        self._choose = Random(f"{appliance.name} {appliance.mode} {seed}")  # noqa: S311 - no secret
        self._unit = Unit(self._choose.getrandbits(32))
        self._body = appliance.body(self._unit)
        self._favourite_c = self._choose.choice(appliance.targets_c)

    def heat_ups(self, runs: int) -> Iterator[Curve]:
        for place in range(runs):
            self._wait(warm=place > 0 and self._choose.random() < self._habits.warm)
            yield tuple(self._heat_up())

    def _wait(self, *, warm: bool) -> None:
        loaded = self._appliance.load_kg[1] > 0 and not warm
        if loaded:
            self._empty(self._body)
        self._cool(self._choose.uniform(240, 1500) if warm else OVER_NIGHT_S)
        if loaded:
            self._load(self._body)
            self._cool(SETTLING_S)

    def _cool(self, for_s: float) -> None:
        for _ in range(int(for_s / COOLING_STEP_S)):
            self._unit.step(COOLING_STEP_S)
            self._body.step(COOLING_STEP_S, 0.0)

    def _empty(self, body: Body) -> None:
        if isinstance(body, Tank):
            body.drain()
        else:
            body.take()

    def _load(self, body: Body) -> None:
        mass_kg, from_c = (
            self._choose.uniform(*self._appliance.load_kg),
            self._choose.uniform(12, 24),
        )
        if isinstance(body, Tank):
            body.pour(mass_kg, from_c)
        else:
            body.put(Load.of(mass_kg, from_c))

    def _heat_up(self) -> Iterator[Sample]:
        target_c = self._target_c()
        every_s = self._choose.uniform(1, 8)
        door_s = (
            self._choose.uniform(60, 600) if self._choose.random() < self._habits.door else -1e9
        )
        thermostat, next_s = Thermostat(HYSTERESIS_K), 0.0
        for now_s in count():
            reading_c = self._body.reading_c
            is_hot = reading_c >= target_c or now_s > LONGEST_S
            if now_s >= next_s or is_hot:
                yield Sample(now_s, reading_c, target_c, None, self._body.door_open)
                next_s = now_s + every_s * self._choose.uniform(0.5, 1.5)
            if is_hot:
                return
            self._body.door_open = door_s <= now_s < door_s + DOOR_S
            self._step(thermostat, reading_c, target_c)

    def _target_c(self) -> float:
        if self._choose.random() < self._habits.favourite:
            return self._favourite_c
        return self._choose.choice(self._appliance.targets_c)

    def _step(self, thermostat: Thermostat, reading_c: float, target_c: float) -> None:
        share = self._appliance.power * thermostat.wants_heat(reading_c, target_c)
        if self._body.door_open and not isinstance(self._body, Tank):
            share = 0.0
        if target_c - reading_c < self._appliance.creep_c:
            share *= max(LEAST_SHARE, (target_c - reading_c) / self._appliance.creep_c)
        self._unit.step(1.0)
        self._body.step(1.0, share)
