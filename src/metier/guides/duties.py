"""What people do: duties grouped by what they say, each group known by the words that stand for it best."""

import hashlib

import msgspec
import numpy as np

from metier.guides.rows import Cut
from metier.guides.samples import Sample, from_pairs, part
from metier.statistics.clusters import Matrix, average_link, similarities
from metier.statistics.estimate import Bools, Ints

MOST_DUTIES = 1000
MOST_WORDS, LEAST_WORDS, QUOTED_WORDS = 35, 5, 25
ALIKE = 0.18


class Group(msgspec.Struct, frozen=True):
    """Duties that say the like. `quotes` are members fit to be shown (places in `duties`), the most typical first."""

    key: str
    duties: tuple[int, ...]
    quotes: tuple[int, ...]
    employers: int


class Grouping(msgspec.Struct, frozen=True):
    """The groups of a cut, most employers first, and which of its openings were drawn to make them."""

    groups: tuple[Group, ...]
    drawn: Bools
    texts: dict[int, str]


def grouping(cut: Cut, seed: int) -> Grouping:
    """Group the duties of a cut (kept with it): of at most `MOST_DUTIES`, drawn by the seed, employers in turn."""
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
    places = np.array(sorted(members), dtype=np.int64)
    sample = from_pairs(cut, "duties", places, cut.table.duty_row[places])
    return part(cut, made.drawn, "no duties read, or not drawn for grouping", sample)


def _group(cut: Cut, seed: int) -> Grouping:
    places, texts = _fit(cut)
    chosen, drawn = _draw(cut, places, seed)
    text = {int(place): texts[int(place)] for place in chosen}
    forms: dict[str, list[int]] = {}
    for place in chosen.tolist():
        forms.setdefault(" ".join(text[place].casefold().strip(" .;:-•*").split()), []).append(place)
    unique = list(forms)
    if not unique:
        return Grouping((), drawn, {})
    near = similarities(unique)
    labels = average_link(near, ALIKE)
    owner = cut.table.employer.codes
    groups = []
    for label in range(int(labels.max()) + 1):
        members = np.flatnonzero(labels == label)
        duties = [place for member in members for place in forms[unique[member]]]
        heads = len(np.unique(owner[cut.table.duty_row[duties]]))
        quotes = _typical(members, near, [forms[unique[m]] for m in members], owner[cut.table.duty_row])
        shown = tuple(place for place in quotes if len(text[place].split()) <= QUOTED_WORDS)
        if shown:
            key = hashlib.sha256(text[shown[0]].casefold().encode()).hexdigest()[:10]
            groups.append(Group(key, tuple(sorted(duties)), shown, heads))
    groups.sort(key=lambda group: (-group.employers, group.key))
    return Grouping(tuple(groups), drawn, text)


def _fit(cut: Cut) -> tuple[Ints, dict[int, str]]:
    """The duties of the cut that are neither scraps nor paragraphs, and their words."""
    places = np.flatnonzero(cut.counted[cut.table.duty_row]).astype(np.int64)
    quotes = cut.table.tables["duties"]["quote"].combine_chunks().take(places).to_pylist()
    texts = {
        int(place): quote
        for place, quote in zip(places, quotes, strict=True)
        if quote and LEAST_WORDS <= len(quote.split()) <= MOST_WORDS
    }
    return np.array(sorted(texts), dtype=np.int64), texts


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


def _typical(members: Ints, near: Matrix, forms: list[list[int]], owner: Ints) -> list[int]:
    """The duties of a group, the most typical form first: by the sum over employers of its largest cosine with their forms."""
    inside = near[np.ix_(members, members)]
    whose = [np.unique(owner[places]) for places in forms]
    employers = np.unique(np.concatenate(whose))
    score = np.zeros(len(members))
    for employer in employers:
        mine = np.array([employer in codes for codes in whose])
        score += inside[:, mine].max(axis=1)
    order = np.argsort(-np.round(score, 3), kind="stable")
    return [place for form in order for place in forms[form]]
