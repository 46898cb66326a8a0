"""`premium:<tool, skill or workplace:remote>`: how much more the adverts that say so pay than the like of them that do not.

Compared within a level and a place (the town, else the region, else the country; for remote work the country), employers as
clusters. `premium:tried` counts the tools and skills that were compared.
"""

from typing import NamedTuple

import msgspec
import numpy as np

from metier.guides import pay
from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.predicates import PREDICATES
from metier.guides.rows import Cut, RoleTable
from metier.guides.samples import Sample, only
from metier.statistics import adjusted, floors
from metier.statistics.adjusted import WITH, WITHOUT, Compared, Difference
from metier.statistics.estimate import Bools, Ints
from metier.statistics.floors import Verdict
from metier.statistics.methods import DISTINCT

REMOTE = "workplace:remote"
NO_LEVEL, NO_PLACE, NO_WORDS = "level not stated", "place not stated", "no advert text is held"
_WORDS = (
    "exp(beta) - 1. Each row is a band's middle, its group whether the advert says so, its stratum a level in a place. Every "
    "employer weighs the same. beta is the least squares difference of the logarithms, each stratum with a constant of its own; "
    "the interval is Student's, its error the jackknife's over employers. Of {tried} compared, {kept} are reliable; the "
    "interval is wide enough for all of those together."
)
_TRIED = "The number of different strata: the tools and skills that enough employers name, and enough do not, to be compared."
_NONE = "no reliable difference in pay is found"
_NEVER = "named by too few, or by nearly all, to be compared"


class _Places(NamedTuple):
    """Each opening's place as a number of `words`, or -1."""

    place: Ints
    words: list[str]


class Premiums(NamedTuple):
    """What was compared in a cut: the rows, each thing's difference, those that are reliable, how sure their intervals are."""

    sample: Sample
    differences: dict[str, Difference]
    kept: frozenset[str]
    confidence: float


def take(cut: Cut, what: str, _: Ground) -> Measured:
    """A difference of pay; not published unless it is reliable among all that were tried."""
    known = premiums(cut)
    if what == "tried":
        return _tried(cut, known)
    sample = msgspec.structs.replace(known.sample, unit="change") if what != REMOTE else _rows(cut, remote=True)
    having = _having(cut, what, sample)
    sample = msgspec.structs.replace(sample, group=having.astype(np.int64), groups=(WITHOUT, WITH), unit="change")
    constants = {"confidence": known.confidence}
    found = known.differences.get(what)
    verdict = _judge(found, what in known.kept)
    measured = None if verdict.suppressed else estimated(sample, adjusted.METHOD, constants)
    if measured is not None:
        verdict = Verdict(floors.grade(measured.half_width or 0.0), None)
    return Measured(
        sample=sample, estimate=measured, verdict=verdict, method=adjusted.METHOD, constants=constants,
        formula=_WORDS.format(tried=len(known.differences), kept=len(known.kept)),
        coverage=round(sample.n / cut.n, 4) if cut.n else None,
    )  # fmt: skip


def premiums(cut: Cut) -> Premiums:
    """All differences that can be told of a cut, kept with it; tools and skills, and remote work, by their measure."""
    known = cut.kept.get("premiums")
    if not isinstance(known, Premiums):
        sample = _rows(cut, remote=False)
        found = _differences(cut, sample)
        p = np.array([one.p for one in found.values()])
        kept = frozenset(np.array(list(found), dtype=object)[adjusted.reliable(p, floors.PREMIUM_Q)].tolist())
        confidence = 1.0 - floors.PREMIUM_Q * max(len(kept), 1) / max(len(found), 1)
        known = cut.kept["premiums"] = Premiums(sample, found, kept, confidence)
    return known


def _differences(cut: Cut, sample: Sample) -> dict[str, Difference]:
    found: dict[str, Difference] = {}
    compared = _compared(sample)
    for name in _candidates(cut, sample):
        one = compared.difference(_having(cut, name, sample), floors.PREMIUM_EMPLOYERS) if compared else None
        if one is not None and _judge(one, reliable=True).suppressed is None:
            found[name] = one
    remote = _rows(cut, remote=True)
    compared = _compared(remote)
    one = (
        compared.difference(_having(cut, REMOTE, remote), floors.PREMIUM_EMPLOYERS)
        if compared and not cut.cell.workplace
        else None
    )
    if one is not None and _judge(one, reliable=True).suppressed is None:
        found[REMOTE] = one
    return found


def _compared(sample: Sample) -> Compared | None:
    if sample.stratum is None or not len(sample.row):
        return None
    return Compared(sample.employer, sample.stratum, sample.value, sample.weight)


def _candidates(cut: Cut, sample: Sample) -> list[str]:
    """The tools and skills that most of the compared openings name, enough to be compared at all."""
    table = cut.table
    inside = np.zeros(table.n, dtype=np.bool_)
    inside[sample.row] = True
    counts = np.bincount(table.item.codes[inside[table.mention_row]], minlength=len(table.item.words))
    least = counts >= floors.PREMIUM_EMPLOYERS
    ranked = sorted((-int(counts[code]), table.item.words[code]) for code in np.flatnonzero(least))
    return [name for _, name in ranked[: int(floors.PREMIUM_TRIED)]]


def _having(cut: Cut, what: str, sample: Sample) -> Bools:
    """Which rows' adverts say so. Raises KeyError for what cannot be compared."""
    table = cut.table
    said = np.zeros(table.n, dtype=np.bool_)
    if what == REMOTE:
        found = PREDICATES["workplace"](cut, "remote")
        said[found.row[found.value > 0.5]] = True
    elif what.partition(":")[0] in {"tool", "skill"}:
        said[table.mention_row[table.mentions_of(what)]] = True
    else:
        raise KeyError(what)
    return np.asarray(said[sample.row], dtype=np.bool_)


def _judge(found: Difference | None, reliable: bool) -> Verdict:
    if found is None:
        return Verdict(None, _NEVER)
    few = floors.too_few(found.k_with, floors.PREMIUM_EMPLOYERS, "employers that say so") or floors.too_few(
        found.k_without, floors.PREMIUM_EMPLOYERS, "employers that do not"
    )
    if not few and found.top > floors.PREMIUM_TOP:
        few = f"one employer decides {found.top:.0%} of it; no more than {floors.PREMIUM_TOP:.0%} may be one employer's"
    return Verdict(None, few or (None if reliable else _NONE))


def _rows(cut: Cut, remote: bool) -> Sample:
    """The counted bands of openings whose level, place and text are known, each with its stratum; kept with the cut."""
    key = f"premium rows:{remote}"
    known = cut.kept.get(key)
    if isinstance(known, Sample):
        return known
    sample, table = pay.distribution(cut, "middle").sample, cut.table
    place, words = _places(table, towns=not remote)
    level = table.level
    sample = only(sample, table.has_text[sample.row], NO_WORDS)
    sample = only(sample, ~level.equal("")[sample.row], NO_LEVEL)
    sample = only(sample, (place >= 0)[sample.row], NO_PLACE)
    codes = level.codes[sample.row] * np.int64(len(words)) + place[sample.row]
    strata, stratum = np.unique(codes, return_inverse=True)
    names = tuple(f"{level.words[code // len(words)]}, {words[code % len(words)]}" for code in strata.tolist())
    made = cut.kept[key] = msgspec.structs.replace(sample, stratum=stratum.astype(np.int64), strata=names)
    return made


def _places(table: RoleTable, towns: bool) -> _Places:
    """Each opening's place as a number of the words given: its one town, else its one region or country; or -1."""
    known = table.kept.get(f"one place:{towns}")
    if isinstance(known, _Places):
        return known
    found, words = np.full(table.n, -1, dtype=np.int64), list[str]()
    for column in (table.country, table.region, table.metro) if towns else (table.country,):
        some = ~column.equal("")
        row, code = table.place_row[some], column.codes[some]
        low, high = np.full(table.n, len(column.words), dtype=np.int64), np.full(table.n, -1, dtype=np.int64)
        np.minimum.at(low, row, code)
        np.maximum.at(high, row, code)
        one = (low == high) & (high >= 0)
        found[one] = high[one] + len(words)
        words += column.words
    made = table.kept[f"one place:{towns}"] = _Places(found, words)
    return made


def _tried(cut: Cut, known: Premiums) -> Measured:
    """One row for each tool and skill compared: its first mention."""
    table = cut.table
    names = [name for name in known.differences if name != REMOTE]
    inside = np.zeros(table.n, dtype=np.bool_)
    inside[known.sample.row] = True
    firsts = [places[inside[table.mention_row[places]]][0] for places in map(table.mentions_of, names)]
    words = np.array(firsts, dtype=np.int64)
    row = table.mention_row[words]
    sample = Sample(
        row=row, employer=cut.employer[cut.position[row]], value=np.ones(len(row)), weight=np.ones(len(row)), source="mentions",
        words=words, excluded={}, unit="count", stratum=np.arange(len(row), dtype=np.int64), strata=tuple(names),
    )  # fmt: skip
    found = estimated(sample, DISTINCT)
    reason = None if found else _NEVER
    return Measured(sample=sample, estimate=found, verdict=Verdict(None, reason), method=DISTINCT, formula=_TRIED, exact=True)


FAMILY = Family(take)
