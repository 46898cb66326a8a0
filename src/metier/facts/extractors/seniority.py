"""The level: title first, then what the source says, then years of experience; a plain title without years is mid."""

import re
from collections.abc import Mapping
from typing import Any

from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.header import head, is_post, names_worker
from metier.facts.level_in_text import asks_no_experience, federal_level, has_reports, leads_people, stated_level
from metier.taxonomy.levels import LEVELS, level, read_level
from metier.taxonomy.roles import match_title
from metier.taxonomy.titles import names_field

ENTRY_MOST_YEARS = 1.0
SENIOR_LEAST_YEARS = 6.0
_MANAGER = re.compile(r"\bmanagers?\b|\bmgr\b")
_FULL_TIME = re.compile(r"\bfull[- ]?time\b", re.IGNORECASE)
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
        return _of_several({opening.seniority for opening in openings}, document)
    stated = _of_title(document, known) or _said(document.hints.get("seniority")) or stated_level(document.text)
    if stated:
        return stated
    return _of_experience(document, known) or ("mid" if _names_work(document, known) else "unclear")


def _of_several(levels: set[str | None], document: Document) -> str:
    """The level that all openings have, or that every role in the head has."""
    if len(levels) == 1:
        return levels.pop() or "unclear"
    heads = {level(piece.words) for piece in head(document) if match_title(piece.words)}
    return (heads.pop() if len(heads) == 1 else None) or "unclear"


def _names_work(document: Document, known: Mapping[str, Any]) -> bool:
    """Whether a plain title says what the worker is; a post that names a department only (`Platform Engineering`) does not."""
    if not is_post(document):
        return bool(document.title.strip())
    role = known.get("role")
    return role is not None and (not role.quote or names_worker(role.quote) or not names_field(role.quote))


def _of_title(document: Document, known: Mapping[str, Any]) -> str | None:
    """The level in the head, else in the words the role was read from; one who has people to lead is a manager."""
    words = [piece.words for piece in head(document)]
    if any(_FULL_TIME.search(line) for line in words):  # `Full-time, interns` takes interns too
        words = [line for line in words if level(line) != "intern" or match_title(line)]
    role = known.get("role")
    if role is not None and role.quote:
        words.append(role.quote)
    stated = next((found for line in words if (found := level(line))), None)
    title = document.title.lower()
    if stated == "staff" and "lead" in title and leads_people(document.text):
        return "manager"
    if stated is None or (stated in {"entry", "mid"} and read_level(document.title).grade):
        return "manager" if _MANAGER.search(title) and has_reports(document.text) else stated
    return stated


def _of_experience(document: Document, known: Mapping[str, Any]) -> str | None:
    """By the years asked, or by the federal grade."""
    graded, of_grade = federal_level(document.text)
    experience = known.get("experience")
    if graded:
        return of_grade
    if experience is not None and experience.min_years is not None:
        return _of_years(experience.min_years)
    return "entry" if asks_no_experience(document.text) else None


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
    version=2,
    description="intern, entry, mid, senior, staff, principal, manager, director, executive, or unclear.",
    example="Staff Software Engineer, Data Platform",
    read=read,
    after=("openings", "role", "experience"),
)
