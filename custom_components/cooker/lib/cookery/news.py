"""What people are told of a program that is stepped."""

from .held import Held, Outcome
from .orders import News, Tell


def told_of(held: Held) -> tuple[Tell, ...]:
    """Tell how it ended, where no zone will."""
    match held.outcome:
        case Outcome.FINISHED:
            return (Tell(news=News.FINISHED),)
        case None | Outcome.NOT_STARTED:
            return ()
        case Outcome.STOPPED:
            return (Tell(news=News.STOPPED),)
    return (Tell(news=News.STOPPED, data={"cause": held.outcome.value}),)


def news_of(held: Held) -> tuple[Tell, ...]:
    """Tell that a stage begins, and what it asks for."""
    data: dict[str, str | float] = {"index": held.index, "kind": held.step.kind.value}
    return (Tell(news=News.STAGE_CHANGED, data=data), *words_of(held))


def words_of(held: Held) -> tuple[Tell, ...]:
    """Tell what a stage asks for, if anything."""
    words = held.step.words
    if words is None and not (held.step.waits and held.step.heats):
        return ()
    return (Tell(news=News.NEEDS_USER, data={"waits": held.step.waits}, words=words or {}),)
