"""Whether a demand is required or only preferred, by the words of its clause, its sentence, its heading and its zone."""

import re

from metier.facts.cues import Cue, Cues
from metier.facts.document import Document
from metier.facts.surroundings import heading_above

_BRACKET = 80
_OWN = re.compile(
    r"\b(?:would|is|be|are|but|not|required|strongly|highly|very|also|it|this|that|much|a|an|and|most|or|experience)\b"
)
_CLAUSE = re.compile(r"[,;()]")


def is_preferred(document: Document, cues: Cues, span: tuple[int, int], at: int) -> bool:
    """Whether what stands at `at`, in a sentence from `span[0]` to `span[1]`, is a wish and not a demand."""
    for low, high in (_clause(document.text, span, at), span):
        wish, must = cues.within("preferred", low, high), cues.within("required", low, high)
        if (low, high) == span:  # `3 years of it, ideally in a bank`: the adverb opens a clause of its own
            wish = [cue for cue in wish if (cue.start < at or not _is_adverb(cues, cue)) and not _of_bracket(cues.low, cue, at)]
        if wish:
            return not must or _said_of_it(cues, wish, must, at) or _nearer(wish, must, at)
        if must:
            return False
    if document.zone(at) == "preferred":
        return True
    above = heading_above(document.text, span[0])
    short = above[1] - above[0] <= 60
    return short and bool(cues.within("preferred", *above)) and not cues.within("required", *above)


def _is_adverb(cues: Cues, cue: Cue) -> bool:
    return cues.low[cue.start : cue.end].endswith("ly")


def _of_bracket(low: str, cue: Cue, at: int) -> bool:
    """Whether a wish stands in brackets beside something of its own: `5 years (10 preferred)`, but `5 years (preferred)`."""
    start, end = low.rfind("(", max(at, cue.start - _BRACKET), cue.start), low.find(")", cue.end, cue.end + _BRACKET)
    if start < 0 or end < 0 or low.find(")", start, cue.start) >= 0:
        return False
    return bool(_OWN.sub("", low[start + 1 : cue.start]).strip(" ,-"))


def _nearer(wish: list[Cue], must: list[Cue], at: int) -> bool:
    return abs(wish[0].start - at) <= min(abs(cue.start - at) for cue in must)


def _said_of_it(cues: Cues, wish: list[Cue], must: list[Cue], at: int) -> bool:
    """Whether the sentence says of it that it is a wish: `Minimum education: bachelor's degree preferred`.

    An adverb (`preferably in statistics`) speaks of what follows it.
    """
    behind = [cue for cue in wish if cue.start > at and not _is_adverb(cues, cue)]
    return bool(behind) and all(cue.start < at for cue in must)


def _clause(text: str, span: tuple[int, int], at: int) -> tuple[int, int]:
    """The part of a sentence between commas or brackets that holds an offset."""
    stops = [match.start() for match in _CLAUSE.finditer(text, *span)]
    return max([span[0], *(stop for stop in stops if stop < at)]), min([span[1], *(stop for stop in stops if stop >= at)])
