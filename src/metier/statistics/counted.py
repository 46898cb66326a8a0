"""What any estimator takes: the counted rows of one figure, as they also stand in its evidence."""

from collections.abc import Mapping

import msgspec
import numpy as np

from metier.statistics.estimate import Floats, Ints, ones

Constants = Mapping[str, float]
"""Named numbers that an estimator takes from elsewhere than its rows: the order of a quantile, the share in all roles."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """Parallel arrays, one item a row: `employer` a code, `value`, `weight`; `opening` a code of the opening a row belongs to.

    What only some methods need is None elsewhere: `group` says which side of a comparison a row is on, or whether a posting
    closed (`groups` are its words), `stratum` within what rows are compared or when they were counted (words in `strata`),
    `entry` the age in days at which a posting was first seen.
    """

    employer: Ints
    value: Floats
    weight: Floats
    opening: Ints
    group: Ints | None = None
    groups: tuple[str, ...] = ()
    stratum: Ints | None = None
    strata: tuple[str, ...] = ()
    entry: Floats | None = None

    def side(self, word: str) -> "Counted":
        """The rows of one group; none where no row has the word."""
        if self.group is None or word not in self.groups:
            return self.only(np.zeros(len(self.employer), dtype=np.int64))
        return self.only(np.flatnonzero(self.group == self.groups.index(word)))

    def only(self, rows: Ints) -> "Counted":
        """The rows at these places."""
        return msgspec.structs.replace(
            self,
            employer=self.employer[rows], value=self.value[rows], weight=self.weight[rows], opening=self.opening[rows],
            group=None if self.group is None else self.group[rows],
            stratum=None if self.stratum is None else self.stratum[rows],
            entry=None if self.entry is None else self.entry[rows],
        )  # fmt: skip


def counted(employer: Ints, value: Floats) -> Counted:
    """Rows that count once each, each of an opening of its own."""
    return Counted(employer=employer, value=value, weight=ones(len(value)), opening=np.arange(len(value), dtype=np.int64))
