"""Whether a demand is required or only preferred, by the words of its sentence, its heading and its zone."""

from metier.facts.cues import Cues
from metier.facts.document import Document
from metier.facts.surroundings import heading_above


def is_preferred(document: Document, cues: Cues, span: tuple[int, int], at: int) -> bool:
    """Whether what stands at `at`, in a sentence from `span[0]` to `span[1]`, is a wish and not a demand."""
    start, end = span
    wish = cues.within("preferred", start, end)
    if wish and not _demand_nearer(cues, span, at, wish[0].start):
        return True
    if wish or cues.within("required", start, end):
        return False
    if document.zone(at) == "preferred":
        return True
    above = heading_above(document.text, start)
    short = above[1] - above[0] <= 60
    return short and bool(cues.within("preferred", *above)) and not cues.within("required", *above)


def _demand_nearer(cues: Cues, span: tuple[int, int], at: int, wish: int) -> bool:
    must = cues.within("required", *span)
    return bool(must) and min(abs(cue.start - at) for cue in must) < abs(wish - at)
