"""A search taken out whole: everything once, from one edition, without what may not be passed on."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace
from tests.index import market
from tests.library.small_home import BARRED, SmallHome
from tests.site.fake_postings import all_postings, bare_posting

from metier.index.engine_tantivy import build, open_index
from metier.library.postings import Postings
from metier.library.takeout import SIMULATED, Takeout, take
from metier.model.posting import Kept
from metier.model.rights import Rights
from metier.model.search import SearchQuery


def several(word: str, count: int) -> list[Kept]:
    return [bare_posting(f"{word}{number}", "Nurse", "Harbor") for number in range(count)]


def begin(home: SmallHome, query: SearchQuery | None = None) -> Takeout:
    given: Any = home
    return take(given, query or SearchQuery())


def test_everything_is_there_once_whatever_page_was_asked_for() -> None:
    home = SmallHome(several("a", 50))
    query = SearchQuery(text="nurse", level=("mid",), sort="pay", limit=20, offset=40, cursor="x", explain=True)
    taken = begin(home, query)
    assert [row.id for row in taken.rows] == [f"a{number}" for number in range(50)]
    assert (taken.total, taken.withheld, taken.ignored) == (50, 0, home.ignored)
    for asked in home.asked:
        assert (asked.text, asked.level) == ("nurse", ("mid",))
        assert (asked.offset, asked.cursor, asked.explain, asked.limit) == (0, "", False, 0)


def test_what_may_not_be_passed_on_is_left_out_and_counted_before_the_first_row() -> None:
    kept = [*several("a", 3), bare_posting("s1", "Locksmith", "Quiet Doors", source="secret"), *several("b", 2)]
    taken = begin(SmallHome(kept, {"secret": BARRED}))
    assert (taken.total, taken.withheld) == (6, 1)
    assert [row.id for row in taken.rows] == ["a0", "a1", "a2", "b0", "b1"]


def test_rows_stay_with_the_edition_they_began_with() -> None:
    home = SmallHome(several("a", 5))
    taken = begin(home)
    rows = iter(taken.rows)
    read = [next(rows)]
    home.publish(several("b", 9), "e2")
    read += rows
    assert [(row.id, row.edition) for row in read] == [(f"a{number}", "e1") for number in range(5)]


def test_an_edition_published_while_counting_is_the_one_that_goes_out() -> None:
    home = SmallHome(several("a", 5))

    def publish() -> None:
        home.after = lambda: None
        home.publish(several("b", 9), "e2")

    home.after = publish
    taken = begin(home)
    assert (taken.total, taken.about.edition) == (9, "e2")
    assert {(row.id[0], row.edition) for row in taken.rows} == {("b", "e2")}


def test_over_an_index_every_posting_once_of_the_edition_it_began_with(tmp_path: Path) -> None:
    for name, count in (("e1", 40), ("e2", 60)):
        build(tmp_path / name / "index", [market.kept(number) for number in range(count)])
    editions = {name: open_index(tmp_path / name / "index") for name in ("e1", "e2")}
    home = SmallHome([])
    serving: Any = SimpleNamespace(
        current=lambda: SimpleNamespace(index=editions[home.edition], about=SimpleNamespace(edition=home.edition))
    )
    home.postings = Postings(serving)
    taken = begin(home, SearchQuery(text="engineer"))
    rows = iter(taken.rows)
    first = next(rows)
    home.edition = "e2"
    ids = [first.id, *(row.id for row in rows)]
    assert (len(ids), len(set(ids)), taken.total) == (40, 40, 40)
    assert ids == sorted(ids)
    later = begin(home, SearchQuery(text="engineer"))
    assert ([row.edition for row in later.rows], later.total) == (["e2"] * 60, 60)


def test_nothing_found_is_an_empty_file_with_a_header() -> None:
    taken = begin(SmallHome([]))
    assert b"".join(taken.written("csv")).startswith(b"id,title,")
    assert taken.total == 0


def test_each_row_says_whose_it_is_and_that_it_is_invented() -> None:
    real = bare_posting("a", "Nurse", "Harbor")
    invented = replace(real, posting=replace(real.posting, id="b", simulated=True))
    hidden = Rights(display=False)
    rows = list(begin(SmallHome([real, invented, *all_postings().values()], {"lever": hidden})).rows)
    assert [row.attribution for row in rows[:2]] == ["By them", f"{SIMULATED} · By them"]
    assert {band.quote for row in rows if row.source == "lever" for band in row.pay} <= {None}


def test_what_is_said_beside_the_rows_fits_into_headers() -> None:
    taken = begin(SmallHome(several("a", 3)))
    told = taken.headers("csv", ["“levle” is no part\r\nof a search: evil", "é" * 5_000])
    assert told["content-disposition"] == 'attachment; filename="jobs-e1.csv"'
    assert (told["x-total"], told["x-withheld"], told["x-edition"]) == ("3", "0", "e1")
    assert told["x-ignored"].startswith('"levle" is no part of a search: evil; ?')
    assert len(told["x-ignored"]) <= 1_000
    assert "x-ignored" not in taken.headers("csv", [])
    assert all(value.isascii() and value.isprintable() for value in told.values())
