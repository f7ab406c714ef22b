"""Plays outings back, oldest first: each is decided on before it is learned from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from cookery import (
    Cadence,
    Decision,
    Fix,
    Move,
    Outing,
    Starts,
    TravelTime,
    Wish,
    decide,
    follow,
)

from .arrival_baselines import BASELINES
from .cadence import told
from .outings import Episode

HEAT_UPS_MIN = (5, 8, 15, 25)
DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class HeatUp:
    """A heat-up that takes as long as it takes: what is measured here is the arrival."""

    median_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What one outing came to, for one heat-up time and one way to decide. Unix seconds.

    `home_s` is None where the end is unknown; `runs` are starts with when they were cancelled,
    None for never. `learned` tells whether enough arrivals were known.
    """

    who: str
    heat_up_min: int
    cadence: Cadence
    home_s: float | None
    last_s: float
    runs: tuple[tuple[float, float | None], ...]
    learned: bool


@dataclass(slots=True)
class _Person:
    travel: TravelTime = field(default_factory=TravelTime)
    starts: dict[int, Starts] = field(default_factory=dict)


type Way = Sequence[tuple[float, Outing]]


def replay(episodes: Iterable[Episode], wish: Wish = Wish.BALANCED) -> Iterator[Trial]:
    """Play each person's outings, once with either kind of phone."""
    for _, own in groupby(episodes, key=lambda episode: episode.person):
        people = {cadence: _Person() for cadence in Cadence}
        for episode in own:
            for cadence, person in people.items():
                yield from _play(episode, cadence, person, wish)


def _play(episode: Episode, cadence: Cadence, person: _Person, wish: Wish) -> Iterator[Trial]:
    fixes = tuple(told(episode, cadence))
    home_s, learned = episode.home_s, person.travel.is_earned
    last_s = home_s if home_s is not None else episode.seen[-1].at_s
    way = tuple(_way(fixes))
    for minutes in HEAT_UPS_MIN:
        starts = person.starts.get(minutes, Starts())
        ours = _Run(person.travel, HeatUp(60 * minutes), wish, starts, episode.sun_s)
        ours.play(way, last_s)
        person.starts[minutes] = ours.starts
        runs = {"cooker": ours.runs}
        for name, baseline in BASELINES.items():
            runs[name] = tuple(baseline(fixes, 60.0 * minutes, home_s, last_s))
        for who, one in runs.items():
            yield Trial(
                who=who,
                heat_up_min=minutes,
                cadence=cadence,
                home_s=home_s,
                last_s=last_s,
                runs=one,
                learned=learned,
            )
    if home_s is not None and way:
        ratio = way[-1][1].ratio(home_s)
        person.travel = person.travel if ratio is None else person.travel.learned(ratio)


def _way(fixes: Iterable[Fix]) -> Iterator[tuple[float, Outing]]:
    outing = Outing()
    for fix in fixes:
        outing = outing.then(fix, fix.at_s)
        yield fix.at_s, outing


@dataclass(slots=True)
class _Run:
    """One outing with the real decisions; a question counts as a start, answered at once."""

    travel: TravelTime
    heat_up: HeatUp
    wish: Wish
    starts: Starts
    sun_s: float
    started_s: float | None = None
    cancelled_s: float | None = None

    def play(self, way: Way, last_s: float) -> None:
        """Decide at each fix, and in between when the last decision said so."""
        ends = (*(at_s for at_s, _ in way[1:]), last_s)
        for (at_s, outing), end_s in zip(way, ends, strict=False):
            now_s: float | None = at_s
            while now_s is not None and (now_s < end_s or now_s == at_s):
                again_s = self._ask(outing, now_s).again_s
                now_s = None if again_s is None else now_s + again_s
            if self.cancelled_s is not None:
                return

    def _ask(self, outing: Outing, now_s: float) -> Decision:
        if self.started_s is not None:
            decision = follow(outing, self.started_s, self.heat_up, now_s)
            if decision.move is Move.CANCEL:
                self.cancelled_s = now_s
            return decision
        decision = decide(
            outing,
            self.travel,
            self.heat_up,
            now_s,
            wish=self.wish,
            starts=self.starts,
            day_s=now_s - (now_s + self.sun_s) % DAY_S,
        )
        if decision.move in {Move.START, Move.ASK}:
            self.started_s = now_s
            self.starts = self.starts.started(now_s)
            return follow(outing, now_s, self.heat_up, now_s)
        return decision

    @property
    def runs(self) -> tuple[tuple[float, float | None], ...]:
        """Return what was started, and when it was cancelled."""
        return () if self.started_s is None else ((self.started_s, self.cancelled_s),)
