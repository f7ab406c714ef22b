"""All that food safety says against a start; the rules themselves are in `rules`."""

from .circumstances import Circumstances
from .fit import problem
from .problem import Problem
from .rules import RULES
from .shapes import ProgramLike, ZoneLike


def refusals(
    program: ProgramLike, zone: ZoneLike, circumstances: Circumstances
) -> tuple[Problem, ...]:
    """Return every reason of safety against starting a program in a zone; none means that it may.

    Whether the zone knows how to cook it at all is another matter: see `problem`.
    """
    return tuple(found for rule in RULES for found in rule(program, zone, circumstances))


def check(
    program: ProgramLike, zone: ZoneLike, circumstances: Circumstances, *, stepped: bool = False
) -> tuple[Problem, ...]:
    """Return why a program may not be started: what the zone cannot do, else what is not safe."""
    if (found := problem(program, zone, stepped=stepped)) is not None:
        return (found,)
    return refusals(program, zone, circumstances)


def may_resume(off_s: float) -> bool:
    """Whether a cook may go on by itself after its cooker was off for so many seconds: never.

    Nobody knows how warm the food stayed, nor what was put in or taken out meanwhile.
    """
    del off_s  # not even a blink is known to be one
    return False
