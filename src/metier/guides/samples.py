"""Samples: the rows a figure is counted from, each with its value, its weight and the words that say so.

A figure and its evidence are made from the same sample, so the figure can be computed again from the evidence.
"""

import msgspec
import numpy as np

from metier.guides.rows import NO_TEXT, Cut
from metier.statistics.estimate import Bools, Floats, Ints


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """Parallel arrays, one item a counted value.

    `row` is the opening (in the role's table), `employer` its employer's code, `value` 1 or 0 for a share and an amount
    otherwise; `words` says where in the table `source` (mentions, claims, duties, openings) the words stand, -1 for none.
    `excluded` maps a reason to a count of openings left out. Where `source` is openings, `field` is what of them speaks
    (`title`, `employer`), empty where it is neither. What few measures need is None elsewhere: `group` the side of a comparison
    a row is on (words in `groups`), `stratum` within what it is compared or when it was counted (`strata`), `entry` the age in
    days at which a posting was first seen.
    """

    row: Ints
    employer: Ints
    value: Floats
    weight: Floats
    source: str
    words: Ints
    excluded: dict[str, int]
    unit: str = "share"
    field: str = "title"
    group: Ints | None = None
    groups: tuple[str, ...] = ()
    stratum: Ints | None = None
    strata: tuple[str, ...] = ()
    entry: Floats | None = None

    @property
    def n(self) -> int:
        """How many openings the values come from."""
        return int((np.bincount(self.row) > 0).sum())

    @property
    def k(self) -> int:
        """How many employers."""
        return int((np.bincount(self.employer) > 0).sum())


def nothing(unit: str) -> Sample:
    """A sample without rows: of a figure that is not counted from openings."""
    none, zero = np.zeros(0, dtype=np.int64), np.zeros(0)
    return Sample(row=none, employer=none, value=zero, weight=zero, source="openings", words=none, excluded={}, unit=unit)


def whole(cut: Cut, hit: Bools, source: str, words: Ints) -> Sample:
    """A sample of all counted openings: 1 where `hit`."""
    return Sample(
        row=cut.row,
        employer=cut.employer,
        value=hit.astype(np.float64),
        weight=cut.weight,
        source=source,
        words=words,
        excluded=cut.excluded,
    )


def only(sample: Sample, keep: Bools, reason: str) -> Sample:
    """Of a sample the rows to keep; the others are left out for `reason`."""
    missing = int((~keep).sum())
    if not missing:
        return sample
    return msgspec.structs.replace(
        sample,
        row=sample.row[keep],
        employer=sample.employer[keep],
        value=sample.value[keep],
        weight=sample.weight[keep],
        words=sample.words[keep],
        excluded=sample.excluded | {reason: missing},
    )


def from_pairs(cut: Cut, source: str, places: Ints, rows: Ints) -> Sample:
    """A whole sample in which an opening hits when one of `places` (in the table `source`) points to it; the first is quoted."""
    hit = np.zeros(cut.n, dtype=np.bool_)
    words = np.full(cut.n, -1, dtype=np.int64)
    where = cut.position[rows]
    known = where >= 0
    where, places = where[known], places[known]
    hit[where] = True
    words[where[::-1]] = places[::-1]
    return whole(cut, hit, source, words)


def readable(cut: Cut, sample: Sample, kind: str = "") -> Sample:
    """Of a whole sample the openings whose text is held, or whose source gives this `kind` of claim in a field.

    An opening without a text (a row of a pay table) says nothing of skills, schooling or visas: it is left out, not taken
    to ask for none.
    """
    keep = cut.has_text
    if kind:
        keep = keep.copy()
        keep[cut.position[cut.table.claim_row[cut.claims(kind)]]] = True
    return only(sample, keep, NO_TEXT)
