"""What a scene is about to do, in words and in time: for its questions and its moment."""

from math import exp, log
from typing import Final

from homeassistant.core import HomeAssistant

from ..const import DOMAIN
from ..entity import Zone
from ..journal.journal import JOURNAL
from ..lib.aiocooker import Program, StageKind
from ..lib.cookery import Leg, total_s
from ..plans.legs import GUESS_S, GUESS_SD_S, duration
from ..problems import degrees, time
from ..programs.shelf import shelf
from ..programs.titles import title
from ..staging import main_stage
from ..unsuitable import Unsuitable, translations
from .runner import Runner
from .scene import Do
from .story import Interval
from .wanted import wanted

READY_AHEAD_S: Final = 600.0
"""What heats nothing is set ten minutes before somebody is at the door: early enough to be seen."""

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9


async def program_of(runner: Runner) -> tuple[Zone, Program]:
    """Return the zone and the program; raises Unsuitable where one of them is there no more."""
    zone = runner.zone
    if zone is None:
        raise Unsuitable("scene_zone_gone", scene=runner.scene.name)
    return zone, wanted(await shelf(runner.hass), zone, runner.scene.cooking)


def lead(runner: Runner, zone: Zone, program: Program) -> Interval:
    """Return how long before the moment it has to begin: heat-up, whole cook, or getting ready."""
    match runner.scene.cooking.do:
        case Do.GET_READY:
            return Interval(low_s=READY_AHEAD_S, median_s=READY_AHEAD_S, high_s=READY_AHEAD_S)
        case Do.PREHEAT:
            return _heat_up(zone, program)
    legs = legs_of(runner, zone, program)
    low_s, median_s, high_s = (total_s(legs, p) for p in (LOW, MIDDLE, HIGH))
    return Interval(low_s=low_s, median_s=median_s, high_s=high_s)


def legs_of(runner: Runner, zone: Zone, program: Program) -> tuple[Leg, ...]:
    """Return the legs of the whole program."""
    return duration(zone, program, runner.hass.data[JOURNAL]).legs


def _heat_up(zone: Zone, program: Program) -> Interval:
    """Return the first heat-up as learned, from how warm the zone is now; else what is usual."""
    heat = next(stage for stage in program.stages if stage.kind is StageKind.HEAT)
    known = None
    if heat.mode is not None and heat.target_c is not None:
        known = zone.coordinator.heating.predict(zone.zone, heat.mode, heat.target_c)
    if known is not None:
        return Interval(low_s=known.low_s, median_s=known.median_s, high_s=known.high_s)
    fold = exp(1.28 * log(1 + GUESS_SD_S / GUESS_S))
    return Interval(low_s=GUESS_S / fold, median_s=GUESS_S, high_s=GUESS_S * fold)


async def words(runner: Runner, zone: Zone, program: Program) -> dict[str, str]:
    """Return what questions name: the title of what is cooked, and its temperature."""
    hass, main = runner.hass, main_stage(program)
    heat = next((one for one in program.stages if one.kind is StageKind.HEAT), main)
    return {
        "name": zone.name,
        "title": await _title(hass, runner, program),
        "temperature": degrees(hass, heat.target_c) if heat and heat.target_c else "",
    }


async def _title(hass: HomeAssistant, runner: Runner, program: Program) -> str:
    main = main_stage(program)
    if runner.scene.cooking.program_id is not None or main is None or main.mode is None:
        return title(program, hass.config.language)
    known = await translations(hass, "selector")
    mode = known.get(f"component.{DOMAIN}.selector.mode.options.{main.mode}", str(main.mode))
    how_long = f"{time(main.duration_s)}" if main.duration_s else ""
    return " ".join(filter(None, (mode, how_long)))


def about(seconds: float) -> str:
    """Write a duration as people say it: whole minutes, one at least."""
    return time(60 * max(1, round(seconds / 60)))
