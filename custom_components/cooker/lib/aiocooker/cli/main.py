"""One run of the command line."""

import asyncio
from collections.abc import Callable

from ..errors import CookerError
from .sentences import sentence
from .words import parser

INTERRUPTED = 130
"""What a shell expects of a program that ended by Ctrl-C: 128 and the signal's number."""


def main(arguments: list[str], say: Callable[[str], None], complain: Callable[[str], None]) -> int:
    """Run one command; return 0, 1 after an error that was told, 130 after Ctrl-C."""
    chosen = parser().parse_args(arguments)
    try:
        asyncio.run(chosen.command(chosen, say))
    except CookerError as error:
        complain(sentence(error))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0
