"""Homes under odd names, of other versions, on disks that cannot be written; two that publish at once."""

import gc
import json
import os
import tempfile
from pathlib import Path

import pytest
from tests.hostile.taking import DAY, jobs, take
from tests.index.market import kept

from metier.corpus.corpus import Corpus
from metier.corpus.editions import Editions
from metier.corpus.home import LAYOUT
from metier.errors import MetierError, UsageError
from metier.flow import publish
from metier.index import engine_tantivy
from metier.model.record import Payload
from metier.sources import shelf


@pytest.mark.parametrize("name", ["with space", "quote's", "50% off", "a#b?c", "é✓", "star*", "semi;colon"])
def test_a_home_may_have_any_name_the_engine_can_hold(tmp_path: Path, name: str) -> None:
    home = tmp_path / name
    take(home, shelf.find("greenhouse"), "acme", Payload("acme.json", jobs(1), DAY))
    assert [item.posting.title for item in Corpus(home).kept()] == ["Nurse 1"]


@pytest.mark.parametrize("name", ["a[1]", "a]", "a^b", "a|b", "a\\b", "a%20b", "a\nb", os.fsdecode(b"\xff")])
def test_a_name_the_engine_would_take_for_another_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot hold a home"):
        Corpus(tmp_path / name)
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("mark", ['{"home": 99, "made_by": "9.9"}', "garbage", ""])
def test_a_home_of_another_version_is_refused_by_readers_too(tmp_path: Path, mark: str) -> None:
    (tmp_path / "metier.json").write_text(mark)
    for way_in in (Corpus, Editions):
        with pytest.raises(MetierError, match=r"version 99|cannot be read"):
            way_in(tmp_path)


def test_two_builders_of_one_edition_both_succeed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editions = Editions(tmp_path)
    first = editions.begin()
    (first / "guides").write_text("same")
    second = tmp_path / "editions" / ".begun-other"
    second.mkdir()
    (second / "guides").write_text("same")
    whole = Path.rename

    def overtaken(path: Path, target: Path) -> Path:
        if path == first:  # the other one settles between the look and the step
            whole(second, target)
        return whole(path, target)

    monkeypatch.setattr(Path, "rename", overtaken)
    editions.publish(first, "abcd1234")
    assert editions.current_id() == "abcd1234"
    assert editions.list() == ("abcd1234",)
    assert not first.exists()


def test_an_edition_that_cannot_be_settled_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editions = Editions(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    begun = editions.begin()
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(MetierError, match="could not be renamed"):
        editions.publish(begun, "abcd1234")
    assert editions.current_id() is None


def test_an_index_is_read_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine_tantivy.build(tmp_path / "index", [kept(1), kept(2)])
    before = sorted(path.name for path in (tmp_path / "index").iterdir())
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine = engine_tantivy.open_index(tmp_path / "index")
    assert engine.count() == 2
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == before
    assert list(tmp_path.glob("metier-index-*"))
    del engine
    gc.collect()
    assert not list(tmp_path.glob("metier-index-*"))


def test_a_full_disk_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take(tmp_path, shelf.find("greenhouse"), "acme", Payload("acme.json", jobs(1), DAY))

    def full(*_: object) -> int:
        raise ValueError("An IO error occurred: 'No space left on device (os error 28)'")

    monkeypatch.setattr(engine_tantivy, "build", full)
    with pytest.raises(MetierError, match="No space left"):
        publish.publish(tmp_path)
    assert Editions(tmp_path).current_id() is None


def test_an_edition_follows_the_days_its_postings_were_seen(tmp_path: Path) -> None:
    def of(day: int) -> str:
        tally = publish.Tally()
        take(tmp_path, shelf.find("greenhouse"), "acme", Payload("acme.json", jobs(1), DAY.replace(day=day)))
        assert len(list(tally.take(Corpus(tmp_path).kept()))) == 1
        return tally.edition()

    first, same, later = of(1), of(1), of(2)
    assert first == same
    assert later != first


def test_editions_do_not_fill_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editions = Editions(tmp_path)
    made = iter(f"edition{number}" for number in range(10))

    def build(_home: Path, _corpus: Corpus, held: Editions) -> str:
        name = next(made)
        held.publish(held.begin(), name)
        return name

    monkeypatch.setattr(publish, "_build", build)
    for _ in range(7):
        publish.publish(tmp_path)
    assert len(editions.list()) == publish.EDITIONS_KEPT
    assert editions.current_id() == "edition6"
    assert json.loads((tmp_path / "metier.json").read_text())["home"] == LAYOUT


def test_another_process_makes_the_home_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    Corpus(home)
    exists = Path.exists
    looks = iter([False])
    monkeypatch.setattr(Path, "exists", lambda path: next(looks, True) if path.name == "metier.json" else exists(path))
    assert Corpus(home).version.home == LAYOUT
