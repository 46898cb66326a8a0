"""The scores of the reader on labelled postings and lines, as the faces show them."""

from pathlib import Path

from metier.evaluate.gold import score_gold
from metier.evaluate.lines import KINDS, Case
from metier.evaluate.scores import Score, misses, scores
from metier.library.reading import facts_lines, role_lines

__all__ = ["Case", "Score", "all_scores", "errors_in", "missed"]


def all_scores(folder: Path) -> list[Score]:
    """Every score on what stands in a folder, with its floor. Raises UsageError when nothing labelled stands there."""
    return scores(folder, facts_lines, role_lines)


def errors_in(folder: Path, field: str) -> str:
    """What the scorer says is wrong in one field of the labelled postings."""
    return score_gold(folder / "gold", facts_lines, role_lines, field)[1]


def missed(folder: Path, kind: str) -> list[Case] | None:
    """The lines of one kind read wrongly; None for a name that is no kind of line."""
    return misses(folder, kind) if kind in KINDS else None
