"""Copies: the postings of one vacancy, in several places, on several boards, or put up again.

Copies share employer and title, and either the whole text (spacing and numbers aside) or the place and nearly all lines.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from metier.model.posting import Posting

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
#: A text shorter than this, or of fewer lines, tells too little to call two postings copies by it.
SHORT_TEXT, FEW_LINES = 120, 6
#: Lines remembered of a text, and the share of them two copies in one place must have in common.
SKETCH, ALIKE = 24, 0.8
#: Within one employer, title and place a posting is compared with at most so many others.
COMPARED = 50


class Likeness(NamedTuple):
    """What copies are recognised by: folded title and place, a digest of the folded text, hashes of its lines."""

    title_key: str
    text_key: str
    place_key: str
    sketch: bytes


class Candidate(NamedTuple):
    """A posting that shares employer and title with another."""

    id: str
    text_key: str
    place_key: str
    sketch: bytes


def likeness(posting: Posting) -> Likeness:
    """The marks by which a posting's copies are found; empty where they would tell nothing."""
    folded = _NUMBER.sub("0", posting.text.casefold())
    lines = [line for line in (" ".join(_WORD.findall(line)) for line in folded.split("\n")) if len(line) >= 20]
    whole = " ".join(lines)
    text_key = hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16] if len(whole) >= SHORT_TEXT else ""
    hashes = sorted({zlib.crc32(line.encode("utf-8", "replace")) for line in lines})[:SKETCH]
    sketch = b"".join(value.to_bytes(4, "big") for value in hashes) if len(hashes) >= FEW_LINES else b""
    title_key = " ".join(_WORD.findall(posting.title.casefold()))[:200]
    place_key = " ".join(_WORD.findall(posting.location.casefold()))[:200]
    return Likeness(title_key, text_key, place_key, sketch)


def alike(one: bytes, other: bytes) -> bool:
    """Whether two sketches share nearly all lines: the bottom-k estimate of their Jaccard similarity."""
    first = {one[start : start + 4] for start in range(0, len(one), 4)}
    second = {other[start : start + 4] for start in range(0, len(other), 4)}
    lowest = sorted(first | second)[: min(SKETCH, max(len(first), len(second)))]
    if not lowest:
        return False
    return sum(value in first and value in second for value in lowest) >= ALIKE * len(lowest)


def group(candidates: Iterable[Candidate]) -> Iterator[list[str]]:
    """Vacancies of more than one posting among those of one employer and title; ids sorted, first id first."""
    parent: dict[str, str] = {}
    by_text: dict[str, str] = {}
    by_place: dict[str, list[Candidate]] = {}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(one: str, other: str) -> None:
        first, second = sorted((root(one), root(other)))
        parent[second] = first

    for candidate in sorted(candidates):
        parent[candidate.id] = candidate.id
        if candidate.text_key:
            join(candidate.id, by_text.setdefault(candidate.text_key, candidate.id))
        if candidate.place_key and candidate.sketch:
            others = by_place.setdefault(candidate.place_key, [])
            twin = next((other for other in others if alike(other.sketch, candidate.sketch)), None)
            if twin:
                join(candidate.id, twin.id)
            elif len(others) < COMPARED:
                others.append(candidate)
    members: dict[str, list[str]] = {}
    for name in parent:
        members.setdefault(root(name), []).append(name)
    yield from (sorted(ids) for first, ids in sorted(members.items()) if len(ids) > 1)


def vacancy_id(first: str) -> str:
    """The id of a vacancy, after the first of its postings."""
    return "v" + first[1:]
