"""What a person must do next, and when: "18:41 Put the food in (Oven)"."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_cached_translations

from ..const import DOMAIN
from ..entity import Zone
from ..lib.aiocooker import RemoteStart, StageKind
from .clock import clock
from .keeper import Keeper
from .plan import RUNS, WAITS, Plan, PlanState


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something for a person to do."""

    at: datetime
    text: str
    plan: Plan


def tasks(hass: HomeAssistant, keeper: Keeper) -> tuple[Task, ...]:
    """Return all that is to do for the plans, the next first."""
    every = (task for plan in keeper.book.active() for task in of_plan(hass, keeper, plan))
    return tuple(sorted(every, key=lambda task: task.at))


def of_plan(hass: HomeAssistant, keeper: Keeper, plan: Plan) -> Iterator[Task]:
    """Yield what a person must do for one plan."""
    words_of = said(hass)
    zone = keeper.zone_of(plan)
    if plan.state is PlanState.MISSED:
        yield Task(at=plan.waiting.begins_at, text=words_of("todo_missed"), plan=plan)
        return
    if plan.state in WAITS and not _may_start(zone):
        loads = plan.loaded_at is not None and not plan.loaded
        at = plan.loaded_at if loads and plan.loaded_at else plan.waiting.begins_at
        yield Task(at=at, text=words_of("todo_load" if loads else "todo_allow"), plan=plan)
    stage = _stage(zone) if plan.state in RUNS else -1
    for moment in plan.people:
        if moment.stage >= stage:
            yield Task(at=moment.at, text=_todo(hass, plan, moment.stage, moment.todo), plan=plan)
    yield Task(at=plan.ready_at, text=words_of("todo_serve"), plan=plan)


def sentence(hass: HomeAssistant, task: Task) -> str:
    """Return a task as one line."""
    return said(hass)("task").format(time=clock(task.at), text=task.text, name=task.plan.name)


def words(hass: HomeAssistant, category: str) -> Mapping[str, str]:
    """Return our words in the language of the house, as far as they are loaded."""
    return async_get_cached_translations(hass, hass.config.language, category, DOMAIN)


def said(hass: HomeAssistant) -> Callable[[str], str]:
    """Return a function from a key under `common` to its words."""
    known = words(hass, "common")
    return lambda key: known.get(f"component.{DOMAIN}.common.{key}", key)


def _todo(hass: HomeAssistant, plan: Plan, stage: int, todo: Mapping[str, str]) -> str:
    """Return what a program asks for, in the language of the house where it knows it."""
    language = hass.config.language
    if text := todo.get(language):
        return text
    follows_heat = stage > 0 and plan.program.stages[stage - 1].kind is StageKind.HEAT
    if follows_heat or not todo:
        return said(hass)("todo_food_in" if follows_heat else "todo_look")
    return todo.get("en") or next(iter(todo.values()))


def _may_start(zone: Zone | None) -> bool:
    return zone is not None and zone.coordinator.data.remote_start is RemoteStart.ALLOWED


def _stage(zone: Zone | None) -> int:
    stage = zone.says.stage if zone else None
    return stage.index if stage else -1
