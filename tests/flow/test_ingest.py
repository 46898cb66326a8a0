"""Taking in: every record is kept or dropped with a counted reason."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from metier.corpus.corpus import Corpus
from metier.flow.account import REPEATED
from metier.flow.executor import Executor, chunks
from metier.flow.ingest import Feed, ingest
from metier.flow.publish import closing
from metier.model.record import Drop, Payload
from metier.model.run import Run
from metier.sources import shelf

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MAP = "id=id,title=title,employer=employer,location=location,description=text"


def lines(*rows: object) -> bytes:
    return b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)


def advert(number: int, text: str = "We hire a nurse for nights on our ward.") -> dict[str, str]:
    return {"id": str(number), "title": "Registered Nurse", "employer": "Harbor General", "location": "Austin, TX", "text": text}


def take(home: Path, *payloads: Payload | Drop, source: str = "jsonl", mapping: str | None = MAP, board: str = "") -> list[Run]:
    found = shelf.find(source, mapping)
    with Executor(1) as executor:
        return ingest(Corpus(home), [Feed(found, board, payload) for payload in payloads], executor)


def test_rows_read_are_kept_or_dropped_with_a_reason(tmp_path: Path) -> None:
    body = lines(advert(1), b'{"broken": ', advert(2), advert(1), {"id": "9"})
    (run,) = take(tmp_path, Payload("ward.jsonl", body, NOON))
    assert (run.read, run.kept, run.new) == (5, 2, 2)
    assert run.read == run.kept + sum(run.dropped.values())
    assert run.dropped[REPEATED] == 1
    assert run.board == "ward"


def test_the_same_again_is_an_observation_and_an_edit_is_a_new_version(tmp_path: Path) -> None:
    take(tmp_path, Payload("ward.jsonl", lines(advert(1), advert(2)), NOON))
    (again,) = take(tmp_path, Payload("ward.jsonl", lines(advert(1), advert(2, "Days, not nights.")), NOON.replace(day=5)))
    assert (again.new, again.changed, again.kept) == (0, 1, 2)
    kept = {item.posting.source_id: item for item in Corpus(tmp_path).kept()}
    assert kept["2"].posting.text == "Days, not nights."
    assert kept["2"].life.edits == 1
    assert kept["1"].life.readings == 2
    assert kept["1"].life.first_seen == NOON


def test_a_file_that_cannot_be_read_is_counted_and_stops_nothing(tmp_path: Path) -> None:
    runs = take(tmp_path, Drop("empty file", "a.jsonl"), Payload("b.jsonl", lines(advert(1)), NOON))
    assert sum(run.read for run in runs) == 2
    assert sum(run.new for run in runs) == 1
    assert {reason for run in runs for reason in run.dropped} == {"empty file"}


def test_many_files_of_one_board_are_one_run(tmp_path: Path) -> None:
    payloads = [Payload(f"{number}.jsonl", lines(advert(number)), NOON) for number in range(3)]
    (run,) = take(tmp_path, *payloads, board="harbor")
    assert (run.board, run.read, run.new) == ("harbor", 3, 3)


def test_contact_data_is_masked_in_the_posting_and_in_its_record(tmp_path: Path) -> None:
    take(tmp_path, Payload("ward.jsonl", lines(advert(1, "Write to jane.doe@harbor.example or call +1 512 555 0134.")), NOON))
    (kept,) = Corpus(tmp_path).kept()
    record = Corpus(tmp_path).record(kept.posting.digest)
    assert record is not None
    for words in (kept.posting.text, kept.posting.html, record.decode()):
        assert "jane.doe" not in words
        assert "555 0134" not in words


def test_workers_keep_the_order_of_the_chunks() -> None:
    with Executor(2) as executor:
        made = [item for part in executor.map(sorted, chunks(range(50, 0, -1), 10)) for item in part]
    assert made == [number for start in (41, 31, 21, 11, 1) for number in range(start, start + 10)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_stage_is_not_swallowed(workers: int) -> None:
    unsortable: list[Any] = [1, 2, "x", 4]
    with Executor(workers) as executor, pytest.raises(TypeError):
        list(executor.map(sorted, chunks(unsortable, 2)))


def test_a_page_that_is_gone_closes_what_it_held(tmp_path: Path) -> None:
    posting = {"@type": "JobPosting", "title": "Nurse", "description": "We hire a nurse."}
    advert_page = b'<script type="application/ld+json">' + json.dumps(posting).encode() + b"</script>"
    address = "https://harbor.example/jobs/1"
    take(tmp_path, Payload(address, advert_page, NOON), source="jsonld_page", mapping=None, board=address)
    gone = Payload(address, b"", NOON.replace(day=9), gone=True)
    (run,) = take(tmp_path, gone, source="jsonld_page", mapping=None, board=address)
    assert (run.read, run.listed, run.complete) == (0, 0, True)
    (kept,) = Corpus(tmp_path, closing()).kept()
    assert (kept.life.status, kept.life.closed_on, kept.life.last_seen) == ("closed", NOON.replace(day=9).date(), NOON)
    history = Corpus(tmp_path, closing()).history(kept.posting.id)
    assert history is not None
    assert [event.what for event in history.events] == ["first_seen", "gone"]
    take(tmp_path, Payload(address, advert_page, NOON.replace(day=20)), source="jsonld_page", mapping=None, board=address)
    (again,) = Corpus(tmp_path, closing()).kept()
    assert (again.life.status, again.life.closed_on) == ("unknown", None)


def test_an_archive_stands_for_the_time_its_records_tell(tmp_path: Path) -> None:
    rows = [advert(number) | {"seen": f"2026-0{number}-01"} for number in (1, 2)]
    (run,) = take(tmp_path, Payload("old.jsonl", lines(*rows), NOON), mapping=f"{MAP},seen_at=seen")
    assert run.seen_at == datetime(2026, 2, 1, tzinfo=UTC)
    assert Corpus(tmp_path).as_of() == run.seen_at.date()
