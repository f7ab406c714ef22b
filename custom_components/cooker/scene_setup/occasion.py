"""The steps that ask what a scene waits for, and when it may."""

from homeassistant.config_entries import SubentryFlowResult

from ..lib.cookery import fixed_s
from ..scenes.left_on import default_no_answer
from ..scenes.scene import Do
from . import checks, forms
from .keeping_warm import warm_bounds
from .said import meant, shown
from .talk import Said, SceneTalk
from .words import called


class OccasionSteps(SceneTalk):
    """Who, where and when."""

    _ways: tuple[str, ...] = ()
    """The people whose way home is still to be told, the present one first."""

    async def async_step_who(self, said: Said = None) -> SubentryFlowResult:
        """Ask whose way home counts."""
        if form := self._fill("who", forms.WHO, said, checks.who):
            return form
        people, known = self._work["people"], self._work.get("routes", {})
        self._work["routes"] = {who: known[who] for who in people if who in known}
        self._ways = tuple(people) if self._work.pop("ways") else ()
        return await self.async_step_way()

    async def async_step_way(self, said: Said = None) -> SubentryFlowResult:
        """Ask how one person's way home is told, then for the next one's."""
        if not self._ways:
            return await self.after("who")
        who, *rest = self._ways
        routes, schema = self._work["routes"], forms.way(self.hass)
        known = shown(self.hass, schema, routes.get(who, {})) if said is None else said
        data = None if said is None else meant(self.hass, schema, said)
        errors = checks.way(data) if data else checks.FINE
        if data is None or errors:
            return self._form("way", schema, known, errors, {"person": called(self.hass, who)})
        self._ways = tuple(rest)
        route = {key: value for key, value in data.items() if value is not None}
        others = {one: way for one, way in routes.items() if one != who}
        self._work["routes"] = {**others, **({who: route} if route else {})}
        return await self.async_step_way()

    async def async_step_leaving(self, said: Said = None) -> SubentryFlowResult:
        """Ask what no answer means."""
        proposed = {"no_answer": default_no_answer(self._zone.can)}
        if form := self._fill("leaving", forms.leaving(self.hass), said, proposed=proposed):
            return form
        return await self.after("leaving")

    async def async_step_busy(self, said: Said = None) -> SubentryFlowResult:
        """Ask what happens to the food during a bath."""
        hold = warm_bounds(self._zone)
        proposed = {"hold_c": hold.default} if hold else {}
        schema = forms.busy(self.hass, hold)
        if form := self._fill("busy", schema, said, checks.busy, proposed=proposed):
            return form
        return await self.after("busy")

    async def async_step_happens(self, said: Said = None) -> SubentryFlowResult:
        """Ask what it waits for."""
        if form := self._fill("happens", forms.ANYTHING, said):
            return form
        return await self.async_step_state()

    async def async_step_state(self, said: Said = None) -> SubentryFlowResult:
        """Ask for the state of that."""
        entity_id = self._work["entity_id"]
        words = {"entity": called(self.hass, entity_id)}
        if form := self._fill("state", forms.state(self.hass, entity_id), said, words=words):
            return form
        return await self.after("happens")

    async def async_step_hours(self, said: Said = None) -> SubentryFlowResult:
        """Ask when it may."""
        schema = forms.hours(self._kind)
        starts = self._work["do"] == Do.START
        lead_s = fixed_s(self._program) if starts and self._program else 0.0
        if form := self._fill("hours", schema, said, lambda data: checks.hours(data, lead_s)):
            return form
        if said and (why := await checks.conditions(self.hass, self._work)):
            return self._form("hours", schema, said, {"base": "wrong_condition"}, {"why": why})
        return await self.after("hours")
