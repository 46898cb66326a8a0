"""The scores of the reader on labelled postings and lines, as the faces show them."""

from pathlib import Path

from metier.errors import UsageError
from metier.evaluate.gold import score_gold
from metier.evaluate.lines import KINDS, Case
from metier.evaluate.scores import Score, misses, scores
from metier.library.reading import facts_lines, role_lines
from metier.library.searching import search_corpus

__all__ = ["Case", "Score", "all_scores", "errors_in", "missed"]


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
