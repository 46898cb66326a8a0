"""What a search says of itself: what is set, what was understood of the words, what was put right, what had no effect."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from metier.model.search import Chip as Slot
from metier.model.search import Results, SearchQuery
from metier.site import asked as search
from metier.site import render
from metier.site.asked import Asked
from metier.site.filters import TITLES, namer

if TYPE_CHECKING:
    from metier.library.labels import Labels


#: Kinds whose labels say what they are.
_SAID = {"remote_from", "only", "near", "pay", "experience", "visa", "workplace"}


class Chip(msgspec.Struct, frozen=True):
    """Something that is set, and the address without it."""

    label: str
    away: str


class Understood(msgspec.Struct, frozen=True):
    """What a part of the text was understood as, and the address of the search without it. What is `hard` every result obeys.

    `kind` is empty where the label says it.
    """

    kind: str
    label: str
    away: str
    hard: bool


def chips(asked: Asked, results: Results, labels: Labels) -> list[Chip]:
    """What is set, each with the way to take it away."""
    query = asked.query
    found = [Chip(f"“{query.text}”", search.without(asked, "text"))] if query.text else []
    for name in search.FIELDS:
        called = namer(name, labels, results.facets.get(name, ()))
        found += [Chip(_words(name, value, called), search.without(asked, name, value)) for value in getattr(query, name)]
    apart = {"near": search.changed(asked, near="", radius=SearchQuery().radius)}
    return [*found, *(Chip(label, apart.get(name) or search.without(asked, name)) for name, label in _single(query))]


def _words(name: str, value: str, called: Callable[[str], str]) -> str:
    return f"{TITLES[name]}: {called(value).lower()}" if value in {"", "-"} else called(value)


def _single(query: SearchQuery) -> Iterable[tuple[str, str]]:
    """What is set beside the facets: the field, and words for it."""
    if query.near:
        yield "near", f"within {query.radius:,g} km of {query.near}"
    if query.pay_min is not None:
        yield "pay_min", " ".join(f"pay from {query.pay_min:,.0f} {query.pay_currency}".split()) + " a year"
    if query.unstated_pay != "include":
        yield "unstated_pay", "pay stated" if query.unstated_pay == "exclude" else "pay not stated"
    if query.posted_since:
        yield "posted_since", f"posted since {render.day(query.posted_since)}"
    if query.seen_since:
        yield "seen_since", f"first seen since {render.day(query.seen_since)}"
    if query.copies:
        yield "copies", "every copy shown"
    if query.literal and query.text:
        yield "literal", "words taken as they are"
    if query.per_employer != SearchQuery().per_employer:
        most = f"at most {query.per_employer}" if query.per_employer else "any number"
        yield "per_employer", f"{most} of one employer at the top"


def understood(asked: Asked, results: Results) -> list[Understood]:
    """What was understood of the text, each with the way to take it away."""
    return [
        Understood(
            "" if chip.kind in _SAID else chip.kind.replace("_", " "),
            f"not {chip.label}" if chip.negative else chip.label,
            search.changed(asked, text=_rest(asked.query.text, chip)),
            chip.hard,
        )
        for chip in results.chips
    ]


def _rest(text: str, chip: Slot) -> str:
    return " ".join(f"{text[: chip.start].removesuffix('-')} {text[chip.end :]}".split())


def with_unstated(asked: Asked, results: Results) -> tuple[str, str] | None:
    """The words that ask for pay, which leave out what does not state it, and the address of the search that keeps it."""
    for chip in results.chips:
        if chip.kind == "pay" and not chip.negative:
            currency, _, amount = chip.value.rpartition(" ")
            rest = _rest(asked.query.text, chip)
            return chip.words, search.changed(asked, text=rest, pay_min=float(amount), pay_currency=currency)
    return None


def corrected(asked: Asked, results: Results) -> list[tuple[str, str, str]]:
    """Words taken for misspelt: (as typed, what was searched, the address of the search with them as they are)."""
    found = []
    for each in results.corrections:
        quoted = asked.query.text.replace(each.words, f'"{each.words}"')
        found.append((each.words, each.meant, search.changed(asked, text=quoted)))
    return found


def told(ignored: Iterable[str], asked: Asked) -> list[str]:
    """What the search says had no effect, under the name the page has for it; the statuses nobody asked for are not spoken of."""
    found = []
    for note in ignored:
        name, colon, why = note.partition(": ")
        if name == "status" and not asked.query.status:
            continue
        title = TITLES.get(name)
        found.append(f"{title}: {why}" if title and colon else render.sentence(why if name == "text" and colon else note))
    return found
