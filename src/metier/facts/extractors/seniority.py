"""The level: title first, then what the source says, then years of experience; a plain title without years is mid."""

import re
from collections.abc import Mapping
from typing import Any

from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.header import head, is_post
from metier.taxonomy.levels import LEVELS, level
from metier.taxonomy.roles import match_title

ENTRY_MOST_YEARS = 1.0
SENIOR_LEAST_YEARS = 6.0
_NO_EXPERIENCE = re.compile(
    r"\bno (?:prior |previous |work )?experience (?:is )?(?:required|necessary|needed)"
    r"|\bentry[- ]level (?:role|position|job)\b",
    re.IGNORECASE,
)
_LEADS_PEOPLE = re.compile(
    r"\b(?:(?:your|have|with|\d+) direct reports|(?:manag(?:e|ing)|lead(?:ing)?|supervis(?:e|ing)) (?:a|the|our|your) "
    r"team of (?:\d+|engineers|people)"
    r"|people management responsibilit|line manage(?:ment|r) (?:of|for|responsib))",
    re.IGNORECASE,
)
_FULL_TIME = re.compile(r"\bfull[- ]?time\b", re.IGNORECASE)
_GRADED = re.compile(r"\bspeciali[sz]ed experience\b.{0,300}?\bGS-\d", re.IGNORECASE | re.DOTALL)
_SAID = {
    "internship": "intern", "intern": "intern", "entry level": "entry", "entry": "entry", "entry-level": "entry",
    "junior": "entry", "associate": "entry", "mid level": "mid", "mid": "mid", "mid-level": "mid", "midweight": "mid",
    "senior level": "senior", "senior": "senior", "staff": "staff", "lead": "staff", "principal": "principal",
    "manager": "manager", "management": "manager",
    "director": "director", "executive": "executive", "vp": "executive",
}  # fmt: skip


def read(document: Document, known: Mapping[str, Any]) -> str | None:
    """One of the nine levels, or `unclear` when several roles are advertised or nothing tells what the work is."""
    openings = known.get("openings") or ()
    if len(openings) > 1:
        levels = {opening.seniority for opening in openings}
        return levels.pop() or "unclear" if len(levels) == 1 else "unclear"
    stated = _of_title(document, known) or _said(document.hints.get("seniority"))
    if stated:
        return stated
    return _of_experience(document, known) or (
        "mid" if known.get("role") or (document.title.strip() and not is_post(document)) else "unclear"
    )


def _of_title(document: Document, known: Mapping[str, Any]) -> str | None:
    """The level in the head, else in the words the role was read from; a lead who manages people is a manager."""
    words = [piece.words for piece in head(document)]
    if any(_FULL_TIME.search(line) for line in words):  # `Full-time, interns` takes interns too
        words = [line for line in words if level(line) != "intern" or match_title(line)]
    role = known.get("role")
    if role is not None and role.quote:
        words.append(role.quote)
    stated = next((found for line in words if (found := level(line))), None)
    if stated == "staff" and "lead" in document.title.lower() and _LEADS_PEOPLE.search(document.text):
        return "manager"
    return stated


def _of_experience(document: Document, known: Mapping[str, Any]) -> str | None:
    """By the years asked. A year at the next lower grade, as federal postings ask, says nothing of the level."""
    experience = known.get("experience")
    if experience is not None and experience.min_years is not None and not _GRADED.search(document.text):
        return _of_years(experience.min_years)
    return "entry" if _NO_EXPERIENCE.search(document.text) else None


def _said(value: Any) -> str | None:
    """The source's own word for the level; the lowest when it gives several."""
    values = value if isinstance(value, list | tuple) else [value]
    found = [_SAID[word] for item in values if (word := str(item or "").strip().lower()) in _SAID]
    return min(found, key=LEVELS.index) if found else None


def _of_years(years: float) -> str:
    if years <= ENTRY_MOST_YEARS:
        return "entry"
    return "senior" if years >= SENIOR_LEAST_YEARS else "mid"


EXTRACTOR = Extractor(
    field="seniority",
    version=1,
    description="intern, entry, mid, senior, staff, principal, manager, director, executive, or unclear.",
    example="Staff Software Engineer, Data Platform",
    read=read,
    after=("openings", "role", "experience"),
)
