"""What a cooker is, can do and says: frozen facts in Home Assistant's and Matter's words.

Temperatures are degrees Celsius (`_c`), durations seconds (`_s`), power watts (`_w`) or per cent
(`_pct`), energy kilowatt-hours (`_kwh`). A field that is None was not said or does not apply.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .open_enum import OpenEnum
from .program import CookingMode, StageKind

CLIENT_SIDE = {"client_side": True}
"""Marks a field that the client works out and that never travels."""


class CookerKind(OpenEnum):
    """The appliance family, for names and icons only; behaviour comes from capabilities."""

    OVEN = "oven"
    MICROWAVE = "microwave"
    MULTICOOKER = "multicooker"
    RICE_COOKER = "rice_cooker"
    AIR_FRYER = "air_fryer"
    WATER_BATH = "water_bath"
    COOKTOP = "cooktop"
    GRILL = "grill"
    UNKNOWN = "unknown"


class ZoneState(OpenEnum):
    """What a zone is doing."""

    IDLE = "idle"
    SCHEDULED = "scheduled"
    PREHEATING = "preheating"
    PREHEATED = "preheated"
    COOKING = "cooking"
    PAUSED = "paused"
    NEEDS_USER = "needs_user"
    KEEPING_WARM = "keeping_warm"
    COOLING_DOWN = "cooling_down"
    FINISHED = "finished"
    FAULT = "fault"
    UNKNOWN = "unknown"


class DoorState(OpenEnum):
    """A door or lid."""

    OPEN = "open"
    CLOSED = "closed"
    LOCKED = "locked"
    UNKNOWN = "unknown"


class RemoteStart(OpenEnum):
    """The gate that only a hand at the appliance opens (UL 1026 Supplement SA)."""

    ALLOWED = "allowed"
    NOT_ALLOWED = "not_allowed"
    UNKNOWN = "unknown"


class Power(OpenEnum):
    """Awake or in standby; neither says anything about heat."""

    ON = "on"
    STANDBY = "standby"
    UNKNOWN = "unknown"


class Water(OpenEnum):
    """The state of a water tank or bath."""

    OK = "ok"
    LOW = "low"
    EMPTY = "empty"
    UNKNOWN = "unknown"


class StartedBy(OpenEnum):
    """Who gave the last start."""

    PANEL = "panel"
    CLIENT = "client"
    UNKNOWN = "unknown"


class EventType(OpenEnum):
    """Momentary facts of a cook."""

    SCHEDULED = "scheduled"
    COOK_STARTED = "cook_started"
    PREHEATED = "preheated"
    STAGE_CHANGED = "stage_changed"
    NEEDS_USER = "needs_user"
    PAUSED = "paused"
    PAUSED_BY_DOOR = "paused_by_door"
    RESUMED = "resumed"
    FINISHED = "finished"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    FAULT = "fault"
    REMOTE_START_ALLOWED = "remote_start_allowed"
    PANEL_TOUCHED = "panel_touched"
    PROBE_AT_TARGET = "probe_at_target"
    SLOW_HEATING = "slow_heating"
    UNKNOWN = "unknown"


CLIENT_SIDE_EVENTS = {EventType.SLOW_HEATING}
"""Words that no cooker says: its client sees by comparison with earlier cooks what they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a cooker is. `id`, 16 lower-case hex digits, is stable for life; an address is not."""

    id: str
    kind: CookerKind
    manufacturer: str
    model: str
    firmware: str
    name: str
    api: int = 1
    pairing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Bounds of a setting, both ends included, in the unit of the field that holds it."""

    min: float
    max: float
    step: float
    default: float | None = None

    def holds(self, value: float) -> bool:
        """Whether the value lies within the bounds."""
        return self.min <= value <= self.max


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeCapability:
    """One cooking mode of a zone and its bounds; a setting that is None cannot be set in it."""

    mode: CookingMode
    duration_s: Range
    temperature_c: Range | None = None
    power_pct: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneCapabilities:
    """What one cavity, basket, vessel or hob zone can do."""

    id: str
    name: str
    modes: tuple[ModeCapability, ...]
    can_run_empty: bool
    preheat: bool
    pause: bool
    door: bool
    holds_safely: bool
    delayed_start: bool = False
    temperature: bool = True
    probe_count: int = 0
    max_stages: int = 1
    max_duration_s: int
    cooks: bool = False

    def mode(self, mode: CookingMode) -> ModeCapability | None:
        """Return the bounds of a mode, or None where the zone lacks it."""
        return next((one for one in self.modes if one.mode is mode), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a cooker can do; decides which entities exist.

    `own_line` is whether we speak to the cooker itself. `hosted` is one whose plain facts are shown
    already, where people know it from: only what adds something is shown beside them.
    """

    zones: tuple[ZoneCapabilities, ...]
    remote_start: bool = True
    standby: bool = False
    child_lock: bool = False
    light: bool = False
    water: bool = False
    power_meter: bool = False
    rssi: bool = False
    firmware_update: bool = False
    own_line: bool = field(default=True, metadata=CLIENT_SIDE)
    hosted: bool = field(default=False, metadata=CLIENT_SIDE)

    def zone(self, zone_id: str) -> ZoneCapabilities:
        """Return a zone's capabilities; KeyError where there is no such zone."""
        for zone in self.zones:
            if zone.id == zone_id:
                return zone
        raise KeyError(zone_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A food probe."""

    inserted: bool
    temperature_c: float | None = None
    target_c: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStatus:
    """Where a cook is in its program; `index` counts from 0."""

    index: int
    count: int
    kind: StageKind
    id: str | None = None
    mode: CookingMode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramStatus:
    """The program that a zone is cooking, as short as a display needs it."""

    id: str
    name: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who started the present or last cook; `command_id` proves that a start was ours."""

    by: StartedBy
    client: str | None = None
    command_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault in the maker's code and words."""

    code: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSnapshot:
    """What one zone says.

    `remaining_s`, `ready_in_s` and `starts_in_s` (while a start is delayed) come from the device;
    `finishes_at`, `ready_at` and `starts_at` (aware, UTC) are those turned into times by the
    client, held still while the device's figure wobbles. `cooks` counts the finished cooks of the
    zone's life.
    """

    state: ZoneState
    program: ProgramStatus | None = None
    stage: StageStatus | None = None
    temperature_c: float | None = None
    target_c: float | None = None
    power_pct: float | None = None
    probes: tuple[Probe, ...] = ()
    remaining_s: float | None = None
    ready_in_s: float | None = None
    starts_in_s: float | None = None
    door: DoorState | None = None
    origin: Origin | None = None
    needs_user: str | None = None
    cooks: int | None = None
    finishes_at: datetime | None = field(default=None, metadata=CLIENT_SIDE)
    ready_at: datetime | None = field(default=None, metadata=CLIENT_SIDE)
    starts_at: datetime | None = field(default=None, metadata=CLIENT_SIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All that a cooker says at one moment.

    `firmware_latest` is there while newer firmware can be had, `firmware_progress_pct` while it is
    being installed.
    """

    zones: Mapping[str, ZoneSnapshot]
    remote_start: RemoteStart | None = None
    power: Power | None = None
    child_lock: bool | None = None
    light: bool | None = None
    power_w: float | None = None
    energy_kwh: float | None = None
    water: Water | None = None
    fault: Fault | None = None
    rssi_dbm: float | None = None
    firmware_latest: str | None = None
    firmware_progress_pct: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CookerEvent:
    """A momentary fact, `age_s` ago; `recovered` marks one that happened while we were away."""

    event_id: int
    type: EventType
    zone: str | None = None
    data: Mapping[str, str | float | bool] = field(default_factory=dict)
    age_s: float = 0
    recovered: bool = field(default=False, metadata=CLIENT_SIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedClient:
    """A client that a cooker trusts, as the cooker lists it."""

    client_id: str
    name: str
    current: bool = False
