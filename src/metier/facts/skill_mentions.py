"""Where a text names skills: those of our tables, and others that the span tagger finds, each with how sure the mention is.

Tagged as knowledge, known to the tables or not; or a name of the tables that the tagger does not quite tag. Tools, languages and
degrees are none: they are facts of their own.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from metier.facts.document import Document
from metier.facts.sentences import sentences
from metier.facts.spans import Reading, Span, names, reading
from metier.taxonomy.lexicon import Hit, rows
from metier.taxonomy.skills import SKILLS, lexicon

_WORD = re.compile(r"[^\W_][\w+#.’'&-]*")
_NOT_IN_ID = re.compile(r"[^\w+#]+")
_JOIN = re.compile(r"\b(?:and|or)\b|[/&,]", re.IGNORECASE)
_LONGEST = 80
_NEAR = 40
_MOST_READ = 200_000
"""How many characters are read at most; no posting is as long."""
_AFTER, _BEFORE = re.compile(r" ([^\W\d_]+)"), re.compile(r"([^\W\d_]+) $")
_MARKUP = re.compile(r"[<>@{}]|://")

SPEAKING = frozenset({"requirements", "preferred", "duties", "about_role", "other"})
"""The zones in which a posting speaks of the work."""
MOST_SPANS = 60
"""How many knowledge spans, and how many competences, are told of one posting."""


class SkillMention(NamedTuple):
    """`text[start:end]` names a skill; `known`: `id` is one of the tables; `tagged`: as knowledge; `margin`: how clearly."""

    start: int
    end: int
    id: str
    name: str
    known: bool
    tagged: bool
    margin: float


def is_line(text: str) -> bool:
    """Whether a text is a piece of a posting: without a second line there are no headings to say what it speaks of."""
    return "\n" not in text.strip()


def stretches(document: Document) -> tuple[tuple[int, int], ...]:
    """The sentences in which skills may be named: where a posting speaks of the work, and all of a single line."""
    line, left = is_line(document.text), _MOST_READ
    found: list[tuple[int, int]] = []
    for one in sentences(document.text):
        if line or document.zone(one.start) in SPEAKING:
            found.append((one.start, min(one.end, one.start + left)))
            left -= one.end - one.start
            if left <= 0:
                break
    return tuple(found)


def span_quotes(document: Document, text: str) -> dict[str, list[dict[str, Any]]]:
    """All tagged spans with their offsets: `knowledge`, which may be tools, languages or fields of study too, and `competences`.

    `text` is the document's as it was given, the quotes' source.
    """
    read = reading(document.text, stretches(document))
    spans = {"knowledge": read.spans("knowledge"), "competences": read.spans("competence")}
    return {
        key: [{"quote": text[one.start : one.end], "start": one.start, "end": one.end} for one in found[:MOST_SPANS]]
        for key, found in spans.items()
    }


@cache
def _no_skills() -> dict[str, frozenset[str]]:
    """Words that make a span no skill: by `whole`, `any` and `first`; and under `after` words that are not of a skill's name."""
    words: dict[str, set[str]] = {}
    for row in rows("no_skills.tsv", "metier.facts"):
        words.setdefault(row["where"], set()).update(row["words"].split("|"))
    for row in rows("languages.tsv", "metier.facts"):
        words["whole"].update(name for name in row["names"].split("|") if not name.endswith("*"))
    return {where: frozenset(these) for where, these in words.items()}


def is_skill(words: str) -> bool:
    """Whether a tagged span may name a skill: not a language, a degree, a number or a word too general to say anything."""
    found = [word.rstrip(".'’-") for word in _WORD.findall(words.lower())]
    if not found or len(words) > _LONGEST or _MARKUP.search(words) or not any(letter.isalpha() for letter in words):
        return False
    told = _no_skills()
    if found[0] in told["first"] or all(word in told["whole"] for word in found):
        return False
    return not any(word in told["any"] for word in found)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a word stands for itself and is no piece of a longer name: not `scientific` in `scientific staff`.

    Several words, and acronyms, are taken for whole; so is a word that has no other beside it, or such as `skills` and `with`.
    """
    words = text[start:end]
    if " " in words or words.isupper():
        return True
    beside = _no_skills()["after"]
    after, before = _AFTER.match(text, end), _BEFORE.search(text, max(0, start - 24), start)
    if after and after.group(1).lower() not in beside:
        return False
    return before is None or before.group(1).lower() in beside or before.group(1).endswith("ing")


def open_name(text: str, start: int, end: int) -> str:
    """The name of a skill that is not in the tables: its words, in lower case but for acronyms and the like.

    A single word with a capital inside a line is taken for a proper name and kept.
    """
    words = text[start:end].split()
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    if len(words) == 1 and any(letter.isalnum() for letter in before):
        return words[0]
    return " ".join(word.lower() if word[:1].isupper() and word[1:].islower() else word for word in words)


def open_id(name: str) -> str:
    """The id of such a skill: the words of its name in lower case, joined by hyphens."""
    return _NOT_IN_ID.sub("-", name.lower()).strip("-")


def _start(one: Span | Hit) -> int:
    return one.start


def _overlaps(start: int, end: int, others: Sequence[Span] | Sequence[Hit]) -> bool:
    """Whether a stretch overlaps one of others, which stand in order and apart."""
    number = bisect_left(others, end, key=_start)
    return number > 0 and others[number - 1].end > start


def _known(start: int, end: int, hit_id: str, tagged: bool, margin: float) -> SkillMention:
    return SkillMention(start, end, hit_id, SKILLS()[hit_id].name, True, tagged, margin)


def _tagged(text: str, span: Span, hits: list[Hit]) -> list[SkillMention]:
    """A tagged span as mentions: of the last name of the tables in it, of each if it joins several, else of its own words."""
    first = bisect_left(hits, span.start, key=_start)
    inside = [hit for hit in hits[first : bisect_left(hits, span.end, lo=first, key=_start)] if hit.end <= span.end]
    if len(inside) > 1 and all(_JOIN.search(text[left.end : right.start]) for left, right in pairwise(inside)):
        return [_known(hit.start, hit.end, hit.id, True, span.margin) for hit in inside]
    if inside:
        return [_known(span.start, span.end, inside[-1].id, True, span.margin)]
    words = text[span.start : span.end]
    if not is_skill(words):
        return []
    whole = lexicon().exact(words)
    if whole:
        return [_known(span.start, span.end, whole, True, span.margin)]
    name = open_name(text, span.start, span.end)
    return [SkillMention(span.start, span.end, open_id(name), name, False, True, span.margin)]


def skill_mentions(text: str, read: Reading, sure: float) -> list[SkillMention]:
    """The skills named in what was read of a text, in order; no two overlap, nor does one overlap a tool.

    A name of our tables that is not tagged counts when its words lead being outside of knowledge by more than `sure`.
    """
    known = names(text)
    tagged = [span for span in read.spans("knowledge") if not _overlaps(span.start, span.end, known.tools)]
    found = [mention for span in tagged for mention in _tagged(text, span, known.skills)]
    for hit in known.skills:
        if not _overlaps(hit.start, hit.end, tagged) and not _overlaps(hit.start, hit.end, known.tools):
            margin = read.lead("knowledge", hit.start, hit.end)
            if margin > sure:
                found.append(_known(hit.start, hit.end, hit.id, False, margin))
    return sorted(found)
