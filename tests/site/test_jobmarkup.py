"""schema.org markup: nothing invented, nothing when a required field is missing."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from tests.site.fake_postings import full_posting, several_roles

from metier.model.facts import Flag, Pay, Workplace
from metier.model.place import Place
from metier.model.posting import Kept
from metier.site.jobmarkup import job_posting, script_text

TODAY = date(2026, 11, 14)


def _single(**facts: Any) -> Kept:
    kept = full_posting()
    return replace(kept, facts=replace(kept.facts, **facts))


def test_a_whole_posting() -> None:
    found = job_posting(_single(), "<p>words</p>", TODAY)
    assert found is not None
    assert found["jobLocation"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Austin",
        "addressRegion": "TX",
        "addressCountry": "US",
    }
    assert found["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "unitText": "YEAR",
        "minValue": 145000,
        "maxValue": 165000,
    }
    assert (found["datePosted"], found["validThrough"], found["employmentType"]) == ("2026-11-12", "2027-01-31", "FULL_TIME")
    assert "jobLocationType" not in found


def test_remote_is_said_only_with_the_countries_one_may_live_in() -> None:
    nowhere = _single(workplace=Workplace(type="remote"))
    assert job_posting(nowhere, "<p>x</p>", TODAY) is None
    found = job_posting(_single(workplace=Workplace(type="remote", countries=("US", "CA")), places=()), "<p>x</p>", TODAY)
    assert found is not None
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert [home["name"] for home in found["applicantLocationRequirements"]] == ["US", "CA"]
    assert "jobLocationType" not in (job_posting(_single(workplace=Workplace(type="hybrid")), "<p>x</p>", TODAY) or {})


@pytest.mark.parametrize(
    "kept",
    [
        _single(places=(Place(city="Austin"),)),
        _single(flags=(Flag(id="not_a_job"),)),
        several_roles(),
        replace(_single(), life=replace(full_posting().life, status="closed")),
        replace(_single(), posting=replace(full_posting().posting, date_posted=None)),
        replace(_single(), posting=replace(full_posting().posting, valid_through=date(2026, 11, 1))),
        replace(_single(), posting=replace(full_posting().posting, employer="")),
    ],
)
def test_nothing_at_all_where_a_required_field_is_missing(kept: Kept) -> None:
    assert job_posting(kept, "<p>x</p>", TODAY) is None


def test_pay_that_was_rejected_or_has_no_unit_is_not_marked_up() -> None:
    for band in (
        Pay(min=1, max=9, currency="USD", unit="YEAR", rejected="placeholder"),
        Pay(min=1, max=9, currency="USD"),
        Pay(kind="ote"),
    ):
        assert "baseSalary" not in (job_posting(_single(pay=(band,)), "<p>x</p>", TODAY) or {})


def test_markup_cannot_end_its_element() -> None:
    text = script_text({"title": "</script><!--&"})
    assert "<" not in text
    assert "&" not in text
