"""Numbers, durations, degrees and times in words, as people in each language say them."""

import re
from datetime import UTC, date, datetime, time

import pytest
from homeassistant.core import HomeAssistant

from custom_components.cooker.lib.cookery.saying import Clock, Day
from custom_components.cooker.voice.clocks import ago, at_time
from custom_components.cooker.voice.figures import about, degrees, duration, per_cent
from custom_components.cooker.voice.heard import TAGS
from custom_components.cooker.voice.moments import moment
from custom_components.cooker.voice.wording import wording
from tests.integration.days import Day as HouseDay
from tests.integration.house import AtHome
from virtual_cooker import VirtualCooker

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("tongue", "seconds", "said"),
    [
        ("en", 720, "twelve minutes"),
        ("en", 60, "one minute"),
        ("en", 3600, "one hour"),
        ("en", 5400, "one hour and thirty minutes"),
        ("en", 150, "two minutes and thirty seconds"),
        ("en", 0, "zero seconds"),
        ("zh", 720, "十二分钟"),
        ("zh", 120, "两分钟"),
        ("zh", 7200, "两小时"),
        ("de", 60, "eine Minute"),
        ("de", 3660, "eine Stunde und eine Minute"),
        ("fr", 80 * 60, "une heure et vingt minutes"),
        ("es", 60, "un minuto"),
        ("es", 3600, "una hora"),
        ("es", 21 * 60, "veintiún minutos"),
        ("es", 31 * 60, "treinta y un minutos"),
    ],
)
def test_a_duration(tongue: str, seconds: float, said: str) -> None:
    assert duration(tongue, seconds) == said


def test_what_is_left_is_told_no_finer_than_it_is_known() -> None:
    assert about("en", 1234) == "twenty one minutes"
    assert about("en", 42) == "forty seconds"
    assert about("en", 1) == "five seconds"
    assert about("zh", 1234) == "二十一分钟"


@pytest.mark.parametrize(
    ("tongue", "value", "scale", "said"),
    [
        ("en", 200, None, "two hundred degrees"),
        ("en", 350, "F", "three hundred and fifty degrees Fahrenheit"),
        ("zh", 200, None, "两百度"),
        ("zh", 180, "C", "一百八十摄氏度"),
        ("zh", -4, None, "零下四度"),
        ("de", 180, None, "einhundertachtzig Grad"),
        ("fr", 180, None, "cent quatre vingts degrés"),
        ("fr", 200, None, "deux cents degrés"),
        ("fr", 75, None, "soixante quinze degrés"),
        ("es", 180, None, "ciento ochenta grados"),
    ],
)
def test_degrees(tongue: str, value: float, scale: str | None, said: str) -> None:
    assert degrees(tongue, value, scale) == said


def test_per_cent() -> None:
    assert per_cent("en", 60) == "sixty percent"
    assert per_cent("zh", 60) == "百分之六十"


@pytest.mark.parametrize(
    ("tongue", "at", "said"),
    [
        ("en", time(18, 30), "at half past six in the evening"),
        ("en", time(6, 45), "at quarter to seven in the morning"),
        ("en", time(19), "at seven o'clock in the evening"),
        ("en", time(13, 10), "at ten past one in the afternoon"),
        ("en", time(23, 40), "at twenty to twelve in the evening"),
        ("en", time(8, 3), "at eight oh three in the morning"),
        ("en", time(12), "at noon"),
        ("en", time(0), "at midnight"),
        ("zh", time(18, 30), "晚上六点半"),
        ("zh", time(14), "下午两点"),
        ("zh", time(7, 5), "早上七点零五分"),
        ("de", time(19, 30), "um neunzehn Uhr dreißig"),
        ("de", time(1), "um ein Uhr"),
        ("fr", time(19, 30), "à dix-neuf heures trente"),
        ("fr", time(21), "à vingt et une heures"),
        ("fr", time(12), "à midi"),
        ("es", time(19, 30), "a las siete y media de la tarde"),
        ("es", time(12, 45), "a la una menos cuarto de la tarde"),
        ("es", time(21, 15), "a las nueve y cuarto de la noche"),
    ],
)
def test_a_time_of_day(tongue: str, at: time, said: str) -> None:
    assert at_time(tongue, datetime.combine(TODAY, at), TODAY) == said


@pytest.mark.parametrize(
    ("tongue", "said"),
    [
        ("en", "tomorrow at seven o'clock in the morning"),
        ("zh", "明天早上七点"),
        ("de", "morgen um sieben Uhr"),
        ("fr", "demain à sept heures"),
        ("es", "mañana a las siete de la mañana"),
    ],
)
def test_tomorrow_is_said(tongue: str, said: str) -> None:
    assert at_time(tongue, datetime(2026, 11, 26, 7, tzinfo=UTC), TODAY) == said


def test_a_later_day_has_its_name() -> None:
    later = datetime(2026, 11, 28, 12, tzinfo=UTC)
    assert at_time("en", later, TODAY) == "on Saturday at noon"
    assert at_time("zh", later, TODAY) == "星期六中午十二点"


@pytest.mark.parametrize("tongue", TAGS)
def test_every_minute_of_a_day_has_words_and_no_figures(tongue: str) -> None:
    for minute in range(24 * 60):
        said = at_time(tongue, datetime.combine(TODAY, time(*divmod(minute, 60))), TODAY)
        assert not re.search(r"\d", said)


def test_days_ago() -> None:
    assert [ago("en", date(2026, 11, day), TODAY) for day in (25, 24, 20)] == [
        "today",
        "yesterday",
        "five days ago",
    ]
    assert ago("zh", date(2026, 11, 23), TODAY) == "两天前"


EIGHT = datetime(2026, 11, 25, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("clock", "meal", "meant"),
    [
        (Clock(hour=7, either_half=True), True, datetime(2026, 11, 25, 19, tzinfo=UTC)),
        (Clock(hour=9, either_half=True), False, datetime(2026, 11, 25, 9, tzinfo=UTC)),
        (Clock(hour=9, either_half=True), True, datetime(2026, 11, 25, 21, tzinfo=UTC)),
        (Clock(hour=7), True, datetime(2026, 11, 26, 7, tzinfo=UTC)),
        (
            Clock(hour=7, either_half=True, day=Day.TOMORROW),
            True,
            datetime(2026, 11, 26, 19, tzinfo=UTC),
        ),
        (Clock(hour=7, day=Day.TODAY), True, datetime(2026, 11, 25, 7, tzinfo=UTC)),
        (
            Clock(hour=7, either_half=True, day=Day.TODAY),
            False,
            datetime(2026, 11, 25, 19, tzinfo=UTC),
        ),
    ],
)
def test_which_moment_a_time_of_day_means(clock: Clock, meal: bool, meant: datetime) -> None:  # noqa: FBT001
    assert moment(clock, EIGHT, UTC, meal=meal) == meant


@pytest.mark.parametrize("tongue", TAGS)
async def test_figures_in_written_sentences_are_spoken(
    hass: HomeAssistant,
    at_home: AtHome,
    oven: VirtualCooker,
    today: HouseDay,
    tongue: str,
) -> None:
    await at_home(oven)
    words = await wording(hass, tongue)
    written = words.exception(
        "safety_unattended_too_long", name="X", maximum_s="30 min", mode="X", duration_s="1 h 5 min"
    )
    aloud = words.aloud("200 °C, 19:00, 2026-11-26 07:30, 2026-11-28 07:30, 45 s")
    assert not re.search(r"\d", written)
    assert not re.search(r"\d", aloud)


def test_what_nobody_says_in_a_kitchen_is_said_in_figures() -> None:
    assert per_cent("en", 123456) == "123456 percent"


def test_twenty_one_hours_are_feminine_in_spanish() -> None:
    assert duration("es", 21 * 3600) == "veintiuna horas"
    assert duration("es", 21 * 60) == "veintiún minutos"
