"""Those who want to be told."""

import logging
from collections.abc import Callable

from .cooker import Unsubscribe

_LOGGER = logging.getLogger(__name__)


class Listeners[T]:
    """Listeners in the order in which they came. One that fails is logged and harms no other."""

    def __init__(self) -> None:
        self._listeners: dict[object, Callable[[T], None]] = {}

    def add(self, listener: Callable[[T], None]) -> Unsubscribe:
        """Tell this one from now on; the answer ends that and may be called twice."""
        key = object()
        self._listeners[key] = listener

        def unsubscribe() -> None:
            self._listeners.pop(key, None)

        return unsubscribe

    def tell(self, value: T) -> None:
        """Tell all who listen now, but those who leave meanwhile."""
        for key in tuple(self._listeners):
            if (listener := self._listeners.get(key)) is not None:
                self._tell_one(listener, value)

    def _tell_one(self, listener: Callable[[T], None], value: T) -> None:
        try:
            listener(value)
        except Exception:  # a listener's mistake must not cost the line to the cooker
            _LOGGER.exception("A listener failed")
