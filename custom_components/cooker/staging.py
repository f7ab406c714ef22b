"""What a person has set for the next cook of a zone; Start makes a program of it and sends that.

Pure functions of values; temperatures are degrees Celsius, durations seconds, power per cent.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from .lib.aiocooker import (
    CookingMode,
    ModeCapability,
    Program,
    Range,
    Stage,
    StageKind,
    Until,
    ZoneCapabilities,
)

HOLD_MAX_S = 1800.0
"""A hot, empty zone waits half an hour for its food, the longest heating that nobody attends."""

HOTTEST_C = 500.0
"""Pizza ovens and self-cleaning end here; a cooker that claims more is not believed."""

PREHEAT_STAGES = 3
BY_HAND = {"en": "Set by hand", "zh-Hans": "手动设定"}
FOOD_IN = {"en": "Put the food in", "zh-Hans": "请放入食物"}


class TimerStarts(StrEnum):
    """When the cooking time of a zone that can preheat begins to run."""

    IMMEDIATELY = "immediately"
    WHEN_PREHEATED = "when_preheated"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """The settings that Start will turn into a program; None where the mode has no such setting.

    `program_id` names the program that they were taken from; whatever changes one of them makes
    new ones, set by hand.
    """

    mode: CookingMode
    duration_s: float
    target_c: float | None = None
    power_pct: float | None = None
    timer_starts: TimerStarts = TimerStarts.BY_HAND
    program_id: str | None = None


def known_modes(can: ZoneCapabilities) -> tuple[ModeCapability, ...]:
    """Return the modes that we have a word for; newer firmware may offer others."""
    return tuple(one for one in can.modes if one.mode is not CookingMode.UNKNOWN)


def believed(can: ZoneCapabilities) -> ZoneCapabilities:
    """Return a zone with no mode hotter than any cooker is."""
    return replace(can, modes=tuple(map(believed_mode, can.modes)))


def believed_mode(mode: ModeCapability) -> ModeCapability:
    """Return a mode that is no hotter than any cooker is."""
    bounds = mode.temperature_c
    if bounds is None or bounds.max <= HOTTEST_C:
        return mode
    return replace(mode, temperature_c=replace(bounds, max=HOTTEST_C))


def mode_of(can: ZoneCapabilities, staged: Staged) -> ModeCapability:
    """Return the bounds of the chosen mode."""
    return next(one for one in known_modes(can) if one.mode is staged.mode)


def can_preheat(can: ZoneCapabilities) -> bool:
    """Whether a zone can heat up empty, wait for its food and then cook it."""
    return can.preheat and can.can_run_empty and can.max_stages >= PREHEAT_STAGES


def usual(mode: ModeCapability) -> Staged:
    """Return a mode's own defaults."""
    return Staged(
        mode=mode.mode,
        duration_s=_usual(mode.duration_s),
        target_c=None if mode.temperature_c is None else _usual(mode.temperature_c),
        power_pct=None if mode.power_pct is None else _usual(mode.power_pct),
    )


def fitted(mode: ModeCapability, staged: Staged) -> Staged:
    """Take the settings over into a mode: within its bounds, its defaults where there was none.

    They are then set by hand, of whatever program they were.
    """
    return replace(
        staged,
        program_id=None,
        mode=mode.mode,
        duration_s=_fit(mode.duration_s, staged.duration_s),
        target_c=None if mode.temperature_c is None else _fit(mode.temperature_c, staged.target_c),
        power_pct=None if mode.power_pct is None else _fit(mode.power_pct, staged.power_pct),
    )


def in_mode(can: ZoneCapabilities, staged: Staged, chosen: CookingMode) -> Staged:
    """Change the mode: what was set by hand stays within bounds, the rest takes the new defaults.

    Without those, porridge would cook for as long as rice.
    """
    new = next(one for one in known_modes(can) if one.mode is chosen)
    old, usual_now = usual(mode_of(can, staged)), usual(new)
    return fitted(
        new,
        replace(
            staged,
            duration_s=_kept(staged.duration_s, old.duration_s) or usual_now.duration_s,
            target_c=_kept(staged.target_c, old.target_c),
            power_pct=_kept(staged.power_pct, old.power_pct),
        ),
    )


def stored(staged: Staged) -> dict[str, str | float | None]:
    """Return the settings as JSON."""
    return asdict(staged)


def restored(can: ZoneCapabilities, stored_before: Mapping[str, object]) -> Staged:
    """Read stored settings into today's bounds; the first mode's own where there are none.

    The zone must have a known mode.
    """
    modes = known_modes(can)
    mode = next((one for one in modes if one.mode == stored_before.get("mode")), None)
    if mode is None:
        return usual(modes[0])
    settings = Staged(
        mode=mode.mode,
        duration_s=_number(stored_before.get("duration_s")) or _usual(mode.duration_s),
        target_c=_number(stored_before.get("target_c")),
        power_pct=_number(stored_before.get("power_pct")),
        timer_starts=_timer_starts(stored_before.get("timer_starts")),
    )
    program_id = stored_before.get("program_id")
    return replace(
        fitted(mode, settings), program_id=program_id if isinstance(program_id, str) else None
    )


def main_stage(program: Program) -> Stage | None:
    """Return the stage that people mean by a program's temperature and time; None without heat.

    That is the longest one that cooks, else the first that heats.
    """
    cooks = [stage for stage in program.stages if stage.kind is StageKind.COOK]
    heating = (stage for stage in program.stages if stage.mode is not None)
    return max(cooks, key=_time, default=None) or next(heating, None)


def from_program(can: ZoneCapabilities, chosen: Program, before: Staged) -> Staged:
    """Show a program's main stage as the settings; Start sends the program as it is."""
    main = main_stage(chosen)
    mode = next((one for one in known_modes(can) if main and one.mode is main.mode), None)
    if main is None or mode is None:
        return replace(before, program_id=chosen.id)
    settings = Staged(
        mode=mode.mode,
        duration_s=_time(main) or _usual(mode.duration_s),
        target_c=main.target_c,
        power_pct=main.power_pct,
        timer_starts=before.timer_starts,
    )
    return replace(fitted(mode, settings), program_id=chosen.id)


def program(can: ZoneCapabilities, staged: Staged) -> Program:
    """Build what Start sends: where the zone preheats, heat and wait for food before the cook.

    Without the wait, or without both, where the time is to start earlier.
    """
    cook = Stage(
        kind=StageKind.COOK,
        id="cook",
        mode=staged.mode,
        target_c=staged.target_c,
        power_pct=staged.power_pct,
        duration_s=staged.duration_s,
    )
    preheats = can_preheat(can) and staged.target_c is not None
    before = _before(cook, staged.timer_starts) if preheats else ()
    return Program(id="manual", name=BY_HAND, stages=(*before, cook))


def _before(cook: Stage, timer_starts: TimerStarts) -> tuple[Stage, ...]:
    """Return what comes before the cooking time."""
    heat = replace(
        cook,
        kind=StageKind.HEAT,
        id="heat",
        duration_s=None,
        until=Until(temperature_reached=True),
    )
    hold = replace(
        heat,
        kind=StageKind.HOLD,
        id="food_in",
        until=Until(user=True),
        hold_max_s=HOLD_MAX_S,
        needs_user=FOOD_IN,
    )
    match timer_starts:
        case TimerStarts.IMMEDIATELY:
            return ()
        case TimerStarts.WHEN_PREHEATED:
            return (heat,)
        case TimerStarts.BY_HAND:
            return heat, hold


def _time(stage: Stage) -> float:
    return stage.duration_s or stage.hold_max_s or 0.0


def _usual(bounds: Range) -> float:
    return bounds.min if bounds.default is None else bounds.default


def _fit(bounds: Range, value: float | None) -> float:
    return _usual(bounds) if value is None else min(max(value, bounds.min), bounds.max)


def _kept(value: float | None, usual_before: float | None) -> float | None:
    return None if value == usual_before else value


def _timer_starts(value: object) -> TimerStarts:
    """Read a stored choice; storage of an earlier version has none."""
    try:
        return TimerStarts(str(value))
    except ValueError:
        return TimerStarts.BY_HAND


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) else None
