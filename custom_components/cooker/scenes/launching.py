"""Starts what a scene cooks, once, and follows it in its zone until it is over.

Which cook is the scene's tells the zone itself: its origin has the id of our command. So a restart
changes nothing, and what was sent is never sent again.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from ..entity import Zone
from ..errors import translated
from ..lib.aiocooker import (
    CookerError,
    CookerEvent,
    EventType,
    Program,
    Refused,
    StageKind,
    StartNotConfirmed,
    ZoneSnapshot,
    ZoneState,
)
from ..on_since import ON
from ..plans.sight import sight
from ..programs.shelf import shelf
from ..staging import from_program
from ..starting import begin
from ..unsuitable import Unsuitable, told
from .loaded import must_be_fresh
from .runner import Runner
from .scene import Do
from .story import RUNS, SceneState, Why
from .wanted import wanted
from .wording import sentence

CERTAIN: Final = timedelta(seconds=45)
"""After this a start that was sent has expired (30 s), or the zone shows it."""

RETRY_S: Final = 30.0
"""A stop harms nobody: it is sent again until it is through."""

_ENDS: Final = {
    EventType.FINISHED: (SceneState.IDLE, "scene_done"),
    EventType.STOPPED: (SceneState.CANCELLED, "scene_stopped"),
    EventType.INTERRUPTED: (SceneState.CANCELLED, "scene_interrupted"),
    EventType.FAULT: (SceneState.CANCELLED, "scene_fault"),
}
_OFF: Final = {ZoneState.IDLE, ZoneState.FINISHED}

type Over = Callable[[SceneState, Why], None]


class Launch:
    """What one scene has on, or nothing. `over` hears how it ended."""

    def __init__(self, runner: Runner, over: Over) -> None:
        self._runner = runner
        self._over = over
        self._stops_for: Why | None = None
        self._timer: CALLBACK_TYPE | None = None

    @callback
    def close(self) -> None:
        """Follow no more; what heats goes on."""
        if self._timer:
            self._timer()
        self._timer = None

    @callback
    def resume(self) -> None:
        """Go on after a restart: the zone tells what became of it, at once or in a while."""
        self._wait(CERTAIN.total_seconds() + 1)
        self.look()

    @property
    def is_under_way(self) -> bool:
        """Whether something of the scene's own is on, or may be."""
        return self._runner.story.state in RUNS

    async def start(self, context: Context | None, why: Why, do: Do | None = None) -> None:
        """Start it once, or set it for the next cook; `why` is told until it heats.

        `do` is what is done where it is not the scene's own deed.

        Raises Unsuitable and CookerError where it cannot or must not be; then nothing was started,
        and the story says so.
        """
        runner, command_id = self._runner, uuid4().hex
        do = do or runner.scene.cooking.do
        try:
            zone, program = await self.ready(do)
            if do is Do.GET_READY:
                self._stage(zone, program)
                return
            runner.tell(
                SceneState.STARTING,
                why,
                command_id=command_id,
                begun_at=dt_util.utcnow(),
                question=None,
                armed_until=None,
            )
            # Before it is sent: after a crash the zone is read back, and nothing is sent again.
            await runner.scenes.storage.save()
            await begin(zone, program, command_id=command_id, context=context)
        except StartNotConfirmed:
            self._wait(CERTAIN.total_seconds() + 1)  # the zone itself will tell
        except (CookerError, Unsuitable) as error:
            self._over(SceneState.REFUSED, await why_not(runner, error))
            raise
        else:
            self._wait(CERTAIN.total_seconds() + 1)
            self.look()

    async def ready(self, do: Do) -> tuple[Zone, Program]:
        """Return what and where, as far as it may begin now; raises Unsuitable, Refused."""
        runner = self._runner
        zone = runner.zone
        if zone is None:
            raise Unsuitable("scene_zone_gone", scene=runner.scene.name)
        if not runner.coordinator.last_update_success:
            raise Unsuitable("not_connected")
        program = wanted(await shelf(runner.hass), zone, runner.scene.cooking)
        if zone.says.state in ON | {ZoneState.SCHEDULED}:
            raise Unsuitable("scene_zone_busy")
        if do is Do.GET_READY:
            return zone, program
        if (obstacle := sight(zone).obstacle) is not None:
            raise Refused(obstacle)
        if do is Do.START and runner.scene.cooking.do is Do.START:
            must_be_fresh(runner, zone, program)
        return zone, program

    @callback
    def _stage(self, zone: Zone, program: Program) -> None:
        """Set the next cook; somebody at the door is asked to start it. Nothing heats."""
        zone.coordinator.stage(zone.zone, from_program(zone.can, program, zone.staged))
        self._runner.tell(
            SceneState.READY,
            Why(key="scene_set_ready"),
            command_id=None,
            begun_at=dt_util.utcnow(),
            question=None,
            armed_until=None,
        )

    async def stop(self, why: Why) -> None:
        """Turn off what is the scene's own; where that fails, say so and go on trying."""
        runner, zone = self._runner, self._runner.zone
        self._stops_for = why
        try:
            if runner.story.command_id and zone is not None and self._is_ours(zone.says):
                await runner.coordinator.cooker.stop(runner.scene.zone)
        except CookerError as error:
            reason = sentence(runner, await why_not(runner, error))
            failed = Why(key="scene_stop_failed", said={"reason": reason})
            runner.tell(runner.story.state, failed)
            self._wait(RETRY_S)
            return
        if self.is_under_way:
            self._ends(SceneState.CANCELLED, why)

    # What it sees.

    @callback
    def look(self) -> None:
        """Follow what the zone says."""
        runner, zone = self._runner, self._runner.zone
        story, coordinator = runner.story, runner.coordinator
        if not self.is_under_way or zone is None or not coordinator.last_update_success:
            return
        says = zone.says
        if says.state is ZoneState.UNKNOWN:
            return
        if story.command_id is None:
            if says.state in ON:
                self._ends(SceneState.IDLE, Why(key="scene_begun_by_hand"))
            return
        if self._is_ours(says):
            self._follow(says)
        elif says.state in ON:
            self._ends(SceneState.CANCELLED, Why(key="scene_somebody_cooks"))
        elif story.begun_at is None or dt_util.utcnow() - story.begun_at >= CERTAIN:
            self._ends(SceneState.CANCELLED, Why(key="scene_lost"))

    @callback
    def _follow(self, says: ZoneSnapshot) -> None:
        runner = self._runner
        preheats = runner.scene.cooking.do is Do.PREHEAT
        kind = says.stage.kind if says.stage else None
        if kind is None:
            if says.state in _OFF:
                self._doubt(says)
            return
        if preheats and kind not in {StageKind.HEAT, StageKind.HOLD}:
            self._ends(SceneState.IDLE, Why(key="scene_food_in"))
            return
        if kind is StageKind.HEAT or not (preheats or says.state is ZoneState.KEEPING_WARM):
            self._goes_on(SceneState.HEATING, "scene_heats")
        elif preheats:
            self._goes_on(SceneState.READY, "scene_hot")
        else:
            self._goes_on(SceneState.HOLDING, "scene_holds")

    @callback
    def _goes_on(self, state: SceneState, key: str) -> None:
        """Tell of a new chapter; within one what was said last stays."""
        if self._runner.story.state is not state:
            self._runner.tell(state, Why(key=key))

    @callback
    def _doubt(self, says: ZoneSnapshot) -> None:
        """Wait for the event that says why ours is off; one that was missed never comes."""
        if says.state is ZoneState.FINISHED:
            self._ends(SceneState.IDLE, Why(key="scene_done"))
        elif self._timer is None:
            self._wait(CERTAIN.total_seconds())
        elif self._is_overdue:
            self._ends(SceneState.CANCELLED, Why(key="scene_lost"))

    @callback
    def take(self, event: CookerEvent) -> None:
        """Take what the cooker tells of its end."""
        runner = self._runner
        ours = event.zone == runner.scene.zone and runner.story.command_id is not None
        if not (ours and self.is_under_way and (end := _ENDS.get(event.type))):
            return
        if event.recovered and not self._is_after_start(event):
            return
        state, key = end
        cause = event.data.get("cause")
        if event.type is EventType.STOPPED and self._stops_for is not None:
            self._ends(state, self._stops_for)
            return
        key = {"nobody_came": "scene_nobody_came"}.get(str(cause), key)
        self._ends(state, Why(key=key))

    def _is_after_start(self, event: CookerEvent) -> bool:
        at = dt_util.utcnow() - timedelta(seconds=event.age_s)
        begun = self._runner.story.begun_at
        return begun is not None and at >= begun - timedelta(minutes=1)

    def _is_ours(self, says: ZoneSnapshot) -> bool:
        ours = self._runner.story.command_id
        return ours is not None and says.origin is not None and says.origin.command_id == ours

    @callback
    def _ends(self, state: SceneState, why: Why) -> None:
        self.close()
        self._stops_for = None
        self._is_overdue = False
        self._over(state, why)

    # How it waits.

    _is_overdue = False

    @callback
    def _wait(self, seconds: float) -> None:
        """Look again later: a cooker that is silent says nothing."""
        self.close()

        @callback
        def again(_: datetime) -> None:
            self._timer = None
            if self._stops_for is not None:
                runner = self._runner
                runner.hass.async_create_task(self.stop(self._stops_for), eager_start=True)
                return
            self._is_overdue = True
            self.look()
            self._is_overdue = False

        self._timer = async_call_later(self._runner.hass, seconds, again)


async def why_not(runner: Runner, error: CookerError | Unsuitable) -> Why:
    """Return the sentence of an error."""
    hass: HomeAssistant = runner.hass
    name = runner.zone.name if runner.zone else runner.coordinator.config_entry.title
    said = (
        await told(hass, error, name)
        if isinstance(error, Unsuitable)
        else translated(hass, error, name)
    )
    places = {key: str(value) for key, value in (said.translation_placeholders or {}).items()}
    return Why(key=str(said.translation_key), said=places)
