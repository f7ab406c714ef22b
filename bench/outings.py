"""Outings as files: fixes in one, homes in the other. A place is metres east and north of home."""

import csv
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import cos, hypot, isfinite, radians
from pathlib import Path
from typing import NamedTuple

from cookery import HOME_M, distance_m

FIXES = ("person", "episode", "unix_time", "lat", "lon", "accuracy_m")
HOMES = ("person", "lat", "lon")

DENSEST_S = 10.0
"""Loggers write each second; a phone tells each minute. What lies between is left out."""

DEGREE_M = 111_195.0
AT_THE_END = 0.95
UNKNOWN_ACCURACY_M = 20.0
WIDTH = 4

type Home = tuple[float, float]


class Seen(NamedTuple):
    """One fix: Unix seconds and metres."""

    at_s: float
    east_m: float
    north_m: float
    accuracy_m: float

    @property
    def distance_m(self) -> float:
        """Return how far from home."""
        return hypot(self.east_m, self.north_m)


@dataclass(frozen=True, slots=True)
class Episode:
    """One outing of one person. `sun_s` is how far their clock is ahead of UTC, by the sun."""

    person: str
    name: str
    seen: tuple[Seen, ...]
    sun_s: float = 0.0

    @property
    def home_s(self) -> float | None:
        """Return the first moment of the stay at home with which it ends, None if it does not."""
        arrived_s = None
        for one in reversed(self.seen):
            if one.distance_m > HOME_M:
                break
            arrived_s = one.at_s
        return arrived_s

    @property
    def leg_s(self) -> float | None:
        """Return how long the way home took, from the last moment near the farthest point."""
        home_s = self.home_s
        if home_s is None:
            return None
        far_m = AT_THE_END * max(one.distance_m for one in self.seen)
        return home_s - max(one.at_s for one in self.seen if one.distance_m >= far_m)


def read(outings: Path, homes: Path) -> Iterator[Episode]:
    """Yield the episodes of people whose home is known, person by person, oldest first."""
    known = read_homes(homes)
    kept = _kept(outings, known)
    order = sorted(kept, key=lambda key: (key[0], kept[key][0]))
    for person, name in order:
        seen = _placed(kept.pop((person, name)), known[person])
        if seen:
            yield Episode(person, name, seen, sun_s(known[person]))


def sun_s(home: Home) -> float:
    """Return how far the clock at a home is ahead of UTC: an hour for 15 degrees."""
    return 3600.0 * round(home[1] / 15)


def read_homes(path: Path) -> dict[str, Home]:
    """Return where people live, in degrees."""
    homes = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            try:
                homes[row["person"]] = float(row["lat"]), float(row["lon"])
            except KeyError, TypeError, ValueError:
                continue
    return homes


def _kept(path: Path, homes: Mapping[str, Home]) -> dict[tuple[str, str], array[float]]:
    """Return the rows of each outing in the order of the file, as one array of four columns.

    The file may hold tens of millions: of those within ten seconds the last is kept.
    """
    kept: dict[tuple[str, str], array[float]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        head = [name.strip().lower() for name in next(rows, [])]
        if not set(FIXES[:5]) <= set(head):
            raise ValueError(f"{path}: the first line must name {','.join(FIXES)}")
        who, what, when, north, east = (head.index(name) for name in FIXES[:5])
        how = head.index(FIXES[5]) if FIXES[5] in head else -1
        for row in rows:
            try:
                fix = (
                    float(row[when]),
                    float(row[north]),
                    float(row[east]),
                    float(row[how]) if how >= 0 and row[how] else UNKNOWN_ACCURACY_M,
                )
                key = row[who], row[what]
            except IndexError, ValueError:
                continue
            if key[0] in homes and all(map(isfinite, fix)):
                _keep(kept.setdefault(key, array("d")), fix)
    return kept


def _keep(column: array[float], fix: tuple[float, ...]) -> None:
    if len(column) >= 2 * WIDTH and abs(fix[0] - column[-2 * WIDTH]) < DENSEST_S:
        del column[-WIDTH:]
    column.extend(fix)


def _placed(column: array[float], home: Home) -> tuple[Seen, ...]:
    rows = sorted(zip(*(column[place::WIDTH] for place in range(WIDTH)), strict=True))
    return tuple(
        _seen(at_s, lat, lon, accuracy_m, home)
        for at_s, lat, lon, accuracy_m in rows
        if abs(lat) <= 90 and abs(lon) <= 180  # noqa: PLR2004 - degrees
    )


def _seen(at_s: float, lat: float, lon: float, accuracy_m: float, home: Home) -> Seen:
    """Return a fix in metres: directions as on a map, the distance as on the globe."""
    east = (lon - home[1] + 180) % 360 - 180
    east_m, north_m = east * DEGREE_M * cos(radians(home[0])), (lat - home[0]) * DEGREE_M
    drawn_m, true_m = hypot(east_m, north_m), distance_m(lat, lon, *home)
    scale = true_m / drawn_m if drawn_m > 0 else 1.0
    return Seen(at_s, east_m * scale, north_m * scale, accuracy_m)


def write(folder: Path, episodes: Iterable[Episode], homes: Mapping[str, Home]) -> None:
    """Write outings.csv and homes.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "homes.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HOMES)
        table.writerows((person, *home) for person, home in homes.items())
    with (folder / "outings.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(FIXES)
        for one in episodes:
            table.writerows(_rows(one, homes[one.person]))


def _rows(episode: Episode, home: Home) -> Iterator[tuple[str, str, str, str, str, str]]:
    for one in episode.seen:
        lat = home[0] + one.north_m / DEGREE_M
        lon = home[1] + one.east_m / DEGREE_M / cos(radians(home[0]))
        figures = f"{one.at_s:.0f}", f"{lat:.6f}", f"{lon:.6f}", f"{one.accuracy_m:.0f}"
        yield episode.person, episode.name, *figures
