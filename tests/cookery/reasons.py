"""For each reason why a zone cannot cook a program, one program that has it and no other."""

from dataclasses import replace
from typing import Final

from aiocooker.model import ZoneCapabilities
from aiocooker.program import CookingMode, Program, Stage, StageKind, Until
from cookery import ProblemKey

from tests.cookery.zones import zone_of

OVEN: Final = zone_of("oven")
LOWER: Final = zone_of("oven", 1)
TOASTER: Final = zone_of("toaster_oven")
POT: Final = zone_of("rice_cooker")
MICROWAVE: Final = zone_of("microwave")


def stage(kind: str = "cook", mode: str | None = "bake", **more: object) -> Stage:
    """Return a stage; what cooks does so for half an hour unless it says otherwise."""
    if kind == "cook" and not {"duration_s", "until"} & more.keys():
        more["duration_s"] = 1800
    known = None if mode is None else CookingMode(mode)
    return replace(Stage(kind=StageKind(kind), mode=known), **more)


def program(*stages: Stage, **more: object) -> Program:
    """Return a program of these stages."""
    return replace(Program(id="test", stages=stages), **more)


REST: Final = stage("rest", None, duration_s=600)

REASONS: Final[dict[ProblemKey, tuple[ZoneCapabilities, Program, dict[str, object]]]] = {
    ProblemKey.SCHEMA: (
        OVEN,
        program(stage(), schema="cooker.program/2"),
        {"schema": "cooker.program/2"},
    ),
    ProblemKey.NO_STAGES: (OVEN, program(), {}),
    ProblemKey.TOO_MANY_STAGES: (OVEN, program(*[stage()] * 6), {"stages": 6, "maximum": 5}),
    ProblemKey.UNKNOWN_STEP: (OVEN, program(stage(), stage("flambé")), {"stage": 2}),
    ProblemKey.CANNOT_PREHEAT: (TOASTER, program(stage("heat")), {"stage": 1}),
    ProblemKey.WRONG_ENDING: (
        OVEN,
        program(stage(duration_s=60, until=Until(temperature_reached=True))),
        {"stage": 1},
    ),
    ProblemKey.NO_PROBE: (
        LOWER,
        program(stage(until=Until(core_c=74), hold_max_s=3600)),
        {"stage": 1},
    ),
    ProblemKey.ENDLESS: (OVEN, program(stage(until=Until(user=True))), {"stage": 1}),
    ProblemKey.MODE_NEEDED: (OVEN, program(stage(mode=None)), {"stage": 1}),
    ProblemKey.MODE_LACKING: (OVEN, program(stage(mode="rice")), {"stage": 1, "mode": "rice"}),
    ProblemKey.MODE_WITHOUT_HEAT: (
        OVEN,
        program(stage(), stage("rest", "bake", duration_s=60)),
        {"stage": 2},
    ),
    ProblemKey.SETTING_WITHOUT_HEAT: (
        OVEN,
        program(stage("rest", None, duration_s=60, target_c=100)),
        {"stage": 1},
    ),
    ProblemKey.NO_TEMPERATURE: (
        POT,
        program(stage(mode="rice", target_c=100)),
        {"stage": 1, "mode": "rice"},
    ),
    ProblemKey.NO_POWER: (OVEN, program(stage(power_pct=50)), {"stage": 1, "mode": "bake"}),
    ProblemKey.HEAT_WITHOUT_TEMPERATURE: (
        ZoneCapabilities(
            id="pot",
            name="Pot",
            modes=POT.modes,
            can_run_empty=True,
            preheat=True,
            pause=True,
            door=True,
            holds_safely=True,
            max_duration_s=3600,
        ),
        program(stage("heat", "rice")),
        {"stage": 1, "mode": "rice"},
    ),
    ProblemKey.TEMPERATURE_RANGE: (
        OVEN,
        program(stage(target_c=300)),
        {"stage": 1, "mode": "bake", "target_c": 300, "minimum_c": 50, "maximum_c": 275},
    ),
    ProblemKey.POWER_RANGE: (
        MICROWAVE,
        program(stage(mode="microwave", power_pct=5)),
        {"stage": 1, "mode": "microwave", "power_pct": 5, "minimum_pct": 10, "maximum_pct": 100},
    ),
    ProblemKey.CORE_RANGE: (
        OVEN,
        program(stage(until=Until(core_c=120), hold_max_s=3600)),
        {"stage": 1, "core_c": 120, "minimum_c": 30, "maximum_c": 100},
    ),
    ProblemKey.DURATION_RANGE: (
        OVEN,
        program(stage(duration_s=30)),
        {"stage": 1, "mode": "bake", "duration_s": 30, "minimum_s": 60, "maximum_s": 43_200},
    ),
    ProblemKey.TIME_RANGE: (
        OVEN,
        program(stage(), stage("rest", None, duration_s=50_000)),
        {"stage": 2, "duration_s": 50_000, "minimum_s": 1, "maximum_s": 43_200},
    ),
    ProblemKey.TOO_LONG: (
        OVEN,
        program(stage(duration_s=30_000), stage(duration_s=30_000)),
        {"duration_s": 60_000, "maximum_s": 43_200},
    ),
}
"""A zone, a program, and what is said of it."""
