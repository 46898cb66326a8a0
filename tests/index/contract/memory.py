"""An index in plain Python: every clause is tried on every document. It matches as engines must, and scores crudely."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from metier.index import clauses
from metier.index.clauses import Clause
from metier.index.document import Entry, Merged, columns, entry
from metier.index.fields import EACH, MERGED, WORDS
from metier.index.store import MISSING, Counts, Found, Range
from metier.model.posting import Kept


class Document(NamedTuple):
    """What is indexed, the words of each field, and the posting; None for a vacancy of several."""

    columns: dict[str, Any]
    words: dict[str, list[str]]
    kept: Kept | None

    def values(self, field: str) -> list[Any]:
        """What a field holds."""
        held = self.words[field] if field in WORDS else self.columns.get(field, [])
        return held if isinstance(held, list) else [held]


def fold(text: str) -> list[str]:
    """The words of a text: letters and digits, in lower case, without accents."""
    plain = (letter for letter in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in plain).split()


class MemoryStore:
    """Does for a search what an engine does, document by document."""

    def __init__(self, market: Iterable[Kept]) -> None:
        self._documents: list[Document] = []
        vacancies: dict[str, Merged] = {}
        for kept in market:
            one = entry(kept)
            self._add(one, (EACH,) if kept.copies else (EACH, MERGED), kept)
            if kept.copies and one.vacancy in vacancies:
                vacancies[one.vacancy].add(one)
            elif kept.copies:
                vacancies[one.vacancy] = Merged(one)
        for _, merged in sorted(vacancies.items()):
            self._add(merged.entry, (MERGED,), None)

    def _add(self, item: Entry, modes: Sequence[str], kept: Kept | None) -> None:
        held = columns(item, modes, len(self._documents))
        self._documents.append(Document(held, {field: fold(held[field]) for field in WORDS}, kept))

    def fold(self, text: str) -> list[str]:
        return fold(text)

    def holds(self, field: str, value: str) -> int:
        return sum(value in document.values(field) for document in self._documents)

    def total(self, clause: Clause) -> int:
        return sum(True for _ in self._matching(clause))

    def top(self, clause: Clause, limit: int, offset: int, order: str) -> list[Found]:
        found = [(document.columns[order] if order else score, document) for document, score in self._matching(clause)]
        found.sort(key=lambda each: (-each[0], -each[1].columns["by_id"]))
        return [self._found(document, key, order) for key, document in found[offset : offset + limit]]

    def _found(self, document: Document, key: Any, order: str) -> Found:
        held = document.columns
        score, number = (0.0, key) if order else (key, 0)
        return Found(document, score, number, held["by_id"], held["by_employer"], held["by_role"], held["posted"], held["open"])

    def counts(self, within: Clause, fields: Sequence[str], ranges: Mapping[str, Range]) -> Counts:
        found = [document for document, _ in self._matching(within)]
        ids = {name: dict(Counter(value for each in found for value in each.values(name) or [MISSING])) for name in fields}
        return Counts(len(found), ids, {name: _bars(found, asked) for name, asked in ranges.items()})

    def kept(self, address: Any, others: Clause) -> tuple[str, Kept | None]:
        held, kept = address.columns, address.kept
        if kept is not None:
            return held["id"], kept
        each = clauses.Is("mode", EACH)
        own = next(self.some(clauses.AllOf((clauses.Is("id", held["id"]), each)), 1), None)
        alike = (clauses.Is("vacancy", held["vacancy"]), each, clauses.OneOf("status", tuple(held.get("status", ()))))
        return held["id"], next(self.some(clauses.AllOf((*alike, others)), 1), own)

    def some(self, clause: Clause, most: int) -> Iterator[Kept]:
        yield from (each.address.kept for each in self.top(clause, most, 0, "by_id") if each.address.kept is not None)

    def _matching(self, clause: Clause) -> Iterator[tuple[Document, float]]:
        for document in self._documents:
            if (score := score_of(clause, document)) is not None:
                yield document, score


def _bars(found: Sequence[Document], asked: Range) -> list[int]:
    ends = [*asked.bounds[1:], float("inf")]
    numbers = [number for document in found for number in document.values(asked.field)]
    return [sum(low <= number < high for number in numbers) for low, high in zip(asked.bounds, ends, strict=True)]


def score_of(clause: Clause, document: Document) -> float | None:
    """The score of a document, None where it does not match."""
    found: float | None
    match clause:
        case clauses.AllOf(parts) | clauses.NoneOf(parts) | clauses.AnyOf(parts) | clauses.Best(parts):
            found = _several(clause, len(parts), [score for part in parts if (score := score_of(part, document)) is not None])
        case clauses.Fixed(part, score):
            found = None if score_of(part, document) is None else score
        case clauses.Weighted(part, weight):
            found = None if (score := score_of(part, document)) is None else score * weight
        case clauses.Words() | clauses.Begins() | clauses.Spelt():
            found = 1.0 if _says(clause, document.words[clause.field]) else None
        case _:
            found = 0.0 if _holds(clause, document) else None
    return found


def _several(clause: Clause, parts: int, scores: list[float]) -> float | None:
    """The score of a clause of so many parts, by the scores of those that match."""
    match clause:
        case clauses.NoneOf():
            return None if scores else 0.0
        case clauses.Best():
            return max(scores, default=None)
        case clauses.AnyOf(_, least):
            return sum(scores) if len(scores) >= least else None
    return sum(scores) if len(scores) == parts else None


def _says(clause: Clause, words: list[str]) -> bool:
    match clause:
        case clauses.Words(_, tokens, apart):
            return _side_by_side(words, tokens, apart)
        case clauses.Begins(_, letters):
            return any(word.startswith(letters) for word in words)
        case clauses.Spelt(_, word, letters):
            return any(OSA.distance(word, other) <= letters for other in words)
    raise AssertionError(clause)


def _holds(clause: Clause, document: Document) -> bool:
    match clause:
        case clauses.Is(field, value):
            return value in document.values(field)
        case clauses.OneOf(field, values):
            return bool(set(values) & set(document.values(field)))
        case clauses.Stated(field):
            return bool(document.values(field))
        case clauses.AtLeast(field, least, most):
            low, high = float("-inf") if least is None else least, float("inf") if most is None else most
            return any(low <= number <= high for number in document.values(field))
    raise AssertionError(clause)


def _side_by_side(words: Sequence[str], tokens: Sequence[str], apart: int) -> bool:
    """Whether the tokens stand in order with at most so many other words between them."""
    for start, word in enumerate(words):
        at, spare = start, apart
        for token in tokens[1:] if word == tokens[0] else ():
            near = [step for step in range(1, spare + 2) if at + step < len(words) and words[at + step] == token]
            if not near:
                break
            at, spare = at + near[0], spare - near[0] + 1
        else:
            if word == tokens[0]:
                return True
    return False
