"""Where, when and before whose eyes a program would be started: what safety depends on."""

from dataclasses import dataclass

from .shapes import ProgramLike


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """One start, as far as it is known. The defaults are somebody at home who starts now.

    `kind` is the appliance's, such as `cooktop`. `unattended`: nobody is at home. `loaded`: whether
    food is inside, None where nobody knows. `loaded_s` is how long it has been in there, `delay_s`
    how long until heat begins, `warm_up_s` a learned time from then until the food is above 60 °C.
    `room_c` is the temperature where the food waits. `country` is an ISO 3166-1 code such as `CN`.
    `probe_in`: whether a food probe is in, None where nobody knows. `original` is the program as it
    was before somebody, or a taste that was learned, changed it.
    """

    kind: str | None = None
    unattended: bool = False
    loaded: bool | None = None
    loaded_s: float = 0.0
    delay_s: float = 0.0
    warm_up_s: float | None = None
    room_c: float | None = None
    country: str | None = None
    probe_in: bool | None = None
    original: ProgramLike | None = None
