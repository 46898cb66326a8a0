"""What a reading that failed, an emptied board, a lying date and a crash may do to the corpus: nothing that is not true."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile.taking import DAY, jobs, on, take

from metier.corpus.corpus import Batch, Closing, Corpus, Reading
from metier.corpus.storage import Table
from metier.errors import MetierError, UsageError
from metier.flow import boards
from metier.model.posting import Kept, Observation
from metier.model.record import Draft, Drop, Payload
from metier.sources import shelf
from metier.sources.source import Source

WHOLE = {"greenhouse": Closing(True)}


def held(home: Path) -> dict[str, Kept]:
    return {item.posting.title: item for item in Corpus(home, WHOLE).kept()}


def board(home: Path, day: int, body: bytes) -> None:
    take(home, shelf.find("greenhouse"), "acme", Payload("acme.json", body, on(day)))


@pytest.mark.parametrize("failure", [Drop("damaged gzip file", "acme.json"), b'{"jobs": [', b"[]x", b"<html>busy</html>"])
def test_a_reading_that_failed_closes_nothing(tmp_path: Path, failure: Drop | bytes) -> None:
    board(tmp_path, 1, jobs(1))
    for day in (2, 3):
        payload = failure if isinstance(failure, Drop) else Payload("acme.json", failure, on(day))
        run = take(tmp_path, shelf.find("greenhouse"), "acme", payload)
        assert not run.complete
    assert held(tmp_path)["Nurse 1"].life.status == "open"


def test_a_record_that_was_dropped_does_not_close_the_posting_it_was(tmp_path: Path) -> None:
    board(tmp_path, 1, jobs(1, 2))
    for day in (2, 3):
        board(tmp_path, day, jobs(1).replace(b"]}", b', {"id": 2}]}'))
    assert held(tmp_path)["Nurse 2"].life.status == "open"


def test_an_emptied_board_closes_on_the_day_it_was_recorded_and_reopens(tmp_path: Path) -> None:
    board(tmp_path, 1, jobs(1))
    board(tmp_path, 2, jobs())
    board(tmp_path, 3, jobs())
    life = held(tmp_path)["Nurse 1"].life
    assert (life.status, life.closed_on) == ("closed", on(2).date())
    board(tmp_path, 4, jobs(1))
    assert held(tmp_path)["Nurse 1"].life.status == "open"


def test_nothing_is_seen_after_it_is_read(tmp_path: Path) -> None:
    lying = Draft(record=b"{}", title="Nurse", seen_at=DAY.replace(year=2099))
    source = Source(name="odd", caption="", homepage="", read=lambda _: iter([lying]))
    take(tmp_path, source, "b", Payload("x", b"", DAY))
    assert Corpus(tmp_path).as_of() == DAY.date()


def test_a_source_that_fails_is_counted_and_keeps_what_it_read(tmp_path: Path) -> None:
    def failing(_: Payload) -> Iterator[Draft | Drop]:
        yield Draft(record=b"{}", title="Nurse")
        raise KeyError("field")

    run = take(tmp_path, Source(name="odd", caption="", homepage="", read=failing), "b", Payload("x", b"", DAY))
    assert (run.read, run.kept) == (2, 1)
    assert run.dropped == {"odd cannot read it (KeyError)": 1}


def test_a_record_that_cannot_be_cleaned_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("metier.flow.stages.clean", failing)
    run = take(tmp_path, shelf.find("greenhouse"), "acme", Payload("acme.json", jobs(1, 2), DAY))
    assert (run.read, run.kept, run.dropped) == (2, 0, {"could not be cleaned (ZeroDivisionError)": 2})


@pytest.mark.parametrize("survived", range(5))
def test_a_crash_between_two_writes_loses_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    left = [survived]
    whole = Table.append

    def dying(table: Table, rows: object) -> None:
        if not left[0]:
            raise SystemExit("killed")
        left[0] -= 1
        whole(table, rows)  # type: ignore[arg-type]  # passed on as it came

    with monkeypatch.context() as patched:
        patched.setattr(Table, "append", dying)
        with pytest.raises(SystemExit):
            board(tmp_path, 1, jobs(1, 2))
    seen = held(tmp_path)
    assert len(seen) == (2 if survived == 4 else 0)
    board(tmp_path, 2, jobs(1, 2))
    again = list(Corpus(tmp_path, WHOLE).kept())
    assert sorted(item.posting.title for item in again) == ["Nurse 1", "Nurse 2"]
    assert all(item.facts.role for item in again)


def test_two_that_append_the_same_give_one_posting(tmp_path: Path) -> None:
    board(tmp_path, 1, jobs(1))
    (kept,) = Corpus(tmp_path).kept()
    same = kept.posting
    Corpus(tmp_path).append(
        Batch(
            records=[],
            postings=[same],
            facts=[Reading(same.id, same.digest, kept.facts)],
            observations=[Observation("other", "greenhouse", "acme", same.id, same.digest, on(1))],
            extractor="x",
        )
    )
    (again,) = Corpus(tmp_path).kept()
    assert (again.posting, again.facts) == (kept.posting, kept.facts)


def test_what_is_pinned_does_not_move(tmp_path: Path) -> None:
    board(tmp_path, 1, jobs(1))
    pinned = Corpus(tmp_path)
    pinned.pin()
    board(tmp_path, 2, jobs(1, 2))
    assert [item.posting.title for item in pinned.kept()] == ["Nurse 1"]
    assert len(held(tmp_path)) == 2


@pytest.mark.parametrize("name", ["", "   ", "x" * 3_000])
def test_a_board_needs_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        boards.add(tmp_path, shelf.find("greenhouse"), name)


@pytest.mark.parametrize("source", ["greenhouse", "lever"])
def test_a_boards_name_cannot_lead_to_another_address(source: str) -> None:
    requests = shelf.find(source).requests
    assert requests is not None
    for name in ("../../admin", "a?b=c", "a#b", "a/b", "a b"):
        (request,) = requests(name)
        assert name not in request.url


def test_a_board_may_be_added_before_the_first_posting(tmp_path: Path) -> None:
    home = tmp_path / "home"
    boards.add(home, shelf.find("greenhouse"), "acme")
    (home / "demo").mkdir()
    (home / "net").mkdir()
    board(home, 1, jobs(1))
    assert len(held(home)) == 1


def test_strangers_files_are_still_no_home(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("x")
    with pytest.raises(MetierError, match="holds other files"):
        Corpus(tmp_path)
