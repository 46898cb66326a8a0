"""From a number to the words it was counted from, and back: every figure can be computed again from its download."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from metier.errors import NotFoundError
from metier.guides.verifying import Verified, verify
from metier.guides.wording import date_words
from metier.library.downloads import FIGURE_COLUMNS, ROW_COLUMNS, read, to_csv
from metier.library.edition import OpenEdition, Serving
from metier.model.block import Guide
from metier.model.figure import Evidence, EvidenceRow, Figure

__all__ = ["COLUMNS", "EvidenceDesk", "Verified", "figures_of", "verify_download"]

COLUMNS = (*FIGURE_COLUMNS, *ROW_COLUMNS)


class EvidenceDesk:
    """The evidence of the current edition's figures."""

    def __init__(self, serving: Serving) -> None:
        """`serving` hands out the current edition."""
        self._serving = serving

    def get(self, figure: str, limit: int | None = 20) -> Evidence:
        """What stands behind a figure: a sample of at most `limit` rows drawn with the edition's seed, or all (None).

        A figure of an earlier edition that is still held is answered from that one, and says so. Raises NotFoundError for an id
        that no edition held knows.
        """
        edition = self._edition_of(figure)
        found = edition.guides.evidence(figure, limit)
        if edition is self._serving.current():
            return found
        return msgspec.structs.replace(found, says=f"Of an earlier edition, of {date_words(edition.about.as_of)}. {found.says}")

    def figure(self, figure: str) -> Figure:
        """The figure alone. Raises as `get` does."""
        return self._edition_of(figure).guides.figure(figure)

    def _edition_of(self, figure: str) -> OpenEdition:
        current = self._serving.current()
        try:
            current.guides.figure(figure)
        except NotFoundError:
            for edition in self._serving.before():
                with suppress(NotFoundError):
                    if edition.guides.figure(figure).id == figure:
                        return edition
            raise
        return current

    def csv(self, figure: str, rows: tuple[EvidenceRow, ...] | None = None) -> str:
        """Evidence as CSV text with a header line; `rows` are those to write, without them all."""
        return to_csv(self.get(figure, None), rows)

    def verify(self, figure: str) -> Verified:
        """Compute a figure again from its download alone: JSON is written and read again, then only that is looked at.

        Raises NotFoundError for an id this edition does not know, UsageError where the download does not hold all rows.
        """
        return verify(msgspec.json.decode(msgspec.json.encode(self.get(figure, None)), type=Evidence))

    def verify_guide(self, guide: Guide) -> Iterator[Verified]:
        """Compute every figure of a guide again, one after another. Raises as `verify` does."""
        return (self.verify(figure.id) for figure in figures_of(guide))


def verify_download(path: Path) -> Verified:
    """Compute a figure again from a file of evidence (JSON or CSV); no home is needed. Raises UsageError for another file."""
    return verify(read(path))


def figures_of(guide: Guide) -> tuple[Figure, ...]:
    """Every figure that stands in a guide, once, in the order of the page."""
    found: dict[str, Figure] = {}
    _gather(guide, found)
    return tuple(found.values())


def _gather(thing: object, found: dict[str, Figure]) -> None:
    if isinstance(thing, Figure):
        found.setdefault(thing.id, thing)
    elif isinstance(thing, tuple):
        for item in thing:
            _gather(item, found)
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            _gather(getattr(thing, name), found)
