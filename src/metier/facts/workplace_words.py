"""Words that tell where work is done, found in a text with how plainly they speak."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from metier.taxonomy.lexicon import fold, rows

LONGEST_TEXT = 30_000
_GATES = (
    "remote", "hybrid", "onsite", "on-site", "on site", "office", "in-person", "in person", "telework", "telecommut", "work from",
    "working from", "work-from", "wfh", "homeoffice", "home-based", "home based", "virtual", "fernarbeit", "distributed",
    "mobiles arbeiten", "mobile arbeiten", "anywhere", "worldwide", "remoto", "distans", "híbrid", "presencia", "télétravail",
    "teletrab", "distanc", "distanz", "à dist", "a dist", "vor ort", "präsenz", "ortsunabh", "présentiel", "sur site", "ibrid",
    "smart working", "in sede", "in presenza", "thuis", "op afstand", "op kantoor", "op locatie", "på plats", "på kontor",
    "at home", "at-home", "commute", "hjemme", "zdaln", "hybryd", "stacjonarn", "biur", "fjernarb", "etätyö",
    "na dálku", "z domova", "au bureau", "premises", "-based", "site based", "von überall", "zu hause",
    "zuhause", "oficina", "hemifrån", "from home", "from-home", "based at our",
    "based in our", "located at our", "located in our", "work at our", "work in our", "working at our", "home working",
    "home-working", "homeworking", "desde casa", "desde tu casa", "wo du willst", "wo sie wollen",
    "remota", "im büro", "vanuit huis", "en casa", "su casa", "z domu", "hemarbete", "between home", "mobil arbeiten",
    "teilweise mobil",
)  # fmt: skip
_OF_OFFICES = frozenset({"office", "site", "person"})
_REACH = 60
_MOST_SIGNS = 300


class Sign(NamedTuple):
    """Words that speak for a kind of workplace; strength 3 speaks of this job, 2 of how people work here, 1 hints."""

    kind: str
    strength: int
    start: int
    end: int


@cache
def followers() -> frozenset[str]:
    """Words after which a bare `remote` or `hybrid` still speaks of work."""
    return frozenset(word for row in rows("workplace_followers.tsv", "metier.facts") for word in row["words"].split("|"))


class _Rule(NamedTuple):
    """Words of one kind and strength; a stretch that holds none of `needs` cannot hold them."""

    kind: str
    strength: int
    needs: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    """The table as few patterns, those of kind `none` first: one costs by the stretch it is tried on, hardly by its length."""
    found: dict[tuple[str, int, str], tuple[list[str], set[str]]] = {}
    for row in rows("workplace_words.tsv", "metier.facts"):
        needs = set(row["needs"].split("|"))
        family = "office" if needs & _OF_OFFICES else "remote" if "remot" in needs else "rare"
        words, needed = found.setdefault((row["kind"], int(row["strength"]), family), ([], set()))
        words.append(f"(?:{row['words']})")
        needed.update(needs)
    rules = [
        _Rule(kind, strength, frozenset(needs), re.compile(r"\W(?:" + "|".join(words) + ")", re.MULTILINE))
        for (kind, strength, _), (words, needs) in found.items()
    ]
    return tuple(sorted(rules, key=lambda rule: rule.kind != "none"))


@cache
def _needed() -> tuple[str, ...]:
    return tuple(sorted({need for rule in _rules() for need in rule.needs}))


def signs(text: str, start: int = 0, end: int | None = None) -> list[Sign]:
    """Every sign between two offsets, in order; looked for only around words that can begin one. The last texts are kept."""
    return list(_signs(text, start, min(len(text), end if end is not None else LONGEST_TEXT)))


@lru_cache(maxsize=16)
def _signs(text: str, start: int, stop: int) -> tuple[Sign, ...]:
    # words begin after a character that is none of a word: a search for one skips fast over the rest
    low, found = "\n" + fold(text), dict[Sign, None]()
    for begin, finish in _windows(low, start, stop):
        window = low[begin:finish]
        present = {need for need in _needed() if need in window}
        blocked: list[tuple[int, int]] = []
        for rule in _rules():
            if rule.needs.isdisjoint(present):
                continue
            for match in rule.pattern.finditer(low, begin, finish):
                span = match.start(), match.end() - 1  # one for the character before, one for the line break put in front
                if rule.kind == "none":
                    blocked.append(span)
                elif (rule.strength == 3 and rule.kind == "onsite") or not _within(span, blocked):
                    found[Sign(rule.kind, rule.strength, *span)] = None
    return tuple(_strongest(sorted(list(found)[:_MOST_SIGNS], key=lambda sign: (sign.start, -sign.strength))))


def _within(span: tuple[int, int], blocked: list[tuple[int, int]]) -> bool:
    return any(begin < span[1] and span[0] < finish for begin, finish in blocked)


@cache
def _gate() -> AhoCorasick:
    return AhoCorasick(_GATES)


def _windows(low: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Stretches of the lower-case text, one character longer in front than the text itself, that may hold a sign."""
    found: list[tuple[int, int]] = []
    searched = low[start + 1 : stop + 1]
    for _, begin, finish in _gate().find_matches_as_indexes(searched):
        first, last = max(start, start + begin - _REACH), min(stop, start + finish + _REACH) + 1
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _strongest(found: list[Sign]) -> list[Sign]:
    """Where signs overlap the stronger stands; a negation (`not a remote position`) beats what it denies."""
    kept: list[Sign] = []
    for sign in sorted(found, key=lambda item: (-item.strength, item.kind != "onsite", item.start - item.end)):
        if all(sign.end <= other.start or other.end <= sign.start for other in kept):
            kept.append(sign)
    return sorted(kept, key=lambda item: item.start)
