"""Every recorded payload and every set of real postings beside the checkout is read whole."""

import csv
import hashlib
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from metier.model.record import Draft, Drop, Payload
from metier.sources import shelf
from metier.sources.reading import payloads

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 1, tzinfo=UTC)
FOLDERS = {"greenhouse": "greenhouse", "lever": "lever", "hackernews": "hackernews", "jsonld_page": "schema_org_html"}


def expected() -> list[dict[str, str]]:
    lines = [line for line in (HERE / "expected_payloads.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def _day(when: datetime | date | None) -> str:
    return (when.date() if isinstance(when, datetime) else when).isoformat() if when else ""


def _line(draft: Draft) -> str:
    return "|".join((draft.source_id, draft.title, draft.location, draft.url, _day(draft.date_posted)))


@pytest.mark.real
@pytest.mark.parametrize("source", sorted(FOLDERS))
def test_every_recorded_payload_gives_what_its_own_list_holds(source: str, shared: Path) -> None:
    rows = {row["file"]: row for row in expected() if row["source"] == source}
    files = sorted((shared / "data" / "payloads" / FOLDERS[source]).iterdir())
    assert len(files) == len(rows)
    for path in files:
        row = rows[hashlib.sha256(path.read_bytes()).hexdigest()[:16]]
        (payload,) = payloads(str(path), NOW)
        assert isinstance(payload, Payload)
        items = list(shelf.find(source).read(payload))
        drafts = [item for item in items if isinstance(item, Draft)]
        assert (len(drafts), len(items) - len(drafts)) == (int(row["postings"]), int(row["others"])), path.name
        assert hashlib.sha256("\n".join(map(_line, drafts)).encode()).hexdigest()[:16] == row["rows"], path.name
        assert all(draft.record for draft in drafts)


SETS = [
    ("hackernews_archive", "hn_2016_2018.jsonl.gz", 9507, 0.02),
    ("hackernews_archive", "hn_2026_jan_apr.jsonl.gz", 1412, 0.03),
    ("himalayas", "himalayas_2026.jsonl.gz", 290, 0),
    ("themuse", "themuse_2026.jsonl.gz", 218, 0),
    ("cyber_job_radar", "cyber_job_radar_2026.jsonl.gz", 270, 0),
    ("uber", "uber_2025.jsonl.gz", 776, 0),
    ("usajobs", "usajobs_2016.jsonl.gz", 738, 0),
    ("tech_salary_radar", "tech_salary_radar_2026.csv.gz", 8313, 0),
    ("ats_rows", "ats_snippets_2026.jsonl.gz", 2780, 0),
]


@pytest.mark.real
@pytest.mark.parametrize(("source", "name", "rows", "most_dropped"), SETS)
def test_every_row_of_a_real_set_is_a_draft_or_a_drop(
    source: str, name: str, rows: int, most_dropped: float, shared: Path
) -> None:
    (payload,) = payloads(str(shared / "data" / "postings" / name), NOW)
    assert isinstance(payload, Payload)
    items = list(shelf.find(source).read(payload))
    drafts = [item for item in items if isinstance(item, Draft)]
    dropped = Counter(item.reason for item in items if isinstance(item, Drop))
    assert len(items) == rows
    assert sum(dropped.values()) <= most_dropped * rows, dropped
    assert len({draft.source_id for draft in drafts}) == len(drafts), "ids are unique"
    assert all(draft.title and draft.date_posted and draft.url.startswith("http") and draft.board for draft in drafts)
    assert sum(bool(draft.employer) for draft in drafts) >= 0.94 * len(drafts)
    assert sum(bool(draft.location) for draft in drafts) >= 0.85 * len(drafts)
    for draft in drafts:
        draft.record.decode("utf-8")
        "".join((draft.title, draft.employer, draft.location, draft.body)).encode("utf-8")


def read(source: str, name: str, shared: Path) -> list[Draft]:
    (payload,) = payloads(str(shared / "data" / "postings" / name), NOW)
    assert isinstance(payload, Payload)
    return [item for item in shelf.find(source).read(payload) if isinstance(item, Draft)]


@pytest.mark.real
def test_structured_pay_of_real_sets_is_read(shared: Path) -> None:
    federal = read("usajobs", "usajobs_2016.jsonl.gz", shared)
    assert all(draft.hints.get("jobLocation") for draft in federal)
    units = Counter(band.get("unitText") for draft in federal for band in draft.hints.get("baseSalary", []))
    assert units == {"YEAR": 675, "HOUR": 58}, "four are without compensation, one states zero"
    paid = [draft for draft in read("himalayas", "himalayas_2026.jsonl.gz", shared) if draft.hints.get("baseSalary")]
    assert len(paid) == 140
    table = [
        draft for draft in read("tech_salary_radar", "tech_salary_radar_2026.csv.gz", shared) if draft.hints.get("baseSalary")
    ]
    assert 0.44 < len(table) / 8313 < 0.46


@pytest.mark.real
def test_the_team_column_of_gathered_rows_is_not_taken_for_the_employer(shared: Path) -> None:
    lever = [draft for draft in read("ats_rows", "ats_snippets_2026.jsonl.gz", shared) if draft.source_id.startswith("lever:")]
    assert all(f"/{draft.employer}/" in draft.url for draft in lever)
