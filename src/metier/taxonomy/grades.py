"""Grades in titles: `II`, `L5`, `IC4`, `SDE 2`, `GS-12`, `Band 6`; and the level each stands for where there is a convention."""

import re
from functools import cache
from itertools import takewhile

import msgspec

from metier.taxonomy import titles
from metier.taxonomy.lexicon import rows

_NUMERAL = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_BY_STEP = ("entry", "mid", "senior", "staff", "principal")
_BY_LETTER = {
    "l": {3: "mid", 4: "mid", 5: "senior", 6: "staff", 7: "principal", 8: "principal", 9: "principal"},
    "e": {3: "entry", 4: "mid", 5: "senior", 6: "staff", 7: "principal", 8: "principal"},
    "ic": {1: "entry", 2: "mid", 3: "mid", 4: "senior", 5: "staff", 6: "principal", 7: "principal"},
    "m": {1: "manager", 2: "manager", 3: "manager", 4: "director"},
}
_BY_LETTER |= {"p": _BY_LETTER["ic"], "t": _BY_LETTER["ic"]}
_SUPPORT = re.compile(r"\b(?:support|help ?desk|service ?desk|suporte|soporte|soc)\b", re.IGNORECASE)
_FEDERAL = re.compile(r"\bG[SGM]-?(?:\d{4}-)?(\d{1,2})(?:/\d{1,2}){0,4}\b")
_GRADE = re.compile(
    r"(?P<band>\bBand\s?\d[a-d]?\b)"
    r"|(?P<tier>\b(?:Tier|Nível|Nivel|Level|Lvl|Niveau)[ -]?(?P<step>[1-5]|I{1,3}|IV|V)\b)"
    r"|\b(?P<letter>IC|[LEMPTN])-?(?P<number>\d)(?:\s?[/-]\s?(?:IC|[LEMPTN])-?\d)?\b"
    r"|\b(?P<roman>I{1,3}|IV|V)(?:\s?(?:/|-|or|to)\s?(?P<to>I{1,3}|IV|V))?\b"
    r"|(?<![\w.,$£€])(?<!\d-)(?P<digit>[1-5])(?:\s?/\s?(?P<digits>[1-5]))?(?=\s*(?:$|[,;|()\[\]–—•·]|\s-))"
)


class Grade(msgspec.Struct, frozen=True):
    """A grade as written, and the level it stands for (the lower of a range), None where no convention says."""

    written: str
    level: str | None = None
    highest: str | None = None


@cache
def _counted() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("level_words.tsv") if row["kind"] == "counted")


def grade_of(title: str) -> Grade | None:
    """The grade in a title; a number that counts something else (`Grade 4 Teacher`, `Shift 2`) is none."""
    federal = _FEDERAL.search(title[: titles.LONGEST_TITLE])
    if federal:
        return Grade(federal[0], _federal(int(federal[1])))
    text = titles.clean(title)
    for match in _GRADE.finditer(text):
        found = _read(match, text)
        if found:
            return found
    return None


def _read(match: re.Match[str], text: str) -> Grade | None:
    if match["band"]:
        return Grade(match[0])
    if match["tier"]:
        return _tier(match, text)
    if match["letter"]:
        return _lettered(match, text)
    return _numbered(match, text)


def _federal(grade: int) -> str | None:
    """The General Schedule: up to 7 for graduates, 14 and above for those who advise or lead."""
    return "entry" if grade <= 7 else "mid" if grade <= 13 else "senior"


def _tier(match: re.Match[str], text: str) -> Grade | None:
    step = match["step"].lower()
    number = _NUMERAL.get(step) or int(step)
    follows = text[match.end() : match.end() + 12].strip().lower()
    if follows.startswith(("nurs", "early", "child", "tutor", "qualif")):
        return None
    return Grade(match[0], _BY_STEP[number - 1])


def _lettered(match: re.Match[str], text: str) -> Grade | None:
    number, letter = int(match["number"]), match["letter"].lower()
    if letter == "n" or (letter == "l" and _SUPPORT.search(text)):
        return Grade(match[0], _BY_STEP[number - 1] if 1 <= number <= 3 else None)
    table = _BY_LETTER[letter]
    if number not in table and letter != "l":
        return None
    return Grade(match[0], table.get(number) or ("entry" if number == 1 else "mid" if number == 2 else None))


def _numbered(match: re.Match[str], text: str) -> Grade | None:
    before = text[: match.start()].rstrip(" -")
    last = "".join(reversed(list(takewhile(lambda letter: letter.isalnum() or letter in "+#", reversed(before)))))
    if not last or last.lower() in _counted() or last.isdigit():
        return None
    low = (match["roman"] or match["digit"]).lower()
    high = (match["to"] or match["digits"] or "").lower()
    steps = sorted(_NUMERAL.get(item) or int(item) for item in (low, high) if item)
    top = _BY_STEP[steps[-1] - 1] if len(steps) > 1 else None
    return Grade(match[0].strip(), _BY_STEP[steps[0] - 1], top)
