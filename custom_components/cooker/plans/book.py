"""All plans of the household, written down before anybody is told of them."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, Final, TypedDict

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from .plan import OVER, Plan

_LOGGER = logging.getLogger(__name__)

_VERSION = 1
KEPT: Final = timedelta(days=30)
"""Plans that are over stay in the calendar for a month."""


class _Stored(TypedDict):
    plans: list[dict[str, Any]]


class Book:
    """The plans by id, in the order in which they were made."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._store = Store[_Stored](hass, _VERSION, f"{DOMAIN}.plans", atomic_writes=True)
        self._plans: dict[str, Plan] = {}
        self._listeners: list[Callable[[], None]] = []

    async def load(self) -> None:
        """Read what was planned; a plan that cannot be read is left out, not all of them."""
        stored = await self._store.async_load() or {"plans": []}
        for one in stored["plans"]:
            try:
                plan = Plan.restored(one)
            except KeyError, TypeError, ValueError:
                _LOGGER.warning("A plan cannot be read: %s", one)
                continue
            self._plans[plan.id] = plan

    def __iter__(self) -> Iterator[Plan]:
        """Yield all plans."""
        return iter(tuple(self._plans.values()))

    def get(self, plan_id: str) -> Plan | None:
        """Return a plan."""
        return self._plans.get(plan_id)

    def active(self) -> tuple[Plan, ...]:
        """Return the plans that are not over."""
        return tuple(plan for plan in self if plan.state not in OVER)

    def newest_of(self, cooker: str, zone: str) -> Plan | None:
        """Return the plan of a zone that is not over, else the one made last."""
        mine = [plan for plan in self if (plan.cooker, plan.zone) == (cooker, zone)]
        pending = (plan for plan in mine if plan.state not in OVER)
        return next(pending, mine[-1] if mine else None)

    async def write(self, *plans: Plan) -> None:
        """Keep plans; returns once they are on the disk."""
        if self._take(plans):
            await self._store.async_save(self._stored())
            self._tell()

    @callback
    def note(self, plan: Plan) -> None:
        """Keep what can be seen again after a crash; it is on the disk within a second."""
        if self._take((plan,)):
            self._store.async_delay_save(self._stored, 1.0)
            self._tell()

    @callback
    def subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Tell of each change."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def forget(self, cooker: str) -> None:
        """Drop the plans of a cooker that is removed."""
        self._plans = {key: plan for key, plan in self._plans.items() if plan.cooker != cooker}
        await self._store.async_save(self._stored())
        self._tell()

    def _take(self, plans: tuple[Plan, ...]) -> bool:
        changed = [plan for plan in plans if self._plans.get(plan.id) != plan]
        self._plans |= {plan.id: plan for plan in changed}
        old = dt_util.utcnow() - KEPT
        for plan in self:
            if plan.state in OVER and plan.ready_at < old:
                del self._plans[plan.id]
        return bool(changed)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    def _stored(self) -> _Stored:
        return {"plans": [plan.stored() for plan in self]}
