"""Match skills or a CV with the open jobs: a form, and an answer that is kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Response

from metier.errors import UsageError
from metier.library.labels import EMPLOYMENT, LEVELS
from metier.library.matching import LONGEST_CV, Person
from metier.model.matching import Entry, JobMatch, Matches, Wishes
from metier.site.cards import Card, card
from metier.site.factrows import DEGREES
from metier.site.page import Ask, Page
from metier.site.views import html

SHOWN = 20
STRIPPED = {
    "name": "names", "contact": "addresses of mail and web", "phone": "phone numbers", "address": "streets and postcodes",
    "place": "places", "birth": "birth and age", "graduation": "years of graduation", "school": "schools",
    "nationality": "nationality",
    "employer": "employers", "pronoun": "pronouns", "gender": "words of sex and family", "belief": "belief",
    "personal": "lines about the person", "header": "lines above the first section", "unread": "lines that tell no skill",
}  # fmt: skip
STATES = {"met": "met", "related": "related", "missing": "missing", "unknown": "cannot be told"}
WISHED = {"place": "Place", "employment": "Type", "pay": "Pay", "visa": "Sponsorship"}


class Line(msgspec.Struct, frozen=True):
    """One line of a ledger for people: what is asked, how it stands, the posting's words and the person's."""

    name: str
    state: str
    says: str
    asked: str | None = None
    field: str | None = None
    held: str | None = None


class Matched(msgspec.Struct, frozen=True):
    """A job with its ledger."""

    card: Card
    score: str
    sums: str
    lines: tuple[Line, ...]


def match(ask: Ask) -> Response[Any]:
    """Render the form, and what was found for what it was sent with. What is wrong with that is said above the form."""
    given = {name: value.strip() for name, value in ask.form if value.strip()}
    found, failure = None, None
    if ask.form:
        try:
            person, wishes = _person(given), _wishes(given)
            found = ask.home.matching.match(person, wishes, SHOWN)
        except UsageError as error:
            failure = error
    return html(
        "match.html",
        ask,
        status=400 if failure else 200,
        title="Match",
        describe="Hold what you know against every open job, line by line. Nothing you give is kept.",
        noindex=bool(ask.form),
        given=given,
        failure=failure,
        levels=[(name, LEVELS[name]) for name in LEVELS if name != "unclear"],
        degrees=list(DEGREES.items()),
        employments=list(EMPLOYMENT.items()),
        longest=LONGEST_CV,
        **_shown(ask, found),
    )


def _shown(ask: Ask, found: Matches | None) -> dict[str, Any]:
    if found is None:
        return {"found": None}
    profile, named = found.reading.profile, {step for advised in found.advice.steps for step in advised.jobs[:3]}
    return {
        "found": found,
        "profile": profile,
        "jobs": [_job(ask, job) for job in found.jobs],
        "stripped": [f"{STRIPPED.get(kind, kind)} ({times})" for kind, times in found.reading.stripped.items()],
        "titles": {job: ask.home.postings.get(job).posting.title for job in sorted(named)},
        "degree": DEGREES.get(profile.education or "", ""),
    }


def _job(ask: Ask, job: JobMatch) -> Matched:
    kept = ask.home.postings.get(job.posting)
    quotes = ask.home.sources.rights(kept.posting.source).display
    lines = tuple(_lines(ask, job, quotes=quotes))
    states = [entry.state for entry in job.entries]
    sums = ", ".join(f"{states.count(state)} {words}" for state, words in STATES.items() if state in states)
    return Matched(card(kept, ask.home.labels), f"{job.score:.0%}", sums, lines)


def _lines(ask: Ask, job: JobMatch, *, quotes: bool) -> Iterator[Line]:
    for entry in job.entries:
        name = f"{entry.name[:1].upper()}{entry.name[1:]}" + (", preferred" if entry.req == "preferred" else "")
        yield Line(name, entry.state, _says(entry), entry.asked if quotes else None, entry.field, entry.held)
    fit, labels = job.fit, ask.home.labels
    if fit.asked and fit.held:
        less = f", so that the score counts {fit.factor:.0%}" if fit.factor < 1 else ""
        says = {"met": "as yours", "above": "you stand above it", "below": "you stand below it"}[fit.state]
        yield Line(f"Level: {labels.level(fit.asked)}", fit.state, says + less)
    for condition in job.conditions:
        says = "as you wish" if condition.state == "met" else "not stated"
        yield Line(WISHED[condition.kind], condition.state, says, condition.quote if quotes else None)


def _says(entry: Entry) -> str:
    if entry.state == "met":
        return "you have it"
    if entry.state == "related":
        return f"related: {entry.through} {entry.why}" if entry.through else f"related: {entry.why}"
    return "missing" if entry.state == "missing" else f"cannot be told: {entry.why or 'you did not say'}"


def _person(given: dict[str, str]) -> Person:
    return Person(
        skills=_split(given.get("skills", "")),
        languages=_split(given.get("languages", "")),
        cv=given.get("cv", ""),
        years=_number(given, "years", "years of experience"),
        education=given.get("education", ""),
        level=given.get("level", ""),
    )


def _wishes(given: dict[str, str]) -> Wishes:
    employment = (given["employment"],) if given.get("employment") in EMPLOYMENT else ()
    return Wishes(
        place=_split(given.get("place", "")),
        remote_from=_split(given.get("remote_from", "")),
        employment=employment,
        pay_min=_number(given, "pay_min", "pay"),
        visa="visa" in given,
    )


def _split(text: str) -> tuple[str, ...]:
    """Names parted by commas or line ends; a place keeps the comma before its state (`Austin, TX; DE` are two)."""
    parts = text.replace("\r", "").split(";") if ";" in text else text.replace("\r", "").split("\n")
    return tuple(part.strip()[:2_000] for part in parts if part.strip())


def _number(given: dict[str, str], name: str, what: str) -> float | None:
    words = given.get(name, "").replace(",", "")
    if not words:
        return None
    try:
        number = float(words)
    except ValueError:
        raise UsageError(f"{what} {words[:40]!r}", "a number") from None
    if not 0 <= number <= 1e9:
        raise UsageError(f"{what} {words[:40]}", "0 or more")
    return number


PAGE = Page("/match", match, nav="Match", order=15, takes_form=True)
