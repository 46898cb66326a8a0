"""Official tables in a home: added, listed, replaced, removed, and part of an edition's identity."""

from pathlib import Path

import pytest
from tests.hostile.kills import take
from tests.reference import published

import metier
from metier.errors import MetierError, NotFoundError, UsageError
from metier.flow import reference
from metier.net.fetch import Answer


def test_tables_are_added_listed_replaced_and_removed(tmp_path: Path) -> None:
    desk = metier.open(tmp_path / "home").reference
    assert desk.list() == ()
    archive, table = published.onet(tmp_path), published.oews(tmp_path)
    desk.add("onet", str(archive))
    for vintage in ("May 2024", "May 2025", "May 2025"):
        desk.add("oews", str(table), vintage)
    assert [(one.table, one.vintage) for one in desk.list()] == [("oews", "May 2024"), ("oews", "May 2025"), ("onet", "29.2")]
    assert [one.vintage for one in reference.newest(tmp_path / "home")] == ["May 2025", "29.2"]
    assert [one.vintage for one in desk.remove("oews", "May 2025")] == ["May 2025"]
    left = {path.name for path in (tmp_path / "home" / "reference").iterdir()}
    assert left == {"held.json", "oews-may-2024.parquet", "onet-29.2.parquet"}
    with pytest.raises(NotFoundError, match="held: oews May 2024, onet"):
        desk.remove("esco")


def test_a_table_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    desk = metier.open(tmp_path / "home").reference
    with pytest.raises(UsageError, match="no row of O"):
        desk.add("onet", str(published.oews(tmp_path)))
    with pytest.raises(UsageError, match="no such file"):
        desk.add("onet", str(tmp_path / "none.zip"))
    assert list((tmp_path / "home" / "reference").iterdir()) == []


def test_tables_change_the_edition_and_without_them_it_is_the_earlier_one(tmp_path: Path) -> None:
    home = metier.open(tmp_path / "home")
    take(tmp_path / "home", 0)
    without = home.intake.publish()
    home.reference.add("oews", str(published.oews(tmp_path)), "May 2025")
    with_table = home.intake.publish()
    assert without != with_table
    assert [(one.table, one.vintage) for one in home.about().reference] == [("oews", "May 2025")]
    assert home.editions.verify(with_table) == ()
    home.reference.remove("oews")
    assert home.intake.publish() == without


class Door:
    """The door to the network, behind which one archive lies."""

    body = b""

    def __init__(self, *_: object) -> None: ...

    def __enter__(self) -> "Door":
        return self

    def __exit__(self, *_: object) -> None: ...

    def get(self, url: str) -> Answer:
        return Answer(url, 200 if url.endswith(".zip") else 404, {}, self.body)


def test_an_address_is_read_through_the_one_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "Door", Door)
    monkeypatch.setattr(Door, "body", published.onet(tmp_path).read_bytes())
    desk = metier.open(tmp_path / "home").reference
    assert desk.add("onet", "https://example.org/dl/db_29_2_text.zip").vintage == "29.2"
    with pytest.raises(MetierError, match="answered 404"):
        desk.add("onet", "https://example.org/missing")
