"""Cue words: one pass over a text finds every phrase of `data/cues.tsv`, so that no extractor has to search for its own.

A phrase counts where it stands as a whole word; `*` at an end of a phrase lifts that there (compounds, endings).
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation

from metier.taxonomy.lexicon import rows
from metier.taxonomy.money import CURRENCIES, SHARED_MARKS
from metier.taxonomy.sweep import Sweep, fold

# letters that no currency follows (`environ`): `TEUR`, `tkr`, `45K€` and `万円` do hold one
_LETTER_BEFORE = re.compile(r"[^\W\d_tTkKmM\u2e80-\uffff]")
NESTED = frozenset({"benefit"})  # kinds of which one phrase may tell two things: `unlimited PTO` is also paid time off


class Cue(msgspec.Struct, frozen=True):
    """A phrase found: offsets into the text and the id of its row."""

    start: int
    end: int
    id: str


def table(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated table of `facts/data`; lines starting with # are comments."""
    return list(rows(name, "metier.facts"))


class Cues:
    """The cues of one text by kind, each in order of start; of overlapping ones the longest stands, but for kinds of `NESTED`."""

    def __init__(self, found: dict[str, list[Cue]], low: str) -> None:
        """`found` by kind, sorted; `low` the folded text they were found in."""
        self.found, self.low = found, low
        self._starts: dict[str, list[int]] = {}

    def all(self, kind: str) -> list[Cue]:
        """Every cue of a kind."""
        return self.found.get(kind, [])

    def within(self, kind: str, start: int, end: int) -> list[Cue]:
        """The cues of a kind that lie wholly between two offsets."""
        cues = self.found.get(kind)
        if not cues:
            return []
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts[kind] = [cue.start for cue in cues]
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return [cue for cue in cues[first:last] if cue.end <= end]

    def last(self, kind: str, start: int, end: int) -> Cue | None:
        """The cue of a kind nearest before `end`."""
        found = self.within(kind, start, end)
        return found[-1] if found else None

    def first(self, kind: str, start: int, end: int) -> Cue | None:
        """The cue of a kind nearest after `start`."""
        found = self.within(kind, start, end)
        return found[0] if found else None


class _Phrase(msgspec.Struct, frozen=True):
    kind: str
    id: str
    open_start: bool
    open_end: bool
    exact: str = ""


def _money_phrases() -> list[tuple[str, _Phrase]]:
    """Symbols, codes and names of currencies as cues of kind `currency`; codes and lettered symbols count as spelt only.

    The id is the currency's code; for a mark of several currencies (`$`, `kr`) the mark itself.
    """
    found: dict[tuple[str, str], _Phrase] = {}
    for currency in CURRENCIES.values():
        code = currency.code
        found[code.lower(), code] = _Phrase("currency", code, True, True, code)
        for symbol in currency.symbols:
            mark = symbol.lower().rstrip(".")
            exact = symbol if symbol[:1].isalpha() else ""
            found[symbol.lower(), symbol] = _Phrase("currency", mark if mark in SHARED_MARKS else code, True, True, exact)
        for name in currency.names:
            mark = name.rstrip(".")
            unspaced = name[-1] >= "\u2e80"  # `30万円以上`
            found[name, name] = _Phrase("currency", mark if mark in SHARED_MARKS else code, True, unspaced)
    return [(core, phrase) for (core, _), phrase in found.items()]


@cache
def _sweep() -> Sweep[tuple[_Phrase, ...]]:
    by_text: dict[str, list[_Phrase]] = {}
    told = [(row["kind"], row["id"], row["phrases"]) for row in table("cues.tsv")]
    told += [("language", row["language"], row["names"]) for row in table("languages.tsv")]
    for kind, name, phrases in told:
        for written in phrases.split("|"):
            core = written.strip("*")
            phrase = _Phrase(kind, name, _is_open(written[:1], core[0]), _is_open(written[-1:], core[-1]))
            by_text.setdefault(core.lower(), []).append(phrase)
    for core, phrase in _money_phrases():
        if not phrase.exact:
            by_text.setdefault(core, []).append(phrase)
    open_edges = {core: (any(it.open_start for it in said), any(it.open_end for it in said)) for core, said in by_text.items()}
    return Sweep({core: tuple(said) for core, said in by_text.items()}, open_edges)


@cache
def _marks() -> tuple[AhoCorasick, tuple[_Phrase, ...]]:
    """The codes and lettered symbols of currencies, searched for as spelt: in lower case many words hold one."""
    marks = {phrase.exact: phrase for _, phrase in _money_phrases() if phrase.exact}
    return AhoCorasick(list(marks), implementation=Implementation.DFA), tuple(marks.values())


def _is_open(edge: str, char: str) -> bool:
    return edge == "*" or not char.isalnum()


def _goes_on(text: str, start: int, phrase: _Phrase, *, before: bool, after: bool) -> bool:
    """Whether a match with a letter or digit before or after it may be a piece of a longer word."""
    if (before and not phrase.open_start) or (after and not phrase.open_end):
        return False
    return not (before and phrase.kind == "currency" and text[start].isalpha() and _LETTER_BEFORE.match(text[start - 1]))


def _kept(cues: list[tuple[int, int, int, _Phrase]]) -> dict[str, list[Cue]]:
    """Of `(start, -end, number, phrase)` the cues by kind, those inside or overlapping a longer earlier one left out."""
    cues.sort()
    kept: dict[str, list[Cue]] = {}
    for start, minus, _, phrase in cues:
        of_kind = kept.setdefault(phrase.kind, [])
        if not of_kind or start >= of_kind[-1].end or phrase.kind in NESTED:
            of_kind.append(Cue(start, -minus, phrase.id))
        elif -minus - start > of_kind[-1].end - of_kind[-1].start:
            of_kind[-1] = Cue(start, -minus, phrase.id)
    return kept


@lru_cache(maxsize=4)
def cues_of(text: str) -> Cues:
    """Every cue of a text; the last few texts are remembered, since several extractors ask for the same one."""
    found: list[tuple[int, int, int, _Phrase]] = []
    automaton, marks = _marks()
    spelt = [(start, end, (marks[number],)) for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True)]
    for start, end, phrases in _sweep().candidates(text) + spelt:
        before, after = start > 0 and text[start - 1].isalnum(), text[end : end + 1].isalnum()
        for phrase in phrases:
            if not (before or after) or _goes_on(text, start, phrase, before=before, after=after):
                found.append((start, -end, len(found), phrase))
    return Cues(_kept(found), fold(text))
