"""What changes a cook but begins none: stop, pause, more time, settings, lock and light."""

from collections.abc import Sequence
from dataclasses import replace

from ..actions.action import ACTIONS
from ..actions.wishes import Wish, check_changes
from ..entity import Zone
from ..lib.aiocooker import RefusalReason, Refused
from ..on_since import ON
from ..staging import Staged, in_mode, mode_of
from ..unsuitable import Unsuitable
from .heard import Spoken
from .ordering import wished
from .places import called, called_whole
from .turn import Turn, must_be_there

_KNOWN = {one.key: one for one in ACTIONS}


async def stop(turn: Turn, zones: Sequence[Zone]) -> Spoken:
    """Stop all that is meant; what is off already is told to stop all the same."""
    action = _KNOWN["stop"]
    texts: list[str] = []
    for zone in zones:

        async def deed(zone: Zone = zone) -> str:
            was_on = zone.says.state in ON
            await turn.may(zone, action.permit)
            await zone.coordinator.cooker.stop(zone.zone)
            return turn.words.say("stopped" if was_on else "was_off", name=called(zone))

        texts.append(await turn.told(zone, deed))
    return Spoken(text=turn.words.gap.join(texts))


async def pause(turn: Turn, zone: Zone) -> Spoken:
    """Pause a cook."""
    action = _KNOWN["pause"]
    try:
        await action.do_fn(zone, Wish(), turn.heard.context)
    except Refused as refused:
        if refused.reason not in action.sentences:
            raise
        raise Unsuitable(action.sentences[refused.reason]) from refused
    return Spoken(text=turn.words.say("paused", name=called(zone)))


async def add_time(turn: Turn, zone: Zone) -> Spoken:
    """Make a cook longer or shorter."""
    must_be_there(zone)
    seconds = turn.said.duration_s
    if seconds is None:
        raise Unsuitable("how_much_time")
    if zone.says.state not in ON:
        raise Unsuitable("nothing_to_adjust")
    action = _KNOWN["add_time"]
    try:
        await zone.coordinator.cooker.adjust(zone.zone, add_s=seconds)
    except Refused as refused:
        if refused.reason not in action.sentences:
            raise
        key = action.sentences[refused.reason]
        if seconds < 0 and refused.reason is RefusalReason.OUT_OF_RANGE:
            key = "too_little_time"
        raise Unsuitable(key) from refused
    key = "less_time" if seconds < 0 else "more_time"
    duration = turn.words.duration(abs(seconds))
    return Spoken(text=turn.words.say(key, name=called(zone), duration=duration))


async def set_up(turn: Turn, zone: Zone) -> Spoken:
    """Change the running cook, or what is set for the next one; never begin one."""
    must_be_there(zone)
    if zone.says.state in ON:
        return await _change(turn, zone)
    if zone.zone not in zone.coordinator.staged:
        raise Unsuitable("no_program_or_mode")
    wish = wished(zone, turn.said) if _says_how(turn) else _as_it_is(zone, turn)
    check_changes(zone.can, wish.mode, wish)
    staged = _with(in_mode(zone.can, zone.staged, wish.mode), wish)
    zone.coordinator.stage(zone.zone, staged)
    return Spoken(text=turn.words.say("set", name=called(zone), what=_of(turn, staged)))


def _says_how(turn: Turn) -> bool:
    said = turn.said
    return any(one is not None for one in (said.mode, said.temperature, said.power, said.power_pct))


def _as_it_is(zone: Zone, turn: Turn) -> Wish:
    """Return a wish for another time in the mode that is set."""
    return Wish(mode=mode_of(zone.can, zone.staged).mode, duration_s=turn.said.duration_s)


def _with(staged: Staged, wish: Wish) -> Staged:
    """Return settings with those that were said; they are set by hand then."""
    return replace(
        staged,
        program_id=None,
        duration_s=staged.duration_s if wish.duration_s is None else wish.duration_s,
        target_c=staged.target_c if wish.target_c is None else wish.target_c,
        power_pct=staged.power_pct if wish.power_pct is None else wish.power_pct,
    )


async def _change(turn: Turn, zone: Zone) -> Spoken:
    stage = zone.says.stage
    wish = wished(zone, turn.said) if _says_how(turn) else Wish(duration_s=turn.said.duration_s)
    if wish.duration_s is None and wish.target_c is None and wish.power_pct is None:
        raise Unsuitable("nothing_to_change")
    check_changes(zone.can, stage.mode if stage else None, wish)
    add_s = None
    if wish.duration_s is not None:
        if zone.says.remaining_s is None:
            raise Unsuitable("no_time_to_add_to")
        add_s = wish.duration_s - zone.says.remaining_s
    await zone.coordinator.cooker.adjust(
        zone.zone, target_c=wish.target_c, power_pct=wish.power_pct, add_s=add_s
    )
    what = turn.words.figures(wish.target_c, wish.power_pct, wish.duration_s, turn.said.temperature)
    return Spoken(text=turn.words.say("changed", name=called(zone), what=what))


def _of(turn: Turn, staged: Staged) -> str:
    words = turn.words
    figures = words.figures(
        staged.target_c, staged.power_pct, staged.duration_s, turn.said.temperature
    )
    return f"{words.mode(staged.mode)}{words.comma}{figures}"


async def child_lock(turn: Turn, zone: Zone) -> Spoken:
    """Lock or unlock the panel."""
    on = bool(turn.said.on)
    await zone.coordinator.cooker.set_child_lock(on=on)
    key = "lock_on" if on else "lock_off"
    return Spoken(text=turn.words.say(key, name=called_whole(zone)))


async def light(turn: Turn, zone: Zone) -> Spoken:
    """Switch the light."""
    on = bool(turn.said.on)
    await zone.coordinator.cooker.set_light(on=on)
    key = "light_on" if on else "light_off"
    return Spoken(text=turn.words.say(key, name=called_whole(zone)))
