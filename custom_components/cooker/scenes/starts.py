"""When a scene started or asked for somebody: once in an outing, twice a day at most."""

from dataclasses import replace
from datetime import datetime

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ..lib.cookery import Starts
from .runner import Runner


def starts_of(runner: Runner, person: str | None) -> Starts:
    """Return what is remembered; two times and no place."""
    known = runner.scenes.storage.facts["starts"].get(runner.scene.id, {}).get(person or "", {})
    return Starts(times=tuple(known.get("times", ())), asked_s=known.get("asked_s"))


@callback
def note_start(runner: Runner, person: str | None) -> None:
    """Remember that something is started now."""
    _keep(runner, person, starts_of(runner, person).started(dt_util.utcnow().timestamp()))


@callback
def note_asked(runner: Runner, person: str | None) -> None:
    """Remember that somebody was asked now, or that there is no more to ask in this outing."""
    _keep(runner, person, starts_of(runner, person).asked(dt_util.utcnow().timestamp()))


def unasked(starts: Starts) -> Starts:
    """Return it without its question: who agreed beforehand is not asked."""
    return replace(starts, asked_s=None)


def day_s(now: datetime) -> float:
    """Return when the local day began, in Unix seconds."""
    return dt_util.start_of_local_day(dt_util.as_local(now)).timestamp()


def _keep(runner: Runner, person: str | None, starts: Starts) -> None:
    facts = runner.scenes.storage.facts["starts"].setdefault(runner.scene.id, {})
    facts[person or ""] = {"times": [*starts.times], "asked_s": starts.asked_s}
    runner.scenes.storage.save_soon()
