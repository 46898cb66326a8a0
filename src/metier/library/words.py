"""Figures in words: one way of rounding for every face."""

from metier.guides.wording import (
    SYMBOLS,
    difference_words,
    figure_words,
    interval_words,
    is_difference,
    mark_words,
    money,
    number,
    said,
    share,
    unclear,
)

__all__ = [
    "SYMBOLS", "difference_words", "figure_words", "interval_words", "is_difference", "mark_words", "money", "number", "said",
    "share", "unclear",
]  # fmt: skip
