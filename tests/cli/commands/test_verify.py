"""`metier verify`, as a person types it: a download is enough, no home is needed."""

from pathlib import Path

import msgspec
import pytest
from tests.cli.commands.test_export import run
from tests.guides import market_rows

from metier.guides.evidence import evidence
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.library.downloads import to_csv
from metier.model.figure import Cell


@pytest.fixture
def downloads(tmp_path: Path) -> tuple[Path, Path]:
    build(tmp_path, market_rows.market(), Meta(edition="e1", as_of=market_rows.AS_OF))
    found = evidence(Guides.open(tmp_path).desk(Cell(role=market_rows.BACKEND)), "pay:p50", None)
    asjson, ascsv = tmp_path / "e.json", tmp_path / "e.csv"
    asjson.write_bytes(msgspec.json.encode(found))
    ascsv.write_text(to_csv(found), encoding="utf-8")
    return asjson, ascsv


def test_a_download_is_computed_again_without_a_home(capsys: pytest.CaptureFixture[str], downloads: tuple[Path, Path]) -> None:
    for file in downloads:
        code, out, _ = run(capsys, "--home", "/nowhere", "verify", "--from", str(file))
        assert code == 0
        assert "pay:p50: printed" in out
        assert out.strip().endswith("rows: the same")


def test_a_changed_download_fails(capsys: pytest.CaptureFixture[str], downloads: tuple[Path, Path]) -> None:
    file, _ = downloads
    held = msgspec.json.decode(file.read_bytes())
    held["figure"]["value"] += 1000
    file.write_bytes(msgspec.json.encode(held))
    code, out, told = run(capsys, "verify", "--from", str(file))
    assert code == 1
    assert "NOT THE SAME" in out
    assert "1 of 1 figures do not follow" in told


def test_one_thing_is_verified_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, told = run(capsys, "verify", "abc-def", "--guide", "nurse")
    assert code == 2
    assert "one of three is needed" in told
