"""New firmware: offered by the maker, installed when asked, in the appliance's own time."""

from collections.abc import Callable

from aiocooker.errors import RefusalReason

from .refusal import Refusal

INSTALL_S = 90.0
"""A megabyte or two into the flash of a small processor, checked before it counts."""


class Updater:
    """Knows what is offered and how far it is installed. `on_installed` restarts the appliance."""

    def __init__(self) -> None:
        """Begin with nothing offered."""
        self.offered: str | None = None
        self.on_installed: Callable[[str], None] = lambda _: None
        self._done_s: float | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it is being installed: nothing may heat then."""
        return self._done_s is not None

    @property
    def progress_pct(self) -> float | None:
        """How much is installed; None while nothing is."""
        return None if self._done_s is None else round(100 * self._done_s / INSTALL_S)

    def begin(self) -> None:
        """Begin to install what is offered; Refusal where that is nothing, or where it runs."""
        if self.is_busy:
            raise Refusal(RefusalReason.BUSY)
        if self.offered is None:
            raise Refusal(RefusalReason.INVALID_STATE)
        self._done_s = 0.0

    def step(self, step_s: float) -> None:
        """Let a step of time pass."""
        if self._done_s is None:
            return
        self._done_s += step_s
        if self._done_s >= INSTALL_S and self.offered is not None:
            version, self.offered, self._done_s = self.offered, None, None
            self.on_installed(version)

    def interrupt(self) -> None:
        """Lose power: what was installed so far is lost, the old firmware still works."""
        self._done_s = None
