"""What the phrases of a line say of the zone it belongs to."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from metier.taxonomy.lexicon import fold, rows

KINDS = ("about_employer", "about_role", "duties", "requirements", "preferred", "benefits", "legal", "apply", "other")

FIRM = frozenset(("duties", "requirements", "preferred"))
"""The zones that are lists: only running text may leave them without a heading."""

_POINTS = {"strong": 4, "weak": 2, "hint": 1}
_MONEY = re.compile(r"[$€£]\s?\d")
# `Acme is`, `At Acme, we`: the employer speaks of itself
_VOICE = re.compile(
    r"(?:At (?!the )[A-Z0-9][\w.&'’-]*(?: [A-Z0-9][\w.&'’-]*){0,3},? "
    r"|(?!(?:The|This|That|These|It|You|Your|We|Our|There|If|As|In|Experience|Salary|What|Who|All|Candidate|Applicant|Must|Position|Role)\b)"
    r"[A-Z0-9][\w.&'’-]*(?: [A-Z0-9(][\w.&'’)-]*){0,3},? (?:\([^)\n]{1,40}\) )?"
    r"(?:is (?!looking|seeking|hiring|required|preferred|responsible|a plus|recruiting)|provides?|helps?|makes|was founded|has been|has|serves|delivers"
    r"|offers|empowers?|enables?|develops|operates|combines|creates|powers|strives|transforms|builds|believes|values|supports|brings|gives)\b)"
)
_LISTS = frozenset(("duties", "requirements", "preferred", "benefits", "apply", "about_role"))
_PREFERENCE = ("preferred", "about_role", "about_employer", "requirements", "duties")


class Unit(msgspec.Struct):
    """A line or sentence to be judged: its words, whether a bullet stands before it, its votes by zone."""

    words: str
    bulleted: bool
    votes: dict[str, int]

    @property
    def prose(self) -> bool:
        """Whether it is running text: no bullet, and long or of several sentences."""
        if self.bulleted:
            return False
        return len(self.words) > 160 or ". " in self.words[20:] or (len(self.words) > 60 and self.words[-1] in ".!")

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


def mask(kinds: Iterable[str]) -> int:
    """The bits in which the points of some zones stand."""
    return sum(packed(kind, 0xFFFFFFFF) for kind in kinds)


def points(votes: int) -> dict[str, int]:
    """Packed points by zone, zones without points left out."""
    found = {}
    for kind in KINDS:
        if votes & 0xFFFFFFFF:
            found[kind] = votes & 0xFFFFFFFF
        votes >>= 32
        if not votes:
            break
    return found


@cache
def _cues() -> tuple[AhoCorasick, list[tuple[int, bool, bool]]]:
    phrases, says = [], []
    for row in rows("zone_cues.tsv", "metier.facts"):
        phrase = fold(row["phrase"])
        bare = phrase.strip("*")
        phrases.append(bare)
        whole = phrase[-1] != "*" and bare[-1].isalnum()
        says.append((packed(row["zone"], _POINTS[row["weight"]]), phrase[0] != "*" and bare[0].isalnum(), whole))
    automaton = AhoCorasick(phrases, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, says


def votes_of(text: str) -> Votes:
    """The cues of a text that stand as whole words."""
    low = fold(text)
    automaton, says = _cues()
    starts, found = [], []
    padded = f" {low}  "
    for number, start, end in automaton.find_matches_as_indexes(low):
        points, left, right = says[number]
        if left and padded[start] != " " and padded[start].isalnum():
            continue
        if right and padded[end + 1].isalnum() and (padded[end + 1] != "s" or padded[end + 2].isalnum()):
            continue
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
    short_pay = len(unit.words) < 40 and not unit.bulleted and unit.money
    if not votes:
        return "benefits" if short_pay else None
    legal, benefits, apply = votes.get("legal", 0), votes.get("benefits", 0), votes.get("apply", 0)
    demands = votes.get("requirements", 0) + votes.get("duties", 0) + votes.get("preferred", 0)
    if legal >= 6 and legal > demands and legal >= apply and (legal >= benefits or (legal >= 8 and legal * 2 > benefits)):
        return "legal"  # pay may vary: the small print outweighs the pay it speaks of
    if benefits > max(demands, legal):
        if (benefits >= 2 and short_pay) or (benefits >= 4 and unit.money):
            return "benefits"
        if benefits >= 10 and not (unit.bulleted and demands) and headed != "about_employer":
            return "benefits"
    if apply >= (4 if headed in FIRM and not demands and not unit.bulleted else 8) and apply > max(demands, benefits, legal):
        return "apply"
    return None


def judge_loose(unit: Unit, headed: str) -> str | None:
    """The zone of a line that may have left its heading's section: it must speak of another zone and less of its own."""
    votes = unit.votes
    own = votes.get(headed, 0) + (votes.get("duties", 0) if headed == "about_role" else 0)
    if unit.prose and headed != "about_employer" and _VOICE.match(unit.words):
        votes = {**votes, "about_employer": votes.get("about_employer", 0) + 4}
    best = max(votes, key=lambda kind: votes[kind], default=None)
    least = 8 if headed == "about_role" else 4
    if best is None or best == headed or votes[best] < least or votes[best] <= own + (4 if headed == "legal" else 0):
        return None
    if best in ("requirements", "preferred", "duties", "about_role") and (votes[best] < 8 or not unit.prose):
        return None
    return best if best != "about_employer" or unit.prose else None


def judge_unheaded(unit: Unit, current: str) -> str | None:
    """The zone of a line without a heading, by the phrases in it; None where they say too little. `current`: the line before's."""
    votes = dict(unit.votes)
    if not unit.bulleted and _VOICE.match(unit.words):
        votes["about_employer"] = votes.get("about_employer", 0) + 4
    if not votes:
        return None
    role, duties = votes.get("about_role", 0), votes.get("duties", 0)
    if unit.bulleted and (current in FIRM or current == "benefits"):  # a list goes on
        best = max(votes, key=lambda kind: votes[kind])
        return best if votes[best] >= votes.get(current, 0) + 4 and not best.startswith("about") else None
    for kind in ("legal", "benefits", "apply"):
        rival = max((points for other, points in votes.items() if other != kind), default=0)
        if votes.get(kind, 0) >= 4 and votes[kind] >= rival + (kind == "apply"):
            return kind
    rivals = max(votes.get("about_employer", 0), votes.get("requirements", 0), votes.get("preferred", 0))
    if role and duties and unit.prose and role + duties >= max(rivals, 4):
        return "about_role"
    best = max(_PREFERENCE, key=lambda kind: votes.get(kind, 0))
    return best if votes.get(best, 0) >= 2 else None
