"""One run of the command line."""

import asyncio
from argparse import Namespace
from collections.abc import Callable

from ..errors import CookerError
from .sentences import sentence
from .words import parser

type Say = Callable[[str], None]

INTERRUPTED = 130
"""What a shell expects of a program that ended by Ctrl-C: 128 and the signal's number."""


def main(arguments: list[str], say: Say, complain: Say) -> int:
    """Run one command; return 0, 1 after an error that was told, 130 after Ctrl-C."""
    chosen = parser().parse_args(arguments)
    try:
        return asyncio.run(run(chosen, say, complain))
    except KeyboardInterrupt:
        return INTERRUPTED


async def run(chosen: Namespace, say: Say, complain: Say) -> int:
    """Run a command that was read; return 0, or 1 after an error that was told."""
    try:
        await chosen.command(chosen, say)
    except CookerError as error:
        complain(sentence(error))
        return 1
    return 0
