"""Fires once a cook when a zone has been on for too long, if wanted only while nobody is home."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast, override

import voluptuous as vol
from homeassistant.const import CONF_FOR, CONF_OPTIONS
from homeassistant.core import CALLBACK_TYPE, CoreState, Event, HomeAssistant, State, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.event import (
    EventStateChangedData,
    TrackStates,
    async_track_point_in_utc_time,
    async_track_state_change_filtered,
)
from homeassistant.helpers.target import (
    TargetStateChangedData,
    async_track_target_selector_state_change_event,
)
from homeassistant.helpers.trigger import (
    ENTITY_STATE_TRIGGER_SCHEMA,
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import dt as dt_util

from ..presence import PERSON, nobody_is_home
from .left_on_told import Told, told
from .occasion import telling
from .relatives import lasting_id, ours

CONF_NOBODY_HOME = "nobody_home"

_KEYS = frozenset({"on_since"})
_SCHEMA = ENTITY_STATE_TRIGGER_SCHEMA.extend(
    {
        vol.Required(CONF_OPTIONS): {
            vol.Required(CONF_FOR): cv.positive_time_period,
            vol.Required(CONF_NOBODY_HOME, default=False): cv.boolean,
        }
    }
)


class LeftOn(Trigger):
    """Watches since when zones are on. A time, not a delay: restarts do not start it anew."""

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Read the configuration."""
        return cast("ConfigType", _SCHEMA(config))

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        super().__init__(hass, config)
        self._target = config.target or {}
        self._options = config.options or {}

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Begin to watch."""
        watch = Watch(
            self._hass, self._options, telling(self._hass, run_action), await told(self._hass)
        )
        forget = await async_track_target_selector_state_change_event(
            self._hass, self._target, watch.changed, self._entities, watch.retarget
        )
        watch.begin()

        @callback
        def end() -> None:
            forget()
            watch.end()

        return end

    def _entities(self, entities: set[str]) -> set[str]:
        return ours(self._hass, entities, _KEYS)


class Watch:
    """One attached trigger: the zones it watches, and of which cooks it has told."""

    def __init__(
        self,
        hass: HomeAssistant,
        options: Mapping[str, Any],
        run_action: TriggerActionRunner,
        everywhere: Told,
    ) -> None:
        self._hass = hass
        self._for: timedelta = options[CONF_FOR]
        self._nobody_home: bool = options[CONF_NOBODY_HOME]
        self._run_action = run_action
        self._everywhere = everywhere
        self._zones: dict[str, datetime | None] = {}
        self._timers: dict[str, CALLBACK_TYPE] = {}
        self._people: CALLBACK_TYPE | None = None
        self._began = False

    @callback
    def begin(self) -> None:
        """Look at what is on; while Home Assistant runs, what is late already is no news.

        Somebody may just have saved the automation. At its start, Home Assistant was away.
        """
        self._began = True
        running = self._hass.state is CoreState.running
        for entity_id in self._zones:
            since = _since(self._hass.states.get(entity_id))
            if running and since and self._is_due(since, dt_util.utcnow()):
                self._zones[entity_id] = since
            self._look(entity_id)
        if self._nobody_home:
            self._people = async_track_state_change_filtered(
                self._hass,
                TrackStates(all_states=False, entities=set(), domains={PERSON}),
                self._moved,
            ).async_remove

    @callback
    def end(self) -> None:
        """Watch no more."""
        for cancel in (*self._timers.values(), *filter(None, [self._people])):
            cancel()
        self._timers.clear()

    @callback
    def retarget(
        self, added: set[str], removed: set[str], _states: Mapping[str, State | None]
    ) -> None:
        """Take up zones that the target has gained and drop those that it has lost."""
        for entity_id in removed:
            self._cancel(entity_id)
            del self._zones[entity_id]
        for entity_id in added:
            self._zones[entity_id] = self._everywhere.start(self._key(entity_id))
            if self._began:
                self._look(entity_id)

    @callback
    def changed(self, change: TargetStateChangedData) -> None:
        """Look at a zone that went on, off or away."""
        self._look(change.state_change_event.data["entity_id"])

    @callback
    def _moved(self, _event: Event[EventStateChangedData]) -> None:
        for entity_id in self._zones:
            self._look(entity_id)

    @callback
    def _look(self, entity_id: str, now: datetime | None = None) -> None:
        self._cancel(entity_id)
        since = _since(self._hass.states.get(entity_id))
        if since is None or since == self._zones[entity_id]:
            return
        now = now or dt_util.utcnow()
        if self._is_due(since, now):
            self._tell(entity_id, since, now)
        elif (due := since + self._for) > now:
            self._timers[entity_id] = async_track_point_in_utc_time(
                self._hass, partial(self._look, entity_id), due
            )

    def _is_due(self, since: datetime, now: datetime) -> bool:
        late = since + self._for <= now
        return late and (not self._nobody_home or nobody_is_home(self._hass))

    def _tell(self, entity_id: str, since: datetime, now: datetime) -> None:
        self._zones[entity_id] = since
        self._everywhere.tell(self._key(entity_id), since, now)
        self._run_action(
            {"entity_id": entity_id, "on_since": since, "for": self._for},
            f"{entity_id} left on for {self._for}",
        )

    def _cancel(self, entity_id: str) -> None:
        if cancel := self._timers.pop(entity_id, None):
            cancel()

    def _key(self, entity_id: str) -> str:
        return f"{lasting_id(self._hass, entity_id)} {self._for} {self._nobody_home}"


def _since(state: State | None) -> datetime | None:
    """Return the time that the sensor shows; none while the zone is off or out of reach."""
    return dt_util.parse_datetime(state.state) if state else None
