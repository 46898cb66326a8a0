"""Postings as they stand in a list: title, employer, place, pay as written, dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from metier.model.facts import HardSkill, Tool, Workplace
from metier.model.place import Place
from metier.model.posting import Kept
from metier.model.search import Hit, Reason, Results, SearchQuery
from metier.site import filters, render

if TYPE_CHECKING:
    from metier.library.home import Home
    from metier.library.labels import Labels


#: Countries whose towns are told apart by the code of their state or province.
STATES = ("US", "CA", "AU")
#: Flags that stand on a card: what people ask before they open it.
MARKS = ("agency", "clearance", "shift_work", "on_call", "travel")
#: So many tools and skills stand on a card.
SKILLS = 6
#: What a result may be found by, in words; `mark` holds what a posting is mainly about or needs.
REASONS = {
    "title": "“{}” in the title", "body": "“{}” in the text", "where": "“{}” in the place",
    "employer_name": "“{}” in the employer’s name", "role": "its role: {}",
    "mark": "mainly: {}", "level": "its level: {}", "tool": "its tools: {}", "skill": "its skills: {}",
}  # fmt: skip


class Named(msgspec.Struct, frozen=True):
    """A tool or skill of a posting; `hit` where the search asked for it."""

    name: str
    hit: bool


class Why(msgspec.Struct, frozen=True):
    """Something a result was found by, in words, and its part of the score (0 to 1)."""

    words: str
    part: float


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One posting in a list; `pay` and `level` are null when not stated.

    `marks` are flags in words. `skills` are those the search asked for, then those the posting needs; it names `others` besides.
    `why` is empty unless asked.
    """

    id: str
    title: str
    employer: str
    where: str
    pay: str | None
    level: str | None
    status: str
    closed_on: date | None
    posted: date | None
    first_seen: datetime
    last_seen: datetime
    copies: int
    snippet: str
    again: str = ""
    marks: tuple[str, ...] = ()
    skills: tuple[Named, ...] = ()
    others: int = 0
    why: tuple[Why, ...] = ()

    def dates(self, as_of: date) -> str:
        """When it was posted, seen first, and looked at last where that is not now; a date that says nothing new is left out."""
        first, last = self.first_seen.date(), self.last_seen.date()
        said = [f"posted {render.day(self.posted)}"] if self.posted else []
        if self.posted != first:
            said.append(f"first seen {render.day(first)}")
        if self.again:
            said.append(self.again)
        if self.status == "unknown" and last != as_of:
            said.append("not looked at since" if last in {first, self.posted} else f"last looked at {render.day(last)}")
        return " · ".join(said)


def place_name(place: Place, labels: Labels) -> str:
    """A place for people: `Austin, TX`, `London, United Kingdom`, `Germany`."""
    if place.city:
        wider = (
            place.region
            if place.country in STATES and place.region
            else labels.place(place.country)
            if place.country
            else place.region
        )
        return ", ".join(part for part in (place.city, wider) if part)
    if place.country:
        return labels.place(f"{place.country}-{place.region}" if place.region else place.country)
    return place.region or ""


def workplace_words(workplace: Workplace | None, labels: Labels) -> str:
    """The workplace with where one may live: `Remote from US, CA`, `Hybrid, 2 days in the office`; empty when not stated."""
    if workplace is None or workplace.type == "unclear":
        return ""
    name = labels.workplace(workplace.type)
    if workplace.worldwide:
        return f"{name} from anywhere"
    if workplace.type == "remote" and (workplace.countries or workplace.regions):
        homes = [labels.place(country) for country in workplace.countries] + list(workplace.regions)
        return f"{name} from {', '.join(homes)}"
    if workplace.office_days is not None:
        return f"{name}, {render.plural(workplace.office_days, 'day')} in the office"
    return name


def base_pay(kept: Kept) -> str | None:
    """The first base band that counts, as written, or null."""
    stated = [band for band in kept.facts.pay if band.kind == "base" and not band.rejected]
    return render.pay(stated[0]) if stated else None


def card(kept: Kept, labels: Labels, snippet: str = "") -> Card:
    """One posting as a card."""
    posting, facts, life = kept.posting, kept.facts, kept.life
    names = [place_name(place, labels) for place in facts.places[:2]]
    extra = [render.plural(len(facts.places) - 2, "more place")] if len(facts.places) > 2 else []
    where = "; ".join([*filter(None, names), *extra]) or posting.location
    parts = [part for part in (where, workplace_words(facts.workplace, labels)) if part]
    return Card(
        id=posting.id,
        title=posting.title,
        employer=posting.employer,
        where=" · ".join(parts),
        pay=base_pay(kept),
        level=labels.level(facts.seniority) if facts.seniority not in {None, "unclear"} else None,
        status=life.status,
        closed_on=life.closed_on,
        posted=posting.date_posted,
        first_seen=life.first_seen,
        last_seen=life.last_seen,
        copies=len(kept.copies),
        snippet=snippet,
        again=_again(life.redated + life.reopened),
        marks=tuple(filters.WORDS["flag"][name] for name in MARKS if any(flag.id == name for flag in facts.flags)),
    )


def _again(times: int) -> str:
    return f"posted again {'once' if times == 1 else 'twice' if times == 2 else f'{times:,} times'}" if times else ""


def named(kept: Kept, wanted: frozenset[str], words: frozenset[str]) -> tuple[tuple[Named, ...], int]:
    """The tools and skills a card shows, and how many more there are: `wanted` ids and names among `words` first."""
    both: list[Tool | HardSkill] = [*kept.facts.tools, *kept.facts.hard_skills]
    facts = {each.id: each for each in both}
    hits = {name for name, each in facts.items() if name in wanted or each.name.casefold() in words}
    needed = [name for name, each in facts.items() if each.req == "required" and name not in hits]
    shown = [*(name for name in facts if name in hits), *needed][:SKILLS] if facts else []
    return tuple(Named(facts[name].name, name in hits) for name in shown), len(facts) - len(shown) if shown else 0


def why(reasons: Iterable[Reason]) -> tuple[Why, ...]:
    """What a result was found by in words, the weightiest first; what counted for nothing is left out."""
    sums: dict[str, float] = {}
    for each in reasons:
        words = REASONS.get(each.field, "{}").format(each.what)
        sums[words] = sums.get(words, 0.0) + each.score
    total = sum(score for score in sums.values() if score > 0)
    ranked = sorted(((score, words) for words, score in sums.items() if score > 0), key=lambda item: (-item[0], item[1]))
    return tuple(Why(words, score / total) for score, words in ranked)


def found(home: Home, results: Results, query: SearchQuery) -> list[Card]:
    """The cards of a search, with the skills it asked for and, where asked, why each is there."""
    slots = [chip for chip in results.chips if not chip.negative]
    wanted = frozenset((*query.tool, *query.skill, *(chip.value for chip in slots if chip.kind in {"tool", "skill"})))
    words = frozenset(query.text.casefold().split())
    made = cards(home, results.hits, snippets=bool(query.text))
    shown = []
    for one, hit in zip(made, results.hits, strict=True):
        skills, others = named(hit.kept, wanted, words)
        shown.append(msgspec.structs.replace(one, skills=skills, others=others, why=why(hit.reasons)))
    return shown


def cards(home: Home, hits: Iterable[Hit], *, snippets: bool = True) -> list[Card]:
    """The cards of a page of results.

    Without search words there is nothing to show in a snippet, and a source that forbids showing has none.
    """
    found = []
    for hit in hits:
        shown = snippets and home.sources.rights(hit.kept.posting.source).display
        found.append(card(hit.kept, home.labels, hit.snippet if shown else ""))
    return found
