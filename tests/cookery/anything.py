"""Programs and zones of every shape, also those that nobody would build, for property tests."""

from typing import Final

from aiocooker.model import ModeCapability, Range, ZoneCapabilities
from aiocooker.program import CookingMode, Program, Stage, StageKind, Until
from hypothesis import strategies as st

from virtual_cooker.models import MODELS

MODES: Final = tuple(CookingMode)
FOODS: Final = ("poultry", "whole_meat", "fish", "kidney_beans", "bread", "moon_dust", None)

SENSIBLE_C: Final = st.sampled_from([30, 55, 56.5, 60, 63, 74, 180, 200, 230])
SENSIBLE_S: Final = st.sampled_from([1, 60, 120, 600, 1800, 3600, 7200, 14_400])
ANY: Final = st.floats(-10, 1e6) | st.just(float("nan"))


def _maybe[T](strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


UNTIL: Final = st.builds(
    Until,
    core_c=_maybe(SENSIBLE_C | ANY),
    temperature_reached=st.sampled_from([None, None, True, False]),
    user=st.sampled_from([None, None, True, False]),
)
ONE_UNTIL: Final = st.one_of(
    st.builds(Until, core_c=SENSIBLE_C),
    st.just(Until(user=True)),
    st.just(Until(temperature_reached=True)),
)


def stages(modes: tuple[CookingMode, ...]) -> st.SearchStrategy[Stage]:
    """Return stages, most of which use these modes in a sensible manner."""
    mode = st.sampled_from(modes) if modes else st.none()
    wild = st.builds(
        Stage,
        kind=st.sampled_from(StageKind),
        mode=_maybe(mode | st.sampled_from(MODES)),
        target_c=_maybe(SENSIBLE_C | ANY),
        power_pct=_maybe(st.sampled_from([10, 50, 100]) | ANY),
        duration_s=_maybe(SENSIBLE_S | ANY),
        until=_maybe(UNTIL),
        hold_max_s=_maybe(SENSIBLE_S | ANY),
        unattended_ok=st.booleans(),
    )
    cook = st.builds(
        Stage,
        kind=st.sampled_from([StageKind.COOK, StageKind.HOLD]),
        mode=mode,
        target_c=_maybe(SENSIBLE_C),
        duration_s=SENSIBLE_S,
        until=_maybe(ONE_UNTIL),
    )
    heat = st.builds(Stage, kind=st.just(StageKind.HEAT), mode=mode, target_c=_maybe(SENSIBLE_C))
    idle = st.builds(
        Stage, kind=st.sampled_from([StageKind.REST, StageKind.USER]), duration_s=_maybe(SENSIBLE_S)
    )
    return st.one_of(cook, cook, heat, idle, wild)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """Return bounds that hold something."""
    least = draw(st.sampled_from([0, 1, 30, 60, 300]))
    most = least + draw(st.sampled_from([0, 40, 200, 7200]))
    default = draw(st.none() | st.sampled_from([least, most]))
    return Range(min=least, max=most, step=1, default=default)


@st.composite
def zones(draw: st.DrawFn) -> ZoneCapabilities:
    """Return a zone of a virtual cooker, or one that nobody built."""
    built = [zone for make in MODELS.values() for zone in make().capabilities.zones]
    if draw(st.booleans()):
        return draw(st.sampled_from(built))
    modes = draw(st.lists(st.sampled_from(MODES), unique=True, max_size=5))
    return ZoneCapabilities(
        id="zone",
        name="Zone",
        modes=tuple(
            ModeCapability(
                mode=mode,
                duration_s=draw(ranges()),
                temperature_c=draw(st.none() | ranges()),
                power_pct=draw(st.none() | ranges()),
            )
            for mode in modes
        ),
        can_run_empty=draw(st.booleans()),
        preheat=draw(st.booleans()),
        pause=True,
        door=True,
        holds_safely=draw(st.booleans()),
        temperature=draw(st.booleans()),
        probe_count=draw(st.integers(0, 2)),
        max_stages=draw(st.integers(1, 6)),
        max_duration_s=draw(st.sampled_from([600, 3600, 43_200])),
    )


@st.composite
def zones_and_programs(draw: st.DrawFn) -> tuple[ZoneCapabilities, Program]:
    """Return a zone and a program that has a fair chance to suit it."""
    zone = draw(zones())
    modes = tuple(CookingMode(one.mode) for one in zone.modes)
    return zone, Program(
        id="any",
        schema=draw(st.sampled_from(["cooker.program/1"] * 9 + ["cooker.program/2"])),
        stages=tuple(draw(st.lists(stages(modes), max_size=6))),
        food_class=draw(st.sampled_from(FOODS)),
        perishable=draw(st.booleans()),
    )
