"""Writing an edition's guides: one default guide a role, the list of roles, and what finds a figure again by its id."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from metier.guides.asked import Page, page_name, write_keys
from metier.guides.compose import compose, title, too_small, why_not
from metier.guides.desk import Desk
from metier.guides.guides import Guides, Highlight, Made, RoleSummary
from metier.guides.names import Names
from metier.guides.wording import capital
from metier.model.block import Guide
from metier.model.figure import Cell

_LEVELS = ("senior", "mid", "staff", "entry", None)
_TRIED_PLACES = 6
LARGE = 5_000
"""Openings from which on a part of a role has its page written with the edition: a smaller one is computed in under 300 ms."""


def build_guides(folder: Path, names: Names | None = None) -> tuple[RoleSummary, ...]:
    """Write the guides of the market in `folder`; the same market gives the same bytes. Returns the list of roles.

    A role of fewer postings or employers than a guide takes is listed and has no guide written; it can still be asked for.
    """
    guides = Guides.open(folder, names)
    for name in ("pages", "figures"):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir()
    pages: list[tuple[Page, list[str]]] = []
    roles: list[RoleSummary] = []
    for role in guides.role_ids():
        desk = guides.desk(Cell(role=role))
        if desk.n:
            small = too_small(desk) is not None
            roles.append(_summary(desk, None if small else _write(folder, desk)))
            pages.append(_page(desk))
            for part in () if small else _large_parts(guides, desk):
                _write(folder, part)
                pages.append(_page(part))
    roles.sort(key=lambda role: (not role.published, -role.n, role.id))
    best, desk_of_best = _highlight(guides, roles)
    if desk_of_best is not None and desk_of_best.cell != Cell(role=desk_of_best.cell.role):
        compose(desk_of_best)
        pages.append(_page(desk_of_best))
    _json(folder / "roles.json", roles)
    _json(folder / "highlight.json", best)
    write_keys(folder, pages)
    return tuple(roles)


def _write(folder: Path, desk: Desk) -> Guide:
    guide = compose(desk)
    _json(folder / "pages" / f"{page_name(desk.cell)}.json", guide)
    made = [Made(figure.id, figure.cell, (figure.method, figure.measure)) for figure in desk.figures()]
    _json(folder / "figures" / f"{page_name(desk.cell)}.json", made)
    return guide


def _large_parts(guides: Guides, desk: Desk) -> Iterator[Desk]:
    """The parts of a cell, and theirs, that hold too many openings to be computed while somebody waits."""
    cell, table = desk.cell, desk.table
    found: list[dict[str, str]] = []
    if not (cell.place or cell.level or cell.workplace):
        found += [
            {"place": place} for kind in ("country", "region", "metro") for place, n in desk.cut.per_place(kind) if n > LARGE
        ]
    if not (cell.level or cell.workplace):
        found += [{"level": word} for word, n in desk.cut.per_word(table.level).items() if word and n > LARGE]
    if not cell.workplace:
        found += [{"workplace": word} for word, n in desk.cut.per_word(table.workplace).items() if word and n > LARGE]
    for narrower in found:
        part = guides.desk(msgspec.structs.replace(cell, **narrower))
        yield part
        yield from _large_parts(guides, part)


def _summary(desk: Desk, guide: Guide | None) -> RoleSummary:
    pay, reason, name = desk.pay(), why_not(desk, guide), desk.role
    return RoleSummary(
        id=desk.cell.role or "", name=capital(name.name), family=name.family,
        field=name.field, n=desk.n, k=desk.k, open_jobs=desk.count("open"),
        pay=None if pay.value is None else pay, published=reason is None, why_not=reason,
    )  # fmt: skip


def _page(desk: Desk) -> tuple[Page, list[str]]:
    return Page(desk.cell, desk.window, desk.context.edition), [figure.id for figure in desk.figures()]


def _highlight(guides: Guides, roles: list[RoleSummary]) -> tuple[Highlight | None, Desk | None]:
    """The pay of a cell of the largest published role that states it: a level in a metro, else a level, else the role."""
    for role in (role for role in roles if role.published and role.pay is not None):
        desk = guides.desk(Cell(role=role.id))
        for cell in _candidates(desk):
            found = guides.desk(cell)
            figure = found.pay()
            if figure.value is not None:
                return Highlight(cell, title(found), figure), found
    return None, None


def _candidates(desk: Desk) -> Iterable[Cell]:
    role = desk.cell.role
    at_home = {place for place, _ in desk.sub(place="US").cut.per_place("metro")}
    metros = [place for place, _ in desk.cut.per_place("metro")]
    metros = [m for m in metros if m in at_home][:_TRIED_PLACES] + [m for m in metros if m not in at_home][:_TRIED_PLACES]
    for level in _LEVELS:
        for place in metros:
            yield Cell(role=role, place=place, level=level)
    for level in _LEVELS:
        yield Cell(role=role, level=level)


def _json(path: Path, value: object) -> None:
    path.write_bytes(msgspec.json.encode(value, order="deterministic") + b"\n")
