"""The scores of the reader on labelled postings and lines, and what intervals hold, as the faces show them."""

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import msgspec

from metier.errors import UsageError
from metier.evaluate.gold import score_gold
from metier.evaluate.intervals import study
from metier.evaluate.lines import KINDS, Case
from metier.evaluate.scores import Score, misses, scores
from metier.guides.coverage import TABLE, Coverage
from metier.library.reading import facts_lines, role_lines
from metier.library.searching import search_corpus

__all__ = ["CELLS", "Case", "Measured", "Score", "all_scores", "errors_in", "measured_intervals", "missed", "write_intervals"]

CELLS = study.CELLS
_SEED = 1


class Measured(msgspec.Struct, frozen=True):
    """What the intervals of one measure hold, the bounds it must lie in (None: none), and whether it does."""

    coverage: Coverage
    bounds: tuple[float, float] | None
    held: bool


def measured_intervals(cells: int) -> list[Measured]:
    """Simulated markets whose truth is known: what part of the 95% intervals of each measure holds it.

    Of each measure so many `cells` that would be published are drawn with fewer than 20 employers, and with 20 or more. Raises
    UsageError for fewer than one.
    """
    if cells < 1:
        raise UsageError(f"{cells} cells", "1 or more", f"5,000 make the error of a coverage small: --cells {CELLS}")
    return [Measured(row, study.bounds(row), study.held(row)) for row in study.study(cells, _SEED)]


def write_intervals(found: Sequence[Measured], cells: int) -> Path:
    """Write the table that the methods page shows into the package, and say where."""
    with as_file(files("metier.guides") / "data") as folder:
        path = folder / TABLE
    study.write([one.coverage for one in found], path, cells, _SEED)
    return path


def all_scores(folder: Path) -> list[Score]:
    """Every score on what stands in a folder, with its floor. Raises UsageError when nothing labelled stands there."""
    return scores(folder, facts_lines, role_lines, search_corpus)


def errors_in(folder: Path, measure: str) -> str:
    """What the scorer says is wrong in one measure of the labelled postings.

    Raises UsageError where there are none, and for an unknown measure.
    """
    if not (folder / "gold" / "score.py").is_file():
        raise UsageError(
            f"no labelled postings in {folder}, and {measure!r} is no kind of line",
            f"a folder with gold/score.py, or a kind of line: {', '.join(KINDS)}",
        )
    return score_gold(folder / "gold", facts_lines, role_lines, measure)[1]


def missed(folder: Path, kind: str) -> list[Case] | None:
    """The lines of one kind read wrongly; None for a name that is no kind of line."""
    return misses(folder, kind) if kind in KINDS else None
