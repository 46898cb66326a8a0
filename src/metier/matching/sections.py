"""The parts of a CV: which line is a heading, what stands before a colon, which line is a sentence and which a name."""

import re
from functools import cache

from metier.taxonomy.lexicon import rows

PACKAGE = "metier.matching"
TABLE = "cv_words.tsv"
_WORD = re.compile(r"[^\W\d_](?:[\w'’.+#-]*\w)?|&")
_LABEL = re.compile(r"(?P<label>[^:]{1,48}?)\s*:\s*(?P<rest>.*)", re.DOTALL)
_MOST_HEADING = 6
_SENTENCE = 5
_NAME_WORDS = 4
BULLET = re.compile(r"^\s*(?:[•·*▪●○■□◦✓✔►‣»–—-]|o(?=\s)|\d{1,2}[.)](?=\s))\s*")


@cache
def words(value: str) -> frozenset[str]:
    """The words of one kind (`school`, `pronoun`...), in small letters."""
    return frozenset(
        word
        for row in rows(TABLE, PACKAGE)
        if row["kind"] == "words" and row["value"] == value
        for word in row["words"].split("|")
    )


@cache
def neutral() -> dict[str, str]:
    """Names of jobs that tell the sex of who has them, and what is read instead."""
    return {row["value"]: row["words"] for row in rows(TABLE, PACKAGE) if row["kind"] == "neutral"}


@cache
def _told(kind: str) -> dict[str, str]:
    return {
        word: row["value"] for row in reversed([*rows(TABLE, PACKAGE)]) if row["kind"] == kind for word in row["words"].split("|")
    }


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" \t:.-–—_=*#|•▪●/").split())


@cache
def _longest() -> tuple[str, ...]:
    """Headings of several words, the longest first."""
    return tuple(sorted((name for name in _told("heading") if " " in name), key=len, reverse=True))


def heading_of(line: str) -> str | None:
    """The section a line begins, where it is nothing but words of headings."""
    text = _plain(line)
    if not text or len(text) > 60:
        return None
    told = _told("heading")
    if text in told:
        return None if told[text] == "plain" else told[text]
    kinds: list[str] = []
    for name in _longest():
        if name in text:
            kinds.append(told[name])
            text = text.replace(name, " ")
    found = re.split(r"[\s/,&+]+", text.strip())
    if len(found) > _MOST_HEADING or any(word and word not in told for word in found):
        return None
    kinds += [told[word] for word in found if word]
    return next((kind for kind in kinds if kind != "plain"), None)


def label_of(line: str) -> tuple[str, str] | None:
    """What stands before a colon, where it is a heading's words or a label of the person (`dropped`), and what follows."""
    found = _LABEL.match(line)
    if not found:
        return None
    label = _plain(found["label"])
    kind = _told("label").get(label) or heading_of(label)
    return (kind, found["rest"].strip()) if kind else None


def is_sentence(text: str) -> bool:
    """Whether a line is running text: five words, some of them such as hold a sentence together, and names' own left out.

    Fewer will do before a full stop, where two of them begin small.
    """
    found = [word.casefold() for word in _WORD.findall(text)]
    counted = [word for word in found if word not in words("particle") or word in words("function") & {"und"}]
    small = [word for word in _WORD.findall(text) if word[0].islower() and word not in words("particle")]
    if text.endswith((".", "!")) and len(small) > 1 and len(counted) > 2:
        return True
    return len(counted) >= _SENTENCE and len(small) >= 2 and any(word in words("function") for word in small)


def is_name(text: str) -> bool:
    """Whether a line, or the part before its first comma, could be somebody's name: a few words and nothing else."""
    found = text.split()
    if not 1 <= len(found) <= _NAME_WORDS + 2 or any(letter.isdigit() or letter in "@/:+#()&" for letter in text):
        return False
    own = [word for word in found if word.casefold().strip(".,'’") not in words("particle")]
    return len(own) <= _NAME_WORDS and not any(word.casefold() in words("function") for word in own)
