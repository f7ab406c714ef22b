"""What each action asks of a zone, and what it says where the zone refuses."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from homeassistant.core import Context

from ..entity import Zone
from ..lib.aiocooker import RefusalReason, StageKind
from ..programs.changes import changed
from ..programs.matching import find
from ..programs.shelf import shelf
from ..starting import begin, must_stay_safe
from ..unsuitable import Unsuitable
from . import fields
from .fields import Fields
from .outcomes import NO_SENTENCES, Sentences
from .permits import Permit, press
from .wishes import Wish, check_changes, check_core, cooking, preheating


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action: its fields, who may do it, and what it asks of a zone; the context says for whom.

    A choosy one must be told which of several zones is meant. A patient one minds a zone with
    nothing to do only if no other had anything.
    """

    key: str
    permit: Permit
    do_fn: Callable[[Zone, Wish, Context], Awaitable[None]]
    fields: Fields = fields.NOTHING
    sentences: Sentences = NO_SENTENCES
    choosy: bool = False
    patient: bool = False


def _start(zone: Zone, wish: Wish, context: Context) -> Awaitable[None]:
    program = cooking(zone.can, wish)
    if wish.core_c is not None:
        _must_measure(zone)
    return begin(zone, program, context=context)


def _preheat(zone: Zone, wish: Wish, context: Context) -> Awaitable[None]:
    return begin(zone, preheating(zone.can, wish), context=context)


async def _start_program(zone: Zone, wish: Wish, context: Context) -> None:
    recipe = find(await shelf(zone.coordinator.hass), zone, wish.program)
    program = changed(
        recipe.program,
        target_c=wish.target_c,
        duration_s=wish.duration_s,
        power_pct=wish.power_pct,
        core_c=wish.core_c,
    )
    await begin(zone, program, original=recipe.program, context=context)


async def _adjust(zone: Zone, wish: Wish, _: Context) -> None:
    if wish == Wish():
        raise Unsuitable("nothing_to_change")
    stage = zone.says.stage
    check_changes(zone.can, stage.mode if stage else None, wish)
    if wish.core_c is not None:
        check_core(zone.can, wish.core_c)
        _must_measure(zone)
        if stage is not None and stage.kind is not StageKind.COOK:
            raise Unsuitable("core_only_while_cooking")
        await must_stay_safe(zone, wish.core_c)
    await zone.coordinator.cooker.adjust(
        zone.zone, target_c=wish.target_c, power_pct=wish.power_pct, core_c=wish.core_c
    )


def _add_time(zone: Zone, wish: Wish, _: Context) -> Awaitable[None]:
    return zone.coordinator.cooker.adjust(zone.zone, add_s=wish.duration_s)


def _must_measure(zone: Zone) -> None:
    """Raise where no probe is plugged in that could tell that the food is hot."""
    if not any(probe.inserted for probe in zone.says.probes):
        raise Unsuitable("probe_not_in")


ACTIONS = (
    Action(key="start", permit=press("start"), fields=fields.START, do_fn=_start, choosy=True),
    Action(
        key="preheat", permit=press("start"), fields=fields.PREHEAT, do_fn=_preheat, choosy=True
    ),
    Action(
        key="start_program",
        permit=press("start"),
        fields=fields.START_PROGRAM,
        do_fn=_start_program,
        choosy=True,
    ),
    Action(
        key="stop",
        permit=press("stop"),
        do_fn=lambda zone, *_: zone.coordinator.cooker.stop(zone.zone),
    ),
    Action(
        key="pause",
        permit=press("stop"),
        do_fn=lambda zone, *_: zone.coordinator.cooker.pause(zone.zone),
        sentences={
            RefusalReason.INVALID_STATE: "nothing_to_pause",
            RefusalReason.UNSUPPORTED: "cannot_pause",
        },
        patient=True,
    ),
    Action(
        key="resume",
        permit=press("start"),
        do_fn=lambda zone, *_: zone.coordinator.cooker.resume(zone.zone),
        sentences={RefusalReason.INVALID_STATE: "nothing_to_resume"},
        patient=True,
    ),
    Action(
        key="adjust",
        permit=press("start"),
        fields=fields.ADJUST,
        do_fn=_adjust,
        sentences={RefusalReason.INVALID_STATE: "nothing_to_adjust"},
        choosy=True,
    ),
    Action(
        key="add_time",
        permit=press("start"),
        fields=fields.MORE_TIME,
        do_fn=_add_time,
        sentences={
            RefusalReason.INVALID_STATE: "nothing_to_adjust",
            RefusalReason.UNSUPPORTED: "no_time_to_add_to",
            RefusalReason.OUT_OF_RANGE: "too_much_time",
        },
        choosy=True,
    ),
    Action(
        key="acknowledge",
        permit=press("acknowledge"),
        do_fn=lambda zone, *_: zone.coordinator.cooker.acknowledge(zone.zone),
        sentences={RefusalReason.INVALID_STATE: "nothing_to_acknowledge"},
        patient=True,
    ),
)
