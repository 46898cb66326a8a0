"""Employment type: from the source's field, the title, a label ("Job type: ..."), the header line, else plain statements.

The first of these that says anything is believed; permanence alone ("permanent", "unbefristet") says nothing about hours.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from metier.facts.cues import Cue, Cues, cues_of
from metier.facts.document import Document
from metier.facts.employment_line import ACRONYMS, HOURS, TYPES, ids, of_others, read_type_line, types_of_hours, types_of_value
from metier.facts.extractor import Extractor, Line

_HEADER = 250


def read(document: Document, _known: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The types stated, in the order of `TYPES`; None where none is. Hours and kind of contract are found apart."""
    cues = cues_of(document.text)
    ways: tuple[Callable[[], set[str]], ...] = (
        lambda: _of_field(document.hints.get("employmentType")),
        lambda: _of_title(document.title),
        lambda: _of_label(cues),
        lambda: _of_header(document.text, cues),
        lambda: _of_statements(document, cues),
        lambda: types_of_hours(cues),
    )
    found: set[str] = set()
    for way in ways:
        said = way()
        for axis in (HOURS, frozenset(TYPES) - HOURS):
            if not found & axis:
                found |= said & axis
    return tuple(kind for kind in TYPES if kind in found) or None


def _of_field(hint: Any) -> set[str]:
    values = hint if isinstance(hint, list | tuple) else [hint]
    return {kind for value in values if isinstance(value, str) for kind in types_of_value(value)} - {"OTHER"}


def _of_title(title: str) -> set[str]:
    cues = cues_of(title)
    found = ids(cues.all("employment"))
    if re.search(r"\bcontract\b(?!\s*(?:manag|admin|special|officer|negot|analy|lawyer|counsel|attorney|engineer))", cues.low):
        found.add("CONTRACTOR")
    if re.match(r"bank\b(?! (?:of|teller|manager|officer|branch|account))", cues.low):
        found.add("PER_DIEM")
    if "VOLUNTEER" in found and re.search(r"volunteer (?:coord|manag|engage|program|service)", cues.low):
        found.discard("VOLUNTEER")
    return found


def _of_label(cues: Cues) -> set[str]:
    """What stands right after a label such as `Employment type:`, on its line or the next."""
    found: set[str] = set()
    for label in cues.all("employment_label"):
        behind = cues.low[label.end : label.end + 3]
        if label.end - label.start == 4 and cues.low[max(0, label.start - 1) : label.start] not in {"", "\n"}:
            continue
        if behind[:1] == ":" or (behind[:1] == "\n" and cues.low[max(0, label.start - 1) : label.start] in {"", "\n"}):
            end = cues.low.find("\n", label.end + 3, label.end + 90)
            found |= ids(cues.within("employment", label.end, end if end > 0 else label.end + 90))
            if re.match(r":?\s{0,3}contract\b", cues.low[label.end : label.end + 14]):
                found.add("CONTRACTOR")
    return found


def _of_header(text: str, cues: Cues) -> set[str]:
    """What the header line of a forum post lists between bars."""
    end = text.find("\n", 0, 600)
    end = end if end >= 0 else min(len(text), _HEADER)
    if text.count("|", 0, end) < 2:
        return set()
    found = ids(cues.within("employment", 0, end))
    if re.search(r"\|\s*contract(?:or)?\s*(?:\||$)", cues.low[:end]):
        found.add("CONTRACTOR")
    return found


def _of_statements(document: Document, cues: Cues) -> set[str]:
    """Plain statements in the text that speak of this job."""
    found: set[str] = set()
    for cue in cues.all("employment"):
        if cue.id in {"INTERN", "VOLUNTEER"} or not _speaks_of_job(document, cues.low, cue):
            continue
        found.add(cue.id)
    return found


def _speaks_of_job(document: Document, low: str, cue: Cue) -> bool:
    words = low[cue.start : cue.end]
    behind, before = low[cue.end : cue.end + 26], low[max(0, cue.start - 22) : cue.start]
    if words in {"b2b", "fte"}:
        return False
    if words in ACRONYMS:
        return document.text[cue.start : cue.end].isupper()
    if words in {"temporary", "seasonal", "1099", "per diem", "contract type", "not to exceed", "contractor", "freelancers"}:
        return bool(
            re.match(r"\s*(?:position|role|job|assignment|contract|appointment|opportunity|basis|\(|post|until|cover)", behind)
        )
    if document.zone(cue.start) == "legal":
        return False
    return not of_others(behind, before)


EXTRACTOR = Extractor(
    field="employment_type",
    version=2,
    description="Full-time, part-time, contractor, temporary, intern, volunteer, per diem: what is stated, no guess.",
    example="Employment type: Full-time",
    read=read,
    line=Line("employment_type", read_type_line),
)
