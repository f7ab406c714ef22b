"""A whole virtual cooker: appliance, panel, line and announcement."""

import asyncio
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from aiocooker.drivers.native import wire
from aiocooker.model import Identity

from .announce import Announcer
from .certificate import Certificate
from .clients import ClientBook
from .clock import DeviceClock
from .firmware.appliance import Appliance
from .firmware.control import Model
from .memory import recall
from .mishaps import Mishaps
from .models import MODELS
from .pairing import Pairing
from .panel.api import Action, PanelApi
from .panel.person import Parts, Person
from .panel.view import Sights, View
from .physics.unit import Unit
from .server.http import LocalApi
from .server.hub import SessionHub
from .server.listener import Listener
from .server.methods import House

MAKER = "Cooker"
SAVE_EVERY_S = 60.0
"""The appliance's seconds between two notes of the meter; a crash loses at most that much."""


class VirtualCooker:
    """One appliance of software. Use it as an async context manager, or `start` and `stop` it."""

    def __init__(  # noqa: PLR0913 - each has a default; who builds one names what matters
        self,
        model: str | Model,
        *,
        speed: float = 1.0,
        host: str = "127.0.0.1",
        port: int = 0,
        panel_port: int = 0,
        state_dir: Path | None = None,
        seed: int | None = 1,
        announce: bool = False,
        name: str | None = None,
    ) -> None:
        """Build one from the factory.

        `model` is a name of `models.MODELS`, or a Model of one's own, such as one of those with
        other capabilities: `models.oven().with_zone(...)`. `speed` is the appliance's seconds per
        real second; 0 leaves its time to `clock.advance`. A port of 0 is a free one. Without a
        `state_dir` it forgets everything when it stops. A seed of None makes a nominal specimen
        with noiseless sensors. Raises KeyError for an unknown model and DamagedMemory for an
        unreadable state folder.
        """
        self._temporary = TemporaryDirectory(prefix="cooker-") if state_dir is None else None
        folder = state_dir if self._temporary is None else Path(self._temporary.name)
        factory = model if isinstance(model, Model) else MODELS[model]()
        self.clock = DeviceClock(self._step, speed=speed)
        self.appliance = Appliance(factory, Unit(seed), lambda: self.clock.now_s)
        self._remember(Path(folder or "."), f"{factory.key}:{seed}", name or factory.title)
        self._open_line(host, port)
        self._furnish_panel(host, panel_port)
        self._announcer = self._make_announcer() if announce else None
        self._tasks: list[asyncio.Task[None]] = []
        self.appliance.on_change = self._changed
        self.appliance.updater.on_installed = self._restart_with
        self._pairing.on_change = self._touch_announcement

    def _remember(self, folder: Path, born: str, name: str) -> None:
        """Take up what the folder holds; a first boot makes an id of what the cooker is born as."""
        id_ = sha256(born.encode()).hexdigest()[:16]
        self._memory = recall(folder, id_=id_, name=name)
        self._certificate = Certificate(folder, f"cooker-{self._memory.id}")
        self._clients = ClientBook(self._memory)
        self._saved_s = 0.0
        self.appliance.energy_j = self._memory.energy_j
        for key, zone in self.appliance.zones.items():
            zone.cooks = self._memory.cooks.get(key, 0)
        self.appliance.events.recall(self._memory.events)

    def _open_line(self, host: str, port: int) -> None:
        self._pairing = Pairing(self._clients, lambda: self._certificate.fingerprint)
        self._hub = SessionHub(House(self.appliance, self._clients, lambda: self.identity))
        api = LocalApi(lambda: self.identity, self._pairing, self._clients, self._hub)
        self._listener = Listener(api.app, host, port, self._certificate.context)
        self.mishaps = Mishaps(self, self.appliance, self._hub, self._listener)

    def _furnish_panel(self, host: str, port: int) -> None:
        parts = Parts(
            appliance=self.appliance,
            pairing=self._pairing,
            clients=self._clients,
            memory=self._memory,
            renew_certificate=self.renew_certificate,
            renamed=self._touch_announcement,
        )
        self.panel = Person(parts)
        sights = Sights(
            appliance=self.appliance,
            clock=self.clock,
            pairing=self._pairing,
            person=self.panel,
            hub=self._hub,
            mishaps=self.mishaps,
            identity=lambda: self.identity,
        )
        self._view = View(sights)
        self._panel_api = PanelApi(self._view, self.panel, self.mishaps, self._set_speed)
        self._panel_listener = Listener(self._panel_api.app, host, port)

    # Who and where it is.

    @property
    def identity(self) -> Identity:
        """Who it is."""
        model = self.appliance.model
        return Identity(
            id=self._memory.id,
            kind=model.kind,
            manufacturer=MAKER,
            model=model.title,
            firmware=self._memory.firmware,
            name=self._memory.name,
            api=wire.API,
            pairing=self._pairing.is_open,
        )

    @property
    def fingerprint(self) -> str:
        """SHA-256 of its certificate, 64 hex digits."""
        return self._certificate.fingerprint.hex()

    @property
    def host(self) -> str:
        """The address of the TLS port."""
        return self._listener.host

    @property
    def port(self) -> int:
        """The TLS port; known after `start`."""
        return self._listener.port

    @property
    def panel_url(self) -> str:
        """The front panel's page; known after `start`."""
        return f"http://{self._panel_listener.host}:{self._panel_listener.port}/"

    @property
    def mishap_keys(self) -> Mapping[str, Action]:
        """The mishaps by name, as the command line and the panel order them."""
        return self._panel_api.mishaps

    @property
    def received(self) -> list[wire.Request]:
        """Every request that it was ever sent, oldest first."""
        return self._hub.received

    # Its life.

    async def start(self) -> None:
        """Boot, listen, and announce; OSError where a port is taken."""
        self._boot()
        await self._listener.open()
        try:
            await self._panel_listener.open()
        except OSError:
            await self._listener.close()
            raise
        self._tasks = [asyncio.create_task(self.clock.run()), asyncio.create_task(self._hub.run())]
        if self._announcer is not None:
            await self._announcer.start()
            self._tasks.append(asyncio.create_task(self._announcer.run()))

    async def stop(self) -> None:
        """Say goodbye, hang up and keep what is to be kept."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []
        if self._announcer is not None:
            await self._announcer.stop()
        self._pairing.close()
        self._hub.hang_up(wire.CloseCode.GOING_AWAY, "switched off")
        await self._panel_listener.close()
        await self._listener.close()
        self._save()
        if self._temporary is not None:
            self._temporary.cleanup()

    async def __aenter__(self) -> Self:
        """Start it."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop it."""
        await self.stop()

    # What mishaps do to it.

    async def lose_power(self, off_s: float) -> None:
        """Go dark for that many real seconds, without a goodbye, and boot again."""
        self._save()
        self.appliance.lose_power()
        self._pairing.close()
        self._hub.cut()
        await self._listener.close()
        await asyncio.sleep(off_s)
        self._boot()
        await self._listener.reopen()
        if self._announcer is not None:
            await self._announcer.again()

    async def move(self, host: str, port: int) -> None:
        """Leave one address and port for another and announce it."""
        self._hub.cut()
        await self._listener.close()
        self._listener.host, self._listener.port = host, port
        await self._listener.reopen()
        self._touch_announcement()

    def renew_certificate(self) -> None:
        """Make a new key and certificate."""
        self._certificate.renew()
        self._touch_announcement()

    # How its parts hear of each other.

    def _step(self, step_s: float) -> None:
        self.appliance.step(step_s)
        self._view.note()
        if self.clock.now_s - self._saved_s >= SAVE_EVERY_S and self.appliance.powered:
            self._save()

    def _changed(self) -> None:
        self._hub.touch()
        if self.appliance.powered and self._is_news():
            self._save()

    def _is_news(self) -> bool:
        """Whether something happened that must outlive a power failure in the next moment."""
        last_id = self._memory.events[-1].event_id if self._memory.events else None
        news = self.appliance.events.last_id != last_id
        return news or self._memory.cooking != self._cooking()

    def _cooking(self) -> tuple[str, ...]:
        return tuple(key for key, zone in self.appliance.zones.items() if zone.is_engaged)

    def _boot(self) -> None:
        self._memory.boots += 1
        self.appliance.boot(self._memory.boots, interrupted=self._memory.cooking)
        self._save()

    def _save(self) -> None:
        self._saved_s = self.clock.now_s
        self._memory.energy_j = self.appliance.energy_j
        self._memory.cooking = self._cooking()
        self._memory.cooks = {key: zone.cooks for key, zone in self.appliance.zones.items()}
        self._memory.events = self.appliance.events.kept
        self._memory.save()

    def _restart_with(self, firmware: str) -> None:
        """Restart with new firmware, which hangs up on everybody."""
        self._memory.firmware = firmware
        self._hub.hang_up(wire.CloseCode.GOING_AWAY, "new firmware")
        self.appliance.lose_power()
        self._boot()
        self._touch_announcement()

    def _set_speed(self, speed: float) -> None:
        self.clock.speed = speed

    def _touch_announcement(self) -> None:
        if self._announcer is not None:
            self._announcer.touch()

    def _make_announcer(self) -> Announcer:
        return Announcer(
            lambda: self.identity,
            lambda: self._certificate.fingerprint,
            lambda: (self._listener.host, self._listener.port),
        )
