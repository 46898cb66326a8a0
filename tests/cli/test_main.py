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
        (["read", "workplce", "remote"], 2, "did you mean 'workplace'"),
        (["read", "pay", "$50k", "--country", "Germany"], 2, "two letters"),
        (["explain", "nowhere"], 1, "'nowhere' is neither a file nor a posting"),
        (["eval", "nowhere"], 2, "there is no folder nowhere"),
        (["eval", "nowhere", "--errors", "salaries"], 2, "a kind of line: salary"),
        (["taxonomy", "coverage", "nowhere.jsonl"], 2, "nowhere.jsonl"),
        (["taxonomy", "coverage", __file__], 2, "a posting a line"),
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


def test_a_line_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "read", "pay", "$45/hour", "--country", "us", "--json")
    assert code == 0
    assert '"currency":"USD"' in out
    assert run(capsys, "read", "benefits", "we are great")[1] == "nothing read\n"


def test_a_posting_is_explained(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, page = tmp_path / "posting.txt", tmp_path / "why.html"
    path.write_text("Requirements:\n- 5+ years of Python")
    code, out, _ = run(capsys, "explain", str(path))
    assert code == 0
    assert "tools@" in out
    assert run(capsys, "explain", str(path), "--html", str(page))[0] == 0
    assert "<mark" in page.read_text("utf-8")


def test_lines_are_scored(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "data" / "parsing_examples"
    folder.mkdir(parents=True)
    (folder / "title.jsonl").write_text('{"id": "1", "text": "Senior Welder", "expect": {"seniority": "mid"}}')
    code, out, _ = run(capsys, "eval", str(tmp_path), "--json")
    assert code == 1
    assert '"measure":"title","score":0.0' in out
    code, out, _ = run(capsys, "eval", str(tmp_path), "--errors", "title")
    assert code == 0
    assert "1 read otherwise than expected" in out


def test_what_the_tables_lack_is_listed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "postings.jsonl"
    path.write_text('{"id": "1", "title": "Blorbinator", "text": "x"}\n')
    code, out, _ = run(capsys, "taxonomy", "coverage", str(path))
    assert code == 0
    assert "Blorbinator\t1" in out
    assert run(capsys, "taxonomy", "check")[0] == 0
