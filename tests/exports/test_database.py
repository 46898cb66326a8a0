from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.exports import servers
from tests.exports.shop import exported

from metier.corpus.corpus import Corpus
from metier.errors import MetierError, UsageError
from metier.exports import database as door
from metier.exports.database import parse, shown


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("sqlite:///a.db", "sqlite"),
        ("postgres://u:p@h/d", "postgresql+psycopg"),
        ("postgresql://u:p@h/d", "postgresql+psycopg"),
        ("postgresql+psycopg://u:p@h/d", "postgresql+psycopg"),
        ("mysql://u:p@h/d", "mysql+pymysql"),
        ("mariadb://u:p@h/d", "mysql+pymysql"),
    ],
)
def test_an_address_gets_its_driver(given: str, driver: str) -> None:
    assert parse(given).drivername == driver


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("nothing", "no database URL"),
        ("u:secret@h/d", "no database URL"),
        ("postgres//u:secret@h/d", "no database URL"),
        ("postgresql://u:secret@h:port/d", "no database URL"),
        ("postgresql://u:se/cr@et:secret@h:port/d", "no database URL"),
        ("oracle://u:secret@h/d", "does not write to"),
        ("mongodb://u:secret@h/d", "does not write to"),
        ("postgresql://u:secret@h", "names no database"),
        ("mysql://h?password=secret", "names no database"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite://a.db", "names no file"),
    ],
)
def test_a_bad_address_is_told_without_its_password(given: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        parse(given)
    assert "secret" not in str(caught.value)
    assert "sqlite:///" in caught.value.valid + caught.value.came


def test_passwords_are_not_shown() -> None:
    assert shown("postgresql://u:p@ss:w/rd@h/d?x=1") == "postgresql://u:***@h/d?x=1"
    assert shown("mysql://h/d?user=u&password=abc&x=1") == "mysql://h/d?user=u&password=***&x=1"
    assert shown("sqlite:///a.db") == "sqlite:///a.db"


@pytest.mark.heavy
@pytest.mark.parametrize("server", ["postgres", "mariadb"])
def test_a_wrong_password_is_told(corpus: Corpus, request: pytest.FixtureRequest, server: str) -> None:
    url = request.getfixturevalue(server).replace("p%40ss", "geheim")
    with pytest.raises(MetierError, match="check user, password") as caught:
        exported(corpus, "sql", url)
    assert "geheim" not in str(caught.value)
    assert servers.PASSWORD[4:] not in str(caught.value)
    assert "://metier:***@" in str(caught.value)


@pytest.mark.parametrize("server", ["postgresql", "mysql"])
def test_a_server_that_is_not_there_is_told(corpus: Corpus, server: str) -> None:
    with pytest.raises(MetierError, match="check that the server runs"):
        exported(corpus, "sql", f"{server}://u:geheim@127.0.0.1:1/d")


def test_a_table_of_someone_else_is_left_alone(corpus: Corpus, database: str) -> None:
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE facts (id INTEGER)"))
    engine.dispose()
    with pytest.raises(UsageError, match="has a table facts with other columns"):
        exported(corpus, "sql", database)
    assert servers.rows(database, "SELECT count(*) FROM facts") == [(0,)]


def test_a_file_that_is_no_database_and_a_folder_that_is_not_there(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no database" * 1_000)
    with pytest.raises(MetierError, match="name another file"):
        exported(corpus, "sql", f"sqlite:///{tmp_path}/a.txt")
    with pytest.raises(MetierError, match="name a place that is there"):
        exported(corpus, "sql", f"sqlite:///{tmp_path}/none/a.db")


def test_a_missing_driver_is_told(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'psycopg'", name="psycopg")

    monkeypatch.setattr(door, "create_engine", none)
    with pytest.raises(MetierError, match=r'pip install "metier\[sql\]"'):
        exported(corpus, "sql", "postgresql://u:p@h/d")


def test_tables_have_the_right_types_keys_and_indexes(corpus: Corpus, database: str) -> None:
    exported(corpus, "sql", database)
    types = dict(_types(database))
    kind = database.partition(":")[0].partition("+")[0]
    assert (
        types
        == {
            "sqlite": {"id": "text", "text": "text", "date_posted": "date", "first_seen": "datetime", "readings": "bigint"},
            "postgresql": {
                "id": "text",
                "text": "text",
                "date_posted": "date",
                "first_seen": "timestamp with time zone",
                "readings": "bigint",
            },
            "mysql": {"id": "varchar", "text": "longtext", "date_posted": "date", "first_seen": "datetime", "readings": "bigint"},
        }[kind]
    )
    assert servers.rows(database, "SELECT count(*) FROM metier_columns WHERE meaning = '' OR type = ''") == [(0,)]
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        _again(database)
    if kind == "postgresql":
        (pay,) = servers.rows(database, "SELECT DISTINCT (value->>'min')::float FROM facts WHERE kind = 'pay'")
        assert pay == (1.5,)
    first = {"postgresql": "2026-01-05 00:00:00Z", "sqlite": "2026-01-05 00:00:00.000000"}.get(kind, "2026-01-05 00:00:00")
    seen = servers.rows(database, f"SELECT count(*) FROM postings WHERE first_seen = '{first}'")
    assert seen == [(5,)]


def _types(url: str) -> list[tuple[str, str]]:
    asked = ("id", "text", "date_posted", "first_seen", "readings")
    if url.startswith("sqlite"):
        return [(name, kind.lower()) for _, name, kind, *_ in servers.rows(url, "PRAGMA table_info(postings)") if name in asked]
    query = "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'postings'"
    return [(str(name), str(kind)) for name, kind in servers.rows(url, query) if name in asked]


def _again(url: str) -> None:
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO postings SELECT * FROM postings"))
    finally:
        engine.dispose()


def test_the_whole_and_the_tables_for_analysts_live_side_by_side(corpus: Corpus, database: str) -> None:
    exported(corpus, "sql", database)
    exported(corpus, "sql", database, whole=True)
    kinds = servers.rows(database, "SELECT kind FROM metier_exports WHERE finished_at IS NOT NULL ORDER BY kind")
    assert kinds == [("analysts",), ("corpus",)]
