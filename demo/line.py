"""What the demo writes on the terminal: sentences, and one live line with a progress bar."""

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TextIO

BAR_WIDTH = 24
PLAIN_EVERY_S = 5.0
"""How often a new line is written where lines cannot be rewritten (a log, a pipe)."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A preheat as Home Assistant shows it."""

    state: str
    temperature_c: float
    target_c: float
    ready_in: timedelta | None

    def share(self, start_c: float) -> float:
        """Return how far it is from `start_c` to the target, from 0 to 1."""
        way = self.target_c - start_c
        return min(1.0, max(0.0, (self.temperature_c - start_c) / way)) if way > 0 else 1.0


class Line:
    """Rewrites itself on a terminal; elsewhere it is a plain line now and then."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._live = out.isatty()
        self._start_c: float | None = None
        self._said = ""
        self._said_state = ""
        self._said_at = 0.0

    def say(self, sentence: str = "") -> None:
        """Write a sentence on a line of its own."""
        self.end()
        self._write(f"{sentence}\n")

    def show(self, progress: Progress) -> None:
        """Show how far it is."""
        if self._start_c is None:
            self._start_c = progress.temperature_c
        text = _text(progress, self._start_c)
        if self._live:
            self._write(f"\r{text}\033[K")
            self._said = text
        elif self._due(progress.state):
            self._write(f"{text}\n")

    def end(self) -> None:
        """Leave the live line as it is and go on below it."""
        if self._said:
            self._said = ""
            self._write("\n")

    def _due(self, state: str) -> bool:
        now = time.monotonic()
        if state == self._said_state and now - self._said_at < PLAIN_EVERY_S:
            return False
        self._said_state, self._said_at = state, now
        return True

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def _text(progress: Progress, start_c: float) -> str:
    full = round(progress.share(start_c) * BAR_WIDTH)
    bar = "█" * full + "░" * (BAR_WIDTH - full)
    degrees = f"{progress.temperature_c:5.1f} of {progress.target_c:.0f} °C"
    return f"  {bar}  {degrees}  {progress.state}{_ready(progress.ready_in)}"


def _ready(ready_in: timedelta | None) -> str:
    if ready_in is None:
        return ""
    minutes, seconds = divmod(max(0, round(ready_in.total_seconds())), 60)
    return f", ready in {minutes}:{seconds:02d} of the oven's time"
