"""Education: the lowest degree a posting names, whether it is demanded, and whether experience may stand for it."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from metier.facts.cues import Cue, Cues, cues_of
from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.spoken import is_preferred
from metier.facts.surroundings import quoted, sentence
from metier.model.facts import Education

LEVELS = ("high_school", "vocational", "associate", "bachelor", "master", "doctorate")
_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_SHORT = re.compile(
    r"(?<![\w.&/-])(?:(?P<bachelor>B\.?S\.?c?|B\.?A\.?)(?=\s?(?:/|or|,|and|&)\s?(?:M\.?[SA]|B\.?[SA]|P[hH]\.?D|MBA|Ph)| in | degree|\s?\(| or (?:equiv|higher|master|M)"
    r"| (?:required|preferred)|\.?,? (?:with|plus))|(?P<master>M\.?S\.?c?|M\.?A\.?)(?=\s?(?:/|or)\s?P[hH]\.?D| in [A-Z]| degree|/P))(?![\w])"
)
_DEGREE_OF = re.compile(
    r"(?:relevant|related|university|college|technical|science|engineering|accredited|appropriate|educational|academic|a|the|quantitative|nursing|field|"
    r"equivalent|your|completed|higher|hold|have|with|of|law|medical|formal|business|computer science|stem|advanced) $"
)
_NOT_DEGREE = re.compile(r"(?:high|some|certain|large|great|nth|360|varying|third|that|this|what|lesser|considerable|significant|-) $|\d\s?$")
_BEHIND_DEGREE = (" in ", " or ", " with", " from", ",", ".", ";", ")", "/", " (", " require", " prefer", " and ", "\n", " program", " qualif", " is ", "s in ")
_YEARS_INSTEAD = re.compile(r"\b(?:or|and/or)\b[^.;\n]{0,60}?\b(?:\d{1,2}\+?|one|two|three|four|five|six|seven|eight|ten)\b[^.;\n]{0,30}?years?[^.;\n]{0,60}?experience", re.I)
_PERSON = re.compile(r"\b(?:our|their|his|her) (?:founders?|ceo|team|cto|leaders?|colleagues)\b|\bholds\b|\bfounded by\b|\bpay for\b", re.I)
_SUPPORT = re.compile(r"\b(?:tuition|reimburs\w+|scholarship|student loans?|support your|children|teach|tutor|students|patients|residency)\b", re.I)


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A level named in a sentence that speaks of the applicant."""

    level: str
    start: int
    end: int
    sentence: tuple[int, int]
    wish: bool


def read(document: Document, known: Mapping[str, Any]) -> Education | None:
    """The minimum education named; None where no level is."""
    text, cues = document.text, cues_of(document.text)
    named = [item for item in (_named(document, cues, cue) for cue in _levels(text, cues)) if item is not None]
    demands = [item for item in named if not item.wish]
    if not named:
        return _from_hint(document)
    least = min(demands or named, key=lambda item: (_RANK[item.level], item.start))
    quote, start, end = quoted(text, least.start, max(least.end, min(least.sentence[1], least.start + 140)))
    return Education(
        level=least.level,
        required=bool(demands),
        equivalent_ok=_equivalent(text, cues, least),
        quote=quote,
        start=start,
        end=end,
    )


def _levels(text: str, cues: Cues) -> list[Cue]:
    """Every mention of a level: long names as cues, `BS` and `MA` only where their neighbours make them degrees."""
    found = [cue for cue in cues.all("degree") if _is_level(text, cues.low, cue)]
    if "B" in text or "M" in text:
        for match in _SHORT.finditer(text):
            found.append(Cue(match.start(), match.end(), match.lastgroup or "bachelor"))
    return sorted(found, key=lambda cue: cue.start)


def _is_level(text: str, low: str, cue: Cue) -> bool:
    """Whether a word is a degree here and not a person, an adjective or a ship's master."""
    words = low[cue.start : cue.end]
    behind = low[cue.end : cue.end + 14]
    if cue.id == "degree":
        return _is_bare_degree(low, cue)
    if words in {"master", "masters", "bachelor", "associates", "undergraduate", "postgraduate", "graduate degree"}:
        return "degree" in behind or behind.lstrip("'’ ").startswith(("or phd", "in ", "or ph", "/", "or doctor", "level", ", ", "s degree", "or higher", "and/or", "or master"))
    if words in {"med", "jd", "cap", "dut", "bts", "edd", "dpt", "meng", "mbo", "ged", "mfa", "hnd", "adn", "matric", "hsd"}:
        return text[cue.start : cue.end].isupper() and not (words == "jd" and "jd" in behind)
    if words in {"high school", "secondary school", "high-school", "highschool"}:
        return any(word in low[cue.end : cue.end + 40] for word in ("diploma", "ged", "graduate", "equivalen", "education", "degree", "certificate"))
    if words in {"licence", "lehre als", "promotion in", "vocational", "secondary education"}:
        return "degree" in behind or "master" in behind or words == "lehre als" or "training" in behind or "qualif" in behind
    return not (words.endswith("ausbildung") and "weiter" in words)


def _is_bare_degree(low: str, cue: Cue) -> bool:
    """A `degree` without a level's name: a university degree is meant, taken as a bachelor's."""
    before = low[max(0, cue.start - 18) : cue.start]
    behind = low[cue.end : cue.end + 9]
    if behind.startswith(" of ") or _NOT_DEGREE.search(before):
        return False
    ahead = behind.startswith(_BEHIND_DEGREE) or not behind.strip()
    return ahead and (bool(_DEGREE_OF.search(before)) or not before.split("\n")[-1].strip(" -*•"))


def _named(document: Document, cues: Cues, cue: Cue) -> Named | None:
    text = document.text
    start, end = sentence(text, cue.start, 280)
    zone = document.zone(cue.start)
    if zone in {"about_employer", "benefits", "legal"} or _PERSON.search(text, start, end):
        return None
    if _SUPPORT.search(text, max(start, cue.start - 60), min(end, cue.end + 60)) and not cues.within("required", start, end):
        return None
    if cues.within("no_degree", start, end):
        return None
    level = "bachelor" if cue.id == "degree" else cue.id
    return Named(level=level, start=cue.start, end=cue.end, sentence=(start, end), wish=is_preferred(document, cues, (start, end), cue.start))


def _equivalent(text: str, cues: Cues, item: Named) -> bool:
    """Whether experience may stand for the degree."""
    start, end = item.sentence
    end = min(len(text), max(end, item.end))
    if cues.within("equivalent", start, end):
        return True
    return bool(_YEARS_INSTEAD.search(text, item.start, min(end, item.start + 260)))


def _from_hint(document: Document) -> Education | None:
    """Schema.org `educationRequirements.credentialCategory` and `experienceInPlaceOfEducation`."""
    hint = document.hints.get("educationRequirements")
    for item in hint if isinstance(hint, list) else [hint]:
        said = item.get("credentialCategory") if isinstance(item, dict) else item
        words = str(said or "").lower().replace("_", " ")
        for level in LEVELS:
            if level.replace("_", " ") in words or (level == "vocational" and "professional certificate" in words) or (level == "master" and "postgraduate" in words):
                instead = document.hints.get("experienceInPlaceOfEducation") in {True, "true", "True"}
                return Education(level=level, equivalent_ok=instead, field="educationRequirements")
    return None


EXTRACTOR = Extractor(
    field="education",
    version=1,
    description="The minimum level of education named, required or preferred, and whether experience is accepted instead.",
    example="Bachelor's degree in Computer Science or equivalent experience",
    read=read,
)
