"""All that is simulated: appliances, modes and specimens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import appliances, lags, simulate
from .baselines import Nameplate
from .curve import Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """One appliance of one household, in one mode, with its heat-ups."""

    appliance: str
    mode: str
    seed: int
    nameplate: Nameplate
    curves: tuple[Curve, ...]


def specimens(seeds: Iterable[int], runs: int) -> Iterator[Specimen]:
    """Yield one for each seed of everything."""
    every = tuple(seeds)
    for one in (*appliances.virtual(), *appliances.others()):
        for seed in every:
            yield Specimen(
                appliance=one.name,
                mode=one.mode,
                seed=seed,
                nameplate=one.nameplate,
                curves=tuple(simulate.curves(one, seed, runs)),
            )
    for plant in lags.PLANTS:
        for seed in every:
            yield Specimen(
                appliance=f"lags_{plant.name}",
                mode="heat",
                seed=seed,
                nameplate=plant.nameplate,
                curves=tuple(lags.curves(plant, seed, runs)),
            )
