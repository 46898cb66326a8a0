"""`disclosure:<law or rest>`: how many employers state base pay where a law asks adverts for it, and in the other states.

The laws and the days they took effect stand in `transparency.tsv`. An opening counts where it is told in which state the work is;
one of several states is asked by the law of any of them. An advert is asked when it was posted on that day or later.
"""

from datetime import date
from functools import cache
from importlib.resources import files

import numpy as np

from metier.guides.asking import SHARE_WORDS
from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.predicates import PREDICATES
from metier.guides.rows import Cut, RoleTable
from metier.guides.samples import only
from metier.statistics import floors, shares
from metier.statistics.estimate import Bools, Ints
from metier.statistics.floors import Verdict

SIDES = ("law", "rest")
NO_STATE, OTHER_SIDE = "no state of the United States is told", "of the other states"
_WORDS = "Openings posted in states where {asked} law asked adverts to state pay. "
_EPOCH = date(1970, 1, 1)


@cache
def laws() -> dict[str, date]:
    """The regions (`US-CO`) whose law asks adverts for pay, and since when."""
    text = (files("metier.guides") / "data" / "transparency.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {region: date.fromisoformat(effective) for region, effective, _ in rows[1:]}


def take(cut: Cut, what: str, _: Ground) -> Measured:
    """A share of employers, as of `share:pay_stated`, of the openings on one side of the law."""
    number = SIDES.index(what)
    asked, known = _sides(cut.table)
    sample = PREDICATES["pay_stated"](cut, "")
    sample = only(sample, known[sample.row], NO_STATE)
    sample = only(sample, (asked if number == 0 else ~asked)[sample.row], OTHER_SIDE)
    found = estimated(sample, shares.METHOD)
    few = floors.too_few(0, floors.SHARE_EMPLOYERS, "employers")
    return Measured(
        sample=sample, estimate=found, verdict=floors.judge_share(found) if found else Verdict(None, few), method=shares.METHOD,
        formula=_WORDS.format(asked=("a", "no")[number]) + SHARE_WORDS, coverage=len(sample.row) / cut.n if cut.n else None,
    )  # fmt: skip


def _sides(table: RoleTable) -> tuple[Bools, Bools]:
    """Which openings a law asked for pay, and of which it is known; kept with the table."""
    kept = table.kept.get("asked for pay")
    if isinstance(kept, np.ndarray):
        return kept == 1, kept >= 0
    since = np.array([_day(laws().get(word)) for word in table.region.words], dtype=np.int64)
    national = np.array([word.startswith("US-") for word in table.region.words], dtype=np.bool_)
    where = np.flatnonzero(national[table.region.codes])
    row = table.place_row[where]
    side: Ints = np.full(table.n, -1, dtype=np.int64)
    side[row] = 0
    side[row[table.first[row] >= since[table.region.codes[where]]]] = 1
    table.kept["asked for pay"] = side
    return side == 1, side >= 0


def _day(since: date | None) -> int:
    return (since - _EPOCH).days if since else np.iinfo(np.int64).max


FAMILY = Family(take)
