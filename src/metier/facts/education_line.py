"""What one line says of education: levels, fields of study, what may stand in for a degree, licences."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from metier.facts.cues import Cue, Cues, cues_of, table
from metier.facts.degrees import LEVELS, OF_OTHERS, RANK, degrees
from metier.facts.document import Document
from metier.facts.phrases import Phrases
from metier.facts.spoken import is_preferred

_NONE = re.compile(
    r"\b(?:no|(?:don'?t|do not|not) (?:need|require|necessarily need)(?: an?| any)?|without (?:an?|any)) "
    r"(?:(?:formal|college|university|specific|particular|bachelor'?s|academic) ){0,2}"
    r"(?:degree|qualifications?|education|diploma)\b"
    r"|\b(?:degrees?|formal education|qualifications?) (?:is |are )?"
    r"(?:not (?:required|necessary|needed|essential)|unnecessary|optional)\b|"
    r"\bdon'?t care about degrees\b|\b(?:sans|aucun) diplôme|"
    r"\b(?:sin|no se requiere) (?:estudios|titulación)|\b(?:kein|ohne) (?:studium|abschluss|ausbildung)\b|\bgeen diploma",
    re.IGNORECASE,
)
_NOT_REQUIRED = re.compile(r"\b(?:but )?not (?:strictly )?(?:required|necessary|essential)\b", re.IGNORECASE)
_RELATED = re.compile(
    r"\b(?:related|similar|relevant|equivalent|comparable) (?:technical |quantitative )?(?:field|discipline|subject|area|degree|"
    r"study)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\bor (?:an? )?(?:equivalent|comparable|relevant|related)\b[^.;]{0,40}|\bequivalent (?:\w+ ){0,3}experience|"
    r"\bvergleichbare\w* (?:qualifikation|"
    r"erfahrung|ausbildung|kenntnisse)|\bin lieu of\b|\bou (?:expérience )?équivalente?|\bo (?:experiencia )?equivalente|"
    r"\bor \d{1,2}\+? years",
    re.IGNORECASE,
)
_RELATED_ONLY = re.compile(
    r"\bor (?:an? )?(?:equivalent|comparable|relevant|related) (?:technical |quantitative )?(?:field|discipline|subject|area|"
    r"degree|study|major)",
    re.IGNORECASE,
)
_ENROLLED = re.compile(
    r"\b(?:pursuing|enrolled|working towards?|studying|student)\b|\bimmatrikuliert|\beingeschrieben",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\b[12]:[12]\b|\bGPA (?:of )?\d\.\d\+?")
_LICENCE = re.compile(
    r"\b(?:active |valid |current )?(?P<name>CPA|RN|PE|LPN|CFA|ACCA|New York bar|[A-Z]\w+ bar|bar) ?(?:licen[cs]e|licensure|"
    r"admission)?",
)
_DETAIL = re.compile(r"\b(?:MBA|MPA|MPH|MSW|MSN|BSN|LLM|JD|PharmD)\b")
_CODE = re.compile(r"^\s*education_code:\s*(?P<level>[a-z_]+)\s*$")
_BAC = re.compile(r"\bbac\s?\+\s?(?P<years>[2-8])\b", re.IGNORECASE)
_OF_BAC = {"2": "associate", "5": "master", "6": "master", "8": "doctorate"}
"""Levels by the years after a French school-leaving examination; other years make a bachelor."""
_PAIR = re.compile(r"\bB\.?(?:[SA]\.?c?|Sc)\.?\s?/\s?(M\.?(?:[SA]\.?c?|Sc)\b|Ph\.?D)")
_STOP = re.compile(r";|\n|(?<=[a-z)]{2})\.(?=\s|$)")
_GENERAL = re.compile(r"(?:studium|degree|studies|opleiding) ?\($", re.IGNORECASE)
_LABEL = re.compile(r"degree:", re.IGNORECASE)
_BARE = re.compile(r"\bdegrees?\b", re.IGNORECASE)
_NO_LEVEL = re.compile(
    r"degrees? (?:of|programs?)\b|(?:first|second|third|nth)[- ]degree|\d[ -]?degrees?|"
    r"\b(?:high|some|certain|large|great|tuition)\b",
    re.IGNORECASE,
)
_OTHER_SENSE = re.compile(
    r"\b(?:teachers?|tutor\w*|lehrer|professor|profesora?|scrum|license|director|students? (?:find|get))\b", re.IGNORECASE
)
_A_BONUS = re.compile(r"\ba (?:big |real |strong )?(?:bonus|plus|nice[- ]to[- ]have)\W*$", re.IGNORECASE)
_NOT_ASKED = re.compile(r"\bbachelor (?:party|pad|thesis)|\btuition (?:assistance|reimbursement)|\breimburs", re.IGNORECASE)


@cache
def _written_levels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Names that are levels of education in a line about education only."""
    return tuple(
        (row["level"], re.compile(row["words"], 0 if row["case"] == "exact" else re.IGNORECASE))
        for row in table("education_levels.tsv")
    )


@cache
def _fields() -> Phrases:
    return Phrases((name, row["field"]) for row in table("study_fields.tsv") for name in row["names"].split("|"))


def read_education_line(text: str, _context: Mapping[str, str]) -> dict[str, Any] | None:
    """The least level, fields, whether demanded, what stands in for it; None where the line asks for no education.

    `level` is one of the facts contract's, or `none` where the line says that no degree is needed.
    """
    code = _CODE.match(text)
    words = code["level"].replace("_degree", "").replace("_", " ") if code else text
    cues = cues_of(words)
    if OF_OTHERS.search(words) or _NOT_ASKED.search(words):
        return None
    if _NONE.search(words):
        return _plain("none", required=False)
    named = _levels(words, cues)
    licence = _LICENCE.search(words)
    if not named:
        return _plain("none", required=False) | {"licence": licence["name"]} if licence else None
    return _told(words, cues, named) | ({"licence": licence["name"]} if licence and "bar" in licence["name"] else {})


def _plain(level: str, *, required: bool) -> dict[str, Any]:
    return {
        "level": level, "required": required, "equivalent_ok": False, "equivalent_experience_accepted": False, "fields": [],
        "quote": None,
    }  # fmt: skip


def _levels(text: str, cues: Cues) -> list[Cue]:
    """Mentions of a level; a bare degree is a bachelor's, and a French `bac+5` goes by its years."""
    found = [Cue(cue.start, cue.end, "bachelor" if cue.id == "degree" else cue.id) for cue in degrees(text, cues)]
    bac = [Cue(match.start(), match.end(), _OF_BAC.get(match["years"], "bachelor")) for match in _BAC.finditer(text)]
    pairs = _PAIR.finditer(text)
    found += [Cue(match.start(1), match.end(1), "doctorate" if match[1][0] == "P" else "master") for match in pairs]
    found += _unlisted(text, found + bac)
    if not found and not bac:
        whole = text.strip().lower().replace(" ", "_")
        level = "bachelor" if _BARE.search(text) and not _NO_LEVEL.search(text) else whole if whole in LEVELS else None
        return [Cue(0, len(text), level)] if level else []
    others = [cue for cue in found if not any(item.start <= cue.start < item.end for item in bac)]
    named = [cue for cue in others if not _LABEL.fullmatch(text, cue.start, cue.end + 1)]  # `Degree: MS`
    told = [cue for cue in named if _GENERAL.search(text, max(0, cue.start - 14), cue.start)]  # `Studium (Master)`
    named = told or named
    others = named or others
    return sorted(others + bac, key=lambda cue: cue.start)


def _unlisted(text: str, known: list[Cue]) -> list[Cue]:
    """Levels by names that only a line about education uses for them, where no other name stands."""
    found: list[Cue] = []
    if _OTHER_SENSE.search(text):
        return found
    for level, pattern in _written_levels():
        for match in pattern.finditer(text):
            if all(match.end() <= cue.start or cue.end <= match.start() for cue in known + found):
                found.append(Cue(match.start(), match.end(), level))
    return found


def _told(text: str, cues: Cues, named: list[Cue]) -> dict[str, Any]:
    document = Document(text=text)
    # between two degrees a wish belongs to the one it stands beside: `BA/BS required; MBA preferred`
    clauses = [_clause(text, cue.start) for cue in named]
    wished = [
        cue
        for cue, clause in zip(named, clauses, strict=True)
        if is_preferred(document, cues, clause, cue.start) or _A_BONUS.search(text, cue.end, clause[1])
    ]
    asked = [cue for cue in named if cue not in wished]
    least = min(asked or named, key=lambda cue: RANK[cue.id])
    instead = _INSTEAD.search(_RELATED_ONLY.sub(" ", text)) is not None
    levels = list(dict.fromkeys(cue.id for cue in sorted(asked, key=lambda cue: RANK[cue.id])))
    fields = list(dict.fromkeys(said for phrase in _fields().within(text, 0, len(text)) for said in phrase.says))
    told = _plain(least.id, required=bool(asked) and not _NOT_REQUIRED.search(text)) | {
        "equivalent_ok": instead, "equivalent_experience_accepted": instead, "fields": fields,
        "quote": text[named[0].start : named[-1].end],
    }  # fmt: skip
    best = max(wished, key=lambda cue: RANK[cue.id]) if asked and wished else None
    if best:
        detail = _DETAIL.search(text, best.start, best.end)
        told |= {"preferred_level": best.id} | ({"preferred_detail": detail[0]} if detail else {})
    return told | _finer(text, named, levels)


def _finer(text: str, named: list[Cue], levels: list[str]) -> dict[str, Any]:
    grade, credential = _GRADE.search(text), re.search(r"\b(?:JD|MD|PharmD)\b", text)
    words = [text[cue.start : cue.end].lower() for cue in named]
    bare = all(word in {"degree", "degrees"} or "studium" in word for word in words)
    finer = {
        "levels": levels if len(levels) > 1 else None, "related_field": bool(_RELATED.search(text)), "inferred": bare,
        "enrolled": bool(_ENROLLED.search(text)), "grade": grade[0] if grade else None,
        "credential": credential[0] if credential else None,
    }  # fmt: skip
    return {name: value for name, value in finer.items() if value}


def _clause(text: str, at: int) -> tuple[int, int]:
    """The part of a line between stops; a full stop after a letter or two ends no clause (`Ph.D. preferred`)."""
    stops = [match.start() for match in _STOP.finditer(text)]
    return max((stop + 1 for stop in stops if stop < at), default=0), min(
        (stop for stop in stops if stop >= at), default=len(text)
    )
