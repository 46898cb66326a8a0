"""Experience: the general minimum of professional years, or the largest one asked where only parts are stated."""

from collections.abc import Mapping
from typing import Any

from metier.facts.cues import cues_of
from metier.facts.document import Document
from metier.facts.experience_demands import MOST, demands, general, least, words_end
from metier.facts.experience_line import read_experience_line
from metier.facts.extractor import Extractor, Line
from metier.facts.surroundings import quoted
from metier.model.facts import Experience


def read(document: Document, _known: Mapping[str, Any]) -> Experience | None:
    """The general minimum of experience; None where none is asked."""
    text, cues = document.text, cues_of(document.text)
    asked = demands(document)
    best = general(text, cues, [item for item in asked if not item.wish] or asked)
    if best is not None:
        quote, start, end = quoted(text, best.span.start, words_end(best))
        return Experience(min_years=least(text, cues, best.span), max_years=best.span.high, quote=quote, start=start, end=end)
    none = cues.first("experience_none", 0, len(text))
    if none:
        quote, start, end = quoted(text, none.start, none.end)
        return Experience(min_years=0.0, quote=quote, start=start, end=end)
    return _from_hint(document)


def _from_hint(document: Document) -> Experience | None:
    """Schema.org `experienceRequirements.monthsOfExperience`."""
    hint = document.hints.get("experienceRequirements")
    months = hint.get("monthsOfExperience") if isinstance(hint, dict) else None
    try:
        years = round(float(months) / 12, 2) if months not in (None, "") else None
    except (TypeError, ValueError):
        return None
    return (
        Experience(min_years=years, field="experienceRequirements.monthsOfExperience")
        if years is not None and 0 <= years <= MOST
        else None
    )


EXTRACTOR = Extractor(
    field="experience",
    version=2,
    description="The general minimum (and maximum) years of professional experience asked.",
    example="5+ years of experience in software development",
    read=read,
    line=Line("experience", read_experience_line),
)
