"""The one error of the demo: a sentence for the person in front of the terminal."""

from pathlib import Path

TAIL_LINES = 15


class Trouble(Exception):
    """Something did not happen; the text says what, and the log's last lines why."""

    def __init__(self, sentence: str, log: Path | None = None) -> None:
        """Add the last lines of `log`, where there is one."""
        super().__init__(f"{sentence}{_tail(log)}" if log else sentence)


def _tail(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()[-TAIL_LINES:] if log.exists() else []
    shown = "\n".join(f"    {line}" for line in lines) or "    (empty)"
    return f"\nThe end of {log}:\n{shown}"
