"""The unit of time of pay as written: right behind an amount (`/hr`, `brutto im Monat`, `p.a.`) or somewhere near it."""

import re
from collections.abc import Iterator
from functools import cache

from metier.facts.pay_words import any_of, one_of, words
from metier.taxonomy.money import units

_LEAD = rf"(?:/|{one_of('lead')}|{any_of(words('elided'))})"
_BLANK = r"[ \t\u00a0\u202f,(|]"
_WORKED = re.compile(rf"\d[\d.,–-]{{0,7}}\s?{one_of('worked')}\W{{0,3}}$", re.IGNORECASE)
_OF_OTHER = re.compile(rf"[ -]{one_of('of_other')}", re.IGNORECASE)


@cache
def _unit_of_word() -> dict[str, str]:
    return {word: unit.id for unit in units().values() for word in unit.words}


def unit_named(word: str) -> str | None:
    """The unit a word stands for."""
    return _unit_of_word().get(word.lower().replace("’", "'"))


@cache
def _behind() -> re.Pattern[str]:
    nouns = any_of(word for unit in units().values() for word in unit.nouns)
    alone = any_of([*(word for unit in units().values() for word in unit.adverbs), *words("bare_unit")])
    return re.compile(
        rf"{_BLANK}{{0,3}}(?:{one_of('filler')}{_BLANK}{{0,2}}){{0,3}}"
        rf"(?:{_LEAD}[ \t\u00a0-]{{0,2}}({nouns})|/?[ ]?({alone}))(?![^\W_])",
        re.IGNORECASE,
    )


@cache
def _alone() -> re.Pattern[str]:
    nouns = any_of(word for unit in units().values() for word in unit.nouns if len(word) > 1)
    adverbs = any_of(word for unit in units().values() for word in unit.adverbs)
    return re.compile(rf"(?<![^\W_])(?:{_LEAD}[ \t\u00a0-]{{0,2}}({nouns})|({adverbs}))(?![^\W_])", re.IGNORECASE)


def unit_after(text: str, at: int) -> tuple[str | None, int]:
    """The unit written right at an offset and where it ends (`/hr`, ` per year`, ` brutto monatlich`)."""
    match = _behind().match(text, at, at + 60)
    if not match or _OF_OTHER.match(text, match.end(), match.end() + 14):
        return None, at
    return unit_named(match.group(1) or match.group(2)), match.end()


def units_within(text: str, start: int, end: int) -> Iterator[str]:
    """The units named between two offsets, in order; those of working time (`5 days a week`) and of leave or bonus left out."""
    for match in _alone().finditer(text, start, end):
        if match.group(1) and _WORKED.search(text[max(0, match.start() - 24) : match.start()]):
            continue
        counted = text[max(0, match.start() - 3) : match.start()].strip()[-1:].isdigit()
        if counted or _OF_OTHER.match(text, match.end(), match.end() + 14):
            continue
        unit = unit_named(match.group(1) or match.group(2))
        if unit:
            yield unit
