"""Pay of a cut: which bands are counted, which are left out and why, and their quantiles."""

from functools import cached_property
from typing import NamedTuple

import msgspec
import numpy as np

from metier.guides.rows import NO_TEXT, Cut, RoleTable
from metier.guides.samples import Sample
from metier.statistics import floors, quantiles
from metier.statistics.estimate import Bools, Estimate, Ints
from metier.statistics.floors import Verdict
from metier.statistics.quantiles import Distribution

METHOD = quantiles.METHOD
SIDES = {"middle": "the middle of the band", "low": "the bottom of the band", "high": "the top of the band"}
QUANTILES = {"p10": 0.10, "p25": 0.25, "p50": 0.50, "p75": 0.75, "p90": 0.90}

NOT_STATED = "pay not stated"
NOT_BASE = "bonus, on-target or other pay only"
WIDE = "band wider than two to one"
OTHER_CURRENCY = "paid in another currency"
NO_UNIT = "the unit of time is not stated"
ONE_SIDED = "only one end of the band stated"
FAR_OUT = "too far from the role's other pay to be believed"
PART_TIME = "part-time pay by the hour"
OTHER_PLACE = "band of another place"


class _Judged(NamedTuple):
    """A role's bands judged by themselves: `reason[i]` is the place in `words` of why `claim[i]` is left out, or 0."""

    claim: Ints
    row: Ints
    currency: Ints
    reason: Ints
    words: tuple[str, ...]


def _judge(table: RoleTable) -> _Judged:
    """Judge all bands of a table by what needs no cell; kept with the table."""
    known = table.kept.get("judged pay")
    if isinstance(known, _Judged):
        return known
    claim = table.claims_of("pay")
    low, high, rejected = table.claim_low[claim], table.claim_high[claim], table.rejected.codes[claim]
    bottom, top = np.nan_to_num(low), np.nan_to_num(high)
    refused = [(rejected == table.rejected.code(word), word) for word in table.rejected.words if word]
    checks: list[tuple[Bools, str]] = [
        (~table.claim_value.equal("base")[claim], NOT_BASE),
        *refused,
        (np.isnan(low) & np.isnan(high), NO_UNIT),
        (np.isnan(low) | np.isnan(high) | (bottom <= 0), ONE_SIDED),
        (top > floors.PAY_WIDE_BAND * bottom, WIDE),
        (table.quarantined[claim], FAR_OUT),
        (_part_time(table, claim), PART_TIME),
    ]
    reason = np.zeros(len(claim), dtype=np.int64)
    for number, (which, _) in enumerate(checks, start=1):
        reason[which & (reason == 0)] = number
    words = ("", *(word for _, word in checks), OTHER_CURRENCY, OTHER_PLACE)
    judged = table.kept["judged pay"] = _Judged(claim, table.claim_row[claim], table.currency.codes[claim], reason, words)
    return judged


def _part_time(table: RoleTable, claim: Ints) -> Bools:
    only = np.array([text == "PART_TIME" for text in table.employment.words], dtype=np.bool_)
    part = only[table.employment.codes[table.claim_row[claim]]]
    return np.asarray(part & table.unit.equal("HOUR")[claim], dtype=np.bool_)


class Bands:
    """The bands of pay counted in a cut, in one currency: `counted` are their claims, the others are `left_out`."""

    def __init__(self, cut: Cut) -> None:
        """Judge every band of the cut's openings."""
        self.cut, table = cut, cut.table
        judged = _judge(table)
        inside = np.flatnonzero(cut.counted[judged.row])
        self.claim, self._reason, self._words = judged.claim[inside], judged.reason[inside], judged.words
        self._row, currency = judged.row[inside], judged.currency[inside]
        self.currency = self._dominant(currency)
        other = currency != table.currency.code(self.currency)
        self._reason[other & (self._reason == 0)] = len(self._words) - 2
        self._elsewhere()
        self.counted: Ints = self.claim[self._reason == 0]

    def _dominant(self, currency: Ints) -> str:
        """The currency most employers of the cut pay in; of several, the first by name."""
        table = self.cut.table
        good = self._reason == 0
        heads, words = len(table.employer.words), table.currency.words
        pairs = np.unique(currency[good] * heads + table.employer.codes[self._row[good]])
        counts = np.bincount(pairs // heads, minlength=len(words)) if len(pairs) else np.zeros(len(words), dtype=np.int64)
        ranked = sorted((-int(count), word) for word, count in zip(words, counts, strict=True) if word and count)
        return ranked[0][1] if ranked else ""

    def _elsewhere(self) -> None:
        """Where a posting ties bands to places and one of them is the cell's place, the bands of other places are left out."""
        if not self.cut.place_words:
            return
        table, good = self.cut.table, np.flatnonzero(self._reason == 0)
        place, row = table.claim_place.codes[self.claim[good]], self._row[good]
        here = np.array([same_place(word, self.cut.place_words) for word in table.claim_place.words], dtype=np.bool_)[place]
        matched = np.zeros(table.n, dtype=np.bool_)
        matched[row[here]] = True
        tied = place != table.claim_place.code("")
        self._reason[good[matched[row] & tied & ~here]] = len(self._words) - 1

    def sample(self, side: str) -> Sample:
        """The counted bands: a posting with B of them gives each 1/B of its weight."""
        table, cut, good = self.cut.table, self.cut, self.counted
        row = table.claim_row[good]
        where = cut.position[row]
        low, high = table.claim_low[good], table.claim_high[good]
        return Sample(
            row=row,
            employer=cut.employer[where],
            value={"middle": (low + high) / 2, "low": low, "high": high}[side],
            weight=cut.weight[where] / np.bincount(row, minlength=table.n)[row],
            source="claims",
            words=good,
            excluded=self.excluded,
            unit=f"{self.currency}/year" if self.currency else "",
        )

    @cached_property
    def excluded(self) -> dict[str, int]:
        """Openings by the reason none of their bands counts, and those without any."""
        found = {reason: len(claims) for reason, claims in self.left_out.items()}
        return self.cut.excluded | found | unstated(self.cut, self._row, NOT_STATED)

    @cached_property
    def left_out(self) -> dict[str, Ints]:
        """By reason, the openings none of whose bands counts: of each the first claim that was left out."""
        table, rest = self.cut.table, self._reason > 0
        done = np.zeros(table.n, dtype=np.bool_)
        done[table.claim_row[self.counted]] = True
        rest &= ~done[self._row]
        claim, reason = self.claim[rest], self._reason[rest]
        _, first = np.unique(self._row[rest], return_index=True)
        claim, reason = claim[first], reason[first]
        return {
            word: claim[reason == number]
            for word, number in sorted((w, n) for n, w in enumerate(self._words))
            if word and (reason == number).any()
        }


def same_place(words: str, cell: frozenset[str]) -> bool:
    """Whether the place a band is tied to, as written, is the cell's: one's words are all among the other's.

    The two letters of a state do not count where they are the cell's (`Austin` in `Austin, TX`).
    """
    found = frozenset(words.casefold().replace(",", " ").replace("/", " ").split())
    town = frozenset(word for word in cell if len(word) > 2) or cell
    return bool(found) and (found <= cell or town <= found)


def unstated(cut: Cut, stated: Ints, reason: str) -> dict[str, int]:
    """How many counted openings are not among the `stated` rows: for `reason`, or because no text of them is held."""
    known = np.zeros(cut.table.n, dtype=np.bool_)
    known[stated] = True
    missing = ~known[cut.row]
    silent, unread = int((missing & cut.has_text).sum()), int((missing & ~cut.has_text).sum())
    return ({reason: silent} if silent else {}) | ({NO_TEXT: unread} if unread else {})


def bands(cut: Cut) -> Bands:
    """The judged bands of a cut, kept with it."""
    known = cut.kept.get("bands")
    if not isinstance(known, Bands):
        known = cut.kept["bands"] = Bands(cut)
    return known


class Paid(NamedTuple):
    """One side of the bands of a cut: its sample, distribution (None where no band counts), `n` openings, `k` employers."""

    sample: Sample
    distribution: Distribution | None
    n: int
    k: int


def distribution(cut: Cut, side: str) -> Paid:
    """The sample of one side of the bands and its employer-weighted distribution, kept with the cut."""
    key = f"pay:{side}"
    known = cut.kept.get(key)
    if not isinstance(known, Paid):
        sample = bands(cut).sample(side)
        whole = Distribution(sample.employer, sample.value, sample.weight) if len(sample.row) else None
        known = Paid(sample, whole, sample.n, whole.k if whole else 0)
        cut.kept[key] = known
    return known


def quantile(cut: Cut, side: str, name: str) -> tuple[Sample, Estimate | None, Verdict]:
    """A quantile (`p10` to `p90`) of a side of the bands. Raises KeyError for one that does not exist.

    Of one employer's cell it is a plain description of what that employer advertises, without an interval.
    """
    order = QUANTILES[name]
    SIDES[side]
    sample, known, n, _ = distribution(cut, side)
    if known is None:
        return sample, None, Verdict(None, floors.too_few(0, floors.PAY_EMPLOYERS, "employers that state pay"))
    found = msgspec.structs.replace(known.quantile(order), n=n)
    if cut.cell.employer:
        need = {"p50": floors.EMPLOYER_POSTINGS}.get(name, floors.QUANTILE_FLOORS[name])
        return sample, found, Verdict(None, floors.too_few(n, need, "postings that state pay"))
    return sample, found, floors.judge_pay(name, found)


def slugged(reason: str) -> str:
    """A reason as it stands in a measure: its words joined by `_`."""
    return "_".join(reason.split())


def left_out(cut: Cut, slug: str) -> Sample:
    """The openings none of whose bands counts for one reason (its words joined by `_`). Raises KeyError for no such reason."""
    claim = {slugged(reason): claims for reason, claims in bands(cut).left_out.items()}[slug]
    row = cut.table.claim_row[claim]
    return Sample(
        row=row, employer=cut.employer[cut.position[row]], value=np.ones(len(row)), weight=np.ones(len(row)), source="claims",
        words=claim, excluded={}, unit="count",
    )  # fmt: skip


def formula(side: str, name: str) -> str:
    """How a quantile of pay follows from its rows, in words."""
    return (
        f"The {QUANTILES[name] * 100:g}th percentile of {SIDES[side]} (base pay a year; hour x 2,080, day x 260, week x 52, "
        "month x 12), each employer with the same weight: a row weighs its weight divided by the sum of its employer's weights. "
        "The value is the smallest at or below which that part of the weight lies. Interval: Woodruff's, employers as clusters."
    )
