"""Titles in another spelling than the table's: misspelt, in the feminine, or as one long German word."""

from rapidfuzz import fuzz

from metier.taxonomy import titles
from metier.taxonomy.role_match import Found, match_part
from metier.taxonomy.role_phrases import alias_of, phrases, spelled, vocabulary
from metier.taxonomy.titles import telling

_NEAR = 82.0
_MISSPELT, _MADE_UP = 0.6, 0.55
_LONG_ENOUGH, _LONGER, _MOST_OFF = 5, 8, 2
_LONG_WORD, _SHORTEST_TAIL = 9, 6
_FEMININE = (
    ("trice", "teur"), ("euse", "eur"), ("iere", "ier"), ("ienne", "ien"), ("ive", "if"), ("nne", "n"), ("te", "t"), ("ee", "e"),
    ("ere", "er"), ("in", ""), ("frau", "mann"),
)  # fmt: skip


def in_other_spelling(parts: list[tuple[str, ...]]) -> Found | None:
    """The role that a title's first two segments name in another spelling."""
    return _misspelt(parts[:2]) or _feminine(parts[:2]) or _compound(parts[:2])


def _misspelt(parts: list[tuple[str, ...]]) -> Found | None:
    """As many words as an alias, all the same but one of five letters or more that no role uses and that is nearly it."""
    for part in parts:
        words = telling(part)
        unknown = [word for word in words if word not in vocabulary()]
        if len(unknown) != 1 or len(unknown[0]) < _LONG_ENOUGH or sum(map(len, words)) < _LONGER:
            continue
        for phrase in spelled().get((len(words), words[0][:2]), ()):
            if all(one == other or (one == unknown[0] and _nearly(one, other)) for one, other in zip(words, phrase, strict=True)):
                return Found(_MISSPELT, alias_of(phrase, phrases()[phrase]), _MISSPELT)
    return None


def _nearly(written: str, meant: str) -> bool:
    return abs(len(written) - len(meant)) <= _MOST_OFF and written[:2] == meant[:2] and fuzz.ratio(written, meant) >= _NEAR


def _feminine(parts: list[tuple[str, ...]]) -> Found | None:
    """`Aide-soignante`, `Krankenpflegerin`: in the masculine, in which the tables list them."""
    for part in parts:
        turned = tuple(_masculine(word) for word in part)
        found = match_part(turned, ()) if turned != part else None
        if found:
            return Found(min(found.plain, _MADE_UP), found.alias, min(found.likely, _MADE_UP))
    return None


def _masculine(word: str) -> str:
    if word in vocabulary():
        return word
    forms = (word.removesuffix(ending) + other for ending, other in _FEMININE if word.endswith(ending))
    return next((form for form in forms if form in vocabulary()), word)


def _compound(parts: list[tuple[str, ...]]) -> Found | None:
    """`Industriemechaniker`: a long word that no role uses, by the longest role name it ends with."""
    known, generic = phrases(), titles.words().generic
    for word in (word for part in parts for word in part):
        if len(word) < _LONG_WORD or word in vocabulary():
            continue
        for tail in (form[cut:] for cut in range(len(word) - _SHORTEST_TAIL + 1) for form in (word, word.removesuffix("in"))):
            if len(tail) >= _SHORTEST_TAIL and (tail,) in known and tail not in generic:
                return Found(_MADE_UP, alias_of((tail,), known[tail,]), _MADE_UP)
    return None
