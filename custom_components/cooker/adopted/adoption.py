"""What a person agreed to when an appliance was adopted: all of an entry's data, and JSON.

What the appliance can do follows from it alone, never from what happens to be reported at the
moment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import Any, Final, Self

from ..lib.aiocooker import (
    Capabilities,
    CookerKind,
    CookingMode,
    Identity,
    ModeCapability,
    Range,
    ZoneCapabilities,
)
from .profile import Profile, Role
from .profiles import PROFILES

ZONE: Final = "main"
"""An adopted appliance has one zone: a second cavity is adopted by itself."""

MINUTE_S: Final = 60.0
USUAL_S: Final = 1800.0

MUST_NOT_RUN_EMPTY: Final = frozenset(
    {
        CookerKind.MICROWAVE,
        CookerKind.MULTICOOKER,
        CookerKind.RICE_COOKER,
        CookerKind.WATER_BATH,
        CookerKind.COOKTOP,
    }
)

MODE_OF_KIND: Final[Mapping[CookerKind, CookingMode]] = {
    CookerKind.AIR_FRYER: CookingMode.AIR_FRY,
    CookerKind.WATER_BATH: CookingMode.SOUS_VIDE,
    CookerKind.MULTICOOKER: CookingMode.SLOW_COOK,
    CookerKind.RICE_COOKER: CookingMode.RICE,
    CookerKind.GRILL: CookingMode.GRILL,
}
"""What one does with an appliance that has a temperature and no programs; else it bakes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """One adopted appliance.

    `entities` are ids of the entity registry, or entity ids of what is not in it. `device_id` is
    the source's device, and `hosted` whether our entities sit on it too. `modes` are the
    integration's words for our modes. `may_heat` is the person's word that Home Assistant may
    switch on heat where no gate of the appliance stands before that.
    """

    profile: Profile
    kind: CookerKind
    name: str
    manufacturer: str = ""
    model: str = ""
    entities: Mapping[Role, str] = field(default_factory=dict)
    device_id: str | None = None
    hosted: bool = False
    modes: Mapping[CookingMode, str] = field(default_factory=dict)
    min_c: float = 30
    max_c: float = 250
    longest_s: float = 4 * 3600.0
    may_heat: bool = False
    hysteresis_c: float = 2.0
    stale_s: float = 300.0

    @property
    def can_start(self) -> bool:
        """Whether Home Assistant may begin heat at all."""
        allowed = Role.GATE in self.entities if self.profile.gate else self.may_heat
        return allowed and self.profile.can_start and self.has_all(self.profile.start_roles)

    def has_all(self, roles: frozenset[Role]) -> bool:
        """Whether an entity is known for each of those roles."""
        return roles <= self.entities.keys()

    def has(self, role: Role) -> bool:
        """Whether a fact can be read, from an entity of its own or from another's attribute."""
        return role in self.entities or role in self.profile.attributes

    @property
    def data(self) -> dict[str, Any]:
        """Return it as JSON."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return {**said, "profile": self.profile.key}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Read an entry's data; KeyError where its profile is gone."""
        known = {one.name: data[one.name] for one in fields(cls) if one.name in data}
        return cls(
            **{
                **known,
                "profile": PROFILES[data["profile"]],
                "kind": CookerKind(data["kind"]),
                "entities": {Role(role): one for role, one in data["entities"].items()},
                "modes": {CookingMode(mode): one for mode, one in data["modes"].items()},
            }
        )


def stable_id(*parts: str) -> str:
    """Return an id of the shape that a cooker's has: the same for the same appliance for ever."""
    return sha256("/".join(("adopted", *parts)).encode()).hexdigest()[:16]


def identity(adoption: Adoption, id_: str) -> Identity:
    """Return who it is."""
    return Identity(
        id=id_,
        kind=adoption.kind,
        manufacturer=adoption.manufacturer,
        model=adoption.model,
        firmware="",
        name=adoption.name,
    )


def capabilities(adoption: Adoption) -> Capabilities:
    """Return what it can do."""
    profile = adoption.profile
    zone = ZoneCapabilities(
        id=ZONE,
        name=adoption.name,
        modes=_modes(adoption) if adoption.can_start else (),
        can_run_empty=adoption.kind not in MUST_NOT_RUN_EMPTY,
        preheat=profile.tells_preheated,
        pause=bool(profile.pause) and Role.PAUSE in adoption.entities,
        door=adoption.has(Role.DOOR),
        holds_safely=False,
        temperature=adoption.has(Role.TEMPERATURE),
        probe_count=int(adoption.has(Role.CORE)),
        max_duration_s=int(adoption.longest_s),
    )
    return Capabilities(
        zones=(zone,),
        remote_start=adoption.has(Role.GATE),
        own_line=False,
        hosted=adoption.hosted,
    )


def _modes(adoption: Adoption) -> tuple[ModeCapability, ...]:
    usual_c = adoption.profile.bounds_c.default or adoption.min_c
    bounds_c = Range(
        min=adoption.min_c,
        max=adoption.max_c,
        step=adoption.profile.bounds_c.step,
        default=min(max(usual_c, adoption.min_c), adoption.max_c),
    )
    time_s = Range(
        min=MINUTE_S,
        max=adoption.longest_s,
        step=MINUTE_S,
        default=min(USUAL_S, adoption.longest_s),
    )
    return tuple(
        ModeCapability(mode=mode, duration_s=time_s, temperature_c=bounds_c)
        for mode in adoption.modes
    )
