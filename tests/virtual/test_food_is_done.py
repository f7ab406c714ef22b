"""The programs that come along cook food through, as far as physics can say: times are honest."""

from typing import Final

import pytest
from aiocooker.drivers.native.codec import decode
from aiocooker.model import Origin, StartedBy
from aiocooker.program import Program, StageKind
from cookery import builtin

from virtual_cooker.firmware.zone import Zone
from virtual_cooker.models import MODELS
from virtual_cooker.physics.load import Load
from virtual_cooker.physics.unit import Unit

COLD_C: Final = 5.0
FROZEN_C: Final = -18.0
FROZEN: Final = {"nuggets", "spring_rolls"}

PIECES_KG: Final = {
    "oven": {
        "roast_chicken": 2.0,
        "roast_chicken_by_time": 2.5,
        "chicken_legs": 0.2,
        "roast_beef": 1.8,
        "roast_pork": 1.2,
        "lamb_shoulder": 1.6,
        "char_siu": 0.25,
        "baked_fish": 0.15,
        "lasagne": 0.8,
        "leftovers": 0.3,
        "egg_tarts": 0.06,
    },
    "air_fryer": {
        "chicken_wings": 0.08,
        "chicken_drumsticks": 0.12,
        "chicken_breast": 0.18,
        "nuggets": 0.02,
        "spring_rolls": 0.03,
        "pork_chops": 0.18,
        "fish_fillets": 0.15,
        "reheat": 0.1,
    },
    "microwave": {
        "plated_meal": 0.4,
        "by_food_temperature": 0.4,
        "soup": 0.3,
        "ready_meal": 0.4,
        "fish": 0.4,
        "steamed_egg": 0.3,
    },
}
"""How heavy one piece is that heats by itself; flat food counts for less than it weighs."""

LEAST_C: Final = {
    "poultry": 74,
    "leftovers": 74,
    "ready_meal": 74,
    "casserole": 74,
    "egg_dishes": 71,
    "whole_meat": 63,
    "fish": 63,
}
"""USDA, Safe Minimum Internal Temperature Chart."""

MICROWAVED_C: Final = 74
"""FDA Food Code 3-401.12."""

LONGEST_S: Final = 6 * 3600


def cooked(kind: str, program: Program, food: Load) -> Load:
    """Cook food as a person would who comes whenever the appliance asks."""
    zone = Zone(next(iter(MODELS[kind]().zones.values())), Unit(), lambda *_, **__: None, int)
    if program.stages[0].kind is not StageKind.HEAT:
        zone.body.put(food)
    zone.start(zone.check(program), Origin(by=StartedBy.PANEL))
    for _ in range(LONGEST_S):
        if zone.cook is None:
            return food
        if zone.cook.waits_for_user:
            zone.body.put(food)
            zone.body.probe_inserted = True
            zone.acknowledge()
        zone.step(1.0, zone.wanted_share(), powered=True)
    raise AssertionError("it never ends")


@pytest.mark.parametrize(
    ("kind", "slug"), [(kind, slug) for kind, pieces in PIECES_KG.items() for slug in pieces]
)
def test_the_core_is_hot_enough_at_the_end(kind: str, slug: str) -> None:
    document = next(one for one in builtin.documents(kind) if one["id"] == f"builtin.{kind}.{slug}")
    food = Load.of(PIECES_KG[kind][slug], FROZEN_C if slug in FROZEN else COLD_C)
    food = cooked(kind, decode(Program, document), food)
    least_c = MICROWAVED_C if kind == "microwave" else LEAST_C[document["food_class"]]
    assert food.core_c >= least_c


def test_every_meat_fish_and_egg_of_these_kinds_was_weighed() -> None:
    """Thawed food stays raw."""
    for kind, pieces in PIECES_KG.items():
        for document in builtin.documents(kind):
            slug = document["id"].rpartition(".")[2]
            if document.get("food_class") in LEAST_C and slug != "defrost_meat":
                assert slug in pieces
