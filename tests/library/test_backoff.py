from itertools import islice

from aiocooker import Backoff


def test_waits_double_to_a_minute_and_stay_there() -> None:
    waits = Backoff().waits(lambda: 1.0)
    assert list(islice(waits, 9)) == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_each_wait_is_shortened_by_at_most_half() -> None:
    numbers = iter([0.0, 0.5, 1.0])
    assert list(islice(Backoff().waits(lambda: next(numbers)), 3)) == [0.5, 1.5, 4]
