"""Grouping short sentences that say the like: hashed n-gram vectors and average-link clustering."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from metier.statistics.estimate import Ints

METHOD = "average-link@1"
Matrix: TypeAlias = npt.NDArray[np.float32]

_DIMENSIONS = 4096
_PRIME = np.uint64(1099511628211)
_STEM = 6


def similarities(texts: list[str]) -> Matrix:
    """The cosine of each pair of texts, 0 to 1, rounded to three decimals: half from words, half from letters.

    Words are cut to six letters (a crude stem), letters taken in runs of four; both hashed, weighted by tf x idf and normed.
    """
    words = _cosine(_word_counts(texts))
    letters = _cosine(_letter_counts(texts))
    return np.round((words + letters) / 2, 3).astype(np.float32)


def _cosine(counts: Matrix) -> Matrix:
    counts = counts[:, counts.any(axis=0)] if len(counts) else counts
    seen = np.maximum((counts > 0).sum(axis=0), 1)
    weighed = np.log1p(counts) * np.log1p(len(counts) / seen).astype(np.float32)
    norm = np.sqrt((weighed**2).sum(axis=1, keepdims=True))
    weighed /= np.maximum(norm, 1e-9)
    return np.asarray(weighed @ weighed.T, dtype=np.float32)


def _word_counts(texts: list[str]) -> Matrix:
    number: dict[str, int] = {}
    counts = np.zeros((len(texts), _DIMENSIONS), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in "".join(c if c.isalnum() else " " for c in text.casefold()).split():
            if len(word) > 2:
                counts[row, number.setdefault(word[:_STEM], len(number)) % _DIMENSIONS] += 1
    return counts


def _letter_counts(texts: list[str], run: int = 4) -> Matrix:
    parts = [np.frombuffer(f" {' '.join(text.casefold().split())} ".encode(), dtype=np.uint8) for text in texts]
    counts = np.zeros((len(texts), _DIMENSIONS), dtype=np.float32)
    for row, letters in enumerate(parts):
        if len(letters) < run:
            continue
        code = np.zeros(len(letters) - run + 1, dtype=np.uint64)
        for shift in range(run):
            code = (code ^ letters[shift : len(letters) - run + 1 + shift].astype(np.uint64)) * _PRIME
        counts[row] = np.bincount((code >> np.uint64(40)).astype(np.int64) % _DIMENSIONS, minlength=_DIMENSIONS)
    return counts


def average_link(similarity: Matrix, least: float) -> Ints:
    """Group items until no two groups are alike by `least` on average; a group number for each, in order of first item.

    Agglomerative clustering with average linkage by chains of nearest neighbours (Murtagh 1983): the same groups as merging
    the closest pair again and again, in quadratic time. Memory: one copy of the matrix.
    """
    n = len(similarity)
    near = similarity.astype(np.float32).copy()
    np.fill_diagonal(near, -1.0)
    size = np.ones(n, dtype=np.float32)
    parent = np.arange(n, dtype=np.int64)
    alive = np.ones(n, dtype=np.bool_)
    chain: list[int] = []
    while True:
        if not chain:
            left = np.flatnonzero(alive)
            if not len(left):
                break
            chain = [int(left[0])]
        top = chain[-1]
        best = int(near[top].argmax())
        before = chain[-2] if len(chain) > 1 else -1
        if before >= 0 and near[top, before] >= near[top, best]:
            best = before
        if near[top, best] < least:
            alive[top] = False
            near[top, :] = near[:, top] = -1.0
            chain.pop()
        elif best == before:
            _join(near, size, parent, (before, top))
            alive[top] = False
            chain = chain[:-2]
        else:
            chain.append(best)
    return _numbered(parent)


def _join(near: Matrix, size: npt.NDArray[np.float32], parent: Ints, pair: tuple[int, int]) -> None:
    keep, gone = pair
    total = size[keep] + size[gone]
    mixed = (size[keep] * near[keep] + size[gone] * near[gone]) / total
    mixed[near[keep] < 0] = -1.0
    mixed[near[gone] < 0] = -1.0
    near[keep, :] = near[:, keep] = mixed
    near[keep, keep] = -1.0
    near[gone, :] = near[:, gone] = -1.0
    size[keep] = total
    parent[gone] = keep


def _numbered(parent: Ints) -> Ints:
    root = parent.copy()
    while not np.array_equal(root, root[root]):
        root = root[root]
    _, first, back = np.unique(root, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first, kind="stable"), kind="stable")[back].astype(np.int64)
