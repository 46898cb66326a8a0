"""What people do: duties that stand for many others, each with the duties that say the like."""

import hashlib
import re

import msgspec
import numpy as np

from metier.guides.duty_words import known, meanings
from metier.guides.rows import Cut
from metier.guides.samples import Sample, from_pairs, only, readable
from metier.statistics import floors
from metier.statistics.estimate import Bools, Ints
from metier.statistics.exemplars import Exemplar, Matrix, Wanted, exemplars, similarities

MOST_DUTIES, MOST_GROUPS = 1000, 8
LIKENESS = (0.56, 0.50, 0.44, 0.38)
"""From which cosine on two duties say the like: the strictest at which six are found that reach half of the employers,
else the one that reaches most."""

_ENOUGH, _REACHED = 6, 0.5
MOST_WORDS, LEAST_WORDS, QUOTED_WORDS = 35, 5, 25
NO_DUTIES = "no duty read"
NOT_DRAWN = "not drawn for the comparison of duties"

_MARKS = " \t\n-–—•*·→▪●○"
_HIDDEN = re.compile(r"\[[\w\s-]+ removed\]|@|://|www\.", re.IGNORECASE)
_NO_DUTY = re.compile(
    r"(?:we|our|the|this|these|if|in|at|as|looking|experience|strong|familiarity|ability|able|a|an|i|it|its|there|send|"
    r"contact|e-?mail|apply|note|open|are|have|has|had|is|be|to|for|with|by|on|and|your|any|some|no|every|all|from|who|what|"
    r"how|why|commitment|both|plus|can|could|of|stack|engineer|engineering)\b",
    re.IGNORECASE,
)
_NO_DUTY_END = re.compile(r"(?:\b(?:roles?|positions?|jobs?|openings?)|!)\W*$", re.IGNORECASE)
_LABEL = re.compile(r"(?:[A-Z&/(][^\s:]{0,30}\s?){1,7}:")


class Group(msgspec.Struct, frozen=True):
    """A duty and those that say the like: `quote` and `duties` are places in the table `duties`; `employers` say so."""

    key: str
    quote: int
    duties: tuple[int, ...]
    employers: int


class Grouping(msgspec.Struct, frozen=True):
    """The groups of a cut, in the order chosen; which of its openings were drawn, and which state duties at all.

    `texts` are the words of the duties compared, `alike` the cosine from which on two of them say the like.
    """

    groups: tuple[Group, ...]
    drawn: Bools
    stated: Bools
    texts: dict[int, str]
    alike: float = LIKENESS[-1]


def grouping(cut: Cut, seed: int) -> Grouping:
    """The duties of a cut that stand for the most employers (kept with it).

    At most `MOST_DUTIES` duties are compared, of openings drawn by the seed, employers in turn. A duty is known by the
    meanings of its words (a table of the house folds words that mean the same); two duties say the like from a cosine of
    0.56 on, or of 0.50, 0.44 or 0.38 where fewer than six duties would be found or they would reach less than half of the
    employers, and where none suffices of the one that reaches most. Chosen are at most `MOST_GROUPS` duties of at most
    `QUOTED_WORDS` words that together reach the most employers, no two of them alike or quoted of one employer.
    """
    known = cut.kept.get("duties")
    if not isinstance(known, Grouping):
        known = cut.kept["duties"] = _group(cut, seed)
    return known


def saying(cut: Cut, keys: list[str], seed: int) -> Sample:
    """`duty:<key>,<key>`: openings with a duty of one of these groups, among the drawn openings that state duties."""
    made = grouping(cut, seed)
    members = [place for group in made.groups if group.key in keys for place in group.duties]
    if not members:
        raise KeyError(",".join(keys))
    places = np.array(sorted(set(members)), dtype=np.int64)
    sample = readable(cut, from_pairs(cut, "duties", places, cut.table.duty_row[places]))
    told = only(sample, made.stated[cut.has_text], NO_DUTIES)
    return only(told, made.drawn[cut.has_text & made.stated], NOT_DRAWN)


def quoted(text: str) -> str:
    """A duty without the mark of its bullet: still exactly words of the posting."""
    return text.strip(_MARKS)


def _group(cut: Cut, seed: int) -> Grouping:
    places, texts = _fit(cut)
    stated = np.zeros(cut.n, dtype=np.bool_)
    stated[cut.position[cut.table.duty_row[places]]] = True
    stated &= cut.has_text
    chosen, drawn = _draw(cut, places, seed)
    text = {int(place): texts[int(place)] for place in chosen}
    forms: dict[str, list[int]] = {}
    for place in chosen.tolist():
        forms.setdefault(" ".join(text[place].casefold().strip(_MARKS + ".;:").split()), []).append(place)
    unique = list(forms.values())
    if not unique:
        return Grouping((), drawn, stated, {})
    owner: list[int] = cut.table.employer.codes[cut.table.duty_row].tolist()
    heads = [sorted({owner[place] for place in members}) for members in unique]
    about = [meanings(form) for form in forms]
    speakers = [
        _speakers(cut, {owner[place]: place for place in reversed(members)}, text[members[0]]) if told & known() else {}
        for members, told in zip(unique, about, strict=True)
    ]
    found, alike = _exemplars(similarities(about, known()), heads, [list(places) for places in speakers])
    groups = []
    for one in found:
        duties = tuple(sorted(place for member in one.alike for place in unique[member]))
        quote = speakers[one.number][one.speaker]
        key = hashlib.sha256(text[quote].casefold().encode()).hexdigest()[:10]
        groups.append(Group(key, quote, duties, len({owner[place] for place in duties})))
    return Grouping(tuple(groups), drawn, stated, text, alike)


def _exemplars(near: Matrix, heads: list[list[int]], speakers: list[list[int]]) -> tuple[list[Exemplar], float]:
    """The duties that stand for the others at the strictest likeness that gives enough, else at the one that reaches most."""
    everyone = len({code for codes in heads for code in codes})
    best: tuple[int, list[Exemplar], float] = (-1, [], LIKENESS[-1])
    for alike in LIKENESS:
        found = exemplars(near, heads, speakers, Wanted(alike, int(floors.ITEM_EMPLOYERS), MOST_GROUPS))
        reached = len({code for one in found for member in one.alike for code in heads[member]})
        if len(found) >= _ENOUGH and reached >= _REACHED * everyone:
            return found, alike
        best = max(best, (reached, found, alike), key=lambda one: one[0])
    return best[1], best[2]


def _fit(cut: Cut) -> tuple[Ints, dict[int, str]]:
    """The duties of the cut that are neither scraps nor paragraphs nor ways to apply, and their words."""
    places = np.flatnonzero(cut.counted[cut.table.duty_row]).astype(np.int64)
    quotes = cut.table.tables["duties"].words("quote", places)
    texts = {
        int(place): quote
        for place, quote in zip(places, quotes, strict=True)
        if quote and LEAST_WORDS <= len(quote.split()) <= MOST_WORDS and not _HIDDEN.search(quote)
    }
    return np.array(sorted(texts), dtype=np.int64), texts


def _speakers(cut: Cut, places: dict[int, int], text: str) -> dict[int, int]:
    """Of employers and the places of their words, those that may be quoted: short words, no label, no employer's name."""
    words = quoted(text)
    if not (LEAST_WORDS <= len(words.split()) <= QUOTED_WORDS and words[:1].isupper()):
        return {}
    if _NO_DUTY_END.search(words) or _NO_DUTY.match(words) or _LABEL.match(words):
        return {}
    names = {code: cut.table.employer_name.get(cut.table.employer.words[code], "") for code in places}
    small = words.casefold()
    return {code: places[code] for code in sorted(places) if names[code] and names[code].casefold() not in small}


def _draw(cut: Cut, places: Ints, seed: int) -> tuple[Ints, Bools]:
    """Openings drawn in turn from each employer until the duties are enough; their duties, and which they are."""
    rows = cut.table.duty_row[places]
    having = np.unique(cut.position[rows]) if len(rows) else np.zeros(0, dtype=np.int64)
    order = having[np.random.default_rng(seed).permutation(len(having))]
    turn: dict[int, int] = {}
    turns = []
    for position in order.tolist():
        employer = int(cut.employer[position])
        turn[employer] = turn.get(employer, 0) + 1
        turns.append(turn[employer])
    order = order[np.argsort(turns, kind="stable")]
    each = np.bincount(cut.position[rows], minlength=cut.n)
    enough = np.cumsum(each[order]) <= MOST_DUTIES
    drawn = np.zeros(cut.n, dtype=np.bool_)
    drawn[order[enough]] = True
    return places[drawn[cut.position[rows]]], drawn
