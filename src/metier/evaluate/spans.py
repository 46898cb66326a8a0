"""How well skills are found in single sentences, on public sets of labelled spans.

SkillSpan (Zhang et al. 2022, arXiv 2204.12811; MIT) labels knowledge and skills in sentences of postings; Green (Green et al.
2022, LREC; CC0) labels skills in British postings of all sectors. Each sentence is given to the reader as the whole text of a
posting; the quotes of tools and hard skills, and of the further keys where a set asks for more, are the predictions.

Per sentence the set of prediction strings is compared with the set of gold strings, in lower case and with nothing kept but
letters, digits and `+#./-` (`spoken`). Strict: the strings are the same. Partial: one is a whole-word part of the other;
precision counts predictions, recall gold spans.
"""

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from metier.facts.contract import read_line, read_posting

_KEPT = re.compile(r"[a-z0-9+#./-]+")
MAIN = ("tools", "hard_skills")
"""The keys of the facts contract whose quotes are predictions everywhere."""
MEASURES: dict[str, tuple[str, tuple[str, ...]]] = {
    "skillspan": ("tags_knowledge", MAIN),
    "skillspan_all_keys": ("tags_knowledge", (*MAIN, "knowledge")),
    "green": ("tags_skill", MAIN),
    "green_all_keys": ("tags_skill", (*MAIN, "knowledge", "competences")),
}
"""What is measured on a set: the layer of gold labels, and the keys that answer for it. The first word is the set."""


class Sentence(NamedTuple):
    """A labelled sentence: its words joined by spaces, and the gold spans as offsets into that text."""

    text: str
    spans: tuple[tuple[int, int], ...]


class Rates(msgspec.Struct, frozen=True):
    """Precision, recall and F1, each 0 to 1; 0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float


class Score(msgspec.Struct, frozen=True):
    """How a set was read. `gold` and `read` count distinct strings a sentence."""

    sentences: int
    gold: int
    read: int
    strict: Rates
    partial: Rates


def spoken(text: str) -> str:
    """A span as it is compared: lower case, words of letters, digits and `+#./-` only, one space between them."""
    return " ".join(_KEPT.findall(text.lower()))


def offsets(tokens: Sequence[str], tags: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The spans of BIO tags as offsets into the tokens joined by spaces; an I without a B begins a span."""
    found: list[tuple[int, int]] = []
    at, going = 0, False
    for token, tag in zip(tokens, tags, strict=True):
        if tag == "I" and going:
            found[-1] = (found[-1][0], at + len(token))
        elif tag != "O":
            found.append((at, at + len(token)))
        going = tag != "O"
        at += len(token) + 1
    return tuple(found)


def read_sentences(path: Path, layer: str) -> Iterator[Sentence]:
    """The sentences of a file of JSON lines with `tokens` and BIO tags under `layer`; empty ones are left out."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            row = msgspec.json.decode(line)
            if row["tokens"]:
                yield Sentence(" ".join(row["tokens"]), offsets(row["tokens"], row[layer]))


def _within(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "


def _meets(one: str, others: Iterable[str]) -> bool:
    return any(_within(one, other) or _within(other, one) for other in others)


def _rates(right: int, read: int, found: int, gold: int) -> Rates:
    precision, recall = right / read if read else 0.0, found / gold if gold else 0.0
    both = precision + recall
    return Rates(precision, recall, 2 * precision * recall / both if both else 0.0)


def score_sets(gold: Sequence[set[str]], read: Sequence[set[str]]) -> Score:
    """The score of predictions against gold, both one set of compared strings a sentence."""
    n_gold, n_read = sum(map(len, gold)), sum(map(len, read))
    same = sum(len(ours & theirs) for ours, theirs in zip(read, gold, strict=True))
    right = sum(_meets(one, theirs) for ours, theirs in zip(read, gold, strict=True) for one in ours)
    found = sum(_meets(one, ours) for ours, theirs in zip(read, gold, strict=True) for one in theirs)
    strict = _rates(same, n_read, same, n_gold)
    return Score(len(gold), n_gold, n_read, strict, _rates(right, n_read, found, n_gold))


def strings(text: str, spans: Iterable[tuple[int, int]]) -> set[str]:
    """The compared strings of spans of a text."""
    return {spoken(text[start:end]) for start, end in spans} - {""}


def as_posting(text: str) -> dict[str, Any]:
    """What `metier facts` says of a posting with this text and nothing else."""
    return read_posting("", read_line({"text": text}))


def score_file(path: Path, measure: str, read: Callable[[str], dict[str, Any]] = as_posting) -> Score:
    """One measure of `MEASURES` on one file; `read` gives the facts of a text under the keys of the contract."""
    layer, keys = MEASURES[measure]
    gold: list[set[str]] = []
    ours: list[set[str]] = []
    for sentence in read_sentences(path, layer):
        facts = read(sentence.text)
        gold.append(strings(sentence.text, sentence.spans))
        ours.append({spoken(claim["quote"]) for key in keys for claim in facts.get(key, ()) if claim["quote"]} - {""})
    return score_sets(gold, ours)


def score_spans(folder: Path) -> dict[str, Score]:
    """The measures on every labelled file of a folder named `<set>_dev` or `<set>_test` (.jsonl or .jsonl.gz).

    Keys: `skillspan_dev`, `skillspan_dev_all_keys`, `green_test` and so on, in alphabetical order of the files.
    """
    found: dict[str, Score] = {}
    for path in sorted(folder.glob("*.jsonl*")):
        name, split = path.name.split(".", 1)[0].rsplit("_", 1)
        for measure in MEASURES if split in ("dev", "test") else ():
            origin, _, keys = measure.partition("_")
            if origin == name:
                found[f"{name}_{split}_{keys}".rstrip("_")] = score_file(path, measure)
    return found
