"""Which words make which wish: a table, read from above; the first row that fits is meant."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from .frame import EDIBLE, NAMED, TOPIC, Frame
from .said import Intent
from .word import Word as W

NOWHERE: Final = 0
"""Words that a sentence may hold which nobody knows."""

ASKING: Final = frozenset({W.ASK, W.HOW_LONG, W.WHEN})
HOW: Final = frozenset({W.TEMPERATURE, W.POWER, W.POWER_PCT})
COOKS: Final = frozenset({W.COOK, W.MODE})
SWITCHES: Final = frozenset({W.START, W.TURN_ON})
ANY: Final[frozenset[W]] = frozenset(W)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to say something.

    `needs` holds sets of which a word each must occur, `bans` what must not. `fits` looks closer.
    `food` allows one thing that nobody knows: it will be food.
    """

    intent: Intent
    needs: tuple[frozenset[W], ...] = ()
    bans: frozenset[W] = frozenset()
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


def _set(*words: W) -> frozenset[W]:
    return frozenset(words)


def _named(said: Frame) -> bool:
    return said.is_named


def _on_topic(said: Frame) -> bool:
    return said.is_on_topic


def _may_light(said: Frame) -> bool:
    return said.is_named and said.value(W.APPLIANCE) != "cooktop"


def _nobody_else(said: Frame) -> bool:
    """Whether a place is named only together with a cooker: keep the study warm."""
    return said.is_named or not said.has(W.AREA)


QUESTIONS: Final = (
    Rule(
        intent=Intent.LAST_COOK,
        needs=(_set(W.LAST), _set(W.COOKED), _set(W.ASK, W.HOW_LONG)),
        bans=_set(W.LIGHT),
        food=True,
    ),
    Rule(intent=Intent.IS_SAFE, needs=(_set(W.SAFE), ASKING), bans=_set(W.WHEN), food=True),
    Rule(
        intent=Intent.IS_SAFE,
        needs=(_set(W.EAT), _set(W.MAY), _set(W.ASK, W.MAY)),
        bans=_set(W.WHEN, W.HOW_LONG, W.CLOCK, W.READY, W.THERMAL),
        food=True,
        fits=lambda said: bool(said.unknown) or not EDIBLE.isdisjoint(said.words),
    ),
    Rule(
        intent=Intent.FOOD_TEMPERATURE,
        needs=(_set(W.THERMAL, W.INSIDE), _set(W.INSIDE, W.FOOD), ASKING | {W.THERMAL}),
        bans=_set(W.SET, W.TEMPERATURE),
        food=True,
        fits=lambda said: said.has(W.INSIDE) or not said.unknown,
    ),
    Rule(
        intent=Intent.TEMPERATURE,
        needs=(_set(W.THERMAL), ASKING | {W.THERMAL}),
        bans=_set(W.SET, W.TEMPERATURE, W.PREHEAT, W.READY),
        fits=_named,
    ),
    Rule(
        intent=Intent.IS_PREHEATED,
        needs=(_set(W.PREHEATED), _set(W.ASK)),
        bans=_set(W.HOW_LONG, W.WHEN, W.LEFT),
    ),
    Rule(
        intent=Intent.IS_PREHEATED,
        needs=(_set(W.HOT, W.PREHEATED), _set(W.ASK)),
        bans=_set(W.HOW_LONG, W.WHEN, W.THERMAL, W.LEFT),
        fits=_named,
    ),
    Rule(
        intent=Intent.IS_PREHEATED,
        needs=(_set(W.TEMPERATURE), _set(W.ASK)),
        bans=_set(W.HOW_LONG, W.WHEN, W.THERMAL, W.LEFT, W.DURATION, W.MODE, W.READY),
        fits=_named,
    ),
    Rule(
        intent=Intent.TIME_LEFT,
        needs=(_set(W.HOW_LONG), _set(W.LEFT, W.UNTIL, W.READY, W.MORE)),
        bans=_set(W.CLOCK),
        fits=lambda said: said.is_on_topic or said.has(W.SERVE, W.EAT),
    ),
    Rule(intent=Intent.TIME_LEFT, needs=(_set(W.WHEN), _set(W.READY, W.PREHEATED)), fits=_on_topic),
    Rule(intent=Intent.TIME_LEFT, needs=(_set(W.WHEN), _set(W.SERVE))),
    Rule(intent=Intent.TIME_LEFT, needs=(_set(W.WHEN), _set(W.HOT)), fits=_named),
    Rule(intent=Intent.TIME_LEFT, needs=(_set(W.LEFT), ASKING, TOPIC), bans=_set(W.READY)),
    Rule(
        intent=Intent.STATUS,
        needs=(_set(W.STATE),),
        bans=HOW | {W.START, W.WHEN, W.HOW_LONG, W.DURATION},
        fits=lambda said: said.is_named or said.has(W.COOKING),
    ),
    Rule(
        intent=Intent.STATUS,
        needs=(_set(W.IS_ON), _set(W.ASK)),
        bans=_set(W.DURATION, W.HOW_LONG, W.WHEN),
        fits=_named,
    ),
    Rule(
        intent=Intent.STATUS,
        needs=(_set(W.READY), _set(W.ASK)),
        bans=_set(W.CLOCK, W.DURATION, W.HOW_LONG, W.WHEN, W.THERMAL),
        fits=_on_topic,
    ),
)
"""What asks. No row below these is for a question."""

WISHES: Final = (
    Rule(
        intent=Intent.READY_AT,
        needs=(_set(W.READY, W.SERVE), _set(W.CLOCK, W.DURATION)),
        bans=_set(W.SET),
        fits=lambda said: said.is_on_topic or said.has(W.SERVE),
    ),
    Rule(intent=Intent.STOP, needs=(_set(W.STOP_COOKING),)),
    Rule(
        intent=Intent.CHILD_LOCK,
        needs=(_set(W.CHILD_LOCK),),
        bans=_set(W.DURATION),
    ),
    Rule(intent=Intent.CHILD_LOCK, needs=(_set(W.LOCK, W.UNLOCK),), fits=_named),
    Rule(
        intent=Intent.LIGHT,
        needs=(_set(W.LIGHT), _set(W.TURN_ON, W.TURN_OFF, W.IS_ON)),
        bans=HOW | {W.DURATION},
        fits=_may_light,
    ),
    Rule(
        intent=Intent.ADD_TIME,
        needs=(_set(W.ADD, W.MORE, W.AGAIN, W.REDUCE), _set(W.DURATION)),
        bans=SWITCHES - {W.TURN_ON} | {W.LIGHT, W.TEMPERATURE, W.CLOCK, W.KEEP_WARM},
        fits=lambda said: said.is_named or said.has(W.COOKING, W.HEAT, W.WARM_UP, *COOKS),
    ),
    Rule(
        intent=Intent.KEEP_WARM,
        needs=(_set(W.KEEP_WARM),),
        bans=_set(W.STOP, W.TURN_OFF, W.TEMPERATURE, W.LIGHT),
        fits=_nobody_else,
    ),
    Rule(
        intent=Intent.KEEP_WARM,
        needs=(_set(W.KEEP_FOOD),),
        bans=_set(W.STOP, W.TURN_OFF, W.TEMPERATURE, W.LIGHT, W.AREA),
        food=True,
    ),
    Rule(
        intent=Intent.KEEP_WARM,
        needs=(_set(W.KEEP), _set(W.WARM), EDIBLE),
        bans=_set(W.STOP, W.TEMPERATURE, W.LIGHT),
        fits=_nobody_else,
    ),
    Rule(
        intent=Intent.PAUSE,
        needs=(_set(W.PAUSE),),
        bans=HOW,
        fits=_on_topic,
    ),
    Rule(intent=Intent.RESUME, needs=(_set(W.RESUME),), bans=HOW, fits=_on_topic),
    Rule(
        intent=Intent.STOP,
        needs=(_set(W.STOP, W.TURN_OFF),),
        bans=HOW | {W.DURATION, W.LIGHT},
        fits=lambda said: said.is_on_topic or said.has(W.KEEP_WARM, W.PREHEAT),
    ),
    Rule(
        intent=Intent.PREHEAT,
        needs=(_set(W.PREHEAT),),
        bans=_set(W.LIGHT, W.PREHEATED),
        fits=_nobody_else,
    ),
    Rule(
        intent=Intent.PREHEAT,
        needs=(_set(W.PREHEATED, W.HOT), _set(W.WANT, W.TEMPERATURE), _set(W.TEMPERATURE)),
        bans=_set(W.DURATION),
        fits=_named,
    ),
    Rule(
        intent=Intent.PREHEAT,
        needs=(_set(W.HEAT),),
        bans=EDIBLE | {W.DURATION, W.POWER, W.START, W.SET, W.MODE, W.LIGHT},
        fits=_named,
    ),
    Rule(
        intent=Intent.PREHEAT,
        needs=(SWITCHES, NAMED, _set(W.TEMPERATURE)),
        bans=EDIBLE | COOKS | {W.SET, W.DURATION, W.POWER, W.POWER_PCT, W.LIGHT},
    ),
    Rule(
        intent=Intent.SET,
        needs=(_set(W.SET), HOW | {W.LEVEL, W.MODE}),
        bans=_set(W.START, W.LIGHT),
        fits=_named,
    ),
    Rule(
        intent=Intent.COOK,
        needs=(
            _set(W.PROGRAM),
            HOW | SWITCHES | {W.DURATION} | COOKS | NAMED | {W.MAKE, W.HEAT, W.WARM_UP},
        ),
        bans=_set(W.LIGHT, W.EAT),
    ),
    Rule(
        intent=Intent.COOK,
        needs=(COOKS,),
        bans=_set(W.LIGHT, W.EAT),
        food=True,
        fits=lambda said: bool(said.unknown) or said.has(W.DURATION, W.FOOD, W.MEAL, *HOW),
    ),
    Rule(
        intent=Intent.COOK,
        needs=(_set(W.WARM_UP), _set(W.DURATION)),
        bans=_set(W.LIGHT, W.EAT),
        food=True,
    ),
    Rule(
        intent=Intent.COOK,
        needs=(_set(W.HEAT), _set(W.DURATION), NAMED),
        bans=_set(W.LIGHT, W.EAT),
        food=True,
    ),
    Rule(
        intent=Intent.COOK,
        needs=(_set(W.POWER_PCT), _set(W.POWER_WORD), _set(W.DURATION)),
        bans=_set(W.LIGHT, W.AREA, W.SET),
    ),
    Rule(
        intent=Intent.COOK,
        needs=(_set(W.HEAT, W.COOKING, W.POWER, W.POWER_PCT), _set(W.DURATION)),
        bans=_set(W.LIGHT, W.AREA),
        fits=lambda said: said.is_named or not said.words.isdisjoint({W.HEAT, W.COOKING, W.POWER}),
    ),
    Rule(
        intent=Intent.COOK,
        needs=(_set(W.DURATION), SWITCHES | HOW | {W.LEVEL, W.HEAT}),
        bans=_set(W.LIGHT),
        fits=_named,
    ),
    Rule(
        intent=Intent.START,
        needs=(SWITCHES,),
        bans=HOW | {W.DURATION, W.LIGHT, W.LEVEL},
        fits=lambda said: said.is_named or said.has(W.COOKING),
    ),
    Rule(
        intent=Intent.START,  # put the oven on
        needs=(_set(W.SET), _set(W.IS_ON), NAMED),
        bans=HOW | {W.DURATION, W.LIGHT, W.LEVEL, W.MODE},
    ),
    Rule(
        intent=Intent.SET,
        needs=(HOW,),
        bans=_set(W.DURATION, W.LIGHT),
        fits=_named,
    ),
)
"""What is to be done."""

PEOPLE: Final = (
    Rule(
        intent=Intent.ON_MY_WAY,
        needs=(_set(W.COMING, W.LEAVING),),
        bans=SWITCHES | COOKS | {W.PREHEAT, W.KEEP_WARM, W.TURN_OFF, W.STOP},
    ),
    Rule(
        intent=Intent.ON_MY_WAY,
        needs=(_set(W.HOME_IN), _set(W.DURATION)),
        bans=SWITCHES | COOKS | {W.PREHEAT, W.KEEP_WARM, W.KEEP, W.TURN_OFF, W.STOP},
    ),
    Rule(intent=Intent.HANDS_BUSY, needs=(_set(W.SHOWER),), bans=SWITCHES | COOKS | {W.PREHEAT}),
    Rule(
        intent=Intent.HANDS_BUSY,
        needs=(_set(W.BUSY), _set(W.DURATION)),
        bans=SWITCHES | COOKS | {W.PREHEAT},
    ),
)
"""What people say about themselves."""


def intent(said: Frame) -> tuple[Intent, bool] | None:
    """Return what is meant and whether what nobody knows is food; None where no row fits."""
    if said.has(W.DENY):
        return None
    rules = QUESTIONS
    if ASKING.isdisjoint(said.words):
        rules = (*QUESTIONS, *PEOPLE, *WISHES)
    if said.has(W.NOT):
        rules = tuple(one for one in rules if one in QUESTIONS)
    found = next((one for one in rules if one.matches(said)), None)
    return (found.intent, found.food) if found else None
