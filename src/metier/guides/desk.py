"""The desk: where figures are made from the rows of one cell, each under an id that leads back to its rows."""

import base64
import hashlib
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from metier.guides.base import Base
from metier.guides.market import year_before
from metier.guides.measures import Ground, Measured, measure
from metier.guides.names import Names, RoleName
from metier.guides.rows import Cut, RoleTable
from metier.model.figure import Cell, Figure, Window
from metier.reference.edition import NOTHING, Reference

_UNIX = date(1970, 1, 1)
_ALIKE = 9
_DIGITS = {"share": 4, "change": 4, "index": 1, "rank": 1, "points": 2, "ratio": 3, "years": 1, "days": 1, "count": 0}


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What all desks of an edition share; `cut_of` gives the rows of any cell, of other roles too."""

    edition: str
    as_of: date
    seed: int
    simulated: bool
    base: Base
    names: Names
    left_out: dict[str, int]
    cut_of: Callable[[Cell, Window], Cut]
    reference: Reference = NOTHING


def _code(letters: int, *parts: object) -> str:
    digest = hashlib.sha256("\n".join(map(str, parts)).encode()).digest()
    return base64.b32encode(digest[:10]).decode().lower()[:letters]


@lru_cache(maxsize=1024)
def cell_key(edition: str, cell: Cell, window: Window) -> str:
    """The first six letters of the ids of a cell's figures."""
    return _code(6, edition, msgspec.json.encode(cell).decode(), window.start, window.end)


def figure_id(edition: str, cell: Cell, window: Window, made: tuple[str, str]) -> str:
    """The id of a figure: `made` is its method and its measure."""
    where = cell_key(edition, cell, window)
    return f"{where}-{_code(8, *made, msgspec.json.encode(cell).decode(), window.start, window.end, edition)}"


class Desk:
    """The rows of one cell and window, and the figures made from them.

    `sub` opens the desk of a narrower cell; all desks opened from one another share a ledger of the figures made, so that
    a page knows all of its figures. `n` openings of `k` employers are counted in the cell.
    """

    def __init__(self, context: Context, table: RoleTable, cell: Cell, window: Window) -> None:
        """Open the desk of `cell`, whose role `table` holds."""
        self.context, self.table, self.cell, self.window = context, table, cell, window
        place = context.names.place(cell.place).casefold() if cell.place else ""
        self.cut = Cut(table, cell, window, frozenset(place.replace(",", " ").split()))
        self.n, self.k = self.cut.n, self.cut.k
        self._made: dict[str, Figure] = {}
        self._ledger: dict[Cell, Desk] = {cell: self}

    @property
    def as_of(self) -> date:
        """The newest observation of the edition."""
        return self.context.as_of

    @property
    def base(self) -> Base:
        """All roles together, to compare with."""
        return self.context.base

    @property
    def names(self) -> Names:
        """Names for people."""
        return self.context.names

    @property
    def role(self) -> RoleName:
        """The cell's role for people; of a family its name alone."""
        if self.cell.family:
            return RoleName(f"all roles of {self.names.family(self.cell.family)}", family=self.names.family(self.cell.family))
        return self.names.role(self.cell.role or "")

    def sub(self, **parts: Any) -> "Desk":
        """The desk of this cell with parts replaced: `sub(level="senior")`, `sub(place=None)`, `sub(role="data-engineer")`.

        Raises NotFoundError for a role without postings.
        """
        cell = msgspec.structs.replace(self.cell, **parts)
        known = self._ledger.get(cell)
        if known is None:
            same = (cell.role, cell.family) == (self.cell.role, self.cell.family)
            table = self.table if same else self.context.cut_of(cell, self.window).table
            known = Desk(self.context, table, cell, self.window)
            known._ledger = self._ledger
            self._ledger[cell] = known
        return known

    def measured(self, name: str) -> Measured:
        """A measure taken of this cell: its rows and what follows from them."""
        return measure(self.cut, name, self.ground())

    def figure(self, name: str) -> Figure:
        """The figure of a measure (`count:open`, `share:tool:postgresql`, `pay:p50`). Raises UsageError for an unknown one."""
        known = self._made.get(name)
        if known is None:
            known = self._made[name] = self._figure(name, self.measured(name))
        return known

    def share(self, what: str) -> Figure:
        """The share of employers that say so: `tool:postgresql`, `degree`, `workplace:remote`."""
        return self.figure(f"share:{what}")

    def pay(self, quantile: str = "p50", side: str = "middle") -> Figure:
        """A quantile (`p10` to `p90`) of the middle, `low` or `high` end of the pay bands."""
        return self.figure(f"pay:{quantile}" if side == "middle" else f"pay:{side}:{quantile}")

    def count(self, what: str = "open") -> Figure:
        """How many openings: `open` now, or `postings` advertised in the window."""
        return self.figure(f"count:{what}")

    def figures(self) -> list[Figure]:
        """All figures made here and at the desks opened from here, in order of their ids."""
        made = [figure for desk in self._ledger.values() for figure in desk._made.values()]
        return sorted(made, key=lambda figure: figure.id)

    @property
    def currency(self) -> str:
        """The unit of this cell's pay, such as `USD/year`; empty where no pay is counted."""
        return self.measured("pay:p50").sample.unit

    def ground(self) -> Ground:
        """What measures taken at this desk may look at besides its rows."""
        return Ground(
            base=self.base,
            seed=self.context.seed,
            as_of_day=(self.as_of - _UNIX).days,
            default_window=self.window == year_before(self.as_of),
            cut_of=lambda cell: self.context.cut_of(cell, self.window),
            reference=self.context.reference,
        )

    def _figure(self, name: str, taken: Measured) -> Figure:
        found, sample, verdict = taken.estimate, taken.sample, taken.verdict
        hidden = verdict.suppressed or (None if found else "too few postings")
        shown = found if found and not hidden else None
        unit = sample.unit
        return Figure(
            id=figure_id(self.context.edition, self.cell, self.window, (taken.method, name)),
            measure=name,
            cell=self.cell,
            unit=unit,
            value=rounded(shown.value, unit) if shown else None,
            low=rounded(shown.low, unit) if shown and shown.low is not None and not taken.exact else None,
            high=rounded(shown.high, unit) if shown and shown.high is not None and not taken.exact else None,
            n=found.n if found else sample.n,
            k=found.k if found else sample.k,
            window=self.window,
            as_of=self.as_of,
            method=taken.method,
            edition=self.context.edition,
            n_eff=round(shown.n_eff, 1) if shown else None,
            coverage=None if taken.coverage is None else round(taken.coverage, 4),
            top_employer_share=round(shown.top, 4) if shown else None,
            reliability=verdict.grade if shown else None,
            modelled=taken.modelled and shown is not None,
            simulated=self.context.simulated,
            suppressed=hidden,
        )


def rounded(value: float, unit: str) -> float:
    """A value rounded to the precision its unit is published in (whole money a year, a hundredth of a percent).

    First to far more digits than that: sums taken in another order differ in the last of them, and must not part at a half.
    """
    return round(round(value, _ALIKE), _DIGITS.get(unit, 0)) + 0.0
