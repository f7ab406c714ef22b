"""The shapes of programs and zones that cookery reads, whoever's classes they are.

All members are read-only. Temperatures are degrees Celsius, times seconds, power per cent. Kinds
and modes are the words of docs/local-api.md, compared as text.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol


class RangeLike(Protocol):
    """Bounds of a setting, both ends included."""

    @property
    def min(self) -> float:
        """The least."""
        ...

    @property
    def max(self) -> float:
        """The most."""
        ...

    @property
    def default(self) -> float | None:
        """What a program that says nothing gets; None stands for the least."""
        ...


class ModeLike(Protocol):
    """One cooking mode of a zone; a setting that is None cannot be set in it."""

    @property
    def mode(self) -> str:
        """Its word, such as `bake`."""
        ...

    @property
    def duration_s(self) -> RangeLike:
        """How short and how long it cooks."""
        ...

    @property
    def temperature_c(self) -> RangeLike | None:
        """How cool and how hot."""
        ...

    @property
    def power_pct(self) -> RangeLike | None:
        """How weak and how strong."""
        ...


class ZoneLike(Protocol):
    """What one cavity, basket, vessel or hob zone can do."""

    @property
    def modes(self) -> Sequence[ModeLike]:
        """Its modes."""
        ...

    @property
    def can_run_empty(self) -> bool:
        """Whether heating it with nothing inside harms nothing."""
        ...

    @property
    def preheat(self) -> bool:
        """Whether it knows heat stages."""
        ...

    @property
    def holds_safely(self) -> bool:
        """Whether food may stay in it after its cook: it keeps warm, or never gets too hot."""
        ...

    @property
    def temperature(self) -> bool:
        """Whether it tells its temperature."""
        ...

    @property
    def probe_count(self) -> int:
        """How many food probes it takes."""
        ...

    @property
    def max_stages(self) -> int:
        """How many stages it takes in one program."""
        ...

    @property
    def max_duration_s(self) -> float:
        """The longest cook."""
        ...


class UntilLike(Protocol):
    """What ends a stage other than time; exactly one member is set."""

    @property
    def core_c(self) -> float | None:
        """A food probe reads this."""
        ...

    @property
    def temperature_reached(self) -> bool | None:
        """The zone is as hot as its target."""
        ...

    @property
    def user(self) -> bool | None:
        """A person says so."""
        ...


class StageLike(Protocol):
    """One step of a program."""

    @property
    def kind(self) -> str:
        """One of heat, hold, cook, rest and user."""
        ...

    @property
    def mode(self) -> str | None:
        """How heat is made; None where it does not heat."""
        ...

    @property
    def target_c(self) -> float | None:
        """How hot; None leaves it to the mode."""
        ...

    @property
    def power_pct(self) -> float | None:
        """How strong; None leaves it to the mode."""
        ...

    @property
    def duration_s(self) -> float | None:
        """When it ends at the latest, and goes on to the next stage."""
        ...

    @property
    def until(self) -> UntilLike | None:
        """What ends it sooner."""
        ...

    @property
    def hold_max_s(self) -> float | None:
        """After how long without its ending the whole cook stops."""
        ...

    @property
    def needs_user(self) -> Mapping[str, str] | None:
        """What a person is asked to do, by language tag."""
        ...

    @property
    def unattended_ok(self) -> bool:
        """Whether its author thinks that nobody need be near."""
        ...


class ProgramLike(Protocol):
    """A whole cook."""

    @property
    def id(self) -> str:
        """What it is known by."""
        ...

    @property
    def schema(self) -> str:
        """Which format it is written in."""
        ...

    @property
    def stages(self) -> Sequence[StageLike]:
        """Its steps, in order."""
        ...

    @property
    def food_class(self) -> str | None:
        """What is cooked, in the words of FoodClass; None and unknown words are unknown food."""
        ...

    @property
    def perishable(self) -> bool:
        """Whether the food spoils while it waits."""
        ...
