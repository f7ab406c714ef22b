"""A sentence in, what it means out."""

from collections.abc import Sequence
from typing import Final

from .figures import read
from .frame import Frame
from .names import Names, known
from .rules import meaning
from .said import Intent, Said
from .scan import scan
from .stages import stages
from .tongues import TABLES
from .word import Span, Word

NO_NAMES: Final = Names()

HOW: Final = frozenset({Intent.PREHEAT, Intent.COOK, Intent.SET})
"""Intents that say how to cook."""

MODED: Final = HOW | {Intent.ADD_TIME}
TIMED: Final = MODED | {
    Intent.KEEP_WARM,
    Intent.READY_AT,
    Intent.ON_MY_WAY,
    Intent.HANDS_BUSY,
}
CLOCKED: Final = frozenset({Intent.READY_AT, Intent.START, Intent.PREHEAT, Intent.COOK})
SWITCHED: Final = frozenset({Intent.CHILD_LOCK, Intent.LIGHT})


def understand(
    text: str, language: str, names: Names = NO_NAMES, *, addressed: bool = False
) -> Said | None:
    """Return what somebody wants of a cooker, or None where it is not sure that they want it.

    `language` is a tag such as en or zh-Hans; of one without words nothing is understood.
    `addressed` tells that a cooker is spoken to, as by the microphone of its card: then "stop" is
    enough. Heat is only understood where nothing is negated, asked or said twice.
    """
    tongue = language.partition("-")[0].lower()
    if tongue not in TABLES:
        return None
    spans = scan(text, tongue, known(names, tongue))
    return _compound(spans, addressed=addressed) or _single(spans, addressed=addressed)


def _compound(spans: Sequence[Span], *, addressed: bool) -> Said | None:
    told = stages(spans, addressed=addressed)
    if not told:
        return None
    frame = Frame(read(spans), addressed=addressed)
    return Said(
        intent=Intent.COOK,
        cooker=frame.value(Word.COOKER),
        zone=frame.value(Word.ZONE),
        area=frame.value(Word.AREA),
        appliance=_appliance(frame),
        stages=told,
    )


def _single(spans: Sequence[Span], *, addressed: bool) -> Said | None:
    figures = read([one for one in spans if Word.COMMA not in one.kinds])
    frame = Frame(figures, addressed=addressed)
    clear = figures.one_of_each() and frame.names_one_program
    rule = meaning(frame) if clear else None
    if rule is None:
        return None
    meant = rule.intent
    says_how = meant in HOW
    return Said(
        intent=meant,
        cooker=frame.value(Word.COOKER),
        zone=frame.value(Word.ZONE),
        area=frame.value(Word.AREA),
        appliance=_appliance(frame),
        program=frame.value(Word.PROGRAM),
        food=frame.food if rule.food else None,
        mode=frame.value(Word.MODE) if meant in MODED else None,
        temperature=frame.temperature if says_how else None,
        power=frame.power if says_how else None,
        power_pct=frame.power_pct if says_how else None,
        duration_s=_duration_s(frame, meant) if meant in TIMED else None,
        clock=frame.clock if meant in CLOCKED else None,
        on=not frame.has(Word.TURN_OFF, Word.UNLOCK) if meant in SWITCHED else None,
    )


def _appliance(frame: Frame) -> str | None:
    """Return the kind that was said, where no name was."""
    return None if frame.has(Word.COOKER, Word.ZONE) else frame.value(Word.APPLIANCE)


def _duration_s(frame: Frame, meant: Intent) -> float | None:
    less = meant is Intent.ADD_TIME and frame.has(Word.REDUCE)
    return -frame.duration_s if less and frame.duration_s else frame.duration_s
