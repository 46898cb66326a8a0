"""Employment type: from the source's field, the title, a label ("Job type: ..."), the header line, else plain statements.

The first of these that says anything is believed; permanence alone ("permanent", "unbefristet") says nothing about hours.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from metier.facts.cues import Cue, Cues, cues_of, table
from metier.facts.document import Document
from metier.facts.extractor import Extractor, Line

TYPES = ("FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM")
# words after which a type speaks of other people, of a benefit or of education, not of this job
_OTHERS = re.compile(
    r"\s*(?:employees?|staff|team members?|associates|workers?|colleagues|eligible|benefits?|equivalents?|students?|"
    r"education|experience|degree|study|"
    r"monitoring|law|agreements?|people|professionals|engineers and|salary|faculty|enrol|program experience|caregiver|"
    r"parent|\w+s (?:are|after|will|who|receive|enjoy))",
    re.IGNORECASE,
)
_OTHERS_BEFORE = re.compile(
    r"(?:eligible|all|our|for|regular|converted? to|conversion to|go|of|hire|year of|years of|experience as an?|prior|"
    r"previous|support|manag\w+|former|"
    r"transition to|transition into|become|becoming|convert|mentor\w*|supervis\w+|\d{2,}\+?|work with|between|and|into a|"
    r"to a|not an?|potential) $",
    re.IGNORECASE,
)
_HEADER = 250
_PARTS = re.compile(r"[;,|/+]| - | ou | or | und | and | oder | o | e | of ")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
HOURS = frozenset({"FULL_TIME", "PART_TIME"})
_AMOUNT = re.compile(r"(?:(\d{1,2})\s?(?:-|–|to)\s?)?(\d{1,2}(?:[.,]\d{1,2})?)\+?\s?-?$")
_AMOUNT_BEHIND = re.compile(r"\s{0,2}(?:\([^()\n]{0,20}\)\s?)?[:\n]\s{0,2}(\d{1,2}(?:[.,]\d{1,2})?)\b")


@cache
def written_types() -> dict[str, tuple[str, ...]]:
    """Employment types by the way a field writes them, punctuation taken out."""
    return {row["written"]: tuple(row["types"].split("|")) for row in table("employment_types.tsv")}


def read(document: Document, _known: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The types stated, in the order of `TYPES`; None where none is. Hours and kind of contract are found apart."""
    cues = cues_of(document.text)
    ways: tuple[Callable[[], set[str]], ...] = (
        lambda: _of_field(document.hints.get("employmentType")),
        lambda: _of_title(document.title),
        lambda: _of_label(cues),
        lambda: _of_header(document.text, cues),
        lambda: _of_statements(document, cues),
        lambda: _of_hours(cues),
    )
    found: set[str] = set()
    for way in ways:
        said = way()
        for axis in (HOURS, frozenset(TYPES) - HOURS):
            if not found & axis:
                found |= said & axis
    return tuple(kind for kind in TYPES if kind in found) or None


def _of_field(hint: Any) -> set[str]:
    found: set[str] = set()
    for value in hint if isinstance(hint, list | tuple) else [hint]:
        if not isinstance(value, str):
            continue
        for part in _PARTS.split(value):
            bare = part.partition("(")[0] or part  # `Interns (paid)`
            plain, whole = (_letters(words) for words in (bare, part))
            found.update(written_types().get(whole, ()) or written_types().get(plain, ()))
        if not found:
            found.update(_ids(cues_of(value).all("employment")))
    return found


def _letters(words: str) -> str:
    return "".join(char for char in words.lower() if char.isalnum())


def _ids(cues: Iterable[Cue]) -> set[str]:
    return {kind for cue in cues for kind in (("FULL_TIME", "PART_TIME") if cue.id == "BOTH" else (cue.id,))}


def _of_title(title: str) -> set[str]:
    cues = cues_of(title)
    found = _ids(cues.all("employment"))
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
            found |= _ids(cues.within("employment", label.end, end if end > 0 else label.end + 90))
            if re.match(r":?\s{0,3}contract\b", cues.low[label.end : label.end + 14]):
                found.add("CONTRACTOR")
    return found


def _of_header(text: str, cues: Cues) -> set[str]:
    """What the header line of a forum post lists between bars."""
    end = text.find("\n", 0, 600)
    end = end if end >= 0 else min(len(text), _HEADER)
    if text.count("|", 0, end) < 2:
        return set()
    found = _ids(cues.within("employment", 0, end))
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


def _of_hours(cues: Cues) -> set[str]:
    """What the stated hours a week mean: 35 and more are full-time, 1 to 32 part-time."""
    for cue in cues.all("week_hours"):
        low = cues.low
        at = cue.start
        if low.startswith(("37.5", "37,5"), at):
            return {"FULL_TIME"}
        match = _AMOUNT.search(low, max(0, at - 10), at)
        behind = None if match else _AMOUNT_BEHIND.match(low, cue.end)
        written = match.group(2) if match else behind.group(1) if behind else None
        hours = float(written.replace(",", ".")) if written else 0.0
        if 35 <= hours <= 60:
            return {"FULL_TIME"}
        if 1 <= hours <= 32 and not (match and match.group(1)) and "up to" not in low[max(0, at - 20) : at]:
            return {"PART_TIME"}
    return set()


def _speaks_of_job(document: Document, low: str, cue: Cue) -> bool:
    words = low[cue.start : cue.end]
    behind, before = low[cue.end : cue.end + 26], low[max(0, cue.start - 22) : cue.start]
    if words in {"pj", "tsp", "cdi", "cdd", "b2b", "prn", "fte", "c2c", "ftc"}:
        return document.text[cue.start : cue.end].isupper() and words not in {"b2b", "fte"}
    if words in {"temporary", "seasonal", "1099", "per diem", "contract type", "not to exceed", "contractor", "freelancers"}:
        return bool(
            re.match(r"\s*(?:position|role|job|assignment|contract|appointment|opportunity|basis|\(|post|until|cover)", behind)
        )
    if document.zone(cue.start) == "legal":
        return False
    return not _OTHERS.match(behind) and not _OTHERS_BEFORE.search(before)


def read_type_line(text: str, _context: Mapping[str, str]) -> list[str]:
    """The types one value of a field says (`Regular - Full-Time`, `CDD ou Intérim`); OTHER for a kind that has no name here."""
    words = _CAMEL.sub(" ", text.replace("_", " "))
    found = _of_field(text) or _of_field(words) or _of_title(words)
    return [kind for kind in (*TYPES, "OTHER") if kind in found]


EXTRACTOR = Extractor(
    field="employment_type",
    version=2,
    description="Full-time, part-time, contractor, temporary, intern, volunteer, per diem: what is stated, no guess.",
    example="Employment type: Full-time",
    read=read,
    line=Line("employment_type", read_type_line),
)
