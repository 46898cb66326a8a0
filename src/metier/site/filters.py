"""The filters beside a list of results: options with counts, and a chip for every one that is set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import msgspec

from metier.model.search import FacetValue, Results
from metier.site import asked as search
from metier.site import render
from metier.site.asked import Asked

if TYPE_CHECKING:
    from metier.library.labels import Labels

TITLES = {
    "place": "Place",
    "remote_from": "Remote from",
    "role": "Role",
    "level": "Level",
    "workplace": "Workplace",
    "tool": "Tools",
    "employment": "Type",
    "employer": "Employer",
    "status": "Status",
    "source": "Source",
}
STATUSES = {"open": "Open", "unknown": "Not checked lately", "closed": "Closed"}
FIXED = ("role", "level", "workplace", "employment", "status")
FIRST, MOST = 7, 47
AGES = {7: "Last week", 30: "Last 30 days", 90: "Last 90 days"}


class Option(msgspec.Struct, frozen=True):
    """One value to tick; `count` is null when the engine did not count it."""

    id: str
    label: str
    count: int | None
    chosen: bool


class Filter(msgspec.Struct, frozen=True):
    """One field's options: the chosen and the most frequent first, the rest folded away; `unstated` counts the empty bucket."""

    name: str
    title: str
    first: tuple[Option, ...]
    more: tuple[Option, ...]
    unstated: int


class Chip(msgspec.Struct, frozen=True):
    """A filter that is set, and the address without it."""

    label: str
    away: str


def _namer(name: str, labels: Labels) -> Callable[[str], str]:
    known: dict[str, Callable[[str], str]] = {
        "place": labels.place,
        "remote_from": labels.place,
        "role": labels.role,
        "level": labels.level,
        "workplace": labels.workplace,
        "tool": labels.tool,
        "employment": labels.employment,
        "status": lambda value: STATUSES.get(value, value),
    }
    return known.get(name, str)


def filters(asked: Asked, results: Results, labels: Labels) -> list[Filter]:
    """The filters in the order in which people narrow a search. A chosen value stays even when nothing has it any more."""
    return [made for name in search.FIELDS if (made := _filter(name, asked, results.facets.get(name, ()), labels))]


def _shown(name: str, value: FacetValue, called: Callable[[str], str]) -> str:
    """The word for a value: our own for what is a fixed vocabulary, so that every page uses the same."""
    return called(value.id) if name in FIXED else value.label


def placed(asked: Asked, results: Results) -> str | None:
    """The address of the search with the places a person typed as words turned into ids; null when there is nothing to turn.

    Of several places of one name (a town and its state) it is the one the library searched: the one with as many postings.
    """
    known = {value.id: value for value in results.facets.get("place", ()) if value.id and value.count}
    found = {}
    for words in asked.query.place:
        typed = words.casefold()
        same = [value for value in known.values() if typed in _called(value)]
        if words not in known and same:
            found[words] = min(same, key=lambda value: value.count != results.total).id
    pairs = [(name, found.get(value, value) if name == "place" else value) for name, value in search.pairs(asked)]
    return f"/jobs?{urlencode(list(dict.fromkeys(pairs)))}" if found else None


def _called(value: FacetValue) -> set[str]:
    label = value.label.casefold()
    return {value.id, label, label.partition(",")[0]}


def _filter(name: str, asked: Asked, values: tuple[FacetValue, ...], labels: Labels) -> Filter | None:
    chosen = getattr(asked.query, name)
    called = _namer(name, labels)
    counted = {value.id: value for value in values if value.id}
    options = [
        Option(value.id, _shown(name, value, called), value.count, value.id in chosen)
        for value in counted.values()
        if value.count or value.id in chosen
    ]
    # a place may be words whose count stands under the id they mean
    uncounted = 0 if values and name != "place" else None
    options += [Option(value, called(value), uncounted, chosen=True) for value in chosen if value not in counted]
    if not options:
        return None
    options.sort(key=lambda option: not option.chosen)
    cut = max(FIRST, sum(option.chosen for option in options))
    unstated = sum(value.count for value in values if not value.id)
    return Filter(name, TITLES[name], tuple(options[:cut]), tuple(options[cut : max(MOST, cut)]), unstated)


def chips(asked: Asked, results: Results, labels: Labels) -> list[Chip]:
    """What is set, each with the way to take it away."""
    query = asked.query
    found = [Chip(f"“{query.text}”", search.without(asked, "q"))] if query.text else []
    for name in search.FIELDS:
        shown = {value.id: value.label for value in results.facets.get(name, ())}
        called = _namer(name, labels)
        found += [
            Chip(called(value) if name in FIXED else shown.get(value) or called(value), search.without(asked, name, value))
            for value in getattr(query, name)
        ]
    if query.pay_min is not None:
        found.append(Chip(f"pay from {query.pay_min:,.0f} a year", search.without(asked, "pay_min")))
    if query.unstated_pay == "exclude":
        found.append(Chip("pay stated", search.without(asked, "unstated_pay")))
    if query.posted_since:
        found.append(Chip(f"posted since {render.day(query.posted_since)}", search.without(asked, "posted_since")))
    if query.copies:
        found.append(Chip("every copy shown", search.without(asked, "copies")))
    return found


class Understood(msgspec.Struct, frozen=True):
    """What a part of the text was understood as, and the address of the search without it."""

    kind: str
    label: str
    away: str


def understood(asked: Asked, results: Results) -> list[Understood]:
    """What was understood of the text, each with the way to take it away."""
    text = asked.query.text
    found = []
    for chip in results.chips:
        rest = " ".join(f"{text[: chip.start].removesuffix('-')} {text[chip.end :]}".split())
        label = f"not {chip.label}" if chip.negative else chip.label
        found.append(Understood(chip.kind.replace("_", " "), label, search.reworded(asked, rest)))
    return found


def corrected(asked: Asked, results: Results) -> list[tuple[str, str, str]]:
    """Words taken for misspelt: (as typed, what was searched, the address of the search with them as they are)."""
    found = []
    for each in results.corrections:
        quoted = asked.query.text.replace(each.words, f'"{each.words}"')
        found.append((each.words, each.meant, search.reworded(asked, quoted)))
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


def ages(as_of: date, since: date | None) -> list[tuple[str, str, bool]]:
    """The choices for how old a posting may be: (date, words, chosen). They count from the edition's date."""
    found = [
        ((as_of - timedelta(days=days)).isoformat(), label, since == as_of - timedelta(days=days)) for days, label in AGES.items()
    ]
    if since and not any(chosen for _, _, chosen in found):
        found.append((since.isoformat(), f"Since {render.day(since)}", True))
    return found
