"""Which words make which wish: a table, read from above; the first row that fits is meant."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from .frame import EDIBLE, NAMED, TOPIC, Frame
from .said import Intent
from .word import Word

ASKING: Final = frozenset({Word.ASK, Word.HOW_LONG, Word.WHEN})
HOW: Final = frozenset({Word.TEMPERATURE, Word.POWER, Word.POWER_PCT})
COOKS: Final = frozenset({Word.COOK, Word.MODE})
SWITCHES: Final = frozenset({Word.START, Word.TURN_ON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to say something.

    `needs` holds sets of which a word each must occur, `bans` what must not. `fits` looks closer.
    `food` allows one thing that nobody knows: it will be food.
    """

    intent: Intent
    needs: tuple[frozenset[Word], ...] = ()
    bans: frozenset[Word] = frozenset()
    fits: Callable[[Frame], bool] = lambda _: True
    food: bool = False

    def matches(self, said: Frame) -> bool:
        """Whether a sentence says this."""
        return (
            all(not need.isdisjoint(said.words) for need in self.needs)
            and self.bans.isdisjoint(said.words)
            and (said.may_be_food if self.food else _all_known(said))
            and self.fits(said)
        )


def _all_known(said: Frame) -> bool:
    """Whether all is known; beside a cooker's name one slip of the microphone is forgiven."""
    slips = sum(map(len, said.unknown))
    return slips <= (0 if said.words.isdisjoint(NAMED) else 1)


def _set(*words: Word) -> frozenset[Word]:
    return frozenset(words)


def _named(said: Frame) -> bool:
    return said.is_named


def _on_topic(said: Frame) -> bool:
    return said.is_on_topic


def _may_light(said: Frame) -> bool:
    return said.is_named and said.value(Word.APPLIANCE) != "cooktop"


def _nobody_else(said: Frame) -> bool:
    """Whether a place is named only together with a cooker: keep the study warm."""
    return said.is_named or not said.has(Word.AREA)


QUESTIONS: Final[tuple[Rule, ...]] = (
    Rule(
        intent=Intent.LAST_COOK,
        needs=(_set(Word.LAST), _set(Word.COOKED), _set(Word.ASK, Word.HOW_LONG)),
        bans=_set(Word.LIGHT),
        food=True,
    ),
    Rule(intent=Intent.IS_SAFE, needs=(_set(Word.SAFE), ASKING), bans=_set(Word.WHEN), food=True),
    Rule(
        intent=Intent.IS_SAFE,
        needs=(_set(Word.EAT), _set(Word.MAY), _set(Word.ASK, Word.MAY)),
        bans=_set(Word.WHEN, Word.HOW_LONG, Word.CLOCK, Word.READY, Word.THERMAL),
        food=True,
        fits=lambda said: bool(said.unknown) or not EDIBLE.isdisjoint(said.words),
    ),
    Rule(
        intent=Intent.FOOD_TEMPERATURE,
        needs=(
            _set(Word.THERMAL, Word.INSIDE),
            _set(Word.INSIDE, Word.FOOD),
            ASKING | {Word.THERMAL},
        ),
        bans=_set(Word.SET, Word.TEMPERATURE),
        food=True,
        fits=lambda said: said.has(Word.INSIDE) or not said.unknown,
    ),
    Rule(
        intent=Intent.TEMPERATURE,
        needs=(_set(Word.THERMAL), ASKING | {Word.THERMAL}),
        bans=_set(Word.SET, Word.TEMPERATURE, Word.PREHEAT, Word.READY),
        fits=_named,
    ),
    Rule(
        intent=Intent.IS_PREHEATED,
        needs=(_set(Word.PREHEATED), _set(Word.ASK)),
        bans=_set(Word.HOW_LONG, Word.WHEN, Word.LEFT),
    ),
    Rule(
        intent=Intent.IS_PREHEATED,
        needs=(_set(Word.HOT, Word.PREHEATED), _set(Word.ASK)),
        bans=_set(Word.HOW_LONG, Word.WHEN, Word.THERMAL, Word.LEFT),
        fits=_named,
    ),
    Rule(
        intent=Intent.IS_PREHEATED,
        needs=(_set(Word.TEMPERATURE), _set(Word.ASK)),
        bans=_set(
            Word.HOW_LONG, Word.WHEN, Word.THERMAL, Word.LEFT, Word.DURATION, Word.MODE, Word.READY
        ),
        fits=_named,
    ),
    Rule(
        intent=Intent.TIME_LEFT,
        needs=(_set(Word.HOW_LONG), _set(Word.LEFT, Word.UNTIL, Word.READY, Word.MORE)),
        bans=_set(Word.CLOCK),
        fits=lambda said: said.is_on_topic or said.has(Word.SERVE, Word.EAT),
    ),
    Rule(
        intent=Intent.TIME_LEFT,
        needs=(_set(Word.WHEN), _set(Word.READY, Word.PREHEATED)),
        fits=_on_topic,
    ),
    Rule(intent=Intent.TIME_LEFT, needs=(_set(Word.WHEN), _set(Word.SERVE))),
    Rule(intent=Intent.TIME_LEFT, needs=(_set(Word.WHEN), _set(Word.HOT)), fits=_named),
    Rule(intent=Intent.TIME_LEFT, needs=(_set(Word.LEFT), ASKING, TOPIC), bans=_set(Word.READY)),
    Rule(
        intent=Intent.STATUS,
        needs=(_set(Word.STATE),),
        bans=HOW | {Word.START, Word.WHEN, Word.HOW_LONG, Word.DURATION},
        fits=lambda said: said.is_named or said.has(Word.COOKING),
    ),
    Rule(
        intent=Intent.STATUS,
        needs=(_set(Word.IS_ON), _set(Word.ASK)),
        bans=_set(Word.DURATION, Word.HOW_LONG, Word.WHEN),
        fits=_named,
    ),
    Rule(
        intent=Intent.STATUS,
        needs=(_set(Word.READY), _set(Word.ASK)),
        bans=_set(Word.CLOCK, Word.DURATION, Word.HOW_LONG, Word.WHEN, Word.THERMAL),
        fits=_on_topic,
    ),
)
"""What asks. No row below these is for a question."""

WISHES: Final = (
    Rule(
        intent=Intent.READY_AT,
        needs=(_set(Word.READY, Word.SERVE), _set(Word.CLOCK, Word.DURATION)),
        bans=_set(Word.SET),
        fits=lambda said: said.is_on_topic or said.has(Word.SERVE),
    ),
    Rule(intent=Intent.STOP, needs=(_set(Word.STOP_COOKING),)),
    Rule(
        intent=Intent.CHILD_LOCK,
        needs=(_set(Word.CHILD_LOCK),),
        bans=_set(Word.DURATION),
    ),
    Rule(intent=Intent.CHILD_LOCK, needs=(_set(Word.LOCK, Word.UNLOCK),), fits=_named),
    Rule(
        intent=Intent.LIGHT,
        needs=(_set(Word.LIGHT), _set(Word.TURN_ON, Word.TURN_OFF, Word.IS_ON)),
        bans=HOW | {Word.DURATION},
        fits=_may_light,
    ),
    Rule(
        intent=Intent.ADD_TIME,
        needs=(_set(Word.ADD, Word.MORE, Word.AGAIN, Word.REDUCE), _set(Word.DURATION)),
        bans=SWITCHES - {Word.TURN_ON} | {Word.LIGHT, Word.TEMPERATURE, Word.CLOCK, Word.KEEP_WARM},
        fits=lambda said: said.is_named or said.has(Word.COOKING, Word.HEAT, Word.WARM_UP, *COOKS),
    ),
    Rule(
        intent=Intent.KEEP_WARM,
        needs=(_set(Word.KEEP_WARM),),
        bans=_set(Word.STOP, Word.TURN_OFF, Word.TEMPERATURE, Word.LIGHT),
        fits=_nobody_else,
    ),
    Rule(
        intent=Intent.KEEP_WARM,
        needs=(_set(Word.KEEP_FOOD),),
        bans=_set(Word.STOP, Word.TURN_OFF, Word.TEMPERATURE, Word.LIGHT, Word.AREA),
        food=True,
    ),
    Rule(
        intent=Intent.KEEP_WARM,
        needs=(_set(Word.KEEP), _set(Word.WARM), EDIBLE),
        bans=_set(Word.STOP, Word.TEMPERATURE, Word.LIGHT),
        fits=_nobody_else,
    ),
    Rule(
        intent=Intent.PAUSE,
        needs=(_set(Word.PAUSE),),
        bans=HOW,
        fits=_on_topic,
    ),
    Rule(intent=Intent.RESUME, needs=(_set(Word.RESUME),), bans=HOW, fits=_on_topic),
    Rule(
        intent=Intent.STOP,
        needs=(_set(Word.STOP, Word.TURN_OFF),),
        bans=HOW | {Word.DURATION, Word.LIGHT},
        fits=lambda said: said.is_on_topic or said.has(Word.KEEP_WARM, Word.PREHEAT),
    ),
    Rule(
        intent=Intent.PREHEAT,
        needs=(_set(Word.PREHEAT),),
        bans=_set(Word.LIGHT, Word.PREHEATED),
        fits=_nobody_else,
    ),
    Rule(
        intent=Intent.PREHEAT,
        needs=(
            _set(Word.PREHEATED, Word.HOT),
            _set(Word.WANT, Word.TEMPERATURE),
            _set(Word.TEMPERATURE),
        ),
        bans=_set(Word.DURATION),
        fits=_named,
    ),
    Rule(
        intent=Intent.PREHEAT,
        needs=(_set(Word.HEAT),),
        bans=EDIBLE | {Word.DURATION, Word.POWER, Word.START, Word.SET, Word.MODE, Word.LIGHT},
        fits=_named,
    ),
    Rule(
        intent=Intent.PREHEAT,
        needs=(SWITCHES, NAMED, _set(Word.TEMPERATURE)),
        bans=EDIBLE | COOKS | {Word.SET, Word.DURATION, Word.POWER, Word.POWER_PCT, Word.LIGHT},
    ),
    Rule(
        intent=Intent.SET,
        needs=(_set(Word.SET), HOW | {Word.LEVEL, Word.MODE}),
        bans=_set(Word.START, Word.LIGHT),
        fits=_named,
    ),
    Rule(
        intent=Intent.READY_AT,  # of which nobody said when: it is asked for, and nothing heats
        needs=(_set(Word.READY), _set(Word.PROGRAM), NAMED),
        bans=COOKS | SWITCHES | {Word.LIGHT, Word.EAT},
    ),
    Rule(
        intent=Intent.COOK,
        needs=(
            _set(Word.PROGRAM),
            HOW | SWITCHES | {Word.DURATION} | COOKS | NAMED | {Word.MAKE, Word.HEAT, Word.WARM_UP},
        ),
        bans=_set(Word.LIGHT, Word.EAT),
    ),
    Rule(
        intent=Intent.COOK,
        needs=(COOKS,),
        bans=_set(Word.LIGHT, Word.EAT),
        food=True,
        fits=lambda said: bool(said.unknown) or said.has(Word.DURATION, Word.FOOD, Word.MEAL, *HOW),
    ),
    Rule(
        intent=Intent.COOK,
        needs=(_set(Word.WARM_UP), _set(Word.DURATION)),
        bans=_set(Word.LIGHT, Word.EAT),
        food=True,
    ),
    Rule(
        intent=Intent.COOK,
        needs=(_set(Word.HEAT), _set(Word.DURATION), NAMED),
        bans=_set(Word.LIGHT, Word.EAT),
        food=True,
    ),
    Rule(
        intent=Intent.COOK,
        needs=(_set(Word.POWER_PCT), _set(Word.POWER_WORD), _set(Word.DURATION)),
        bans=_set(Word.LIGHT, Word.AREA, Word.SET),
    ),
    Rule(
        intent=Intent.COOK,
        needs=(_set(Word.HEAT, Word.COOKING, Word.POWER, Word.POWER_PCT), _set(Word.DURATION)),
        bans=_set(Word.LIGHT, Word.AREA),
        fits=lambda said: (
            said.is_named or not said.words.isdisjoint({Word.HEAT, Word.COOKING, Word.POWER})
        ),
    ),
    Rule(
        intent=Intent.COOK,
        needs=(_set(Word.DURATION), SWITCHES | HOW | {Word.LEVEL, Word.HEAT}),
        bans=_set(Word.LIGHT),
        fits=_named,
    ),
    Rule(
        intent=Intent.START,
        needs=(SWITCHES,),
        bans=HOW | {Word.DURATION, Word.LIGHT, Word.LEVEL},
        fits=lambda said: said.is_named or said.has(Word.COOKING),
    ),
    Rule(
        intent=Intent.START,  # put the oven on
        needs=(_set(Word.SET), _set(Word.IS_ON), NAMED),
        bans=HOW | {Word.DURATION, Word.LIGHT, Word.LEVEL, Word.MODE},
    ),
    Rule(
        intent=Intent.SET,
        needs=(HOW,),
        bans=_set(Word.DURATION, Word.LIGHT),
        fits=_named,
    ),
)
"""What is to be done."""

PEOPLE: Final = (
    Rule(
        intent=Intent.ON_MY_WAY,
        needs=(_set(Word.COMING, Word.LEAVING),),
        bans=SWITCHES | COOKS | {Word.PREHEAT, Word.KEEP_WARM, Word.TURN_OFF, Word.STOP},
    ),
    Rule(
        intent=Intent.ON_MY_WAY,
        needs=(_set(Word.HOME_IN), _set(Word.DURATION)),
        bans=SWITCHES | COOKS | {Word.PREHEAT, Word.KEEP_WARM, Word.KEEP, Word.TURN_OFF, Word.STOP},
    ),
    Rule(
        intent=Intent.HANDS_BUSY, needs=(_set(Word.SHOWER),), bans=SWITCHES | COOKS | {Word.PREHEAT}
    ),
    Rule(
        intent=Intent.HANDS_BUSY,
        needs=(_set(Word.BUSY), _set(Word.DURATION)),
        bans=SWITCHES | COOKS | {Word.PREHEAT},
    ),
)
"""What people say about themselves."""


def meaning(said: Frame) -> Rule | None:
    """Return the row that fits, or None where none does."""
    if said.has(Word.DENY):
        return None
    rules = QUESTIONS
    if not said.has(Word.NOT) and ASKING.isdisjoint(said.words):
        rules = (*QUESTIONS, *PEOPLE, *WISHES)
    return next((one for one in rules if one.matches(said)), None)
