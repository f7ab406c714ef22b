"""High for five minutes, then low for three: sentences of several stages."""

from collections.abc import Iterator, Sequence
from typing import Final

from .figures import Figures, read
from .frame import NAMED, Frame
from .said import SaidStage
from .word import Span, Word

BARRED: Final = (
    Word.DENY, Word.NOT, Word.ASK, Word.HOW_LONG, Word.WHEN, Word.LIGHT, Word.OTHER, Word.ADD,
    Word.REDUCE, Word.CLOCK, Word.PROGRAM, Word.STOP, Word.TURN_OFF, Word.PAUSE, Word.SHOWER,
)  # fmt: skip
MOST: Final = 99


def stages(spans: Sequence[Span], *, addressed: bool) -> tuple[SaidStage, ...]:
    """Return the stages of a sentence that has several, else none."""
    parts = [part for part in _parts(spans) if any(_says(span) for span in part)]
    if len(parts) <= 1:
        return ()
    told: list[SaidStage] = []
    named = addressed or any(not NAMED.isdisjoint(span.kinds) for span in spans)
    for part in parts:
        frame = Frame(_with_minutes(read(part), told), addressed=addressed)
        stage = None if frame.has(*BARRED) else _stage(frame)
        if stage is None or not (named or _is_cooking(frame, stage)):
            return ()
        told.append(stage)
    return tuple(told)


def _parts(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield what stands between "first", "then" and, where one of those is, commas."""
    has_then = any(_divides(spans, place) for place in range(len(spans)))
    part: list[Span] = []
    for place, span in enumerate(spans):
        if (
            _divides(spans, place)
            or Word.FIRST in span.kinds
            or (has_then and Word.COMMA in span.kinds)
        ):
            yield part
            part = []
        else:
            part.append(span)
    yield part


def _divides(spans: Sequence[Span], place: int) -> bool:
    kinds, before = spans[place].kinds, spans[:place]
    return Word.THEN in kinds or (Word.AGAIN in kinds and any(map(_is_first, before)))


def _is_first(span: Span) -> bool:
    """Whether 再 after it means then: after 先, and after a time."""
    return Word.UNIT in span.kinds or Word.FIRST in span.kinds


def _says(span: Span) -> bool:
    return (NAMED | {Word.FILLER, Word.COMMA}).isdisjoint(span.kinds)


def _with_minutes(figures: Figures, before: Sequence[SaidStage]) -> Figures:
    """Read a bare number after a stage of minutes as minutes: then low for three."""
    if figures.durations_s or not before or (before[-1].duration_s or 1) % 60:
        return figures
    bare = [span.number(Word.NUM) for span in figures.spans if Word.NUM in span.kinds]
    if len(bare) == 1 and bare[0] is not None and bare[0] <= MOST:
        figures.durations_s.append(60 * bare[0])
        figures.spans = [span for span in figures.spans if Word.NUM not in span.kinds]
    return figures


def _stage(frame: Frame) -> SaidStage | None:
    if not frame.figures.one_of_each():
        return None
    preheat = frame.has(Word.PREHEAT)
    if preheat == (frame.duration_s is not None):
        return None
    return SaidStage(
        preheat=preheat,
        mode=frame.value(Word.MODE),
        temperature=frame.temperature,
        power=frame.power,
        power_pct=frame.power_pct,
        duration_s=frame.duration_s,
    )


def _is_cooking(frame: Frame, stage: SaidStage) -> bool:
    """Whether a stage says more than its time."""
    how = (stage.mode, stage.temperature, stage.power, stage.power_pct)
    return stage.preheat or frame.has(Word.COOK) or any(one is not None for one in how)
