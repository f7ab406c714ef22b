"""One house whose cooker takes a single stage while Home Assistant holds the program."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from homeassistant.core import State

from custom_components.cooker.entity import zones
from custom_components.cooker.lib.aiocooker import Program, Stage
from custom_components.cooker.starting import begin
from tests.integration.house import House, until
from tests.integration.test_events import heard, kinds

type Command = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Kitchen:
    """The house, the one zone of its cooker, and what was told of it."""

    house: House
    zone: str
    told: list[State]

    def shown(self, key: str, platform: str = "sensor") -> str:
        """Return what Home Assistant shows."""
        return self.house.shown(platform, key, self.zone)

    def attributes(self, key: str, platform: str = "sensor") -> dict[str, Any]:
        """Return what belongs to it."""
        return dict(self.house.state(platform, key, self.zone).attributes)

    async def shows(self, value: str, key: str = "state", platform: str = "sensor") -> None:
        """Wait until Home Assistant shows a value."""
        await self.house.shows(value, platform, key, self.zone)

    async def press(self, key: str) -> None:
        """Press a button."""
        await self.house.press(key, self.zone)

    @property
    def text(self) -> str | None:
        """What a person is asked for."""
        text: str | None = self.attributes("needs_user", "binary_sensor").get("text")
        return text

    @property
    def events(self) -> list[str]:
        """Return what was told, in order."""
        return [kind for kind, _ in kinds(self.told)]

    @property
    def commands(self) -> list[Command]:
        """Return what the cooker was asked, without our questions."""
        return [
            (one.method.removeprefix("zone."), dict(one.params))
            for one in self.house.cooker.received
            if one.method.startswith("zone.")
        ]

    @property
    def stages(self) -> list[dict[str, Any]]:
        """Return the stage of each start that the cooker received."""
        return [
            said["program"]["stages"][0] for command, said in self.commands if command == "start"
        ]

    async def starts(self, *stages: Stage, command_id: str | None = None) -> None:
        """Start a program; its first start is allowed by hand."""
        self.house.cooker.panel.allow_remote_start()
        (zone,) = zones(self.house.entry.runtime_data)
        program = Program(id="dinner", name={"en": "Dinner"}, stages=stages)
        await begin(zone, program, command_id=command_id)

    async def caught_up(self) -> None:
        """Wait until Home Assistant heard all that the cooker says, and did what follows."""
        await until(self._is_caught_up, "it heard all and did what follows")

    def _is_caught_up(self) -> bool:
        cooker = self.house.entry.runtime_data.cooker
        heard_of = cooker._cooker.snapshot.zones[self.zone]
        says = self.house.cooker.appliance.snapshot().zones[self.zone]
        at_rest = not cooker._locks[self.zone].locked()
        # The classes have another name inside Home Assistant.
        return at_rest and asdict(replace(heard_of, finishes_at=None, ready_at=None)) == asdict(
            says
        )

    async def passes(self, seconds: float, *, stride_s: float = 60) -> None:
        """Let the cooker's time pass so slowly that Home Assistant can follow."""
        left_s = seconds
        while left_s > 0:
            await self.house.cooker.clock.advance(min(left_s, stride_s))
            await self.caught_up()
            left_s -= stride_s

    async def passes_until(self, state: str, *, stride_s: float = 20) -> None:
        """Let the cooker's time pass until the zone shows a state."""
        for _ in range(200):
            if self.shown("state") == state:
                return
            await self.passes(stride_s, stride_s=stride_s)
        raise AssertionError(f"it never was {state}")


async def kitchen(house: House, zone: str) -> Kitchen:
    """Begin to listen to a zone."""
    return Kitchen(house, zone, heard(house, "cook", zone))
