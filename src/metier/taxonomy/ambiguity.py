"""Tell a tool from the everyday word it is named after: Go, Excel, Spring, Access, React.

A weak hit counts when a phrase before or after it says so ("experience with", "developer"), or when it stands in a list beside
another tool ("Python, Go and Rust"); phrases that belong to the everyday word ("Access to", "Spring 2026") rule it out.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise
from string import digits
from typing import NamedTuple

from metier.taxonomy.lexicon import Hit, fold, rows

_REACH = 48
_LIST_GAP = re.compile(r"[^\n.;!?]*[,/&|(+·]|[^\n.;!?]*\b(?:and|or|und|oder|et|ou|y|e)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"\n|[.;!?]\s")
_CHAIN_GAP = re.compile(r"\s*(?:[,/&|+·]|and|or|und|oder|et|ou)\s*(?:and |or |und |oder )?", re.IGNORECASE)
_BULLETS = " \t\n\r.,;:*•·-–—✓"
_LINE_GAP = re.compile(r"[ \t.,;]*\n[\s.,;:*•·✓–—-]*")
_MAX_GAP_TOKENS = 6
_WORD = re.compile(r"[A-Za-z]+")
ANY = "*"
"""In the table, every weak name."""


_Phrases = dict[int, frozenset[str]]
"""Phrases by their length. They are looked up, for to compile them takes longer than all the rest."""


class _Rules(NamedTuple):
    before: _Phrases
    after: _Phrases
    not_before: _Phrases
    not_after: _Phrases


def _by_length(phrases: list[str]) -> _Phrases:
    written = [one for phrase in phrases for one in _with_digits(phrase)]
    return {size: frozenset(phrase for phrase in written if len(phrase) == size) for size in set(map(len, written))}


def _with_digits(phrase: str) -> list[str]:
    """A phrase with every digit that each of its `#` may stand for."""
    before, mark, behind = phrase.partition("#")
    return [f"{before}{digit}{rest}" for rest in _with_digits(behind) for digit in digits] if mark else [phrase]


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    """The phrases of each tool by the side on which they stand."""
    told: dict[str, dict[str, list[str]]] = {}
    for row in rows("ambiguity.tsv"):
        for tool in row["tools"].split("|"):
            told.setdefault(tool, {}).setdefault(row["where"], []).extend(row["phrases"].split("|"))
    return told


@cache
def _rules(tool: str) -> _Rules:
    """The rules of one tool alone."""
    own = _table().get(tool, {})
    return _Rules(*(_by_length(own.get(side, [])) for side in _Rules._fields))


def _ends(words: str, phrases: _Phrases) -> bool:
    """Whether some words end with a phrase that does not begin within a word."""
    return any(words[-size:] in known and not _in_word(words[-size - 1 : -size]) for size, known in phrases.items())


def _begins(words: str, phrases: _Phrases) -> bool:
    """Whether some words begin with a phrase that does not end within a word."""
    return any(words[:size] in known and not _in_word(words[size : size + 1]) for size, known in phrases.items())


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _borne_out(tool: str, left: str, right: str) -> bool:
    """Whether what stands around a name says that it is the tool's."""
    return any(_ends(left, rules.before) or _begins(right, rules.after) for rules in (_rules(tool), _rules(ANY)))


def _denied(tool: str, left: str, right: str) -> bool:
    """Whether what stands around a name says that it is not the tool's."""
    return any(_begins(right, rules.not_after) or _ends(left, rules.not_before) for rules in (_rules(tool), _rules(ANY)))


def _beside(text: str, hits: list[Hit], number: int, step: int) -> bool:
    """Whether the next strong tool in this direction stands in the same list."""
    hit, other = hits[number], number + step
    while 0 <= other < len(hits):
        near = hits[other]
        gap = text[near.end : hit.start] if step < 0 else text[hit.end : near.start]
        if len(gap) > _REACH * 2 or _SENTENCE_END.search(gap) or len(gap.split()) > _MAX_GAP_TOKENS:
            return False
        if not near.weak:
            return _LIST_GAP.match(gap) is not None
        other += step
    return False


def _chained(text: str, hits: list[Hit], number: int) -> bool:
    """Whether a neighbour, weak as it may be, follows with nothing but a list sign between: `Word, Excel`."""
    near = hits[max(0, number - 1) : number + 2]
    return any(
        first.id != second.id and _CHAIN_GAP.fullmatch(text[first.end : second.start]) is not None
        for first, second in pairwise(near)
    )


def _alone(text: str, hits: list[Hit], number: int) -> bool:
    """Whether the name is all there is, or a line of its own above or below a line that is nothing but a strong name."""
    hit = hits[number]
    if not text[: hit.start].strip(_BULLETS) and not text[hit.end :].strip(_BULLETS):
        return True
    if not _fills_line(text, hit):
        return False
    near = (hits[other] for other in (number - 1, number + 1) if 0 <= other < len(hits))
    return any(
        not other.weak
        and _fills_line(text, other)
        and _LINE_GAP.fullmatch(text, min(hit.end, other.end), max(hit.start, other.start)) is not None
        for other in near
    )


def _fills_line(text: str, hit: Hit) -> bool:
    before, after = text[max(0, hit.start - _REACH) : hit.start], text[hit.end : hit.end + _REACH]
    return not before.rpartition("\n")[2].strip(_BULLETS) and not after.partition("\n")[0].strip(_BULLETS)


def _follows_strong(text: str, hits: list[Hit], number: int) -> bool:
    """Whether a strong name stands before with nothing but a list sign between: `Python, Bash or Go for scripting`."""
    if not number or hits[number - 1].weak:
        return False
    return _CHAIN_GAP.fullmatch(text[hits[number - 1].end : hits[number].start]) is not None


def _around(folded: str, hit: Hit) -> tuple[str, str]:
    """What stands before and behind a name."""
    left, right = folded[max(0, hit.start - _REACH) : hit.start], folded[hit.end : hit.end + _REACH]
    return left.rstrip(" \t*_(\"'“").removesuffix("\n"), right.lstrip(" \t*_\"'”")


def _says(text: str, folded: str, hits: list[Hit], number: int) -> bool:
    hit = hits[number]
    if _follows_strong(text, hits, number):
        return True
    left, right = _around(folded, hit)
    if _denied(hit.id, left, right):
        return False
    if _borne_out(hit.id, left, right):
        return True
    listed = _beside(text, hits, number, -1) or _beside(text, hits, number, 1) or _chained(text, hits, number)
    return listed or _alone(text, hits, number)


def _spelt_out_otherwise(text: str, hit: Hit, names: Callable[[str], Iterable[str]]) -> bool:
    """Whether a bracketed acronym stands for the words before it, and these are no name of the tool.

    `Statistical Analysis Plans (SAP)` is not the software; `Amazon Web Services (AWS)` is the cloud.
    """
    surface = text[hit.start : hit.end]
    if not surface.isupper() or not text[: hit.start].endswith("(") or not text[hit.end :].startswith((")", "s)")):
        return False
    line = text[text.rfind("\n", 0, hit.start) + 1 : hit.start - 1]
    words = _WORD.findall(line)[-len(surface) :]
    if "".join(word[0] for word in words).upper() != surface:
        return False
    spelt = " ".join(words).lower()
    return not any(spelt.rstrip("s") == " ".join(_WORD.findall(name)).lower().rstrip("s") for name in names(hit.id))


def _ruled_out(folded: str, hit: Hit) -> bool:
    """Whether a strong name stands in a phrase the table says is something else (`CPT/OPT`, `your GitHub profile`)."""
    return hit.id in _table() and _denied(hit.id, *_around(folded, hit))


def supported(text: str, hits: list[Hit], names: Callable[[str], Iterable[str]]) -> list[Hit]:
    """The hits that count: strong ones not ruled out, and weak ones the text bears out. `names` gives a tool's names."""
    folded = fold(text)
    kept: list[Hit] = []
    for number, hit in enumerate(hits):
        counts = _says(text, folded, hits, number) if hit.weak else not _ruled_out(folded, hit)
        if counts and not _spelt_out_otherwise(text, hit, names):
            kept.append(hit)
    return kept
