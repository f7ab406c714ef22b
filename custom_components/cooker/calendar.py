"""The household's calendar: what is planned and what was cooked."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, override

from homeassistant.components.calendar import CalendarEntity, CalendarEvent
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .household import HOUSEHOLD, household_device, is_household
from .journal.cook import Cook, Result
from .journal.journal import JOURNAL
from .lib.aiocooker import StartedBy
from .plans.keeper import PLANS
from .plans.next_action import of_plan, said, sentence
from .plans.plan import OVER, RUNS, Plan
from .plans.telling import reason

PARALLEL_UPDATES = 0

AT_THE_PANEL = StartedBy.PANEL.value
SHORTEST = timedelta(minutes=1)
"""An event without a length is not shown."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: ConfigEntry[Any],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Create the calendar, once for all cookers."""
    if is_household(entry):
        async_add_entities([Cooking(hass, entry)])


class Cooking(CalendarEntity):
    """Plans to come and cooks that were."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    _attr_translation_key = "cooking"
    _attr_unique_id = f"{HOUSEHOLD}_cooking"

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry[Any]) -> None:
        self._keeper = hass.data[PLANS]
        self._journal = hass.data[JOURNAL]
        self._attr_device_info = household_device(entry.title)

    @override
    async def async_added_to_hass(self) -> None:
        """Begin to follow plans and journal."""
        await super().async_added_to_hass()
        self.async_on_remove(self._keeper.book.subscribe(self._changed))
        self.async_on_remove(self._journal.subscribe(self._changed))

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return what cooks now, else what comes next."""
        now = dt_util.utcnow()
        coming = [one for one in self._events(now) if one.end_datetime_local > now]
        return min(coming, key=lambda one: one.start_datetime_local, default=None)

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return what lies in a range, the earliest first."""
        inside = [
            one
            for one in self._events(start_date, end_date)
            if one.start_datetime_local < end_date and one.end_datetime_local > start_date
        ]
        return sorted(inside, key=lambda one: one.start_datetime_local)

    def _events(self, since: datetime, until: datetime | None = None) -> Iterator[CalendarEvent]:
        """Yield all plans, and the cooks that touch a range: years of them are made no events."""
        for plan in self._keeper.book.active():
            if plan.state not in RUNS | OVER:
                yield self._planned(plan)
        for cook in self._journal:
            over = cook.ended_at is not None and cook.ended_at + SHORTEST <= since
            if not over and (until is None or cook.started_at < until):
                yield self._cooked(cook)

    def _planned(self, plan: Plan) -> CalendarEvent:
        todo = sorted(of_plan(self.hass, self._keeper, plan), key=lambda task: task.at)
        lines = [sentence(self.hass, task) for task in todo]
        why = reason(self.hass, plan)
        return _event(
            plan.waiting.begins_at,
            plan.ready_at,
            summary=self._summary("planned", plan.title(self.hass.config.language), plan.name),
            description="\n".join(filter(None, (why, *lines))),
            uid=f"plan_{plan.id}",
        )

    def _cooked(self, cook: Cook) -> CalendarEvent:
        now = dt_util.utcnow()
        title = cook.title(self.hass.config.language) or cook.mode or ""
        kind = "running" if cook.result is Result.RUNNING else "cooked"
        return _event(
            cook.started_at,
            cook.ended_at or max(now, self._ends(cook) or now),
            summary=self._summary(kind, title, cook.name),
            description="\n".join(_lines(cook, said(self.hass))),
            uid=f"cook_{cook.id}",
        )

    def _ends(self, cook: Cook) -> datetime | None:
        """Return when a cook that runs will be ready, where it is planned."""
        plans = (plan for plan in self._keeper.book.active() if plan.began(cook.command_id))
        return next((plan.ready_at for plan in plans), None)

    def _summary(self, kind: str, title: str, name: str) -> str:
        return said(self.hass)(f"calendar_{kind}").format(title=title, name=name)

    @callback
    def _changed(self) -> None:
        self.async_write_ha_state()


def _lines(cook: Cook, words: Callable[[str], str]) -> Iterator[str]:
    """Yield what there is to say of a cook, a line each."""
    yield words(f"cook_{cook.result}")
    for key, seconds in (("cook_lasted", cook.lasted_s), ("cook_heated", cook.heat_up_s)):
        if seconds is not None:
            yield words(key).format(minutes=round(seconds / 60))
    if cook.by == AT_THE_PANEL:
        yield words("cook_by_panel")
    elif cook.by:
        yield words("cook_by").format(who=cook.by)
    if cook.rating:
        yield words(f"cook_was_{cook.rating}")
    if cook.stars:
        yield "★" * cook.stars
    if cook.note:
        yield cook.note


def _event(
    start: datetime, end: datetime, *, summary: str, description: str, uid: str
) -> CalendarEvent:
    """Return an event whose end is after its start also where both are one moment."""
    start, end = start.astimezone(UTC), max(end, start + SHORTEST).astimezone(UTC)
    return CalendarEvent(
        start=dt_util.as_local(start),
        end=dt_util.as_local(end),
        summary=summary,
        description=description,
        uid=uid,
    )
