"""Benefits: what is offered besides pay, each kind once, with the words that offer it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from metier.facts.benefits_line import read_benefits_line
from metier.facts.cues import Cue, Cues, cues_of, table
from metier.facts.document import Document
from metier.facts.extractor import Extractor, Line
from metier.facts.surroundings import quoted, sentence
from metier.model.facts import Benefit

_OFFER = re.compile(
    r"\b(?:offer\w*|provid\w+|enjoy|receive|benefits?|perks?|eligible|includ\w+|access to|generous|paid|package|budget|"
    r"stipend|allowance|covered|free|insurance|plan|"
    r"competitive|days?|weeks?|unlimited|contribut\w+|we have|you get|you'll get|plus|assistance|reimbursement|"
    r"sponsorship|program|match\w*)\b|\+|%"
)
_REFUSED = re.compile(r"\b(?:not|no|unable|cannot|without|n't|isn't)\b")
_DIVERSITY = re.compile(
    r"\b(?:diversity, equity|equity,? (?:and|&) inclusion|equity & inclusion|pay equity|internal equity|private equity|"
    r"equity research|equity markets?|equity trading|equity derivatives|equity analyst|health equity|equal|discriminat|"
    r"regard to|accommodation)"
)


@cache
def common_kinds() -> frozenset[str]:
    """Kinds whose words are common outside a list of benefits."""
    return frozenset(row["id"] for row in table("benefits.tsv") if row["common"] == "yes")


def read(document: Document, _known: Mapping[str, Any]) -> tuple[Benefit, ...] | None:
    """Every kind of benefit offered, in order of first mention; None where none is."""
    text, cues = document.text, cues_of(document.text)
    found: dict[str, Benefit] = {}
    for cue in cues.all("benefit"):
        if cue.id in found or not _is_offered(document, cues, cue):
            continue
        start, end = sentence(text, cue.start, 120)
        quote, low, high = quoted(text, max(start, cue.start - 40), min(end, cue.end + 40))
        found[cue.id] = Benefit(id=cue.id, quote=quote, start=low, end=high)
    return tuple(found.values()) or None


def _is_offered(document: Document, cues: Cues, cue: Cue) -> bool:
    start, end = sentence(document.text, cue.start, 120)
    low = cues.low[start:end]
    if _DIVERSITY.search(low) or (cue.id in {"visa_sponsorship", "relocation"} and _REFUSED.search(low)):
        return False
    zone = document.zone(cue.start)
    if zone == "benefits" or cue.id not in common_kinds():
        return zone != "duties" or cue.id not in common_kinds()
    return zone not in {"duties", "requirements", "preferred"} and (bool(_OFFER.search(low)) or len(low) < 60)


EXTRACTOR = Extractor(
    field="benefits",
    version=2,
    description="What is offered besides pay: insurance, leave, retirement plans, equity, budgets and more, by kind.",
    example="401(k) with company match and unlimited PTO",
    read=read,
    line=Line("benefits", read_benefits_line),
)
