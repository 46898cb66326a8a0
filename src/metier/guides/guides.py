"""The guides of an edition: roles, guides of any cell, figures by id, and the evidence behind them."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

import msgspec

from metier.errors import NotFoundError, UsageError
from metier.guides.asked import Asked, Page, page_name
from metier.guides.base import Base
from metier.guides.called import TAXONOMY
from metier.guides.comparison.compose import check, comparison
from metier.guides.compose import compose, title
from metier.guides.desk import Context, Desk
from metier.guides.desk import figure_id as other_id
from metier.guides.evidence import SAMPLE, TextOf, evidence
from metier.guides.market import load_manifest, year_before
from metier.guides.names import Names
from metier.guides.rows import Market, RoleTable
from metier.model.block import Guide
from metier.model.comparison import Comparison
from metier.model.figure import Cell, Evidence, Figure, Window
from metier.reference.edition import Reference

_TABLES, _FAMILIES, _PAGES, _COMPARED, _CELLS = 12, 1, 12, 4, 12
_Value = TypeVar("_Value")


class RoleSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A role in the list of roles: `n` openings of `k` employers in the default window, and why it has no guide, if so."""

    id: str
    name: str
    family: str
    field: str
    n: int
    k: int
    open_jobs: Figure
    pay: Figure | None
    published: bool
    why_not: str | None


class Highlight(msgspec.Struct, frozen=True):
    """One figure worth the first sentence of a home page: the pay of a cell."""

    cell: Cell
    title: str
    figure: Figure


class Made(msgspec.Struct, frozen=True):
    """A figure of a page written with the edition: its cell, and the method and measure it was made by."""

    id: str
    cell: Cell
    made: tuple[str, str]


class _Recent(Generic[_Value]):
    """The values made last, by key; made outside the lock, so a value may now and then be made twice."""

    def __init__(self, most: int) -> None:
        self._most, self._held, self._lock = most, OrderedDict[object, _Value](), Lock()

    def get(self, key: object, make: Callable[[], _Value]) -> _Value:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        value = make()
        with self._lock:
            self._held[key] = value
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return value


class Guides:
    """All guides of one edition. Safe to use from several threads; memory and work are bounded."""

    def __init__(self, folder: Path, names: Names, text_of: TextOf | None, asked: Path | None) -> None:
        """See `open`."""
        self.folder, self._names, self._text_of = folder, names, text_of
        self._manifest, self._market = load_manifest(folder), Market(folder)
        self._groups = {role.role: role.group for role in self._manifest.roles}
        self._tables: _Recent[RoleTable] = _Recent(_TABLES)
        self._families: _Recent[RoleTable] = _Recent(_FAMILIES)
        self._desks: _Recent[tuple[Guide, Desk]] = _Recent(_PAGES)
        self._cells: _Recent[Desk] = _Recent(_CELLS)
        self._compared: _Recent[tuple[Comparison, list[Desk]]] = _Recent(_COMPARED)
        self._asked = Asked(folder, asked)
        manifest = self._manifest
        self.context = Context(
            edition=manifest.edition, as_of=manifest.as_of, seed=manifest.seed, simulated=manifest.simulated,
            base=Base(folder), names=names, left_out=manifest.left_out,
            cut_of=lambda cell, window: self._desk_of(cell, window).cut, reference=Reference(folder),
        )  # fmt: skip

    @staticmethod
    def open(folder: Path, names: Names | None = None, text_of: TextOf | None = None, asked: Path | None = None) -> "Guides":
        """Open the guides in `folder`, where `market.build` and `build_guides` wrote.

        `text_of` gives a posting's text for the words around quotes. `asked` is a file beside the edition in which the
        cells asked for are remembered, so that an id printed by one process is known to another.
        """
        return Guides(folder, names or TAXONOMY, text_of, asked)

    @property
    def edition(self) -> str:
        """The edition's id."""
        return self._manifest.edition

    @property
    def as_of(self) -> date:
        """The newest observation."""
        return self._manifest.as_of

    @property
    def simulated(self) -> bool:
        """Whether the postings are made up."""
        return self._manifest.simulated

    @property
    def left_out(self) -> dict[str, int]:
        """Sources whose rights forbid counting, with their postings."""
        return self._manifest.left_out

    def role_ids(self) -> list[str]:
        """The ids of all roles that have postings, sorted."""
        return sorted(role for role in self._groups if role)

    def roles(self) -> tuple[RoleSummary, ...]:
        """All roles that have postings, the largest first."""
        return msgspec.json.decode(self._written("roles.json"), type=tuple[RoleSummary, ...])

    def highlight(self) -> Highlight | None:
        """One figure for the home page; None where no pay can be published."""
        return msgspec.json.decode(self._written("highlight.json"), type=Highlight | None)

    def guide(self, cell: Cell, window: Window | None = None) -> Guide:
        """The guide of a cell, on demand. Without a window: the twelve months before `as_of`; `Window(None, None)`: all.

        Raises NotFoundError where no posting stands in the cell, UsageError for a cell without a role.
        """
        window = window or year_before(self.as_of)
        written = self.folder / "pages" / f"{page_name(cell)}.json"
        if window == year_before(self.as_of) and cell.role in self._groups and not cell.employer and written.exists():
            return msgspec.json.decode(written.read_bytes(), type=Guide)
        return self._page(cell, window)[0]

    def desk(self, cell: Cell, window: Window | None = None) -> Desk:
        """The desk of a cell, of a family of roles too, for figures of one's own. Raises as `guide` does."""
        if cell.family and not cell.role:
            return Desk(self.context, self._family(cell.family), cell, window or year_before(self.as_of))
        if not cell.role:
            raise UsageError("a guide needs a role", "known roles: metier roles", "name one")
        if cell.role not in self._groups:
            raise NotFoundError(f"no postings of the role {cell.role!r}", "", "see the list of roles")
        table = self._tables.get(cell.role, lambda: self._market.role(self._groups[cell.role or ""]))
        return Desk(self.context, table, cell, window or year_before(self.as_of))

    def _family(self, family: str) -> RoleTable:
        """The rows of all roles of a family: costly, so kept apart and few."""
        groups = [group for role, group in sorted(self._groups.items()) if role and self._names.role(role).family_id == family]
        if not groups:
            raise NotFoundError(f"no postings of the family {family!r}", "", "see the list of roles")
        return self._families.get(family, lambda: self._market.role(*groups))

    def compare(self, cells: tuple[Cell, ...], window: Window | None = None) -> Comparison:
        """Compare two to four cells in one window (as `guide` takes it), the first with each other.

        Raises UsageError for other numbers of cells or the same one twice, NotFoundError for a role without postings.
        """
        return self._comparison(cells, window or year_before(self.as_of))[0]

    def employs(self, role: str, employer: str) -> bool:
        """Whether an employer, by its id, has postings of a role."""
        return role in self._groups and self._desk_of(Cell(role=role), Window(None, None)).table.employer.code(employer) >= 0

    def places(self, role: str, most: int = 15) -> tuple[str, ...]:
        """The metropolitan areas and countries with the most openings of a role in the usual window, the largest first."""
        if role not in self._groups:
            return ()
        cut = self._desk_of(Cell(role=role), year_before(self.as_of)).cut
        found = sorted((*cut.per_place("metro"), *cut.per_place("country")), key=lambda pair: (-pair[1], pair[0]))
        return tuple(place for place, _ in found[:most])

    def _comparison(self, cells: tuple[Cell, ...], window: Window) -> tuple[Comparison, list[Desk]]:
        def make() -> tuple[Comparison, list[Desk]]:
            check(cells)
            desks = [self._desk_of(cell, window) for cell in cells]
            for desk in desks:
                if not desk.n:
                    raise NotFoundError(f"no posting stands in {title(desk)}", "", f"widen it: role {desk.cell.role}")
            made = comparison(desks)
            page = Page(cells[0], window, self.edition, cells[1:])
            self._asked.remember(page, (figure.id for desk in desks for figure in desk.figures()))
            return made, desks

        return self._compared.get((cells, window), make)

    def _page(self, cell: Cell, window: Window) -> tuple[Guide, Desk]:
        def make() -> tuple[Guide, Desk]:
            desk = self.desk(cell, window)
            if cell.family:
                raise UsageError("a guide needs a role", "known roles: metier roles", "name one")
            if not desk.n:
                raise NotFoundError("no posting stands in this cell", "", f"widen it: role {cell.role}")
            guide = compose(desk)
            self._asked.remember(Page(cell, window, self.edition), (figure.id for figure in desk.figures()))
            return guide, desk

        return self._desks.get((cell, window), make)

    def figure(self, figure_id: str) -> Figure:
        """A figure by its id. Raises NotFoundError for one this edition does not have (see `successor`)."""
        desk, measure = self._find(figure_id)
        return desk.figure(measure)

    def evidence(self, figure_id: str, limit: int | None = SAMPLE) -> Evidence:
        """The evidence of a figure: a sample of at most `limit` rows, or all of them. Raises as `figure` does."""
        desk, measure = self._find(figure_id)
        return evidence(desk, measure, limit, self._text_of)

    def successor(self, figure_id: str, edition: str, as_of: date) -> Figure | None:
        """The figure of today for one of another edition, whose id and newest observation are given; None where there is none.

        Looks through the pages written with this edition: the same cell and measure, in the twelve months before today.
        """
        window = year_before(as_of)
        for path in sorted((self.folder / "figures").glob("*.json")):
            for made in msgspec.json.decode(path.read_bytes(), type=list[Made]):
                if figure_id == other_id(edition, made.cell, window, made.made):
                    return self.figure(made.id)
        return None

    def _find(self, figure_id: str) -> tuple[Desk, str]:
        for page in self._asked.pages(figure_id):
            written = self.folder / "figures" / f"{page_name(page.cell)}.json"
            if page == Page(page.cell, year_before(self.as_of), self.edition) and written.exists():
                for made in msgspec.json.decode(written.read_bytes(), type=list[Made]):
                    if made.id == figure_id:
                        return self._desk_of(made.cell, page.window), made.made[1]
            elif page.beside and page.edition == self.edition:
                for desk in self._comparison((page.cell, *page.beside), page.window)[1]:
                    for figure in desk.figures():
                        if figure.id == figure_id:
                            return desk.sub(**msgspec.structs.asdict(figure.cell)), figure.measure
            elif page.edition == self.edition:
                _, desk = self._page(page.cell, page.window)
                for figure in desk.figures():
                    if figure.id == figure_id:
                        return desk.sub(**msgspec.structs.asdict(figure.cell)), figure.measure
        raise NotFoundError(f"no figure {figure_id!r} in edition {self.edition}", "", "take the id from a guide of this edition")

    def _desk_of(self, cell: Cell, window: Window) -> Desk:
        return self._cells.get((cell, window), lambda: self.desk(cell, window))

    def _written(self, name: str) -> bytes:
        path = self.folder / name
        if not path.exists():
            raise NotFoundError(f"the edition has no {name}", "", "build its guides first")
        return path.read_bytes()
