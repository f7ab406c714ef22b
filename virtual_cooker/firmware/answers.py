"""One command id, one answer."""

from collections import OrderedDict

from .refusal import Refusal

KEPT = 32


class Answers:
    """Remembers how the last starts were answered, refusals too: an id again is answered alike."""

    def __init__(self) -> None:
        """Begin with nothing remembered."""
        self._answers: OrderedDict[str, Refusal | None] = OrderedDict()

    def __contains__(self, command_id: str) -> bool:
        """Whether that id was answered."""
        return command_id in self._answers

    def repeat(self, command_id: str) -> None:
        """Answer as before: raise the same refusal, or return."""
        if (refusal := self._answers[command_id]) is not None:
            raise Refusal(
                refusal.reason,
                field=refusal.field,
                minimum=refusal.minimum,
                maximum=refusal.maximum,
            )

    def keep(self, command_id: str, refusal: Refusal | None) -> None:
        """Remember the first answer to an id; a later one never replaces it."""
        self._answers.setdefault(command_id, refusal)
        while len(self._answers) > KEPT:
            self._answers.popitem(last=False)
