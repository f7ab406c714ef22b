"""Never shown: the bench writes the entries."""

from homeassistant.config_entries import ConfigFlow


class FloorFlow(ConfigFlow, domain="bench_floor"):
    """A flow without a step."""
