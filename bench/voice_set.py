"""The sentences of tests/voice: what is said, and what it means."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cookery.saying import Clock, Named, Names, Said, SaidStage, Temperature

FOLDER = Path(__file__).parents[1] / "tests" / "voice"
SEEN, UNSEEN = "utterances.tsv", "unseen.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A sentence and what is expected of it: an intent with its slots, or none."""

    language: str
    addressed: bool
    text: str
    expected: str


def utterances(name: str) -> tuple[Utterance, ...]:
    """Return sentences that are said to cookers, and some that sound like it, from one file."""
    return tuple(
        Utterance(
            language=language,
            addressed=said == "addressed",
            text=text,
            expected=" ".join((intent, *sorted(slots.split()))).strip(),
        )
        for language, said, text, intent, slots in _rows(name)
    )


def everyday() -> tuple[tuple[str, str], ...]:
    """Return sentences that are said to everything else, each with its language."""
    rows = (*_rows("everyday.tsv"), *_rows("unseen_everyday.tsv"))
    return tuple((language, text) for language, text in rows)


def household() -> Names:
    """Return what is called by name in the house that the sentences are said in."""
    told = json.loads((FOLDER / "household.json").read_text(encoding="utf-8"))
    return Names(
        **{
            kind: tuple(Named(ref, tuple(words)) for ref, words in things.items())
            for kind, things in told.items()
        }
    )


def _rows(name: str) -> Iterator[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    width = len(lines[0].split("\t"))
    for line in lines[1:]:
        cells = line.split("\t")
        yield cells + [""] * (width - len(cells))


def written(said: Said | None) -> str:
    """Return what was understood in the notation of utterances.tsv."""
    if said is None:
        return "-"
    slots = {
        "cooker": said.cooker,
        "zone": said.zone,
        "area": said.area,
        "appliance": said.appliance,
        "program": said.program,
        "food": said.food and said.food.replace(" ", "_"),
        "mode": said.mode,
        "at": said.temperature and _degrees(said.temperature),
        "power": said.power,
        "pct": None if said.power_pct is None else f"{said.power_pct:g}",
        "for": None if said.duration_s is None else f"{said.duration_s:g}",
        "clock": said.clock and _clock(said.clock),
        "day": said.clock and said.clock.day,
        "on": None if said.on is None else f"{said.on:d}",
        "stages": ";".join(map(_stage, said.stages)) or None,
    }
    told = sorted(f"{name}={value}" for name, value in slots.items() if value is not None)
    return " ".join((said.intent, *told))


def _degrees(temperature: Temperature) -> str:
    return f"{temperature.value:g}{temperature.scale or ''}"


def _clock(clock: Clock) -> str:
    return f"{clock.hour}:{clock.minute:02}{'?' * clock.either_half}"


def _stage(stage: SaidStage) -> str:
    words = (
        "preheat" if stage.preheat else None,
        stage.mode,
        stage.power,
        None if stage.power_pct is None else f"{stage.power_pct:g}%",
        f"@{_degrees(stage.temperature)}" if stage.temperature else None,
        None if stage.duration_s is None else f"{stage.duration_s:g}s",
    )
    return "/".join(word for word in words if word is not None)
