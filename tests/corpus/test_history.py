"""The history of a posting."""

from collections.abc import Callable

from tests.corpus.reader import Reader, posting, week

Make = Callable[..., Reader]


def told(home: Reader, number: int = 1) -> list[tuple[str, int]]:
    found = home.corpus.history(posting(number).id)
    assert found is not None
    return [(event.what, round((event.at - week(0)).days / 7)) for event in found.events]


def test_what_was_never_seen_has_none(reader: Make) -> None:
    home = reader()
    assert home.corpus.history("pnone") is None
    home.read(0, [posting(1)])
    assert home.corpus.history("pnone") is None


def test_first_seen_edited_missed_closed_and_reopened(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1), posting(2)])
    home.read(1, [posting(1, 1), posting(2)])
    home.read(2, [posting(2)])
    home.read(3, [posting(1, 1), posting(2)])
    for number in (4, 5, 6):
        home.read(number, [posting(2)])
    home.read(7, [posting(1, 1), posting(2)])
    assert told(home) == [
        ("first_seen", 0), ("edited", 1), ("missed", 2), ("seen_again", 3), ("missed", 4), ("closed", 4), ("reopened", 7),
    ]  # fmt: skip
    assert told(home, 2) == [("first_seen", 0)]
    found = home.corpus.history(posting(1).id)
    assert found is not None
    assert found.events[1].changes[0].lines == ("-Posting 1, version 0.", "+Posting 1, version 1.")
    assert (found.life.status, found.life.readings, found.life.edits, found.life.reopened) == ("open", 4, 1, 1)
    assert [version.since for version in found.versions] == [week(0), week(1)]
    assert [(one.board, one.readings, one.listed) for one in found.sightings] == [("acme", 4, True)]


def test_a_date_moved_ahead_is_no_edit(reader: Make) -> None:
    home = reader()
    same = {"text": "We hire a nurse."}
    home.read(0, [posting(1, 0, date_posted=week(0).date(), **same)])
    home.read(1, [posting(1, 1, date_posted=week(1).date(), **same)])
    home.read(2, [posting(1, 2, date_posted=week(1).date(), **same)])
    assert told(home) == [("first_seen", 0), ("redated", 1)]
    (kept,) = home.corpus.kept()
    assert (kept.life.edits, kept.life.redated) == (0, 1)


def test_a_reading_that_comes_in_late_stands_where_it_belongs(reader: Make) -> None:
    home, straight = reader(), Reader(reader().home.parent / "straight")
    weeks = {0: [1, 2], 1: [1, 3], 2: [2], 3: [1, 2, 3], 4: [3], 5: [3]}
    for number in (0, 3, 5, 1, 4, 2):
        home.read(number, [posting(n, number // 2) for n in weeks[number]])
    for number, listed in weeks.items():
        straight.read(number, [posting(n, number // 2) for n in listed])
    assert [item.life for item in home.corpus.kept()] == [item.life for item in straight.corpus.kept()]
    for number in (1, 2, 3):
        one, other = (found.corpus.history(posting(number).id) for found in (home, straight))
        assert one == other


def test_unchanged_postings_write_nothing(reader: Make) -> None:
    home = reader()
    for number in range(5):
        home.read(number, [posting(n) for n in range(20)])
    assert home.corpus.counts()["observations"] == 20
    assert all(item.life.readings == 5 and item.life.last_seen == week(4) for item in home.corpus.kept())


def test_another_process_reads_the_same_board_meanwhile(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1), posting(2), posting(3)])
    other = Reader(home.home)
    assert home.corpus.known([posting(1).id])
    other.read(1, [posting(1), posting(2)])
    home.read(2, [posting(1)])
    lives = {item.posting.id: item.life for item in Reader(home.home).corpus.kept()}
    assert [lives[posting(n).id].last_seen for n in (1, 2, 3)] == [week(2), week(1), week(0)]
    assert [lives[posting(n).id].status for n in (1, 2, 3)] == ["open", "unknown", "closed"]
