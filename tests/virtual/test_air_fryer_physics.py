"""A basket of the air fryer against what makers say of theirs; `FIGURES` names it."""

from virtual_cooker.models.air_fryer import FIGURES, MAINS_W
from virtual_cooker.models.oven import UPPER
from virtual_cooker.physics.load import Load
from virtual_cooker.physics.oven import OvenCavity
from virtual_cooker.physics.unit import Unit

MINUTE = 60
LIMIT_S = 3600


def basket(seed: int | None = None) -> OvenCavity:
    return OvenCavity(FIGURES, Unit(seed))


def heat(one: OvenCavity, target_c: float, share: float = 1.0) -> float:
    """Heat up to a temperature and return the minutes."""
    for second in range(LIMIT_S):
        if one.reading_c >= target_c:
            return second / MINUTE
        one.step(1, share)
    raise AssertionError("never hot")


def hold(one: OvenCavity, target_c: float, seconds: int) -> None:
    for _ in range(seconds):
        one.step(1, float(one.reading_c < target_c))


def test_a_basket_preheats_in_three_minutes() -> None:
    assert 2 <= heat(basket(), 190) <= 4


def test_with_the_share_that_two_baskets_leave_it_takes_a_quarter_longer() -> None:
    share = MAINS_W / FIGURES.power_w / 2
    assert 1.15 <= heat(basket(), 190, share) / heat(basket(), 190) <= 1.7


def test_a_drawer_pulled_out_is_cold_within_minutes() -> None:
    drawer = basket()
    hold(drawer, 190, 600)
    drawer.door_open = True
    for _ in range(60):
        drawer.step(1, 0)
    assert drawer.reading_c < 100


def test_its_wind_browns_food_that_an_oven_would_still_warm() -> None:
    chips, bread = Load.of(0.5, 5), Load.of(0.5, 5)
    fryer, oven = basket(), OvenCavity(UPPER, Unit())
    for one, food in ((fryer, chips), (oven, bread)):
        hold(one, 190, 3000)
        one.put(food)
        hold(one, 190, 8 * MINUTE)
    assert chips.surface_c > bread.surface_c + 15


def test_every_specimen_reaches_its_hottest_setting_beside_the_other() -> None:
    share = MAINS_W / FIGURES.power_w / 2
    for seed in range(20):
        assert heat(basket(seed), 200, share) < 8
