import json
import re
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from metier.simulate import market, render
from metier.simulate.market import Market
from metier.simulate.render import Feed

_DATA = re.compile(r'<script type="application/ld\+json">\n(.*?)\n  </script>', re.DOTALL)


@pytest.fixture(scope="module")
def last(simulated: Market, feeds: list[Feed]) -> list[Feed]:
    return [feed for feed in feeds if feed.payload.received_at.date() == simulated.until]


def _payloads(feeds: list[Feed], source: str) -> list[Any]:
    return [json.loads(feed.payload.body) for feed in feeds if feed.source == source]


def _page(feed: Feed) -> dict[str, Any]:
    found = _DATA.search(feed.payload.body.decode())
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_readings_repeat_to_the_byte() -> None:
    first, second = (list(render.readings(market.build(2, 300, date(2026, 11, 24)))) for _ in range(2))
    assert first == second


def test_feeds_come_by_day_source_and_board(feeds: list[Feed]) -> None:
    keys = [(feed.payload.received_at, feed.source, feed.board) for feed in feeds]
    assert keys == sorted(keys)
    assert {source for _, source, _ in keys} == {"greenhouse", "lever", "jsonld_page"}
    assert all(at.tzinfo is UTC for at, _, _ in keys)


def test_greenhouse_boards_have_the_documented_shape(last: list[Feed]) -> None:
    boards = _payloads(last, "greenhouse")
    jobs = [job for board in boards for job in board["jobs"]]
    assert all(board["meta"]["total"] == len(board["jobs"]) for board in boards)
    assert len(jobs) > 40
    for job in jobs:
        assert isinstance(job["id"], int)
        assert job["absolute_url"].split("/")[2].endswith(".example")
        assert (job["metadata"][0]["name"], job["metadata"][0]["value"]) == ("Simulated", True)
        assert "<" not in job["content"]
        assert re.search(r"<(?:p|div|h\d)>", unescape(job["content"]))
        assert datetime.fromisoformat(job["first_published"]) <= datetime.fromisoformat(job["updated_at"])
        for band in job.get("pay_input_ranges", []):
            assert isinstance(band["min_cents"], int)
            assert 0 < band["min_cents"] <= band["max_cents"]


def test_lever_boards_have_the_documented_shape(last: list[Feed]) -> None:
    jobs = [job for board in _payloads(last, "lever") for job in board]
    assert len(jobs) > 30
    for job in jobs:
        assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", job["id"])
        assert job["workplaceType"] in {"on-site", "remote", "hybrid"}
        assert job["createdAt"] > 10**12
        assert job["hostedUrl"].split("/")[2].endswith(".example")
        assert job["applyUrl"] == f"{job['hostedUrl']}/apply"
        assert job["simulated"] is True
        assert all(part["content"].startswith("<li>") for part in job["lists"])
    assert any("salaryRange" in job for job in jobs)


def test_pages_carry_job_posting_data_that_matches_their_words(last: list[Feed]) -> None:
    feeds = [feed for feed in last if feed.source == "jsonld_page"]
    assert len(feeds) > 40
    for feed in feeds:
        data = _page(feed)
        assert data["@type"] == "JobPosting"
        assert data["metier:simulated"] is True
        assert data["description"] in feed.payload.body.decode()
        assert data["hiringOrganization"]["sameAs"].endswith(".example")
        assert ("jobLocation" in data) != (data.get("jobLocationType") == "TELECOMMUTE")
        assert data["url"].split("/")[2] == feed.board


def test_a_posting_keeps_its_bytes_until_it_is_edited(simulated: Market, feeds: list[Feed]) -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for feed in feeds:
        if feed.source == "lever":
            for job in json.loads(feed.payload.body):
                seen.setdefault((feed.board, job["id"]), set()).add(json.dumps(job))
    postings = {(posting.board, posting.source_id): posting for posting in simulated.postings if posting.source == "lever"}
    assert seen.keys() == postings.keys()
    for key, versions in seen.items():
        assert len(versions) <= 1 + (postings[key].edited_on is not None) + len(postings[key].redated)


def test_a_few_adverts_name_a_recruiter_with_invented_contacts(feeds: list[Feed]) -> None:
    bodies = b"".join(feed.payload.body for feed in feeds[-300:]).decode()
    assert set(re.findall(r"[\w.]+@([\w.]+)", bodies)) == {"example.com"}
    assert re.search(r"\(\d{3}\) 555-01\d\d", bodies)


def test_an_emptied_board_is_still_answered(feeds: list[Feed]) -> None:
    empty = [feed for feed in feeds if feed.payload.body in {b'{"jobs": [], "meta": {"total": 0}}', b"[]"}]
    assert empty


def test_the_folder_holds_every_reading_and_the_truth(tmp_path: Path) -> None:
    made = market.build(3, 60, date(2026, 11, 24))
    count = render.write_folder(made, tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == count
    assert pq.read_table(tmp_path / "truth.parquet").num_rows == 60
    feeds = list(render.readings(made))
    assert len(feeds) == count - 1
    first = feeds[0]
    path = tmp_path / first.payload.received_at.date().isoformat() / first.source / first.payload.name
    assert path.read_bytes() == first.payload.body
