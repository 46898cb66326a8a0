"""What the words of a duty mean: what is done, and to what, so that duties written in other words can be compared."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from metier.taxonomy.lexicon import rows

Deed = tuple[str, str]
"""An act and what it is done to, for or with, by the meanings of the house's table: `("build", "pipeline")`."""

_STEM = 6
_REACH, _REACH_OF_UNKNOWN = 4, 2
_WORD = re.compile(r"[^\W_](?:[\w+#./-]*[\w+#])?")
_SHORT_FORMS = re.compile(r"['’](?:ll|re|ve|d|s|m|t)\b")
_PREAMBLE = re.compile(r"\s*(?:as|in|on) (?:an?|the|our|this|your)\b[^,.;:]{0,80}, ")
_WORK_WITH = re.compile(r"\bwork(?:s|ing)? (?:\w+ly )?(?:together )?(?:with|alongside)\b")
_CLAUSES = re.compile(r"[;.:!?](?:\s|$)|\b(?:that|which|who|where|while|so|to|in order|because)\b|\s[–—-]\s")
_TURNS = frozenset(
    "with alongside as for by using via through across within in at from into under during against between among throughout".split()
)
_THING, _ACT, _TURN, _UNKNOWN = "thing", "act", "turn", "unknown"


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    """Every form of every word of the table to its kind and meaning; the earlier row wins."""
    found: dict[str, tuple[str, str]] = {word: (_TURN, word) for word in _TURNS}
    for row in rows("duty_words.tsv", "metier.guides"):
        for word in row["words"].split():
            for form in _forms(word):
                found.setdefault(form, (row["kind"], row["meaning"]))
    return found


def _forms(word: str) -> tuple[str, ...]:
    """A word with its regular endings; most are no words at all, and are never met."""
    if not word.isalpha() or len(word) < 3:
        return (word,)
    stem = word.removesuffix("e")
    forms: tuple[str, ...] = (word, f"{word}s", f"{word}es", f"{word}ed", f"{stem}ed", f"{word}ing", f"{stem}ing")
    if word.endswith("y"):
        forms += (f"{word[:-1]}ies", f"{word[:-1]}ied")
    return (*forms, f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")


@lru_cache(maxsize=65536)
def _meaning(word: str) -> tuple[str, str]:
    return _meanings().get(word) or (_UNKNOWN, word[:_STEM])


def is_act(word: str) -> bool:
    """Whether a word, in any case, is a form of something done at work."""
    return _meaning(word.casefold())[0] == _ACT


def is_known(word: str) -> bool:
    """Whether the table has a word, in any case."""
    return word.casefold() in _meanings()


@lru_cache(maxsize=32768)
def deeds(duty: str) -> tuple[frozenset[Deed], frozenset[Deed]]:
    """The deeds of a duty's first clause that has any, and all of its deeds.

    What is done goes with what stands behind it in the clause (a word the table has up to 4 words behind, another up to 2, those
    that say nothing of work and other acts not counted), up to a word such as `for` once something has been found, and with
    a thing right before it (`code review`). A word that the table does not have stands for itself by its first six letters.
    A beginning such as `As a senior engineer, you will` says nothing.
    """
    words = _WORK_WITH.sub("partner with", _SHORT_FORMS.sub(" ", _PREAMBLE.sub("", duty.casefold(), count=1)))
    clauses = [frozenset(_of_clause(clause)) for clause in _CLAUSES.split(words)]
    told = [clause for clause in clauses if clause]
    return (told[0], frozenset().union(*told)) if told else (frozenset(), frozenset())


def _of_clause(clause: str) -> Iterator[Deed]:
    said = [meaning for meaning in map(_meaning, _WORD.findall(clause)) if meaning[0] != "-"]
    for place, (kind, act) in enumerate(said):
        if kind != _ACT:
            continue
        if place and said[place - 1][0] == _THING:
            yield act, said[place - 1][1]
        yield from ((act, thing) for thing in _behind(said, place))


def _behind(said: list[tuple[str, str]], place: int) -> Iterator[str]:
    """What an act is done to."""
    passed, found = 0, False
    for kind, meaning in said[place + 1 :]:
        if kind == _TURN and found:
            return
        if kind in (_THING, _UNKNOWN):
            passed += 1
            if passed > _REACH:
                return
            if kind == _THING or passed <= _REACH_OF_UNKNOWN:
                found = True
                yield meaning


def meanings(duty: str) -> frozenset[str]:
    """The meanings of a duty's words."""
    return frozenset(_meaning(word)[1] for word in _WORD.findall(duty.casefold()) if _meaning(word)[0] not in ("-", _TURN))


@cache
def known() -> frozenset[str]:
    """The meanings of the table."""
    return frozenset(meaning for kind, meaning in _meanings().values() if kind in (_ACT, _THING))
