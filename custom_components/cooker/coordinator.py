"""Hands one cooker's snapshots, events and line to Home Assistant.

Beside them it keeps what people have set for the next cook, which the cooker does not know.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, override

from homeassistant.components import zeroconf
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST, CONF_PORT, CONF_TOKEN
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.translation import async_get_translations
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed
from homeassistant.util.dt import utcnow

from .absence import Absence, absent
from .adopted.connect import connect_adopted
from .bus import note
from .const import ADOPTED, CONF_DRIVER, CONF_FINGERPRINT, CONF_PINNED, DOMAIN
from .derived import Derived
from .errors import setup_error
from .heat_memory import HEAT_MEMORY
from .heating import TICK, Heating, HeatUpFace
from .holding.cooker import HoldingCooker
from .issues import tell, tell_clock
from .lib.aiocooker import (
    Address,
    CertificateChanged,
    Cooker,
    CookerError,
    CookerEvent,
    Credentials,
    EventType,
    Link,
    LinkState,
    Snapshot,
    TokenRefused,
    connect,
)
from .looks import DERIVED, HEAT_UP, ON_SINCE, Fact, Looks, changes
from .memory import Memory
from .on_since import on_since, on_since_start
from .staging import Staged, known_modes, restored, stored
from .starter import Starter, known, noted
from .watching import Watching

_LOGGER = logging.getLogger(__name__)

type CookerConfigEntry = ConfigEntry[CookerCoordinator]


class CookerCoordinator(DataUpdateCoordinator[Snapshot]):
    """One cooker on the line. It pushes; nothing is ever polled."""

    config_entry: CookerConfigEntry
    device_id: str
    """The cooker's device, once it is registered; zones may hang below it."""

    watching: Watching
    """What each zone shows beyond what it says."""

    heating: Heating
    """How long each zone takes to get hot."""

    staged: dict[str, Staged]
    """What is set for the next cook, for each zone of which we know a mode."""

    on_since: dict[str, datetime]
    """Since when each zone that is on has been on."""

    def __init__(
        self, hass: HomeAssistant, entry: CookerConfigEntry, cooker: HoldingCooker, memory: Memory
    ) -> None:
        super().__init__(
            hass, _LOGGER, config_entry=entry, name=cooker.identity.name, always_update=False
        )
        self.cooker = cooker
        self.data = cooker.snapshot
        self._memory = memory
        self._absence = Absence(hass, entry, memory)
        self._unsubscribe: list[CALLBACK_TYPE] = []
        self._event_listeners: list[Callable[[CookerEvent], None]] = []
        self._described = _description(cooker)
        self.looks = Looks()
        self._beyond: dict[Fact, object] = {}
        self.staged = {
            zone.id: restored(zone, memory.facts["staged"].get(zone.id, {}))
            for zone in cooker.capabilities.zones
            if known_modes(zone)
        }
        self.on_since = {
            zone: datetime.fromisoformat(since) for zone, since in memory.facts["on_since"].items()
        }
        self._note_on(on_since(self.on_since, self.data, utcnow()))
        self.watching = Watching(cooker.capabilities, memory)
        self.watching.look(self.data, utcnow())
        self._heat_memory = hass.data[HEAT_MEMORY]
        self.heating = Heating(cooker.identity, cooker.capabilities, self._heat_memory)
        self._met_before = memory.facts["last_event_id"] is not None
        self._listens_to_events = False
        self._caught_up = False

    @callback
    def listen(self) -> None:
        """Begin to pass on what the cooker says."""
        self._unsubscribe = [
            self.cooker.subscribe(self.async_set_updated_data),
            self.cooker.subscribe_link(self._take_link),
            async_track_time_interval(self.hass, self._tick, TICK),
        ]
        self._take_link(self.cooker.link)
        self._unsubscribe.append(async_at_started(self.hass, self._listen_to_events))

    @callback
    def _listen_to_events(self, _hass: HomeAssistant) -> None:
        """Pass on events, first those that waited: only now are all automations there to hear."""
        self._unsubscribe.append(self.cooker.subscribe_events(self._take_event))
        self._remember(self.cooker.last_event_id)
        self._listens_to_events = True
        self._catch_up()

    async def close(self, _event: Event | None = None) -> None:
        """Hang up and write down what must be remembered.

        Entities keep what they showed: as unavailable, events would be forgotten over a restart.
        """
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe = []
        self._absence.close()
        await self.cooker.close()
        await self._memory.save()
        await self._heat_memory.save()

    @property
    def seen(self) -> Snapshot:
        """Return what the cooker said last; what an entity reads of it is noted."""
        return self.looks.seen(self.data)

    @override
    @callback
    def async_add_listener(
        self, update_callback: CALLBACK_TYPE, context: object = None
    ) -> CALLBACK_TYPE:
        """Tell of every change; an entity, which has a context, only of what it shows."""
        if context is not None:
            return self.looks.join(update_callback)
        return super().async_add_listener(update_callback)

    @override
    @callback
    def async_update_listeners(self) -> None:
        """Let everybody look again."""
        for zone in self.data.zones:
            self._look_beyond(zone)
        super().async_update_listeners()
        self.looks.tell_all()

    def since(self, zone: str) -> datetime | None:
        """Return since when a zone is on."""
        self.looks.note(zone, ON_SINCE)
        return self.on_since.get(zone)

    def holds(self, zone: str) -> bool:
        """Whether Home Assistant steps a zone's program, which may change with its stage."""
        for name in ("state", "stage", "program"):
            self.looks.note(zone, name)
        return self.cooker.holds(zone)

    def heat_up(self, zone: str) -> HeatUpFace:
        """Return how a zone heats up."""
        self.looks.note(zone, HEAT_UP)
        return self.heating.of(zone, self.staged.get(zone))

    def derived(self, zone: str) -> Derived:
        """Return what a zone shows beyond what it says."""
        self.looks.note(zone, DERIVED)
        return self.heating.derived(zone, self.watching.of(zone))

    @callback
    def forget_heat_ups(self, zone: str) -> None:
        """Know no more of a zone's heat-ups than of any of its kind."""
        self.heating.reset(zone)
        self.async_update_listeners()

    @callback
    def take_over_heat_ups(self, zone: str, learned: Mapping[str, Any]) -> int:
        """Take over what another zone learned; return of how many heat-ups that is."""
        count = self.heating.take_over(zone, learned)
        self.async_update_listeners()
        return count

    @callback
    def stage(self, zone: str, staged: Staged) -> None:
        """Set a zone's next cook. The cooker hears nothing of it."""
        self.staged[zone] = staged
        self._memory.facts["staged"][zone] = stored(staged)
        self._memory.save_soon()
        self.async_update_listeners()

    @callback
    def note_start(self, command_id: str, who: Starter) -> None:
        """Remember who is about to start something with this command."""
        self._memory.facts["starts"] = noted(self._memory.facts["starts"], command_id, who)
        self._memory.save_soon()

    def started_by(self, zone: str) -> Starter | None:
        """Return who started the zone's present or last cook."""
        self.looks.note(zone, "origin")
        says = self.data.zones.get(zone)
        return known(self._memory.facts["starts"], says.origin) if says else None

    @callback
    def subscribe_events(self, listener: Callable[[CookerEvent], None]) -> CALLBACK_TYPE:
        """Hand over each event of the cooker once."""
        self._event_listeners.append(listener)
        return lambda: self._event_listeners.remove(listener)

    @override
    @callback
    def async_set_updated_data(self, data: Snapshot) -> None:
        """Pass a snapshot on; whether the line is up is told by the link alone."""
        before, self.data = self.data, data
        since = self.on_since
        if data.zones is not before.zones:
            self._note_on(on_since(since, data, utcnow()))
        self._look()
        super().async_update_listeners()
        self.looks.tell((*changes(before, data), *self._changes_beyond(before, since)))
        if self._caught_up:
            self._tell_news(recovered=False)

    @callback
    def _look(self) -> None:
        self.watching.look(self.data, utcnow())
        if self.last_update_success:
            self.heating.look(self.data, self.on_since)
        else:
            self.heating.look_away()

    def _changes_beyond(self, before: Snapshot, since: Mapping[str, datetime]) -> Iterator[Fact]:
        """Yield what changed beyond what the cooker says.

        Of a zone that said nothing new, that is only while something heats up.
        """
        is_watching = self.heating.is_watching
        if self.data.zones is before.zones and not is_watching and self.on_since is since:
            return
        for zone, says in self.data.zones.items():
            if self.on_since.get(zone) != since.get(zone):
                yield zone, ON_SINCE
            if says is not before.zones.get(zone) or is_watching:
                yield from self._look_beyond(zone)

    def _look_beyond(self, zone: str) -> list[Fact]:
        """Return what is not what it was at the last look, beyond what the zone says."""
        of_fns = {DERIVED: self.derived, HEAT_UP: self.heat_up}
        return [(zone, name) for name, of_fn in of_fns.items() if self._is_new(zone, name, of_fn)]

    def _is_new(self, zone: str, name: str, of_fn: Callable[[str], object]) -> bool:
        """Whether something is not what it was; what nobody shows is not worked out."""
        before = self._beyond.pop((zone, name), None)
        if not self.looks.shows(zone, name):
            return False
        now = self._beyond[zone, name] = of_fn(zone)
        return now != before

    @callback
    def _tick(self, _now: datetime) -> None:
        """See what time alone brings: something that heats up may be stuck, and say nothing."""
        if self.heating.is_watching and self._caught_up:
            self._look()
            self.async_update_listeners()
            self._tell_news(recovered=False)

    @override
    async def _async_update_data(self) -> Snapshot:
        """Answer who asks for a refresh with what the cooker said last."""
        if self.cooker.link.state is not LinkState.CONNECTED:
            raise UpdateFailed
        return self.cooker.snapshot

    @callback
    def _take_event(self, event: CookerEvent) -> None:
        if self.watching.is_news(event, utcnow()):
            self._tell(event)
        self._remember(self.cooker.last_event_id)

    @callback
    def _catch_up(self) -> None:
        """Tell what zones show only after what they said meanwhile: it may be the same news."""
        if not (self._listens_to_events and self.last_update_success):
            return
        self._caught_up = True
        self._look()
        self.async_update_listeners()
        self._tell_news(recovered=True)

    @callback
    def _tell_news(self, *, recovered: bool) -> None:
        """Tell what zones show and did not say; what came before we met is not news."""
        for event in (*self.watching.news(), *self.heating.news()):
            if self.watching.is_news(event, utcnow()) and self._met_before:
                self._tell(replace(event, recovered=recovered))
        self._met_before = True

    @callback
    def _tell(self, event: CookerEvent) -> None:
        self._note_on(on_since_start(self.on_since, event, utcnow()))
        # A start that was missed begins the watch anew; entities see it as it goes on from here.
        self.watching.look(self.data, utcnow())
        self.async_update_listeners()
        for listener in tuple(self._event_listeners):
            listener(event)
        note(self.hass, self.config_entry, self.cooker, self._named(event))

    def _named(self, event: CookerEvent) -> CookerEvent:
        """Say for the logbook who of this house started it; the cooker knows only that we did."""
        who = self.started_by(event.zone or "")
        if event.type is not EventType.COOK_STARTED or event.recovered or not (who and who.name):
            return event
        return replace(event, data={**event.data, "by": who.name})

    @callback
    def _remember(self, event_id: int | None) -> None:
        self._memory.facts["last_event_id"] = event_id
        self._memory.save_soon()

    @callback
    def _note_on(self, since: dict[str, datetime]) -> None:
        if since != self.on_since:
            self.on_since = since
            self._memory.facts["on_since"] = {zone: one.isoformat() for zone, one in since.items()}
            self._memory.save_soon()

    @callback
    def _take_link(self, link: Link) -> None:
        up = link.state is LinkState.CONNECTED
        if up is not self.last_update_success:
            _LOGGER.info("%s is %s", self.name, "back" if up else f"not on the line: {link.error}")
        self.last_update_success = up
        self._caught_up = False
        self.async_set_updated_data(self.cooker.snapshot)
        self.looks.tell_all()
        tell(self.hass, self.config_entry, link.error)
        self._absence.take(link.error)
        if up:
            self.hass.loop.call_soon(self._catch_up)
            tell_clock(self.hass, self.config_entry, self.cooker.clock_error_s)
        if isinstance(link.error, TokenRefused | CertificateChanged):
            self.config_entry.async_start_reauth(self.hass)
        elif up and _description(self.cooker) != self._described:
            # New firmware may offer other modes and zones, from which entities are made.
            self.hass.config_entries.async_schedule_reload(self.config_entry.entry_id)


async def connected(hass: HomeAssistant, entry: CookerConfigEntry) -> CookerCoordinator:
    """Connect to the entry's cooker; raises what the setup of an entry may raise."""
    memory = Memory(hass, entry.entry_id)
    await memory.load()
    try:
        cooker = await _connect(hass, entry, memory)
    except CookerError as error:
        tell(hass, entry, error)
        await absent(hass, entry, memory, error)
        raise setup_error(error, entry.title) from error
    tell(hass, entry, None)
    await async_get_translations(hass, hass.config.language, "common", [DOMAIN])
    return CookerCoordinator(hass, entry, HoldingCooker(hass, cooker, memory), memory)


async def _connect(hass: HomeAssistant, entry: CookerConfigEntry, memory: Memory) -> Cooker:
    data = entry.data
    if data.get(CONF_DRIVER) == ADOPTED:
        return await connect_adopted(hass, entry, memory)
    return await connect(
        async_get_clientsession(hass),
        Address(data[CONF_HOST], data[CONF_PORT]),
        Credentials(entry.unique_id or "", data[CONF_TOKEN], data[CONF_FINGERPRINT]),
        events_after=memory.facts["last_event_id"],
        zeroconf=None if data[CONF_PINNED] else await zeroconf.async_get_instance(hass),
    )


def _description(cooker: Cooker) -> tuple[object, object]:
    return replace(cooker.identity, pairing=False), cooker.capabilities
