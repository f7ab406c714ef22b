"""Times as people read them in this house."""

from datetime import datetime

from homeassistant.util import dt as dt_util


def clock(time: datetime) -> str:
    """Return the time of day, with its date where that is not today's."""
    local = dt_util.as_local(time)
    today = local.date() == dt_util.now().date()
    return f"{local:%H:%M}" if today else f"{local:%Y-%m-%d %H:%M}"
