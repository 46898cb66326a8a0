"""Job titles as words: markers removed, cut where a title is cut, spellings folded.

A title such as `Sr. Back-End Dev (m/w/d) - Payments | Berlin` becomes segments of folded words:
`(senior, backend, developer)`, `(payments)`, `(berlin)`.
"""

import re
from functools import cache
from typing import NamedTuple

from metier.taxonomy.lexicon import rows

LONGEST_TITLE = 300

_GENDER = re.compile(
    r"[(\[]\s*(?:[mwfdxhi]|div|gn|all genders?|any gender|alle geschlechter)"
    r"(?:\s*[/|,*+-]\s*(?:[mwfdxhi]|div|gn|i|a))*\s*[)\]]"
    r"|\b[mwfh]\s*/\s*[mwfhd](?:\s*/\s*[dxi])?\b|\ball genders\b",
    re.IGNORECASE,
)
_FEMININE = re.compile(r"(?<=\w)(?:[/*:_·]-?(?:innen|in|euse|rice|ne|e|a)\b|\((?:in|innen|e|a|euse|se|rice|ne)\))")
_MONEY = re.compile(
    r"(?:up\s?to\s+)?[$£€]\s?[\d.,]+\s?k?(?:\s?[-–]\s?[$£€]?\s?[\d.,]+\s?k?)?(?:\s?(?:/|per )\s?\w+|ph|pa)?", re.IGNORECASE
)
_REQUISITION = re.compile(r"#\s?\w*\d\w*|\b(?:req|job|ref|id|jr|r)[-_ ]?(?:id)?[-_ #:]?\d{3,}\b|\b\d{4,}\b", re.IGNORECASE)
_CUT = re.compile(r"[|;,()\[\]{}–—•·\n\r\t]|\s+[-/:+&]+\s+|:\s|\s@\s|(?<=[a-z])\s*\bat\s+(?=[A-Z])|\s-|-\s")
_WORD = re.compile(r"\.net\b|\bc\+\+|\b[cf]#|[^\W_]+(?:['’][^\W_]+)?")


class Words(NamedTuple):
    """What single words do in titles; see `data/title_words.tsv`."""

    fold: dict[str, str]
    join: dict[tuple[str, str], str]
    field: dict[str, str]
    level: dict[str, str]
    noise: frozenset[str]
    link: frozenset[str]
    generic: frozenset[str]


@cache
def words() -> Words:
    """The table of title words, read once."""
    kinds: dict[str, dict[str, str]] = {}
    for row in rows("title_words.tsv"):
        kinds.setdefault(row["kind"], {})[row["word"]] = row.get("value", "")
    join = {tuple(pair.split(" ")): value for pair, value in kinds["join"].items()}
    return Words(
        kinds["fold"],
        {(pair[0], pair[1]): value for pair, value in join.items()},
        kinds["field"],
        kinds["level"],
        frozenset(kinds["noise"]),
        frozenset(kinds["link"]),
        frozenset(kinds["generic"]),
    )


def clean(title: str) -> str:
    """The title without gender markers, feminine endings, pay and requisition numbers, at most 300 characters."""
    text = title[:LONGEST_TITLE].replace("’", "'")
    text = _GENDER.sub(" ", text)
    text = _FEMININE.sub("", text)
    text = _MONEY.sub(" ", text)
    return _REQUISITION.sub(" ", text)


def fold(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, spellings and abbreviations folded, pairs joined (`back end` is `backend`)."""
    table = words()
    found = [table.fold.get(word, word) for word in _WORD.findall(text.lower().replace("’", "'"))]
    found = [word[:-2] if word.endswith("'s") else word.replace("'", "") for word in found]
    joined: list[str] = []
    for word in found:
        pair = table.join.get((joined[-1], word)) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(word)
    return tuple(joined)


def segments(title: str) -> list[tuple[str, ...]]:
    """The parts of a title between commas, dashes, bars and brackets, each as folded words, none empty."""
    return [part for part in (fold(piece) for piece in _CUT.split(clean(title))) if part]


def is_level(word: str) -> bool:
    """Whether a word says how senior (`senior`, `ii`, `l5`, `ic4`, a digit) rather than what kind of work."""
    return word in words().level or bool(re.fullmatch(r"\d{1,2}|(?:l|ic|m|t|e|p|gs)\d{1,2}", word))


def is_noise(word: str) -> bool:
    """Whether a word says neither level nor kind of work (`remote`, `urgent`, a number)."""
    return word in words().noise or word.isdigit()
