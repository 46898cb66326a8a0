"""The five tables of a market, and how one kept posting becomes rows of them.

`openings` has a row for each opening (a posting that advertises several roles has several); the others point to it by
`row`, which counts from 0 within a role. A mention or a claim inside the words of one opening belongs to that one alone;
outside all of them it belongs to each.
"""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from metier.model.facts import Claim, Facts, Opening
from metier.model.posting import Kept
from metier.statistics.survival import Stay

_TYPES = {"text": pa.string(), "int": pa.int32(), "float": pa.float64(), "bool": pa.bool_()}
_WORDS = "quote:text start:int end:int field:text"


def schema(columns: str) -> pa.Schema:
    """A table's columns from words such as `row:int country:text`."""
    pairs = [column.partition(":") for column in columns.split()]
    return pa.schema([pa.field(name, _TYPES[kind]) for name, _, kind in pairs])


SCHEMAS: dict[str, pa.Schema] = {
    "openings": schema(
        "role:text opening:text posting:text digest:text source:text vacancy:text employer:text employer_name:text title:text "
        "level:text workplace:text employment:text first_day:int last_day:int status:text seen_at:text excluded:text "
        "has_text:bool title_start:int title_end:int board:text seen_day:int age_entry:float age_exit:float gone:bool"
    ),
    "places": schema("row:int country:text region:text metro:text weight:float"),
    "mentions": schema(f"row:int item:text name:text category:text req:text or_group:int {_WORDS}"),
    "duties": schema(f"row:int {_WORDS}"),
    "claims": schema(
        "row:int kind:text value:text low:float high:float currency:text unit:text place:text rejected:text "
        f"required:bool equivalent:bool {_WORDS}"
    ),
}
"""Columns of the tables. Days count from 1970-01-01; `excluded` is empty for what is counted; `item` is `tool:<id>` or
`skill:<id>`; `weight` is the part of the opening that stands in the place; `title_start` and `title_end` say where the title
stands in the posting's text, null where it does not. `seen_day` is when the posting was first seen; `age_entry` and `age_exit`
are the ages in days between which it was watched, `gone` whether it closed then: null where it was not watched."""

TABLES = tuple(SCHEMAS)


def texts(table: pa.Table, name: str) -> list[str]:
    """A column of words; a missing word is empty."""
    return [word or "" for word in table[name].to_pylist()]


Rows = dict[str, list[dict[str, Any]]]

_EPOCH = 719163  # date(1970, 1, 1).toordinal()


def words(claim: Claim) -> dict[str, Any]:
    """The quote, offsets and field of a claim as columns."""
    return {"quote": claim.quote, "start": claim.start, "end": claim.end, "field": claim.field}


def read(kept: Kept, stay: Stay | None = None) -> list[Rows]:
    """The rows of one kept posting, a set for each of its openings; `row` and `excluded` are filled in later.

    `stay` says between which ages the posting was watched.
    """
    openings = kept.facts.openings
    sets = [_one(kept, opening, _within(kept.facts, opening)) for opening in openings] or [_one(kept, None, kept.facts)]
    ages = {"age_entry": stay and stay.entry, "age_exit": stay and stay.exit, "gone": stay and stay.closed}
    for rows in sets:
        rows["openings"][0].update(ages)
    return sets


def _within(facts: Facts, opening: Opening) -> Facts:
    others = [o for o in facts.openings if o is not opening and o.start is not None and o.end is not None]

    def keep(claim: Claim | None) -> bool:
        if claim is None or claim.start is None:
            return claim is not None
        return not any(o.start <= claim.start < o.end for o in others if o.start is not None and o.end is not None)

    return Facts(
        role=opening.role,
        seniority=opening.seniority or facts.seniority,
        pay=tuple(filter(keep, facts.pay)),
        workplace=facts.workplace if keep(facts.workplace) else None,
        places=facts.places,
        employment_type=facts.employment_type,
        experience=facts.experience if keep(facts.experience) else None,
        education=facts.education if keep(facts.education) else None,
        tools=tuple(filter(keep, facts.tools)),
        hard_skills=tuple(filter(keep, facts.hard_skills)),
        duties=tuple(filter(keep, facts.duties)),
        languages=tuple(filter(keep, facts.languages)),
        visa=facts.visa if keep(facts.visa) else None,
        flags=tuple(filter(keep, facts.flags)),
        benefits=tuple(filter(keep, facts.benefits)),
    )


def _one(kept: Kept, opening: Opening | None, facts: Facts) -> Rows:
    posting, life = kept.posting, kept.life
    first = posting.date_posted or life.first_seen.date()
    last = life.closed_on or life.last_seen.date()
    title = opening.title if opening else posting.title
    where = _title_in(posting.text, title, opening)
    row = {
        "role": (facts.role.id if facts.role else None) or "",
        "opening": f"{posting.id}#{opening.number}" if opening else posting.id,
        "posting": posting.id,
        "digest": posting.digest,
        "source": posting.source,
        "vacancy": kept.vacancy,
        "employer": posting.employer_id,
        "employer_name": posting.employer,
        "title": title,
        "level": facts.seniority or "",
        "workplace": facts.workplace.type if facts.workplace else "",
        "employment": " ".join(facts.employment_type),
        "first_day": min(first, last).toordinal() - _EPOCH,
        "last_day": last.toordinal() - _EPOCH,
        "status": life.status,
        "seen_at": life.last_seen.date().isoformat(),
        "excluded": "not a job" if any(flag.id == "not_a_job" for flag in facts.flags) else "",
        "has_text": bool(posting.text.strip()),
        "title_start": where,
        "title_end": None if where is None else where + len(title),
        "board": posting.board,
        "seen_day": life.first_seen.date().toordinal() - _EPOCH,
    }
    return {
        "openings": [row],
        "places": list(_places(facts)),
        "mentions": list(_mentions(facts)),
        "duties": [words(duty) for duty in facts.duties if duty.quote],
        "claims": list(_claims(facts)),
    }


def _title_in(text: str, title: str, opening: Opening | None) -> int | None:
    """Where the title stands in the text, for one of several openings within its own words; None where it does not."""
    start, end = (opening.start or 0, opening.end) if opening else (0, None)
    where = text.find(title, start, len(text) if end is None else end) if title.strip() else -1
    return None if where < 0 else where


def _places(facts: Facts) -> Iterator[dict[str, Any]]:
    """Remote work is never given to the office's town: its places are the countries one may live in."""
    workplace = facts.workplace
    if workplace and workplace.type == "remote":
        countries = workplace.countries or tuple(place.country for place in facts.places if place.country)
        spots = {(country, "", "") for country in countries}
    else:
        spots = {(place.country or "", place.region or "", place.metro or "") for place in facts.places}
    for country, region, metro in sorted(spots):
        yield {"country": country, "region": f"{country}-{region}" if region else "", "metro": metro, "weight": 1.0 / len(spots)}


def _mentions(facts: Facts) -> Iterator[dict[str, Any]]:
    """Each thing once an opening, in its strongest sense: required before preferred before context."""
    rank = {"required": 0, "preferred": 1, "context": 2}
    best: dict[str, dict[str, Any]] = {}
    for tool in facts.tools:
        row = {
            "item": f"tool:{tool.id}",
            "name": tool.name,
            "category": tool.category,
            "req": tool.req,
            "or_group": tool.or_group,
        }
        _keep_stronger(best, row | words(tool), rank)
    for skill in facts.hard_skills:
        if not skill.known:
            continue  # words of one posting that no table knows: nothing that could be counted over employers
        row = {"item": f"skill:{skill.id}", "name": skill.name, "category": "skill", "req": skill.req, "or_group": None}
        _keep_stronger(best, row | words(skill), rank)
    yield from best.values()


def _keep_stronger(best: dict[str, dict[str, Any]], row: dict[str, Any], rank: dict[str, int]) -> None:
    known = best.get(row["item"])
    if known is None or rank.get(row["req"], 3) < rank.get(known["req"], 3):
        best[row["item"]] = row


def _claims(facts: Facts) -> Iterator[dict[str, Any]]:
    for pay in facts.pay:
        yield {
            "kind": "pay", "value": pay.kind, "low": pay.annual_min, "high": pay.annual_max, "currency": pay.currency,
            "unit": pay.unit, "place": pay.place, "rejected": pay.rejected,
        } | words(pay)  # fmt: skip
    if facts.education and facts.education.level:
        read = facts.education
        yield {"kind": "education", "value": read.level, "required": read.required, "equivalent": read.equivalent_ok} | words(
            read
        )
    if facts.experience:
        years = facts.experience
        yield {"kind": "experience", "low": years.min_years, "high": years.max_years} | words(years)
    if facts.workplace:
        yield {"kind": "workplace", "value": facts.workplace.type} | words(facts.workplace)
    for demand in facts.languages:
        yield {"kind": "language", "value": demand.language, "required": demand.req == "required"} | words(demand)
    for flag in facts.flags:
        yield {"kind": "flag", "value": flag.id} | words(flag)
    for benefit in facts.benefits:
        yield {"kind": "benefit", "value": benefit.id} | words(benefit)
    if facts.visa:
        yield {"kind": "visa", "value": "offered" if facts.visa.sponsored else "refused"} | words(facts.visa)
