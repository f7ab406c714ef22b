"""`scripts/bench voice`: how well what is said to cookers is understood.

Of every sentence in tests/voice the intent and all slots must be right, and of what is said to
other devices nothing may be understood. With `--spoken` sentences are also said to a real Home
Assistant, until an oven has done what they ask.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from time import perf_counter_ns
from typing import Any

from cookery.saying import Names, Said, understand

from .voice_set import SEEN, UNSEEN, Utterance, everyday, household, utterances, written

type Wrong = tuple[str, str, str, str]


def main(line: Sequence[str] | None = None) -> int:
    """Run the bench; 0 even where a target is missed: it measures, tests judge."""
    parser = ArgumentParser("scripts/bench voice", description=__doc__)
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--misses", action="store_true", help="list what was not understood")
    parser.add_argument("--spoken", action="store_true", help="say them to Home Assistant, too")
    asked = parser.parse_args(line)
    told = figures()
    if asked.spoken:
        # Understanding alone is measured where there is no Home Assistant.
        told["spoken"] = import_module("bench.voice_spoken").spoken()
    if not asked.misses:
        told.pop("wrong")
    sys.stdout.write(
        json.dumps(told, indent=2, ensure_ascii=False) + "\n" if asked.json else _table(told)
    )
    return 0


def figures() -> dict[str, Any]:
    """Return the scores, by what was seen and by language, the false matches and the times."""
    names = household()
    seen, unseen = utterances(SEEN), utterances(UNSEEN)
    sentences = (*seen, *unseen)
    wrong = list(_wrong(sentences, names))
    missed = {text for _, text, _, _ in wrong}
    others = everyday()
    false = list(_false_matches(others, names))
    return {
        "all": _score(sentences, missed),
        "seen": _score(seen, missed),
        "unseen": _score(unseen, missed),
        "languages": {
            language: _score([one for one in sentences if one.language == language], missed)
            for language in sorted({one.language for one in sentences})
        },
        "everyday": {"sentences": len(others), "false_matches": len(false)},
        "microseconds": _times(sentences, others, names),
        "wrong": wrong + false,
    }


def _wrong(sentences: Iterable[Utterance], names: Names) -> Iterator[Wrong]:
    for one in sentences:
        got = written(understand(one.text, one.language, names, addressed=one.addressed))
        if got != one.expected:
            yield one.language, one.text, one.expected, got


def _false_matches(others: Iterable[tuple[str, str]], names: Names) -> Iterator[Wrong]:
    for language, text in others:
        if said := understand(text, language, names):
            yield language, text, "-", written(said)


def _score(sentences: Sequence[Utterance], missed: set[str]) -> dict[str, int]:
    right = sum(one.text not in missed for one in sentences)
    return {"sentences": len(sentences), "right": right}


def _times(
    sentences: Iterable[Utterance], others: Iterable[tuple[str, str]], names: Names
) -> dict[str, float]:
    spent = sorted(
        _spent_us(text, language, names)
        for language, text in (*((one.language, one.text) for one in sentences), *others)
    )
    return {
        "median": round(spent[len(spent) // 2], 1),
        "p95": round(spent[len(spent) * 95 // 100], 1),
        "worst": round(spent[-1], 1),
    }


def _spent_us(text: str, language: str, names: Names) -> float:
    start = perf_counter_ns()
    _: Said | None = understand(text, language, names)
    return (perf_counter_ns() - start) / 1000


def _table(told: Mapping[str, Any]) -> str:
    return "\n".join((*_lines(told), ""))


def _lines(told: Mapping[str, Any]) -> Iterator[str]:
    yield "Intent and every slot right:"
    for name in ("all", "seen", "unseen"):
        yield _line(name, told[name])
    for language, score in told["languages"].items():
        yield _line(language, score)
    others = told["everyday"]
    yield f"Of {others['sentences']} sentences to others {others['false_matches']} were understood."
    times = told["microseconds"]
    yield f"A sentence takes {times['median']} µs (median), {times['p95']} µs (p95)."
    if spoken := told.get("spoken"):
        yield (
            f"Said to Home Assistant, {spoken['sentences']} commands were acknowledged by an oven "
            f"and answered in {spoken['median_ms']} ms (median), {spoken['p95_ms']} ms (p95)."
        )
    for language, text, expected, got in told.get("wrong", ()):
        yield f"{language:8}{text}\n{'':8}expected  {expected}\n{'':8}was       {got}"


def _line(name: str, score: Mapping[str, int]) -> str:
    share = score["right"] / score["sentences"]
    return f"  {name:10}{score['right']:4} of {score['sentences']:4}  {share:7.2%}"


if __name__ == "__main__":
    sys.exit(main())
