"""How firmly a mention is demanded, and which mentions are alternatives of one another.

A cue in the mention's own clause governs it; without one the zone does: requirements, nice-to-have, or mere context. Members of
"X, Y or Z", "X/Y" and "such as X, Y" share an or-group, so that a demand for any one of several is never counted as several.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Protocol

from metier.facts.alternation import Alternation
from metier.facts.phrases import Phrases
from metier.facts.sentences import Sentence
from metier.taxonomy.lexicon import rows

REQUIRED, PREFERRED, CONTEXT = "required", "preferred", "context"
STRENGTH = {REQUIRED: 2, PREFERRED: 1, CONTEXT: 0}
"""How demands outrank each other when a name is mentioned more than once."""

_CLAUSE = Alternation(
    (";", ";"),
    (".", r"\.\s"),
    (" but ", " but (?<!required but )(?<!necessary but )(?<!mandatory but )(?<!essential but )"),
    (" – ", " – "),
    (" — ", " — "),
)
_SEPARATORS = r"[\s,/&|()+*“”\"'•·:]*"
_GAP = re.compile(
    rf"{_SEPARATORS}(?:(?:and/or|and|or|und|oder|et|ou|y|o|e)\b{_SEPARATORS})?(?:(?:[\w.+#-]+[ ]){{0,2}}[\w.+#-]*{_SEPARATORS})?"
    rf"(?:(?:and/or|and|or|und|oder|et|ou|y|o|e)\b{_SEPARATORS})?",
    re.IGNORECASE,
)
_PLAIN_GAP = re.compile(rf"{_SEPARATORS}(?:(?:and/or|and|or|und|oder|et|ou|y|o|e|the|in|with)\b{_SEPARATORS})*", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|oder|ou)\b|/", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|und|et|plus)\b(?!/or)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:such as|e\.?g\.?,?|like|one of|any of|at least one of|one or more of|similar to|either|examples?:?|z\.\s?b\.|wie"
    r"|par exemple|tel(?:le)?s? que|como|por ejemplo|for example,?|for instance,?|including but not limited to)[\s:(\"“*]*$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"[\s,)(]*(?:or|and|and/or|oder|ou)\s+(?:an?\s+|any\s+|some\s+)?(?:other\s+)?"
    r"(?:similar|equivalent|comparable|related|other|another|others|alternatives?|the like|vergleichbar|équivalent)",
    re.IGNORECASE,
)
_MAX_GAP = 45
_DENIED_BEFORE = re.compile(
    r"\b(?:no(?: (?:prior|previous|existing|specific|actual))?|without|(?:do not|don't|does not|doesn't|need not|won't|will not|"
    r"never) "
    r"(?:need|have|require|use|know|touch|do)|(?:migrat|mov|transition|switch)\w+ (?:\w+ ){0,3}(?:away from|off of|off|from)|"
    r"away from|"
    r"replac(?:e|ing|ement of)|sunset\w*|deprecat\w+|instead of|rather than|keine?n?|ohne|sans|sin)"
    r"(?: (?:to know|any|experience (?:with|in)|knowledge of|our|the|legacy|old|an?|kenntnisse in|vorkenntnisse in)){0,3} $",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"(\w+) $")
_LAST_OF_DENIAL = (
    "no", "prior", "previous", "existing", "specific", "actual", "without", "need", "have", "require", "use", "know", "touch",
    "do", "from", "of", "replac", "sunset", "deprecat", "than", "kein", "ohne", "sans", "sin", "any", "with", "in", "our", "the",
    "legacy", "old", "a",
)  # fmt: skip
"""What the last word of `_DENIED_BEFORE` begins with: few words do, and only behind them is the whole looked for."""
_LONGEST_LAST = 30
_DENIED_AFTER = re.compile(
    r"(?: (?:experience|knowledge|skills?|background|licen[cs]e|degree))?,? (?:is |are )?(?:not|n't) (?:\w+ )?(?:required|"
    r"needed|necessary)",
    re.IGNORECASE,
)
_BEFORE_REACH, _AFTER_REACH = 70, 60


class Mention(Protocol):
    """Anything found in a text that has a start and an end."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@cache
def _cues() -> Phrases:
    return Phrases((row["phrase"], f"{row['where']} {row['demand']}") for row in rows("demand_cues.tsv", "metier.facts"))


@lru_cache(maxsize=256)
def _sides(says: tuple[str, ...]) -> dict[str, str]:
    return dict(said.split(" ", 1) for said in says)


@lru_cache(maxsize=4)
def _cuts(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where clauses end and where the next ones begin."""
    spans = [match.span() for match in _CLAUSE.finditer(text)]
    return tuple(start for start, _ in spans), tuple(end for _, end in spans)


def clause(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence that holds a mention, cut at semicolons, dashes and `but`."""
    ends, begins = _cuts(text)
    before, after = bisect_right(begins, start), bisect_left(ends, end)
    left = max(sentence.start, begins[before - 1]) if before else sentence.start
    right = min(sentence.end, ends[after]) if after < len(ends) else sentence.end
    return left, right


def _after(text: str, end: int, limit: int) -> str | None:
    """The demand of the nearest words after a mention: `X is a plus`; words that introduce another mention end the reach."""
    beside: str | None = None
    for phrase in _cues().within(text, end, limit):
        sides = _sides(phrase.says)
        told = sides.get("after") or sides.get("any")
        if told:
            return told
        beside = beside or sides.get("beside")
        if "beside" not in sides:
            return beside
    return beside


def _before(text: str, limit: int, start: int) -> str | None:
    """The demand of the words before a mention: a preference outranks a denial, a denial a need."""
    made: set[str | None] = set()
    for phrase in _cues().within(text, limit, start):
        sides = _sides(phrase.says)
        made.add(sides.get("before") or sides.get("any"))
    return next((demand for demand in (PREFERRED, CONTEXT, REQUIRED) if demand in made), None)


def elsewhere(text: str, sentence: Sentence | None, start: int) -> bool:
    """Whether a mention names customers, backers or former employers: `trusted by ...`, `companies like ...`."""
    if sentence is None:
        return False
    return any("before elsewhere" in cue.says for cue in _cues().within(text, sentence.start, start))


def denied(text: str, start: int, end: int) -> bool:
    """Whether a mention is said not to be needed or to be given up: `no X required`, `migrating off X`, `X is not required`."""
    last = _LAST_WORD.search(text, max(0, start - _LONGEST_LAST), start)
    may_deny = last is not None and last[1].lower().startswith(_LAST_OF_DENIAL)
    if may_deny and _DENIED_BEFORE.search(text[max(0, start - _BEFORE_REACH) : start]):
        return True
    return _DENIED_AFTER.match(text, end, end + _AFTER_REACH) is not None


def asks(text: str, sentence: Sentence | None, start: int, end: int) -> bool:
    """Whether the mention's own clause asks for it in words, whatever the zone."""
    if sentence is None:
        return False
    left, right = clause(text, sentence, start, end)
    return (_after(text, end, right) or _before(text, left, start)) in (REQUIRED, PREFERRED)


def demand(text: str, zone: str, sentence: Sentence | None, start: int, end: int) -> str:
    """required, preferred or context: what text[start:end] is to the applicant, by its clause first and its zone second."""
    by_zone = {"requirements": REQUIRED, "preferred": PREFERRED}.get(zone, CONTEXT)
    if sentence is None:
        return by_zone
    left, right = clause(text, sentence, start, end)
    after, before = _after(text, end, right), _before(text, left, start)
    if after in (PREFERRED, CONTEXT):
        return after
    told = before or after
    if told == REQUIRED:
        return by_zone if zone in ("preferred", "about_employer") else REQUIRED
    return told or by_zone


def _joined(text: str, first: Mention, second: Mention) -> bool:
    gap = text[first.end : second.start]
    if len(gap) > _MAX_GAP or "\n" in gap or ". " in gap or ";" in gap:
        return False
    if _PLAIN_GAP.fullmatch(gap):
        return bool(gap.strip())
    return ("," in gap or "/" in gap or _OR.search(gap) is not None) and _GAP.fullmatch(gap) is not None


def _opened(text: str, run: Sequence[Mention]) -> bool:
    """Whether words around a run of mentions offer it as a choice: `such as ...`, `... or similar`."""
    before = text[max(0, run[0].start - 32) : run[0].start]
    after = text[run[-1].end : run[-1].end + 40]
    return _OPENS.search(before) is not None or _CLOSES.match(after) is not None


def or_groups(text: str, mentions: Sequence[Mention]) -> list[int | None]:
    """For each mention, in order, the number of the group of alternatives it belongs to, counted from 1, or None."""
    numbers: list[int | None] = [None] * len(mentions)
    group, first = 0, 0
    while first < len(mentions):
        last = first
        while last + 1 < len(mentions) and _joined(text, mentions[last], mentions[last + 1]):
            last += 1
        for left, right in _choices(text, mentions, first, last):
            group += 1
            numbers[left : right + 1] = [group] * (right - left + 1)
        first = last + 1
    return numbers


def _choices(text: str, mentions: Sequence[Mention], first: int, last: int) -> list[tuple[int, int]]:
    """Cut a run of joined mentions at its `and`s and keep the parts that offer a choice of at least two."""
    if last == first:
        return []
    if _opened(text, mentions[first : last + 1]):
        return [(first, last)]
    parts: list[tuple[int, int]] = []
    left, offers = first, False
    for number in range(first, last):
        gap = text[mentions[number].end : mentions[number + 1].start]
        choice = _OR.search(gap) is not None
        if _AND.search(gap) and not choice:
            parts += [(left, number)] if offers else []
            left, offers = number + 1, False
        offers = offers or choice
    return [*parts, (left, last)] if offers else parts
