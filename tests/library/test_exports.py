"""Out of one home and into another."""

from datetime import date
from pathlib import Path

import pytest

import metier
from metier.errors import MetierError, UsageError
from metier.library.exports import Wish
from metier.library.home import Home

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    opened = metier.open(tmp_path_factory.mktemp("exports") / "home")
    opened.intake.simulated(5, 120, date(2026, 6, 30))
    opened.intake.publish()
    return opened


@pytest.mark.parametrize("form", ["parquet", "sql"])
def test_an_imported_corpus_publishes_the_same_edition(home: Home, tmp_path: Path, form: str) -> None:
    target = f"sqlite:///{tmp_path}/out.db" if form == "sql" else str(tmp_path / "out")
    said = home.exports.write(Wish(format=form, target=target, whole=True))
    again = metier.open(tmp_path / "again")
    taken = again.exports.restore(target)
    assert taken == {name.removeprefix("corpus_"): content.rows for name, content in said.tables.items()}
    assert again.intake.publish() == home.about().edition
    assert again.sources.runs() == home.sources.runs()
    with pytest.raises(UsageError, match="holds postings already"):
        again.exports.restore(target)


def test_a_home_appears_only_when_all_is_taken_in(home: Home, tmp_path: Path) -> None:
    home.exports.write(Wish(format="jsonl", target=str(tmp_path / "out"), whole=True))
    (tmp_path / "out" / "corpus_runs.jsonl").unlink()
    again = metier.open(tmp_path / "again")
    with pytest.raises(MetierError, match="missing"):
        again.exports.restore(str(tmp_path / "out"))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "other").write_text("x")
    with pytest.raises(UsageError, match="holds other files"):
        again.exports.restore(str(tmp_path / "out"))


def test_an_empty_home_exports_nothing_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(MetierError, match="holds no posting yet"):
        metier.open(tmp_path / "none").exports.write(Wish(format="csv", target=str(tmp_path / "out")))
    assert not any(tmp_path.iterdir())


def test_formats_are_listed(home: Home) -> None:
    assert {"csv", "jsonl", "mongo", "parquet", "sql"} <= home.exports.formats().keys()
