"""The shortened search finds what a search through every sequence of labels finds."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.facts.span_decode import bounded, decode
from metier.facts.span_weights import chain_of
from metier.facts.span_words import Vocabulary, Words

MOVES = np.array([[4.5, 2.5, -8.0], [-2.0, -0.5, 4.0], [-2.5, -1.5, 3.5]], np.float32)
CHAIN = chain_of(np.zeros(3, np.float32), MOVES)
SCORE = st.floats(-9, 9, width=16)


def words(size: int, commas: set[int]) -> Words:
    none = np.zeros(size, np.int64)
    return Words("", Vocabulary(), none, none, none, none != 0, np.isin(np.arange(size), list(commas)))


def by_hand(scores: np.ndarray, commas: set[int]) -> list[tuple[int, int]]:
    best, told = -np.inf, (0,) * len(scores)
    for labels in product(range(3), repeat=len(scores)):
        around = (0, *labels, 0)
        if any(
            label == 2 and (before == 0 or number in commas)
            for number, (before, label) in enumerate(zip(around, labels, strict=False))
        ):
            continue
        total = sum(float(scores[n, label]) for n, label in enumerate(labels))
        total += sum(float(MOVES[a, b]) for a, b in pairwise(around))
        if total > best:
            best, told = total, labels
    starts = [n for n, label in enumerate(told) if label == 1]
    return [(n, next((m for m in range(n + 1, len(told)) if told[m] != 2), len(told))) for n in starts]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(SCORE, SCORE, SCORE), min_size=1, max_size=6), st.sets(st.integers(0, 5)))
def test_the_best_sequence_is_found(rows: list[tuple[float, float, float]], commas: set[int]) -> None:
    size = len(rows)
    scores = np.array([(0, -99, -99), *rows, (0, -99, -99)], np.float32)
    found = decode(scores[:, 1:] - scores[:, :1], CHAIN, words(size + 2, {n + 1 for n in commas}))
    ours = [(item.first - 1, item.last - 1) for item in found]
    assert ours == by_hand(np.array(rows, np.float32), commas) or tied(np.array(rows), commas, ours)


def tied(scores: np.ndarray, commas: set[int], ours: list[tuple[int, int]]) -> bool:
    """Whether two readings score the same but for rounding."""
    return abs(total_of(scores, ours) - total_of(scores, by_hand(scores, commas))) < 1e-3


def total_of(scores: np.ndarray, spans: list[tuple[int, int]]) -> float:
    labels = [0] * len(scores)
    for first, last in spans:
        labels[first:last] = [1] + [2] * (last - first - 1)
    around = [0, *labels, 0]
    moves = sum(float(MOVES[a, b]) for a, b in pairwise(around))
    return moves + sum(float(scores[n, label]) for n, label in enumerate(labels))


def test_the_margin_is_the_mean_lead() -> None:
    gains = np.array([(-99, -99), (20, 0), (0, 10), (-99, -99)], np.float32)
    (found,) = decode(gains, CHAIN, words(4, set()))
    assert (found.first, found.last, found.margin) == (1, 3, 15.0)


def test_the_ends_of_a_sentence_gain_what_the_moves_there_are_worth() -> None:
    start = np.array([1, 2, 3], np.float32)
    of_two = words(5, set())._replace(pads=np.array([True, True, False, False, True]))
    kept = bounded(np.ones((5, 2), np.float32), of_two, chain_of(start, MOVES))
    assert kept[2].tolist() == pytest.approx([1 + (2 - 1) - (2.5 - 4.5), 1 + (3 - 1) - (-8.0 - 4.5)])
    assert kept[3].tolist() == pytest.approx([1 - (-2.0 - 4.5), 1 - (-2.5 - 4.5)])
    assert (kept[of_two.pads] < -1000).all()
