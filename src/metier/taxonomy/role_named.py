"""A role named in so many words among others that no table knows: `Factory Software Engineer`, `Data Analyst Claims`.

The last resort of `roles.match_title`, after the rules and the odds have given up: the head noun with the words right before
it is a name of several words. What stands around it may be a product, a client or a team, and says less than the name does.
"""

from metier.taxonomy import titles
from metier.taxonomy.role_match import ACCEPT, Found
from metier.taxonomy.role_phrases import alias_of, as_written, beside_head, english, names, roles_of_head
from metier.taxonomy.titles import telling

NAMED_AMONG_OTHERS = 0.52
_LONGEST, _SHORTEST_WORD = 5, 6
_SHARED_HEAD = 6  # roles whose names end in a word: then it says what a worker is, and no name before it does
_MOST_PARTS = 3
_MOST_UNSURE = 2


def named_among_others(parts: list[tuple[str, ...]]) -> Found | None:
    """The role whose name of several words a segment holds, or whose one plain word stands among words unknown beside it."""
    for part in parts[:_MOST_PARTS]:
        words = titles.turned(part)
        found = _named(words) if words == part or "of" not in part else None
        if found:
            return Found(max(ACCEPT, NAMED_AMONG_OTHERS), alias_of(found, english()[found]), NAMED_AMONG_OTHERS)
    return None


def _named(words: tuple[str, ...]) -> tuple[str, ...] | None:
    for place in range(len(words) - 1, -1, -1):
        head = words[place]
        if titles.is_level(head) or not roles_of_head(head):
            continue
        before = words[:place]
        for size in range(min(_LONGEST, place + 1), 1, -1):
            phrase = words[place + 1 - size : place + 1]
            if phrase in english() and _says_more(phrase) and _is_sure(phrase):
                return phrase
        if _is_plain_name(head, before, words[place + 1 :]):
            return (head,)
        if len(roles_of_head(head)) >= _SHARED_HEAD:
            return None
    return None


def _says_more(phrase: tuple[str, ...]) -> bool:
    """Whether a name says more than its head noun: `senior engineer` does not."""
    return bool(telling(phrase[:-1]))


def _is_sure(phrase: tuple[str, ...]) -> bool:
    """A role's own name is, or one of three words; one of two is not where its first word is used in many trades."""
    if phrase in names() or len(phrase) > _MOST_UNSURE:
        return True
    return phrase in as_written() and phrase[0] not in titles.words().vague


def _is_plain_name(head: str, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """`Forward Deployed Accountant`: one word that is a role's own name, none before it known for another kind of worker."""
    if (head,) not in names() or len(head) < _SHORTEST_WORD or head in titles.words().generic or telling(after):
        return False
    return all(word not in beside_head(head) for word in telling(before))
