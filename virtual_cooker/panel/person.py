"""A person at the appliance: every knob, door and button."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from aiocooker.errors import RefusalReason
from aiocooker.program import CookingMode, Program, Stage, StageKind

from virtual_cooker.clients import ClientBook
from virtual_cooker.firmware.adjusting import Changes
from virtual_cooker.firmware.appliance import Appliance
from virtual_cooker.firmware.refusal import Refusal
from virtual_cooker.firmware.zone import Zone
from virtual_cooker.memory import Memory
from virtual_cooker.pairing import NoRoom, Pairing
from virtual_cooker.physics.body import Tank
from virtual_cooker.physics.load import Load

from .sentences import Hint, hint, refused

HEAVIEST_KG = 20.0
LIGHTEST_KG = 0.01
COLDEST_C, WARMEST_C = -30.0, 100.0
A_CUP_KG = 0.1
WATER_C = (1.0, 95.0)
NAME_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Parts:
    """What a hand can reach."""

    appliance: Appliance
    pairing: Pairing
    clients: ClientBook
    memory: Memory
    renew_certificate: Callable[[], None]
    renamed: Callable[[], None]


class Person:
    """What a person standing there can do.

    Each method raises PanelError with a sentence where it does not work.
    """

    def __init__(self, parts: Parts) -> None:
        """Stand in front of an appliance."""
        self._parts = parts
        self._appliance = parts.appliance

    # Trust.

    def press_pairing(self) -> str:
        """Press the pairing button; returns the code on the display."""
        with self._at_panel():
            try:
                return self._parts.pairing.press()
            except NoRoom as error:
                raise hint(Hint.TOO_MANY_CLIENTS) from error

    def close_pairing(self) -> None:
        """Cancel pairing."""
        self._parts.pairing.close()

    @property
    def code(self) -> str | None:
        """The code on the display, while there is one."""
        return self._parts.pairing.code

    def clients(self) -> list[dict[str, str]]:
        """List the paired clients."""
        return [{"client_id": one.client_id, "name": one.name} for one in self._parts.clients]

    def revoke(self, client_id: str) -> None:
        """Forget a client."""
        if not self._parts.clients.revoke(client_id):
            raise hint(Hint.NO_SUCH_CLIENT)

    def factory_reset(self) -> None:
        """Forget every client and make a new key and certificate; the id stays."""
        with self._at_panel():
            for zone_id in self._appliance.zones:
                self._appliance.stop(zone_id)
            self._appliance.forbid_remote_start()
            self._appliance.child_lock = False
            self._parts.pairing.close()
            self._parts.clients.revoke_all()
            self._parts.renew_certificate()

    def rename(self, name: str) -> None:
        """Give the appliance a name."""
        name = name.strip()
        if not 1 <= len(name) <= NAME_LENGTH:
            raise hint(Hint.BAD_NAME)
        self._parts.memory.name = name
        self._parts.memory.save()
        self._parts.renamed()

    # The remote start gate.

    def allow_remote_start(self) -> None:
        """Press the remote start button: from now on a start from afar is allowed."""
        if not self._appliance.is_on:
            raise hint(Hint.SWITCH_ON_FIRST)
        with self._at_panel():
            self._appliance.allow_remote_start()

    def forbid_remote_start(self) -> None:
        """Take it back."""
        self._appliance.forbid_remote_start()

    # Door and food.

    def open_door(self, zone: str) -> None:
        """Open a door or lid."""
        self._zone(zone)
        self._appliance.open_door(zone)

    def close_door(self, zone: str) -> None:
        """Close a door or lid."""
        self._zone(zone)
        self._appliance.close_door(zone)

    def put_food(self, zone: str, mass_kg: float, temperature_c: float) -> None:
        """Put food in through the open door."""
        body = self._open(zone).body
        if body.food is not None:
            raise hint(Hint.ALREADY_FOOD)
        if not LIGHTEST_KG <= mass_kg <= HEAVIEST_KG or not COLDEST_C <= temperature_c <= WARMEST_C:
            raise hint(Hint.BAD_FOOD)
        body.put(Load.of(mass_kg, temperature_c))
        self._appliance.on_change()

    def take_food(self, zone: str) -> None:
        """Take the food out through the open door."""
        body = self._open(zone).body
        if body.food is None:
            raise hint(Hint.NOTHING_INSIDE)
        body.take()
        self._appliance.on_change()

    def fill_water(self, zone: str, mass_kg: float, temperature_c: float = 20.0) -> None:
        """Fill water in through the open lid; what is too much runs over."""
        body = self._tank(zone)
        least_c, most_c = WATER_C
        if not A_CUP_KG <= mass_kg <= HEAVIEST_KG or not least_c <= temperature_c <= most_c:
            raise hint(Hint.BAD_WATER)
        body.pour(mass_kg, temperature_c)
        self._appliance.on_change()

    def drain_water(self, zone: str) -> None:
        """Let all water out."""
        self._tank(zone).drain()
        self._appliance.on_change()

    def insert_probe(self, zone: str) -> None:
        """Put the food probe into the food."""
        if not self._zone(zone).model.capabilities.probe_count:
            raise hint(Hint.NO_PROBE)
        body = self._open(zone).body
        if body.food is None:
            raise hint(Hint.PROBE_NEEDS_FOOD)
        body.probe_inserted = True
        self._appliance.on_change()

    def remove_probe(self, zone: str) -> None:
        """Pull the food probe out."""
        self._open(zone).body.probe_inserted = False
        self._appliance.on_change()

    # Cooking.

    def start(  # noqa: PLR0913 - what a panel has dials for
        self,
        zone: str,
        mode: str,
        target_c: float | None = None,
        duration_s: float | None = None,
        power_pct: float | None = None,
        *,
        delay_s: float | None = None,
    ) -> None:
        """Start a cook by hand: one stage, for the mode's own time where none is given.

        With a delay it begins by itself that much later.
        """
        capability = self._zone(zone).model.capabilities.mode(CookingMode(mode))
        if duration_s is None and capability is not None:
            duration_s = capability.duration_s.default
        stage = Stage(
            kind=StageKind.COOK,
            mode=CookingMode(mode),
            target_c=target_c,
            duration_s=duration_s,
            power_pct=power_pct,
        )
        if not self._appliance.is_on:
            raise hint(Hint.SWITCH_ON_FIRST)
        with self._at_panel():
            program = Program(id="manual", stages=(stage,))
            self._appliance.start_here(zone, program, delay_s or 0)

    def stop(self, zone: str) -> None:
        """Press stop; the child lock does not hold it."""
        self._zone(zone)
        with self._at_panel():
            self._appliance.stop(zone)

    def pause(self, zone: str) -> None:
        """Press pause."""
        self._zone(zone)
        with self._at_panel():
            self._appliance.pause(zone)

    def resume(self, zone: str) -> None:
        """Press continue."""
        self._zone(zone)
        with self._at_panel():
            self._appliance.resume(zone)

    def adjust(
        self,
        zone: str,
        target_c: float | None = None,
        power_pct: float | None = None,
        add_s: float | None = None,
    ) -> None:
        """Turn the dial while it cooks."""
        self._zone(zone)
        with self._at_panel():
            if self._appliance.child_lock:
                raise Refusal(RefusalReason.CHILD_LOCKED)
            changes = Changes(target_c=target_c, power_pct=power_pct, add_s=add_s)
            self._appliance.adjust(zone, changes)

    def acknowledge(self, zone: str) -> None:
        """Press OK."""
        self._zone(zone)
        with self._at_panel():
            self._appliance.acknowledge(zone)

    # Switches.

    def set_child_lock(self, on: bool) -> None:  # noqa: FBT001 - the panel's API names it
        """Hold the lock key."""
        with self._at_panel():
            self._appliance.set(child_lock=on)

    def set_light(self, on: bool) -> None:  # noqa: FBT001 - the panel's API names it
        """Switch the light."""
        with self._at_panel():
            self._appliance.set(light=on)

    def set_power(self, on: bool) -> None:  # noqa: FBT001 - the panel's API names it
        """Switch on, or to standby."""
        with self._at_panel():
            self._appliance.set(power=on)

    def _zone(self, zone: str) -> Zone:
        if zone not in self._appliance.zones:
            raise hint(Hint.NO_SUCH_ZONE)
        return self._appliance.zones[zone]

    def _tank(self, zone: str) -> Tank:
        if not isinstance(body := self._zone(zone).body, Tank):
            raise hint(Hint.NO_TANK)
        self._open(zone)
        return body

    def _open(self, zone: str) -> Zone:
        found = self._zone(zone)
        if not found.body.door_open:
            raise hint(Hint.OPEN_DOOR_FIRST)
        return found

    @contextmanager
    def _at_panel(self) -> Iterator[None]:
        """Note a touch of the panel, which is dark without power."""
        if not self._appliance.powered:
            raise hint(Hint.NO_POWER)
        self._appliance.events.touched()
        try:
            yield
        except Refusal as refusal:
            raise refused(refusal) from refusal
