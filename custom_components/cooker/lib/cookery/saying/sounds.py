"""Names that a microphone misheard. Only names of the house are guessed at, never other words."""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from .text import is_han

_ALIKE: Final = (
    "厨出除处初储锄",
    "得德的",
    "万完晚玩弯",
    "微为威薇维",
    "波博播拨",
    "炉路卢录露陆",
    "烤考靠",
    "箱香相想向像",
    "蒸真争整正",
    "煲包保宝堡",
    "饭范犯翻",
    "锅国过果郭",
    "预一玉鱼余遇",
    "制只质治之智",
    "菜才彩",
    "脆翠催",
    "小晓肖",
    "电店殿",
    "上尚",
    "下夏",
    "层成城程",
)
"""Characters that sound alike, without regard to tones; among them what a maker of a voice
assistant for cookers saw: 万得厨 heard as 万得出 and 万能除, 预制菜 as 一只菜, 微波 as 微博."""

_SOUND: Final = {one: group[0] for group in _ALIKE for one in group}

SHORTEST: Final = 5
"""Letters; shorter names have too many neighbours: oven and open."""

LONG: Final = 8
SLIPS: Final = 2
"""Letters that may differ in a name of so many; one in shorter ones."""

PAIR: Final = 2
"""Characters of a name in which all must sound alike."""


class NameLike(Protocol):
    """A name as tokens, and whose it is."""

    @property
    def said(self) -> tuple[str, ...]:
        """Its tokens."""
        ...

    @property
    def ref(self) -> str:
        """Whose it is."""
        ...


def sound(said: Iterable[str]) -> tuple[str, ...]:
    """Return the tokens with each character as the first of those that sound like it."""
    return tuple(_SOUND.get(one, one) for one in said)


def nearest[NameT: NameLike](heard: Sequence[str], names: Iterable[NameT]) -> NameT | None:
    """Return the one name that these tokens may be meant for; of several, none."""
    chinese = bool(heard) and is_han(heard[0])
    found = [one for one in names if (_sounds if chinese else _spells)(heard, one.said)]
    return found[0] if len({one.ref for one in found}) == 1 else None


def _sounds(heard: Sequence[str], said: Sequence[str]) -> bool:
    """Whether they sound alike: all of two characters, all but one of more, never the first."""
    if len(heard) != len(said) or len(said) < PAIR:
        return False
    pairs = zip(sound(heard), sound(said), strict=True)
    unlike = [place for place, (one, other) in enumerate(pairs) if one != other]
    return not unlike or (len(said) > PAIR and len(unlike) == 1 and unlike[0] > 0)


def _spells(heard: Sequence[str], said: Sequence[str]) -> bool:
    one, other = " ".join(heard), " ".join(said)
    if len(other) < SHORTEST or abs(len(one) - len(other)) > SLIPS or one[0] != other[0]:
        return False
    return _distance(one, other) <= (1 if len(other) < LONG else SLIPS)


def _distance(one: str, other: str) -> int:
    """Return how many letters differ, are more or are fewer (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        last, row[0] = row[0], place
        for at, compared in enumerate(other, 1):
            last, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, last + (letter != compared))
    return row[-1]
