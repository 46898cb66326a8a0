"""What the words of a duty mean, so that duties written in other words can be compared."""

import re
from functools import cache

from metier.taxonomy.lexicon import rows

_NOTHING = "-"
_STEM = 6
_WORD = re.compile(r"[^\W_](?:[\w+#./-]*[\w+#])?")
_SHORT_FORMS = re.compile(r"['’](?:ll|re|ve|d|s|m|t)\b")
_PREAMBLE = re.compile(r"\s*(?:as|in|on) (?:an?|the|our|this|your)\b[^,.;:]{0,80}, ")
_WORK_WITH = re.compile(r"\bwork(?:s|ing)? (?:\w+ly )?(?:together )?(?:with|alongside)\b")


@cache
def _meanings() -> dict[str, str]:
    """Every form of every word of the table to its meaning; the earlier row wins."""
    found: dict[str, str] = {}
    for row in rows("duty_words.tsv", "metier.guides"):
        for word in row["words"].split():
            for form in _forms(word):
                found.setdefault(form, row["meaning"])
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


def meanings(duty: str) -> frozenset[str]:
    """What a duty is about: the meanings of its words, a word that the table does not have standing for itself by its stem.

    A beginning such as `As a senior engineer, you will` says nothing; words that tell nothing about work are left out.
    """
    words = _WORK_WITH.sub("partner", _SHORT_FORMS.sub(" ", _PREAMBLE.sub("", duty.casefold(), count=1)))
    table = _meanings()
    found = (table.get(word) or word[:_STEM] for word in _WORD.findall(words))
    return frozenset(meaning for meaning in found if meaning != _NOTHING)


@cache
def known() -> frozenset[str]:
    """The meanings of the table: what is known to be about work."""
    return frozenset(_meanings().values()) - {_NOTHING}
