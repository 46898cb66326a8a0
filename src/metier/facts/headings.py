"""Which lines of a posting are headings, and which zone each opens."""

import re
from functools import cache, lru_cache

import msgspec

from metier.taxonomy.lexicon import rows

LONGEST_HEADING = 100
_MAX_HEADING_WORDS = 8
_MAX_PLAIN_WORDS = 6
_MAX_COLON_WORDS = 12
_PLAIN = {code: " " for code in (*range(128), *range(0x2010, 0x2060), *range(0x2190, 0x2C00), 0xA0, 0xAB, 0xBB, 0xB7, 0x200B, 0xFEFF, 0xFE0F) if not chr(code).isalnum()}
_PLAIN |= {ord("'"): "", ord("’"): "", ord("‘"): "", ord("&"): " and "}
_BULLETS = "-•*·▪●○‣►–—"
_ENDINGS = ((" you will", "duties"), (" youll", "duties"), (" you will be", "duties"), (" you should have", "requirements"), (" you bring", "requirements"), (" should include", "requirements"), (" must include", "requirements"))
_TELLING_ENDS = frozenset(("values", "culture", "mission", "benefits", "perks", "requirements", "qualifications", "responsibilities", "duties"))


_WORKER = re.compile(
    r"\b(?:engineers?|developers?|designers?|managers?|scientists?|analysts?|architects?|roles?|positions?|reps?|executives?|vp|head of"
    r"|leads?|interns?|recruiters?|researchers?|consultants?|specialists?|director)\b",
    re.IGNORECASE,
)


def names_work(words: str) -> bool:
    """Whether a short line names those who work: `Senior Backend Engineer, Berlin`."""
    return _WORKER.search(words) is not None


class _Headings(msgspec.Struct, frozen=True):
    exact: dict[str, str]
    starts: dict[str, str]
    contains: dict[str, str]
    lengths: tuple[int, ...]


def heading_key(line: str) -> str:
    """A heading without case, decoration and punctuation: what the table of headings is looked up by."""
    return " ".join(line.lower().translate(_PLAIN).split())


@cache
def headings() -> _Headings:
    """The table of headings, by how a line is compared with it."""
    tables: dict[str, dict[str, str]] = {"exact": {}, "start": {}, "contains": {}}
    for row in rows("headings.tsv", "metier.facts"):
        tables[row["match"]].setdefault(heading_key(row["phrase"]), row["zone"])
    lengths = sorted({len(key.split()) for key in tables["start"]}, reverse=True)
    return _Headings(tables["exact"], tables["start"], tables["contains"], tuple(lengths))


def _by_start(key: str) -> str | None:
    words = key.split()
    starts = headings().starts
    for length in headings().lengths:
        kind = starts.get(" ".join(words[:length])) if length <= len(words) else None
        if kind:
            return kind
    return None


def _by_phrase(key: str) -> str | None:
    padded = f" {key} "
    return next((kind for phrase, kind in headings().contains.items() if f" {phrase} " in padded), None)


def heading_kind(line: str) -> str | None:
    """The zone a line opens if it is a heading, else None."""
    bare = line.strip()
    if not bare or len(bare) > LONGEST_HEADING:
        return None
    spaces = bare.count(" ")
    if spaces >= _MAX_COLON_WORDS:
        return None
    # most lines are items: too long for a heading without a colon
    if bare[-1] != ":" and spaces > (_MAX_PLAIN_WORDS if bare[0] in _BULLETS or bare[-1] in ".;" else _MAX_HEADING_WORDS):
        return None
    return _kind(bare)


@lru_cache(maxsize=16384)
def _kind(bare: str) -> str | None:
    key = heading_key(bare)
    bulleted = bare[0] in _BULLETS and bare[1:2].isspace()
    kind = headings().exact.get(key)
    if kind:  # `- Travel` in a list of duties is an item, `- Requirements` may be a heading
        return None if bulleted and kind in ("other", "legal", "apply") and not bare.endswith(":") else kind
    words = bare.count(" ") + 1
    plain = bare.strip(" *_#=")
    ends = plain[-1:]
    if ends == ":":
        last = key.rpartition(" ")[2]
        return _by_start(key) or _by_phrase(key) or (headings().exact.get(last) if last in _TELLING_ENDS else None)
    for ending, opened in _ENDINGS:
        if key.endswith(ending) and not bulleted:
            return opened
    if bare.startswith(("==", "##")) and names_work(plain):
        return "about_role"  # `== Senior Engineer ==` opens the next of several roles
    decorated = plain.isupper() or plain.istitle() or bare.startswith(("#", "**", "==")) or ends == "?"
    if words > (_MAX_HEADING_WORDS if decorated else _MAX_PLAIN_WORDS):
        return None
    if not decorated and (ends in ".,;" or bare[0] in _BULLETS):
        return None
    last = key.rpartition(" ")[2]
    return _by_start(key) or (headings().exact.get(last) if decorated and last in _TELLING_ENDS and words <= _MAX_PLAIN_WORDS else None)
