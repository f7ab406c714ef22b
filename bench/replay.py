"""Plays recorded heat-ups back, oldest first: each is foretold before it is learned from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cookery import Flaw, HeatUpModel, HeatUpRun, HeatUpWatch, Profile

from .baselines import Nameplate, past_end_s, slope_end_s
from .curve import Curve, power_class, readings

POINTS = (0.3, 0.5, 0.7, 0.85)
"""Shares of the heat-up's time at which it is asked again."""

DISTURBED = {Flaw.DOOR, Flaw.DROPPED}
"""What still has an end that can be told while it runs."""

BASELINES = ("nameplate", "slope", "mean")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """One guess of a run's whole time, after `runs` were learned.

    `share` of the run had gone by, 0 before the start. `errors` are shares of the whole, by who
    guessed: `cooker`, or a baseline.
    """

    runs: int
    share: float
    errors: dict[str, float]
    covered: bool
    disturbed: bool = False


@dataclass(slots=True)
class Replay:
    """The guesses at one appliance in one mode, and why runs were not learned from."""

    guesses: list[Guess] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    learned: int = 0

    def leave_out(self, why: str) -> None:
        """Count a run that teaches nothing."""
        self.left_out[why] = self.left_out.get(why, 0) + 1


@dataclass(slots=True)
class _Known:
    model: HeatUpModel
    past_s: list[float] = field(default_factory=list)


def replay(curves: Iterable[Curve], profile: Profile, nameplate: Nameplate | None = None) -> Replay:
    """Play the runs of one specimen in one mode; each power class is learned by itself."""
    told = Replay()
    known: dict[int, _Known] = {}
    plate = nameplate or Nameplate.of(profile)
    for curve in curves:
        power = power_class(curve)
        one = known.setdefault(power, _Known(HeatUpModel.from_profile(profile)))
        _play(told, one, curve, plate)
    return told


def _play(told: Replay, known: _Known, curve: Curve, plate: Nameplate) -> None:
    seen = _watched(curve)
    outcome = seen[-1].outcome if seen else None
    whole_s = seen[-1].hot_s if seen else None
    if outcome is None or whole_s is None:
        told.leave_out("not_reached")
        return
    if isinstance(outcome, HeatUpRun):
        told.guesses.append(_before(known, outcome, plate))
    if isinstance(outcome, HeatUpRun) or outcome in DISTURBED:
        told.guesses.extend(_during(known, seen, whole_s, plate))
    if isinstance(outcome, HeatUpRun):
        told.learned += 1
        known.model = known.model.learned(outcome)
        known.past_s.append(whole_s)
    else:
        told.leave_out(outcome.value)


def _watched(curve: Curve) -> list[HeatUpWatch]:
    """Return the run after each reading, up to the one in which it was hot."""
    watch, seen = HeatUpWatch(), []
    for reading in readings(curve):
        watch = watch.then(reading)
        if watch.begun_s is not None:
            seen.append(watch)
        if watch.is_over:
            break
    return seen


def _before(known: _Known, run: HeatUpRun, plate: Nameplate) -> Guess:
    said = known.model.predict(run.start_c, run.target_c, warm=run.warm)
    guesses = {"cooker": said.median_s, "nameplate": plate.whole_s(run.columns[1])}
    if known.past_s:
        guesses["mean"] = past_end_s(known.past_s)
    whole_s = run.duration_s
    return Guess(
        runs=len(known.past_s),
        share=0.0,
        errors={who: abs(one / whole_s - 1) for who, one in guesses.items()},
        covered=said.low_s <= whole_s <= said.high_s,
    )


def _during(
    known: _Known, seen: Sequence[HeatUpWatch], whole_s: float, plate: Nameplate
) -> Iterable[Guess]:
    for share in POINTS:
        so_far = [one for one in seen if one.after_s <= share * whole_s]
        if so_far:
            yield _at(known, so_far, whole_s, share, plate)


def _at(
    known: _Known, so_far: Sequence[HeatUpWatch], whole_s: float, share: float, plate: Nameplate
) -> Guess:
    now = so_far[-1]
    left = now.remaining(known.model)
    guesses = {
        "cooker": now.after_s + left.median_s,
        "nameplate": plate.end_s(now),
        "slope": slope_end_s(so_far),
    }
    if known.past_s:
        guesses["mean"] = past_end_s(known.past_s, now)
    return Guess(
        runs=len(known.past_s),
        share=share,
        errors={who: abs(one / whole_s - 1) for who, one in guesses.items()},
        covered=left.low_s <= whole_s - now.after_s <= left.high_s,
        disturbed=now.flaw in DISTURBED,
    )
