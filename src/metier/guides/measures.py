"""Measures: from a word such as `share:tool:postgresql` or `pay:p50` to rows and a number.

A measure is `<family>:<what>`; the families are a shelf, `metier.guides.families`. Its sample holds the rows, its estimate is
computed from the sample and named constants alone, so whoever has the evidence can compute the figure again.
"""

from collections.abc import Callable, Mapping

import msgspec
import numpy as np

from metier.errors import UsageError
from metier.guides.base import Base
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.model.figure import Cell, EvidenceRow
from metier.reference.edition import NOTHING, Reference
from metier.shelf import Shelf
from metier.statistics.counted import Counted
from metier.statistics.estimate import Estimate, Ints
from metier.statistics.floors import Verdict
from metier.statistics.methods import estimate

_KEPT = frozenset({"pay", "years"})
FAMILIES = Shelf("metier.guides.families", "measure")


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """A measure taken: the rows, the estimate (None when there is nothing to estimate from), and whether it is published.

    `formula` says in words how the value follows from the rows; `coverage` is the part of the cell's openings behind it.
    `constants` are the numbers the method takes from elsewhere than the rows; `other` are the rows of another cell that this
    one is compared with. `modelled` marks an estimate that borrows from other cells. `official` are rows of official tables:
    where there are any, they and not the sample are what the value follows from.
    """

    sample: Sample
    estimate: Estimate | None
    verdict: Verdict
    method: str
    formula: str
    coverage: float | None = None
    exact: bool = False
    constants: Mapping[str, float] = {}
    other: tuple[Cut, Sample] | None = None
    modelled: bool = False
    official: tuple[EvidenceRow, ...] = ()


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What a measure may look at besides the cut: all roles, the seed, the newest day, whether the window is the usual.

    `cut_of` gives the rows of another cell in the same window, `reference` the official tables.
    """

    base: Base
    seed: int
    as_of_day: int
    cut_of: Callable[[Cell], Cut]
    default_window: bool = True
    reference: Reference = NOTHING


class Family(msgspec.Struct, frozen=True):
    """One item of the shelf `metier.guides.families`; the module holds it as `FAMILY` and is named by the word of the measure.

    `take(cut, what, ground)` takes the measure; it raises KeyError or ValueError for one that does not exist.
    """

    take: Callable[[Cut, str, Ground], Measured]


def measure(cut: Cut, name: str, ground: Ground) -> Measured:
    """Take a measure of a cut; quantiles are kept with the cut. Raises UsageError for a measure that does not exist."""
    known = cut.kept.get(f"measure:{name}")
    if isinstance(known, Measured):
        return known
    family, _, what = name.partition(":")
    if not what or family not in _families():
        raise UsageError(f"unknown measure {name!r}", f"a measure begins with {', '.join(_families())}")
    try:
        taken = _families()[family].take(cut, what, ground)
    except (KeyError, ValueError) as error:
        raise UsageError(f"unknown measure {name!r}", "", "take the measure from a figure") from error
    if family in _KEPT:  # of all the others the rows would fill the memory, and are soon made again
        cut.kept[f"measure:{name}"] = taken
    return taken


def counted(sample: Sample) -> Counted:
    """A sample as the rows an estimator takes."""
    return Counted(
        employer=sample.employer, value=sample.value, weight=sample.weight, opening=sample.row,
        group=sample.group, groups=sample.groups, stratum=sample.stratum, strata=sample.strata, entry=sample.entry,
    )  # fmt: skip


def compared(sample: Sample, employers: tuple[Ints, Ints], other: Sample) -> Counted:
    """The rows of two cells as the groups `here` and `there`.

    `employers` give each employer code of the sample and of the other a number that both sides share (see `matched`).
    """
    mine, theirs = employers[0][sample.employer], employers[1][other.employer]
    return Counted(
        employer=np.concatenate([mine, theirs]),
        value=np.concatenate([sample.value, other.value]),
        weight=np.concatenate([sample.weight, other.weight]),
        opening=np.concatenate([sample.row, other.row + (int(sample.row.max(initial=-1)) + 1)]),
        group=np.repeat(np.array([0, 1], dtype=np.int64), [len(mine), len(theirs)]),
        groups=("here", "there"),
    )


def matched(cut: Cut, other: Cut) -> tuple[Ints, Ints]:
    """For each employer code of two cuts a number, the same for the same employer; kept with the first cut."""
    key = f"matched:{other.cell}"
    known = cut.kept.get(key)
    if not isinstance(known, tuple):
        numbers: dict[str, int] = {}
        known = cut.kept[key] = tuple(
            np.array([numbers.setdefault(name, len(numbers)) for name in side.employers], dtype=np.int64) for side in (cut, other)
        )
    return known[0], known[1]


def estimated(sample: Sample, method: str, constants: Mapping[str, float] | None = None) -> Estimate | None:
    """The estimate of a method from a sample; None where the sample has no rows."""
    return estimate(method, counted(sample), constants or {})


def _families() -> dict[str, Family]:
    if not _LOADED:
        _LOADED.update({name: module.FAMILY for name, module in FAMILIES.all().items()})
    return _LOADED


_LOADED: dict[str, Family] = {}
