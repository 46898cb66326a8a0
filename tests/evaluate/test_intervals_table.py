"""The table that the methods page shows belongs to the code that stands beside it."""

import re
from pathlib import Path

from metier.evaluate.intervals import study
from metier.guides import coverage
from metier.guides.coverage import HALVES, Coverage
from metier.guides.methods import pages
from metier.statistics import distinctive
from metier.statistics.methods import ESTIMATORS

_KNOWN = {distinctive.METHOD, *ESTIMATORS}


def test_the_table_is_of_the_methods_of_today() -> None:
    """Where a method's version changes, `metier eval --intervals --write` must be run again."""
    rows = coverage.table()
    assert {row.method for row in rows} <= _KNOWN
    told = {row.measure for row in rows if row.employers in HALVES}
    assert {measure for market in study.MARKETS.values() for measure in market.measures} <= told


def test_what_the_table_tells_holds() -> None:
    rows = [row for row in coverage.table() if study.bounds(row)]
    assert len(rows) >= 20
    assert all(study.held(row) for row in rows), [
        (row.measure, row.employers, row.coverage) for row in rows if not study.held(row)
    ]
    assert all(row.cells >= study.CELLS for row in rows if row.measure in study.MEASURES)


def test_each_method_page_shows_its_own_rows() -> None:
    shown = {page.id: page.coverage for page in pages()}
    assert {row.method for row in shown["share"]} == {"employer-share@2"}
    assert {row.measure for row in shown["quotient"]} >= {"location quotient", "shrunk quotient"}
    assert all(row.employers in HALVES for rows in shown.values() for row in rows)
    assert {row.measure for row in coverage.table() if row.employers in HALVES} == {
        row.measure for rows in shown.values() for row in rows
    }


def test_a_table_reads_as_it_was_written(tmp_path: Path) -> None:
    row = Coverage(
        measure="share", method="m@1", employers="20 or more", cells=50, coverage=0.94, all_cells=60, all_coverage=0.95
    )
    path = tmp_path / "coverage.tsv"
    study.write([row], path, 50, 1)
    text = path.read_text()
    assert text.startswith("# What 95% intervals")
    assert "--cells 50` with the seed 1" in text
    (told,) = coverage.read(text)
    assert (told.measure, told.cells, told.coverage, told.all_coverage) == ("share", 50, 0.94, 0.95)
    assert re.search(r"\t0\.0336\t", text)
