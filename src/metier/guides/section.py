"""What a section of a guide is: code that turns the rows of one cell into blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from metier.model.block import SectionPage

if TYPE_CHECKING:
    from metier.guides.desk import Desk


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the shelf `metier.guides.sections`; the module holds it as `SECTION`.

    `order` places it on the page; `write(desk)` returns the page's blocks, every number of them a figure made at the desk.
    """

    title: str
    order: int
    description: str
    write: Callable[[Desk], SectionPage]
