"""The command line: clear errors, the right exit codes, never a traceback."""

from pathlib import Path

import pytest

from metier.cli.main import SHELF, main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = 0
    try:
        main(arguments)
    except SystemExit as end:
        code = int(end.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--help")
    assert code == 0
    for name in SHELF.names():
        assert name in out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["serch", "python"], 2, "did you mean 'search'"),
        (["ingest", "greenhouse", "--from", "nowhere.json"], 2, "nowhere.json"),
        (["ingest", "grenhouse", "--from", "x"], 2, "did you mean 'greenhouse'"),
        (["ingest", "greenhouse"], 2, "--from FILE"),
        (["ingest"], 2, "metier add SOURCE BOARD"),
        (["search", "python"], 1, "no edition has been published here yet"),
        (["guide", "backend software engineer"], 1, "no edition has been published here yet"),
        (["evidence", "abc-def"], 1, "no edition has been published here yet"),
        (["facts", "nowhere.jsonl"], 2, "nowhere.jsonl"),
        (["doctor"], 1, "checks failed"),
        (["search", "--limit", "many"], 2, "many"),
        (["serve", "--port", "70000"], 2, "70000"),
    ],
)
def test_an_error_says_what_came_and_what_to_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    ended, out, err = run(capsys, "--home", str(tmp_path / "none"), *arguments)
    assert ended == code
    assert says in out + err
    assert "Traceback" not in out + err


def test_a_file_is_no_home(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    code, _, err = run(capsys, "--home", str(path), "doctor")
    assert code == 2
    assert "is a file" in err


def test_broken_lines_name_their_number(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "postings.jsonl"
    path.write_text('{"id": "1", "title": "Nurse", "text": "We hire."}\n{"id": \n')
    code, _, err = run(capsys, "facts", str(path))
    assert code == 1
    assert "line 2 is not JSON" in err


def test_roles_of_titles(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "role", "Senior Backend Engineer")
    assert code == 0
    assert '"id":"backend-software-engineer"' in out.replace(" ", "")
