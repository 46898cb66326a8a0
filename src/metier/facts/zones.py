"""Where in a posting a sentence stands: about the employer, the duties, the requirements, the small print.

Headings decide first: a short line that is a known heading opens a zone that lasts until the next heading. Paragraphs without
a heading are told by the phrases in them, and so is the small print that stands among the requirements without one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from metier.taxonomy.lexicon import fold, rows

KINDS = ("about_employer", "about_role", "duties", "requirements", "preferred", "benefits", "legal", "apply", "other")

_MAX_HEADING_WORDS = 8
_MAX_PLAIN_WORDS = 6
_MAX_COLON_WORDS = 12
_MAX_HEADING_LENGTH = 100
_LONG_PARAGRAPH = 300
_SPLIT = re.compile(r"(?<=[.!?])\s+(?=[A-Z(•*-])")
_INLINE = re.compile(r"(?:(?<=[.!?;)])\s+|^[\W_]*)([^\W\d_][\w'’&/ -]{2,45}?) ?:(?=[\s*])")
_EDGE = " \t*#_-–—•·|►▪●○‣>~=:;.!,?\u200b\ufeff"
_NOT_WORD = re.compile(r"[^\w&/]+")
_MONEY = re.compile(r"[$€£]\s?\d")
_PREFERENCE = ("legal", "apply", "benefits", "preferred", "requirements", "duties", "about_role", "about_employer")


class Zone(msgspec.Struct, frozen=True):
    """A stretch of text of one kind, `start` included and `end` excluded."""

    kind: str
    start: int
    end: int


class _Headings(msgspec.Struct, frozen=True):
    exact: dict[str, str]
    starts: dict[str, str]
    contains: dict[str, str]


class _Cues(msgspec.Struct, frozen=True):
    automaton: AhoCorasick
    kinds: tuple[tuple[str, bool], ...]


class _Found(msgspec.Struct, frozen=True):
    start: int
    kind: str
    strong: bool


def heading_key(line: str) -> str:
    """A heading without case, decoration and punctuation: what the table of headings is looked up by."""
    plain = line.strip(_EDGE).lower().replace("'", "").replace("’", "").replace("&", " and ").replace("/", " ")
    return " ".join(_NOT_WORD.sub(" ", plain).split())


@cache
def _headings() -> _Headings:
    tables: dict[str, dict[str, str]] = {"exact": {}, "start": {}, "contains": {}}
    for row in rows("headings.tsv", "metier.facts"):
        tables[row["match"]].setdefault(heading_key(row["phrase"]), row["zone"])
    return _Headings(tables["exact"], tables["start"], tables["contains"])


@cache
def _cues() -> _Cues:
    table = list(rows("zone_cues.tsv", "metier.facts"))
    automaton = AhoCorasick(
        [fold(row["phrase"]) for row in table], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )
    return _Cues(automaton, tuple((row["zone"], row["weight"] == "strong") for row in table))


@cache
def _start_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(key.split()) for key in _headings().starts}, reverse=True))


def _by_start(key: str) -> str | None:
    words = key.split()
    starts = _headings().starts
    for length in _start_lengths():
        kind = starts.get(" ".join(words[:length])) if length <= len(words) else None
        if kind:
            return kind
    return None


def _by_phrase(key: str) -> str | None:
    padded = f" {key} "
    return next((kind for phrase, kind in _headings().contains.items() if f" {phrase} " in padded), None)


def heading_kind(line: str) -> str | None:
    """The zone a line opens if it is a heading, else None."""
    bare = line.strip()
    words = len(bare.split())
    if not bare or len(bare) > _MAX_HEADING_LENGTH or words > _MAX_COLON_WORDS:
        return None
    key = heading_key(bare)
    bulleted = bare[0] in "-•*·" and bare[1:2].isspace()
    kind = _headings().exact.get(key)
    if kind:  # `- Travel` in a list of duties is an item, `- Requirements` may be a heading
        return None if bulleted and kind in ("other", "legal", "apply") and not bare.endswith(":") else kind
    plain = bare.strip(" *_#")
    ends = plain[-1:]
    if ends == ":":
        return _by_start(key) or _by_phrase(key)
    decorated = plain.isupper() or plain.istitle() or bare.startswith(("#", "**")) or ends == "?"
    if words > (_MAX_HEADING_WORDS if decorated else _MAX_PLAIN_WORDS):
        return None
    return None if not decorated and (ends in ".,;" or bare[0] in "-•*·") else _by_start(key)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        yield start, end
        start = end


def _judge(found: list[_Found], headed: str | None, money: bool) -> str | None:
    """The zone of a paragraph by the phrases in it; under a heading only the small print is told apart."""
    if not found:
        return None
    votes: dict[str, int] = {}
    for cue in found:
        votes[cue.kind] = votes.get(cue.kind, 0) + (2 if cue.strong else 1)
    if headed:
        legal, benefits = votes.get("legal", 0), votes.get("benefits", 0)
        demands = votes.get("requirements", 0) + votes.get("duties", 0)
        if legal >= 3 and legal > demands:
            return "legal"
        return "benefits" if benefits >= (2 if money else 5) and benefits > demands else None
    for kind in ("legal", "benefits", "apply"):
        if votes.get(kind, 0) >= 2 and votes[kind] >= votes.get("requirements", 0):
            return kind
    leading = found[0].kind
    best = max(_PREFERENCE[3:], key=lambda kind: (votes.get(kind, 0), kind == leading))
    return best if votes.get(best) else None


class _Cutter:
    """Walks a posting's lines and decides the zone of each."""

    def __init__(self, text: str) -> None:
        self.text = text
        cues = _cues()
        self.cues = [
            _Found(start, *cues.kinds[number]) for number, start, _ in cues.automaton.find_matches_as_indexes(fold(text))
        ]
        self.next_cue = 0
        self.headed: str | None = None
        self.unheaded = self.last = "other"

    def pieces(self) -> Iterator[Zone]:
        """The zones in order, neighbours of one kind not yet joined."""
        for start, end in _lines(self.text):
            kind = heading_kind(self.text[start:end]) if end - start <= _MAX_HEADING_LENGTH + 1 else None
            if kind:
                self.headed = self.unheaded = self.last = kind
                self._cues_before(end)
                yield Zone(kind, start, end)
            elif end - start < 4 or self.text[start:end].isspace():
                yield Zone(self.last, start, end)
            else:
                yield from self._paragraph(start, end)

    def _paragraph(self, start: int, end: int) -> Iterator[Zone]:
        for piece_start, piece_end, kind in self._inline(start, end):
            if kind:
                self._cues_before(piece_end)
                self.last = kind
                if self.text[piece_start:piece_end].rstrip().endswith(":"):
                    self.headed = kind  # the line ends with the heading: what follows belongs to it
                elif self.headed is None:
                    self.unheaded = kind
                yield Zone(kind, piece_start, piece_end)
                continue
            for sentence_start, sentence_end in self._units(piece_start, piece_end):
                money = _MONEY.search(self.text, sentence_start, sentence_end) is not None
                told = _judge(self._cues_before(sentence_end), self.headed, money)
                if self.headed is None:
                    self.unheaded = told or self.unheaded
                self.last = told or self.headed or self.unheaded
                yield Zone(self.last, sentence_start, sentence_end)

    def _inline(self, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
        """Cut a line at the headings that stand inside it before a colon."""
        line = self.text[start:end]
        if ":" not in line:
            yield start, end, None
            return
        cut, kind = start, None
        for match in _INLINE.finditer(line):
            opened = _headings().exact.get(heading_key(match.group(1)))
            if opened and opened != "other":
                if start + match.start(1) > cut:
                    yield cut, start + match.start(1), kind
                cut, kind = start + match.start(1), opened
        yield cut, end, kind

    def _units(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Long paragraphs without a heading are judged sentence by sentence."""
        if self.headed or end - start < _LONG_PARAGRAPH:
            yield start, end
            return
        cut = start
        for match in _SPLIT.finditer(self.text, start, end):
            yield cut, match.end()
            cut = match.end()
        if cut < end:
            yield cut, end

    def _cues_before(self, end: int) -> list[_Found]:
        first = self.next_cue
        while self.next_cue < len(self.cues) and self.cues[self.next_cue].start < end:
            self.next_cue += 1
        return self.cues[first : self.next_cue]


def find_zones(text: str) -> tuple[Zone, ...]:
    """Cut a text into zones: in order, without gaps, neighbours of different kinds; at least one."""
    joined: list[Zone] = []
    for piece in _Cutter(text).pieces():
        if joined and joined[-1].kind == piece.kind:
            joined[-1] = Zone(piece.kind, joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return tuple(joined) or (Zone("other", 0, len(text)),)


def _start(zone: Zone) -> int:
    return zone.start


def zone_at(zones: tuple[Zone, ...], offset: int) -> str:
    """The kind of the zone that holds `offset`; `other` outside the text."""
    number = bisect_right(zones, offset, key=_start) - 1
    return zones[number].kind if number >= 0 and offset < zones[number].end else "other"
