"""A sentence in, what it means out."""

from typing import Final

from .figures import read
from .frame import NAMED, Frame
from .names import Names, known
from .rules import intent
from .said import Intent, Said
from .scan import scan
from .stages import stages
from .tongues import TABLES
from .word import Word

NO_NAMES: Final = Names()

FIGURED: Final = frozenset({Intent.PREHEAT, Intent.COOK, Intent.SET})
"""Intents that say how to cook."""

TIMED: Final = (
    frozenset(
        {Intent.ADD_TIME, Intent.KEEP_WARM, Intent.READY_AT, Intent.ON_MY_WAY, Intent.HANDS_BUSY}
    )
    | FIGURED
)
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
    if said_stages := stages(spans, addressed=addressed):
        whole = Frame(read(spans), addressed=addressed)
        return Said(intent=Intent.COOK, stages=said_stages, **_whose(whole))
    frame = Frame(read([one for one in spans if Word.COMMA not in one.kinds]), addressed=addressed)
    meant = intent(frame) if frame.figures.one_of_each() else None
    return _said(frame, *meant) if meant else None


def _said(frame: Frame, meant: Intent, food: bool) -> Said:  # noqa: FBT001
    return Said(
        intent=meant,
        **_whose(frame),
        program=frame.value(Word.PROGRAM),
        food=frame.food if food else None,
        mode=_mode(frame) if meant in FIGURED or meant is Intent.ADD_TIME else None,
        temperature=frame.temperature if meant in FIGURED else None,
        power=frame.power if meant in FIGURED else None,
        power_pct=frame.power_pct if meant in FIGURED else None,
        duration_s=_duration_s(frame, meant) if meant in TIMED else None,
        clock=frame.clock if meant in CLOCKED else None,
        on=not frame.has(Word.TURN_OFF, Word.UNLOCK) if meant in SWITCHED else None,
    )


def _whose(frame: Frame) -> dict[str, str | None]:
    kind = frame.value(Word.APPLIANCE)
    called = frame.has(Word.COOKER, Word.ZONE)
    return {
        "cooker": frame.value(Word.COOKER),
        "zone": frame.value(Word.ZONE),
        "area": frame.value(Word.AREA),
        "appliance": None if called else kind,
    }


def _mode(frame: Frame) -> str | None:
    return frame.value(Word.MODE)


def _duration_s(frame: Frame, meant: Intent) -> float | None:
    less = meant is Intent.ADD_TIME and frame.has(Word.REDUCE)
    return -frame.duration_s if less and frame.duration_s else frame.duration_s


__all__ = ["NAMED", "understand"]
