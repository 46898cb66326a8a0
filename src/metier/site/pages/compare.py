"""Roles, places, levels, workplaces or employers beside one another; the same as CSV, JSON and Markdown."""

from collections.abc import Callable
from itertools import pairwise
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Response
from litestar.response import Redirect

from metier.library.compare import PARTS, comparison_csv, pairs
from metier.library.labels import LEVELS, WORKPLACES
from metier.library.markdown import comparison_markdown
from metier.model.comparison import Comparison
from metier.model.figure import Cell
from metier.site.page import Ask, Page
from metier.site.views import html

MOST = 4
LONGEST = 200
SUGGESTED = 6
TWINS: dict[str, tuple[Callable[[Comparison], str | bytes], str]] = {
    ".csv": (comparison_csv, "text/csv"),
    ".json": (msgspec.json.encode, "application/json"),
    ".md": (comparison_markdown, "text/markdown"),
}


def compare(ask: Ask) -> Response[Any]:
    """Render a comparison, answer a twin, or send another spelling of the same to its own address.

    Fewer than two columns are the beginning of a comparison: the page then asks for more.
    """
    parts = {name: [value[:LONGEST] for key, value in ask.query if key == name] for name in PARTS}
    window, form = ask.one("window"), ask.path.removeprefix("/compare")
    cells = ask.home.comparisons.cells(parts)
    if form or len(cells) > 1:
        made = ask.home.comparisons.of(parts, window)
        if form:
            write, media = TWINS[form]
            return Response(write(made), media_type=media)
    wanted = pairs(cells, window)
    address = urlencode(wanted)
    if cells and sorted(wanted, key=itemgetter(0)) != sorted(ask.query, key=itemgetter(0)):
        return Redirect(f"/compare?{address}", status_code=308)
    return _chosen(ask, made, address) if len(cells) > 1 else _begun(ask, cells)


def _chosen(ask: Ask, made: Comparison, address: str) -> Response[Any]:
    return html(
        "compare.html",
        ask,
        title=made.title,
        describe=f"{made.title}: pay, degree, years and skills compared, with what is not clearly different.",
        comparison=made,
        twin=address,
        noindex=True,
        **_form(ask, tuple(column.cell for column in made.columns)),
    )


def _begun(ask: Ask, cells: tuple[Cell, ...]) -> Response[Any]:
    return html(
        "compare.html",
        ask,
        title=f"{_name(ask, cells[0])}, compared with…" if cells else "Compare",
        describe="Compare roles, places, levels, workplaces and employers: pay, degrees, years and skills, with intervals.",
        comparison=None,
        suggested=_suggested(ask, cells),
        noindex=bool(cells),
        **_form(ask, cells),
    )


def _form(ask: Ask, cells: tuple[Cell, ...]) -> dict[str, Any]:
    """What the selectors offer, and what is chosen in each column; a place stands by its name where that leads back to it."""
    places = dict.fromkeys(place for cell in cells for place in ask.home.comparisons.places(cell.role or ""))
    return {
        "cells": [*cells, *[None] * (MOST - len(cells))],
        "open_columns": max(len(cells), 2),
        "roles": sorted((role.id, role.name) for role in ask.home.roles.list() if role.published or role.id in _roles(cells)),
        "level_names": {level: name for level, name in LEVELS.items() if level != "unclear"},
        "workplace_names": {kind: name for kind, name in WORKPLACES.items() if kind != "unclear"},
        "place_ids": list(places),
        "window": ask.one("window"),
    }


def _roles(cells: tuple[Cell, ...]) -> set[str | None]:
    return {cell.role for cell in cells}


def _words(ask: Ask, name: str, value: str) -> str:
    return str(getattr(ask.home.labels, name, str)(value))


def _name(ask: Ask, cell: Cell) -> str:
    return ", ".join(_words(ask, name, getattr(cell, name)) for name in PARTS if getattr(cell, name))


def _suggested(ask: Ask, cells: tuple[Cell, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Comparisons one click away, by what they vary: each by its words and its address."""
    large = [role for role in ask.home.roles.list() if role.published]
    here = cells[0] if cells else Cell(role=large[0].id if large else None)
    family = {role.id: role.family for role in large}
    same = [role for role in family if not cells or family[role] == family.get(here.role or "")]
    offered = {
        "role": ("Other roles", same[: SUGGESTED + 1]),
        "level": ("Levels", ["entry", "mid", "senior", "staff"]),
        "place": ("Places", list(ask.home.comparisons.places(here.role or ""))[:SUGGESTED]),
        "workplace": ("Workplaces", ["remote", "hybrid", "onsite"]),
    }
    return [(title, _pairs(ask, here, name, values)) for name, (title, values) in offered.items() if len(values) > 1]


def _pairs(ask: Ask, here: Cell, name: str, values: list[str]) -> list[tuple[str, str]]:
    """A cell with each other value of one part; where that part is open, each value with the next."""
    chosen = getattr(here, name)
    both = [(chosen, value) for value in values if value != chosen] if chosen else list(pairwise(values))
    cells = [tuple(msgspec.structs.replace(here, **{name: value}) for value in two) for two in both]
    words = [f"{_words(ask, name, one)} and {_words(ask, name, other)}" for one, other in both]
    return [(said, f"/compare?{urlencode(pairs(two))}") for said, two in zip(words, cells, strict=True)]


PAGE = Page("/compare", compare, nav="Compare", order=25, twins=tuple(f"/compare{form}" for form in TWINS))
