"""A cooker that speaks the Cooker local API."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import override

import aiohttp
from zeroconf import Zeroconf

from ...address import Address, Credentials
from ...cooker import Cooker, Link, LinkState, Unsubscribe
from ...errors import LineLost, NoAnswer, Unreachable, WrongCooker
from ...follow import Follower
from ...listeners import Listeners
from ...model import (
    Capabilities,
    CookerEvent,
    Identity,
    Origin,
    PairedClient,
    Power,
    Snapshot,
)
from ...program import Program
from ...times import Clock
from ...timing import Timing
from . import wire
from .codec import Json, decode, encode
from .events import Events
from .line import Line
from .picture import Picture
from .session import Session
from .start import Search


class NativeCooker(Cooker):
    """Follows one cooker over conversation after conversation."""

    def __init__(  # noqa: PLR0913 - what comes from outside comes in
        self,
        client: aiohttp.ClientSession,
        address: Address,
        credentials: Credentials,
        *,
        events_after: int | None,
        timing: Timing,
        clock: Clock,
        random: Callable[[], float],
    ) -> None:
        self._client = client
        self._credentials = credentials
        self._timing = timing
        self._clock = clock
        self._clock_error_s: float | None = None
        self._line = Line(address, self._open, self._on_link, timing, random)
        self._picture = Picture(clock)
        self._events = Events(events_after)
        self._snapshots = Listeners[Snapshot]()
        self._links = Listeners[Link]()
        self._description: wire.Description
        self._follower: Follower | None = None
        self._told = self._picture.snapshot

    async def begin(self, zeroconf: Zeroconf | None) -> None:
        """Connect for the first time, or raise; then follow the announcements, if any."""
        await self._line.begin()
        if zeroconf is not None:
            self._follower = Follower(zeroconf, self._credentials.cooker_id, self.seen_at)

    @property
    @override
    def identity(self) -> Identity:
        return self._description.identity

    @property
    @override
    def capabilities(self) -> Capabilities:
        return self._description.capabilities

    @property
    @override
    def snapshot(self) -> Snapshot:
        return self._picture.snapshot

    @property
    @override
    def link(self) -> Link:
        return self._line.link

    @property
    @override
    def clock_error_s(self) -> float | None:
        return self._clock_error_s

    @property
    @override
    def last_event_id(self) -> int | None:
        return self._events.last_id

    @override
    def subscribe(self, listener: Callable[[Snapshot], None]) -> Unsubscribe:
        return self._snapshots.add(listener)

    @override
    def subscribe_events(self, listener: Callable[[CookerEvent], None]) -> Unsubscribe:
        return self._events.subscribe(listener)

    @override
    def subscribe_link(self, listener: Callable[[Link], None]) -> Unsubscribe:
        return self._links.add(listener)

    @override
    def seen_at(self, address: Address) -> None:
        self._line.seen_at(address)

    @override
    async def start(
        self,
        zone: str,
        program: Program,
        *,
        command_id: str,
        expires_in_s: float = 30,
        delay_s: float | None = None,
    ) -> None:
        session = self._line.session()
        before = self._origin(zone)
        now = asyncio.get_running_loop().time()
        params: dict[str, Json] = {
            "zone": zone,
            "program": encode(program),
            "command_id": command_id,
            "expires_in_s": expires_in_s,
        }
        if delay_s is not None:
            params["delay_s"] = delay_s
        try:
            await session.ask("zone.start", params, _nothing)
        except (LineLost, NoAnswer) as error:
            search = Search(
                line=self._line,
                reread=self._reread,
                subscribe=self.subscribe,
                origin=partial(self._origin, zone),
            )
            await search.find(
                command_id,
                before=before,
                doubted=session if isinstance(error, LineLost) else None,
                until=now + max(expires_in_s, self._timing.read_back_s),
            )

    @override
    async def stop(self, zone: str) -> None:
        session = await self._session_soon(None)
        try:
            await session.ask("zone.stop", {"zone": zone}, _nothing)
        except (LineLost, NoAnswer) as error:
            # Stopping twice harms nobody, so unlike a start it is asked for again.
            session.hang_up(error)
            session = await self._session_soon(session)
            await session.ask("zone.stop", {"zone": zone}, _nothing)

    @override
    async def pause(self, zone: str) -> None:
        await self._do("zone.pause", zone=zone)

    @override
    async def resume(self, zone: str) -> None:
        await self._do("zone.resume", zone=zone)

    @override
    async def adjust(
        self,
        zone: str,
        *,
        target_c: float | None = None,
        power_pct: float | None = None,
        add_s: float | None = None,
        core_c: float | None = None,
    ) -> None:
        await self._do(
            "zone.adjust",
            zone=zone,
            target_c=target_c,
            power_pct=power_pct,
            add_s=add_s,
            core_c=core_c,
        )

    @override
    async def acknowledge(self, zone: str) -> None:
        await self._do("zone.acknowledge", zone=zone)

    @override
    async def set_light(self, *, on: bool) -> None:
        await self._do("cooker.set", light=on)

    @override
    async def set_child_lock(self, *, on: bool) -> None:
        await self._do("cooker.set", child_lock=on)

    @override
    async def set_power(self, power: Power) -> None:
        await self._do("cooker.set", power=power.value)

    @override
    async def identify(self) -> None:
        await self._do("cooker.identify")

    @override
    async def update_firmware(self) -> None:
        await self._do("cooker.update_firmware")

    @override
    async def clients(self) -> tuple[PairedClient, ...]:
        answer = await self._line.session().ask("cooker.clients", {}, partial(decode, wire.Clients))
        return answer.clients

    @override
    async def revoke(self, client_id: str) -> None:
        await self._do("cooker.revoke", client_id=client_id)

    @override
    async def close(self) -> None:
        if self._follower is not None:
            await self._follower.close()
            self._follower = None
        await self._line.close()

    async def _do(self, method: str, **params: Json) -> None:
        said: dict[str, Json] = {name: value for name, value in params.items() if value is not None}
        await self._line.session().ask(method, said, _nothing)

    async def _session_soon(self, after: Session | None) -> Session:
        try:
            async with asyncio.timeout(self._timing.answer_s):
                return await self._line.next_session(after)
        except TimeoutError:
            raise Unreachable("the cooker did not come back on the line in time") from None

    async def _open(self, address: Address) -> Session:
        session = await Session.open(
            self._client, address, self._credentials, self._hear, self._timing
        )
        try:
            await self._introduce(session)
        except LineLost as error:
            # What ended the conversation tells more than that it ended.
            session.hang_up(error)
            reason = await session.ended()
            await session.close()
            raise reason from None
        except BaseException:
            await session.close()
            raise
        return session

    async def _introduce(self, session: Session) -> None:
        description = await session.ask("cooker.describe", {}, wire.description)
        if description.identity.id != self._credentials.cooker_id:
            raise WrongCooker(f"this is {description.identity.id}")
        self._description = description
        said = description.clock
        self._clock_error_s = None if said is None else said - self._clock().timestamp()
        self._picture.expect(description.capabilities)
        await self._subscribe(session, self._events.begin)

    async def _reread(self, session: Session) -> None:
        await self._subscribe(session, self._events.recover)

    async def _subscribe(
        self, session: Session, events: Callable[[wire.Subscription], None]
    ) -> None:
        def read(result: Json) -> None:
            subscription = wire.subscription(result)
            self._picture.replace(subscription)
            self._publish()
            events(subscription)

        after = self._events.last_id
        params: dict[str, Json] = {} if after is None else {"events_after": after}
        await session.ask("cooker.subscribe", params, read)

    def _hear(self, session: Session, said: wire.Notification) -> None:
        match said.method:
            case "cooker.changed":
                if not self._picture.patch(said):
                    session.beside(self._reread(session))
                self._publish()
            case "cooker.event":
                self._events.take(decode(CookerEvent, said.params, "event"))

    def _publish(self) -> None:
        if self._told != self._picture.snapshot:
            self._told = self._picture.snapshot
            self._snapshots.tell(self._told)

    def _on_link(self, link: Link) -> None:
        self._links.tell(link)
        if link.state is LinkState.CONNECTED:
            self._events.release()
        else:
            self._events.hold()

    def _origin(self, zone: str) -> Origin | None:
        said = self.snapshot.zones.get(zone)
        return said.origin if said is not None else None


def _nothing(_: Json) -> None:
    """Take a result that says only that it was done."""
