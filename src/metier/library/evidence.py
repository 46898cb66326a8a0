"""From a number to the words it was counted from."""

import csv
import io

from metier.library.edition import Serving
from metier.model.figure import Evidence, EvidenceRow, Figure

COLUMNS = tuple(EvidenceRow.__struct_fields__)


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

    def csv(self, figure: str) -> str:
        """All rows behind a figure as CSV text with a header line."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in self.get(figure, None).rows:
            writer.writerow([_inert(getattr(row, name)) for name in COLUMNS])
        return out.getvalue()


def _inert(value: object) -> object:
    """A spreadsheet runs a cell that begins with one of these; a quote mark before it makes it words again."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
