"""Numbers, durations, temperatures and times of day in five languages."""

import pytest
from cookery.saying import Clock, Day, Scale, Temperature, understand
from cookery.saying.lexicon import lexicon
from cookery.saying.numbers import MOST, SPELT
from cookery.saying.text import tokens
from cookery.saying.word import Word
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("language", SPELT)
@given(n=st.integers(0, MOST))
def test_a_number_is_read_as_it_is_spelt(language: str, n: int) -> None:
    for spelt in SPELT[language](n):
        assert lexicon(language).of(tokens(spelt))[Word.NUM] == n


@pytest.mark.parametrize("language", SPELT)
def test_no_two_numbers_are_spelt_alike(language: str) -> None:
    spelt = [tokens(one) for n in range(MOST + 1) for one in set(SPELT[language](n))]
    assert len(set(spelt)) == len(spelt)


@pytest.mark.parametrize(
    ("language", "spelt", "n"),
    [
        ("en", "three hundred and fifty", 350),
        ("en", "three fifty", 350),
        ("en", "four twenty-five", 425),
        ("en", "a hundred and one", 101),
        ("zh", "三百五十", 350),
        ("zh", "一百八", 180),
        ("zh", "两百零五", 205),
        ("zh", "十二", 12),
        ("de", "zweihundertfünfunddreißig", 235),
        ("de", "hundertachtzig", 180),
        ("de", "sechzehn", 16),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "soixante et onze", 71),
        ("fr", "septante", 70),
        ("fr", "deux cent vingt", 220),
        ("es", "ciento ochenta", 180),
        ("es", "doscientos veintidós", 222),
        ("es", "quinientos", 500),
    ],
)
def test_numbers_as_people_say_them(language: str, spelt: str, n: int) -> None:
    assert lexicon(language).of(tokens(spelt))[Word.NUM] == n


@pytest.mark.parametrize(
    ("language", "said", "seconds"),
    [
        ("en", "an hour and a half", 5400),
        ("en", "one and a half hours", 5400),
        ("en", "half an hour", 1800),
        ("en", "three quarters of an hour", 2700),
        ("en", "1 hour 20 minutes", 4800),
        ("en", "an hour twenty", 4800),
        ("en", "two minutes thirty", 150),
        ("en", "1.5 minutes", 90),
        ("en", "90s", 90),
        ("zh", "半个小时", 1800),
        ("zh", "一个半小时", 5400),
        ("zh", "一刻钟", 900),
        ("zh", "两分半", 150),
        ("zh", "三分三十秒", 210),
        ("zh", "一小时二十分钟", 4800),
        ("zh", "五分钟半", 330),
        ("de", "anderthalb Stunden", 5400),
        ("de", "eine Viertelstunde", 900),
        ("de", "eine Stunde und zehn Minuten", 4200),
        ("fr", "une heure et demie", 5400),
        ("fr", "trois quarts d'heure", 2700),
        ("es", "hora y media", 5400),
        ("es", "un cuarto de hora", 900),
    ],
)
def test_durations_are_seconds(language: str, said: str, seconds: float) -> None:
    verb = {"en": "bake", "zh": "蒸", "de": "backe", "fr": "mijote", "es": "hornea"}[language]
    wish = understand(f"{verb} {said}", language)
    assert wish is not None
    assert wish.duration_s == seconds


@pytest.mark.parametrize(
    ("language", "said", "temperature"),
    [
        ("en", "to 200", Temperature(200)),
        ("en", "to two hundred degrees celsius", Temperature(200, Scale.CELSIUS)),
        ("en", "to 350°F", Temperature(350, Scale.FAHRENHEIT)),
        ("en", "to 180℃", Temperature(180, Scale.CELSIUS)),
        ("en", "to 56.5 degrees", Temperature(56.5)),
        ("zh", "到三百五十华氏度", Temperature(350, Scale.FAHRENHEIT)),
        ("zh", "到华氏三百五十度", Temperature(350, Scale.FAHRENHEIT)),
        ("zh", "到五十六度五", Temperature(56.5)),
        ("zh", "两百二", Temperature(220)),
    ],
)
def test_temperatures_keep_the_degrees_they_were_said_in(
    language: str, said: str, temperature: Temperature
) -> None:
    wish = understand(f"{'preheat' if language == 'en' else '预热'} {said}", language)
    assert wish is not None
    assert wish.temperature == temperature


@pytest.mark.parametrize(
    ("language", "said", "clock"),
    [
        (
            "en",
            "have dinner ready at half past six tonight",
            Clock(hour=18, minute=30, day=Day.TODAY),
        ),
        ("en", "have dinner ready at quarter to eight", Clock(hour=19, minute=45)),
        ("en", "have the food ready at seven", Clock(hour=7, either_half=True)),
        ("en", "have the food ready at 12:30 am", Clock(hour=0, minute=30)),
        ("en", "have lunch ready at eleven", Clock(hour=11)),
        ("en", "have lunch ready at one", Clock(hour=13)),
        ("zh", "晚上七点半把饭做好", Clock(hour=19, minute=30)),
        ("zh", "明天早上六点一刻把饭做好", Clock(hour=6, minute=15, day=Day.TOMORROW)),
        ("zh", "差十分八点把晚饭做好", Clock(hour=19, minute=50)),
        ("zh", "六点三十五分把晚饭做好", Clock(hour=18, minute=35)),
        ("de", "das Abendessen soll um halb acht fertig sein", Clock(hour=19, minute=30)),
        ("de", "das Essen soll um 19 Uhr 15 fertig sein", Clock(hour=19, minute=15)),
        ("fr", "le dîner doit être prêt à huit heures moins le quart", Clock(hour=19, minute=45)),
        ("es", "quiero la cena lista a las nueve y cuarto", Clock(hour=21, minute=15)),
    ],
)
def test_times_of_day_are_of_24_hours(language: str, said: str, clock: Clock) -> None:
    wish = understand(said, language)
    assert wish is not None
    assert wish.clock == clock
