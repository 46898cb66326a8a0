"""Lengths of experience asked for: which years in a text are demands, and which of them is the general minimum.

Alternatives by degree ("bachelor and 6, or master and 4") count by their smallest path; a degree that years could replace
leaves no minimum. Company age, contract length, vesting and people's ages are not experience.
"""

import re

import msgspec

from metier.facts.cues import Cue, Cues, cues_of
from metier.facts.document import Document
from metier.facts.spans_of_time import Span, spans_of_time
from metier.facts.spoken import is_preferred
from metier.facts.surroundings import heading_above, line, sentence

MOST = 25.0
AHEAD, BEHIND = 110, 70
_DEGREE = re.compile(r"\s?(?:college |university )?(?:degree|diploma|college|university|program)\b")
_TEACHING = re.compile(r"(?: or more| or longer| plus)? in (?:[\w-]+ ){0,3}education\b")
_FOLLOWS = re.compile(
    r"['’]?\s{0,2}(?:\([^()]{1,12}\)\s?)?(?:or (?:more|greater|longer|over|above)\s{1,2}|plus\s{1,2})?"
    r"(?:in|of|as|with|on|[a-z]{2,12}ing)\b"
)
"""What follows years when experience is meant and not named: `in`, `as`, `building`..."""
_WINDOW = re.compile(
    r"\b(?:last|past|next|previous|preceding|coming|first|letzten|nächsten|derni[eè]res|últimos|afgelopen|senaste) $"
)
"""What stands before years that are a window to look back on, not a length asked for: `within the past 5 years`."""
_BACK = re.compile(r"(?:in|within|over|during) the (?:last|past)")
_PATH = r"(?:degrees?|diploma|bachelor'?s?|master'?s?|ph\.?d\.?|\b[bm]\.?[sa]\.?c?|\bmba)"
_DEGREE_AND = re.compile(
    rf"{_PATH}\)?(?: in (?:\w+ ){{1,3}})?\s?(?:\+|and|with|&|plus|,)\s?(?:at least |a minimum of |minimum )?$"
)
_COMMA_PATH = re.compile(rf", (?:an? )?{_PATH}")
_SHORT_PATH = re.compile(r"\b(?:B\.?S|B\.?A|M\.?S|BSc|MSc)\.?\s?(?:\+|with|and|plus)\s")
_WITH_DEGREE = re.compile(rf"\s(?:with|\+|and|&|plus)\s(?:an? |your )?(?:\w+ )?{_PATH}")
_HAVE_DONE = re.compile(
    r"(?:\byou(?:'ve| have| will have|'ll have)|\bcandidates? (?:has|have|who has)|^\W*(?:have|has|having)) (?:\w+ ){0,2}?"
    r"(?:been|worked|spent|built|managed|led|shipped|done|written|coded|sold|taught|driven)\b[^.;\d]{0,70}$"
)
"""How the applicant is told to have done something for so long: `you have been coding for`."""
_AT_LEAST = re.compile(r"(?:minimum(?: of)?|at least|min\.?) $")
_ANSWERED = re.compile(r"\s?\((?:required|preferred)\)")
_LEAD = re.compile(r"^(?:over|more than|at least|a?\s?minimum(?: of)?|about|around|approximately|roughly|with|have|having)$")
_NOT_LESS = re.compile(r"\b(?:no|not) $")
_MORE_OF = re.compile(r"(?:,|;|\band|&|\+|/)\s$")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One length of experience asked for: its sentence, and whether it is only wished."""

    span: Span
    sentence: tuple[int, int]
    wish: bool


def demands(document: Document) -> list[Asked]:
    """Every length of experience a text asks for or wishes, in order."""
    cues = cues_of(document.text)
    found: list[Asked] = []
    for span in spans_of_time(document.text, cues):
        listed = bool(found) and found[-1].sentence[1] >= span.end and _MORE_OF.search(cues.low, found[-1].span.end, span.start)
        item = _asked(document, cues, span, bool(listed and span.open))
        if item is not None:
            found.append(item)
    return found


def least(text: str, cues: Cues, span: Span) -> float | None:
    """The minimum, None where the words before it make it a maximum (`up to 2 years`)."""
    most = cues.last("one_side_years", max(0, span.start - 16), span.start)
    if most and _NOT_LESS.search(cues.low, max(0, most.start - 4), most.start) and "less" in cues.low[most.start : most.end]:
        return span.low  # `no less than 5 years`
    return None if most and not text[most.end : span.start].strip() and span.high is None else span.low


def words_end(item: Asked) -> int:
    """Where the quote ends: the end of its sentence, kept short."""
    return max(item.span.end, min(item.sentence[1], item.span.end + 100))


def _asked(document: Document, cues: Cues, span: Span, listed: bool) -> Asked | None:
    """The span as a demand, None where it is of another kind; `listed`: it goes on a list of demands (`3+ years SQL, 5+ ...`)."""
    text = document.text
    floor = span.open or _AT_LEAST.search(cues.low, max(0, span.start - 14), span.start) is not None
    if span.low > MOST or (span.low > 15 and not floor):
        return None
    around = sentence(text, span.start, 260)
    if _is_other(document, cues, span, around) or _is_replacement(cues, span, around):
        return None
    if not listed and not _is_experience(document, cues, span, around):
        return None
    return Asked(span=span, sentence=around, wish=is_preferred(document, cues, around, span.start))


def _plainly(cues: Cues, span: Span, around: tuple[int, int]) -> list[Cue]:
    """The words for experience near a span in its sentence."""
    start, end = max(around[0], span.start - BEHIND), min(around[1], span.end + AHEAD)
    return [cue for cue in cues.within("experience", start, end) if cue.id == "experience"]


def _is_other(document: Document, cues: Cues, span: Span, around: tuple[int, int]) -> bool:
    """Whether the years are of something else: study, an age, a company, a contract, a time to look back on."""
    start, end = around
    low = cues.low
    if _of_schooling(low[span.end : min(end, span.end + 70)]) or _WINDOW.search(low, max(start, span.start - 14), span.start):
        return True
    if low[span.end : span.end + 4] in {" old", "-old", " ago"} or low[span.end : span.end + 7] == " of age":
        return True
    strict = _plainly(cues, span, around)
    demanded = _in_demands(document, span.start)
    follows = _FOLLOWS.match(low, span.end, end) is not None
    for cue in cues.within("not_experience", max(start, span.start - 60), min(end, span.end + 45)):
        if cue.id == "company" and demanded and follows:
            continue  # `four years running production systems`, `two years in business intelligence`
        if cue.id == "company" and strict and cue.start > strict[-1].end > span.end and _BACK.match(low, cue.start):
            continue  # `1 year of nursing experience in the last 3 years`
        if cue.id == "company" and _HAVE_DONE.search(low, start, span.start):
            continue
        if cue.id == "age" or not strict or (cue.id == "company" and not demanded):
            return True
    return False


def _is_experience(document: Document, cues: Cues, span: Span, around: tuple[int, int]) -> bool:
    start, end = around
    text, low = document.text, cues.low
    if _plainly(cues, span, around):
        return True
    if low[span.end - 6 : span.end].strip() in {"months", "month", "mois"}:
        return False
    before, behind = low[max(start, span.start - 60) : span.start], low[span.end : min(end, span.end + 40)]
    if (
        _ANSWERED.match(behind)
        or _DEGREE_AND.search(before)
        or _WITH_DEGREE.match(behind)
        or _HAVE_DONE.search(low, start, span.start)
    ):
        return True
    near = cues.first("experience", span.end, min(end, span.end + AHEAD))
    follows = _FOLLOWS.match(low, span.end, end) is not None
    bullet = not _LEAD.sub("", low[start : span.start].strip(" -*•–·\t~>✓").strip())
    minimum = span.open or "minimum" in before[-30:] or "at least" in before[-20:]
    alone = not text[span.end : end].strip(" .)+") and (bullet or _heading_is_experience(text, cues, span.start))
    return (
        alone
        or (bullet and span.open)
        or (minimum and (follows or near is not None))
        or (bullet and (follows or near is not None))
        or (follows and _in_demands(document, span.start))
    )


def _of_schooling(behind: str) -> bool:
    """Whether years are of study: schooling is named before experience is."""
    if _DEGREE.match(behind):
        return True
    if _TEACHING.match(behind):
        return False
    found = re.search(
        r"\b(?:education|study|studies|schooling|coursework|curriculum|college|university|graduate level)\b|experience", behind
    )
    return found is not None and found.group() != "experience"


def _heading_is_experience(text: str, cues: Cues, at: int) -> bool:
    """Whether the line's own label or the line above says that experience is spoken of."""
    start, _ = line(text, at)
    above = heading_above(text, at)
    spans = ((start, at), above) if above[1] - above[0] < 60 else ((start, at),)
    return any(cue.id == "experience" for low, high in spans for cue in cues.within("experience", low, high))


def _in_demands(document: Document, at: int) -> bool:
    return document.zone(at) in {"requirements", "preferred"}


def _is_replacement(cues: Cues, span: Span, around: tuple[int, int]) -> bool:
    """Whether the years only replace a degree that asks for none: `Bachelor's degree OR 5 years of experience`."""
    lieu = cues.low.find("in lieu of", span.end, min(around[1], span.end + 90))
    if lieu >= 0 and "degree" in cues.low[span.end : around[1]] and not any(char.isdigit() for char in cues.low[span.end : lieu]):
        return not any(char.isdigit() for char in cues.low[around[0] : span.start])
    behind = cues.first("degree", span.end, around[1])
    before = [cue for cue in cues.within("degree", around[0], span.start) if cue.id != "high_school"]
    if behind and re.search(r"\bor (?:an? |the )?$", cues.low[span.end : behind.start]):
        rest = cues.low[behind.end : around[1]]
        if "no experience" in rest or "no additional" in rest:
            return True  # `a diploma and 1 year, or a bachelor's degree and no experience`
        if not before:
            return not any(char.isdigit() for char in rest)  # else `2 years, or a degree and 1 year`
    if not before or any(char.isdigit() for char in cues.low[around[0] : before[0].start]):
        return False
    between = cues.low[before[-1].end : span.start]
    choice = between.rfind("or ")
    if choice < 0 or any(char.isdigit() for char in between):
        return False
    return len(between) - choice <= 30 and not any(
        word in between[choice:] for word in (",", " and ", " plus ", " with ", "equivalent")
    )


def general(text: str, cues: Cues, asked: list[Asked]) -> Asked | None:
    """The demand that is the general minimum: the largest one, but of alternatives by degree the smallest path."""
    if not asked:
        return None
    lines: dict[tuple[int, int], list[Asked]] = {}
    for item in asked:
        lines.setdefault(line(text, item.span.start, 400), []).append(item)
    paths: list[Asked] = []
    ladder: list[Asked] = []
    for span, group in lines.items():
        degrees = any(cue.id != "high_school" for cue in cues.within("degree", *span)) or bool(_SHORT_PATH.search(text, *span))
        chosen = _of_line(cues.low, group, degrees)
        (ladder if degrees else paths).append(chosen)
    if len(ladder) > 1:
        ladder = [min(ladder, key=lambda item: item.span.low)]
    return max(paths + ladder, key=lambda item: item.span.low)


def _of_line(low: str, group: list[Asked], degrees: bool) -> Asked:
    """The demand of one line: of alternatives the smallest, of parts the largest."""
    best = group[0]
    for item in group[1:]:
        between = low[best.span.end : item.span.start]
        choice = degrees and (
            " or " in between or ";" in between or "(or" in between or "option" in between or _COMMA_PATH.search(between)
        )
        if (item.span.low < best.span.low) == choice:
            best = item
    return best
