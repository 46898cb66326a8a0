"""The words of postings as their copies are compared by: those of a text, the ones of a title that tell the work, numbers told.

Adverts that are put up again swap `developer` and `engineer`, change the numbers, and say in their first line where and how one
works: none of this makes another job of it.
"""

import re
from functools import lru_cache

from metier.taxonomy import titles
from metier.taxonomy.levels import level_words

#: The first word of the key of a title that names no work.
UNNAMED = "~"
#: More than one letter in so many outside of Latin-1 is a text in another script.
_FOREIGN = 12
_WORD = re.compile(r"[^\W\d_]+")
#: Bytes of Latin-1 to small letters; what is no letter separates words.
_LETTERS = bytes(
    ord(low) if len(low := chr(code).lower()) == 1 and low.isalpha() and ord(low) < 256 else 32 for code in range(256)
)
_DIGITS = b"0123456789"
_TAIL = re.compile(r"[:#] {0,2}([a-z]{0,6}[-_/]?\d[\w/-]{2,20})", re.IGNORECASE | re.ASCII)
_CUE = re.compile(
    r"\b(?:requisition|req|job|reference|ref|vacancy)\b[ .]{0,2}(?:id|number|no|nr|code|#)?[ .]{0,2}$", re.IGNORECASE
)
_BEFORE, _SEARCHED = 40, 100_000
_ADDRESS = re.compile(r"\S{0,20}(?:://|www\.|\.(?:com|io|co|org|net|ai)\b)\S*", re.IGNORECASE)
_ENGINEER = dict.fromkeys(("developer", "development", "dev", "programmer", "engineering"), "engineer")
_BRACKETS = re.compile(r"\([^()]{0,120}\)?")
_TERMS = re.compile(
    r"\b(?:remote|on[- ]?site|relocat\w{1,6}|visas?|full[- ]?time|part[- ]?time|salary|equity|wfh)\b",
    re.IGNORECASE,
)
_AGENT = re.compile(r"(?:er|or|ist|yst|ant|man|ian|ect|ead)s?$")
#: Words of a first line that name no work, nor any kind of it, and those between that do.
_NO_WORK = frozenset(
    [
        "salary",
        "equity",
        "benefit",
        "full",
        "part",
        "time",
        "visa",
        "site",
        "based",
        "month",
        "year",
        "hire",
        "only",
        "preferred",
        "ok",
    ]
)
#: Terms that make another opening of the same work: languages spoken, and shifts.
_TELLING = re.compile(
    r"[a-z]+(?:ish|ese|ian|ean|ench|utch)|german|arabic|hindi|hebrew|czech|greek|mandarin|thai|nights?|weekends?"
)
#: A founder's school and the year of it, as start-ups write them behind their names.
_BATCH = re.compile(r"yc|[wsxf]\d\d")
_BETWEEN = frozenset(["or", "for", "to", "of", "in", "with", "our", "other", "others", "various", "several"])


def words(text: str) -> list[bytes]:
    """The words of a text in small letters, without digits, in order; letters outside of Latin-1 count in other scripts only."""
    told = text.encode("latin-1", "replace")
    foreign = told.count(b"?")
    if foreign * _FOREIGN > len(told) and (foreign - text.count("?")) * _FOREIGN > len(told):
        return [word.encode("utf-8", "replace") for word in _WORD.findall(text.casefold())]
    return told.translate(_LETTERS, _DIGITS).split()


def requisition(title: str, text: str) -> str:
    """The employer's own number for the opening, where title or text tells it."""
    return _number(title) or _number(text[:_SEARCHED])


def _number(text: str) -> str:
    # marks before a number are rarer than the words before them: `preferred` holds a `ref`
    found: list[tuple[int, str]] = []
    for mark in ":#":
        at = text.find(mark)
        while at >= 0:
            told = _TAIL.match(text, at)
            if told and _CUE.search(text[max(0, at - _BEFORE) : at]):
                found.append((at, told[1].lower()))
                break
            at = text.find(mark, at + 1)
    return min(found)[1] if found else ""


def title_key(title: str, location: str, employer: str) -> str:
    """The words by which a title is compared; where it names no work those of the title as it stands, and a mark before them."""
    told = title_words(title, location, employer)
    # such is a forum's first line: employer, place, address
    return " ".join(told or (UNNAMED, *titles.fold(title[:200])))[:200]


@lru_cache(maxsize=20_000)
def title_words(title: str, location: str = "", employer: str = "") -> tuple[str, ...]:
    """The words of a title that tell the kind of work, in order: no level, terms, addresses, nor the words of place and employer.

    Developers and programmers are engineers here: adverts put up again swap these words.
    """
    text = _ADDRESS.sub(" ", title[:1_000]) if "." in title or "://" in title else title
    told = _without(titles.fold(titles.clean(_roles(text))), titles.fold(employer))
    levels, named = level_words(told), set(titles.fold(location[:300]))
    named |= _BETWEEN
    kept = (word for place, word in enumerate(told) if place not in levels and word not in named and _tells(word))
    found = tuple(dict.fromkeys(_ENGINEER.get(word, word) for word in map(titles.singular, kept)))
    return found if not _NO_WORK.issuperset(found) else ()


def _tells(word: str) -> bool:
    if titles.is_noise(word):
        return bool(_TELLING.fullmatch(word))
    return not _BATCH.fullmatch(word)


def _roles(title: str) -> str:
    """A first line without the parts and the brackets that say where and how one works."""
    if "(" in title:
        title = _BRACKETS.sub(lambda found: " " if _TERMS.search(found[0]) else found[0], title)
    if "|" not in title or not _TERMS.search(title):
        return title
    return " | ".join(part for part in title.split("|") if not _TERMS.search(part) or _names_role(part))


def _names_role(part: str) -> bool:
    generic = titles.words().generic
    return any(_AGENT.search(word) or word in _ENGINEER or word in generic for word in titles.fold(_BRACKETS.sub(" ", part)))


def _without(told: tuple[str, ...], name: tuple[str, ...]) -> tuple[str, ...]:
    """Words without those of a name where they stand together."""
    if not name or name[0] not in told:
        return told
    kept: list[str] = []
    at = 0
    while at < len(told):
        if told[at : at + len(name)] == name:
            at += len(name)
        else:
            kept.append(told[at])
            at += 1
    return tuple(kept)
