"""Whether a zone can cook a program: the whole of it is judged before anything heats.

The rules are those of docs/local-api.md, sections 9 and 10, in their order: first whatever the zone
does not know at all, then what lies outside its bounds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .problem import Problem, ProblemKey, found
from .program import HEATING_KINDS, SCHEMA, Kind, longest_s
from .reading import mode_of
from .shapes import ModeLike, ProgramLike, RangeLike, StageLike, UntilLike, ZoneLike

MOST_STEPS: Final = 20
"""A program of more stages than anybody writes by hand, when Home Assistant steps through it."""

COOLEST_CORE_C, HOTTEST_CORE_C = 30.0, 100.0
"""No food is done below body warmth, and water keeps its core from passing the boiling point."""

ENDINGS: Final[dict[str, frozenset[str]]] = {
    Kind.HEAT: frozenset({"temperature_reached"}),
    Kind.HOLD: frozenset({"user"}),
    Kind.COOK: frozenset({"core_c", "user"}),
    Kind.REST: frozenset(),
    Kind.USER: frozenset({"user"}),
}
"""What may end a stage of each kind, besides time."""

ENDS_BY_ITSELF: Final = frozenset({Kind.HEAT, Kind.USER})


def problem(program: ProgramLike, zone: ZoneLike, *, stepped: bool = False) -> Problem | None:
    """Return the first reason why a zone cannot cook a program, or None where it can.

    `stepped` asks whether Home Assistant can cook it stage by stage in a zone that takes only one:
    it watches the temperature where the zone tells it, keeps the times, and asks people itself.
    """
    return next(_Judge(program=program, zone=zone, stepped=stepped).problems(), None)


def must_be_stepped(program: ProgramLike, zone: ZoneLike) -> bool:
    """Whether a zone cooks a program only when Home Assistant steps through it."""
    return problem(program, zone) is not None and problem(program, zone, stepped=True) is None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    program: ProgramLike
    zone: ZoneLike
    stepped: bool

    def problems(self) -> Iterator[Problem]:
        yield from self._frame()
        for number, stage in enumerate(self.program.stages, 1):
            yield from self._kind(number, stage)
            yield from self._ending(number, stage)
            yield from self._mode(number, stage)
        for number, stage in enumerate(self.program.stages, 1):
            yield from self._settings(number, stage)
            yield from self._times(number, stage)
        yield from self._total()

    def _frame(self) -> Iterator[Problem]:
        if self.program.schema != SCHEMA:
            yield found(ProblemKey.SCHEMA, schema=self.program.schema)
        count = len(self.program.stages)
        most = MOST_STEPS if self.stepped else self.zone.max_stages
        if not count:
            yield found(ProblemKey.NO_STAGES)
        if count > most:
            yield found(ProblemKey.TOO_MANY_STAGES, stages=count, maximum=most)

    # What the zone does not know.

    def _kind(self, number: int, stage: StageLike) -> Iterator[Problem]:
        if stage.kind not in ENDINGS:
            yield found(ProblemKey.UNKNOWN_STEP, stage=number)
        elif stage.kind == Kind.HEAT and not self._can_heat:
            yield found(ProblemKey.CANNOT_PREHEAT, stage=number)

    @property
    def _can_heat(self) -> bool:
        return self.zone.preheat or (self.stepped and self.zone.temperature)

    def _ending(self, number: int, stage: StageLike) -> Iterator[Problem]:
        endings = _endings(stage.until)
        if len(endings) > 1 or not endings <= ENDINGS.get(stage.kind, frozenset()):
            yield found(ProblemKey.WRONG_ENDING, stage=number)
        if "core_c" in endings and not self.zone.probe_count:
            yield found(ProblemKey.NO_PROBE, stage=number)
        bounded = stage.duration_s is not None or (stage.hold_max_s is not None and endings)
        if not bounded and stage.kind not in ENDS_BY_ITSELF:
            yield found(ProblemKey.ENDLESS, stage=number)

    def _mode(self, number: int, stage: StageLike) -> Iterator[Problem]:
        if stage.kind not in HEATING_KINDS:
            yield from _unheated(number, stage)
        elif stage.mode is None:
            yield found(ProblemKey.MODE_NEEDED, stage=number)
        elif (mode := mode_of(self.zone, stage)) is None:
            yield found(ProblemKey.MODE_LACKING, stage=number, mode=str(stage.mode))
        else:
            yield from _unknown_settings(number, stage, mode)

    # What lies outside its bounds.

    def _settings(self, number: int, stage: StageLike) -> Iterator[Problem]:
        if (mode := mode_of(self.zone, stage)) is not None:
            yield from _temperature(number, stage, mode)
            yield from _power(number, stage, mode)
        core_c = None if stage.until is None else stage.until.core_c
        if core_c is not None and not COOLEST_CORE_C <= core_c <= HOTTEST_CORE_C:
            yield found(
                ProblemKey.CORE_RANGE,
                stage=number,
                core_c=core_c,
                minimum_c=COOLEST_CORE_C,
                maximum_c=HOTTEST_CORE_C,
            )

    def _times(self, number: int, stage: StageLike) -> Iterator[Problem]:
        mode = mode_of(self.zone, stage)
        yield from self._time(number, stage, stage.hold_max_s)
        if mode is not None and stage.duration_s is not None and stage.kind == Kind.COOK:
            yield from _duration(number, stage.duration_s, mode)
        yield from self._time(number, stage, stage.duration_s)

    def _time(self, number: int, stage: StageLike, time_s: float | None) -> Iterator[Problem]:
        maximum_s = self._longest_s(stage)
        if time_s is not None and not 1 <= time_s <= maximum_s:
            yield found(
                ProblemKey.TIME_RANGE,
                stage=number,
                duration_s=time_s,
                minimum_s=1,
                maximum_s=maximum_s,
            )

    def _longest_s(self, stage: StageLike) -> float:
        """Return the longest time of one stage; stepped, a zone holds by cooking in that mode."""
        whole_s = self.zone.max_duration_s
        mode = mode_of(self.zone, stage)
        if self.stepped and mode is not None and stage.kind == Kind.HOLD:
            return min(whole_s, mode.duration_s.max)
        return whole_s

    def _total(self) -> Iterator[Problem]:
        """Add up all times; stepped, each stage is a cook of its own and was judged as one."""
        total_s = longest_s(self.program)
        if not self.stepped and not 0 <= total_s <= self.zone.max_duration_s:
            maximum_s = self.zone.max_duration_s
            yield found(ProblemKey.TOO_LONG, duration_s=total_s, maximum_s=maximum_s)


def _unheated(number: int, stage: StageLike) -> Iterator[Problem]:
    if stage.mode is not None:
        yield found(ProblemKey.MODE_WITHOUT_HEAT, stage=number)
    elif stage.target_c is not None or stage.power_pct is not None:
        yield found(ProblemKey.SETTING_WITHOUT_HEAT, stage=number)


def _unknown_settings(number: int, stage: StageLike, mode: ModeLike) -> Iterator[Problem]:
    if stage.target_c is not None and mode.temperature_c is None:
        yield found(ProblemKey.NO_TEMPERATURE, stage=number, mode=str(mode.mode))
    if stage.power_pct is not None and mode.power_pct is None:
        yield found(ProblemKey.NO_POWER, stage=number, mode=str(mode.mode))
    if stage.kind == Kind.HEAT and mode.temperature_c is None:
        yield found(ProblemKey.HEAT_WITHOUT_TEMPERATURE, stage=number, mode=str(mode.mode))


def _temperature(number: int, stage: StageLike, mode: ModeLike) -> Iterator[Problem]:
    bounds, value = mode.temperature_c, stage.target_c
    if value is not None and bounds is not None and not _holds(bounds, value):
        yield found(
            ProblemKey.TEMPERATURE_RANGE,
            stage=number,
            mode=str(mode.mode),
            target_c=value,
            minimum_c=bounds.min,
            maximum_c=bounds.max,
        )


def _power(number: int, stage: StageLike, mode: ModeLike) -> Iterator[Problem]:
    bounds, value = mode.power_pct, stage.power_pct
    if value is not None and bounds is not None and not _holds(bounds, value):
        yield found(
            ProblemKey.POWER_RANGE,
            stage=number,
            mode=str(mode.mode),
            power_pct=value,
            minimum_pct=bounds.min,
            maximum_pct=bounds.max,
        )


def _duration(number: int, duration_s: float, mode: ModeLike) -> Iterator[Problem]:
    if not _holds(mode.duration_s, duration_s):
        yield found(
            ProblemKey.DURATION_RANGE,
            stage=number,
            mode=str(mode.mode),
            duration_s=duration_s,
            minimum_s=mode.duration_s.min,
            maximum_s=mode.duration_s.max,
        )


def _holds(bounds: RangeLike, value: float) -> bool:
    return bounds.min <= value <= bounds.max


def _endings(until: UntilLike | None) -> frozenset[str]:
    if until is None:
        return frozenset()
    named = {
        "core_c": until.core_c is not None,
        "temperature_reached": bool(until.temperature_reached),
        "user": bool(until.user),
    }
    return frozenset(name for name, is_set in named.items() if is_set)
