"""Since when food may be inside: nobody says so, but its door was closed by a hand.

Perishable food that waits for a scene waits no longer than the danger zone allows.
"""

from dataclasses import replace
from datetime import datetime
from math import inf

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ..circumstances import circumstances
from ..entity import Zone
from ..lib.aiocooker import DoorState, Program, RemoteStart
from ..lib.cookery import longest_delay_s, refusals
from ..plans.sight import Sight
from ..problems import unsuitable
from ..times import read, written
from ..unsuitable import Unsuitable
from .runner import Runner

_KEY = "loaded_at"


@callback
def note_loaded(runner: Runner, before: Sight | None, now: Sight) -> None:
    """Remember when a hand closed the door, or allowed remote start where there is none."""
    if before is None:
        return
    if now.door is None:
        by_hand = (before.remote_start, now.remote_start) == (
            RemoteStart.NOT_ALLOWED,
            RemoteStart.ALLOWED,
        )
    else:
        by_hand = before.door is DoorState.OPEN and now.door is not DoorState.OPEN
    if by_hand:
        starts = runner.scenes.storage.facts["starts"]
        starts.setdefault(runner.scene.id, {})[_KEY] = written(dt_util.utcnow())
        runner.scenes.storage.save_soon()


def loaded_at(runner: Runner) -> datetime | None:
    """Return when the food went in at the earliest, as far as that was seen."""
    return read(runner.scenes.storage.facts["starts"].get(runner.scene.id, {}).get(_KEY))


def must_be_fresh(runner: Runner, zone: Zone, program: Program) -> None:
    """Raise Unsuitable where perishable food has waited too long, or nobody knows how long."""
    must_be_known(runner, zone, program)
    if (since := loaded_at(runner)) is None:
        return
    waited_s = max(0.0, (dt_util.utcnow() - since).total_seconds())
    then = replace(circumstances(zone), loaded_s=waited_s)
    for problem in refusals(program, zone.can, then):
        raise unsuitable(runner.hass, problem)


def must_be_known(runner: Runner, zone: Zone, program: Program) -> None:
    """Raise Unsuitable where perishable food is inside and nobody knows since when."""
    spoils = longest_delay_s(program, circumstances(zone)) < inf
    if spoils and loaded_at(runner) is None:
        raise Unsuitable("scene_loaded_unknown")


def fresh_s(runner: Runner, zone: Zone, program: Program) -> float:
    """Return how much longer food may wait that is inside now, infinite where it does not spoil."""
    since = loaded_at(runner) or dt_util.utcnow()
    waited_s = max(0.0, (dt_util.utcnow() - since).total_seconds())
    return longest_delay_s(program, replace(circumstances(zone), loaded_s=waited_s))
