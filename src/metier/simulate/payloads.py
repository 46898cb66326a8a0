"""Raw payloads in the shapes that Greenhouse, Lever and schema.org pages really have, each marked as simulated."""

import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone
from html import escape
from typing import Any

from metier.simulate import html, location, tables
from metier.simulate.posting import SimPosting

_EASTERN = timezone(timedelta(hours=-5))
_DEPARTMENTS = {
    "software": "Engineering",
    "data": "Data",
    "design": "Design",
    "health": "Clinical Services",
    "trades": "Field Operations",
    "finance": "Finance",
    "education": "Instruction",
    "logistics": "Operations",
}
_COMMITMENTS = {
    "FULL_TIME": "Full-time",
    "PART_TIME": "Part-time",
    "CONTRACTOR": "Contract",
    "PER_DIEM": "Per Diem",
    "TEMPORARY": "Temporary",
}
_UNITS = {"YEAR": "per-year-salary", "HOUR": "per-hour-wage"}


def _moment(day: date, number: int) -> datetime:
    """A time of day that belongs to a posting, so that its bytes do not change from reading to reading."""
    return datetime.combine(day, time(8 + number % 9, number * 7 % 60, number * 13 % 60), tzinfo=_EASTERN)


def _changed(posting: SimPosting, on: date) -> date:
    return max(posting.edited_on, posting.posted(on)) if posting.edited_on and posting.changed(on) else posting.posted(on)


def _department(posting: SimPosting) -> str:
    return _DEPARTMENTS[tables.roles()[posting.vacancy.role].field]


def url(posting: SimPosting) -> str:
    """The posting's address at its employer's simulated site."""
    host = posting.vacancy.employer.host
    if posting.source == "greenhouse":
        return f"https://careers.{host}/jobs/{posting.source_id}?gh_jid={posting.source_id}"
    if posting.source == "lever":
        return f"https://jobs.{host}/{posting.board}/{posting.source_id}"
    return f"https://www.{host}/careers/{tables.slug(posting.vacancy.title)}-{posting.source_id.lower()}"


def _amount(amount: float) -> float | int:
    return int(amount) if amount == int(amount) else amount


def _greenhouse_job(posting: SimPosting, on: date) -> dict[str, Any]:
    vacancy, form = posting.vacancy, posting.vacancy.employer.style.pay_form
    pays = posting.pay(on)
    content = html.whole(posting.words(on), vacancy.employer.style.markup)
    where = location.words(vacancy, form)
    job: dict[str, Any] = {
        "absolute_url": url(posting),
        "data_compliance": [
            {"type": "gdpr", "requires_consent": False, "requires_processing_consent": False, "retention_period": None}
        ],
        "internal_job_id": 2_000_000_000 + vacancy.number,
        "location": {"name": where},
        "metadata": [
            {"id": 501, "name": "Simulated", "value": True, "value_type": "yes_no"},
            {"id": 502, "name": "Employment Type", "value": _COMMITMENTS[vacancy.employment], "value_type": "single_select"},
        ],
        "id": int(posting.source_id),
        "updated_at": _moment(_changed(posting, on), posting.number).isoformat(),
        "requisition_id": f"R-{vacancy.number + 1000}",
        "title": vacancy.title,
        "company_name": vacancy.employer.name,
        "first_published": _moment(posting.posted(on), posting.number).isoformat(),
        "language": "en",
        "application_deadline": None,
        "content": escape(content, quote=False).replace('"', "&quot;"),
        "departments": [
            {"id": 9000 + len(_department(posting)), "name": _department(posting), "child_ids": [], "parent_id": None}
        ],
        "offices": [{"id": 8000 + len(where), "name": where, "location": where, "child_ids": [], "parent_id": None}],
    }
    if pays.in_field:
        title = "Annual Salary Range" if pays.unit == "YEAR" else "Hourly Pay Range"
        band = {"min_cents": round(pays.low * 100), "max_cents": round(pays.high * 100), "currency_type": pays.currency}
        job["pay_input_ranges"] = [{**band, "title": title, "blurb": ""}]
    return job


def greenhouse_job(posting: SimPosting, on: date) -> str:
    """One job of a Greenhouse board."""
    return json.dumps(_greenhouse_job(posting, on), ensure_ascii=True)


def greenhouse(jobs: Sequence[str]) -> bytes:
    """A whole board of jobs as the Greenhouse job board API answers."""
    return f'{{"jobs": [{", ".join(jobs)}], "meta": {{"total": {len(jobs)}}}}}'.encode()


_LISTED = frozenset({"duties", "requirements", "preferred", "benefits"})
_CLOSING = frozenset({"pay", "legal", "apply"})


def _lever_body(posting: SimPosting, on: date) -> dict[str, Any]:
    """The advert's words in the places where Lever has them."""
    advert, markup = posting.words(on), posting.vacancy.employer.style.markup
    opening = [section for section in advert.sections if section.kind not in _LISTED | _CLOSING]
    closing = [section for section in advert.sections if section.kind in _CLOSING]
    description = "".join(html.fragment(section, markup) for section in opening)
    plain = "\n\n".join(html.plain(section) for section in opening)
    listed = [section for section in advert.sections if section.kind in _LISTED]
    return {
        "additionalPlain": "\n\n".join(html.plain(section) for section in closing),
        "additional": "".join(html.fragment(section, markup) for section in closing),
        "descriptionPlain": plain,
        "description": description,
        "lists": [{"text": section.heading, "content": html.items(section, markup).strip()} for section in listed],
        "opening": "",
        "openingPlain": "",
        "descriptionBody": description,
        "descriptionBodyPlain": plain,
    }


def _lever_job(posting: SimPosting, on: date) -> dict[str, Any]:
    vacancy, pays = posting.vacancy, posting.pay(on)
    where = location.words(vacancy, vacancy.employer.style.pay_form)
    job: dict[str, Any] = {
        **_lever_body(posting, on),
        "categories": {
            "commitment": _COMMITMENTS[vacancy.employment],
            "department": _department(posting),
            "location": where,
            "team": vacancy.focus,
            "allLocations": [where],
        },
        "createdAt": round(_moment(posting.posted(on), posting.number).timestamp() * 1000),
        "id": posting.source_id,
        "text": vacancy.title,
        "country": None if vacancy.country == "EUROPE" else vacancy.country,
        "workplaceType": {"onsite": "on-site"}.get(vacancy.workplace, vacancy.workplace),
        "hostedUrl": url(posting),
        "applyUrl": f"{url(posting)}/apply",
        "simulated": True,
        "company": vacancy.employer.name,
    }
    if pays.in_field:
        band = {"currency": pays.currency, "interval": _UNITS[pays.unit], "min": _amount(pays.low), "max": _amount(pays.high)}
        job["salaryRange"] = band
    return job


def lever_job(posting: SimPosting, on: date) -> str:
    """One job of a Lever board."""
    return json.dumps(_lever_job(posting, on), ensure_ascii=True)


def lever(jobs: Sequence[str]) -> bytes:
    """A whole board of jobs as the Lever postings API answers."""
    return f"[{', '.join(jobs)}]".encode()
