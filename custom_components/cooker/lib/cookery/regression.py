"""Small Bayesian linear regression with the standard library: a handful of columns, no more.

The errors are taken as a share of what is observed, so that the coefficients may have units and the
noise none. Conjugate prior: Normal-Inverse-Gamma (Gelman et al., Bayesian Data Analysis, 14.2).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

type Row = tuple[float, ...]
type Matrix = tuple[Row, ...]
type Weighted = tuple[Row, float, float]
"""One observation: its columns, what was observed, and how much it counts."""
type Sums = tuple[Matrix, Row]
"""All that a fit needs of observations: columns by columns, and columns by what was observed."""

_NORMAL = NormalDist()
HELD = 1e-4
"""How narrow the belief in a coefficient is that is held at its bound, in units of its prior."""


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of each coefficient before any observation.

    A mean, a deviation in units of the relative noise, and the least and greatest value.
    """

    mean: Row
    sd: Row
    bounds: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients, and their covariance in units of the squared relative noise."""

    mean: Row
    spread: Matrix

    def at(self, row: Row) -> float:
        """Return what is expected of a row."""
        return sum(one * value for one, value in zip(self.mean, row, strict=True))

    def leverage(self, row: Row) -> float:
        """Return how uncertain that is, in units of the squared relative noise."""
        rows = zip(row, self.spread, strict=True)
        return sum(
            one * sum(value * other for value, other in zip(line, row, strict=True))
            for one, line in rows
        )


def sums(rows: Iterable[Weighted], size: int) -> Sums:
    """Return the weighted sums of observations of so many columns."""
    square = [[0.0] * size for _ in range(size)]
    pull = [0.0] * size
    for row, observed, weight in rows:
        for i, value in enumerate(row):
            share = value * weight
            pull[i] += share * observed
            for j, other in enumerate(row):
                square[i][j] += share * other
    return tuple(map(tuple, square)), tuple(pull)


def fit(prior: Belief, observed: Iterable[tuple[float, Sums]]) -> Fit:
    """Return what is believed after sums of observations, each with its weight.

    A coefficient that would leave its bounds is held there, and the others are found again.
    """
    size = len(prior.mean)
    square = [[0.0] * size for _ in range(size)]
    pull = [0.0] * size
    for weight, (by_column, by_observed) in observed:
        for i, line in enumerate(by_column):
            pull[i] += weight * by_observed[i]
            into = square[i]
            for j, value in enumerate(line):
                into[j] += weight * value
    return _bounded(prior, tuple(map(tuple, square)), tuple(pull))


def _bounded(prior: Belief, square: Matrix, pull: Row) -> Fit:
    belief = prior
    found = _posterior(belief, square, pull)
    for _ in prior.mean:
        inside = _inside(prior, found)
        if inside == found.mean:
            break
        belief = _holding(prior, belief, found, inside)
        found = _posterior(belief, square, pull)
    return Fit(_inside(prior, found), found.spread)


def _inside(prior: Belief, found: Fit) -> Row:
    return tuple(
        min(max(one, low), high) for one, (low, high) in zip(found.mean, prior.bounds, strict=True)
    )


def _holding(prior: Belief, belief: Belief, found: Fit, inside: Row) -> Belief:
    """Believe firmly that what left its bounds is at them."""
    mean, sd = list(belief.mean), list(belief.sd)
    for i, (one, bound) in enumerate(zip(found.mean, inside, strict=True)):
        if one != bound and sd[i] == prior.sd[i]:
            mean[i], sd[i] = bound, HELD * prior.sd[i]
    return Belief(tuple(mean), tuple(sd), prior.bounds)


def _posterior(belief: Belief, square: Matrix, pull: Row) -> Fit:
    """Work in units of each coefficient's own prior, where all numbers are of one size."""
    mean, sd = belief.mean, belief.sd
    places = range(len(mean))
    precision = [
        [square[i][j] * sd[i] * sd[j] + (1.0 if i == j else 0.0) for j in places] for i in places
    ]
    news = [sd[i] * (pull[i] - sum(square[i][j] * mean[j] for j in places)) for i in places]
    inverse = _inverse(precision)
    shift = [sum(a * b for a, b in zip(line, news, strict=True)) for line in inverse]
    return Fit(
        tuple(mean[i] + sd[i] * shift[i] for i in places),
        tuple(tuple(inverse[i][j] * sd[i] * sd[j] for j in places) for i in places),
    )


def _inverse(matrix: list[list[float]]) -> list[list[float]]:
    """Invert a symmetric matrix whose eigenvalues are one or more, by Gauss and Jordan."""
    size = len(matrix)
    ones = [[1.0 if i == j else 0.0 for j in range(size)] for i in range(size)]
    work = [line + one for line, one in zip(matrix, ones, strict=True)]
    for i in range(size):
        pivot = work[i][i]
        work[i] = [value / pivot for value in work[i]]
        for j in range(size):
            if j != i and (factor := work[j][i]):
                work[j] = [a - factor * b for a, b in zip(work[j], work[i], strict=True)]
    return [line[size:] for line in work]


def student_t(p: float, freedom: float) -> float:
    """Return the quantile of Student's t distribution, within 0.1 % for 2 degrees or more.

    Hill, Algorithm 396, Communications of the ACM 13 (1970).
    """
    if p == 0.5:  # noqa: PLR2004 - the middle
        return 0.0
    return math.copysign(_two_tailed(2 * min(p, 1 - p), freedom), p - 0.5)


def _two_tailed(p: float, n: float) -> float:
    a = 1 / (n - 0.5)
    b = 48 / a**2
    c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    d = ((94.5 / (b + c) - 3) / b + 1) * math.sqrt(a * math.pi / 2) * n
    y = (d * p) ** (2 / n)
    if y > 0.05 + a:
        x = _NORMAL.inv_cdf(p / 2)
        y = x**2
        if n < 5:  # noqa: PLR2004 - as in the algorithm
            c += 0.3 * (n - 4.5) * (x + 0.6)
        c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b
        y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
        y = math.expm1(a * y**2)
    else:
        tail = 1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3)
        y = ((tail + 0.5 / (n + 4)) * y - 1) * (n + 1) / (n + 2) + 1 / y
    return math.sqrt(n * y)
