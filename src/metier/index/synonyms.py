"""Words that stand for others: typed, directed and weighted."""

from functools import cache
from typing import NamedTuple

from metier.taxonomy.lexicon import rows
from metier.taxonomy.titles import singular

#: Kinds that hold in both directions; of a narrower word the broader one answers with so much of the weight.
_BOTH_WAYS, _UPWARD = frozenset(("same", "near")), 0.3
#: A word in its other number is the same word, nearly.
_OTHER_NUMBER = 0.9


class Synonym(NamedTuple):
    """Words that answer for another, with a share of its score."""

    words: str
    weight: float


@cache
def _table() -> dict[str, tuple[Synonym, ...]]:
    found: dict[str, dict[str, float]] = {}
    for row in rows("synonyms.tsv", "metier.index"):
        word, other, weight = row["word"], row["other"], float(row["weight"])
        back = weight if row["kind"] in _BOTH_WAYS else weight * _UPWARD
        for one, two, much in ((word, other, weight), (other, word, back)):
            known = found.setdefault(one, {})
            known[two] = max(known.get(two, 0.0), much)
    return {word: tuple(Synonym(*pair) for pair in others.items()) for word, others in found.items()}


def synonyms_of(word: str) -> tuple[Synonym, ...]:
    """What else answers for a word: its other number, and what the table says of either."""
    low = word.lower()
    if not low.replace(" ", "").replace("-", "").isalpha():
        return ()
    one = singular(low) if len(low) > 3 else low
    numbers = [form for form in dict.fromkeys((one, _plural(one))) if form != low] if len(one) > 3 else []
    told = _table().get(low, ()) or _table().get(one, ())
    return (*(Synonym(form, _OTHER_NUMBER) for form in numbers), *told)


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in set("aeiou") else word + "s"
