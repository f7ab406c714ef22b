"""One zone's heat-ups: which there is, what is known of such ones, and what it showed.

Pure functions of values. `at_s` is a clock that never jumps.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from .derived import HEATING, follows_curve, measures_heat_up
from .lib.aiocooker import (
    CookerKind,
    CookingMode,
    DoorState,
    Origin,
    StageKind,
    ZoneCapabilities,
    ZoneSnapshot,
    ZoneState,
)
from .lib.cookery import Flaw, HeatUpModel, HeatUpRun, HeatUpWatch, LoadClass, Profile, Reading
from .on_since import ON
from .staging import PREHEAT_STAGES

HOT = {ZoneState.PREHEATED, ZoneState.NEEDS_USER, ZoneState.COOKING, ZoneState.KEEPING_WARM}
"""States after preheating of a zone that says when it is hot."""

FULL_PCT = 100

OTHER_LOAD, OTHER_MODE = 0.25, 0.4
"""How far, as a deviation of the logarithm, a zone's times differ with what is inside, and from one
mode to another: a fan and its ring element halve them at most."""


def mode_of(key: str) -> str:
    """Return the mode in a stored manner's key."""
    return key.partition("/")[0].partition("@")[0]


def usual_load(kind: CookerKind, can: ZoneCapabilities) -> LoadClass:
    """Return what is heated up with a zone where nothing is said of it."""
    if kind is CookerKind.WATER_BATH:
        return LoadClass.WATER
    return LoadClass.EMPTY if can.can_run_empty else LoadClass.FOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """In what manner a zone heats up: each is learned by itself.

    `power_pct` is to a quarter: at half of it all a zone is another appliance.
    """

    mode: CookingMode
    load: LoadClass
    power_pct: int = FULL_PCT

    @property
    def key(self) -> str:
        """Return what its knowledge is stored under."""
        power = "" if self.power_pct == FULL_PCT else f"@{self.power_pct}"
        return f"{self.mode.value}{power}/{self.load.value}"


def manner(kind: CookerKind, can: ZoneCapabilities, says: ZoneSnapshot) -> Manner:
    """Return in what manner a zone heats up now.

    A zone that could have preheated empty and cooks at once has the food inside.
    """
    load = usual_load(kind, can)
    cooks = says.stage.kind is StageKind.COOK if says.stage else says.state is ZoneState.COOKING
    if load is LoadClass.EMPTY and can.preheat and can.max_stages >= PREHEAT_STAGES and cooks:
        load = LoadClass.FOOD
    mode = says.stage.mode if says.stage else None
    power_pct = min(FULL_PCT, 25 * -(-int(says.power_pct or FULL_PCT) // 25))
    return Manner(mode=mode or CookingMode.UNKNOWN, load=load, power_pct=power_pct)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is known of one zone in each manner; where nothing is, what its kind is like."""

    kind: CookerKind
    can: ZoneCapabilities
    models: Mapping[str, HeatUpModel] = field(default_factory=dict)

    @classmethod
    def read(cls, kind: CookerKind, can: ZoneCapabilities, stored: Mapping[str, Any]) -> Self:
        """Read stored knowledge; what is damaged was not learned."""
        empty = cls(kind=kind, can=can)
        models = {
            key: HeatUpModel.from_json(document, empty.profile(key.rpartition("/")[2]))
            for key, document in stored.items()
        }
        return replace(empty, models={key: one for key, one in models.items() if one.lessons})

    def stored(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {key: model.to_json() for key, model in self.models.items()}

    def profile(self, load: str) -> Profile:
        """Return what such zones are like, from their kind and how hot they get."""
        ranges = [mode.temperature_c.max for mode in self.can.modes if mode.temperature_c]
        known = {one.value: one for one in LoadClass}
        return Profile.usual(
            self.kind.value, max(ranges, default=None), known.get(load, LoadClass.EMPTY)
        )

    def model(self, of: Manner) -> HeatUpModel:
        """Return what is known of a manner; else what others of the zone's manners suggest."""
        if known := self.models.get(of.key):
            return known
        profile = self.profile(of.load.value)
        alike = {key: one for key, one in self.models.items() if mode_of(key) == of.mode.value}
        if nearest := alike or self.models:
            scale = max(nearest.values(), key=lambda one: one.runs).scale
            profile = profile.scaled(scale, OTHER_LOAD if alike else OTHER_MODE)
        return HeatUpModel.from_profile(profile)

    def learned(self, of: Manner, run: HeatUpRun) -> Self:
        """Return it with one more run."""
        before = self.models.get(of.key) or HeatUpModel.from_profile(self.profile(of.load.value))
        return replace(self, models={**self.models, of.key: before.learned(run)})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatingUp:
    """A heat-up that goes on, or that led to where the zone is now.

    `heated_s` is for how long there was heat; by it alone goes what measures nothing.
    """

    manner: Manner
    origin: Origin | None
    says_when_hot: bool
    watch: HeatUpWatch
    target_c: float
    at_s: float
    heated_s: float = 0.0

    @classmethod
    def begun(cls, of: Manner, says: ZoneSnapshot, at_s: float, *, unseen_s: float | None) -> Self:
        """Begin with the first look."""
        return cls(
            manner=of,
            origin=says.origin,
            says_when_hot=says.state is ZoneState.PREHEATING,
            watch=HeatUpWatch(flaw=None if unseen_s is None else Flaw.UNSEEN),
            target_c=says.target_c or 0.0,
            at_s=at_s,
            heated_s=unseen_s or 0.0,
        )

    def then(self, says: ZoneSnapshot, at_s: float) -> Self:
        """Return it after one more look."""
        is_heating = says.state in HEATING
        reading = Reading(
            at_s=at_s,
            temperature_c=says.temperature_c,
            target_c=says.target_c,
            heating=is_heating,
            door_open=says.door is DoorState.OPEN,
            reached=says.state in HOT if self.says_when_hot else None,
        )
        return replace(
            self,
            watch=self.watch.then(reading),
            target_c=says.target_c or self.target_c,
            at_s=at_s,
            heated_s=self.heated_s + (at_s - self.at_s if is_heating else 0.0),
        )


def followed(
    before: HeatingUp | None,
    knowledge: Knowledge,
    says: ZoneSnapshot,
    at_s: float,
    *,
    unseen_s: float | None = None,
) -> HeatingUp | None:
    """Return the zone's heat-up after one more look, None where there is none.

    One of which we did not see the beginning, `unseen_s` ago, is not learned from.
    """
    if says.state is ZoneState.UNKNOWN:
        return before
    if says.state not in ON:
        return None
    if before is not None and before.origin == says.origin:
        return before.then(says, at_s)
    can = knowledge.can
    if says.state not in HEATING or not (measures_heat_up(can) or follows_curve(can)):
        return None
    if says.target_c is None:
        return None
    of = manner(knowledge.kind, can, says)
    return HeatingUp.begun(of, says, at_s, unseen_s=unseen_s).then(says, at_s)
