"""The whole appliance: its zones, its gate, its locks, its meter and its faults."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aiocooker.errors import RefusalReason
from aiocooker.model import (
    EventType,
    Fault,
    Origin,
    Power,
    RemoteStart,
    Snapshot,
    StartedBy,
    Water,
)
from aiocooker.program import Program

from virtual_cooker.physics.unit import Unit

from .adjusting import Changes
from .answers import Answers
from .control import Model
from .events import EventLog
from .refusal import Refusal
from .saying import said
from .updating import Updater
from .zone import Zone

LIGHT_W = 25.0
AWAKE_W = 4.0
STANDBY_W = 0.5
"""EU regulation 2023/826 allows 0.5 W in standby."""
JOULES_PER_KWH = 3_600_000.0
ONE_WALL_DBM = -58.0
"""What a radio in a kitchen hears of an access point behind one wall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteOrder:
    """A `zone.start` as it came in."""

    program: Program
    client: str
    command_id: str
    expires_in_s: float
    delay_s: float = 0


class Appliance:
    """Enforces every limit by itself, whoever asks.

    `on_change` is called after whatever may show.
    """

    def __init__(self, model: Model, unit: Unit, now: Callable[[], float]) -> None:
        """Make one that is awake, closed and idle; `now` is its own time in seconds."""
        self.model = model
        self.events = EventLog(now)
        self.zones = {
            key: Zone(zone, unit, partial(self._tell, key), self._cook_ended)
            for key, zone in model.zones.items()
        }
        self.remote_start = False
        self.is_on = True
        self.child_lock = False
        self.light = False
        self.fault: Fault | None = None
        self.powered = True
        self.energy_j = 0.0
        self.shown_at_s: float | None = None
        self.rssi_dbm = ONE_WALL_DBM
        self.clock_off_s: float | None = 0.0
        self.updater = Updater()
        self.on_change: Callable[[], None] = lambda: None
        self._answers = Answers()
        self._unit = unit
        self._now = now

    def step(self, step_s: float) -> None:
        """Let a step of time pass."""
        self._unit.step(step_s)
        for key, share in self._shares().items():
            self.zones[key].step(step_s, share, powered=self.powered)
            self._start_if_due(self.zones[key])
        self.energy_j += self.power_w * step_s
        if self.powered:
            self.updater.step(step_s)
        self.on_change()

    def _shares(self) -> dict[str, float]:
        """Return what each zone gets: all alike a little less where the mains cannot bear all."""
        if not self.powered:
            return dict.fromkeys(self.zones, 0.0)
        wanted = {key: zone.wanted_share() for key, zone in self.zones.items()}
        most, together = self.model.most_share, sum(wanted.values())
        if most is None or together <= most:
            return wanted
        return {key: share * most / together for key, share in wanted.items()}

    @property
    def power_w(self) -> float:
        """Power taken from the mains."""
        if not self.powered:
            return 0.0
        base = (AWAKE_W if self.is_on else STANDBY_W) + (LIGHT_W if self.light else 0.0)
        return base + sum(zone.body.power_w for zone in self.zones.values())

    def snapshot(self) -> Snapshot:
        """Return all that it says at this moment."""
        can = self.model.capabilities
        return Snapshot(
            zones={
                key: said(zone, faulty=self.fault is not None) for key, zone in self.zones.items()
            },
            remote_start=RemoteStart.ALLOWED if self.remote_start else RemoteStart.NOT_ALLOWED,
            power=Power.ON if self.is_on else Power.STANDBY,
            child_lock=self.child_lock if can.child_lock else None,
            light=self.light if can.light else None,
            power_w=round(self.power_w) if can.power_meter else None,
            energy_kwh=round(self.energy_j / JOULES_PER_KWH, 3) if can.power_meter else None,
            water=self._water() if can.water else None,
            fault=self.fault,
            rssi_dbm=self.rssi_dbm if can.rssi else None,
            firmware_latest=self.updater.offered if can.firmware_update else None,
            firmware_progress_pct=self.updater.progress_pct if can.firmware_update else None,
        )

    def start_remote(self, zone_id: str, order: RemoteOrder) -> None:
        """Start heat from afar, in the order of section 9; the same id again is answered alike."""
        try:
            self._start_remote(self.zones[zone_id], order)
        except Refusal as refusal:
            self._answers.keep(order.command_id, refusal)
            raise
        self._answers.keep(order.command_id, None)
        self.on_change()

    def _start_remote(self, zone: Zone, order: RemoteOrder) -> None:
        if order.command_id in self._answers:
            self._answers.repeat(order.command_id)
            return
        self._check_fault()
        if order.expires_in_s <= 0:
            raise Refusal(RefusalReason.EXPIRED)
        self._check_idle(zone)
        if not self.remote_start:
            raise Refusal(RefusalReason.REMOTE_START_NOT_ALLOWED)
        self._check_unlocked()
        zone.check_door()
        by = Origin(by=StartedBy.CLIENT, client=order.client, command_id=order.command_id)
        _begin(zone, order.program, by, order.delay_s)

    def start_here(self, zone_id: str, program: Program, delay_s: float = 0) -> None:
        """Start heat at the panel, now or later: every limit but the gate."""
        zone = self.zones[zone_id]
        self._check_fault()
        if not self.is_on:
            raise Refusal(RefusalReason.INVALID_STATE)
        self._check_idle(zone)
        self._check_unlocked()
        zone.check_door()
        _begin(zone, program, Origin(by=StartedBy.PANEL), delay_s)
        self.on_change()

    def _start_if_due(self, zone: Zone) -> None:
        """Start what waited for this moment, or call it off where it would not be safe now.

        The gate was open when the start was taken, which is what counts for it.
        """
        if zone.schedule is None or not zone.schedule.is_due:
            return
        try:
            self._check_fault()
            self._check_unlocked()
            zone.start_scheduled(zone.schedule)
        except Refusal as refusal:
            zone.call_off(refusal.reason.value)

    def stop(self, zone_id: str) -> None:
        """Stop a zone; always."""
        self.zones[zone_id].stop()
        self.on_change()

    def pause(self, zone_id: str) -> None:
        """Pause a cook."""
        self.zones[zone_id].pause()
        self.on_change()

    def resume(self, zone_id: str) -> None:
        """Go on with a paused cook: heat, so the child lock holds it as it holds a start."""
        self._check_fault()
        zone = self.zones[zone_id]
        if zone.is_cooking:
            self._check_unlocked()
        zone.resume()
        self.on_change()

    def adjust(self, zone_id: str, changes: Changes) -> None:
        """Change a running cook's present stage."""
        self._check_fault()
        self.zones[zone_id].adjust(changes)
        self.on_change()

    def acknowledge(self, zone_id: str) -> None:
        """Take a person's word that it is done, or seen."""
        self.zones[zone_id].acknowledge()
        self.on_change()

    def set(
        self,
        *,
        power: bool | None = None,
        light: bool | None = None,
        child_lock: bool | None = None,
    ) -> None:
        """Set what is not None; all of it or, where one is refused, nothing."""
        can = self.model.capabilities
        wanted = {"power": (power, can.standby), "light": (light, can.light)}
        wanted["child_lock"] = (child_lock, can.child_lock)
        for field, (value, possible) in wanted.items():
            if value is not None and not possible:
                raise Refusal(RefusalReason.UNSUPPORTED, field=field)
        if power is not None:
            self._set_power(on=power)
        if light is not None:
            self.light = light
        if child_lock is not None:
            self.child_lock = child_lock
        self.on_change()

    def _set_power(self, *, on: bool) -> None:
        """Wake, or go to standby: every zone stops, the gate closes. Waking never heats."""
        self.is_on = on
        if not on:
            for zone in self.zones.values():
                zone.stop()
            self.light = False
            self.remote_start = False

    def update_firmware(self) -> None:
        """Begin to install newer firmware; never while a zone runs."""
        if not self.model.capabilities.firmware_update:
            raise Refusal(RefusalReason.UNSUPPORTED)
        for zone in self.zones.values():
            self._check_idle(zone)
        self.updater.begin()
        self.on_change()

    def identify(self) -> None:
        """Beep and blink, so that a person sees which appliance is meant."""
        self.shown_at_s = self._now()
        self.on_change()

    def allow_remote_start(self) -> None:
        """Open the gate: only a hand at the appliance calls this."""
        if not self.is_on:
            raise Refusal(RefusalReason.INVALID_STATE)
        if not self.remote_start:
            self.remote_start = True
            self._tell(None, EventType.REMOTE_START_ALLOWED)
        self.on_change()

    def forbid_remote_start(self) -> None:
        """Close the gate."""
        self.remote_start = False
        self.on_change()

    def open_door(self, zone_id: str) -> None:
        """Note that a person opens a door.

        Before a start this closes the gate, for what is inside may change.
        """
        zone = self.zones[zone_id]
        zone.open_door()
        if zone.door_open and not zone.is_cooking:
            self.remote_start = False
        self.on_change()

    def close_door(self, zone_id: str) -> None:
        """Note that a person closes a door."""
        self.zones[zone_id].close_door()
        self.on_change()

    def break_down(self, fault: Fault) -> None:
        """Report a fault and stop all heat."""
        self.fault = fault
        for zone in self.zones.values():
            zone.stop()
        self.remote_start = False
        self._tell(None, EventType.FAULT, code=fault.code, text=fault.text)
        self.on_change()

    def mend(self) -> None:
        """Take the fault away; nothing heats by itself."""
        self.fault = None
        self.on_change()

    def lose_power(self) -> None:
        """Stop in the middle of whatever it did; physics goes on."""
        self.updater.interrupt()
        self.powered = False
        self.remote_start = False
        self.light = False

    def boot(self, boots: int, *, interrupted: tuple[str, ...] = ()) -> None:
        """Come back: idle, the gate closed, and what was cooking reported as interrupted."""
        self.powered = self.is_on = True
        self.events.boot(boots)
        for key, zone in self.zones.items():
            if zone.is_engaged:
                zone.interrupt()
            elif key in interrupted:
                self._tell(key, EventType.INTERRUPTED)
            zone.interrupt()
        self.on_change()

    def _tell(self, zone: str | None, type_: EventType, /, **data: str | float | bool) -> None:
        self.events.tell(type_, zone, **data)

    def _cook_ended(self) -> None:
        self.remote_start = False

    def _check_fault(self) -> None:
        if self.fault is not None:
            raise Refusal(RefusalReason.FAULT)

    def _check_idle(self, zone: Zone) -> None:
        if zone.is_busy or self.updater.is_busy:
            raise Refusal(RefusalReason.BUSY)

    def _check_unlocked(self) -> None:
        if self.child_lock:
            raise Refusal(RefusalReason.CHILD_LOCKED)

    def _water(self) -> Water:
        levels = {zone.water for zone in self.zones.values()}
        return next((one for one in (Water.EMPTY, Water.LOW) if one in levels), Water.OK)


def _begin(zone: Zone, program: Program, origin: Origin, delay_s: float) -> None:
    """Start a program in a zone after a delay; Refusal where the zone cannot."""
    whole = zone.check(program, delay_s)
    if delay_s:
        zone.start_later(whole, origin, delay_s)
    else:
        zone.start(whole, origin)
