"""The index in Tantivy. The only file that knows Tantivy.

A posting without copies is one document. The copies of a vacancy are one document each (found when copies are asked for) and
one more for the vacancy, which holds the values of all of them (found when they are not). Documents are keyed by raw text
ids and made with the schema at hand: otherwise the writer stores nothing and says nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import msgspec
import tantivy
from tantivy import Occur, Query

from metier.errors import MetierError
from metier.index import labels
from metier.index.document import Entry, columns, entry
from metier.index.engine import Suggestion
from metier.index.facets import listed
from metier.index.fields import FACETS, PAIR_WEIGHT, SPELT, TOOL_WEIGHT, WORDS
from metier.index.lent import lend
from metier.index.merging import Gathered
from metier.index.query import Asked, Term, ToolIds, check, read
from metier.index.snippet import snippet
from metier.model.posting import Kept
from metier.model.search import FacetValue, Hit, Results, SearchQuery
from metier.postings.employers import employer_name

#: Modes a document is found in: `each` posting for itself, or copies `merged`.
_EACH, _MERGED = "each", "merged"
#: Hits fetched beyond a page, so that equal scores are put in the order of ids.
_TIES = 100
#: How many facet values are counted before the most frequent are listed.
_COUNTED = 20_000
_MISSING = "\x7fmissing"
_ANALYZER = "folded"
_KEPT = msgspec.json.Decoder(Kept)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("id", "vacancy"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("mode", tokenizer_name="raw", index_option="basic")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name=_ANALYZER)
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("posted", "by_id", "by_newest", "by_pay"):
        builder.add_integer_field(name, indexed=name == "posted", fast=True)
    builder.add_float_field("pay_max", indexed=True, fast=True)
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
            writer.add(one, (_EACH,) if item.copies else (_EACH, _MERGED), msgspec.json.encode(item))
        except (ValueError, TypeError, UnicodeError) as error:
            raise MetierError(f"posting {one.id} cannot be indexed: {error}") from error
        if item.copies:
            vacancies.add(one)
    for one in vacancies.entries():
        writer.add(one, (_MERGED,), None)
    writer.close()
    return count


def open_index(folder: Path, tool_ids: ToolIds = labels.tool_ids) -> "TantivyEngine":
    """Open a built index for reading. Raises MetierError where there is none."""
    where, lease = lend(folder)
    try:
        return TantivyEngine(tantivy.Index.open(str(where)), tool_ids, lease)
    except ValueError as error:
        raise MetierError(f"{folder} holds no index that can be read", "", "build the edition again") from error


class TantivyEngine:
    """Searches one index; safe to share between threads."""

    def __init__(self, index: tantivy.Index, tool_ids: ToolIds, lease: object = None) -> None:
        """`tool_ids` finds the tools a short text names; `lease` is kept as long as the index is open."""
        self._analyzer, self._lease = _analyzer(), lease
        index.register_tokenizer(_ANALYZER, self._analyzer)
        self._tool_ids, self._schema, self._searcher = tool_ids, index.schema, index.searcher()
        self._employer = lru_cache(maxsize=20_000)(self._employer_name)

    def count(self) -> int:
        """How many postings the index holds."""
        return self._total(self._is("mode", _EACH))

    def get(self, posting_id: str) -> Kept | None:
        """A posting with its facts, life and copies, or None."""
        return next(self._some([self._is("id", posting_id), self._is("mode", _EACH)]), None)

    def documents(self) -> Iterator[Kept]:
        """Every posting, by id."""
        return self._some([self._is("mode", _EACH)], max(1, self.count()))

    def suggest(self, prefix: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """Roles, tools and employers that begin so, most postings first."""
        wanted = "-".join(self._analyzer.analyze(prefix[:80]))
        found: list[Suggestion] = []
        for field in ("role", "tool", "employer") if wanted and limit > 0 else ():
            for value, count in self._searcher.terms_with_prefix(field, wanted, self._is("mode", _MERGED), limit):
                found.append(Suggestion(field, value, self._label(field, value), count))
        return tuple(sorted(found, key=lambda item: (-item.count, item.label, item.field))[:limit])

    def search(self, query: SearchQuery) -> Results:
        """Answer a query; see `Engine.search`."""
        check(query)
        asked = read(query.text, self._tool_ids)
        ignored = [*asked.ignored, *self._unheld(query)]
        filters = {name: self._any_of(name, getattr(query, name)) for name in FACETS if getattr(query, name)}
        needed = self._needed(query)
        barred = [self._not(option) for term in asked.none_of for option in self._term(term)]
        common = [*needed, *barred]
        words, closer = [self._group(group) for group in asked.all_of], self._closer(asked)
        unspelt = [term.text for term in asked.terms() if self._unknown(term, self._analyzer.analyze(term.text))]
        ignored += [f"text: no posting has {word!r}; words spelt like it are searched" for word in unspelt]
        missed = 0
        said = self._text(words, missed, closer)
        while not (total := self._total(self._must([*common, *filters.values(), *said]))) and missed + 1 < len(words):
            missed += 1
            said = self._text(words, missed, closer)
        if missed and total:
            ignored.append(f"text: no posting has all of these words; those with all but {missed} are shown")
        whole = self._must([*common, *filters.values(), *said])
        hits = self._page(query, whole, bool(words)) if total and query.limit else []
        facets = self._facets(query, [*common, *said], filters)
        shown = tuple(self._hit(score, address, asked, [*filters.values(), *needed[1:]]) for score, address in hits)
        return Results(total=total, hits=shown, facets=facets, ignored=tuple(ignored))

    # queries

    def _is(self, field: str, value: str) -> Query:
        return Query.const_score_query(Query.term_query(self._schema, field, value), 0.0)

    def _must(self, parts: Sequence[Query]) -> Query:
        return Query.boolean_query([(Occur.Must, part) for part in parts])

    def _not(self, part: Query) -> Query:
        everything = Query.const_score_query(Query.all_query(), 0.0)
        return Query.boolean_query([(Occur.Must, everything), (Occur.MustNot, part)])

    def _any_of(self, field: str, values: Sequence[str]) -> Query:
        options = [self._is(field, value) if value else self._not(Query.exists_query(field)) for value in values]
        return Query.const_score_query(Query.boolean_query([(Occur.Should, option) for option in options]), 0.0)

    def _needed(self, query: SearchQuery) -> list[Query]:
        needed = [self._is("mode", _EACH if query.copies else _MERGED)]
        if query.pay_min is not None:
            stated = Query.range_query(self._schema, "pay_max", tantivy.FieldType.Float, float(query.pay_min), None)
            options = [stated] if query.unstated_pay == "exclude" else [stated, self._not(Query.exists_query("pay_max"))]
            needed.append(Query.const_score_query(Query.boolean_query([(Occur.Should, option) for option in options]), 0.0))
        elif query.unstated_pay == "exclude":
            needed.append(Query.const_score_query(Query.exists_query("pay_max"), 0.0))
        if query.posted_since is not None:
            day = query.posted_since.toordinal() - 719_163
            since = Query.range_query(self._schema, "posted", tantivy.FieldType.Integer, day, None)
            needed.append(Query.const_score_query(since, 0.0))
        return needed

    def _text(self, words: Sequence[Query], missed: int, closer: Sequence[Query]) -> list[Query]:
        """Postings that have all words but `missed`; those that have them side by side come first."""
        if not words:
            return []
        having = Query.boolean_query([(Occur.Should, word) for word in words], minimum_number_should_match=len(words) - missed)
        return [Query.boolean_query([(Occur.Must, having), *((Occur.Should, pair) for pair in closer)])]

    def _group(self, group: Sequence[Term]) -> Query:
        options = [option for term in group for option in self._term(term)]
        return Query.boolean_query([(Occur.Should, option) for option in options]) if options else Query.empty_query()

    def _term(self, term: Term) -> list[Query]:
        options = []
        tokens = [] if term.only_tool else self._analyzer.analyze(term.text)
        for field, weight in WORDS.items() if tokens else ():
            if len(tokens) > 1:
                found = Query.phrase_query(self._schema, field, list(tokens))
            elif self._unknown(term, tokens):
                found = Query.fuzzy_term_query(self._schema, field, tokens[0], 1 if len(tokens[0]) < 9 else 2)
            else:
                found = Query.term_query(self._schema, field, tokens[0])
            options.append(Query.boost_query(found, weight))
        tools = (Query.term_query(self._schema, "tool", tool) for tool in term.tools)
        return options + [Query.boost_query(tool, TOOL_WEIGHT) for tool in tools]

    def _unknown(self, term: Term, tokens: Sequence[str]) -> bool:
        """Whether a single word is in no posting and long enough to be a misspelling."""
        plain = len(tokens) == 1 and not term.tools and len(tokens[0]) >= SPELT
        return plain and not any(self._searcher.doc_freq(field, tokens[0]) for field in WORDS)

    def _closer(self, asked: Asked) -> list[Query]:
        pairs = [self._analyzer.analyze(f"{first.text} {second.text}") for first, second in asked.pairs()]
        phrases = [Query.phrase_query(self._schema, "title", list(pair)) for pair in pairs if len(pair) == 2]
        return [Query.boost_query(phrase, PAIR_WEIGHT) for phrase in phrases]

    def _total(self, query: Query) -> int:
        found = self._searcher.search(query, 1, count=True)
        return int(found.count)  # type: ignore[attr-defined]  # the stubs leave it out

    def _page(self, query: SearchQuery, whole: Query, scored: bool) -> list[tuple[float, Any]]:
        """Score and address of the hits of one page."""
        order = {"newest": "by_newest", "pay": "by_pay"}.get(query.sort, "" if scored else "by_newest")
        if order:
            found = self._searcher.search(whole, query.limit, count=False, order_by_field=order, offset=query.offset).hits
            return [(0.0, address) for _, address in found]
        found = self._searcher.search(whole, query.offset + query.limit + _TIES, count=False).hits
        ties = self._searcher.fast_field_values("by_id", [address for _, address in found])
        ranked = sorted(zip(found, ties, strict=True), key=lambda pair: (-pair[0][0], -(pair[1] or 0)))
        return [hit for hit, _ in ranked[query.offset : query.offset + query.limit]]

    def _hit(self, score: float, address: Any, asked: Asked, filters: Sequence[Query]) -> Hit:
        document = self._searcher.doc(address)
        posting, body = str(document.get_first("id")), document.get_first("kept")
        if body is not None:
            kept: Kept | None = _KEPT.decode(body)
        else:  # a vacancy: show the copy that is asked for, if there is one
            vacancy = self._is("vacancy", str(document.get_first("vacancy")))
            kept = next(self._some([vacancy, self._is("mode", _EACH), *filters]), None) or self.get(posting)
        if kept is None:
            return Hit(posting=posting, score=round(float(score), 4))
        words = [word for term in asked.terms() for word in self._analyzer.analyze(term.text)]
        words += [tool.name.lower() for tool in kept.facts.tools if tool.id in asked.tools()]
        return Hit(posting=kept.posting.id, score=round(float(score), 4), snippet=snippet(kept.posting.text, words))

    def _facets(
        self, query: SearchQuery, common: Sequence[Query], filters: dict[str, Query]
    ) -> dict[str, tuple[FacetValue, ...]]:
        free = [name for name in FACETS if name not in filters]
        found = self._counts(free, self._must([*common, *filters.values()]))
        for name in filters:
            others = [part for other, part in filters.items() if other != name]
            found |= self._counts([name], self._must([*common, *others]))
        return {
            name: listed(counts, counts.pop(_MISSING, 0), getattr(query, name), partial(self._label, name))
            for name, counts in ((name, found[name]) for name in FACETS)
        }

    def _counts(self, names: Sequence[str], within: Query) -> dict[str, dict[str, int]]:
        terms = {name: {"terms": {"field": name, "size": _COUNTED, "missing": _MISSING}} for name in names}
        answer = self._searcher.aggregate(within, terms) if terms else {}
        return {name: {each["key"]: int(each["doc_count"]) for each in answer[name]["buckets"]} for name in names}

    def _label(self, field: str, value: str) -> str:
        return self._employer(value) if field == "employer" and value else labels.label(field, value)

    def _employer_name(self, value: str) -> str:
        some = self._some([self._is("employer", value), self._is("mode", _EACH)], most=20)  # they choose the name
        return employer_name(kept.posting.employer for kept in some) or value

    def _some(self, parts: Sequence[Query], most: int = 1) -> Iterator[Kept]:  # those with the smallest ids
        for _, address in self._searcher.search(self._must(parts), most, count=False, order_by_field="by_id").hits:
            if (body := self._searcher.doc(address).get_first("kept")) is not None:
                yield _KEPT.decode(body)

    def _unheld(self, query: SearchQuery) -> list[str]:
        asked = [(name, value) for name in FACETS for value in getattr(query, name) if value]
        unheld = [(name, value) for name, value in asked if not self._searcher.doc_freq(name, value)]
        return [f"{name}: no posting has {value[:80]!r}" for name, value in unheld]
