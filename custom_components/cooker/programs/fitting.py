"""Whether a zone can cook a program: the one question before it is offered, kept or started."""

from ..lib.aiocooker import Program, ZoneCapabilities
from ..lib.cookery import Problem, problem
from ..staging import believed


def misfit(program: Program, can: ZoneCapabilities) -> Problem | None:
    """Return the first reason why a zone cannot cook a program, None where it can."""
    return problem(program, believed(can))
