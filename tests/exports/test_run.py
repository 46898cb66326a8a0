import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.exports import servers
from tests.exports.shop import RIGHTS, exported, wish

from metier.corpus.corpus import Corpus
from metier.errors import MetierError, UsageError
from metier.exports import run, whole
from metier.exports.format import FORMATS
from metier.exports.sqlwriter import SqlWriter

pytestmark = pytest.mark.heavy

FILES = [name for name in FORMATS.names() if name != "sql"]


def tables_of(corpus: Corpus) -> dict[str, list[Any]]:
    with corpus.query() as analytics:
        return {table.of: sorted(analytics.table(f'SELECT * FROM "{table.of}"').to_pylist(), key=str) for table in whole.tables()}


@pytest.mark.parametrize("form", FILES)
def test_a_corpus_comes_back_the_same_from_files(corpus: Corpus, tmp_path: Path, form: str) -> None:
    said = exported(corpus, form, tmp_path / "out", whole=True, own_use=True)
    assert said.left_out == said.textless == {}
    again = Corpus(tmp_path / "again", corpus.closing)
    assert run.restore(again, str(tmp_path / "out")) == corpus.counts()
    assert tables_of(again) == tables_of(corpus)
    assert list(again.kept()) == list(corpus.kept())
    assert again.runs() == corpus.runs()


def test_a_corpus_comes_back_the_same_from_a_database(corpus: Corpus, tmp_path: Path, database: str) -> None:
    said = exported(corpus, "sql", database, whole=True, own_use=True)
    again = Corpus(tmp_path / "again", corpus.closing)
    assert run.restore(again, database) == corpus.counts()
    if database.startswith("postgres"):
        assert "NUL" in said.notes[0]
        assert [item.life for item in again.kept()] == [item.life for item in corpus.kept()]
    else:
        assert tables_of(again) == tables_of(corpus)
        assert list(again.kept()) == list(corpus.kept())


@pytest.mark.parametrize("form", FILES)
def test_rights_are_kept_and_told(corpus: Corpus, tmp_path: Path, form: str) -> None:
    said = exported(corpus, form, tmp_path / "out")
    assert (said.left_out, said.textless) == ({"lever": 1}, {"themuse": 1})
    assert {name: content.rows for name, content in said.tables.items()} == {
        "postings": 5,
        "facts": 20,
        "vacancies": 5,
        "employers": 1,
    }
    for path in (tmp_path / "out").iterdir():
        body = path.read_bytes() if form != "parquet" or path.suffix == ".json" else str(pq.read_table(path).to_pylist()).encode()
        assert b"secret" not in body
        assert b"nowhere" not in body
    exported(corpus, form, tmp_path / "whole", whole=True)
    again = Corpus(tmp_path / "again", corpus.closing)
    assert run.restore(again, str(tmp_path / "whole"))["runs"] == corpus.counts()["runs"] - 2
    assert {item.posting.source for item in again.kept()} == {"greenhouse"}
    assert {run.source for run in again.runs()} == {"greenhouse"}


def test_the_dictionary_stands_beside_the_files(corpus: Corpus, tmp_path: Path) -> None:
    exported(corpus, "csv", tmp_path / "out", only=("facts",))
    rows = json.loads((tmp_path / "out" / "columns.json").read_text("utf-8"))
    assert {row["table"] for row in rows} == {"facts"}
    assert {"table", "column", "type", "unit", "meaning", "null"} == rows[0].keys()


def test_the_same_export_is_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    for name in ("a", "b"):
        exported(corpus, "jsonl", tmp_path / name)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_an_export_cut_off_and_run_again_is_whole(
    corpus: Corpus, tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = SqlWriter.finish

    def killed(_: SqlWriter) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(SqlWriter, "finish", killed)
    with pytest.raises(KeyboardInterrupt):
        exported(corpus, "sql", database, whole=True)
    with pytest.raises(MetierError, match="was cut off"):
        run.restore(Corpus(tmp_path / "again"), database)
    monkeypatch.setattr(SqlWriter, "finish", finish)
    first = exported(corpus, "sql", database)
    facts = servers.rows(database, "SELECT * FROM facts ORDER BY posting, number")
    assert exported(corpus, "sql", database) == first
    assert servers.rows(database, "SELECT * FROM facts ORDER BY posting, number") == facts
    assert servers.rows(database, "SELECT count(*) FROM metier_exports WHERE finished_at IS NOT NULL") == [(1,)]


def test_what_is_gone_from_the_corpus_goes_from_the_database(corpus: Corpus, tmp_path: Path, database: str) -> None:
    exported(corpus, "sql", database)
    told = servers.rows(database, "SELECT count(*) FROM postings WHERE source = 'themuse'")
    run.export(corpus, wish("sql", database), RIGHTS | {"themuse": RIGHTS["lever"]})
    assert told == [(1,)]
    assert servers.rows(database, "SELECT count(*) FROM postings WHERE source = 'themuse'") == [(0,)]


def test_wrong_wishes_are_told(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="did you mean 'parquet'"):
        exported(corpus, "parket", tmp_path / "out")
    with pytest.raises(UsageError, match="did you mean 'postings'"):
        exported(corpus, "csv", tmp_path / "out", only=("posting",))
    with pytest.raises(UsageError, match="leave one of them away"):
        exported(corpus, "csv", tmp_path / "out", only=("facts",), whole=True)
    with pytest.raises(UsageError, match="--own-use without --corpus"):
        exported(corpus, "csv", tmp_path / "out", own_use=True)
    with pytest.raises(MetierError, match="holds no posting yet"):
        exported(Corpus(tmp_path / "empty"), "csv", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_import_that_cannot_be_is_told(corpus: Corpus, tmp_path: Path) -> None:
    exported(corpus, "csv", tmp_path / "out")
    with pytest.raises(UsageError, match="tables for analysts"):
        run.restore(Corpus(tmp_path / "again"), str(tmp_path / "out"))
    with pytest.raises(UsageError, match="holds no export"):
        run.restore(Corpus(tmp_path / "again"), str(tmp_path / "none"))
    exported(corpus, "csv", tmp_path / "whole", whole=True)
    with pytest.raises(UsageError, match="holds postings already"):
        run.restore(corpus, str(tmp_path / "whole"))
    path = tmp_path / "whole" / "corpus_facts.csv"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(MetierError, match="not as it was written"):
        run.restore(Corpus(tmp_path / "again"), str(tmp_path / "whole"))
