"""What is known of an integration's cookers, as data: where their entities are and what they mean.

Everything else of `adopted` works from it; an integration is a profile and no code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ..lib.aiocooker import CookerKind, CookingMode, DoorState, Range, ZoneState

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
HOUR_S: Final = 3600.0

OVEN_C: Final = Range(min=30, max=250, step=5, default=180)
"""What ovens of households do, where their integration does not tell."""


class Role(StrEnum):
    """What an entity of the appliance is for."""

    STATE = "state"
    PHASE = "phase"
    TEMPERATURE = "temperature"
    TARGET = "target"
    REMAINING = "remaining"
    FINISHES_AT = "finishes_at"
    DOOR = "door"
    PROGRAM = "program"
    GATE = "gate"
    CHILD_LOCK = "child_lock"
    CORE = "core"
    CORE_TARGET = "core_target"
    FAULT = "fault"
    SET_TARGET = "set_target"
    SET_TIME = "set_time"
    SET_MODE = "set_mode"
    START = "start"
    STOP = "stop"
    PAUSE = "pause"
    RESUME = "resume"
    POWER = "power"


class Value(StrEnum):
    """What is filled into a call when it is made."""

    TARGET_C = "target_c"
    """Whole degrees Celsius."""

    TARGET_SEEN = "target_seen"
    """In the unit that Home Assistant shows, or that the called entity has."""

    DURATION_S = "duration_s"
    DURATION_MIN = "duration_min"
    MODE = "mode"
    """The word or number that the integration has for the mode."""

    DEVICE = "device"


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """How an entity of the integration is recognised: by what it is, never by its id.

    `keys` are its translation keys; empty means one without, of that device class. `part` is a
    piece of its unique id, where several have the same key.
    """

    role: Role
    domain: str
    keys: tuple[str, ...] = ()
    device_class: str | None = None
    part: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An action of Home Assistant. It is for the entity of a role, or else for the device.

    What follows waits until the entity `shows` what it was set to: some integrations read one
    setting back to send it along with the next.
    """

    domain: str
    service: str
    role: Role | None = None
    data: Mapping[str, object] = field(default_factory=dict)
    shows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cavity:
    """One of several cavities that share a device: how its keys end."""

    id: str
    suffix: str


_DOORS: Final = MappingProxyType(
    {
        "on": DoorState.OPEN,
        "off": DoorState.CLOSED,
        "open": DoorState.OPEN,
        "closed": DoorState.CLOSED,
        "locked": DoorState.LOCKED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One integration.

    `states` has every word of the state's entity; `phases` says more while it is on. `attributes`
    names facts that are no entities. `modes` maps the integration's words to ours, the usual one of
    a mode first. `start` begins heat, and nothing that is in it is ever called otherwise; each of
    `stop` is a way of its own, the gentle one first. `gate` is whether the appliance itself has to
    allow a start. `takes_time` is whether it ends a cook by itself; where it does not, we do.
    `regulates` is whether it is for us to keep the temperature.
    """

    key: str
    platform: str | None
    kind: CookerKind
    finds: tuple[Find, ...]
    states: Mapping[str, ZoneState]
    phases: Mapping[str, ZoneState] = field(default_factory=dict)
    attributes: Mapping[Role, tuple[Role, str]] = field(default_factory=dict)
    doors: Mapping[str, DoorState] = _DOORS
    modes: Mapping[str, CookingMode] = field(default_factory=dict)
    codes: Mapping[str, int] = field(default_factory=dict)
    start: tuple[Call, ...] = ()
    set_target: tuple[Call, ...] = ()
    set_time: tuple[Call, ...] = ()
    stop: tuple[Call, ...] = ()
    pause: tuple[Call, ...] = ()
    resume: tuple[Call, ...] = ()
    bounds_c: Range = OVEN_C
    longest_s: float = 12 * HOUR_S
    cavities: tuple[Cavity, ...] = (Cavity(id="", suffix=""),)
    gate: bool = False
    takes_time: bool = False
    regulates: bool = False
    tells_preheated: bool = False
    discovered: bool = True
    confirm_s: float = 45.0
    """Clouds take seconds, and an appliance that was asleep longer."""

    @property
    def can_start(self) -> bool:
        """Whether the integration has a way to begin heat."""
        return bool(self.start)

    @property
    def start_roles(self) -> frozenset[Role]:
        """Return whose entities a start touches."""
        return frozenset(call.role for call in self.start if call.role is not None)

    def find(self, role: Role) -> Find | None:
        """Return how the entity of a role is found; None where the integration has none."""
        return next((one for one in self.finds if one.role is role), None)
