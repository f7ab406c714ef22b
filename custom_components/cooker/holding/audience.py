"""Those who want to be told."""

from collections.abc import Callable
from typing import override

from ..lib.aiocooker import Unsubscribe


class Audience[T]:
    """Listeners in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: dict[object, Callable[[T], None]] = {}

    def add(self, listener: Callable[[T], None]) -> Unsubscribe:
        """Tell this one from now on."""
        key = object()
        self._listeners[key] = listener

        def unsubscribe() -> None:
            self._listeners.pop(key, None)

        return unsubscribe

    def tell(self, value: T) -> None:
        """Tell all who listen now."""
        for listener in tuple(self._listeners.values()):
            listener(value)


class PatientAudience[T](Audience[T]):
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
