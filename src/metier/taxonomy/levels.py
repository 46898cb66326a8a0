"""How senior a title says the work is: intern, entry, mid, senior, staff, principal, manager, director, executive.

Words that say a level, and words that look so and do not (`Lead Generation`, `Staff Nurse`, `Senior Living`, `Account Manager`),
stand in `data/level_words.tsv`, in the languages of the postings.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from metier.taxonomy import titles
from metier.taxonomy.grades import Grade, grade_of
from metier.taxonomy.lexicon import rows

LEVELS = ("intern", "entry", "mid", "senior", "staff", "principal", "manager", "director", "executive")

_LEADING = ("executive", "director", "manager")
_ALONE = ("principal", "staff", "senior", "mid", "entry")
_MOST_BESIDE = 4
_BEHIND = 16
_LEVEL_WORD = (
    r"(?:intern|junior|jr|entry[- ]level|graduate|mid(?:dle)?(?:[- ]level|weight)?|intermediate|medior|confirmé"
    r"|senior|sr|staff|lead|principal|manager|director|vp|pleno|sênior)"
)
_JOINT = r"(?:/|,|\+|or|to|through|-|–|&|and|oder|bis|ou|à)"
_LADDER = re.compile(
    rf"\b({_LEVEL_WORD})\b(?:[- ]?level)?[.+]?\)?\s*{_JOINT}\s*\(?\b({_LEVEL_WORD})\b(?!\s+(?:of|living))",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(r"\(\s*(senior|sr\.?|junior|jr\.?|lead|staff|principal)\s*\)\s*(?=[^\W\d_])", re.IGNORECASE)
_BELOW = {"senior": "mid", "staff": "senior", "principal": "staff", "entry": "entry"}
_POSSESSIVE = re.compile(r"\b[a-z]+(?:'s|s')\s", re.IGNORECASE)
_OFFICER = re.compile(r"\bchief\b(?! of\b)[^|;()\n]{2,60}?\bofficer\b", re.IGNORECASE)
_NUMERALS = frozenset({"i", "ii", "iii", "iv", "v"})
_AGENT = re.compile(r"(?:er|or|ist|ant|man|ian)$")


class LevelRead(msgspec.Struct, frozen=True):
    """What a title says of its level: the level (the lower of two named), the higher of two, the grade as written (`II`, `L5`).

    `team_lead` is set where the title leads a team by its name.
    """

    level: str | None = None
    highest: str | None = None
    grade: Grade | None = None
    team_lead: bool = False


class _Mark(NamedTuple):
    kind: str
    start: int
    end: int


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases that say a level or nothing, by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("level_words.tsv"):
        if row["kind"] in LEVELS or row["kind"] == "none":
            words = titles.fold(row["words"])
            found.setdefault(words[0], []).append((words, row["kind"]))
    for same in found.values():
        same.sort(key=lambda item: -len(item[0]))
    return found


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(" ".join(titles.fold(row["words"])) for row in rows("level_words.tsv") if row["kind"] == kind)


def level(title: str) -> str | None:
    """The level a title states, or None when it states none."""
    return read_level(title).level


def read_level(title: str) -> LevelRead:
    """The level a title states and how it says so; of a long title the first 300 characters are read."""
    return _read(title[: titles.LONGEST_TITLE])


@lru_cache(maxsize=65536)
def _read(title: str) -> LevelRead:
    text = title.replace("’", "'").replace("ё", "е")
    grade = grade_of(text)
    if _OFFICER.match(text.lstrip(" (")):
        return LevelRead("executive", None, grade)
    between = _between(text)
    if between:
        return LevelRead(between[0], between[1], grade)
    parts = titles.segments(_POSSESSIVE.sub(" ", text))
    everything = frozenset(word for part in parts for word in part)
    for number, part in enumerate(parts):
        first = all(len(earlier) <= 2 for earlier in parts[:number])
        found = _of_part(part, everything, first=first)
        if found:
            lower = "entry" if found == "associate" else found
            return LevelRead(lower, None, grade, team_lead=_leads_team(part))
    if grade and grade.level and "associate" in everything:
        return LevelRead("entry", None, grade)
    return LevelRead(grade.level, grade.highest, grade) if grade else LevelRead()


def level_words(words: tuple[str, ...]) -> set[int]:
    """Where, among the folded words of a title, words stand that say only how senior; a tech lead is what one is called."""
    found = {0} if _is_associate(words) or (words[:1] == ("staff",) and len(words) > 1) else set()
    for mark in _marks(words):
        places = range(mark.start, mark.end)
        if len(places) == 1 and (mark.kind in _ALONE or mark.kind == "intern") and not _is_called(words, mark.start):
            found.add(mark.start)
        elif mark.kind in {"entry", "mid", "intern"}:
            found.update(places)
        elif mark.kind in _ALONE:
            found.update(place for place in places if titles.is_level(words[place]) and words[place] != "lead")
    return found | {place for place, word in enumerate(words) if word == "distinguished"}


def _is_called(words: tuple[str, ...], place: int) -> bool:
    """`Tech Lead`, `Data Science Lead`: a lead at the end is what one is called."""
    return words[place] in {"lead", "leader"} and place > 0 and place == len(words) - 1


def _between(text: str) -> tuple[str, str] | None:
    """Two levels in one title, the lower first: `Mid/Senior`, `Junior to Mid`, `(Senior) Accountant`."""
    optional = _OPTIONAL.search(text)
    if optional:
        named = _single(optional[1])
        return (_BELOW[named], named if named != "entry" else "mid") if named in _BELOW else None
    ladder = _LADDER.search(text)
    if ladder is None:
        return None
    one, other = _single(ladder[1]), _single(ladder[2])
    if one is None or other is None or one == other or (one in _LEADING) != (other in _LEADING):
        return None
    if other == "staff" and ladder[2].lower() == "lead" and ladder[0].count(" ") > 1:
        return None
    low, high = sorted((one, other), key=LEVELS.index)
    around = titles.fold(text[ladder.start() : ladder.end() + _BEHIND])
    return None if any(mark.kind == "none" for mark in _marks(around)) else (low, high)


def _single(word: str) -> str | None:
    marks = _marks(titles.fold(word))
    return marks[0].kind if marks else None


def _marks(words: tuple[str, ...]) -> list[_Mark]:
    """The phrases that say something of the level, from left to right, none over another."""
    table, singles = _phrases(), titles.words().level
    found: list[_Mark] = []
    at = 0
    while at < len(words):
        phrase = next((item for item in table.get(words[at], ()) if words[at : at + len(item[0])] == item[0]), None)
        size = len(phrase[0]) if phrase else 1
        kind = phrase[1] if phrase else "" if words[at] in _NUMERALS else singles.get(words[at], "")
        if kind:
            found.append(_Mark(kind, at, at + size))
        at += size
    return found


def _of_part(part: tuple[str, ...], everything: frozenset[str], *, first: bool) -> str | None:
    words = _before_link(part)
    marks = [mark for mark in _marks(words) if _counts(mark, words, everything)]
    said = sum(mark.end - mark.start for mark in marks)
    marks = [mark for mark in marks if mark.kind != "none"]
    if not first and len(words) - said > _MOST_BESIDE and not (marks and marks[0].start == 0 and marks[0].kind in _ALONE):
        return None
    kinds = {_kind(mark, words, everything) for mark in marks}
    if "intern" in kinds or (first and words[:1] == ("stage",) and not said):  # an internship in French, Italian and Dutch
        return "intern"
    leading = next((name for name in _LEADING if name in kinds), None) or _chief(words, {mark.start for mark in marks})
    if leading and not (leading == "manager" and "entry" in kinds):
        return leading
    alone = next((name for name in _ALONE if name in kinds), None)
    return alone or ("associate" if first and _is_associate(words) else None)


def _before_link(part: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before `to`, `for`, `at`...: an assistant to the CEO is no executive. `of` is kept."""
    link = titles.words().link - {"of"}
    places = (index for index, word in enumerate(part) if index and word in link)
    cut = next((index for index in places if not _is_inside_phrase(part, index)), len(part))
    return part[:cut]


def _is_inside_phrase(part: tuple[str, ...], place: int) -> bool:
    """`Year in Industry`: the link belongs to a phrase that says a level."""
    return any(mark.start < place < mark.end - 1 for mark in _marks(part))


def _counts(mark: _Mark, words: tuple[str, ...], everything: frozenset[str]) -> bool:
    """Whether a mark is said of the worker."""
    if mark.kind in _LEADING:
        return _is_own(mark, words) and not (words[mark.end - 1] in {"manager", "managers"} and _is_of_thing(words, mark.end - 1))
    if mark.end - mark.start > 1:
        return True
    word = words[mark.start]
    if word == "staff":
        return _is_staff_grade(mark, words, everything)
    if word == "fellow":
        return bool(everything & _words("technical")) and "research" not in everything and "clinical" not in everything
    return word != "chief"


def _is_own(mark: _Mark, words: tuple[str, ...]) -> bool:
    """A leader's word is the worker's own unless it names whom one works for (`Director Assistant`, `Office of the CEO`)."""
    after = words[mark.end :]
    if any(word in _words("serves") for word in after) and "director" not in after:
        return False
    short = mark.end - mark.start == 1 and len(words[mark.start]) <= 5 and mark.kind == "executive" and words[mark.start] != "vp"
    if short and after and (after[-1] in _words("technical") or after[-1] in {"specialist", "consultant", "coordinator"}):
        return False
    before = [word for word in words[: mark.start] if word != "the"]
    return not (before and before[-1] == "of")


def _is_of_thing(words: tuple[str, ...], place: int) -> bool:
    """`Product Manager`, `Account Manager`: the manager of a thing, not of people; `Senior Manager, Product` is one of people."""
    return any(" ".join(words[max(0, place - size) : place]) in _words("thing") for size in (1, 2) if place)


def _is_staff_grade(mark: _Mark, words: tuple[str, ...], everything: frozenset[str]) -> bool:
    """`Staff` is a grade in technical trades only, at the front of the title or right before such a word."""
    front = all(titles.is_level(word) or titles.is_noise(word) for word in words[: mark.start])
    next_to = words[mark.end : mark.end + 1] and words[mark.end] in _words("technical")
    return bool(everything & _words("technical")) and bool(front or next_to)


def _kind(mark: _Mark, words: tuple[str, ...], everything: frozenset[str]) -> str:
    word = words[mark.start]
    if mark.end - mark.start > 1:
        return mark.kind
    if word == "head":
        following = words[mark.end : mark.end + 1]
        return "manager" if following and _AGENT.search(following[0]) else "director"
    if word == "principal" and everything & _words("school") and not everything & _words("technical"):
        return "manager"
    return mark.kind


def _chief(words: tuple[str, ...], said: set[int]) -> str | None:
    """`Chief ... Officer` is an executive, `Chief of Surgery` heads a department, a fire chief leads people."""
    if "chief" not in words or any(mark.kind == "none" and "chief" in words[mark.start : mark.end] for mark in _marks(words)):
        return None
    place = words.index("chief")
    if place in said or words[-1] in _words("serves"):
        return None
    if "officer" in words[place + 1 : place + 6]:
        return "executive"
    return "director" if words[place + 1 : place + 2] == ("of",) else "manager"


def _is_associate(words: tuple[str, ...]) -> bool:
    """`Associate Product Manager` is a lower grade; an associate professor has a rank of another kind."""
    return len(words) > 1 and words[0] == "associate" and words[1] not in _words("ranked")


def _leads_team(words: tuple[str, ...]) -> bool:
    teams = {("team", "lead"), ("team", "leader"), ("team", "leads")}
    return any(words[at : at + 2] in teams for at in range(len(words)))
