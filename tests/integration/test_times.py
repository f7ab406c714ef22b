"""Times as they are stored: absolute, whatever the clock of the house shows."""

from datetime import UTC, datetime

import pytest

from custom_components.cooker.times import read, written


def test_a_stored_time_is_the_same_moment_in_every_time_zone() -> None:
    moment = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
    assert read(written(moment)) == moment
    assert read("2026-11-25T09:30:00+01:00") == moment
    assert read(written(None)) is None


def test_a_stored_time_without_a_zone_is_damaged() -> None:
    """Read as the house's own it could be hours off, and a plan would heat in the night."""
    with pytest.raises(ValueError, match="names its zone"):
        read("2026-11-25T08:30:00")
