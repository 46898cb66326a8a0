"""The features of words as columns of a sparse matrix, and what was learned of them as the arrays of the model file."""

import numpy as np
import scipy.sparse as sp

from metier.facts.span_weights import BLOCKS, REACHES, named_codes, shape_codes
from metier.facts.span_words import NAMED, SHAPES, Names, Words, features, fields, normal, shape

LEAST = 2
"""Features borne by fewer words are not learned."""

Split = tuple[list[str], np.ndarray]


class Columns:
    """The features as columns of a matrix: built on some streams, then used on others."""

    def __init__(self, streams: list[Words]) -> None:
        """Take up the features that the words of some streams bear often enough."""
        forms = [form for stream in streams for form in stream.words]
        self.tables: dict[str, dict[str, int]] = {}
        counts: dict[tuple[str, str], int] = {}
        for form in forms:
            for pair in features(form):
                counts[pair] = counts.get(pair, 0) + 1
        for kind in REACHES:
            names_ = sorted(value for (of, value), count in counts.items() if of == kind and count >= LEAST)
            self.tables[kind] = {value: number for number, value in enumerate(names_)}
        keys = np.concatenate([pair_keys(self.ids(stream), len(self.tables["word"])) for stream in streams])
        found, seen = np.unique(keys[keys >= 0], return_counts=True)
        self.pairs = found[seen >= LEAST]

    def ids(self, stream: Words) -> np.ndarray:
        """The columns of a stream's words, -1 for those not taken up."""
        return np.array([self.tables["word"].get(normal(form), -1) for form in stream.words])

    def matrix(self, streams: list[Words], said: list[Names]) -> sp.csr_matrix:
        """One row a word (pads included), blocks of columns in the order in which `split` cuts them."""
        flat = [form for stream in streams for form in stream.words]
        forms = sorted(set(flat))
        number = {form: at for at, form in enumerate(forms)}
        ids = np.array([number[form] for form in flat])
        parts = []
        for kind, blocks in REACHES.items():
            table = self.tables[kind]
            value = [table.get(dict(features(form))[kind], -1) for form in forms]
            per_form = _one_hot(np.array(value), len(table))
            per_word = per_form[ids]
            parts.extend(sum(_shifted(per_word, place) for place in BLOCKS[block]) for block in blocks)
        shapes = np.array([shape(form) for form in forms])[ids]
        parts.append(_one_hot(shape_codes(shapes), len(SHAPES) ** 3))
        kinds = _one_hot(np.concatenate([np.array(one.fields) for one in said]), len(fields()))
        parts.extend(_shifted(kinds, place) for place in (-1, 0, 1))
        codes = np.concatenate([np.array(one.parts) for one in said])
        parts.extend(_shifted(_one_hot(codes, NAMED), place) for place in (-2, -1, 0, 1, 2))
        parts.append(_one_hot(named_codes(codes) // NAMED % NAMED**3, NAMED**3))
        word_ids = np.concatenate([self.ids(stream) for stream in streams])
        keys = pair_keys(word_ids, len(self.tables["word"]))
        at = np.searchsorted(self.pairs, keys).clip(0, len(self.pairs) - 1)
        at = np.where(self.pairs[at] == keys, at, -1)
        pairs = _one_hot(np.append(at, -1), len(self.pairs))
        parts += [pairs, _shifted(pairs, -1)]  # a word beside the next one, and beside the one before
        return sp.hstack(parts).tocsr()

    def split(self, learned: np.ndarray) -> dict[str, Split]:
        """The learned weights of one task, cut by name: the keys in their order and the weights (keys x blocks x labels)."""
        cut, labels = 0, learned.shape[1]

        def take(size: int) -> np.ndarray:
            nonlocal cut
            cut += size
            return learned[cut - size : cut]

        out: dict[str, Split] = {}
        for kind, blocks in REACHES.items():
            size = len(self.tables[kind])
            values = np.zeros((size, len(BLOCKS), labels))
            for block in blocks:
                values[:, block] = take(size)
            out[kind] = list(self.tables[kind]), values
        out["shapes"] = [], take(len(SHAPES) ** 3)
        out["fields"] = list(fields()), np.stack([take(len(fields())) for _ in range(3)], axis=1)
        single = [take(NAMED) for _ in range(5)]
        triple = take(NAMED**3)
        code = np.arange(NAMED**5)
        alone = sum(weight[code // NAMED ** (4 - place) % NAMED] for place, weight in enumerate(single))
        out["named"] = [], triple[code // NAMED % NAMED**3] + alone
        words = list(self.tables["word"])
        keys = [f"{words[pair // len(words)]} {words[pair % len(words)]}" for pair in self.pairs.tolist()]
        out["pairs"] = keys, np.stack([take(len(self.pairs)), take(len(self.pairs))], axis=1)
        return out


def joined(tasks: list[dict[str, Split]], small: float) -> dict[str, tuple[np.ndarray | None, np.ndarray]]:
    """The arrays of several tasks side by side, label by label: per name the bytes of its keys (None where it is by code)."""
    out: dict[str, tuple[np.ndarray | None, np.ndarray]] = {}
    paired: set[str] = set()
    for name in ("pairs", "fields", *REACHES):
        found = {key for task in tasks for key, row in zip(*task[name], strict=True) if np.abs(row).max() >= small}
        if name == "pairs":
            paired = {word for key in found for word in key.split(" ")}
        keys = sorted(found | paired if name == "word" else found)
        place = {key: number for number, key in enumerate(keys)}
        blocks = tasks[0][name][1].shape[1]
        values = np.zeros((len(keys), blocks, len(tasks), 3))
        for number, task in enumerate(tasks):
            for key, row in zip(*task[name], strict=True):
                if key in place:
                    values[place[key], :, number] = row
        out[name] = np.frombuffer("\v".join(keys).encode(), np.uint8), values.reshape(len(keys), -1)
    for name in ("shapes", "named"):
        out[name] = None, np.concatenate([task[name][1] for task in tasks], axis=1)
    return out


def pair_keys(ids: np.ndarray, size: int) -> np.ndarray:
    """Each pair of neighbouring words as one number, -1 where one of them is not known; one fewer than words."""
    first, second = ids[:-1], ids[1:]
    return np.where((first < 0) | (second < 0), -1, first * size + second)


def _one_hot(at: np.ndarray, size: int) -> sp.csr_matrix:
    hit = np.flatnonzero(at >= 0)
    return sp.csr_matrix((np.ones(len(hit)), (hit, at[hit])), shape=(len(at), size))


def _shifted(part: sp.csr_matrix, place: int) -> sp.csr_matrix:
    """Row i of the result is row i + place; beyond the ends nothing."""
    if place == 0:
        return part
    empty = sp.csr_matrix((abs(place), part.shape[1]))
    return sp.vstack([part[place:], empty] if place > 0 else [empty, part[:place]]).tocsr()
