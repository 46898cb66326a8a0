"""From a number to the words it was counted from, and back: every figure can be computed again from its download."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from metier.guides.verifying import Verified, verify
from metier.library.downloads import FIGURE_COLUMNS, ROW_COLUMNS, read, to_csv
from metier.library.edition import Serving
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

        Raises NotFoundError for an id this edition does not know.
        """
        return self._serving.current().guides.evidence(figure, limit)

    def figure(self, figure: str) -> Figure:
        """The figure alone. Raises NotFoundError."""
        return self._serving.current().guides.figure(figure)

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
