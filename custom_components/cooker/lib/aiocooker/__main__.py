"""`python -m aiocooker`: find, pair, watch, start and stop a cooker without Home Assistant."""

import sys

from .cli.main import main


def say(text: str) -> None:
    """Print at once, so that a pipe sees a change when it happens."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Print where it does not mix with what was asked for."""
    print(text, file=sys.stderr, flush=True)


sys.exit(main(sys.argv[1:], say, complain))
