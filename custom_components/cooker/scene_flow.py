"""Add scene: the conversation in which a person says what a scene does, and tries it.

Step by step: what it is for, who and where, what it cooks, how it asks, when it may. The last one
tells all of it in sentences. Nothing here heats anything.
"""

from collections.abc import Mapping
from typing import Final, override

from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigEntryState, SubentryFlowResult

from .entity import Zone, zones
from .programs.steps import escaped
from .scene_setup import forms
from .scene_setup.cooking import COOKED, CookingSteps
from .scene_setup.occasion import OccasionSteps
from .scene_setup.summary import summary
from .scene_setup.talk import Said
from .scene_setup.words import Words, reasons, usual_name
from .scenes.keeper import SCENES
from .scenes.scene import DAYS, SceneKind

_PATHS: Final[Mapping[SceneKind, tuple[str, ...]]] = {
    SceneKind.ARRIVE_HOME: ("zone", "who", "what", "consent", "hours", "summary"),
    SceneKind.LEAVE_HOME: ("zone", "leaving", "summary"),
    SceneKind.HANDS_BUSY: ("zone", "busy", "consent", "summary"),
    SceneKind.READY_EVERY_DAY: ("zone", "what", "consent", "hours", "summary"),
    SceneKind.WHEN: ("zone", "happens", "what", "consent", "hours", "summary"),
}

_QUIET: Final = {"quiet_begins": "23:00:00", "quiet_ends": "06:00:00"}
"""Proposed, for a person to change: ovens that preheated by accident did so at night."""

_ANY_HOUR: Final = {SceneKind.ARRIVE_HOME, SceneKind.WHEN}

_OF_THE_ZONE: Final = (*COOKED, "no_answer", "hold_c")


class SceneFlow(OccasionSteps, CookingSteps):
    """The conversation about one scene."""

    _every: tuple[Zone, ...]
    """The zones of the cooker."""

    _name = ""

    async def async_step_user(self, _: Said = None) -> SubentryFlowResult:
        """Ask what it is for."""
        if not self._meet():
            return self._not_connected()
        return self.async_show_menu(step_id="user", menu_options=[one.value for one in SceneKind])

    async def async_step_arrive_home(self, _: Said = None) -> SubentryFlowResult:
        """Somebody comes home."""
        return await self._begin(SceneKind.ARRIVE_HOME)

    async def async_step_leave_home(self, _: Said = None) -> SubentryFlowResult:
        """Everybody left."""
        return await self._begin(SceneKind.LEAVE_HOME)

    async def async_step_hands_busy(self, _: Said = None) -> SubentryFlowResult:
        """Somebody takes a bath."""
        return await self._begin(SceneKind.HANDS_BUSY)

    async def async_step_ready_every_day(self, _: Said = None) -> SubentryFlowResult:
        """Something is to be ready at the same time each day."""
        return await self._begin(SceneKind.READY_EVERY_DAY)

    async def async_step_when(self, _: Said = None) -> SubentryFlowResult:
        """Something happens in the house."""
        return await self._begin(SceneKind.WHEN)

    async def async_step_reconfigure(self, _: Said = None) -> SubentryFlowResult:
        """Ask whether to change it or to try it."""
        if not self._meet():
            return self._not_connected()
        subentry = self._get_reconfigure_subentry()
        self._work, self._name = dict(subentry.data), subentry.title
        return self.async_show_menu(
            step_id="reconfigure",
            menu_options=["change", "simulate"],
            description_placeholders={"scene": self._name},
        )

    async def async_step_change(self, _: Said = None) -> SubentryFlowResult:
        """Go through the same steps once more; its kind stays."""
        return await self._go_to_zone()

    async def async_step_simulate(self, _: Said = None) -> SubentryFlowResult:
        """Tell what it would do now, and why, without doing it."""
        runner = self.hass.data[SCENES].get(self._reconfigure_subentry_id)
        if runner is None:
            return self.async_abort(reason="not_running")
        would = await runner.simulate()
        words = await Words.read(self.hass)
        return self.async_show_menu(
            step_id="simulate",
            menu_options=["simulate", "change"],
            description_placeholders={
                "scene": self._name,
                "state": words.option("scene_state", would.state),
                "whys": reasons(runner, would.whys),
            },
        )

    async def async_step_zone(self, said: Said = None) -> SubentryFlowResult:
        """Ask which part of the cooker."""
        if said is not None:
            return await self._in_zone(next(z for z in self._every if z.zone == said["zone"]))
        schema = forms.one_of("zone", {one.zone: one.can.name for one in self._every})
        return self._form("zone", schema, {"zone": self._work.get("zone")})

    async def async_step_summary(self, said: Said = None) -> SubentryFlowResult:
        """Tell all of it in sentences, and ask for a name."""
        usually = usual_name(await Words.read(self.hass), self._kind, self._zone)
        if said is None:
            words = {"summary": await summary(self._zone, self._scene(), self._program)}
            named = {"name": self._name or usually}
            return self._form("summary", forms.NAME, named, words=words)
        name = said["name"].strip() or usually
        if self.source == SOURCE_RECONFIGURE:
            subentry = self._get_reconfigure_subentry()
            return self.async_update_and_abort(
                self._get_entry(), subentry, title=name, data=self._data
            )
        return self.async_create_entry(title=name, data=self._data)

    def _meet(self) -> bool:
        """See what the cooker can do; whether that is known."""
        entry = self._get_entry()
        if entry.state is not ConfigEntryState.LOADED:
            return False
        self._every = tuple(zones(entry.runtime_data))
        return True

    def _not_connected(self) -> SubentryFlowResult:
        name = escaped(self._get_entry().title)
        return self.async_abort(reason="not_connected", description_placeholders={"name": name})

    async def _begin(self, kind: SceneKind) -> SubentryFlowResult:
        self._work = {"kind": kind.value, "days": list(DAYS)}
        if kind in _ANY_HOUR:
            self._work |= _QUIET
        return await self._go_to_zone()

    async def _go_to_zone(self) -> SubentryFlowResult:
        if len(self._every) > 1:
            return await self.async_step_zone()
        return await self._in_zone(self._every[0])

    async def _in_zone(self, zone: Zone) -> SubentryFlowResult:
        """Go on in a zone; what was said for another one is not taken over."""
        if self._work.get("zone") not in {None, zone.zone}:
            self._drop(*_OF_THE_ZONE)
        self._zone = zone
        self._work["zone"] = zone.zone
        return await self.after("zone")

    @override
    async def after(self, step: str) -> SubentryFlowResult:
        path = _PATHS[self._kind]
        step_fn = getattr(self, f"async_step_{path[path.index(step) + 1]}")
        result: SubentryFlowResult = await step_fn()
        return result
