"""Figures in words: one way of rounding for every face."""

from metier.guides.wording import SYMBOLS, figure_words, interval_words, mark_words, money, number, share

__all__ = ["SYMBOLS", "figure_words", "interval_words", "mark_words", "money", "number", "share"]
