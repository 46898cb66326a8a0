"""Words that tell where work is done, found in a text with how plainly they speak."""

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from metier.taxonomy.lexicon import fold, rows

LONGEST_TEXT = 30_000
_GATES = (
    "remote", "hybrid", "onsite", "on-site", "on site", "office", "in-person", "in person", "telework", "telecommut", "work from",
    "working from", "work-from", "wfh", "homeoffice", "home-based", "home based", "virtual", "fernarbeit", "distributed",
    "mobiles arbeiten", "mobile arbeiten", "anywhere", "worldwide", "remoto", "distans", "híbrid", "presencial", "télétravail",
    "teletrab", "distanc", "distanz", "à dist", "a dist", "vor ort", "präsenz", "ortsunabh", "présentiel", "sur site", "ibrid",
    "smart working", "in sede", "in presenza", "thuis", "op afstand", "op kantoor", "op locatie", "på plats", "på kontor",
    "zdaln", "hybryd", "stacjonarn", "biur", "fjernarb", "etätyö", "na dálku", "z domova",
)  # fmt: skip
_REACH = 60
_MOST_SIGNS = 300


class Sign(NamedTuple):
    """Words that speak for a kind of workplace; strength 3 speaks of this job, 2 of how people work here, 1 hints."""

    kind: str
    strength: int
    start: int
    end: int


@cache
def _patterns() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    found: dict[tuple[str, int], list[str]] = {}
    for row in rows("workplace_words.tsv", "metier.facts"):
        found.setdefault((row["kind"], int(row["strength"])), []).append(f"(?:{row['words']})")
    return tuple(
        (kind, strength, re.compile(r"(?<!\w)(?:" + "|".join(words) + ")", re.IGNORECASE | re.MULTILINE))
        for (kind, strength), words in found.items()
    )


def signs(text: str, start: int = 0, end: int | None = None) -> list[Sign]:
    """Every sign between two offsets, in order; looked for only around words that can begin one."""
    stop = min(len(text), end if end is not None else LONGEST_TEXT)
    found: dict[Sign, None] = {}
    for low, high in _windows(text, start, stop):
        blocked = [
            match.span() for kind, _, pattern in _patterns() if kind == "none" for match in pattern.finditer(text, low, high)
        ]
        for kind, strength, pattern in _patterns():
            if kind == "none":
                continue
            for match in pattern.finditer(text, low, high):
                inside = any(begin < match.end() and match.start() < finish for begin, finish in blocked)
                if not inside or (strength == 3 and kind == "onsite"):
                    found[Sign(kind, strength, match.start(), match.end())] = None
    return _strongest(sorted(list(found)[:_MOST_SIGNS], key=lambda sign: (sign.start, -sign.strength)))


@cache
def _gate() -> AhoCorasick:
    return AhoCorasick(_GATES)


def _windows(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for _, begin, finish in _gate().find_matches_as_indexes(fold(text[start:stop])):
        low, high = max(start, start + begin - _REACH), min(stop, start + finish + _REACH)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _strongest(found: list[Sign]) -> list[Sign]:
    """Where signs overlap the stronger stands; a negation (`not a remote position`) beats what it denies."""
    kept: list[Sign] = []
    for sign in sorted(found, key=lambda item: (-item.strength, item.kind != "onsite", item.start - item.end)):
        if all(sign.end <= other.start or other.end <= sign.start for other in kept):
            kept.append(sign)
    return sorted(kept, key=lambda item: item.start)
