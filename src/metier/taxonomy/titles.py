"""Job titles as words: markers removed, cut where a title is cut, spellings folded.

A title such as `Sr. Back-End Dev (m/w/d) - Payments | Berlin` becomes segments of folded words:
`(senior, backend, developer)`, `(payments)`, `(berlin)`.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from metier.taxonomy.lexicon import rows

LONGEST_TITLE = 300

_ONE = r"(?:[mwfdxhivk]|div(?:ers)?|gn|männlich|weiblich|homme|femme|he|she|they)"
_BRACKETED = rf"{_ONE}(?:\s*[/|,*+-]\s*(?:{_ONE}|a)){{1,4}}|all genders?|any gender|alle geschlechter|alle|gn\*?|mwd|wmd|mfd|fmd"
GENDER = re.compile(
    rf"[(\[]\s*(?:{_BRACKETED})\s*[)\]]"
    r"|(?<![\w/])[mwfhv]\s*/\s*[mwfhdv](?:\s*/\s*[dxi])?\b(?!/)|\b(?:all|alle) (?:genders|geschlechter)\b",
    re.IGNORECASE,
)
_ENDING = "innen|in|euse|trice|rice|ère|frau|mann|nne|ne|se|le|er|es|en|e|a|r|n|s"
FEMININE = re.compile(
    rf"(?<=[^\W\d_]{{2}})(?:[/*:_·•]-?(?:{_ENDING})\b|\((?:-?(?:{_ENDING})|as|os)\)|(?<=eur)-euse\b|(?<=\w{{3}})Innen?\b)"
)
MONEY = re.compile(
    r"(?:up\s?to\s+)?[$£€]\s?[\d.,]+\s?k?(?:\s?[-–]\s?[$£€]?\s?[\d.,]+\s?k?)?(?:\s?(?:/|per )\s?\w+|ph|pa)?", re.IGNORECASE
)
_REQUISITION = re.compile(r"#\s?\w*\d\w*|\b(?:req|job|ref|id|jr|r)[-_ ]?(?:id)?[-_ #:]?\d{3,}\b|\b\d{4,}\b", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,5}(?!\w)")
_CUT = re.compile(r"[|;,()\[\]{}–—•·\n\r\t]|\s+[-/:]+\s+|:\s|\s@\s|(?<=[a-z])\s*\bat\s+(?=[A-Z])|\s-|-\s")
_GRADE = re.compile(r"\d{1,2}|i{1,3}|iv|v|(?:l|ic|m|t|e|p|gs)\d{1,2}")
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
    weak: frozenset[str]
    vague: frozenset[str]


@cache
def words() -> Words:
    """The table of title words, read once."""
    kinds: dict[str, dict[str, str]] = {}
    for row in rows("title_words.tsv"):
        kinds.setdefault(row["kind"], {})[row["word"]] = row.get("value", "")
    kinds = {kind: {plain(word): plain(value) for word, value in found.items()} for kind, found in kinds.items()}
    join = {tuple(pair.split(" ")): value for pair, value in kinds["join"].items()}
    return Words(
        kinds["fold"],
        {(pair[0], pair[1]): value for pair, value in join.items()},
        kinds["field"],
        kinds["level"],
        frozenset(kinds["noise"]),
        frozenset(kinds["link"]),
        frozenset(kinds["generic"]),
        frozenset(kinds["weak"]),
        frozenset(kinds["vague"]),
    )


@cache
def _marks() -> dict[int, str]:
    """Latin letters with marks, and the Cyrillic one often written without, to plain letters."""
    found = {letter: unicodedata.normalize("NFKD", chr(letter))[0] for letter in range(0xC0, 0x250)}
    plain_letters = {letter: base for letter, base in found.items() if base.isascii() and base.isalpha()}
    return plain_letters | {
        ord(letter): base for letter, base in {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ё": "е"}.items()
    }


def plain(text: str) -> str:
    """Text in lower case, Latin letters without marks: `Développeur` and `developpeur` are one."""
    low = text.lower()
    return low if low.isascii() else unicodedata.normalize("NFC", low).translate(_marks())


def clean(title: str) -> str:
    """The title without gender markers, feminine endings, pay and requisition numbers, at most 300 characters."""
    text = title[:LONGEST_TITLE].replace("’", "'")
    text = GENDER.sub(" ", text)
    text = FEMININE.sub("", text)
    text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    text = MONEY.sub(" ", text)
    return _REQUISITION.sub(" ", text)


def fold(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, spellings and abbreviations folded, pairs joined (`back end` is `backend`)."""
    table = words()
    low = plain(text)
    bare = low.isascii() and low.replace(" ", "").isalnum()  # as most are: to cut at spaces is faster than to search for words
    found = [table.fold.get(word, word) for word in (low.split() if bare else _WORD.findall(low.replace("’", "'")))]
    if "'" in low or "’" in low:
        found = list(map(_bare, found))
    return tuple(found if _first_of_pairs().isdisjoint(found) else _joined(found, table.join))


def begins_pair(word: str) -> bool:
    """Whether a folded word may be joined with the one after it (`back end`)."""
    return word in _first_of_pairs()


@cache
def _first_of_pairs() -> frozenset[str]:
    return frozenset(first for first, _ in words().join)


def _bare(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word.replace("'", "")


def _joined(found: list[str], pairs: dict[tuple[str, str], str]) -> list[str]:
    joined: list[str] = []
    for word in found:
        pair = pairs.get((joined[-1], word)) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(word)
    return joined


def segments(title: str) -> list[tuple[str, ...]]:
    """The parts of a title between commas, dashes, bars and brackets, each as folded words, none empty."""
    return [part for part in (fold(piece) for piece in _CUT.split(clean(title))) if part]


@cache
def _kept() -> frozenset[str]:
    """Words that stay as they are: those with a meaning of their own in titles (`sales`, `days`), and one it would change."""
    table = words()
    return frozenset({"securities", *table.level, *table.noise, *table.link, *table.field, *table.generic})


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A plural as its singular, roughly but always the same way: `engineers`, `facilities`, `coaches`; others as they are."""
    if len(word) <= 4 or word[-1] != "s" or word[-2:] in {"ss", "us", "is"} or word.endswith("ics") or word in _kept():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


def turned(part: tuple[str, ...]) -> tuple[str, ...]:
    """`director of events` read as `events director`; after any other link word (`for`, `at`) the segment ends."""
    link = words().link
    for index, word in enumerate(part):
        if word in link and index:
            after = tuple(item for item in part[index + 1 :] if item not in {"the", "our", "a", "and"})
            if word == "of" and 0 < len(after) <= 5:
                return turned(after) + part[:index]
            return part[:index]
    return part


def telling(part: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say what the work is: neither level nor terms."""
    return tuple(word for word in part if not is_level(word) and not is_noise(word))


@lru_cache(maxsize=65536)
def is_level(word: str) -> bool:
    """Whether a word says how senior (`senior`, `ii`, `l5`, `ic4`, a digit) rather than what kind of work."""
    return word in words().level or is_grade(word)


def is_grade(word: str) -> bool:
    """Whether a word is a step of a ladder (`ii`, `l5`, `3`)."""
    return bool(_GRADE.fullmatch(word))


def is_noise(word: str) -> bool:
    """Whether a word says neither level nor kind of work (`remote`, `urgent`, a number)."""
    return word in words().noise or word.isdigit()


def names_field(text: str) -> bool:
    """Whether the last word, levels aside, names a field of work and not one who works in it (`Platform Engineering`)."""
    said = telling(fold(text))
    return bool(said) and said[-1] in words().field
