"""Where things lead: postings to their pages, the cells of a guide to its cuts, the rest to searches."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

from metier.library.compare import pairs
from metier.model.block import Link
from metier.model.figure import Cell, Figure

CUTS = ("place", "level", "workplace")
SEARCHED = ("place", "level", "workplace", "employer", "tool", "source")
STANDARD = "https://www.onetonline.org/link/summary/"


def job_path(posting_id: str) -> str:
    """The address of a posting's page."""
    return "/jobs/" + quote(posting_id, safe="")


def guide_path(cell: Cell) -> str:
    """The address of the guide of a cell; its role must be given."""
    cut = {name: getattr(cell, name) for name in (*CUTS, "employer") if getattr(cell, name)}
    return f"/roles/{quote(cell.role or '', safe='')}" + (f"?{urlencode(cut)}" if cut else "")


def occupation(code: str) -> Link:
    """An occupation of the SOC by its code (`15-1252`), which leads to the standard's own page."""
    return Link(text=code, kind="occupation", id=code)


def compare_path(cell: Cell, window: str = "") -> str:
    """The address at which the cell of a guide is compared with others, in the window chosen there."""
    return f"/compare?{urlencode(pairs([cell], window))}"


ALONE: dict[str, Callable[[str], str]] = {
    "role": lambda role: guide_path(Cell(role=role)),
    "posting": job_path,
    "occupation": lambda code: STANDARD + quote(code if "." in code else f"{code}.00", safe=""),
}
"""What leads to the same place wherever it stands."""


def link_path(link: Link, here: Cell | None = None, figure: Figure | None = None) -> str | None:
    """Where a link of a table leads; null for nowhere.

    `here` is the cell of the guide it stands in: places, levels and workplaces then lead to narrower guides, to exactly the
    cell of the row's `figure` where that is one of the link's own; tools and employers lead to the role's postings.
    """
    if not link.id:
        return None
    if link.kind in ALONE:
        return ALONE[link.kind](link.id)
    if here is not None and here.role and link.kind in CUTS:
        if figure is not None and figure.cell.role == here.role and getattr(figure.cell, link.kind) == link.id:
            return guide_path(figure.cell)
        return guide_path(Cell(**{"role": here.role} | {name: getattr(here, name) for name in CUTS} | {link.kind: link.id}))
    role = {"role": here.role} if here is not None and here.role else {}
    if link.kind in SEARCHED:
        return f"/jobs?{urlencode(role | {link.kind: link.id})}"
    return f"/jobs?{urlencode({'q': link.text} | role)}" if link.kind == "skill" else None
