from datetime import date
from typing import Any

import pytest

from metier.sources import job_posting

BASE = {"title": "Tailor", "description": "<p>Sew.</p>"}


def read(**fields: Any) -> Any:
    return job_posting.draft({**BASE, **fields}, b"{}", "")


@pytest.mark.parametrize(
    ("written", "bands"),
    [
        (60000, [(60000, 60000, None, None)]),
        ("60000", [(60000, 60000, None, None)]),
        ("$60,000 - $70,000 per year", [(60000, 70000, "USD", "YEAR")]),
        ("€25/hour", [(25, 25, "EUR", "HOUR")]),
        ("Competitive", []),
        (0, []),
        ({"currency": "usd", "value": 55000}, [(55000, 55000, "USD", None)]),
        (
            {"currency": "EUR", "value": {"minValue": "50.000", "maxValue": "60.000", "unitText": "Annual"}},
            [(50000, 60000, "EUR", "YEAR")],
        ),
        ({"currency": "GBP", "value": {"value": 12.5, "unitText": "HOUR"}}, [(12.5, 12.5, "GBP", "HOUR")]),
        ({"currency": "USD", "value": {"minValue": 0, "maxValue": 0, "unitText": "YEAR"}}, []),
        ({"currency": "USD", "minValue": 10, "maxValue": 20, "unitText": "per hour"}, [(10, 20, "USD", "HOUR")]),
        (
            [{"currency": "USD", "value": 1000}, {"currency": "CAD", "value": 1300}],
            [(1000, 1000, "USD", None), (1300, 1300, "CAD", None)],
        ),
        ({"currency": "USD", "value": [{"minValue": 5, "maxValue": 6}]}, [(5, 6, "USD", None)]),
        ({"currency": "USD", "value": {"minValue": 90000, "unitText": "Fortnight"}}, [(90000, None, "USD", None)]),
    ],
)
def test_pay_is_read_in_every_form_pages_use(written: Any, bands: list[tuple[Any, ...]]) -> None:
    found = read(baseSalary=written).hints.get("baseSalary", [])
    assert [(band.get("minValue"), band.get("maxValue"), band.get("currency"), band.get("unitText")) for band in found] == bands


def test_the_old_currency_field_counts() -> None:
    assert read(baseSalary=100, salaryCurrency="SEK").hints["baseSalary"][0]["currency"] == "SEK"


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("Leeds, UK", "Leeds, UK"),
        ({"@type": "Place", "address": "Leeds, UK"}, "Leeds, UK"),
        ({"addressLocality": "Leeds", "addressCountry": {"@type": "Country", "name": "GB"}}, "Leeds, GB"),
        ({"address": {"addressLocality": "Leeds", "addressRegion": "", "addressCountry": "GB"}}, "Leeds, GB"),
        ({"address": [{"addressLocality": "Leeds"}]}, "Leeds"),
        ([{"address": {"addressLocality": "Leeds"}}, {"address": {"addressLocality": "York"}}, "Leeds"], "Leeds; York"),
        ({"name": "Head office"}, "Head office"),
        (None, ""),
    ],
)
def test_places_are_read_in_every_form_pages_use(written: Any, line: str) -> None:
    assert read(jobLocation=written).location == line


@pytest.mark.parametrize(
    ("written", "types"),
    [
        ("FULL_TIME", ["FULL_TIME"]),
        (["FULL_TIME", "CONTRACTOR"], ["FULL_TIME", "CONTRACTOR"]),
        ("full_time, part_time", ["FULL_TIME", "PART_TIME"]),
        ("Full-time", ["FULL_TIME"]),
        ("https://schema.org/FULL_TIME", ["FULL_TIME"]),
        ("Unknown", None),
    ],
)
def test_employment_types_are_read_in_every_form_pages_use(written: Any, types: Any) -> None:
    assert read(employmentType=written).hints.get("employmentType") == types


@pytest.mark.parametrize(
    ("written", "employer"),
    [
        ("Acorn", "Acorn"),
        ({"name": "Acorn"}, "Acorn"),
        ([{"legalName": "Acorn"}], "Acorn"),
        ({"@value": "Acorn"}, "Acorn"),
        (True, ""),
    ],
)
def test_the_employer_is_read_in_every_form_pages_use(written: Any, employer: str) -> None:
    assert read(hiringOrganization=written).employer == employer


@pytest.mark.parametrize(
    ("written", "number"), [(17, "17"), ("A-1", "A-1"), ({"name": "Acorn", "value": "9"}, "9"), ([{"value": 3}], "3"), (None, "")]
)
def test_the_identifier_is_read_in_every_form_pages_use(written: Any, number: str) -> None:
    assert read(identifier=written).source_id == number


def test_remote_work_and_where_one_may_live() -> None:
    draft = read(
        jobLocationType="telecommute", applicantLocationRequirements=[{"@type": "Country", "name": "US"}, {"name": "CA"}]
    )
    assert draft.hints == {"jobLocationType": "TELECOMMUTE", "workplace": "remote", "applicantLocationRequirements": ["US", "CA"]}


def test_dates_and_demands() -> None:
    draft = read(datePosted="2026-07-10", validThrough="2026-10-01T00:00", educationRequirements="Bachelor")
    assert draft.date_posted == date(2026, 7, 10)
    assert draft.valid_through is not None
    assert draft.hints == {"educationRequirements": "Bachelor"}
