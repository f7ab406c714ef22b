"""One house whose cooker takes a single stage while Home Assistant holds the program."""

from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from homeassistant.core import State
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.cooker.entity import zones
from custom_components.cooker.lib.aiocooker import CookingMode, Program, Stage, StageKind
from custom_components.cooker.starting import begin
from tests.integration.asking import ask, target
from tests.integration.house import House, until
from tests.integration.test_events import heard, kinds
from virtual_cooker import VirtualCooker

BAKE = Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, target_c=180, duration_s=600)
HOTTER = Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, target_c=220, duration_s=300)
GRILL = Stage(kind=StageKind.COOK, mode=CookingMode.GRILL, duration_s=300)
TURN = Stage(kind=StageKind.USER, needs_user={"en": "Turn it over", "zh-Hans": "请翻面"})
REST = Stage(kind=StageKind.REST, duration_s=300)

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


async def preheats(me: Kitchen, **said: object) -> None:
    """Ask for what the toaster oven cannot do by itself."""
    me.house.cooker.panel.allow_remote_start()
    wish = {"mode": "bake", "temperature": 180, "duration": 1200, **said}
    await ask(me.house, "preheat", target(me.house), **wish)
    await me.shows("preheating")


def food_in(cooker: VirtualCooker, zone: str = "cavity") -> None:
    """Put food in at once, faster than a hand."""
    cooker.panel.open_door(zone)
    cooker.panel.put_food(zone, 0.3, 20.0)
    cooker.panel.close_door(zone)


def adjusted(me: Kitchen) -> list[dict[str, Any]]:
    """Return the changes that the cooker received."""
    return [said for command, said in me.commands if command == "adjust"]


def remaining_s(cooker: VirtualCooker) -> float:
    """Return how long the cooker itself will go on."""
    left_s = cooker.appliance.snapshot().zones["cavity"].remaining_s
    assert left_s is not None
    return left_s


async def down(me: Kitchen) -> None:
    """Let Home Assistant go down."""
    assert await me.house.hass.config_entries.async_unload(me.house.entry.entry_id)


async def back(me: Kitchen) -> None:
    """Let it come back."""
    assert await me.house.hass.config_entries.async_setup(me.house.entry.entry_id)
    await me.house.hass.async_block_till_done()


async def time_passes(me: Kitchen, seconds: float) -> None:
    """Move Home Assistant's clock, which counts where the cooker does nothing."""
    async_fire_time_changed(me.house.hass, dt_util.utcnow() + timedelta(seconds=seconds))
    await me.house.hass.async_block_till_done()
