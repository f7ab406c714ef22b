"""Asks people: an actionable notification on their phones, and a persistent one for everybody."""

from homeassistant.core import callback

from .runner import Runner
from .story import Question


async def ask(runner: Runner) -> None:
    """Send the open question of a scene to its people; nothing where none is open."""


@callback
def withdraw(runner: Runner, question: Question) -> None:
    """Take a question back from wherever it is shown: it was answered, or it is void."""
