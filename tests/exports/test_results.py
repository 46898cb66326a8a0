"""Rows of a search: each reads back as it was, in any reader, and none is held longer than its block."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import duckdb
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.site.fake_postings import all_postings, full_posting

from metier.exports.guard import unguarded
from metier.exports.results import BLOCK, COLUMNS, Line, as_csv, as_json_lines, line, listed
from metier.model.facts import Facts, Pay, Workplace
from metier.model.posting import Kept, Life

NASTY = (
    "=HYPERLINK(\"http://evil.example\")", "+1;2", "@x", "a,b;c\td", "say \"hi\"", "two\r\nlines", "nul\0 bell\a esc\x1b[31m",
    "]]> <!-- & <b>", "👩‍💻 café ﷽", "\u202eright to left\u202c שלום", "line\u2028apart", "half \ud800 pair", "'=quoted", "",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))


def row(kept: Kept, attribution: str = "Boards") -> Line:
    return line(kept, attribution, "e1", quotes=True)


def named(title: str, employer: str = "", location: str = "") -> Kept:
    kept = full_posting()
    posting = replace(kept.posting, title=title, employer=employer, location=location)
    return replace(kept, posting=posting, facts=Facts())


def read(blocks: Iterator[bytes]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(blocks).decode(), newline="")))


def test_a_row_holds_what_is_known() -> None:
    head, cells = read(as_csv([row(full_posting())]))
    assert tuple(head) == COLUMNS
    told = dict(zip(head, cells, strict=True))
    assert told == {
        "id": "greenhouse:northlight:4001", "title": "Senior Backend Engineer, Payments", "employer": "Northlight Systems",
        "places": "Austin, TX, US", "role": "backend-software-engineer", "level": "senior", "workplace": "hybrid",
        "pay_min": "145000", "pay_max": "165000", "pay_currency": "USD", "pay_unit": "YEAR", "pay_year_min": "145000",
        "pay_year_max": "165000", "employment": "FULL_TIME", "experience": "5", "tools": "python; go; postgresql",
        "posted": "2026-11-12", "first_seen": "2026-11-12T09:00:00Z", "last_seen": "2026-11-14T09:00:00Z", "status": "open",
        "copies": "1", "source": "greenhouse", "url": "https://boards.example.com/northlight/4001", "attribution": "Boards",
        "edition": "e1",
    }  # fmt: skip


def test_what_is_not_stated_is_empty_and_a_place_stays_as_written() -> None:
    told = dict(zip(COLUMNS, read(as_csv([row(all_postings()["lever:harbor/general:9"])]))[1], strict=True))
    assert {name for name, cell in told.items() if not cell} == {
        "role", "level", "workplace", "pay_min", "pay_max", "pay_currency", "pay_unit", "pay_year_min", "pay_year_max",
        "employment", "experience", "tools", "posted",
    }  # fmt: skip
    assert (told["places"], told["copies"]) == ("Portland, OR", "0")


def test_pay_is_the_first_base_band_that_counts() -> None:
    bands = (
        Pay(min=1, currency="EUR", unit="HOUR", rejected="a placeholder"),
        Pay(min=5000, kind="bonus"),
        Pay(min=20.5, unit="HOUR"),
    )
    told = dict(zip(COLUMNS, read(as_csv([row(replace(full_posting(), facts=Facts(pay=bands)))]))[1], strict=True))
    assert (told["pay_min"], told["pay_max"], told["pay_currency"], told["pay_unit"]) == ("20.50", "", "", "HOUR")


def test_no_experience_asked_differs_from_none_stated() -> None:
    kept = full_posting()
    assert kept.facts.experience is not None
    beginner = replace(kept, facts=replace(kept.facts, experience=replace(kept.facts.experience, min_years=0.0)))
    assert dict(zip(COLUMNS, read(as_csv([row(beginner)]))[1], strict=True))["experience"] == "0"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=4))
def test_any_text_is_one_cell_of_one_line_that_no_spreadsheet_runs(texts: list[tuple[str, str, str]]) -> None:
    raw = b"".join(as_csv(row(named(*each)) for each in texts))
    lines = raw.decode().split("\r\n")
    assert (len(lines), lines[-1]) == (len(texts) + 2, "")
    assert not re.search(r"[\0-\x08\x0b-\x1f\x7f\n]", "".join(lines))
    for (title, employer, location), cells in zip(texts, read(iter([raw]))[1:], strict=True):
        assert len(cells) == len(COLUMNS)
        for text, cell in ((title, cells[1]), (employer, cells[2]), (location, cells[3])):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"))
            clean = re.sub("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029]", " ", text).strip()
            assert unguarded(cell) == clean.encode("utf-8", "replace").decode()


def test_a_database_reads_the_file_back(tmp_path: object) -> None:
    file = f"{tmp_path}/rows.csv"
    with open(file, "wb") as out:  # noqa: PTH123 (duckdb takes the name)
        out.writelines(as_csv([*map(row, all_postings().values()), *(row(named(text)) for text in NASTY)]))
    query = f"SELECT count(*), max(pay_year_max), max(posted) FROM read_csv('{file}', all_varchar = false)"
    assert duckdb.sql(query).fetchall() == [(len(all_postings()) + len(NASTY), 165000, date(2026, 11, 12))]


def test_json_lines_read_back_as_the_rows_they_are() -> None:
    rows = [row(kept) for kept in all_postings().values()]
    raw = b"".join(as_json_lines(rows))
    assert raw.endswith(b"\n")
    assert [msgspec.json.decode(each, type=Line) for each in raw.splitlines()] == rows


def test_without_rows_there_is_a_header_and_no_object() -> None:
    assert read(as_csv([])) == [list(COLUMNS)]
    assert b"".join(as_json_lines([])) == b""


def test_without_quotes_no_words_of_the_text_go_out() -> None:
    kept = full_posting()
    setting = Workplace(type="hybrid", quote="two days with us", start=3, end=9)
    kept = replace(kept, facts=replace(kept.facts, workplace=setting))
    bare = listed(kept, "", quotes=False)
    assert b"quote" in msgspec.json.encode(listed(kept, "", quotes=True))
    assert b"quote" not in msgspec.json.encode(bare)
    assert (bare.pay[0].max, bare.workplace) == (165000, Workplace(type="hybrid"))


@pytest.mark.parametrize("write", [as_csv, as_json_lines])
def test_rows_are_taken_as_they_go_out(write: object) -> None:
    taken = 0

    def rows() -> Iterator[Line]:
        nonlocal taken
        for _ in range(3_000):
            taken += 1
            yield row(full_posting())

    assert callable(write)
    sizes, out = [], 0
    for block in write(rows()):
        sizes.append(len(block))
        out += block.count(b"\n")
        assert out - taken in {0, 1}  # the header is a line of no row
    assert taken == 3_000
    assert len(sizes) > 3
    assert max(sizes) < BLOCK + 5_000


def test_times_are_told_in_utc() -> None:
    life = Life(datetime(2026, 11, 12, 9, tzinfo=UTC), datetime.fromisoformat("2026-11-14T01:30:00.5+02:00"))
    told = dict(zip(COLUMNS, read(as_csv([row(replace(full_posting(), life=life))]))[1], strict=True))
    assert told["last_seen"] == "2026-11-13T23:30:00Z"
