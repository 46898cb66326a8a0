"""What of a corpus the tables do not cover: titles no role is named by, and frequent phrases that are no tool and no skill.

The way the tables grow: from what postings say and metier does not know yet, most frequent first.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from metier.facts.document import Document
from metier.facts.sentences import sentences
from metier.taxonomy import roles, skills, tools
from metier.taxonomy.lexicon import fold, rows

LONGEST = 4
"""Words of a phrase at most."""

_TELLING_ZONES = frozenset({"requirements", "preferred", "duties"})
_WORD = re.compile(r"[^\W_][\w+#'’-]*(?:[./][^\W_][\w+#]*)*")
_MOSTLY = 0.8


class Missing(msgspec.Struct, frozen=True):
    """A title or phrase that no table covers, and in how many postings it stands."""

    words: str
    postings: int


class Coverage(msgspec.Struct, frozen=True):
    """What was looked at, what of it is covered, and what is not, most frequent first.

    `phrases` counts the mentions of phrases that stand in at least `least` postings, those of the tables included.
    """

    postings: int
    titles_named: int
    phrases: int
    phrases_covered: int
    titles: tuple[Missing, ...]
    missing: tuple[Missing, ...]


def coverage(documents: Iterable[Document], least: int = 3, most: int = 100) -> Coverage:
    """Look through documents; phrases in fewer than `least` postings are passed over, `most` of each list are told."""
    seen = named = covered = 0
    unnamed, phrases = Counter[str](), Counter[str]()
    for document in documents:
        seen += 1
        if roles.match_title(document.title):
            named += 1
        elif document.title.strip():
            unnamed[" ".join(document.title.split())] += 1
        known, unknown = _phrases(document)
        covered += len(known)
        phrases.update(unknown)
    frequent = {words: count for words, count in phrases.items() if count >= least}
    missing = sorted(_whole(frequent), key=lambda item: (-item.postings, item.words))
    titles = [Missing(title, count) for title, count in unnamed.most_common(most)]
    spans = sum(item.postings for item in missing)
    return Coverage(seen, named, covered + spans, covered, tuple(titles), tuple(missing[:most]))


@cache
def _plain() -> frozenset[str]:
    """Words that begin and end no name of a skill."""
    return frozenset(row["word"] for row in rows("plain_words.tsv", "metier.evaluate"))


def _phrases(document: Document) -> tuple[set[str], set[str]]:
    """(ids of tools and skills named, phrases that name neither) where a posting says what is asked and done."""
    text, folded = document.text, fold(document.text)
    hits = [*tools.mentions(text), *skills.mentions(text)]
    taken = bytearray(len(text))
    known = set()
    for hit in hits:
        if document.zone(hit.start) in _TELLING_ZONES:
            known.add(hit.id)
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    unknown: set[str] = set()
    for sentence in sentences(text):
        if document.zone(sentence.start) in _TELLING_ZONES:
            for run in _runs(folded, taken, sentence.start, sentence.end):
                unknown.update(" ".join(match.group() for match in piece) for piece in _pieces(run, text, sentence.start))
    return known, unknown


def _runs(folded: str, taken: bytearray, start: int, end: int) -> Iterator[list[re.Match[str]]]:
    """Neighbouring words with nothing but a space between them, none plain, none part of what is known."""
    run: list[re.Match[str]] = []
    reached = start
    for match in _WORD.finditer(folded, start, end):
        word = match.group()
        if run and folded[reached : match.start()] != " ":
            yield run
            run = []
        reached = match.end()
        if word in _plain() or word.isdigit() or taken[match.start()]:
            yield run
            run = []
        else:
            run.append(match)
    yield run


def _pieces(run: list[re.Match[str]], text: str, start: int) -> Iterator[list[re.Match[str]]]:
    """The phrases of a run. One word alone must look like a name: a capital or a digit, and not at the sentence's beginning."""
    for size in range(1, min(LONGEST, len(run)) + 1):
        for first in range(len(run) - size + 1):
            piece = run[first : first + size]
            surface = text[piece[0].start() : piece[0].end()]
            if size > 1 or (piece[0].start() > start + 2 and surface != surface.lower() and len(surface) > 1):
                yield piece


def _whole(frequent: dict[str, int]) -> Iterator[Missing]:
    """The phrases that are not nearly always part of one longer phrase."""
    inside: dict[str, int] = {}
    for words, count in frequent.items():
        parts = words.split(" ")
        for part in (" ".join(parts[1:]), " ".join(parts[:-1])):
            inside[part] = max(inside.get(part, 0), count)
    for words, count in frequent.items():
        if inside.get(words, 0) < _MOSTLY * count:
            yield Missing(words, count)
