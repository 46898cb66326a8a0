"""What intervals hold, as the command shows it: of shares alone, which is quick."""

from functools import partial
from pathlib import Path

import pytest
from tests.cli.test_main import run

from metier.errors import UsageError
from metier.evaluate.intervals import study
from metier.guides import coverage
from metier.library import scores


@pytest.fixture(autouse=True)
def _shares_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study, "study", partial(study.study, names=("shares",)))


def test_each_row_is_told_with_its_bounds_and_whether_it_holds() -> None:
    found = {(one.coverage.measure, one.coverage.employers): one for one in scores.measured_intervals(300)}
    whole = found["share", "20 or more"]
    assert whole.bounds == (0.93, 0.97)
    assert whole.held == (0.93 <= round(whole.coverage.coverage, 4) <= 0.97)
    assert found["share", "20 to 29"].bounds is None


def test_no_cells_measure_nothing() -> None:
    with pytest.raises(UsageError, match="0 cells"):
        scores.measured_intervals(0)


def test_the_table_is_written_where_the_methods_page_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "files", lambda _: tmp_path)
    (tmp_path / "data").mkdir()
    found = scores.measured_intervals(20)
    path = scores.write_intervals(found, 20)
    assert path == tmp_path / "data" / coverage.TABLE
    rows = coverage.read(path.read_text(encoding="utf-8"))
    assert [(row.measure, row.cells) for row in rows] == [(one.coverage.measure, one.coverage.cells) for one in found]


def test_the_command_ends_with_1_where_an_interval_does_not_hold(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = run(capsys, "eval", "--intervals", "--cells", "200")
    told = [line.split("\t") for line in out.splitlines()]
    assert told[0][:4] == ["measure", "employers", "cells", "coverage"]
    assert code == int(any(row[6] == "no" for row in told[1:]))
    monkeypatch.setattr(study, "held", lambda row: row.measure != "share")
    assert run(capsys, "eval", "--intervals", "--cells", "20")[0] == 1
