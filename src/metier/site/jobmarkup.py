"""A posting as schema.org JobPosting: only what the posting states, and nothing at all when a required field is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from metier.model.facts import Facts
from metier.model.place import Place
from metier.model.posting import Kept

EMPLOYMENT = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}


def _address(place: Place) -> dict[str, Any]:
    parts = {"addressLocality": place.city, "addressRegion": place.region, "addressCountry": place.country}
    return {"@type": "Place", "address": {"@type": "PostalAddress"} | {name: value for name, value in parts.items() if value}}


def _where(facts: Facts) -> dict[str, Any] | None:
    """Where the work is, or null when the posting does not say enough: remote needs the countries one may live in."""
    places = [_address(place) for place in facts.places if place.country]
    workplace = facts.workplace
    if workplace is None or workplace.type != "remote":
        return {"jobLocation": places if len(places) > 1 else places[0]} if places else None
    if not workplace.countries:
        return None
    homes = [{"@type": "Country", "name": country} for country in workplace.countries]
    located = {"jobLocation": places if len(places) > 1 else places[0]} if places else {}
    return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": homes if len(homes) > 1 else homes[0]} | located


def _salary(facts: Facts) -> dict[str, Any]:
    for band in facts.pay:
        if (
            band.kind == "base"
            and not band.rejected
            and band.currency
            and band.unit
            and (band.min is not None or band.max is not None)
        ):
            value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": band.unit}
            if band.min == band.max:
                value["value"] = band.min
            else:
                value |= {name: number for name, number in (("minValue", band.min), ("maxValue", band.max)) if number is not None}
            return {"baseSalary": {"@type": "MonetaryAmount", "currency": band.currency, "value": value}}
    return {}


def job_posting(kept: Kept, description: str, as_of: date) -> dict[str, Any] | None:
    """The markup of an open posting, or null when it is closed, over, or a required field is not stated.

    `description` is the HTML the page shows.
    """
    posting, facts = kept.posting, kept.facts
    where = _where(facts)
    over = posting.valid_through is not None and posting.valid_through < as_of
    stated = posting.title and description.strip() and posting.date_posted and posting.employer
    if kept.life.status == "closed" or over or not stated or where is None or posting.date_posted is None:
        return None
    if any(flag.id == "not_a_job" for flag in facts.flags) or len(facts.openings) > 1:
        return None
    found: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": posting.title,
        "description": description,
        "datePosted": posting.date_posted.isoformat(),
        "hiringOrganization": {"@type": "Organization", "name": posting.employer},
        "directApply": False,
        **where,
        **_salary(facts),
    }
    kinds = [kind for kind in facts.employment_type if kind in EMPLOYMENT]
    if kinds:
        found["employmentType"] = kinds if len(kinds) > 1 else kinds[0]
    if posting.valid_through:
        found["validThrough"] = posting.valid_through.isoformat()
    if posting.source_id:
        found["identifier"] = {"@type": "PropertyValue", "name": posting.employer, "value": posting.source_id}
    return found


def script_text(markup: dict[str, Any]) -> str:
    """The markup as JSON that cannot end the element it stands in."""
    text = msgspec.json.encode(markup).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
