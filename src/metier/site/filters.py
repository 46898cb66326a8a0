"""The filters beside a list of results: each option with its count given the other filters, to ask for or to leave out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from metier.model.search import FacetValue, Results
from metier.site import asked as search
from metier.site import render
from metier.site.asked import Asked

if TYPE_CHECKING:
    from metier.library.home import Home
    from metier.library.labels import Labels

TITLES = {
    "remote_from": "I can work from", "place": "Place", "workplace": "Workplace", "role": "Role", "level": "Level",
    "tool": "Tools", "skill": "Skills", "employment": "Type", "employer": "Employer", "experience": "Experience asked",
    "education": "Education asked", "language": "Languages needed", "written": "Written in", "visa": "Visa",
    "flag": "Worth knowing", "source": "Source", "status": "Status",
}  # fmt: skip
#: Our own words for values of a fixed vocabulary, so that every page uses the same.
WORDS = {
    "status": {"open": "Open", "unknown": "Not checked lately", "closed": "Closed"},
    "experience": {"0": "No experience asked"},
    "visa": {"sponsored": "Visa sponsored", "refused": "No visa sponsored"},
    "flag": {
        "agency": "Agency", "clearance": "Security clearance", "travel": "Travel", "on_call": "On call",
        "shift_work": "Shift work", "evergreen": "Always advertised", "several_roles": "Several roles in one",
    },
}  # fmt: skip
#: What does not state a facet, and all that does.
UNSTATED = {"flag": "None of these", "employer": "Not named"}
STATED = {"flag": "Any of these", "employer": "Named"}
#: Facets every posting states.
ALWAYS = ("source", "status")
#: Values that have an order of their own.
ORDERS = {
    "level": ("intern", "entry", "mid", "senior", "staff", "principal", "manager", "director", "executive", "unclear"),
    "experience": ("0", "1-2", "3-5", "6-9", "10+"),
    "education": ("high_school", "vocational", "associate", "bachelor", "master", "doctorate"),
}
#: Filters that stand open; the others when something of theirs is set.
OPEN = ("remote_from", "place", "workplace", "role", "level")
FIRST, MOST = 6, 40
AGES = {1: "Since yesterday", 7: "Last week", 30: "Last 30 days", 90: "Last 90 days"}


class Option(msgspec.Struct, frozen=True):
    """One value: `value` is what asks for it, `out` what leaves it out. `count` is null when the engine did not count it.

    `chosen` is what is asked now: `in`, `out`, or nothing.
    """

    value: str
    out: str
    label: str
    count: int | None
    chosen: str


class Filter(msgspec.Struct, frozen=True):
    """One facet's options: the chosen and the most frequent first, the rest folded away, last what does not state it."""

    name: str
    title: str
    first: tuple[Option, ...]
    more: tuple[Option, ...]
    unstated: Option | None
    open: bool
    chosen: int


def namer(name: str, labels: Labels, values: Sequence[FacetValue]) -> Callable[[str], str]:
    """What a facet's values are called."""
    counted = {value.id: value.label for value in values if value.id}
    fixed: dict[str, Callable[[str], str]] = {
        "role": labels.role, "level": labels.level, "workplace": labels.workplace, "employment": labels.employment,
    }  # fmt: skip
    bare: dict[str, Callable[[str], str]] = {
        "place": labels.place, "remote_from": labels.place, "tool": labels.tool, "skill": labels.skill,
        "language": labels.language, "written": labels.language,
    }  # fmt: skip

    def called(value: str) -> str:
        if value == "-":
            return STATED.get(name, "Stated")
        if not value:
            return UNSTATED.get(name, "Not stated")
        if value.startswith("-"):
            return f"not {called(value[1:])}"
        words = WORDS.get(name, {}).get(value) or (fixed[name](value) if name in fixed else counted.get(value))
        found = words or bare.get(name, str)(value)
        return render.sentence(found) if name in {"role", "skill"} else found

    return called


def filters(asked: Asked, results: Results, labels: Labels) -> dict[str, Filter]:
    """The filters by name, in the order in which people narrow a search; those without an option are left out."""
    made = ((name, _filter(name, asked, results.facets.get(name, ()), labels)) for name in search.FIELDS)
    return {name: one for name, one in made if one is not None}


def _filter(name: str, asked: Asked, values: Sequence[FacetValue], labels: Labels) -> Filter | None:
    chosen: tuple[str, ...] = getattr(asked.query, name)
    called = namer(name, labels, values)
    counts = {value.id: value.count for value in values}
    # a place may be words whose count stands under the id they mean
    uncounted = 0 if values and name not in {"place", "remote_from"} else None

    def option(value: str) -> Option:
        state = "in" if value in chosen else "out" if f"-{value}" in chosen else ""
        count = counts.get(value, uncounted) if value else counts.get("", 0)
        label = called(f"-{value}" if state == "out" else value)
        return Option(search.written(value), search.written(f"-{value}"), label, count, state)

    order = ORDERS.get(name)
    ranked = [value for value in counts if value and counts[value]]
    if order:
        ranked.sort(key=lambda value: order.index(value) if value in order else len(order))
    kept = dict.fromkeys(value.removeprefix("-") for value in chosen)
    options = [option(value) for value in dict.fromkeys([*kept, *ranked]) if value]
    if not options and "" not in kept:
        return None
    cut = max(len(order) if order else FIRST, sum(bool(each.chosen) for each in options))
    return Filter(
        name=name,
        title=TITLES[name],
        first=tuple(options[:cut]),
        more=tuple(options[cut : max(MOST, cut)]),
        unstated=None if name in ALWAYS else option(""),
        open=name in OPEN or bool(chosen),
        chosen=len(chosen),
    )


def placed(asked: Asked, results: Results, home: Home) -> str | None:
    """The address of the search with the places a person typed as words turned into ids; null when there is nothing to turn.

    Of several places of one name (a town and its state) it is the one the library searched: the one with as many postings.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name in ("place", "remote_from"):
        held = getattr(asked.query, name)
        known = [value for value in results.facets.get(name, ()) if value.id]
        ids = {value.id for value in known if value.count}
        meant = {words: words if words in ids else _meant(words, known, results.total, home) for words in _bare(held)}
        turned = tuple(dict.fromkeys("-" * value.startswith("-") + meant.get(_name(value), _name(value)) for value in held))
        if turned != held:
            found[name] = turned
    return search.changed(asked, **found) if found else None


def _name(value: str) -> str:
    return value.removeprefix("-")


def _bare(values: Sequence[str]) -> list[str]:
    return [words for value in values if (words := _name(value))]


def _meant(words: str, known: Sequence[FacetValue], total: int, home: Home) -> str:
    typed = words.casefold()
    same = [value for value in known if value.count and typed in _called(value)]
    if same:
        return min(same, key=lambda value: value.count != total).id
    return home.postings.place(words) or words


def _called(value: FacetValue) -> set[str]:
    label = value.label.casefold()
    return {value.id, value.id.casefold(), label, label.partition(",")[0]}


def ages(as_of: date, since: date | None) -> list[tuple[str, str, bool]]:
    """The choices for how old a posting may be: (date, words, chosen). They count from the edition's date."""
    found = [
        ((as_of - timedelta(days=days)).isoformat(), label, since == as_of - timedelta(days=days)) for days, label in AGES.items()
    ]
    if since and not any(chosen for _, _, chosen in found):
        found.append((since.isoformat(), f"Since {render.day(since)}", True))
    return found
