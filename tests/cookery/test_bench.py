"""The bench of heat-ups: a folder of logs in, figures out."""

import json
from pathlib import Path
from random import Random

import pytest

from bench import curve, heatup
from bench.curve import Sample

SEEDS = "301-302"


def log(path: Path, rows: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(rows, encoding="utf-8")


def heat_up(choose: Random, target_c: float = 200) -> list[Sample]:
    """Log a table-top oven with weak and strong mains, irregularly and with noise."""
    pace, at_s, samples = choose.gauss(1, 0.04), 0.0, []
    while True:
        at_c = round(25 + max(0, at_s - 40) * 1.4 / pace + choose.gauss(0, 0.4))
        samples.append(Sample(at_s, at_c, target_c))
        if at_c >= target_c:
            return samples
        at_s += choose.uniform(0.5, 6)


def figures(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, dict]]:
    assert heatup.main(["--curves", str(folder), "--json"]) == 0
    read: dict[str, dict[str, dict]] = json.loads(capsys.readouterr().out)
    return read


def test_a_folder_of_logs_is_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    choose = Random(7)  # noqa: S311 - no secret
    for place in range(16):
        curve.write(tmp_path / "corner_oven/bake" / f"{place:02}.csv", heat_up(choose))
    told = figures(tmp_path, capsys)
    bake = told["appliances"]["corner_oven"]["bake"]
    assert bake["runs_learned"] == 16
    assert bake["before_start"]["cooker"]["count"] == 11
    assert bake["before_start"]["cooker"]["median"] < 0.06
    assert bake["during"]["0.3"]["slope"]["median"] > 0.5, "it is still in its dead time"
    assert bake["during"]["0.3"]["cooker"]["median"] < 0.06
    assert set(bake["during"]) == {"0.3", "0.5", "0.7", "0.85"}


def test_what_cannot_be_learned_from_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    choose = Random(8)  # noqa: S311 - no secret
    folder = tmp_path / "oven/bake"
    whole = heat_up(choose)
    half = len(whole) // 2
    curve.write(folder / "01.csv", whole)
    curve.write(folder / "02.csv", whole[:half])
    changed = [
        Sample(one.at_s, one.temperature_c, 220 if k < half else 200) for k, one in enumerate(whole)
    ]
    curve.write(folder / "03.csv", changed)
    open_door = [
        Sample(one.at_s, one.temperature_c, 200, None, k == half) for k, one in enumerate(whole)
    ]
    curve.write(folder / "04.csv", open_door)
    log(folder / "05.csv", "seconds,temperature_c,setpoint_c\n")
    told = figures(tmp_path, capsys)["all"]
    assert told["runs_learned"] == 1
    assert told["left_out"] == {"not_reached": 2, "target": 1, "door": 1}


def test_logs_may_be_untidy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a mark at its beginning, blanks, words for doors, rows out of order and a late start."""
    rows = "".join(
        f"{at_s}, {25 + max(0, at_s - 60):.1f},{'' if at_s < 20 else 120},"
        f"{0 if at_s < 20 else 100},{'closed'}\n"
        for at_s in [*range(0, 100, 5), *range(200, 95, -5)]
    )
    log(
        tmp_path / "oven/bake/01.csv",
        "\ufeffSeconds, Temperature_C,setpoint_c,power_pct,door\n"
        + rows
        + "nonsense,,,,\n150,?,,,\n",
    )
    told = figures(tmp_path, capsys)["all"]
    assert told["runs_learned"] == 1


def test_at_half_its_power_it_is_another_appliance(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in range(12):
        power = 100 if place % 2 else 50
        rows = [f"{s},{25 + s * power / 100 / 2},180,{power}\n" for s in range(0, 700, 5)]
        log(
            tmp_path / f"oven/bake/{place:02}.csv",
            "seconds,temperature_c,setpoint_c,power_pct\n" + "".join(rows),
        )
    told = figures(tmp_path, capsys)["all"]
    assert told["before_start_after_runs"]["5-9"]["median"] < 0.02
    assert told["before_start_after_runs"]["5-9"]["count"] == 2


def test_an_empty_folder_is_said_to_be_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(SystemExit):
            heatup.main(["--curves", str(folder)])
    assert "there is nothing to replay" in capsys.readouterr().err


@pytest.mark.timeout(120)
def test_on_appliances_that_it_was_not_tuned_on_the_promises_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Through files, as strangers run it; specimens of their own."""
    assert heatup.main(["--seeds", SEEDS, "--runs", "14", "--write", str(tmp_path)]) == 0
    every = figures(tmp_path, capsys)["all"]
    ours = every["before_start"]["cooker"]
    assert ours["count"] > 300
    assert ours["median"] <= 0.10
    assert ours["p90"] <= 0.20
    assert 0.70 <= every["coverage"]["share"] <= 0.90
    assert every["misses"] == []
    assert heatup.main(["--curves", str(tmp_path)]) == 0
    assert "Before the start after n runs" in capsys.readouterr().out
