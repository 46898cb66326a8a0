"""`pooled:pay`: the typical pay of a thin cell (a place, or a level in it), pulled towards what the role's other cells say.

The pool are the role's other cells of the same kind in the same country: its other towns, or the levels in its other towns.
Levels differ by a fixed step. So do places, where the cell's own has enough employers at other levels; else places vary freely.
"""

from typing import NamedTuple

import msgspec
import numpy as np

from metier.guides import pay
from metier.guides.coded import Coded
from metier.guides.measures import Family, Ground, Measured, counted
from metier.guides.rows import Cut, RoleTable
from metier.model.figure import Cell
from metier.statistics import floors, pooling
from metier.statistics.estimate import Bools, Floats, Ints
from metier.statistics.floors import Verdict
from metier.statistics.pooling import Cells, Prior

_WORDS = (
    "Each row is a band's middle. An employer counts once, as the mean of the logarithms of its pay (weighted); ybar is their "
    "mean. B = tau2/(tau2 + s2/k), theta = mu + B (ybar - mu), the value is exp(theta): a geometric mean. mu is what {pool} "
    "make likely here, var_mu its variance, tau2 the variance left between them, sigma2 that between employers within them. "
)
_OWN = "The cell's own postings make up {part:.0%} of the estimate. "
_LEVELS = "levels differ by a fixed step"


class _Pool(NamedTuple):
    """The counted bands of a role in a country by place and level, one item a band and place."""

    place: Ints
    level: Ints
    employer: Ints
    value: Floats
    weight: Floats


class Borrowed(NamedTuple):
    """What other cells say of one, in words and as a prior; or why nothing is said."""

    prior: Prior | None
    pool: str
    why_not: str | None = None


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """The pooled estimate; suppressed where there is too little to borrow from, or too little of one's own."""
    if what not in {"pay", "pay:p50"}:
        raise KeyError(what)
    sample = pay.distribution(cut, "middle").sample
    few = floors.too_few(sample.k, floors.POOLED_EMPLOYERS, "employers that state pay")
    borrowed = Borrowed(None, "", few) if few else _borrow(cut, ground, sample.unit)
    words = _WORDS.format(pool=borrowed.pool or "the role's other cells")
    if borrowed.prior is None:
        return Measured(
            sample=sample, estimate=None, verdict=Verdict(None, borrowed.why_not), method=pooling.METHOD, formula=words
        )
    constants = borrowed.prior.constants()
    found, part = pooling.shrunk(counted(sample), constants)
    return Measured(
        sample=sample, estimate=found, verdict=floors.judge_pooled(found), method=pooling.METHOD,
        formula=words + _OWN.format(part=part), constants=constants, modelled=part < floors.POOLED_PART,
        coverage=round(sample.n / cut.n, 4) if cut.n else None,
    )  # fmt: skip


def _borrow(cut: Cut, ground: Ground, unit: str) -> Borrowed:
    cell, table = cut.cell, cut.table
    kind = _kind(cell.place)
    if cell.employer or not cell.role or not kind:
        return Borrowed(None, "", "borrowing is for a role in a town or a region, not for one employer or a whole country")
    country = _country(table, getattr(table, kind), cell.place or "")
    whole = ground.cut_of(Cell(role=cell.role, place=country, workplace=cell.workplace))
    if pay.distribution(whole, "middle").sample.unit != unit:
        return Borrowed(None, "", "not paid in the currency of the country's other postings")
    key = f"pool of pay:{kind}"
    known = whole.kept.get(key)
    if not isinstance(known, _Pool):
        known = whole.kept[key] = _pool(whole, kind)
    column: Coded = getattr(whole.table, kind)
    here = column.code(cell.place or "")
    if not cell.level:
        return _of_places(known, here)
    return _of_levels(known, here, whole.table.level.code(cell.level), whole.table.level.code(""))


def _kind(place: str | None) -> str | None:
    if not place or (len(place) == 2 and place.isupper()):
        return None
    return "region" if place[:2].isupper() else "metro"


def _country(table: RoleTable, column: Coded, place: str) -> str:
    """The country most postings of the place give."""
    codes = table.country.codes[column.equal(place)]
    return table.country.words[int(np.bincount(codes).argmax())] if len(codes) else ""


def _pool(cut: Cut, kind: str) -> _Pool:
    """Every counted band of the cut once for each place of its posting, as the cell of that place counts it."""
    table, column = cut.table, getattr(cut.table, kind)
    sample = pay.distribution(cut, "middle").sample
    order = np.argsort(table.place_row, kind="stable")
    starts = np.searchsorted(table.place_row[order], np.arange(table.n + 1))
    times = (starts[1:] - starts[:-1])[sample.row]
    band = np.repeat(np.arange(len(sample.row)), times)
    within = np.arange(len(band)) - np.repeat(np.cumsum(times) - times, times)
    spot = order[starts[sample.row[band]] + within]
    keep = ~column.equal("")[spot]
    band, spot = band[keep], spot[keep]
    keep = _tied_here(table, column, sample.words[band], spot)
    band, spot = band[keep], spot[keep]
    row = sample.row[band]
    pair = row * np.int64(len(column.words)) + column.codes[spot]
    _, back, bands = np.unique(pair, return_inverse=True, return_counts=True)
    return _Pool(
        place=column.codes[spot], level=table.level.codes[row], employer=table.employer.codes[row], value=sample.value[band],
        weight=table.place_weight[spot] / bands[back],
    )  # fmt: skip


def _tied_here(table: RoleTable, column: Coded, claim: Ints, spot: Ints) -> Bools:
    """Which pairs of a band and a place stay: where a posting ties a band to the place, those tied to others do not."""
    tied = table.claim_place.codes[claim] * np.int64(len(column.words)) + column.codes[spot]
    pairs, back = np.unique(tied, return_inverse=True)
    words = [
        (table.claim_place.words[pair // len(column.words)], column.words[pair % len(column.words)]) for pair in pairs.tolist()
    ]
    same = np.array([bool(at) and pay.same_place(at, frozenset(place.split("-"))) for at, place in words], dtype=np.bool_)[back]
    said = table.claim_place.codes[claim] != table.claim_place.code("")
    posting = table.claim_row[claim] * np.int64(len(column.words)) + column.codes[spot]
    return np.asarray(same | ~said | ~np.isin(posting, posting[same]), dtype=np.bool_)


def _of_places(known: _Pool, here: int) -> Borrowed:
    """The pool of the role's other places."""
    rest = known.place != here
    cells = _gather(known, rest, known.place)[0]
    few = floors.too_few(len(cells.k), floors.POOLED_CELLS, "other places to borrow from")
    return Borrowed(None, "", few) if few else _with(cells, "the role's other places in the country", None, None)


def _of_levels(known: _Pool, here: int, level: int, unknown: int) -> Borrowed:
    """The pool of levels in places, shifted by level, and by place where the place has enough employers at other levels."""
    rest = (known.level != unknown) & ~((known.place == here) & (known.level == level))
    key = known.place * np.int64(known.level.max(initial=0) + 1) + known.level
    cells, where = _gather(known, rest, key)
    place, levels = where // (known.level.max(initial=0) + 1), where % (known.level.max(initial=0) + 1)
    few = floors.too_few(len(cells.k), floors.POOLED_CELLS, "other places and levels to borrow from") or floors.too_few(
        int(cells.k[levels == level].sum()), floors.POOLED_LIKE, "employers that state pay for this level elsewhere"
    )
    if few:
        return Borrowed(None, "", few)
    enough = np.bincount(place, weights=cells.k) >= floors.POOLED_LIKE
    if here < len(enough) and enough[here]:
        near = enough[place]
        design, at = _steps(levels[near], level, place[near], here)
        if near.sum() >= max(floors.POOLED_CELLS, design.shape[1] + 2) and np.allclose(at @ np.linalg.pinv(design) @ design, at):
            return _with(_only(cells, near), f"the role's other levels and places ({_LEVELS}, and so do places)", design, at)
    design, at = _steps(levels, level, np.zeros_like(levels), 0)
    return _with(cells, f"the role's other levels and places ({_LEVELS})", design, at)


def _steps(levels: Ints, level: int, places: Ints, place: int) -> tuple[Floats, Floats]:
    """Columns of 0 and 1 for each level, and for each place but one; and the row of the level and place asked about."""
    kinds, spots = np.unique(levels), np.unique(places)[1:]
    design = np.column_stack([levels[:, None] == kinds, places[:, None] == spots]).astype(np.float64)
    return design, np.concatenate([kinds == level, spots == place]).astype(np.float64)


def _gather(known: _Pool, rest: Bools, key: Ints) -> tuple[Cells, Ints]:
    where, cell = np.unique(key[rest], return_inverse=True)
    if not len(where):
        none = np.zeros(0, dtype=np.int64)
        return Cells(cell=none, employer=none, mean=np.zeros(0), average=np.zeros(0), k=none), where
    return pooling.cells(cell.astype(np.int64), known.employer[rest], known.value[rest], known.weight[rest]), where


def _only(cells: Cells, keep: Bools) -> Cells:
    number = np.cumsum(keep) - 1
    pairs = keep[cells.cell]
    return msgspec.structs.replace(
        cells, cell=number[cells.cell[pairs]], employer=cells.employer[pairs], mean=cells.mean[pairs],
        average=cells.average[keep], k=cells.k[keep],
    )  # fmt: skip


def _with(cells: Cells, words: str, design: Floats | None, at: Floats | None) -> Borrowed:
    try:
        return Borrowed(pooling.prior(cells, design, at), words)
    except ValueError:
        return Borrowed(None, "", "too few employers in the role's other cells to borrow from")


FAMILY = Family(take)
