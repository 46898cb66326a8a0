"""The verbs that open a duty, and whether a sentence begins with one."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from metier.taxonomy.lexicon import rows

_FIRST = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LABEL = re.compile(r"[^.:\n]{3,60}:\s+(?=\w)")
_NAMED = re.compile(r"(?:[^.:;\n]{2,60}:|[A-Z][^.:;\n–—-]{2,40}\s[–—-])\**\s+(?=\w)")
_TITLE = re.compile(
    r"(?:(?!(?:the|an?|our|your|their|its|with|to|of|by|as|and|for|from|other|closely)\b)[\w/.+#&*'-]+[ /]+){{1,5}}(?:{words})\b"
    r"(?!['’])(?=\W*$|\s*[\[(|,:;/–—-]|\s+(?:at|for|in|on|with|who|to)\b)"
)
_OTHERS = re.compile(r",\s+(?:the|we|our|it|this|they)\s")
_DOMAIN = re.compile(r"\.\w")
_DEED = re.compile(r"[^\W\d_]+(?:tion|sion|ment|ysis|ing|ings)s?")
_TOLD = frozenset(("responsible", "accountable", "tasked", "expected", "involved", "instrumental", "charged", "focused"))
_LEAST_AFTER = 4


@cache
def _said(kind: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in rows("duty_cues.tsv", "metier.facts") if row["says"] == kind)


@cache
def _before_work() -> frozenset[str]:
    return (_said("adverb") | _said("more adverb")) - {"to"}


@cache
def _verbs() -> frozenset[str]:
    text = (files("metier.facts") / "data" / "duty_verbs.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def _deeds() -> frozenset[str]:
    """Verbs that open a duty and too many other sentences for them to tell where the duties stand."""
    return _said("verb")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(_TITLE.pattern.format(words="|".join(sorted(_said("person")))), re.IGNORECASE)


@lru_cache(maxsize=8192)
def is_verb(word: str) -> bool:
    """Whether a word is a listed verb: as it stands, with -s, or as an -ing form."""
    verbs = _verbs()
    if word in verbs or (word.endswith("s") and word[:-1] in verbs):
        return True
    if word.endswith("es") and (word[:-2] in verbs or f"{word[:-3]}y" in verbs):
        return True
    stem = word.removesuffix("ing")
    return stem != word and (
        stem in verbs or f"{stem}e" in verbs or (len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in verbs)
    )


def _begins(words: str) -> bool:
    """Whether the first word that is no adverb, among the first three, is a verb."""
    verb = _first_verb(words, _said("adverb"))
    return verb is not None and verb not in _deeds()


def _first_verb(words: str, skipped: frozenset[str]) -> str | None:
    """The first word that is not skipped, among the first three, if it is a verb."""
    at = 0
    for _ in range(3):
        match = _FIRST.search(words, at, 60)
        if match is None:
            return None
        word = match.group().lower()
        if word not in skipped:
            return word if (is_verb(word) or word in _deeds()) and not _DOMAIN.match(words, match.end()) else None
        at = match.end()
    return None


def starts_with_verb(sentence: str) -> bool:
    """Whether a sentence begins with what is to be done, after a label or an adverb if there is one."""
    if _begins(sentence[:60]):
        return True
    label = _LABEL.match(sentence) if ":" in sentence[:63] else None
    return label is not None and _begins(sentence[label.end() : label.end() + 60])


def opens_duty(sentence: str) -> bool:
    """Whether a sentence begins with something done at work.

    A label before it (`Quality: test what ships`) is looked past; a title (`Lead engineer, Leeds`) and a thing whose name may
    also be a verb (`Positions to fill`) are no work.
    """
    label = _NAMED.match(sentence)
    if label and len(label.group().split()) > _LEAST_AFTER:
        label = None  # `Establish best practices for reviews: what to look at`
    words = sentence[label.end() :] if label else sentence
    if label and len(words.split(None, _LEAST_AFTER)) < _LEAST_AFTER:
        return False
    verb = _first_verb(words[:60], _before_work())
    if verb is None or verb in _said("no work") or verb in _said("thing"):
        return False
    if verb.endswith("ing") and _OTHERS.search(words):
        return False
    return verb not in _said("also noun") or _title().match(words) is None


def tells_work(words: str) -> bool:
    """Whether the words after `you will` say what is done: a verb of work, or `be responsible for`."""
    skipped = _before_work()
    verb = _first_verb(words[:60], skipped)
    if verb is not None:
        return verb not in _said("no work") and verb not in _said("no work to be told")
    first = next((word for word in words[:40].lower().split() if word not in skipped), "")
    return first in _TOLD


def names_deed(words: str) -> bool:
    """Whether a bullet that begins with no verb names something done (`Weekly reports to`, `Development of`) early on."""
    first, *more = [word.strip(",;:()*").lower() for word in words.split(None, 3)[:3]] or [""]
    if first in _said("not opening") or is_verb(first):
        return False
    deeds = [word for word in (first, *more) if _DEED.fullmatch(word) or (is_verb(word) and word not in _said("thing"))]
    return bool(deeds) and _title().match(words) is None
