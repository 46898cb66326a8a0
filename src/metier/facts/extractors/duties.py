"""Duties: the sentences and bullets that say what the worker will do, word for word."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from metier.facts.document import Document
from metier.facts.duty_words import names_deed, opens_duty, tells_work
from metier.facts.extractor import Extractor
from metier.facts.headings import heading_kind
from metier.facts.phrases import Phrase, Phrases
from metier.facts.sentences import Sentence, sentences
from metier.model.facts import Duty
from metier.taxonomy.lexicon import rows

MOST = 12
"""How many duties one posting yields at most; the contract shows the first six."""

_ZONES = frozenset(("duties", "about_role", "other"))
_FEWEST_WORDS, _MOST_WORDS = 4, 35
_LONGEST_BEFORE = 90
_QUESTION = re.compile(r"(?:what|how|why|who|where|when|once)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:if|we|because|unless|that|who|where|which|what|how|why|until|so|our)\b|['’]re\b", re.IGNORECASE)
"""Words before `you will` after which it tells of something else: `a team where you will`, `if you will`."""


@cache
def _cues() -> Phrases:
    kinds = {"duty", "duty for", "duty first", "no duty"}
    return Phrases((row["phrase"], row["says"]) for row in rows("duty_cues.tsv", "metier.facts") if row["says"] in kinds)


def _stands_alone(text: str, sentence: Sentence) -> bool:
    """Whether a sentence has its line to itself, as bullets have whose marks were lost."""
    after = text[sentence.end : sentence.end + 2]
    return text[sentence.line : sentence.start].strip() == "" and (not after.strip() or after[0] == "\n")


def _may_be_a_duty(words: str) -> bool:
    """Whether a sentence has the length of a duty and is no question, heading or address."""
    if not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS or words.endswith(("?", ":")):
        return False
    return _QUESTION.match(words) is None and "@" not in words and "://" not in words


def _told(text: str, sentence: Sentence, cues: tuple[Phrase, ...]) -> bool:
    """Whether a sentence says of the worker what will be done: `you will` and the like, not far from its head, then work."""
    for cue in cues:
        before = text[sentence.start : cue.start]
        if len(before) > _LONGEST_BEFORE or _ASIDE.search(before):
            return False
        if "duty for" in cue.says or ("duty first" in cue.says and not before):
            return len(text[cue.end : sentence.end].split(None, 2)) > 2
        if "duty" in cue.says and tells_work(text[cue.end : sentence.end]):
            return True
    return False


def _rank(text: str, zone: str, sentence: Sentence, words: str) -> int | None:
    """How surely a sentence of a zone is a duty: 0 is surest, None is no duty."""
    cues = _cues().within(text, sentence.start, sentence.end)
    if not _may_be_a_duty(words) or any("no duty" in cue.says for cue in cues):
        return None
    if _told(text, sentence, cues):
        return {"duties": 0, "about_role": 2}.get(zone, 3)
    if zone == "duties":
        named = sentence.bulleted and names_deed(words) and heading_kind(words) is None
        return 0 if opens_duty(words) else (1 if named else None)
    alone = zone == "about_role" and (sentence.bulleted or _stands_alone(text, sentence))
    return 2 if alone and opens_duty(words) else None


def _candidates(document: Document) -> Iterator[tuple[int, Sentence]]:
    text, found = document.text, sentences(document.text)
    seen: set[str] = set()
    for zone in document.zones:
        if zone.kind not in _ZONES:
            continue
        for sentence in found[bisect_left(found, (zone.start,)) : bisect_left(found, (zone.end,))]:
            words = text[sentence.start : sentence.end]
            rank = _rank(text, zone.kind, sentence, words)
            if rank is not None and words not in seen:
                seen.add(words)
                yield rank, sentence


def read_duties(document: Document, _known: Mapping[str, Any]) -> tuple[Duty, ...] | None:
    """Up to 12 duties: surest first, then in the order of the text."""
    ranked = sorted(_candidates(document), key=lambda found: (found[0], found[1].start))[:MOST]
    text = document.text
    return tuple(Duty(quote=text[it.start : it.end], start=it.start, end=it.end) for _, it in ranked) or None


EXTRACTOR = Extractor(
    field="duties",
    version=3,
    description="What the worker will do, as verbatim sentences with their offsets, surest first.",
    example="What you'll do: - Build data pipelines for billing -> Build data pipelines for billing",
    read=read_duties,
)
