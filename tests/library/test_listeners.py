import pytest
from aiocooker.listeners import Listeners


def test_listeners_hear_in_their_order_until_they_leave() -> None:
    listeners = Listeners[int]()
    heard: list[str] = []
    leave = listeners.add(lambda one: heard.append(f"a{one}"))
    listeners.add(lambda one: heard.append(f"b{one}"))
    listeners.tell(1)
    leave()
    leave()
    listeners.tell(2)
    assert heard == ["a1", "b1", "b2"]


def test_the_same_listener_may_come_twice() -> None:
    listeners = Listeners[int]()
    heard: list[int] = []
    leave = listeners.add(heard.append)
    listeners.add(heard.append)
    leave()
    listeners.tell(1)
    assert heard == [1]


def test_one_that_leaves_while_others_are_told_is_told_no_more() -> None:
    listeners = Listeners[int]()
    heard: list[int] = []
    listeners.add(lambda _: leave())
    leave = listeners.add(heard.append)
    listeners.tell(1)
    assert heard == []


def test_one_that_fails_is_logged_and_harms_no_other(caplog: pytest.LogCaptureFixture) -> None:
    listeners = Listeners[int]()
    heard: list[int] = []
    listeners.add(lambda _: heard[7:8].remove(0))
    listeners.add(heard.append)
    listeners.tell(1)
    assert heard == [1]
    assert "A listener failed" in caplog.text
