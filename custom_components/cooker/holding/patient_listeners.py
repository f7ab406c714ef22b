"""Those who want to be told, also of what came before them."""

from typing import override

from ..lib.aiocooker import Listeners


class PatientListeners[T](Listeners[T]):
    """Keeps what there is to tell until somebody listens."""

    def __init__(self) -> None:
        super().__init__()
        self._untold: list[T] = []

    @override
    def tell(self, value: T) -> None:
        """Tell all who listen now, or keep it."""
        if self._listeners:
            super().tell(value)
        else:
            self._untold.append(value)

    def taken(self) -> list[T]:
        """Return what was kept, and keep it no more."""
        untold, self._untold = self._untold, []
        return untold
