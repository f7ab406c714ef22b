"""The appliance says no."""

from aiocooker.errors import RefusalReason


class Refusal(Exception):
    """A command that the appliance understood and does not do, with the specification's reason."""

    def __init__(
        self,
        reason: RefusalReason,
        *,
        field: str | None = None,
        minimum: float | None = None,
        maximum: float | None = None,
    ) -> None:
        """Keep the reason; field and bounds, in the field's unit, where they help."""
        super().__init__(reason.value if field is None else f"{reason.value}: {field}")
        self.reason = reason
        self.field = field
        self.minimum = minimum
        self.maximum = maximum
