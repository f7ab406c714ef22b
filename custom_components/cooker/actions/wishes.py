"""What an action asks a zone to cook, and the program made of it, checked before anything is sent.

What a wish leaves open is the mode's own default, never what is set on the device page: an
automation that cooks at seven must not depend on where somebody left a slider at six.
"""

from dataclasses import dataclass, replace

from .. import staging
from ..holding.steps import can_heat_up
from ..lib.aiocooker import (
    CookingMode,
    ModeCapability,
    Program,
    Range,
    RefusalReason,
    Refused,
    StageKind,
    Until,
    ZoneCapabilities,
)
from ..staging import (
    HOLD_MAX_S,
    Staged,
    TimerStarts,
    believed_mode,
    known_modes,
    usual,
)
from ..unsuitable import Unsuitable
from .turning import turned

COOLEST_CORE_C, HOTTEST_CORE_C = 30.0, 100.0
"""No food is done below body warmth, and water keeps its core from passing the boiling point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a caller asked for; None where the caller left it open. A zone's limits come later."""

    mode: CookingMode = CookingMode.UNKNOWN
    target_c: float | None = None
    power_pct: float | None = None
    duration_s: float | None = None
    hold_s: float | None = None
    core_c: float | None = None
    program: str = ""
    timer_starts: TimerStarts = TimerStarts.BY_HAND
    turn_s: float | None = None


def can_preheat(can: ZoneCapabilities) -> bool:
    """Whether a zone can heat up empty, wait for its food and then cook it.

    What it does not do by itself is held and stepped for it, if it shows when it is hot.
    """
    return staging.can_preheat(can) or can_heat_up(can)


def cooking(can: ZoneCapabilities, wish: Wish) -> Program:
    """Cook at once what is inside, for a time or until the food's core is hot, if that is earlier.

    Somebody is reminded to turn it where that was wished. Raises Unsuitable, and Refused where a
    value is out of the mode's bounds.
    """
    at_once = replace(_settings(can, wish), timer_starts=TimerStarts.IMMEDIATELY)
    whole = staging.cooking(at_once, preheat=False)
    (cook,) = whole.stages
    if wish.core_c is not None:
        check_core(can, wish.core_c)
        if wish.duration_s is None:
            raise Unsuitable("core_needs_duration")
        cook = replace(cook, until=Until(core_c=wish.core_c))
    stages = (cook,) if wish.turn_s is None else turned(can, cook, wish.turn_s)
    return replace(whole, stages=stages)


def preheating(can: ZoneCapabilities, wish: Wish) -> Program:
    """Heat up empty, hold for the food, then cook it; nobody coming ends it after the hold.

    Where the time starts by itself it holds for nobody. Raises as `cooking` does.
    """
    settings = _settings(can, wish)
    if not can_preheat(can):
        raise Unsuitable("cannot_preheat")
    if settings.target_c is None:
        raise Unsuitable("mode_cannot_preheat", mode=(settings.mode,))
    if wish.hold_s is not None and wish.timer_starts is not TimerStarts.BY_HAND:
        raise Unsuitable("hold_waits_by_hand")
    hold_s = HOLD_MAX_S if wish.hold_s is None else wish.hold_s
    if not 1 <= hold_s <= HOLD_MAX_S:
        raise Unsuitable("hold_out_of_range", maximum=f"{HOLD_MAX_S / 60:g}")
    whole = staging.cooking(settings, preheat=True)
    stages = (
        replace(stage, hold_max_s=hold_s) if stage.kind is StageKind.HOLD else stage
        for stage in whole.stages
    )
    return replace(whole, stages=tuple(stages))


def check_changes(can: ZoneCapabilities, running: CookingMode | None, wish: Wish) -> None:
    """Check changes to a cook in a mode; where we do not know it, the cooker alone judges.

    Raises as `cooking` does.
    """
    mode = None if running in (None, CookingMode.UNKNOWN) else can.mode(running)
    if mode is not None:
        _check(mode, wish)


def check_core(can: ZoneCapabilities, core_c: float) -> None:
    """Check what a probe is to reach, °C. Raises Unsuitable."""
    if not can.probe_count:
        raise Unsuitable("no_probe")
    if not COOLEST_CORE_C <= core_c <= HOTTEST_CORE_C:
        raise Unsuitable("core_out_of_range")


def _settings(can: ZoneCapabilities, wish: Wish) -> Staged:
    mode = next((one for one in known_modes(can) if one.mode is wish.mode), None)
    if mode is None:
        offered = tuple(one.mode for one in known_modes(can))
        key = "no_such_mode" if offered else "no_start_from_here"
        raise Unsuitable(key, mode=(wish.mode,), modes=offered)
    _check(mode, wish)
    usually = usual(mode)
    return Staged(
        mode=mode.mode,
        duration_s=_chosen(wish.duration_s, usually.duration_s),
        target_c=_chosen(wish.target_c, usually.target_c),
        power_pct=_chosen(wish.power_pct, usually.power_pct),
        timer_starts=wish.timer_starts,
    )


def _check(mode: ModeCapability, wish: Wish) -> None:
    mode = believed_mode(mode)
    if wish.target_c is not None:
        _check_setting(mode, "target_c", wish.target_c, mode.temperature_c)
    if wish.power_pct is not None:
        _check_setting(mode, "power_pct", wish.power_pct, mode.power_pct)
    if wish.duration_s is not None:
        _check_setting(mode, "duration_s", wish.duration_s, mode.duration_s)


def _check_setting(mode: ModeCapability, field: str, value: float, bounds: Range | None) -> None:
    if bounds is None:
        raise Unsuitable(f"mode_without_{field}", mode=(mode.mode,))
    if not bounds.holds(value):
        raise Refused(
            RefusalReason.OUT_OF_RANGE, field=field, minimum=bounds.min, maximum=bounds.max
        )


def _chosen[T](wished: T | None, usually: T) -> T:
    return usually if wished is None else wished
