"""The index in Tantivy. The only file that knows Tantivy.

A posting without copies is one document. The copies of a vacancy are one document each (found when copies are asked for) and
one more for the vacancy, which holds the values of all of them (found when they are not). Documents are keyed by raw text
ids and made with the schema at hand: otherwise the writer stores nothing and says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import tantivy
from tantivy import Occur, Query

from metier.errors import MetierError
from metier.index import clauses, employers, odds
from metier.index.answering import Reader
from metier.index.asking.understanding import understand
from metier.index.clauses import Clause
from metier.index.document import Entry, columns, entry
from metier.index.employers import Names
from metier.index.fields import EACH, FACETS, MERGED, NUMBERS, WORDS
from metier.index.known import Known
from metier.index.lent import lend
from metier.index.merging import Gathered
from metier.index.rewriting import encodable, joined, pairs, parted
from metier.index.searcher import Searcher
from metier.index.store import MISSING, Counts, Found, Range
from metier.index.weights import Weights, weights
from metier.model.posting import Kept

#: How many facet values are counted before the most frequent are listed.
_COUNTED = 20_000
_ANALYZER = "folded"
_KEPT = msgspec.json.Decoder(Kept)
#: Words side by side in titles, two and two: a look-up where a phrase would be gone through.
_PAIRS = "pairs"
#: Bytes of postings gathered before they are written: larger, and an index has fewer parts.
_HEAP = 300_000_000
#: Ids fewer than these are looked up one by one.
_FEW = 8
#: Queries made of clauses that are kept.
_MADE = 4_000
#: What is told of each document that is found.
_TOLD = ("by_id", "by_employer", "by_role", "posted", "open")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("id", "vacancy"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("mode", tokenizer_name="raw", index_option="basic")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name=_ANALYZER)
    for name in (*FACETS, "spot"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("posted", "seen", "open", "by_id", "by_newest", "by_pay", "by_employer", "by_role"):
        builder.add_integer_field(name, fast=True)
    for name in NUMBERS:
        builder.add_float_field(name, fast=True)
    builder.add_text_field("mark", tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_PAIRS, tokenizer_name="raw", index_option="freq")
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
        # documents of one role side by side: what a search of another role asks is not gone through
        self.index = tantivy.Index(self.schema, str(folder), sort_by_field="by_role")
        self._analyzer = _analyzer()
        self.index.register_tokenizer(_ANALYZER, self._analyzer)
        # one thread: the same postings give the same documents in the same order
        self._writer = self.index.writer(heap_size=_HEAP, num_threads=1)

    def add(self, item: Entry, modes: Sequence[str], kept: bytes | None) -> None:
        fields = columns(item, modes, self.added) | ({} if kept is None else {"kept": kept})
        fields[_PAIRS] = pairs(self._analyzer.analyze(item.title))
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
    writer, vacancies, count, names = _Writer(folder), Gathered(folder.parent), 0, Names()
    for item in kept:
        count += 1
        one = entry(item)
        names.take(item.posting)
        try:
            writer.add(one, (EACH,) if item.copies else (EACH, MERGED), msgspec.json.encode(item))
        except (ValueError, TypeError, UnicodeError) as error:
            raise MetierError(f"posting {one.id} cannot be indexed: {error}") from error
        if item.copies:
            vacancies.add(one)
    for one in vacancies.entries():
        writer.add(one, (MERGED,), None)
    writer.close()
    names.write(folder)
    return count


def open_index(folder: Path, reader: Reader = understand, table: Weights | None = None) -> Searcher:
    """Open a built index for reading, with other weights than the usual. Raises MetierError where there is none."""
    where, lease = lend(folder)
    try:
        store = TantivyStore(tantivy.Index.open(str(where)), lease)
        store.holds("spot", "")  # an index of an earlier layout has no such field
        known = Known(store, employers.read(folder), odds.read(folder))
        return Searcher(store, known, reader, table or weights())
    except (ValueError, msgspec.MsgspecError) as error:
        raise MetierError(f"{folder} holds no index that can be read", "", "build the edition again") from error


class TantivyStore:
    """What is asked of one index; safe to share between threads."""

    def __init__(self, index: tantivy.Index, lease: object = None) -> None:
        """`lease` is kept as long as the index is open."""
        self._analyzer, self._lease = _analyzer(), lease
        index.register_tokenizer(_ANALYZER, self._analyzer)
        self._schema, self._searcher = index.schema, index.searcher()
        self._made: dict[int, tuple[Clause, Query]] = {}

    def fold(self, text: str) -> list[str]:
        """The words of a text as they are indexed."""
        return self._analyzer.analyze(text)

    def holds(self, field: str, value: str) -> int:
        """How many documents have a word or an id in a field."""
        return self._searcher.doc_freq(field, encodable(value))

    def total(self, clause: Clause) -> int:
        """How many documents match."""
        found = self._searcher.search(self._query(clause), 1, count=True)
        return int(found.count)  # type: ignore[attr-defined]  # the stubs leave it out

    def top(self, clause: Clause, limit: int, offset: int, order: str) -> list[Found]:
        """The documents that match, best first (`order` empty) or by a field, falling."""
        hits = self._searcher.search(self._query(clause), limit, count=False, order_by_field=order or None, offset=offset).hits
        addresses = [address for _, address in hits]
        told = [self._searcher.fast_field_values(name, addresses) for name in _TOLD]
        scores = [(0.0, int(key)) if order else (float(key), 0) for key, _ in hits]
        return [Found(address, *score, *each) for address, score, *each in zip(addresses, scores, *told, strict=True)]

    def counts(self, within: Clause, fields: Sequence[str], ranges: Mapping[str, Range]) -> Counts:
        """What matching documents hold in fields of ids, those without a value as `MISSING`, and in ranges of numbers."""
        asked: dict[str, Any] = {name: {"terms": {"field": name, "size": _COUNTED, "missing": MISSING}} for name in fields}
        asked |= {f"range {name}": _ranges(each) for name, each in ranges.items()}
        asked["all"] = {"value_count": {"field": "by_id"}}
        answer = self._searcher.aggregate(self._query(within), asked)
        ids = {name: {each["key"]: int(each["doc_count"]) for each in answer[name]["buckets"]} for name in fields}
        numbers = {name: _bars(each, answer[f"range {name}"]["buckets"]) for name, each in ranges.items()}
        return Counts(int(answer["all"]["value"]), ids, numbers)

    def kept(self, address: Any, others: Clause) -> tuple[str, Kept | None]:
        """A document's id and posting; of a vacancy the copy that matches `others`, if one does."""
        document = self._searcher.doc(address)
        posting, body = str(document.get_first("id")), document.get_first("kept")
        if body is not None:
            return posting, _KEPT.decode(body)
        each = clauses.Is("mode", EACH)
        own = next(self.some(clauses.AllOf((clauses.Is("id", posting), each)), 1), None)
        if own is None:
            return posting, None
        # copies in another state than that of the vacancy are not what was found
        alike = (clauses.Is("vacancy", own.vacancy), each, clauses.Is("status", own.life.status))
        return posting, next(self.some(clauses.AllOf((*alike, others)), 1), own)

    def some(self, clause: Clause, most: int) -> Iterator[Kept]:
        """At most so many of the postings that match, in the order of the index."""
        for _, address in self._searcher.search(self._query(clause), most, count=False, order_by_field="by_id").hits:
            if (body := self._searcher.doc(address).get_first("kept")) is not None:
                yield _KEPT.decode(body)

    # clauses as Tantivy's queries

    def _query(self, clause: Clause) -> Query:
        """A clause as a query; one clause is asked for in several ways, so it is made once."""
        held = self._made.get(id(clause))
        if held is not None and held[0] is clause:
            return held[1]
        if len(self._made) > _MADE:
            self._made.clear()
        made = self._new(clause)
        self._made[id(clause)] = (clause, made)
        return made

    def _new(self, clause: Clause) -> Query:
        match clause:
            case clauses.Words(field, (token,)):
                made = Query.term_query(self._schema, field, token)
            case clauses.Words("title", (one, two), 0):
                made = Query.term_query(self._schema, _PAIRS, f"{one} {two}")
            case clauses.Words("title", tokens, 0):
                phrase = Query.phrase_query(self._schema, "title", list(tokens))
                sides = (self._query(clauses.Is(_PAIRS, pair)) for pair in pairs(tokens))
                made = Query.boolean_query([*((Occur.Must, side) for side in sides), (Occur.Must, phrase)])
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
            case clauses.Is() | clauses.OneOf() | clauses.AtLeast() | clauses.Stated():
                made = Query.const_score_query(self._held(clause), 0.0)
            case _:
                made = self._several(clause)
        return made

    def _held(self, clause: Clause) -> Query:
        match clause:
            case clauses.Is(field, value):
                return Query.term_query(self._schema, field, encodable(value))
            case clauses.OneOf(field, values) if len(values) < _FEW:
                terms = (Query.term_query(self._schema, field, encodable(value)) for value in values)
                return Query.boolean_query([(Occur.Should, term) for term in terms])
            case clauses.OneOf(field, values):
                return Query.term_set_query(self._schema, field, list(map(encodable, values)))
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
                wanted, barred = parted(parts)
                asked = [(Occur.Must, self._query(part)) for part in wanted] or [everything]
                return Query.boolean_query([*asked, *((Occur.MustNot, self._query(part)) for part in barred)])
            case clauses.NoneOf(parts):
                return Query.boolean_query([everything, *((Occur.MustNot, self._query(part)) for part in parts)])
            case clauses.AnyOf((), least) if least:
                return Query.empty_query()
            case clauses.AnyOf(parts, least):
                options = [(Occur.Should, self._query(part)) for part in (joined(parts) if least == 1 else parts)]
                if not least:
                    return Query.boolean_query([everything, *options])
                return Query.boolean_query(options, minimum_number_should_match=least)
            case clauses.Best(parts):
                return Query.disjunction_max_query([self._query(part) for part in parts])
        raise AssertionError(clause)


def _ranges(asked: Range) -> dict[str, Any]:
    ends = [*asked.bounds[1:], None]
    parts = [{"from": low} | ({} if high is None else {"to": high}) for low, high in zip(asked.bounds, ends, strict=True)]
    return {"range": {"field": asked.field, "ranges": parts}}


def _bars(asked: Range, buckets: Sequence[Mapping[str, Any]]) -> list[int]:
    """The counts of the ranges, of which the answer holds others too, in no certain order."""
    found = {float(each["from"]): int(each["doc_count"]) for each in buckets if "from" in each}
    return [found.get(bound, 0) for bound in asked.bounds]
