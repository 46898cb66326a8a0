"""What the phrases of a line say of the zone it belongs to."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from metier.taxonomy.lexicon import rows
from metier.taxonomy.sweep import KIND, fold, outline

KINDS = ("about_employer", "about_role", "duties", "requirements", "preferred", "benefits", "legal", "apply", "other")

FIRM = frozenset(("duties", "requirements", "preferred"))
"""The zones that are lists: only running text may leave them without a heading."""

_SHORT_PAY, _SHORT_WORD = 40, 60
_SPACE, _S = ord(" "), ord("s")
_TOP = 1 << 31
_POINTS = {"sure": 8, "strong": 4, "weak": 2, "hint": 1}
_MONEY = re.compile(r"[$€£]\s?\d")
# `Acme is`, `At Acme, we`: the employer speaks of itself
_NAME = r"[A-Z0-9][\w.&'’-]*(?: [A-Z0-9(][\w.&'’)-]*){0,3},? "
_NO_NAME = (
    "The|This|That|These|It|You|Your|We|Our|There|If|As|In|What|Who|All|Experience|Salary|Candidate|Applicant|Must|Position|Role"
)
_NO_PRAISE = "looking|seeking|hiring|required|preferred|responsible|a plus|recruiting"
_VOICE = re.compile(
    rf"(?:At (?!the ){_NAME}|(?!(?:{_NO_NAME})\b){_NAME}(?:\([^)\n]{{1,40}}\) )?"
    rf"(?:is (?!{_NO_PRAISE})|provides?|helps?|makes|was founded|has been|has|serves|delivers|offers|empowers?|enables?|develops"
    r"|operates|combines|creates|powers|strives|transforms|builds|believes|values|supports|brings|gives)\b)"
)
_LISTS = frozenset(("duties", "requirements", "preferred", "benefits", "apply", "about_role"))
_PREFERENCE = ("preferred", "about_role", "about_employer", "requirements", "duties")


class Unit:
    """A line or sentence to be judged."""

    __slots__ = ("bulleted", "inside", "prose", "votes", "words")

    def __init__(self, words: str, votes: dict[str, int], *, bulleted: bool = False, inside: bool = False) -> None:
        """`votes`: points by zone; `inside`: whether it is a sentence cut out of a long paragraph."""
        self.words = words
        self.votes = votes
        self.bulleted = bulleted
        self.inside = inside
        size = len(words)
        # running text: no bullet, and long or of several sentences
        self.prose = not bulleted and (size > 160 or words.find(". ", 20) >= 0 or (size > 60 and words[-1] in ".!"))

    @property
    def money(self) -> bool:
        """Whether an amount of money is named."""
        words = self.words
        return ("$" in words or "€" in words or "£" in words) and _MONEY.search(words) is not None


class Votes:
    """The cues of a text, summed over any stretch of it. A sum holds the points of all zones: see `packed`, `points`."""

    def __init__(self, starts: list[int], packed_points: list[int]) -> None:
        """Offsets and packed points of the cues, by offset."""
        self._starts = starts
        self._sums = [0, *accumulate(packed_points)]

    def between(self, start: int, end: int) -> int:
        """The packed points of the cues that begin in `text[start:end]`."""
        first = bisect_left(self._starts, start)
        return self._sums[bisect_left(self._starts, end, first)] - self._sums[first]


def packed(kind: str, points: int) -> int:
    """Points of one zone as a number that can be added to others: 32 bits for each of `KINDS`."""
    return points << (32 * KINDS.index(kind))


def reaching(least: Mapping[str, int]) -> int:
    """A number that, added to packed points, sets a bit of `REACHED` where a zone has at least so many points."""
    return sum(packed(kind, _TOP - least.get(kind, 1 << 30)) for kind in KINDS)


REACHED = sum(packed(kind, _TOP) for kind in KINDS)


def points(votes: int) -> dict[str, int]:
    """Packed points by zone, zones without points left out."""
    found = {}
    at = 0
    while votes:
        if number := votes & 0xFFFFFFFF:
            found[KINDS[at]] = number
        votes >>= 32
        at += 1
    return found


class _Cue(NamedTuple):
    points: int
    whole: bool  # whether it ends with a word
    sign: str = ""  # the sign that must follow
    unsigned: int = 0  # its points where the sign does not


@cache
def _cues() -> tuple[BytesAhoCorasick, list[_Cue]]:
    table: dict[bytes, _Cue] = {}
    signed: dict[bytes, _Cue] = {}
    for row in rows("zone_cues.tsv", "metier.facts"):
        phrase = fold(row["phrase"])
        body = phrase.strip("*")
        pattern = outline(body).strip() if phrase[0] == "*" else b" " + outline(body).strip()
        sign = body[-1] if body[-1] in ":?!" else ""
        cue = _Cue(packed(row["zone"], _POINTS[row["weight"]]), phrase[-1] != "*", sign)
        (signed if cue.sign else table).setdefault(pattern, cue)
    for pattern, cue in signed.items():  # `stack:` says more than `stack`
        table[pattern] = cue._replace(unsigned=table[pattern].points if pattern in table else 0)
    return BytesAhoCorasick(list(table), MatchKind.LeftmostLongest, KIND), list(table.values())


def votes_of(text: str) -> Votes:
    """The cues of a text that stand as whole words."""
    low, drawn = fold(text), outline(text)
    automaton, cues = _cues()
    starts: list[int] = []
    found: list[int] = []
    for number, start, end in automaton.find_matches_as_indexes(drawn):
        points, whole, sign, unsigned = cues[number]
        if whole and drawn[end] != _SPACE and (drawn[end] != _S or drawn[end + 1] != _SPACE):
            continue
        if sign and low[end - 1 : end] != sign:  # the outline begins with a space
            points = unsigned
        starts.append(start)
        found.append(points)
    return Votes(starts, found)


def leads_in(unit: Unit) -> str | None:
    """The zone of the list that a sentence ending in a colon announces."""
    votes = {kind: points for kind, points in unit.votes.items() if kind in _LISTS}
    best = max(votes, key=lambda kind: votes[kind], default=None)
    return best if best and votes[best] >= 4 else None


def judge_headed(unit: Unit, headed: str) -> str | None:
    """The zone of a line under a heading where it is plainly not the heading's: small print, pay, where to apply."""
    votes = unit.votes
    legal, benefits, apply = votes.get("legal", 0), votes.get("benefits", 0), votes.get("apply", 0)
    demands = votes.get("requirements", 0) + votes.get("duties", 0) + votes.get("preferred", 0)
    # pay may vary: the small print outweighs the pay it speaks of
    if legal >= 6 and legal > demands and legal >= apply and (legal >= benefits or (legal >= 8 and legal * 2 > benefits)):
        return "legal"
    if _pays(unit, headed, benefits, max(demands, legal)):
        return "benefits"
    alone = not demands if headed in FIRM else len(unit.words) < _SHORT_WORD and len(votes) == 1
    least = 4 if alone and not unit.bulleted else 8
    return "apply" if apply >= least and apply > max(demands, benefits, legal) else None


def _pays(unit: Unit, headed: str, benefits: int, rival: int) -> bool:
    """Whether a line under a heading speaks of pay or benefits, `rival` being the points of demands and of small print."""
    if len(unit.words) < _SHORT_PAY and not unit.bulleted and unit.money and (benefits >= 2 or not unit.votes):
        return benefits >= rival
    if benefits <= rival:
        return False
    if benefits >= 4 and (unit.money or (headed in FIRM and not rival and not unit.bulleted and not unit.prose)):
        return True
    return benefits >= 10 and not (unit.bulleted and rival) and headed != "about_employer"


def judge_loose(unit: Unit, headed: str) -> str | None:
    """The zone of a line that may have left its heading's section: it must speak of another zone and less of its own."""
    votes = unit.votes
    own = votes.get(headed, 0) + (votes.get("duties", 0) if headed == "about_role" else 0)
    if unit.prose and headed != "about_employer" and _VOICE.match(unit.words):
        votes = {**votes, "about_employer": votes.get("about_employer", 0) + 4}
    best = max(votes, key=lambda kind: votes[kind], default=None)
    voiced = votes is not unit.votes
    least = 8 if headed == "about_role" and not voiced else 4
    if best is None or best == headed or votes[best] < least or votes[best] <= own + (4 if headed == "legal" else 0):
        return None
    if best in ("requirements", "preferred", "duties", "about_role") and (votes[best] < 8 or not unit.prose):
        return None
    return best if best != "about_employer" or unit.prose else None


def demands_instead(unit: Unit) -> bool:
    """Whether an item in a list of duties is a demand: it names one, and nothing to be done."""
    demands = unit.votes.get("requirements", 0)
    return demands >= 4 and not unit.votes.get("duties") and not unit.prose and len(unit.words) < 300


def judge_unheaded(unit: Unit, current: str) -> str | None:
    """The zone of a line without a heading, by the phrases in it; None where they say too little.

    `current`: the zone of the line before. A sentence of a long paragraph must speak more plainly to leave it.
    """
    votes = dict(unit.votes)
    if not unit.bulleted and _VOICE.match(unit.words):
        votes["about_employer"] = votes.get("about_employer", 0) + 4
    if not votes:
        return None
    role, duties = votes.get("about_role", 0), votes.get("duties", 0)
    if unit.bulleted and (current in FIRM or current == "benefits"):  # a list goes on
        best = max(votes, key=lambda kind: votes[kind])
        return best if votes[best] >= votes.get(current, 0) + 4 and not best.startswith("about") else None
    if (
        unit.inside
        and current != "other"
        and max(votes.values()) < (8 if max(votes, key=lambda kind: votes[kind]) == "benefits" else 4)
    ):
        return None
    for kind in ("legal", "benefits", "apply"):
        mine = votes.get(kind, 0) - (kind == "apply")
        if votes.get(kind, 0) >= 4 and all(mine >= number for other, number in votes.items() if other != kind):
            return kind
    rivals = max(votes.get("about_employer", 0), votes.get("requirements", 0), votes.get("preferred", 0))
    if role and duties and unit.prose and role + duties >= max(rivals, 4):
        return "about_role"
    best = max(_PREFERENCE, key=lambda kind: votes.get(kind, 0))
    return best if votes.get(best, 0) >= 2 else None
