"""Clocks are put forward between the evening's word and the morning's heat."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.live.conftest import errors_in
from tests.live.street import street

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(150)]

BEFORE_S = datetime(2027, 3, 28, 0, 50, tzinfo=UTC).timestamp()
"""Ten to two in Amsterdam; ten minutes later it is three."""
READY_S = datetime(2027, 3, 28, 1, 20, tzinfo=UTC).timestamp()
"""Twenty past three there."""
MARGIN_S = 120.0


async def test_in_the_night_in_which_an_hour_is_left_out_it_is_hot_when_the_clock_says_so(
    tmp_path: Path,
) -> None:
    async with street(tmp_path, at_s=BEFORE_S) as here:
        await here.allows()
        plan = await here.sets_up(
            "ready_every_day",
            "preheat",
            zone="upper",
            cook="mode.bake",
            temperature=200,
            ask="automatic",
            at="03:20:00",
        )
        hot_s = await here.is_hot()
        assert abs(hot_s - READY_S) <= MARGIN_S
        assert here.starts == 1
        await here.house.shows(plan, "ready", "heating")
    assert errors_in(here.house.log) == []
