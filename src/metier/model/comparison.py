"""A comparison: two to four cells beside one another, with what is different and what is not clearly so."""

from datetime import date

import msgspec

from metier.model.block import SectionPage, Text
from metier.model.figure import Cell, Window


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a comparison: its cell, its name in full, and in short: only the parts in which the sides differ."""

    cell: Cell
    title: str
    short: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two to four cells compared, in blocks of the kind guides are made of.

    A row of a table names a thing, then gives its figure in the first column, and for each further column its figure and the
    difference: that column minus the first (a figure whose measure begins with `gap:`; where its interval holds zero there is
    no clear difference).
    """

    title: str
    columns: tuple[Column, ...]
    lede: Text | None
    sections: tuple[SectionPage, ...]
    window: Window
    as_of: date
    edition: str
    simulated: bool = False
