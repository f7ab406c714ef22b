"""Light cookers say the twenty values that all who are compared with them say."""

from bench.push.cookers import PATHS
from bench.push.values import CALM, MARKER, VALUES


def test_the_marker_and_the_calm_value_are_where_the_comparison_looks_for_them() -> None:
    assert len(PATHS) == VALUES
    assert PATHS[MARKER] == ("power_w",)
    assert PATHS[CALM] == ("energy_kwh",)
