"""The verbs that open a duty, and whether a sentence begins with one."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from metier.taxonomy.lexicon import rows

_FIRST = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LABEL = re.compile(r"[^.:\n]{3,60}:\s+(?=\w)")


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(row["phrase"] for row in rows("duty_cues.tsv", "metier.facts") if row["says"] == "adverb")


@cache
def _verbs() -> frozenset[str]:
    text = (files("metier.facts") / "data" / "duty_verbs.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=8192)
def _is_verb(word: str) -> bool:
    """Whether a word is a listed verb: as it stands, with -s, or as an -ing form."""
    verbs = _verbs()
    if word in verbs or (word.endswith("s") and (word[:-1] in verbs or word[:-2] in verbs or f"{word[:-3]}y" in verbs)):
        return True
    stem = word.removesuffix("ing")
    return stem != word and (
        stem in verbs or f"{stem}e" in verbs or (len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in verbs)
    )


def _begins(words: str) -> bool:
    """Whether the first word that is no adverb, among the first three, is a verb."""
    adverbs = _adverbs()
    at = 0
    for _ in range(3):
        match = _FIRST.search(words, at, 60)
        if match is None:
            return False
        word = match.group().lower()
        if word not in adverbs:
            return _is_verb(word)
        at = match.end()
    return False


def starts_with_verb(sentence: str) -> bool:
    """Whether a sentence begins with what is to be done, after a label or an adverb if there is one."""
    if _begins(sentence[:60]):
        return True
    label = _LABEL.match(sentence) if ":" in sentence[:63] else None
    return label is not None and _begins(sentence[label.end() : label.end() + 60])
