"""Which lines of a posting are headings, and which zone each opens."""

import re
from functools import cache, lru_cache

import msgspec

from metier.taxonomy.lexicon import rows

LONGEST_HEADING = 100
_MAX_HEADING_WORDS = 8
_MAX_PLAIN_WORDS = 6
_MAX_COLON_WORDS = 12
_SIGNS = (*range(128), *range(0x2010, 0x2060), *range(0x2190, 0x2C00), 0xA0, 0xAB, 0xB7, 0xBB, 0x200B, 0xFE0F, 0xFEFF)
_PLAIN = {code: " " for code in _SIGNS if not chr(code).isalnum()}
_PLAIN |= {ord("'"): "", ord("’"): "", ord("‘"): "", ord("&"): " and "}
_BULLETS = "-•*·▪●○‣►–—"
_ENDINGS = {
    "you will": "duties", "youll": "duties", "you will be": "duties", "you bring": "requirements",
    "you should have": "requirements", "should include": "requirements", "must include": "requirements",
}  # fmt: skip
_LAST_WORDS = frozenset(
    ("values", "culture", "mission", "benefits", "perks", "requirements", "qualifications", "responsibilities", "duties")
)
_WORKER = re.compile(
    r"\b(?:engineers?|developers?|designers?|managers?|scientists?|analysts?|architects?|roles?|positions?|reps?|executives?|vp"
    r"|head of|leads?|interns?|recruiters?|researchers?|consultants?|specialists?|director)\b",
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
    if bare[-1] != ":" and "following" not in bare:  # most lines are items: too long for a heading
        most = _MAX_PLAIN_WORDS if bare[0] in _BULLETS or bare[-1] in ".;" else _MAX_HEADING_WORDS
        return _kind(bare) if spaces <= most else None
    return _kind(bare)


@lru_cache(maxsize=16384)
def _kind(bare: str) -> str | None:
    key = heading_key(bare)
    bulleted = bare[0] in _BULLETS and bare[1:2].isspace()
    kind = headings().exact.get(key)
    if kind:  # `- Travel` in a list of duties is an item, `- Requirements` may be a heading
        return None if bulleted and kind in ("other", "legal", "apply") and not bare.endswith(":") else kind
    kind = None if bulleted else _by_end(key)
    if kind:
        return kind
    if bare[-1] == ":" or bare.rstrip(" *_#=")[-1:] == ":":
        return _by_start(key) or _by_phrase(key) or _by_last_word(key)
    if bare.startswith(("==", "##")) and names_work(bare):
        return "about_role"  # `== Senior Engineer ==` opens the next of several roles
    return _without_colon(bare, key)


def _without_colon(bare: str, key: str) -> str | None:
    """The zone of a line that begins or ends like a heading and looks like one, the more words the plainer."""
    if ": " in bare:
        return None  # `Salary: 90k` is its own answer
    plain = bare.strip(" *_#=")
    words = bare.count(" ") + 1
    decorated = plain.isupper() or plain.istitle() or bare.startswith(("#", "**", "==")) or plain[-1:] == "?"
    if words > (_MAX_HEADING_WORDS if decorated else _MAX_PLAIN_WORDS):
        return None
    if not decorated and (plain[-1:] in ".,;" or bare[0] in _BULLETS):
        return None
    return _by_start(key) or (_by_last_word(key) if decorated and words <= _MAX_PLAIN_WORDS else None)


def _by_last_word(key: str) -> str | None:
    """`Acme Values`, `Technical Qualifications`."""
    last = key.rpartition(" ")[2]
    return headings().exact.get(last) if last in _LAST_WORDS else None


def _by_end(key: str) -> str | None:
    """`As a Data Engineer you will`; `Essential Duties include the following. Others may be assigned.`."""
    if key.endswith("the following") or " the following " in key:
        return _by_start(key)
    return next((kind for ending, kind in _ENDINGS.items() if key.endswith(f" {ending}")), None)
