"""Pay of a cut: which bands are counted, which are left out and why, and their quantiles."""

from functools import cached_property
from typing import NamedTuple

import msgspec
import numpy as np

from metier.guides.rows import NO_TEXT, Cut
from metier.guides.samples import Sample
from metier.statistics import floors, quantiles
from metier.statistics.estimate import Bools, Estimate, Ints, dense
from metier.statistics.floors import Verdict
from metier.statistics.quantiles import Distribution

METHOD = quantiles.METHOD
SIDES = {"middle": "the middle of the band", "low": "the bottom of the band", "high": "the top of the band"}
QUANTILES = {"p10": 0.10, "p25": 0.25, "p50": 0.50, "p75": 0.75, "p90": 0.90}

NOT_STATED = "pay not stated"
NOT_BASE = "bonus, on-target or other pay only"
WIDE = "band wider than two to one"
OTHER_CURRENCY = "paid in another currency"
ONE_SIDED = "only one end of the band stated"
FAR_OUT = "too far from the role's other pay to be believed"
PART_TIME = "part-time pay by the hour"
OTHER_PLACE = "band of another place"


class Bands:
    """The bands of pay counted in a cut, at most one currency; `reason[i]` says why claim `claim[i]` is left out, or is empty."""

    def __init__(self, cut: Cut) -> None:
        """Judge every band of the cut's openings."""
        self.cut = cut
        table = cut.table
        self.claim: Ints = cut.claims("pay")
        self.reason = np.full(len(self.claim), "", dtype=object)
        self.currency = ""
        if not len(self.claim):
            return
        low, high = table.claim_low[self.claim], table.claim_high[self.claim]
        self._leave(~table.claim_value.equal("base")[self.claim], NOT_BASE)
        rejected = table.rejected.codes[self.claim]
        for code in np.unique(rejected):
            word = table.rejected.words[code]
            if word:
                self._leave(rejected == code, word)
        known = ~np.isnan(low) & ~np.isnan(high) & (np.nan_to_num(low) > 0)
        self._leave(np.isnan(low) & np.isnan(high), "the unit of time is not stated")
        self._leave(~known, ONE_SIDED)
        self._leave(np.nan_to_num(high) > floors.PAY_WIDE_BAND * np.nan_to_num(low), WIDE)
        self._leave(table.quarantined[self.claim], FAR_OUT)
        self._leave(self._part_time(), PART_TIME)
        self.currency = self._dominant()
        self._leave(table.currency.codes[self.claim] != table.currency.code(self.currency), OTHER_CURRENCY)
        self._elsewhere()

    def _leave(self, which: Bools, reason: str) -> None:
        self.reason[which & (self.reason == "")] = reason

    def _part_time(self) -> Bools:
        table = self.cut.table
        only = np.array([text == "PART_TIME" for text in table.employment.words], dtype=np.bool_)
        part = only[table.employment.codes[table.claim_row[self.claim]]]
        return np.asarray(part & table.unit.equal("HOUR")[self.claim], dtype=np.bool_)

    def _dominant(self) -> str:
        """The currency most employers of the cut pay in; of several, the first by name."""
        table = self.cut.table
        good = self.claim[self.reason == ""]
        pairs = np.unique(np.stack([table.currency.codes[good], table.employer.codes[table.claim_row[good]]]), axis=1)
        counts = np.bincount(pairs[0], minlength=len(table.currency.words))
        ranked = sorted((-int(count), word) for word, count in zip(table.currency.words, counts, strict=True) if word and count)
        return ranked[0][1] if ranked else ""

    def _elsewhere(self) -> None:
        """Where a posting ties bands to places and one of them is the cell's place, the bands of other places are left out."""
        good, place_words = np.flatnonzero(self.reason == ""), self.cut.place_words
        if not place_words or not len(good):
            return
        places = self.cut.table.tables["claims"].words("place", self.claim[good])
        here = np.array([bool(place) and bool(place_words & _words(place)) for place in places], dtype=np.bool_)
        tied = np.array([bool(place) for place in places], dtype=np.bool_)
        rows = self.cut.table.claim_row[self.claim[good]]
        matched = np.isin(rows, rows[here])
        self.reason[good[matched & tied & ~here]] = OTHER_PLACE

    def sample(self, side: str) -> Sample:
        """The counted bands: a posting with B of them gives each 1/B of its weight."""
        table, cut = self.cut.table, self.cut
        good = self.claim[self.reason == ""]
        row = table.claim_row[good]
        bands = np.bincount(row, minlength=table.n)
        where = cut.position[row]
        low, high = table.claim_low[good], table.claim_high[good]
        return Sample(
            row=row,
            employer=cut.employer[where],
            value={"middle": (low + high) / 2, "low": low, "high": high}[side],
            weight=cut.weight[where] / bands[row],
            source="claims",
            words=good,
            excluded=cut.excluded | self._left_out(row),
            unit=f"{self.currency}/year" if self.currency else "",
        )

    def _left_out(self, counted: Ints) -> dict[str, int]:
        """Openings by the reason none of their bands counts, and those without any."""
        found = {reason: len(rows) for reason, rows in self.left_out.items()}
        known = [*counted.tolist(), *(row for rows in self.left_out.values() for row in rows)]
        return found | unstated(self.cut, np.array(known, dtype=np.int64), NOT_STATED)

    @cached_property
    def left_out(self) -> dict[str, dict[int, int]]:
        """By reason, the openings none of whose bands counts, each with the claim that was left out."""
        table = self.cut.table
        done = set(table.claim_row[self.claim[self.reason == ""]].tolist())
        found: dict[str, dict[int, int]] = {}
        for claim, reason in zip(self.claim.tolist(), self.reason, strict=True):
            row = int(table.claim_row[claim])
            if reason and row not in done:
                done.add(row)
                found.setdefault(reason, {})[row] = claim
        return dict(sorted(found.items()))


def unstated(cut: Cut, stated: Ints, reason: str) -> dict[str, int]:
    """How many counted openings are not among the `stated` rows: for `reason`, or because no text of them is held."""
    missing = ~np.isin(cut.row, stated)
    silent, unread = int((missing & cut.has_text).sum()), int((missing & ~cut.has_text).sum())
    return ({reason: silent} if silent else {}) | ({NO_TEXT: unread} if unread else {})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().replace(",", " ").replace("/", " ").split())


def bands(cut: Cut) -> Bands:
    """The judged bands of a cut, kept with it."""
    known = cut.kept.get("bands")
    if not isinstance(known, Bands):
        known = cut.kept["bands"] = Bands(cut)
    return known


class Paid(NamedTuple):
    """One side of the bands of a cut: its sample and its distribution, None where no band counts."""

    sample: Sample
    distribution: Distribution | None


def distribution(cut: Cut, side: str) -> Paid:
    """The sample of one side of the bands and its employer-weighted distribution, kept with the cut."""
    key = f"pay:{side}"
    known = cut.kept.get(key)
    if not isinstance(known, Paid):
        sample = bands(cut).sample(side)
        known = Paid(sample, Distribution(sample.employer, sample.value, sample.weight) if len(sample.row) else None)
        cut.kept[key] = known
    return known


def quantile(cut: Cut, side: str, name: str) -> tuple[Sample, Estimate | None, Verdict]:
    """A quantile (`p10` to `p90`) of a side of the bands. Raises KeyError for one that does not exist.

    Of one employer's cell it is a plain description of what that employer advertises, without an interval.
    """
    order = QUANTILES[name]
    SIDES[side]
    sample, known = distribution(cut, side)
    if known is None:
        return sample, None, Verdict(None, floors.too_few(0, floors.PAY_EMPLOYERS, "employers that state pay"))
    found = msgspec.structs.replace(known.quantile(order), n=sample.n)
    if cut.cell.employer:
        need = {"p50": floors.EMPLOYER_POSTINGS}.get(name, floors.QUANTILE_FLOORS[name])
        return sample, found, Verdict(None, floors.too_few(sample.n, need, "postings that state pay"))
    return sample, found, floors.judge_pay(name, found)


def slugged(reason: str) -> str:
    """A reason as it stands in a measure: its words joined by `_`."""
    return "_".join(reason.split())


def left_out(cut: Cut, slug: str) -> Sample:
    """The openings none of whose bands counts for one reason (its words joined by `_`). Raises KeyError for no such reason."""
    rows = {slugged(reason): rows for reason, rows in bands(cut).left_out.items()}[slug]
    row = np.array(list(rows), dtype=np.int64)
    return Sample(
        row=row, employer=cut.employer[cut.position[row]], value=np.ones(len(row)), weight=np.ones(len(row)), source="claims",
        words=np.array(list(rows.values()), dtype=np.int64), excluded={}, unit="count",
    )  # fmt: skip


def years(cut: Cut, name: str) -> tuple[Sample, Estimate | None, Verdict]:
    """A quantile of the least years of experience asked, of the postings that state any."""
    table = cut.table
    claim = cut.claims("experience")
    claim = claim[~np.isnan(table.claim_low[claim])]
    _, first = np.unique(table.claim_row[claim], return_index=True)
    claim = claim[np.sort(first)]
    row = table.claim_row[claim]
    where = cut.position[row]
    sample = Sample(
        row=row, employer=cut.employer[where], value=table.claim_low[claim], weight=cut.weight[where], source="claims",
        words=claim,
        excluded=cut.excluded | unstated(cut, row, "years not stated"), unit="years",
    )  # fmt: skip
    if not len(row):
        return sample, None, Verdict(None, floors.too_few(0, floors.YEARS_EMPLOYERS, "employers that state years"))
    found = Distribution(dense(sample.employer)[0], sample.value, sample.weight).quantile(QUANTILES[name])
    if cut.cell.employer:
        return sample, found, floors.judge_one(found, "postings that state years")
    return sample, found, floors.judge_years(found)


def formula(side: str, name: str) -> str:
    """How a quantile of pay follows from its rows, in words."""
    return (
        f"The {QUANTILES[name] * 100:g}th percentile of {SIDES[side]} (base pay a year; hour x 2,080, day x 260, week x 52, "
        "month x 12), each employer with the same weight: a row weighs its weight divided by the sum of its employer's weights. "
        "The value is the smallest at or below which that part of the weight lies. Interval: Woodruff's, employers as clusters."
    )
