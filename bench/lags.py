"""A second simulator, which shares nothing with the first: a delay, a lag, heat and a loss."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from .baselines import Nameplate
from .curve import Curve, Sample

LONGEST_S = 9000
SPREAD = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """An appliance as an engineer draws it; `mains` is how far the voltage differs by the day."""

    name: str
    power_w: float
    heat_j_per_k: float
    loss_w_per_k: float
    lag_s: float
    delay_s: float
    targets_c: tuple[float, ...]
    warm_c: tuple[float, float] = (40.0, 50.0)
    quantum_c: float = 1.0
    noise_c: float = 0.3
    mains: float = 0.03
    filling: float = 0.0

    @property
    def nameplate(self) -> Nameplate:
        """Return what its maker would say."""
        return Nameplate(self.lag_s + self.delay_s, self.heat_j_per_k / self.power_w)

    def specimen(self, choose: Random) -> Plant:
        """Return one of the line."""

        def about(figure: float) -> float:
            return figure * (1 + choose.uniform(-SPREAD, SPREAD))

        return replace(
            self,
            power_w=about(self.power_w),
            heat_j_per_k=about(self.heat_j_per_k),
            loss_w_per_k=about(self.loss_w_per_k),
            lag_s=about(self.lag_s),
            delay_s=about(self.delay_s),
            mains=choose.choice((0.01, self.mains, 0.05)),
        )


TOASTER = Plant(
    name="toaster",
    power_w=1400,
    heat_j_per_k=900,
    loss_w_per_k=2.2,
    lag_s=14,
    delay_s=26,
    targets_c=(150, 180, 200, 220),
    warm_c=(45, 110),
)
BUILT_IN = Plant(
    name="built_in",
    power_w=2600,
    heat_j_per_k=9500,
    loss_w_per_k=3.5,
    lag_s=70,
    delay_s=10,
    targets_c=(150, 175, 200, 230),
    warm_c=(45, 110),
)
BATH = Plant(
    name="bath",
    power_w=1100,
    heat_j_per_k=43_000,
    loss_w_per_k=1.0,
    lag_s=15,
    delay_s=3,
    targets_c=(52, 55, 60, 65, 85),
    quantum_c=0.25,
    noise_c=0.05,
    filling=0.1,
)
POT = Plant(
    name="pot_of_water",
    power_w=1800,
    heat_j_per_k=9500,
    loss_w_per_k=6,
    lag_s=20,
    delay_s=5,
    targets_c=(60, 80, 95),
    quantum_c=0.5,
    filling=0.1,
)
PLANTS = (
    TOASTER,
    replace(TOASTER, name="toaster_at_200", targets_c=(200,)),
    BUILT_IN,
    replace(BUILT_IN, name="built_in_at_180", targets_c=(180,)),
    BATH,
    POT,
)


def curves(plant: Plant, seed: int, runs: int) -> Iterator[Curve]:
    """Yield a specimen's heat-ups, oldest first; one in five begins warm."""
    choose = Random(f"{plant.name} {seed}")  # noqa: S311 - no secret
    specimen = plant.specimen(choose)
    for _ in range(runs):
        yield tuple(_heat_up(specimen, choose))


def _heat_up(plant: Plant, choose: Random) -> Iterator[Sample]:
    kitchen_c, volts = choose.gauss(21, 2), 1 + choose.gauss(0, plant.mains)
    heat_j_per_k = plant.heat_j_per_k * (1 + choose.uniform(-plant.filling, plant.filling))
    truth_c = choose.uniform(*plant.warm_c) if choose.random() < 0.2 else kitchen_c  # noqa: PLR2004
    target_c, every_s = choose.choice(plant.targets_c), choose.uniform(1, 10)
    on_its_way, element_w, next_s = deque([truth_c] * int(plant.delay_s)), 0.0, 0.0
    for now_s in range(LONGEST_S):
        on_its_way.append(truth_c)
        felt_c = on_its_way.popleft() + choose.gauss(0, plant.noise_c)
        reading_c = round(felt_c / plant.quantum_c) * plant.quantum_c
        if now_s >= next_s or reading_c >= target_c:
            yield Sample(now_s, reading_c, target_c)
            next_s = now_s + every_s * choose.uniform(0.3, 2.0)
        if reading_c >= target_c:
            return
        element_w += (plant.power_w * volts**2 - element_w) / plant.lag_s
        truth_c += (element_w - plant.loss_w_per_k * (truth_c - kitchen_c)) / heat_j_per_k
