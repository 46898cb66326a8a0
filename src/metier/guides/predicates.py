"""What a posting can be asked yes or no: the predicates of shares, by name."""

from collections.abc import Callable

import msgspec
import numpy as np

from metier.guides.rows import NO_TEXT, Cut
from metier.guides.samples import Sample, from_pairs, only, readable, whole
from metier.statistics.estimate import Bools, Ints

LARGEST = 10
"""How many employers count as those that post most."""

DEGREES = ("bachelor", "master", "doctorate")
EDUCATION = ("high_school", "vocational", "associate", *DEGREES)
YEARS = {"0-1": (0, 1), "2-4": (2, 4), "5-7": (5, 7), "8+": (8, 99)}
"""Bands of the least years of experience asked, both ends included (whole years)."""


def item(cut: Cut, name: str) -> Sample:
    """`tool:<id>` or `skill:<id>`; `:required` for demands only, `:preferred` for wishes: a posting's strongest word counts."""
    words = name.split(":")
    found = cut.table.mentions_of(":".join(words[:2]))
    if words[2:] in (["required"], ["preferred"]):
        found = found[cut.table.req.codes[found] == cut.table.req.code(words[2])]
    return _mentions(cut, found)


def any_of(cut: Cut, names: str) -> Sample:
    """`any:<item>,<item>`: at least one of several items."""
    found = [cut.table.mentions_of(name) for name in names.split(",")]
    return _mentions(cut, np.sort(np.concatenate(found)))


def alternatives(cut: Cut, names: str) -> Sample:
    """`alternatives:<item>,<item>`: at least two of the items offered as alternatives in one sentence (X, Y or Z)."""
    table = cut.table
    found = np.sort(np.concatenate([table.mentions_of(name) for name in names.split(",")]))
    found = found[table.or_group[found] >= 0]
    group = table.mention_row[found] * 4096 + table.or_group[found] % 4096
    keys, back, times = np.unique(group, return_inverse=True, return_counts=True)
    return _mentions(cut, found[times[back] >= 2] if len(keys) else found)


def category(cut: Cut, name: str) -> Sample:
    """`category:<id>`: any tool of a category."""
    return _mentions(cut, cut.table.mentions_in(name))


def _mentions(cut: Cut, places: Ints) -> Sample:
    return readable(cut, from_pairs(cut, "mentions", places, cut.table.mention_row[places]))


def _claims(cut: Cut, places: Ints, kind: str = "") -> Sample:
    """Openings with one of these claims; `kind` names the claims that a source may give in a field without any text."""
    return readable(cut, from_pairs(cut, "claims", places, cut.table.claim_row[places]), kind)


def _with_value(cut: Cut, kind: str, values: tuple[str, ...]) -> Ints:
    found = cut.claims(kind)
    wanted = np.array([word in values for word in cut.table.claim_value.words], dtype=np.bool_)
    return found[wanted[cut.table.claim_value.codes[found]]]


def _flag(cut: Cut, kind: str, places: Ints) -> Bools:
    return cut.table.tables["claims"].bools(kind)[places]


def degree(cut: Cut, _: str) -> Sample:
    """`degree`: a bachelor's degree or a higher one is required."""
    found = _with_value(cut, "education", DEGREES)
    return _claims(cut, found[_flag(cut, "required", found)], "education")


def education(cut: Cut, level: str) -> Sample:
    """`education:<level>`: the least education named; `education:not_stated`: none is named (which is not `none needed`)."""
    if level == "not_stated":
        return _other_way(_claims(cut, cut.claims("education"), "education"))
    return _claims(cut, _with_value(cut, "education", (level,)), "education")


def _other_way(stated: Sample) -> Sample:
    """The openings that do not state it; nothing can be quoted for silence."""
    return msgspec.structs.replace(stated, value=1.0 - stated.value, words=np.full_like(stated.words, -1))


def equivalent(cut: Cut, _: str) -> Sample:
    """`equivalent`: experience is accepted instead, among the postings that require a degree."""
    asked = degree(cut, "")
    found = _with_value(cut, "education", DEGREES)
    found = found[_flag(cut, "required", found) & _flag(cut, "equivalent", found)]
    return only(_claims(cut, found, "education"), asked.value > 0.5, "no degree required")


def experience(cut: Cut, band: str) -> Sample:
    """`experience:stated` or `not_stated`, or `experience:<band>` of `YEARS`: the least years of experience asked."""
    found = cut.claims("experience")
    years = cut.table.claim_low[found]
    if band in {"stated", "not_stated"}:
        stated = _claims(cut, found[~np.isnan(years)], "experience")
        return stated if band == "stated" else _other_way(stated)
    low, high = YEARS[band]
    return _claims(cut, found[(years >= low) & (years < high + 1)], "experience")


def pay_stated(cut: Cut, _: str) -> Sample:
    """`pay_stated`: base pay is stated in a band that is believed, whatever its currency."""
    found = _with_value(cut, "pay", ("base",))
    table = cut.table
    found = found[table.rejected.equal("")[found]]
    known = ~np.isnan(table.claim_low[found]) | ~np.isnan(table.claim_high[found])
    return _claims(cut, found[known], "pay")


def workplace(cut: Cut, kind: str) -> Sample:
    """`workplace:<onsite, hybrid or remote>`."""
    return _claims(cut, _with_value(cut, "workplace", (kind,)), "workplace")


def _claim_of(kind: str) -> Callable[[Cut, str], Sample]:
    def found(cut: Cut, value: str) -> Sample:
        return _claims(cut, _with_value(cut, kind, (value,)))

    found.__doc__ = f"`{kind}:<value>`: the posting says so."
    return found


def level(cut: Cut, name: str) -> Sample:
    """`level:<id>`: the level of the posting, read from its title first."""
    hit = cut.table.level.equal(name)[cut.row]
    return whole(cut, hit, "openings", np.where(hit, cut.row, -1))


def employment(cut: Cut, name: str) -> Sample:
    """`employment:<FULL_TIME...>`: the posting states this type of employment."""
    words = cut.table.employment
    having = np.array([name in text.split() for text in words.words], dtype=np.bool_)
    hit = having[words.codes[cut.row]]
    sample = msgspec.structs.replace(whole(cut, hit, "openings", np.where(hit, cut.row, -1)), field="")
    return only(sample, cut.has_text | ~words.equal("")[cut.row], NO_TEXT)


def top_employers(cut: Cut, number: str) -> Sample:
    """`top_employers:<n>`: the posting is of one of the n named employers with the most postings."""
    named = [employer for employer, _ in cut.per_employer() if employer]
    largest = [cut.table.employer.code(employer) for employer in named[: int(number)]]
    hit = np.isin(cut.table.employer.codes[cut.row], largest)
    return msgspec.structs.replace(whole(cut, hit, "openings", np.where(hit, cut.row, -1)), field="employer")


def title(cut: Cut, words: str) -> Sample:
    """`title:<words>`: the title holds these words, next to one another, whatever their case."""
    wanted = f" {words} "
    having = np.array([wanted in f" {text} " for text in cut.table.plain_titles], dtype=np.bool_)
    hit = having[cut.table.title.codes[cut.row]]
    return whole(cut, hit, "openings", np.where(hit, cut.row, -1))


PREDICATES: dict[str, Callable[[Cut, str], Sample]] = {
    "any": any_of,
    "alternatives": alternatives,
    "category": category,
    "degree": degree,
    "education": education,
    "equivalent": equivalent,
    "experience": experience,
    "pay_stated": pay_stated,
    "workplace": workplace,
    "level": level,
    "employment": employment,
    "top_employers": top_employers,
    "title": title,
    "language": _claim_of("language"),
    "flag": _claim_of("flag"),
    "benefit": _claim_of("benefit"),
    "visa": _claim_of("visa"),
}
