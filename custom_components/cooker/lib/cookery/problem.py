"""Why something is refused, in a form that can be put into any language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One reason against a cook.

    `key` names the sentence, which says what would work instead. `said` are its placeholders; the
    end of a name is its unit: `_c` degrees Celsius, `_s` seconds, `_pct` per cent. Other figures
    are counts, `stage` counts from 1, `mode` is a word of ours to be translated.
    """

    key: str
    said: Mapping[str, str | float] = field(default_factory=lambda: MappingProxyType({}))


class ProblemKey(StrEnum):
    """Every sentence there is, each with a text under `exceptions` in the translations."""

    SCHEMA = "program_schema"
    NO_STAGES = "program_no_stages"
    TOO_MANY_STAGES = "program_too_many_stages"
    UNKNOWN_STEP = "program_unknown_step"
    CANNOT_PREHEAT = "program_cannot_preheat"
    WRONG_ENDING = "program_wrong_ending"
    NO_PROBE = "program_no_probe"
    ENDLESS = "program_endless"
    MODE_NEEDED = "program_mode_needed"
    MODE_LACKING = "program_mode_lacking"
    MODE_WITHOUT_HEAT = "program_mode_without_heat"
    SETTING_WITHOUT_HEAT = "program_setting_without_heat"
    NO_TEMPERATURE = "program_no_temperature"
    NO_POWER = "program_no_power"
    HEAT_WITHOUT_TEMPERATURE = "program_heat_without_temperature"
    TEMPERATURE_RANGE = "program_temperature_range"
    POWER_RANGE = "program_power_range"
    CORE_RANGE = "program_core_range"
    DURATION_RANGE = "program_duration_range"
    TIME_RANGE = "program_time_range"
    TOO_LONG = "program_too_long"

    CORE_BELOW_FLOOR = "safety_core_below_floor"
    NEVER_HOT_ENOUGH = "safety_never_hot_enough"
    REST_NEEDED = "safety_rest_needed"
    STANDING_NEEDED = "safety_standing_needed"
    SHORTENED = "safety_shortened"
    MADE_COOLER = "safety_made_cooler"
    MADE_WEAKER = "safety_made_weaker"
    BATH_TOO_COOL = "safety_bath_too_cool"
    BATH_TOO_SHORT = "safety_bath_too_short"
    BEANS_SLOW = "safety_beans_slow"
    BEANS_NOT_BOILED = "safety_beans_not_boiled"
    WAITS_TOO_LONG = "safety_waits_too_long"
    WAITED_TOO_LONG = "safety_waited_too_long"
    NEVER_DELAYED = "safety_never_delayed"
    WARM_TOO_COOL = "safety_warm_too_cool"
    WARM_TOO_LONG = "safety_warm_too_long"
    EMPTY_PREHEAT = "safety_empty_preheat"
    NOTHING_INSIDE = "safety_nothing_inside"
    PROBE_NOT_IN = "safety_probe_not_in"
    NOT_FINITE = "safety_not_finite"
    HOT_AND_EMPTY = "safety_hot_and_empty"
    NEVER_UNATTENDED = "safety_never_unattended"
    UNATTENDED_TOO_LONG = "safety_unattended_too_long"
    CLEAN_FROM_AFAR = "safety_clean_from_afar"


def found(key: ProblemKey, **said: str | float) -> Problem:
    """Return the problem of a key with its placeholders."""
    return Problem(key=key, said=said)
