"""A cook in two parts, of which the second begins by reminding somebody to turn the food."""

from dataclasses import replace

from ..lib.aiocooker import Stage, ZoneCapabilities
from ..unsuitable import Unsuitable

PARTS = 2
TURN = {
    "en": "Turn or shake the food",
    "zh-Hans": "请翻动食物",
    "de": "Wende oder schüttle das Essen",
    "fr": "Retournez ou secouez les aliments",
    "es": "Da la vuelta a la comida o agítala",
}
_MINUTE_S = 60


def can_remind(can: ZoneCapabilities) -> bool:
    """Whether a zone takes a reminder in mid-cook: that is a stage of its own."""
    return can.max_stages >= PARTS


def turned(can: ZoneCapabilities, cook: Stage, turn_s: float) -> tuple[Stage, Stage]:
    """Return a cook as two that follow each other, and a reminder `turn_s` after its start.

    Heat and time go on meanwhile: both have its settings and its end. Raises Unsuitable.
    """
    duration_s = cook.duration_s or 0
    check_turn(can, cook, turn_s)
    first = replace(cook, duration_s=turn_s)
    return first, replace(cook, id="turned", duration_s=duration_s - turn_s, needs_user=TURN)


def check_turn(can: ZoneCapabilities, cook: Stage, turn_s: float) -> None:
    """Raise Unsuitable where a zone cannot be reminded of that cook then.

    Each part must be as long as the mode's shortest cook: the cooker refuses shorter ones.
    """
    if not can_remind(can):
        raise Unsuitable("cannot_remind")
    duration_s = cook.duration_s or 0
    if turn_s >= duration_s:
        raise Unsuitable("turned_too_late", maximum=_minutes(duration_s))
    mode = None if cook.mode is None else can.mode(cook.mode)
    least_s = 0 if mode is None else mode.duration_s.min
    if duration_s < PARTS * least_s:
        raise Unsuitable("too_short_to_turn")
    if not least_s <= turn_s <= duration_s - least_s:
        bounds = {"minimum": _minutes(least_s), "maximum": _minutes(duration_s - least_s)}
        raise Unsuitable("turn_out_of_range", **bounds)


def _minutes(seconds: float) -> str:
    return f"{seconds / _MINUTE_S:g}"
