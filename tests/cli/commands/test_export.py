"""`metier export` and `metier import`, as a person types them."""

import json
from datetime import date
from pathlib import Path

import pytest

import metier
from metier.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = 0
    try:
        main(arguments)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, *capsys.readouterr()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("export") / "home"
    metier.open(path).intake.simulated(5, 60, date(2026, 6, 30))
    return str(path)


def test_a_corpus_goes_out_and_comes_back(capsys: pytest.CaptureFixture[str], home: str, tmp_path: Path) -> None:
    code, out, _ = run(capsys, "--home", home, "export", "csv", str(tmp_path / "out"), "--corpus", "--json")
    assert code == 0
    rows = {row["table"]: row["rows"] for row in map(json.loads, out.splitlines())}
    code, out, err = run(capsys, "--home", str(tmp_path / "again"), "import", str(tmp_path / "out"), "--json")
    assert code == 0
    assert {f"corpus_{row['table']}": row["rows"] for row in map(json.loads, out.splitlines())} == rows
    assert "Published edition" in err


def test_tables_for_analysts(capsys: pytest.CaptureFixture[str], home: str, tmp_path: Path) -> None:
    code, out, _ = run(capsys, "--home", home, "export", "jsonl", str(tmp_path / "out"), "--only", "facts, postings")
    assert code == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == ["table", "postings", "facts"]
    assert isinstance(json.loads((tmp_path / "out" / "facts.jsonl").read_text("utf-8").splitlines()[0])["value"], dict | str)


def test_formats_are_listed(capsys: pytest.CaptureFixture[str], home: str) -> None:
    code, out, _ = run(capsys, "--home", home, "export")
    assert code == 0
    assert "mongoimport" in out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["export", "parket", "out"], 2, "did you mean 'parquet'"),
        (["export", "csv"], 2, "metier export FORMAT TARGET"),
        (["export", "sql", "postgres//u:geheim@h"], 2, "is no database URL"),
        (["import", "nowhere"], 2, "holds no export"),
        (["import", "mongodb://u:geheim@h/d"], 2, "does not write to"),
    ],
)
def test_an_error_says_what_came_and_what_to_do(
    capsys: pytest.CaptureFixture[str], home: str, arguments: list[str], code: int, says: str
) -> None:
    ended, out, err = run(capsys, "--home", home, *arguments)
    assert (ended, says in err, "Traceback" in out + err, "geheim" in out + err) == (code, True, False, False), err
