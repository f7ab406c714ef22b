"""The bench of arrivals: CSV in, figures out."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import arrival, outings

HELD_OUT = "901-924"


def figures(capsys: pytest.CaptureFixture[str], *line: str) -> dict[str, Any]:
    assert arrival.main([*line, "--json"]) == 0
    read: dict[str, Any] = json.loads(capsys.readouterr().out)
    return read


def commute(path: Path, count: int, *, home: bool = True) -> tuple[str, ...]:
    """Write straight ways home of 8 km at 20 km/h, one a day; a fix a second."""
    rows = ["person,episode,unix_time,lat,lon,accuracy_m"]
    for day in range(count):
        for second in range(1441 if home else 1200):
            lat = 48 + (8000 - second * 8000 / 1440) / 111_195
            rows.append(f"anna,{day},{1_800_000_000 + 86_400 * day + second},{lat:.6f},11,8")
    (path / "outings.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (path / "homes.csv").write_text("person,lat,lon\nanna,48,11\n", encoding="utf-8")
    return "--outings", str(path / "outings.csv"), "--homes", str(path / "homes.csv")


def test_recorded_outings_are_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = figures(capsys, *commute(tmp_path, 30))
    assert (told["outings"], told["arrivals"], told["people"]) == (30, 30, 1)
    ours = told["heat_up_min"]["8"]["cooker"]
    assert ours["arrivals"] == 2 * 25, "five teach, with either phone"
    assert ours["starts"] == ours["arrivals"]
    assert ours["false_starts"] == 0
    assert ours["median_late_min"] < 1.5
    assert ours["mean_idle_min"] < 1.5
    door = told["heat_up_min"]["8"]["zone_entry"]
    assert door["median_late_min"] == 8
    assert told["heat_up_min"]["15"]["radius_2km"]["median_late_min"] > 8
    assert set(told["heat_up_min"]) == {"5", "8", "15", "25"}


def test_an_end_that_is_not_at_home_is_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = figures(capsys, *commute(tmp_path, 4, home=False))
    assert told["arrivals"] == 0
    assert told["while_learning"]["8"]["cooker"]["arrivals"] == 0
    assert told["misses"] == []


def test_untidy_files_are_read(tmp_path: Path) -> None:
    line = commute(tmp_path, 2)
    path = Path(line[1])
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    nonsense = ["bob,1,5,48,11,8", "anna,0,,48,11,8", "anna,0,1,x", "anna,0,1,99,999,5", ""]
    mixed = "\n".join(["\ufeff" + head, *reversed(rows), *nonsense])
    path.write_text(mixed + "\n", encoding="utf-8")
    episodes = tuple(outings.read(path, Path(line[3])))
    assert [one.name for one in episodes] == ["0", "1"]
    assert all(one.home_s is not None for one in episodes)
    assert len(episodes[0].seen) < 300, "what is denser than ten seconds is left out"


def test_missing_files_are_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = commute(tmp_path, 1)
    for wrong in (line[:2], (*line[:3], str(tmp_path / "none")), (line[0], line[3], *line[2:])):
        with pytest.raises(SystemExit):
            arrival.main(list(wrong))
    assert "homes" in capsys.readouterr().err


@pytest.mark.timeout(120)
def test_on_people_it_was_not_tuned_on_it_beats_the_circle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Through files, as strangers run it."""
    line = ["--seeds", HELD_OUT, "--episodes", "60", "--write", str(tmp_path)]
    assert arrival.main(line) == 0
    files = "--outings", str(tmp_path / "outings.csv"), "--homes", str(tmp_path / "homes.csv")
    told = figures(capsys, *files)
    assert told["people"] == 24
    for minutes in ("8", "15"):
        ours, circle = (told["heat_up_min"][minutes][who] for who in ("cooker", "radius_2km"))
        assert ours["median_late_min"] < circle["median_late_min"]
    eight = told["heat_up_min"]["8"]["cooker"]
    assert eight["median_late_min"] <= 2
    assert eight["mean_idle_min"] <= 2
    assert not [miss for miss in told["misses"] if miss.startswith("worse")]
    assert arrival.main(list(files)) == 0
    assert "zone_entry" in capsys.readouterr().out
