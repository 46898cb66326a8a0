"""Visa: whether the posting offers sponsorship or refuses it; a demand of citizenship alone says neither."""

import re
from collections.abc import Mapping
from typing import Any

from metier.facts.cues import Cues, cues_of
from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.surroundings import quoted, sentence
from metier.model.facts import Visa

_REFUSED = re.compile(
    r"\b(?:not|unable|cannot|can't|won't|don't|doesn't|isn't|aren't|without|no|neither|nor|never|ineligible|not able|"
    r"unavailable|regret|not currently)\b"
)
_OFFERED = re.compile(
    r"\b(?:offer|offers|offered|offering|provide|provides|provided|available|possible|support|supports|assist|assistance|"
    r"help|happy to|open to|can|will|do|able to|"
    r"consider|considered|eligible|we sponsor|included|yes|we'll|cover|package)\b"
)
_OF_WORK = re.compile(
    r"\bvisas?\b|\bh-?1b\b|\bwork permits?\b|\bimmigration\b|\bemployment\b|\bwork authoriz|\bauthoriz|\bright to work\b|"
    r"\bsponsorship\b|\bto work\b|\bcandidates?\b"
)
_OTHER_SENSE = re.compile(
    r"\b(?:trial|clinical|event|executive|sponsored content|sponsored projects|project sponsor|sponsors and|brand|sports?|"
    r"visa inc|mastercard|corporate sponsor|card)\b"
)
_PARTLY = re.compile(r"\bno sponsorship (?:needed|required)|\b(?:every|all|guarantee\w*|always)\b")
_IN_HEADER = re.compile(r"(?:^|[|,/(•])\s{0,3}VISA(?:\s(?:OK|SPONSOR(?:ED|SHIP)))?\s{0,3}(?:$|[|,/)•])", re.MULTILINE)
"""How a forum post says in its first line that it sponsors: `| ONSITE | VISA |`."""
_ABROAD = re.compile(r"\bvisum\b|\bvisum\w*unterstützung|visa-?unterstützung|\bvisado\b|\bparrainage\b|\bvisto de trabalho")
_ABROAD_OFFERED = re.compile(
    r"unterstütz|bieten|hilfe|helfen|übernehmen|ayuda|apoyo|ofrecemos|tramit|aide|accompagn|offrons|proposons|apoio"
)
_ABROAD_REFUSED = re.compile(r"\bkeine?\b|\bnicht\b|\bohne\b|\bsin\b|\bno\b|\bpas\b|\bn'|\bne\b|\bnão\b")
_ALONE = re.compile(r"\W*(?:we )?(?:are )?(?:willing|able|happy|open|(?P<no>not able|do not|don't|unable)) ?(?:to )?sponsor\W*")
_LABEL = re.compile(r"\s{0,2}(?:sponsorship)?\s{0,2}:\s{0,2}(yes|no)\b")
_ASKED = re.compile(r"\b(?:will you|do you|would you|are you|if you|may require|whether|have you)\b")

_HEAD = 400
_SHORT = 45
_NAMED = ("sponsor", "visa and relocation", "help with visa", "visa support", "visa assist", "immigration support", "h1b", "h-1b")


def read(document: Document, _known: Mapping[str, Any]) -> Visa | None:
    """True for offered, false for refused; None where sponsorship is not spoken of. A refusal outweighs an offer."""
    text, cues = document.text, cues_of(document.text)
    offered: Visa | None = None
    head = text.find("\n", 0, _HEAD)
    token = _IN_HEADER.search(text, 0, head if head >= 0 else min(len(text), _HEAD))
    if token:
        quote, low, high = quoted(text, token.start(), token.end())
        offered = Visa(sponsored=True, quote=quote, start=low, end=high)
    seen = -1
    for cue in cues.all("sponsor"):
        start, end = sentence(text, cue.start, 240)
        if start <= seen:
            continue
        seen = start
        verdict = _verdict(cues, (start, end), cue.start)
        if verdict is None:
            continue
        quote, low, high = quoted(text, max(start, cue.start - 90), min(end, cue.end + 60))
        claim = Visa(sponsored=verdict, quote=quote, start=low, end=high)
        if not verdict:
            return claim
        offered = offered or claim
    return offered


def _verdict(cues: Cues, span: tuple[int, int], at: int) -> bool | None:
    low = cues.low[span[0] : span[1]]
    label = _LABEL.match(cues.low, at + len("visa")) if cues.low.startswith("visa", at) else None
    if label:
        return label.group(1) == "yes"
    alone = _ALONE.fullmatch(low)
    if alone:
        return alone["no"] is None
    if _ABROAD.search(low):
        return False if _ABROAD_REFUSED.search(low) else True if _ABROAD_OFFERED.search(low) else None
    if not any(words in low for words in _NAMED) or not _OF_WORK.search(low) or _OTHER_SENSE.search(low):
        return None
    return _of_sentence(low, cues.low[span[1] : span[1] + 1])


def _of_sentence(low: str, end: str) -> bool | None:
    """What an English sentence about sponsorship says; a question says nothing."""
    if _REFUSED.search(low):
        return None if _PARTLY.search(low) else False
    if end == "?" or _ASKED.search(low):
        return None
    return True if _OFFERED.search(low) or len(low.strip()) < _SHORT else None


EXTRACTOR = Extractor(
    field="visa",
    version=2,
    description="Whether visa sponsorship is offered or refused.",
    example="We are unable to sponsor visas for this role",
    read=read,
)
