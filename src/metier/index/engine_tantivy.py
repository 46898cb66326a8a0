"""The index in Tantivy. The only file that knows Tantivy.

A posting without copies is one document. The copies of a vacancy are one document each (found when copies are asked for) and
one more for the vacancy, which holds the values of all of them (found when they are not). Documents are keyed by raw text
ids and made with the schema at hand: otherwise the writer stores nothing and says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import tantivy
from tantivy import Occur, Query

from metier.errors import MetierError
from metier.index import clauses, labels
from metier.index.answering import Answering, Reader
from metier.index.asking.understanding import understand
from metier.index.clauses import Clause
from metier.index.document import Entry, columns, entry
from metier.index.engine import Suggestion
from metier.index.fields import EACH, FACETS, MERGED, NUMBERS, WORDS
from metier.index.lent import lend
from metier.index.merging import Gathered
from metier.index.store import MISSING, Found
from metier.index.weights import Weights, weights
from metier.model.posting import Kept
from metier.model.search import Results, SearchQuery
from metier.postings.employers import employer_name

#: How many facet values are counted before the most frequent are listed.
_COUNTED = 20_000
_ANALYZER = "folded"
_KEPT = msgspec.json.Decoder(Kept)
#: An employer of one word is known by it unless the word is so much more frequent than the employer.
_OFTEN = 4


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("id", "vacancy"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("mode", tokenizer_name="raw", index_option="basic")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name=_ANALYZER)
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("posted", "open", "by_id", "by_newest", "by_pay", "by_employer"):
        builder.add_integer_field(name, indexed=name == "posted", fast=True)
    for name in NUMBERS:
        builder.add_float_field(name, indexed=True, fast=True)
    builder.add_text_field("mark", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("kept", stored=True)
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (tantivy.Filter.remove_long(40), tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()):
        builder = builder.filter(step)
    return builder.build()


class _Writer:
    """One writer of a new index; it counts what it was given, for Tantivy would not say what it lost."""

    def __init__(self, folder: Path) -> None:
        self.schema, self.added = _schema(), 0
        self.index = tantivy.Index(self.schema, str(folder))
        self.index.register_tokenizer(_ANALYZER, _analyzer())
        # one thread: the same postings give the same documents in the same order
        self._writer = self.index.writer(heap_size=128_000_000, num_threads=1)

    def add(self, item: Entry, modes: Sequence[str], kept: bytes | None) -> None:
        fields = columns(item, modes) | ({} if kept is None else {"kept": kept})
        self._writer.add_document(tantivy.Document.from_dict(fields, self.schema))
        self.added += 1

    def close(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()
        self.index.reload()
        held = self.index.searcher().num_docs
        if held != self.added:
            raise MetierError(f"the index holds {held} of {self.added} documents", "", "build the edition again")


def build(folder: Path, kept: Iterable[Kept]) -> int:
    """Index postings into a new folder and return how many. Raises MetierError where not all of them are in."""
    folder.mkdir(parents=True, exist_ok=True)
    writer, vacancies, count = _Writer(folder), Gathered(folder.parent), 0
    for item in kept:
        count += 1
        one = entry(item)
        try:
            writer.add(one, (EACH,) if item.copies else (EACH, MERGED), msgspec.json.encode(item))
        except (ValueError, TypeError, UnicodeError) as error:
            raise MetierError(f"posting {one.id} cannot be indexed: {error}") from error
        if item.copies:
            vacancies.add(one)
    for one in vacancies.entries():
        writer.add(one, (MERGED,), None)
    writer.close()
    return count


def open_index(folder: Path, reader: Reader = understand, table: Weights | None = None) -> "TantivyEngine":
    """Open a built index for reading, with other weights than the usual. Raises MetierError where there is none."""
    where, lease = lend(folder)
    try:
        engine = TantivyEngine(tantivy.Index.open(str(where)), reader, table or weights(), lease)
        engine.holds("mark", "")  # an index of an earlier layout has no such field
        return engine
    except ValueError as error:
        raise MetierError(f"{folder} holds no index that can be read", "", "build the edition again") from error


class TantivyEngine:
    """Searches one index; safe to share between threads."""

    def __init__(self, index: tantivy.Index, reader: Reader, table: Weights, lease: object = None) -> None:
        """`reader` understands texts; `lease` is kept as long as the index is open."""
        self._analyzer, self._lease = _analyzer(), lease
        index.register_tokenizer(_ANALYZER, self._analyzer)
        self._schema, self._searcher = index.schema, index.searcher()
        self._employer = lru_cache(maxsize=20_000)(self._employer_name)
        self._known: dict[tuple[str, ...], str] | None = None
        self._newest: int | None = None
        self._answering = Answering(self, reader, table, self._label)

    def search(self, query: SearchQuery) -> Results:
        """Answer a query; see `Engine.search`."""
        return self._answering.answer(query)

    def taken_apart(self, query: SearchQuery) -> dict[int, dict[str, float]]:
        """What is counted for every result; see `Answering.taken_apart`."""
        return self._answering.taken_apart(query)

    def count(self) -> int:
        """How many postings the index holds."""
        return self.total(_each())

    def get(self, posting_id: str) -> Kept | None:
        """A posting with its facts, life and copies, or None."""
        return next(self._some(clauses.AllOf((clauses.Is("id", posting_id), _each()))), None)

    def documents(self) -> Iterator[Kept]:
        """Every posting, by id."""
        return self._some(_each(), max(1, self.count()))

    def suggest(self, prefix: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """Roles, tools and employers that begin so, most postings first."""
        wanted = "-".join(self.fold(prefix[:80]))
        merged = self._query(clauses.Is("mode", MERGED))
        found: list[Suggestion] = []
        for field in ("role", "tool", "employer") if wanted and limit > 0 else ():
            for value, count in self._searcher.terms_with_prefix(field, wanted, merged, limit):
                found.append(Suggestion(field, value, self._label(field, value), count))
        return tuple(sorted(found, key=lambda item: (-item.count, item.label, item.field))[:limit])

    # what the answering asks of an engine

    def fold(self, text: str) -> list[str]:
        """The words of a text as they are indexed."""
        return self._analyzer.analyze(text)

    def holds(self, field: str, value: str) -> int:
        """How many documents have a word or an id in a field."""
        return self._searcher.doc_freq(field, value)

    def frequency(self, word: str) -> int:
        """How many documents have a word in their text."""
        return max(self.holds(field, word) for field in ("title", "body"))

    def employers(self) -> Mapping[tuple[str, ...], str]:
        """Ids of employers by the words of their names."""
        if self._known is None:
            counts = self.counts(("employer",), _each())["employer"]
            named = {tuple(value.split("-")): (value, count) for value, count in counts.items() if value != MISSING}
            self._known = {
                words: value
                for words, (value, count) in named.items()
                if len(words) > 1 or self.frequency(words[0]) <= _OFTEN * count + _OFTEN
            }
        return self._known

    def newest_open(self) -> int:
        """The day the newest open posting was posted; 0 where none is open."""
        if self._newest is None:
            found = self.top(clauses.AllOf((_each(), clauses.Is("status", "open"))), 1, 0, "by_newest")
            self._newest = found[0].posted if found else 0
        return self._newest

    def total(self, clause: Clause) -> int:
        """How many documents match."""
        found = self._searcher.search(self._query(clause), 1, count=True)
        return int(found.count)  # type: ignore[attr-defined]  # the stubs leave it out

    def top(self, clause: Clause, limit: int, offset: int, order: str) -> list[Found]:
        """The documents that match, best first (`order` empty) or by a field, falling."""
        hits = self._searcher.search(self._query(clause), limit, count=False, order_by_field=order or None, offset=offset).hits
        addresses = [address for _, address in hits]
        told = [self._searcher.fast_field_values(name, addresses) for name in ("by_id", "by_employer", "posted", "open")]
        scores = [0.0 if order else float(score) for score, _ in hits]
        return [Found(*each) for each in zip(addresses, scores, *told, strict=True)]

    def counts(self, fields: Sequence[str], within: Clause) -> dict[str, dict[str, int]]:
        """How many matching documents have each value of each field; those without a value as `MISSING`."""
        terms = {name: {"terms": {"field": name, "size": _COUNTED, "missing": MISSING}} for name in fields}
        answer = self._searcher.aggregate(self._query(within), terms) if terms else {}
        return {name: {each["key"]: int(each["doc_count"]) for each in answer[name]["buckets"]} for name in fields}

    def kept(self, address: Any, others: Clause) -> tuple[str, Kept | None]:
        """A document's id and posting; of a vacancy the copy that matches `others`, if one does."""
        document = self._searcher.doc(address)
        posting, body = str(document.get_first("id")), document.get_first("kept")
        if body is not None:
            return posting, _KEPT.decode(body)
        vacancy = clauses.Is("vacancy", str(document.get_first("vacancy")))
        return posting, next(self._some(clauses.AllOf((vacancy, _each(), others))), None) or self.get(posting)

    # clauses as Tantivy's queries

    def _query(self, clause: Clause) -> Query:
        match clause:
            case clauses.Words(field, (token,)):
                made = Query.term_query(self._schema, field, token)
            case clauses.Words(field, tokens, apart):
                made = Query.phrase_query(self._schema, field, list(tokens), apart)
            case clauses.Spelt(field, word, letters):
                made = Query.fuzzy_term_query(self._schema, field, word, letters)
            case clauses.Begins(field, letters):
                made = Query.const_score_query(Query.regex_query(self._schema, field, re.escape(letters) + ".*"), 1.0)
            case clauses.Fixed(part, score):
                made = Query.const_score_query(self._query(part), score)
            case clauses.Weighted(part, weight):
                made = Query.boost_query(self._query(part), weight)
            case clauses.Is() | clauses.AtLeast() | clauses.Stated():
                made = Query.const_score_query(self._held(clause), 0.0)
            case _:
                made = self._several(clause)
        return made

    def _held(self, clause: Clause) -> Query:
        match clause:
            case clauses.Is(field, value):
                return Query.term_query(self._schema, field, value)
            case clauses.AtLeast(field, least, most):
                kind = tantivy.FieldType.Float if field in NUMBERS else tantivy.FieldType.Integer
                return Query.range_query(self._schema, field, kind, least, most)
            case clauses.Stated(field):
                return Query.exists_query(field)
        raise AssertionError(clause)

    def _several(self, clause: Clause) -> Query:
        everything = (Occur.Must, Query.const_score_query(Query.all_query(), 0.0))
        match clause:
            case clauses.AllOf(parts):
                return Query.boolean_query([(Occur.Must, self._query(part)) for part in parts] or [everything])
            case clauses.NoneOf(parts):
                return Query.boolean_query([everything, *((Occur.MustNot, self._query(part)) for part in parts)])
            case clauses.AnyOf((), least) if least:
                return Query.empty_query()
            case clauses.AnyOf(parts, least):
                options = [(Occur.Should, self._query(part)) for part in parts]
                if not least:
                    return Query.boolean_query([everything, *options])
                return Query.boolean_query(options, minimum_number_should_match=least)
            case clauses.Best(parts):
                return Query.disjunction_max_query([self._query(part) for part in parts])
        raise AssertionError(clause)

    def _label(self, field: str, value: str) -> str:
        return self._employer(value) if field == "employer" and value else labels.label(field, value)

    def _employer_name(self, value: str) -> str:
        some = self._some(clauses.AllOf((clauses.Is("employer", value), _each())), most=20)  # they choose the name
        return employer_name(kept.posting.employer for kept in some) or value

    def _some(self, clause: Clause, most: int = 1) -> Iterator[Kept]:  # those with the smallest ids
        for _, address in self._searcher.search(self._query(clause), most, count=False, order_by_field="by_id").hits:
            if (body := self._searcher.doc(address).get_first("kept")) is not None:
                yield _KEPT.decode(body)


def _each() -> Clause:
    return clauses.Is("mode", EACH)
