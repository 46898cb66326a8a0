"""Homes of earlier layouts."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import write_deltalake
from tests.corpus.reader import Reader, posting, week

from metier.corpus.corpus import Corpus
from metier.corpus.migration import migrate
from metier.corpus.tables import OBSERVATIONS, POSTINGS, RUNS

Make = Callable[..., Reader]
WEEKS = {0: [1, 2], 1: [1], 2: [], 3: [1, 2], 4: [2], 5: [2]}


def as_layout_1(home: Reader) -> None:
    """What layout 1 would have written of the same readings: a row for every posting of every reading."""
    corpus = home.home / "corpus"
    with home.corpus.query() as analytics:
        runs = analytics.table("SELECT * EXCLUDE (seen_at, listed) FROM runs")
        postings = analytics.table("SELECT * EXCLUDE (words_key) FROM postings")
    seen = [
        {"run": f"r{number}-acme", "source": "greenhouse", "board": "acme", "posting": posting(n).id,
         "digest": posting(n, number // 3).digest, "seen_at": week(number)}
        for number, listed in WEEKS.items() for n in listed
    ]  # fmt: skip
    old = pa.schema([OBSERVATIONS.field(name) for name in ("run", "source", "board", "posting", "digest", "seen_at")])
    rows = {"observations": pa.Table.from_pylist(seen, schema=old), "runs": runs, "postings": postings}
    for name, table in rows.items():
        write_deltalake(str(corpus / name), table, mode="overwrite", schema_mode="overwrite")
    (home.home / "metier.json").write_text('{"home": 1, "made_by": "0.1"}')


@pytest.fixture
def straight(reader: Make) -> Reader:
    home = reader()
    for number, listed in WEEKS.items():
        home.read(number, [posting(n, number // 3) for n in listed])
    return home


def test_a_home_of_layout_1_tells_the_same_afterwards(straight: Reader) -> None:
    before = list(straight.corpus.kept())
    histories = [straight.corpus.history(posting(n).id) for n in (1, 2)]
    as_layout_1(straight)
    opened = Corpus(straight.home, straight.closing)
    assert list(opened.kept()) == before
    assert [opened.history(posting(n).id) for n in (1, 2)] == histories
    assert '"home":2' in (straight.home / "metier.json").read_text()
    names = {"observations": OBSERVATIONS, "runs": RUNS, "postings": POSTINGS}
    with opened.query() as analytics:
        for name, schema in names.items():
            assert analytics.table(f"SELECT * FROM {name}").schema.names == schema.names


@pytest.mark.parametrize("table", ["runs", "observations", "postings"])
def test_a_migration_that_was_cut_off_goes_on(straight: Reader, table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(straight.corpus.kept())
    as_layout_1(straight)

    def dying(folder: Path, rows: pa.Table) -> None:
        if folder.name == table:
            raise SystemExit(9)
        write_deltalake(str(folder), rows, mode="overwrite", schema_mode="overwrite")

    with monkeypatch.context() as patched:
        patched.setattr("metier.corpus.migration.replace", dying)
        with pytest.raises(SystemExit):
            Corpus(straight.home)
    assert list(Corpus(straight.home, straight.closing).kept()) == before


def test_migrating_what_is_whole_changes_nothing(straight: Reader) -> None:
    counts = straight.corpus.counts()
    migrate(straight.home, straight.corpus.version)
    assert Corpus(straight.home).counts() == counts
