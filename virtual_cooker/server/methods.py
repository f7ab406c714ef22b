"""Every method of the session, as a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from time import time
from typing import Protocol

from aiocooker.drivers.native import wire
from aiocooker.drivers.native.codec import Json, decode, encode
from aiocooker.model import Identity, PairedClient, Power
from aiocooker.program import Program

from virtual_cooker.clients import ClientBook
from virtual_cooker.firmware.adjusting import Changes
from virtual_cooker.firmware.appliance import Appliance, RemoteOrder
from virtual_cooker.memory import TrustedClient

LATEST_EXPIRY_S = 120.0
COMMAND_ID_LENGTH = 64


class WrongParams(Exception):
    """The params are not what the specification says."""


class Conversation(Protocol):
    """What a method may know of the session that it is called in."""

    @property
    def client(self) -> TrustedClient:
        """Who asks."""

    def subscribe(self) -> tuple[int, dict[str, Json]]:
        """Send changes from now on; returns `seq` and the snapshot that they start from."""


@dataclass(frozen=True, slots=True)
class House:
    """What methods act on."""

    appliance: Appliance
    clients: ClientBook
    identity: Callable[[], Identity]


@dataclass(frozen=True, slots=True)
class Call:
    """One question."""

    house: House
    conversation: Conversation
    params: dict[str, Json]

    @property
    def zone(self) -> str:
        """The zone that is meant."""
        zone = self.params.get("zone")
        if not isinstance(zone, str) or zone not in self.house.appliance.zones:
            raise WrongParams("zone: no such zone")
        return zone

    def text(self, name: str, longest: int) -> str:
        """Return a text that must be there."""
        value = self.params.get(name)
        if not isinstance(value, str) or not 1 <= len(value) <= longest:
            raise WrongParams(f"{name}: expected 1 to {longest} characters")
        return value

    def number(self, name: str) -> float | None:
        """Return a finite number, or None where it is absent."""
        value = self.params.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            raise WrongParams(f"{name}: expected a number")
        return value

    def switch(self, name: str) -> bool | None:
        """Return true or false, or None where it is absent."""
        value = self.params.get(name)
        if value is None or isinstance(value, bool):
            return value
        raise WrongParams(f"{name}: expected true or false")


def answer(call: Call, method: str) -> Json:
    """Do what is asked and return the result; KeyError where there is no such method."""
    return METHODS[method](call)


def _describe(call: Call) -> Json:
    house = call.house
    off_s = house.appliance.clock_off_s
    return encode(
        wire.Description(
            identity=house.identity(),
            capabilities=house.appliance.model.capabilities,
            clock=None if off_s is None else time() + off_s,
        )
    )


def _subscribe(call: Call) -> Json:
    after = call.params.get("events_after")
    if after is not None and (isinstance(after, bool) or not isinstance(after, int)):
        raise WrongParams("events_after: expected a whole number")
    events = call.house.appliance.events
    missed = () if after is None else events.after(after)
    seq, snapshot = call.conversation.subscribe()
    result: dict[str, Json] = {"seq": seq, "snapshot": snapshot, "events": encode(missed)}
    return result if events.last_id is None else result | {"last_event_id": events.last_id}


def _set(call: Call) -> Json:
    appliance = call.house.appliance
    power = call.params.get("power")
    if power not in (None, Power.ON.value, Power.STANDBY.value):
        raise WrongParams("power: expected on or standby")
    light, lock = call.switch("light"), call.switch("child_lock")
    if power is None and light is None and lock is None:
        raise WrongParams("expected one of power, light, child_lock")
    on = None if power is None else power == Power.ON.value
    appliance.set(power=on, light=light, child_lock=lock)
    return {}


def _identify(call: Call) -> Json:
    call.house.appliance.identify()
    return {}


def _update_firmware(call: Call) -> Json:
    call.house.appliance.update_firmware()
    return {}


def _clients(call: Call) -> Json:
    asking = call.conversation.client.client_id
    clients = tuple(
        PairedClient(client_id=one.client_id, name=one.name, current=one.client_id == asking)
        for one in call.house.clients
    )
    return encode(wire.Clients(clients=clients))


def _revoke(call: Call) -> Json:
    if not call.house.clients.revoke(call.text("client_id", 64)):
        raise WrongParams("client_id: no such client")
    return {}


def _start(call: Call) -> Json:
    zone = call.zone
    expires_in_s = call.number("expires_in_s")
    if expires_in_s is None or expires_in_s > LATEST_EXPIRY_S:
        raise WrongParams(f"expires_in_s: expected a number of at most {LATEST_EXPIRY_S:.0f}")
    order = RemoteOrder(
        program=_program(call.params.get("program")),
        client=call.conversation.client.name,
        command_id=call.text("command_id", COMMAND_ID_LENGTH),
        expires_in_s=expires_in_s,
        delay_s=call.number("delay_s") or 0,
    )
    call.house.appliance.start_remote(zone, order)
    return {}


def _program(value: Json) -> Program:
    _check_finite(value)
    return decode(Program, value, "program")


def _check_finite(value: Json) -> None:
    """Python reads 1e999 as infinity, which no limit would catch in the end."""
    match value:
        case float() if not isfinite(value):
            raise WrongParams("program: expected finite numbers")
        case dict():
            for one in value.values():
                _check_finite(one)
        case list():
            for one in value:
                _check_finite(one)


def _stop(call: Call) -> Json:
    call.house.appliance.stop(call.zone)
    return {}


def _pause(call: Call) -> Json:
    call.house.appliance.pause(call.zone)
    return {}


def _resume(call: Call) -> Json:
    call.house.appliance.resume(call.zone)
    return {}


def _adjust(call: Call) -> Json:
    target_c, power_pct = call.number("target_c"), call.number("power_pct")
    add_s, core_c = call.number("add_s"), call.number("core_c")
    if target_c is None and power_pct is None and add_s is None and core_c is None:
        raise WrongParams("expected one of target_c, power_pct, add_s, core_c")
    changes = Changes(target_c=target_c, power_pct=power_pct, add_s=add_s, core_c=core_c)
    call.house.appliance.adjust(call.zone, changes)
    return {}


def _acknowledge(call: Call) -> Json:
    call.house.appliance.acknowledge(call.zone)
    return {}


METHODS: Mapping[str, Callable[[Call], Json]] = {
    "cooker.describe": _describe,
    "cooker.subscribe": _subscribe,
    "cooker.set": _set,
    "cooker.identify": _identify,
    "cooker.update_firmware": _update_firmware,
    "cooker.clients": _clients,
    "cooker.revoke": _revoke,
    "zone.start": _start,
    "zone.stop": _stop,
    "zone.pause": _pause,
    "zone.resume": _resume,
    "zone.adjust": _adjust,
    "zone.acknowledge": _acknowledge,
}
