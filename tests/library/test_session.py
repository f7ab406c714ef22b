"""One conversation, at the moment of its end."""

import asyncio

import pytest
from aiocooker import Cooker, LineLost, NoAnswer, TokenRefused
from aiocooker.drivers.native.session import Session

from virtual_cooker import VirtualCooker


@pytest.fixture
def session(cooker: Cooker) -> Session:
    """Return the conversation that a connected cooker is in."""
    session: Session = cooker._line.session()  # type: ignore[attr-defined]
    return session


async def ask(session: Session) -> None:
    await session.ask("cooker.identify", {}, lambda _: None)


async def test_a_question_to_a_broken_line_is_lost(oven: VirtualCooker, session: Session) -> None:
    await oven.mishaps.drop_line()
    reason = await session.ended()
    assert isinstance(reason, LineLost)
    with pytest.raises(LineLost):
        await ask(session)


async def test_a_question_to_a_line_that_breaks_while_it_is_asked_is_lost(
    session: Session,
) -> None:
    transport = session._socket.get_extra_info("ssl_object") and session._socket._writer.transport
    transport.abort()
    with pytest.raises(LineLost):
        await ask(session)


async def test_whoever_waits_for_an_answer_learns_that_the_line_broke(
    oven: VirtualCooker, session: Session
) -> None:
    oven.mishaps.lose_answers(2)
    asked = [asyncio.create_task(ask(session)) for _ in range(2)]
    await asyncio.sleep(0)
    session.hang_up(NoAnswer("enough"))
    said = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(one) for one in said] == [LineLost, LineLost]


async def test_a_conversation_ends_for_one_reason_only(session: Session) -> None:
    first = NoAnswer("first")
    session.hang_up(first)
    session.hang_up(TokenRefused("second"))
    assert await session.ended() is first
    session.hang_up(TokenRefused("third"))
    assert await session.ended() is first
