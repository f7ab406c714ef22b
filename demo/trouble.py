"""The one error of the demo: a sentence for the person in front of the terminal."""

from pathlib import Path

TAIL_LINES = 15


class Trouble(Exception):
    """Something did not happen; the text says what, and the logs' last lines why."""

    def __init__(self, sentence: str, *logs: Path) -> None:
        """Add the last lines of each log."""
        super().__init__("\n".join([sentence, *map(_tail, logs)]))
        self.logs = logs


def _tail(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()[-TAIL_LINES:] if log.exists() else []
    shown = "\n".join(f"    {line}" for line in lines) or "    (empty)"
    return f"The end of {log}:\n{shown}"
