"""A search written whole from the command line."""

import os
from pathlib import Path
from typing import Any

import pytest
from tests.library.small_home import BARRED, SmallHome
from tests.site.fake_postings import bare_posting

from metier.cli.saving import save
from metier.errors import UsageError
from metier.model.search import SearchQuery

KEPT = [bare_posting("a", "Nurse", "Harbor"), bare_posting("s", "Locksmith", "Doors", source="secret")]


def written(where: str, home: SmallHome | None = None, form: str = "csv") -> None:
    given: Any = home or SmallHome(KEPT, {"secret": BARRED})
    save(given, SearchQuery(), {"csv": None, "jsonl": None} | {form: where}, asked=True)


def test_a_file_is_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "rows.csv"
    written(str(file))
    assert [line.partition(",")[0] for line in file.read_text().splitlines()] == ["id", "a"]
    told = capsys.readouterr().err
    for part in ("1 postings written, of edition e1", "Left out: 1", "Note: level: no posting has 'wizard'"):
        assert part in told
    assert os.listdir(tmp_path) == ["rows.csv"]  # noqa: PTH208 (hidden files count)


def test_what_was_there_stays_when_something_gives_way(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text("before")
    home = SmallHome(KEPT)
    home.kept = [KEPT[0], None]  # type: ignore[list-item]  # what breaks the writing
    home.about = SmallHome(KEPT).about  # type: ignore[method-assign]  # the account of whole rows
    with pytest.raises(AttributeError):
        written(str(file), home, "jsonl")
    assert (file.read_text(), os.listdir(tmp_path)) == ("before", ["rows.jsonl"])  # noqa: PTH208 (as above)


def test_a_link_and_a_pipe_are_written_to_not_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "rows.csv", tmp_path / "link.csv"
    target.write_text("before")
    link.symlink_to(target)
    written(str(link))
    assert link.is_symlink()
    assert target.read_text().startswith("id,")
    written(os.devnull)
    assert not Path(os.devnull).is_file()


def test_the_standard_output_holds_nothing_but_rows(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    written("-")
    out = capfdbinary.readouterr().out
    assert out.startswith(b"id,title,")
    assert out.count(b"\r\n") == 2


@pytest.mark.parametrize(
    ("files", "asked", "says"),
    [
        ({"csv": "x", "jsonl": None}, False, "--csv without --all"),
        ({"csv": None, "jsonl": None}, True, "--all with 0 files"),
        ({"csv": "x", "jsonl": "y"}, True, "--all with 2 files"),
    ],
)
def test_half_a_wish_is_told(files: dict[str, str | None], asked: bool, says: str) -> None:
    given: Any = SmallHome(KEPT)
    with pytest.raises(UsageError, match=says):
        save(given, SearchQuery(), files, asked=asked)
