"""What people do: duties that stand for many others, each with the duties that say the like."""

import hashlib
from functools import lru_cache

import msgspec
import numpy as np

from metier.guides.coded import Coded
from metier.guides.duty_words import Deed, deeds, is_known
from metier.guides.quoting import MARKS, common_names, is_quotable, name_words, names_in, quoted
from metier.guides.rows import Cut
from metier.guides.samples import Sample, from_pairs, only, readable
from metier.model.figure import Cell
from metier.statistics import floors
from metier.statistics.estimate import Bools, Ints
from metier.statistics.exemplars import Exemplar, Wanted, exemplars, said_of

MOST_DUTIES, MOST_DUTIES_OF_PART, MOST_GROUPS, MOST_DEEDS = 800, 400, 8, 8
NO_DUTIES = "no duty read"
NOT_DRAWN = "not drawn for the comparison of duties"
LIKENESS = (0.5, 0.25)
"""The part of a quote's core that a duty must say to say the like: the first with which enough quotes reach six in ten of the
employers, else the one with which they reach most; never less than one deed."""
_ENOUGH, _REACHED = 4, 0.6
_COMMON = 3
_WHOSE = ("opening", "employer_name")


class Group(msgspec.Struct, frozen=True):
    """A duty and those that say the like: `quote` and `duties` are places in the table `duties`; `employers` say so.

    `deeds` is what the quote says: its acts with what they are done to.
    """

    key: str
    quote: int
    duties: tuple[int, ...]
    employers: int
    deeds: frozenset[Deed] = frozenset()


class Grouping(msgspec.Struct, frozen=True):
    """The groups of a cut, in the order chosen; which of its openings were drawn, and which state duties at all.

    `texts` are the words of the duties compared, `alike` the part of a quote's core that a duty must say to say the like of it.
    """

    groups: tuple[Group, ...]
    drawn: Bools
    stated: Bools
    texts: dict[int, str]
    alike: float = LIKENESS[0]


def grouping(cut: Cut, seed: int) -> Grouping:
    """The duties of a cut that stand for the most employers (kept with it).

    At most `MOST_DUTIES` duties are compared, of a part of a role at most `MOST_DUTIES_OF_PART`, of openings drawn by the seed,
    employers in turn. A duty is known by its deeds:
    what is done, and to what, in the meanings of a table of the house that folds words that mean the same (`build` and
    `develop`, `client` and `customer`). A duty says the like of a quote when it holds half of the deeds of the quote's first
    clause, which are at most `MOST_DEEDS`; where so fewer than four quotes would be found or they would reach less than six in
    ten of the employers, a quarter is enough. Chosen are at most `MOST_GROUPS` quotes that together reach the most employers, no
    two alike or of one employer: 5 to 25 words that begin with what is done or with `you will`, of an employer that is named
    and names neither itself nor anything that few name.
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


def done(cut: Cut, seed: int, most: int) -> list[list[frozenset[Deed]]]:
    """What the duties of a cut say, a list for each employer of which some are drawn: at most `most`, employers in turn."""
    known = cut.kept.get("deeds")
    if not isinstance(known, list):
        said: dict[int, list[frozenset[Deed]]] = {}
        for place, words in _texts(cut, _draw(cut, _places(cut), seed, most)[0]).items():
            said.setdefault(int(cut.table.employer.codes[cut.table.duty_row[place]]), []).append(deeds(words)[1])
        known = cut.kept["deeds"] = list(said.values())
    return known


def _group(cut: Cut, seed: int) -> Grouping:
    places = _places(cut)
    stated = np.zeros(cut.n, dtype=np.bool_)
    stated[cut.position[cut.table.duty_row[places]]] = True
    stated &= cut.has_text
    whole = cut.cell == Cell(role=cut.cell.role)
    chosen, drawn = _draw(cut, places, seed, MOST_DUTIES if whole else MOST_DUTIES_OF_PART)
    text = _texts(cut, chosen)
    forms: dict[str, list[int]] = {}
    for place in text:
        forms.setdefault(" ".join(text[place].casefold().strip(MARKS + ".;:").split()), []).append(place)
    owner = dict(zip(chosen.tolist(), cut.table.employer.codes[cut.table.duty_row[chosen]].tolist(), strict=True))
    groups, alike = _groups(cut, list(forms.values()), text, owner)
    return Grouping(groups, drawn, stated, text, alike)


def _groups(cut: Cut, unique: list[list[int]], text: dict[int, str], owner: dict[int, int]) -> tuple[tuple[Group, ...], float]:
    """The groups among duties, those of the same words together; of equals an imperative, then the shorter."""
    if not unique:
        return (), LIKENESS[0]
    unique = sorted(unique, key=lambda members: ("ou" in text[members[0]][:3], len(text[members[0]]), members[0]))
    heads = [sorted({owner[place] for place in members}) for members in unique]
    quotes = [_quote(text[members[0]]) for members in unique]
    speakers = _speakers(cut, unique, quotes, (text, owner))
    chosen, alike = _exemplars([quotes[number] for number in speakers], [text[members[0]] for members in unique], heads, speakers)
    groups = []
    for one in chosen:
        duties = tuple(sorted(place for member in one.alike for place in unique[member]))
        words, said = quotes[one.number]
        key = hashlib.sha256(words.casefold().encode()).hexdigest()[:10]
        employers = len({owner[place] for place in duties})
        groups.append(Group(key, speakers[one.number][one.speaker], duties, employers, said))
    return tuple(groups), alike


def _exemplars(
    quotes: list[tuple[str, frozenset[Deed]]], texts: list[str], heads: list[list[int]], speakers: dict[int, dict[int, int]]
) -> tuple[list[Exemplar], float]:
    """The duties that stand for the others at the strictest likeness that gives enough, else at the one that reaches most."""
    everyone = len({code for codes in heads for code in codes})
    cores, wholes, said = (
        [core for _, core in quotes],
        [deeds(words)[1] for words, _ in quotes],
        [deeds(text)[1] for text in texts],
    )
    best: tuple[int, list[Exemplar], float] = (-1, [], LIKENESS[0])
    for alike in LIKENESS:
        part = said_of(cores, wholes, said, alike)
        found = exemplars(part, heads, speakers, Wanted(int(floors.ITEM_EMPLOYERS), MOST_GROUPS))
        reached = len({code for one in found for member in one.alike for code in heads[member]})
        if len(found) >= _ENOUGH and reached >= _REACHED * everyone:
            return found, alike
        best = max(best, (reached, found, alike), key=lambda one: one[0])
    return best[1], best[2]


@lru_cache(maxsize=32768)
def _quote(text: str) -> tuple[str, frozenset[Deed]]:
    """The words of a duty to quote and what they say; nothing where they are not fit to be quoted."""
    words = quoted(text)
    said = deeds(words)[0] if is_quotable(words) else frozenset[Deed]()
    return (words, said) if 0 < len(said) <= MOST_DEEDS else ("", frozenset())


def _places(cut: Cut) -> Ints:
    """Where in `duties` those of the cut stand."""
    return np.flatnonzero(cut.counted[cut.table.duty_row]).astype(np.int64)


def _texts(cut: Cut, places: Ints) -> dict[int, str]:
    """The words of some duties by their places; those without words are left out."""
    quotes = cut.table.tables["duties"].words("quote", places)
    return {place: quote for place, quote in zip(places.tolist(), quotes, strict=True) if quote}


def _speakers(
    cut: Cut, unique: list[list[int]], quotes: list[tuple[str, frozenset[Deed]]], told: tuple[dict[int, str], dict[int, int]]
) -> dict[int, dict[int, int]]:
    """Of the duties that may be quoted the employers that may be, and where: named ones, in words that name none of them.

    A posting that advertises several roles is not quoted: its words may be of another role.
    """
    text, owner = told
    fit = [place for members, (_, said) in zip(unique, quotes, strict=True) if said for place in members]
    rows = cut.table.duty_row[np.array(fit, dtype=np.int64)]
    openings = cut.table.tables["openings"]
    alone = (
        "" if "#" in opening else name for opening, name in zip(*(openings.words(column, rows) for column in _WHOSE), strict=True)
    )
    names = dict(zip(fit, alone, strict=True))
    allowed = common_names(text, owner, _COMMON) - _employers(cut)
    allowed |= _tools(cut)
    found = {}
    for number, (members, (words, said)) in enumerate(zip(unique, quotes, strict=True)):
        if said and names_in(words) <= allowed:
            small = words.casefold()
            whose = {owner[place]: place for place in reversed(members) if _may_say(names[place], small)}
            if whose:
                found[number] = dict(sorted(whose.items()))
    return found


def _may_say(name: str, words: str) -> bool:
    """Whether an employer is named, and names itself nowhere in these small words."""
    small = name.casefold().strip()
    if not small[:1].isalnum() or small in words:
        return False
    said = set(words.replace("’", " ").replace("'", " ").split())
    return not any(part in said and len(part) > 2 and not is_known(part) for part in small.split())


def _employers(cut: Cut) -> frozenset[str]:
    """The names of the role's employers, as written."""
    known = cut.table.kept.get("employer names")
    if not isinstance(known, frozenset):
        words = Coded(cut.table.tables["openings"], "employer_name").words
        known = cut.table.kept["employer names"] = frozenset(words)
    return known


def _tools(cut: Cut) -> frozenset[str]:
    """The names of tools and skills that the role's postings mention, and the words in them."""
    known = cut.table.kept.get("tool names")
    if not isinstance(known, frozenset):
        known = cut.table.kept["tool names"] = name_words(Coded(cut.table.tables["mentions"], "name").words)
    return known


def _draw(cut: Cut, places: Ints, seed: int, most: int) -> tuple[Ints, Bools]:
    """Openings drawn in turn from each employer until the duties are enough; their duties, and which they are.

    Lots are drawn for the whole role, so that cuts of it compare the same duties where they can.
    """
    rows = cut.table.duty_row[places]
    having = np.unique(cut.position[rows]) if len(rows) else np.zeros(0, dtype=np.int64)
    having = having[np.argsort(_lots(cut, seed)[cut.row[having]])]
    employer = cut.employer[having]
    together = np.argsort(employer, kind="stable")
    turn = np.empty(len(having), dtype=np.int64)
    first = np.searchsorted(employer[together], employer[together])
    turn[together] = np.arange(len(having)) - first
    order = having[np.argsort(turn, kind="stable")]
    each = np.bincount(cut.position[rows], minlength=cut.n)
    enough = np.cumsum(each[order]) <= most
    drawn = np.zeros(cut.n, dtype=np.bool_)
    drawn[order[enough]] = True
    return places[drawn[cut.position[rows]]], drawn


def _lots(cut: Cut, seed: int) -> Ints:
    known = cut.table.kept.get("lots")
    if not isinstance(known, np.ndarray):
        known = cut.table.kept["lots"] = np.random.default_rng(seed).permutation(cut.table.n).astype(np.int64)
    return known
