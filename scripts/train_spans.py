"""Train the span tagger's weights on the public training splits and write them to src/metier/facts/data/spans.npz.

    python scripts/train_spans.py FOLDER [--folds 4]

FOLDER holds skillspan_train.jsonl[.gz] and green_train.jsonl[.gz], one sentence a line: `tokens` and BIO `tags_*`. With --folds
the quality is measured by cross-validation over blocks of consecutive sentences, and nothing is written. Two linear-chain
conditional random fields (one for knowledge, one for competences) over the features of `metier.facts.span_words`,
L2-regularised, L-BFGS. Deterministic: same folder, same tables, same versions of NumPy and SciPy, same weights.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
from span_chain import Chain
from span_columns import Columns, joined

from metier.evaluate.spans import Score, Sentence, read_sentences, score_sets, strings
from metier.facts.sentences import sentences
from metier.facts.span_decode import decode
from metier.facts.span_weights import LABELS, TASKS, chain_of
from metier.facts.span_words import PAD, Names, Words, named, words_of
from metier.facts.spans import names, spans_of

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "metier" / "facts" / "data" / "spans.npz"
SETS = {"knowledge": ("skillspan_train", "tags_knowledge"), "competence": ("green_train", "tags_skill")}
L2, ROUNDS = 1.0, 80
BIAS = {"knowledge": 0.25, "competence": 0.5}
"""Taken off the score of outside: in cross-validation F1 is best there, not where the likelihood is."""
STEPS = 127
"""Weights are written as whole numbers up to this one."""
SMALL = 0.02
"""A feature none of whose weights is larger is left out of the file."""


class Task(NamedTuple):
    """The sentences of a training set, each as a stream of words, what the tables say of them, and their labels."""

    rows: list[Sentence]
    streams: list[Words]
    said: list[Names]
    labels: list[list[int]]

    def part(self, left: int, right: int, keep: bool) -> "Task":
        """The sentences from `left` to `right`, or all but these."""
        return Task(*(one[left:right] if keep else one[:left] + one[right:] for one in self))


def read(folder: Path, task: str) -> Task:
    """The training set of a task. Gold spans are laid over our own words by their offsets."""
    name, layer = SETS[task]
    path = next(folder.glob(f"{name}.jsonl*"))
    made = Task([], [], [], [])
    for row in read_sentences(path, layer):
        words = words_of(row.text, [(part.start, part.end) for part in sentences(row.text)])
        known = names(row.text)
        made.rows.append(row)
        made.streams.append(words)
        made.said.append(named(words, known.tools, known.skills))
        made.labels.append(_labels(words, row.spans))
    return made


def _labels(words: Words, spans: tuple[tuple[int, int], ...]) -> list[int]:
    labels = [0] * len(words.words)
    for start, end in spans:
        label = 1
        for number, word in enumerate(words.words):
            if word != PAD and words.starts[number] >= start and words.ends[number] <= end:
                labels[number], label = label, 2
    return labels


def lengths_of(streams: list[Words]) -> tuple[np.ndarray, np.ndarray]:
    """Which rows are words, not pads, and how long the sentences are."""
    words = np.array([form != PAD for stream in streams for form in stream.words])
    edges = np.diff(np.concatenate([[0], words.astype(int), [0]]))
    return words, np.flatnonzero(edges == -1) - np.flatnonzero(edges == 1)


def fit(task: Task) -> tuple[Columns, Chain]:
    """Learn one task."""
    columns = Columns(task.streams)
    words, lengths = lengths_of(task.streams)
    matrix = columns.matrix(task.streams, task.said)[words]
    gold = np.array([label for one in task.labels for label in one])[words]
    return columns, Chain(L2, ROUNDS).fit(matrix, gold, lengths)


def predict(columns: Columns, chain: Chain, task: Task, bias: float) -> list[set[str]]:
    """The compared strings that a learned chain finds in the sentences of a task."""
    found = []
    everything = columns.matrix(task.streams, task.said) @ chain.weights
    at = 0
    for row, stream in zip(task.rows, task.streams, strict=True):
        scores = everything[at : at + len(stream.words)].astype(np.float32)
        at += len(stream.words)
        scores[:, 0] -= bias
        found_here = decode(scores[:, 1:] - scores[:, :1], chain_of(chain.start, chain.transitions), stream)
        spans = spans_of(stream, found_here)
        found.append(strings(row.text, [(span.start, span.end) for span in spans]))
    return found


def cross_validate(task: Task, folds: int, biases: tuple[float, ...]) -> dict[float, Score]:
    """The score at each bias, every sentence predicted by a chain that has not seen its block."""
    size = len(task.rows)
    ours: dict[float, list[set[str]]] = {bias: [] for bias in biases}
    for fold in range(folds):
        left, right = fold * size // folds, (fold + 1) * size // folds
        columns, chain = fit(task.part(left, right, keep=False))
        for bias in biases:
            ours[bias] += predict(columns, chain, task.part(left, right, keep=True), bias)
    gold = [strings(row.text, row.spans) for row in task.rows]
    return {bias: score_sets(gold, ours[bias]) for bias in biases}


def packed(learned: list[tuple[Columns, Chain]]) -> dict[str, np.ndarray]:
    """The arrays of the model file: the tasks' weights side by side, as small whole numbers with one scale an array."""
    arrays: dict[str, np.ndarray] = {}
    for task, (_, chain) in zip(TASKS, learned, strict=True):
        print(f"{task}: {chain.weights.size} weights, transitions {np.round(chain.transitions, 1).tolist()}")
    for name, (keys, values) in joined([columns.split(chain.weights) for columns, chain in learned], SMALL).items():
        if keys is not None:
            arrays[f"{name}_names"] = keys
        if name == "named":  # every word bears exactly one of these
            for number, task in enumerate(TASKS):
                values[..., number * len(LABELS)] -= BIAS[task]
        scale = max(float(np.abs(values).max()), 1e-6) / STEPS
        arrays[name] = np.round(values / scale).astype(np.int8)
        arrays[f"{name}_scale"] = np.array(scale, np.float32)
    arrays["start"] = np.stack([chain.start for _, chain in learned]).astype(np.float32)
    arrays["transitions"] = np.stack([chain.transitions for _, chain in learned]).astype(np.float32)
    return arrays


def main() -> None:
    """Train, or measure by cross-validation."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--folds", type=int, default=0)
    given = options.parse_args()
    if not given.folds:
        np.savez_compressed(OUT, **packed([fit(read(given.folder, task)) for task in TASKS]))
        print(f"{OUT.name}: {OUT.stat().st_size / 1024:.0f} KiB")
        return
    for task in TASKS:
        biases = tuple(BIAS[task] + step for step in (-0.25, 0.0, 0.25, 0.5))
        for bias, score in cross_validate(read(given.folder, task), given.folds, biases).items():
            shown = [f"{rate:.3f}" for part in (score.strict, score.partial) for rate in (part.precision, part.recall, part.f1)]
            print(task, f"bias {bias:.2f}", "strict", *shown[:3], "partial", *shown[3:], flush=True)


if __name__ == "__main__":
    main()
