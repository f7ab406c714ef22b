"""`cooker.program/1`: what to cook, stage by stage. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .open_enum import OpenEnum

PROGRAM_SCHEMA = "cooker.program/1"


class CookingMode(OpenEnum):
    """How heat is made: Matter's OvenMode tags, then those of pots and microwaves."""

    BAKE = "bake"
    CONVECTION = "convection"
    CONVECTION_BAKE = "convection_bake"
    CONVECTION_ROAST = "convection_roast"
    GRILL = "grill"
    ROAST = "roast"
    CLEAN = "clean"
    STEAM = "steam"
    WARMING = "warming"
    PROOFING = "proofing"
    AIR_FRY = "air_fry"
    DEHYDRATE = "dehydrate"
    PIZZA = "pizza"
    TOAST = "toast"
    RICE = "rice"
    PORRIDGE = "porridge"
    SOUP = "soup"
    STEW = "stew"
    SLOW_COOK = "slow_cook"
    PRESSURE = "pressure"
    BOIL = "boil"
    SOUS_VIDE = "sous_vide"
    MICROWAVE = "microwave"
    REHEAT = "reheat"
    DEFROST = "defrost"
    KEEP_WARM = "keep_warm"
    UNKNOWN = "unknown"


class StageKind(OpenEnum):
    """What a stage is for."""

    HEAT = "heat"
    HOLD = "hold"
    COOK = "cook"
    REST = "rest"
    USER = "user"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """What ends a stage other than time; exactly one member is set."""

    core_c: float | None = None
    temperature_reached: bool | None = None
    user: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step: ends after `duration_s`, or when `until` is met, or a hold at its `hold_max_s`."""

    kind: StageKind
    id: str | None = None
    mode: CookingMode | None = None
    target_c: float | None = None
    power_pct: float | None = None
    duration_s: float | None = None
    until: Until | None = None
    hold_max_s: float | None = None
    needs_user: Mapping[str, str] | None = None
    unattended_ok: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A whole cook. `name` maps a language tag to a title."""

    id: str
    stages: tuple[Stage, ...]
    name: Mapping[str, str] = field(default_factory=dict)
    schema: str = PROGRAM_SCHEMA
    food_class: str | None = None
    perishable: bool = True
    servings: float | None = None
    source: str | None = None
    licence: str | None = None
