"""What goes wrong on the line by order."""

from dataclasses import dataclass


@dataclass(slots=True)
class Trouble:
    """How the next answers suffer.

    Real seconds late for so many answers, and so many answers lost.
    """

    late_s: float = 0.0
    late_count: int = 0
    lost_count: int = 0

    def delay_s(self) -> float:
        """Return how late the next answer is, and count it."""
        if self.late_count <= 0:
            return 0.0
        self.late_count -= 1
        return self.late_s

    def loses(self) -> bool:
        """Say whether the next answer is lost, and count it."""
        if self.lost_count <= 0:
            return False
        self.lost_count -= 1
        return True
