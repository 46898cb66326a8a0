"""The methods pages: written from the estimators themselves and from the one table of floors, so that they cannot drift."""

import inspect
from collections.abc import Callable
from typing import Any

import msgspec

from metier.guides import coverage, duties, pay
from metier.guides.coverage import HALVES, Coverage
from metier.guides.formulas import paragraphs
from metier.guides.predicates import PREDICATES
from metier.reference import mapping
from metier.statistics import (
    adjusted,
    curves,
    differences,
    distinctive,
    exemplars,
    floors,
    gamma,
    official,
    outliers,
    pooling,
    quantiles,
    quotients,
    ranks,
    shares,
    signs,
    steps,
    student,
    survival,
    trend,
)


class MethodPage(msgspec.Struct, frozen=True):
    """One page on how something is computed: its name with version, paragraphs, and rows of rules (rule, value, words).

    `coverage` is what its intervals were measured to hold on simulated markets whose truth is known.
    """

    id: str
    title: str
    method: str
    paragraphs: tuple[str, ...]
    rules: tuple[tuple[str, str, str], ...] = ()
    coverage: tuple[Coverage, ...] = ()


_ESTIMATORS: tuple[tuple[str, str, str, tuple[Callable[..., Any], ...]], ...] = (
    (
        "share", "Shares of employers", shares.METHOD,
        (shares.share, shares.mean_variance, shares.effective_size, shares.wilson),
    ),
    (
        "pay", "Pay and years: quantiles", quantiles.METHOD,
        (quantiles.Distribution, quantiles.Distribution.quantile, quantiles.order_statistic_ranks, outliers.far_out),
    ),
    ("pooled", "Pay of small cells", pooling.METHOD, (pooling.pooled, pooling.prior)),
    (
        "difference", "Differences between cells", differences.SHARES,
        (differences.share_difference, differences.quantile_difference, differences.difference),
    ),
    ("adjusted", "Differences in pay that go with a skill", adjusted.METHOD,
     (adjusted.adjusted_difference, adjusted.Compared.difference, adjusted.reliable)),
    (
        "distinctive", "What sets a role apart", distinctive.METHOD,
        (distinctive.sets_apart, distinctive.log_odds_z, distinctive.discoveries),
    ),
    ("coverage", "Which few reach the most", curves.METHOD, (curves.coverage_curve,)),
    ("rank", "How sure an order is", ranks.RANK, (ranks.ranks,)),
    (
        "quotient", "Places against their size", quotients.METHOD,
        (
            quotients.location_quotient, quotients.part, quotients.shrunk_quotient, quotients.chance_of_more,
            quotients.prior_strength,
        ),
    ),
    ("days", "Days open", survival.METHOD, (survival.Survival, survival.days_open, survival.Survival.quantile)),
    ("trend", "Trends", trend.CHANGE, (trend.change, trend.index)),
    ("steps", "Steps from role to role and from level to level", steps.METHOD, (steps.skill_gap, signs.sign_test)),
    (
        "official", "Official tables beside our figures", official.METHOD,
        (official.as_printed, official.quotient, official.ratio, mapping.mapping),
    ),
    ("duties", "Duties that stand for many", exemplars.METHOD, (exemplars.said_of, exemplars.exemplars, duties.grouping)),
    (
        "interval", "Student's t and the gamma law", "student-t@1",
        (student.t_quantile, student.incomplete_beta, gamma.gamma_distribution, gamma.gamma_quantile),
    ),
)  # fmt: skip
_VARIANTS = {"quotient": (quotients.SHRUNK, quotients.CHANCE)}


def pages() -> tuple[MethodPage, ...]:
    """All methods pages: the unit of counting, each estimator, the bands of pay left out, and the floors."""
    return (_unit(), *(_estimator(*entry) for entry in _ESTIMATORS), _left_out(), _questions(), _floors())


def _estimator(name: str, title: str, method: str, functions: tuple[Callable[..., Any], ...]) -> MethodPage:
    words = tuple(paragraph for function in functions for paragraph in _paragraphs(function))
    methods = (method, *_VARIANTS.get(name, ()))
    held = tuple(row for row in coverage.table() if row.method in methods and row.employers in HALVES)
    return MethodPage(name, title, method, words, coverage=held)


def _paragraphs(function: Callable[..., Any]) -> list[str]:
    return paragraphs(inspect.getdoc(function) or "")


_UNIT = """
The employer is the statistical unit: postings of one employer resemble one another, and intervals that take them for
independent cover the truth far less often than they say. Every share and every quantile weighs employers alike.

An opening is one role in a posting. A vacancy that is posted several times counts once: an open copy before a closed one,
then the earliest seen; its places are those of all its copies. An opening in L places weighs 1/L in each.

A remote job stands in the countries one may live in, never in the town of the office.

An opening belongs to a window when it was advertised on some day of it. The window ends with the newest observation; no
clock is asked. Without other wish it is the twelve months before.

A posting of which no advert text is held (a row of a pay table) says nothing of skills, schooling, duties or visas. It is
left out of all that only a text can state, and counted with that reason; what its source gives in a field counts.

Postings that name no employer count as one employer together, so that they never weigh more than one.

Not stated is not zero: such openings are left out of quantiles and counted with the reason.
"""

_PAY = """
A band counts as its middle. A posting with several bands gives each an equal part of its weight; where bands are tied to
places, a place's figures take the bands of that place. Pay is never converted: a figure is in the currency most employers
of the cell pay in.
"""

_FLOORS = """
All thresholds stand in one table. What is below its floor is not published, and the page says which floor. This is for
reliability, not for secrecy: the postings are public.
"""


def _unit() -> MethodPage:
    return MethodPage("unit", "What is counted", "count@1", tuple(paragraphs(_UNIT)))


def _left_out() -> MethodPage:
    reasons = (
        pay.NOT_STATED, pay.NOT_BASE, pay.ONE_SIDED, pay.WIDE, pay.FAR_OUT, pay.PART_TIME, pay.OTHER_CURRENCY, pay.OTHER_PLACE,
    )  # fmt: skip
    return MethodPage(
        "pay-left-out",
        "Pay that is read and not counted",
        pay.METHOD,
        (
            *paragraphs(_PAY),
            f"Left out, and counted beside each figure: {'; '.join(reasons)}.",
        ),
    )


def _questions() -> MethodPage:
    words = tuple(_paragraphs(function)[0] for _, function in sorted(PREDICATES.items()))
    return MethodPage("questions", "What postings are asked", shares.METHOD, words)


def _floors() -> MethodPage:
    rules = tuple((rule.key, f"{rule.value:g}", rule.words) for rule in floors.RULES.values())
    return MethodPage(
        "floors",
        "When a number is published",
        "floors@1",
        tuple(paragraphs(_FLOORS)),
        rules,
    )
