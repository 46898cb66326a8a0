"""Greenhouse job boards: the board's JSON answer, one job, or the departments with their jobs."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

from metier.model.record import Draft, Drop, Payload
from metier.model.rights import Rights
from metier.sources import json_text, moments, pay, spellings
from metier.sources.bodies import body_format
from metier.sources.source import Request, Source

_BOARD = re.compile(r"(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io/(?:embed/job_app\?for=)?([\w-]+)")
_EMPLOYMENT = re.compile(r"employment (?:type|status)|job type|time type|commitment", re.IGNORECASE)
_WORKPLACE = re.compile(r"location type|work ?place|work location|remote", re.IGNORECASE)
_PAY = re.compile(r"salary|pay|compensation", re.IGNORECASE)
_YEARLY = re.compile(r"annual|salary|year", re.IGNORECASE)
_HOURLY = re.compile(r"hour", re.IGNORECASE)
_NO_PLACE = re.compile(r"\s*(?:\d+ locations|multiple locations|various locations)?\s*", re.IGNORECASE)
_NO_DEPARTMENT = "No Department"


def requests(board: str) -> list[Request]:
    """The one address that lists every open job of a board, with words and pay."""
    name = quote(board, safe="")
    return [Request(f"https://boards-api.greenhouse.io/v1/boards/{name}/jobs?content=true&pay_transparency=true")]


def read(payload: Payload) -> Iterator[Draft | Drop]:
    """Read a board, a job or a department list; one Draft or Drop a job."""
    answer = json_text.answer(payload)
    if isinstance(answer, Drop):
        yield answer
        return
    jobs = _jobs(answer)
    if jobs is None:
        yield Drop("not a Greenhouse answer", payload.name)
        return
    for number, (job, department) in enumerate(jobs):
        yield _draft(job, department, f"{payload.name}[{number}]")


def _jobs(answer: Any) -> list[tuple[Any, str]] | None:
    """Jobs with the department they were listed under, each id once."""
    if isinstance(answer, list):
        return [(job, "") for job in answer]
    if not isinstance(answer, dict):
        return None
    if isinstance(answer.get("jobs"), list):
        return [(job, "") for job in answer["jobs"]]
    if isinstance(answer.get("departments"), list) and "title" not in answer:
        return _by_department(answer["departments"])
    return [(answer, "")] if "title" in answer and "id" in answer else None


def _by_department(departments: list[Any]) -> list[tuple[Any, str]]:
    found: dict[Any, tuple[Any, str]] = {}
    for department in departments:
        if isinstance(department, dict):
            for job in _list(department.get("jobs")):
                key = _text(job.get("id")) or id(job) if isinstance(job, dict) else id(job)
                found.setdefault(key, (job, str(department.get("name") or "")))
    return list(found.values())


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _draft(job: Any, department: str, where: str) -> Draft | Drop:
    if not isinstance(job, dict):
        return Drop("not an object", where)
    title = _text(job.get("title"))
    if not title:
        return Drop("no title", where)
    url, body = _text(job.get("absolute_url")), _text(job.get("content"))
    board = _BOARD.search(url)
    return Draft(
        record=json_text.encode(job),
        title=title,
        body=body,
        body_format=body_format(body),
        employer=_text(job.get("company_name")),
        location=_location(job),
        source_id=_text(job.get("id")),
        board=board[1] if board else "",
        url=url,
        language=_text(job.get("language")),
        date_posted=moments.moment(job.get("first_published")),
        date_modified=moments.moment(job.get("updated_at")),
        valid_through=moments.moment(job.get("application_deadline")),
        hints=_hints(job, department),
    )


def _names(values: Any) -> list[str]:
    items = values if isinstance(values, list) else []
    return [name for name in (_text(item.get("name")) for item in items if isinstance(item, dict)) if name]


def _location(job: dict[str, Any]) -> str:
    """The location line; the offices where it is empty or only counts places."""
    location = job.get("location")
    line = _text(location.get("name") if isinstance(location, dict) else location)
    if not _NO_PLACE.fullmatch(line):
        return line
    held = job.get("offices")
    offices = [item for item in held if isinstance(item, dict)] if isinstance(held, list) else []
    places = [_text(office.get("location")) or _text(office.get("name")) for office in offices]
    return "; ".join(place for place in places if place) or line


def _hints(job: dict[str, Any], department: str) -> dict[str, Any]:
    hints: dict[str, Any] = {"baseSalary": _ranges(job)}
    for item in _list(job.get("metadata")):
        if isinstance(item, dict):
            _metadata(_text(item.get("name")), item.get("value"), hints)
    names = [name for name in [department, *_names(job.get("departments"))] if name and name != _NO_DEPARTMENT]
    hints["department"] = names[0] if names else ""
    if hints.get("workplace") == "remote":
        hints["jobLocationType"] = "TELECOMMUTE"
    return {name: hint for name, hint in hints.items() if hint}


def _metadata(name: str, value: Any, hints: dict[str, Any]) -> None:
    """What an employer keeps in fields of its own naming."""
    if isinstance(value, dict) and _PAY.search(name):
        low, high = pay.amount(value.get("min_value")), pay.amount(value.get("max_value"))
        band = pay.band(low, high, pay.currency(value.get("unit")), _unit(name, low or high), f"metadata[{name}]")
        hints["baseSalary"] += [band] if band else []
    elif _EMPLOYMENT.search(name):
        hints.setdefault("employmentType", spellings.employment_types(value))
    elif _WORKPLACE.search(name):
        hints.setdefault("workplace", spellings.workplace(value))


def _unit(title: str, amount: float | None) -> str | None:
    """The period, which Greenhouse never states: from the range's title, else where the amount leaves no doubt."""
    if _HOURLY.search(title) or (amount is not None and amount < 200):
        return "HOUR"
    if _YEARLY.search(title) or (amount is not None and amount >= 20_000):
        return "YEAR"
    return None


def _ranges(job: dict[str, Any]) -> list[dict[str, Any]]:
    bands = []
    for number, item in enumerate(_list(job.get("pay_input_ranges"))):
        if not isinstance(item, dict):
            continue
        low, high = (
            None if cents is None else cents / 100 for cents in map(pay.amount, (item.get("min_cents"), item.get("max_cents")))
        )
        unit = _unit(_text(item.get("title")), low or high)
        band = pay.band(low, high, pay.currency(item.get("currency_type")), unit, f"pay_input_ranges[{number}]")
        if band:
            bands.append(band)
    return bands


SOURCE = Source(
    name="greenhouse",
    caption="Greenhouse job boards",
    homepage="https://developers.greenhouse.io/job-board.html",
    read=read,
    requests=requests,
    rights=Rights(
        min_interval_s=3600, terms_url="https://developers.greenhouse.io/job-board.html", terms_read_on=date(2026, 11, 1)
    ),
    whole_board=True,
    hosts=("boards-api.greenhouse.io",),
)
