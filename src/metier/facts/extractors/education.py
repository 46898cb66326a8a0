"""Education: the lowest degree a posting names, whether it is demanded, and whether experience may stand for it."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from metier.facts.cues import Cue, Cues, cues_of
from metier.facts.degrees import LEVELS, OF_OTHERS, RANK, degrees
from metier.facts.document import Document
from metier.facts.education_line import read_education_line
from metier.facts.extractor import Extractor, Line
from metier.facts.spoken import is_preferred
from metier.facts.surroundings import line, quoted, sentence
from metier.model.facts import Education

_YEARS_INSTEAD = re.compile(
    r"\b(?:or|option \d:)\s{1,2}(?:at least |a minimum of |minimum of |minimum |with |an additional |\w+ )?"
    r"(?:\d{1,2}\+?|one|two|three|four|five|six|seven|eight|ten)\b[^.;\n]{0,20}?years?[^.;\n]{0,60}?experience",
    re.IGNORECASE,
)
_NEXT_LINE = re.compile(r"\s{0,3}\n[\s\-*•]{0,4}(?:or\b|equivalent )", re.IGNORECASE)
_SUPPORT = re.compile(
    r"\b(?:tuition|stipends?|reimburs\w+|scholarship|student loans?|support your|children|teach|tutor|students|patients|"
    r"residency|education benefit|company-paid|programs range)\b",
    re.IGNORECASE,
)


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A level named in a sentence that speaks of the applicant."""

    level: str
    start: int
    end: int
    sentence: tuple[int, int]
    wish: bool


def read(document: Document, _known: Mapping[str, Any]) -> Education | None:
    """The minimum education named; None where no level is."""
    text, cues = document.text, cues_of(document.text)
    named = [item for item in (_named(document, cues, cue) for cue in degrees(text, cues)) if item is not None]
    demands = [item for item in named if not item.wish]
    if not named:
        return _from_hint(document)
    least = min(demands or named, key=lambda item: (RANK[item.level], item.start))
    quote, start, end = quoted(text, least.start, max(least.end, min(least.sentence[1], least.start + 140)))
    return Education(
        level=least.level,
        required=bool(demands),
        equivalent_ok=_equivalent(text, cues, least),
        quote=quote,
        start=start,
        end=end,
    )


def _named(document: Document, cues: Cues, cue: Cue) -> Named | None:
    text = document.text
    start, end = sentence(text, cue.start, 280)
    if OF_OTHERS.search(text, start, end):
        return None
    aside = document.zone(cue.start) in {"about_employer", "benefits", "legal"}
    low, high = (start, end) if aside else (max(start, cue.start - 60), min(end, cue.end + 60))
    if _SUPPORT.search(text, low, high) and not cues.within("required", start, end):
        return None
    if cues.within("no_degree", start, end):
        return None
    level = "bachelor" if cue.id == "degree" else cue.id
    return Named(
        level=level,
        start=cue.start,
        end=cue.end,
        sentence=(start, end),
        wish=is_preferred(document, cues, (start, end), cue.start),
    )


def _equivalent(text: str, cues: Cues, item: Named) -> bool:
    """Whether experience may stand for the degree."""
    start, _ = item.sentence
    _, end = line(text, item.end, 400)
    if _NEXT_LINE.match(text, end):
        _, end = line(text, min(len(text), end + 8), 300)
    if cues.within("equivalent", start, end):
        return True
    return bool(_YEARS_INSTEAD.search(text, item.start, end))


def _from_hint(document: Document) -> Education | None:
    """Schema.org `educationRequirements.credentialCategory` and `experienceInPlaceOfEducation`."""
    hint = document.hints.get("educationRequirements")
    for item in hint if isinstance(hint, list) else [hint]:
        said = item.get("credentialCategory") if isinstance(item, dict) else item
        words = str(said or "").lower().replace("_", " ")
        for level in LEVELS:
            if (
                level.replace("_", " ") in words
                or (level == "vocational" and "professional certificate" in words)
                or (level == "master" and "postgraduate" in words)
            ):
                instead = document.hints.get("experienceInPlaceOfEducation") in {True, "true", "True"}
                return Education(level=level, equivalent_ok=instead, field="educationRequirements")
    return None


EXTRACTOR = Extractor(
    field="education",
    version=2,
    description="The minimum level of education named, required or preferred, and whether experience is accepted instead.",
    example="Bachelor's degree in Computer Science or equivalent experience",
    read=read,
    line=Line("education", read_education_line),
)
