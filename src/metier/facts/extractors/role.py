"""The kind of work: from the title, else from the words that say whom the employer looks for; null when it cannot be told."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from metier.facts.document import Document
from metier.facts.extractor import Extractor, Line
from metier.facts.header import Piece, head
from metier.facts.title_parts import title_parts
from metier.model.facts import Claim, RoleRead
from metier.taxonomy.lexicon import rows
from metier.taxonomy.roles import ROLES, Role, RoleMatch, match_title

GENERIC = "software-engineer"
ENOUGH_CUES = 3
LEAD_OVER_SECOND = 2.0
LONGEST_BODY = 12_000
TOLD_BY_TEXT = 0.6
"""How sure the kind of software engineer is where only the text tells it."""
_FILLER = r"(?:an?|our|the)(?: (?:new|highly|very))*"
_SOUGHT = re.compile(
    rf"\b(?:(?:seeking|hiring|recruiting|looking for|search(?:ing)? for|join us as|work as|role (?:of|as)|position (?:of|as))"
    rf" {_FILLER}|(?:role|position|job title|title)\s*:)\s+([^\n.,;:()!?]{{4,70}})"
    rf"|\bas {_FILLER} ([^\n.,;:()!?]{{4,60}}?),? you(?:'ll|’ll| (?:will|are|would|can|lead|work|own|help))\b",
    re.IGNORECASE,
)
# `if you are looking for a nurse`: someone else looks, and not for the worker
_OTHERS = re.compile(
    r"\b(?:you|your|those|people|customers?|clients?|patients?|users|candidates?|anyone|someone|who|companies|businesses|brands"
    r"|organi[sz]ations|families|experience|background|worked|years?)\b",
    re.IGNORECASE,
)
_SUBJECT = 40


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Per role, the words in the text that tell which kind of software engineer is meant."""
    words: dict[str, list[str]] = {}
    for row in rows("role_cues.tsv", "metier.facts"):
        words.setdefault(row["role"], []).append(re.escape(row["words"]))
    return tuple((role, re.compile(rf"\b(?:{'|'.join(found)})\b", re.IGNORECASE)) for role, found in words.items())


def read(document: Document, known: Mapping[str, Any]) -> RoleRead | None:
    """The role of the posting; None when nothing names one or when it advertises several different ones."""
    openings = known.get("openings") or ()
    if len({opening.role.id for opening in openings if opening.role}) > 1:
        return None
    named = _named_in_head(document)
    if named is not None:
        return _from_head(document, *named)
    only = next((opening.role for opening in openings if opening.role), None)
    if only is not None:
        return RoleRead(id=only.id, name=only.name, soc=only.soc, confidence=only.confidence, field="title")
    return _from_text(document)


def _named_in_head(document: Document) -> tuple[RoleMatch, Piece] | None:
    """The role most plainly named by a piece of the title or of a forum post's first line, and that piece."""
    found = ((match, piece) for piece in head(document) if (match := match_title(piece.words)))
    return max(found, key=lambda item: item[0].plain, default=None)


def _from_head(document: Document, match: RoleMatch, piece: Piece) -> RoleRead:
    role, confidence = match.role, match.confidence
    if role.id == GENERIC:
        told = _told_by_text(document.text)
        if told:
            role, confidence = ROLES()[told], TOLD_BY_TEXT
    if piece.in_title:
        return RoleRead(id=role.id, name=role.name, soc=role.soc or None, confidence=confidence, field="title")
    return _quoted(document, role, confidence, piece.start, piece.end)


def _quoted(document: Document, role: Role, confidence: float, start: int, end: int) -> RoleRead:
    quote = document.text[start:end]
    return RoleRead(id=role.id, name=role.name, soc=role.soc or None, confidence=confidence, quote=quote, start=start, end=end)


def _told_by_text(text: str) -> str | None:
    """The kind of software engineer whose cues stand out, or None."""
    counts = sorted(((len(pattern.findall(text, 0, LONGEST_BODY)), role) for role, pattern in _cues()), reverse=True)
    (first, role), (second, _) = counts[0], counts[1]
    return role if first >= ENOUGH_CUES and first >= LEAD_OVER_SECOND * max(second, 1) else None


def _from_text(document: Document) -> RoleRead | None:
    """`We are looking for a registered nurse`: the first such phrase that names a role."""
    for match in _SOUGHT.finditer(document.text, 0, LONGEST_BODY):
        group = match.lastindex or 1
        found = match_title(match[group])
        if found and found.plain >= 0.6 and not _of_others(document.text, match.start()):
            start, end = match.start(group), match.start(group) + len(match[group].rstrip())
            return _quoted(document, found.role, round(found.confidence * 0.8, 2), start, end)
    return None


def _of_others(text: str, place: int) -> bool:
    """Whether the clause before a place is about someone else than the employer: clients who look for a dentist."""
    clause = re.split(r"[\n.,;:!?]", text[max(0, place - _SUBJECT) : place])[-1]
    return bool(_OTHERS.search(clause))


def _why(document: Document, claim: Claim) -> str:
    """Which words name the role, where, how plainly, and which words of the text tell the kind of software engineer."""
    assert isinstance(claim, RoleRead)
    in_head = _named_in_head(document)
    match, words = (in_head[0], in_head[1].words) if in_head else (match_title(claim.quote or ""), claim.quote or "")
    if match is None:
        return f"all openings listed are of the role {claim.name}"
    where = "" if in_head else ", whom the text says the employer seeks"
    told = f"“{words[match.start : match.end]}” names the role {match.role.name}{where} (how plainly, of 1: {match.plain:.2f})"
    if claim.id == match.role.id:
        return told
    pattern = next(found for role, found in _cues() if role == claim.id)
    cues = dict.fromkeys(cue.lower() for cue in pattern.findall(document.text, 0, LONGEST_BODY))
    return f"{told}; the kind is told by {', '.join(cues)} in the text"


def read_line(line: str, _: Mapping[str, str]) -> dict[str, Any]:
    """A title taken apart, and the role it names (null where it cannot be told)."""
    told: dict[str, Any] = msgspec.to_builtins(title_parts(line))
    match = match_title(line)
    told["role"] = (
        {"id": match.role.id, "name": match.role.name, "soc": match.role.soc or None, "confidence": match.confidence}
        if match
        else None
    )
    return told


EXTRACTOR = Extractor(
    field="role",
    version=2,
    description="The normalised kind of work, finer than an occupation, with its SOC code; null rather than a guess.",
    example="Sr. Software Engineer, Backend (m/w/d)",
    read=read,
    after=("openings",),
    line=Line("title", read_line),
    why=_why,
)
