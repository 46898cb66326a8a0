"""Kinds of a role, told by the words that employers add to its title."""

from collections import Counter
from functools import cache

from metier.guides.desk import Desk
from metier.guides.predicates import plain_title
from metier.statistics import floors
from metier.taxonomy.lexicon import rows
from metier.taxonomy.titles import is_level, is_noise

_LEAST_SHARE, _MOST_SHARE = 0.01, 0.75
_PAIR = 0.6


@cache
def _no_kinds() -> frozenset[str]:
    return frozenset(word for row in rows("no_kinds.tsv", "metier.guides") for word in row["words"].split())


def variants(desk: Desk) -> list[str]:
    """The words and pairs of words that enough employers add to the role's name in titles, the most used first.

    Left out are words of the role's own names, of levels and of places, and of the name of the employer who writes them. A
    pair of words takes the place of a word that most often stands in it.
    """
    known, texts = _known(desk), desk.table.title
    phrases = [_phrases(plain_title(text).split(), known) for text in texts.words]
    names = [frozenset(plain_title(desk.table.employer_name.get(word, "")).split()) for word in desk.table.employer.words]
    codes = desk.table.employer.codes
    employers: dict[str, set[int]] = {}
    seen: set[tuple[int, int]] = set()
    for row in desk.cut.row.tolist():
        pair = (int(texts.codes[row]), int(codes[row]))
        if pair in seen:
            continue
        seen.add(pair)
        for phrase in phrases[pair[0]]:
            if not names[pair[1]].intersection(phrase.split()):
                employers.setdefault(phrase, set()).add(pair[1])
    low, high = _LEAST_SHARE * desk.k, _MOST_SHARE * desk.k
    kept = {p: len(heads) for p, heads in employers.items() if max(floors.ITEM_EMPLOYERS, low) <= len(heads) <= high}
    return sorted(_settled(kept), key=lambda phrase: (-kept[phrase], phrase))


def _known(desk: Desk) -> frozenset[str]:
    """Words that tell no kind: those of the role's name, of two or more of its aliases, of heads of names, and of places."""
    role = desk.role
    names = [plain_title(name).split() for name in (role.name, *role.aliases)]
    times = Counter(word for name in names for word in set(name))
    own = set(names[0]) | {word for word, count in times.items() if count > 1} | {name[0] for name in names if len(name) == 1}
    heads = {name[-1] for name in names if name}
    own |= {ending for head in heads for ending in (head, f"{head}s", f"{head}ing", head.removesuffix("er") + "ing")}
    own |= {f"{word}s" for word in own}
    places = {code for kind in ("country", "region", "metro") for code, _ in desk.cut.per_place(kind)}
    for place in places:
        own |= set(plain_title(desk.names.place(place)).split()) | set(plain_title(place.partition("-")[2]).split())
    return frozenset(own) | _no_kinds()


def _phrases(words: list[str], known: frozenset[str]) -> frozenset[str]:
    """Single words that tell a kind, and pairs of such words side by side."""
    telling = [len(word) > 1 and word.isalpha() and word not in known and not is_level(word) for word in words]
    telling = [tells and not is_noise(word) for word, tells in zip(words, telling, strict=True)]
    single = {word for word, tells in zip(words, telling, strict=True) if tells}
    pairs = {f"{a} {b}" for a, b, x, y in zip(words, words[1:], telling, telling[1:], strict=False) if x and y and a != b}
    return frozenset(single | pairs)


def _settled(kept: dict[str, int]) -> list[str]:
    """Phrases of which none says again what a commoner one says."""
    pairs = {p: p.split() for p in kept if " " in p}
    inside = {word for pair, words in pairs.items() for word in words if kept[pair] >= _PAIR * kept.get(word, 10**9)}
    rare = {pair for pair, words in pairs.items() if not inside.intersection(words)}
    return [phrase for phrase in kept if phrase not in inside and phrase not in rare]


def label(desk: Desk, phrase: str) -> str:
    """How titles write a phrase, acronyms and proper names as they are, else with a capital first letter only."""
    size, forms = len(phrase.split()), Counter[str]()
    for text in desk.table.title.words:
        words = "".join(c if c.isalnum() or c in "+#." else " " for c in text).split()
        words = [word.strip(".") for word in words]
        for start in range(len(words) - size + 1):
            form = " ".join(words[start : start + size])
            if form.casefold() == phrase:
                forms[form] += 1
    written = desk.names.written(phrase)
    common = min(forms.items(), key=lambda pair: (-pair[1], pair[0]))[0] if forms else phrase
    words = [
        as_known if as_known != small else (seen if not (seen.istitle() or seen.islower()) and len(seen) < 6 else small)
        for small, as_known, seen in zip(phrase.split(), written.split(), common.split(), strict=True)
    ]
    return " ".join([words[0] if words[0] != words[0].lower() else words[0].capitalize(), *words[1:]])
