"""Roles and their guides."""

from contextlib import suppress
from datetime import date

import msgspec

from metier.errors import NotFoundError, UsageError, unknown
from metier.guides.guides import Highlight, RoleSummary
from metier.guides.methods import MethodPage, pages
from metier.guides.moved import with_moved
from metier.library.edition import OpenEdition, Serving
from metier.library.labels import LEVELS, WORKPLACES
from metier.model.block import Guide
from metier.model.figure import Cell, Window
from metier.taxonomy import places, roles

__all__ = ["Cut", "Highlight", "RoleSummary", "Roles", "parse_window"]

_MOST = 64


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """A cut of a guide as a person writes it: ids or plain words (`Austin`, `senior`); `window` as `parse_window` reads it."""

    place: str = ""
    level: str = ""
    workplace: str = ""
    employer: str = ""
    window: str = ""


class Roles:
    """The roles of the current edition."""

    def __init__(self, serving: Serving) -> None:
        """`serving` hands out the current edition."""
        self._serving = serving
        self._compared: dict[tuple[str, str, Cell], Guide] = {}

    def list(self) -> tuple[RoleSummary, ...]:
        """Every role met in the postings, the largest first, with whether its guide is published and why not."""
        return self._serving.current().guides.roles()

    def highlight(self) -> Highlight | None:
        """The figure a home page opens with; None where nothing is above its floor."""
        return self._serving.current().guides.highlight()

    def guide(self, role: str, cut: Cut | None = None) -> Guide:
        """The guide of a role (id or words such as "backend software engineer") in any cut.

        The conclusion of a whole role's guide says what moved since the edition before, where that is still held.

        Raises NotFoundError for a role nobody knows, with the nearest; UsageError for a cut that is none.
        """
        asked = cut or Cut()
        cell, window, edition = self.cell(role, asked), parse_window(asked.window), self._serving.current()
        before = None if window or cell != Cell(role=cell.role) else next(self._serving.before(), None)
        return self._beside(cell, edition, before) if before else edition.guides.guide(cell, window)

    def _beside(self, cell: Cell, edition: OpenEdition, before: OpenEdition) -> Guide:
        """The guide of a whole role with what moved since the edition before; the last few are kept."""
        key = edition.about.edition, before.about.edition, cell
        if key not in self._compared:
            guide, old = edition.guides.guide(cell), None
            with suppress(NotFoundError):
                old = before.guides.guide(cell)
            if len(self._compared) >= _MOST:
                self._compared.clear()
            self._compared[key] = with_moved(guide, old, edition.guides.context)
        return self._compared[key]

    def cell(self, role: str, cut: Cut) -> Cell:
        """The cell of a role in a cut, both as a person writes them; the window is no part of it. Raises as `guide` does."""
        return Cell(
            role=self.resolve(role),
            place=_place(cut.place),
            level=_one_of("level", cut.level, LEVELS),
            workplace=_one_of("workplace", cut.workplace, WORKPLACES),
            employer=cut.employer or None,
        )

    def resolve(self, words: str) -> str:
        """The id of a role named by id, name or alias. Raises NotFoundError with the nearest names."""
        known = roles.ROLES()
        if words in known:
            return words
        found = roles.find(words)
        if found is None:
            hint = unknown("role", words.lower(), [item.name for item in known.values()]).do
            raise NotFoundError(f"no role {words!r}", "roles are listed by `metier guide` and at /roles", hint)
        return found.id

    def methods(self) -> tuple[MethodPage, ...]:
        """How each kind of figure is computed, from the code's own constants and docstrings."""
        return pages()


def parse_window(text: str) -> Window | None:
    """`` -> the default 12 months; `all` -> everything; `2026-01-01..2026-06-30` with either side open. Raises UsageError."""
    words = text.strip()
    if not words or words == "default":
        return None
    if words == "all":
        return Window(None, None)
    start, dots, end = words.partition("..")
    try:
        if not dots:
            raise ValueError
        window = Window(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)
    except ValueError:
        raise UsageError(
            f"window {text!r}", "a window is `all` or two dates: 2026-01-01..2026-06-30, either may be left out"
        ) from None
    if window.start and window.end and window.start > window.end:
        raise UsageError(f"window {text!r} ends before it starts", "the earlier date comes first")
    return window


def _place(words: str) -> str | None:
    if not words:
        return None
    if words == "remote":
        raise UsageError("place 'remote'", "remote is a workplace, not a place", "use workplace=remote")
    found = places.find_place(words)
    if found is None:
        raise UsageError(f"unknown place {words!r}", "a country (US), a state (US-TX) or a metropolitan area (austin-tx, Austin)")
    return found


def _one_of(kind: str, value: str, known: dict[str, str]) -> str | None:
    if not value:
        return None
    if value.lower() not in known:
        raise unknown(kind, value, known)
    return value.lower()
