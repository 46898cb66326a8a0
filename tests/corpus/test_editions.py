import os
from pathlib import Path

import pytest

from metier.corpus.editions import Editions, broken, manifest, read_manifest, write_manifest
from metier.errors import NotFoundError, UsageError


def publish(editions: Editions, name: str, text: str = "x") -> Path:
    path = editions.begin()
    (path / "guides").mkdir()
    (path / "guides" / "a.txt").write_text(text)
    write_manifest(path, manifest(path, name, ("guides",), counts={"postings": 3}, about={"seed": 1}))
    return editions.publish(path, name)


def test_the_newest_edition_is_served_and_the_old_one_stays(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    assert (editions.current(), editions.current_id(), editions.list()) == (None, None, ())
    first = publish(editions, "aaaa")
    second = publish(editions, "bbbb")
    assert editions.current() == second
    assert editions.list() == ("aaaa", "bbbb")
    editions.switch("aaaa")
    assert editions.current() == first
    assert editions.get("bbbb") == second


def test_publishing_the_same_edition_again_changes_nothing(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    publish(editions, "aaaa", "first")
    publish(editions, "bbbb")
    publish(editions, "aaaa", "second")
    assert (editions.get("aaaa") / "guides/a.txt").read_text() == "first"
    assert editions.current_id() == "aaaa"
    assert not list(editions.folder.glob(".begun-*"))


@pytest.mark.parametrize("name", ["", "..", "a/b", "CURRENT", "aaa", "a" * 65])
def test_a_bad_name_is_refused(tmp_path: Path, name: str) -> None:
    editions = Editions(tmp_path)
    with pytest.raises(UsageError):
        editions.publish(editions.begin(), name)
    with pytest.raises(NotFoundError):
        editions.get(name)


def test_leftovers_of_the_dead_go_and_those_of_the_living_stay(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    editions.folder.mkdir(parents=True)
    dead, living = editions.folder / ".begun-999999999", editions.folder / f".begun-{os.getppid()}"
    dead.mkdir()
    living.mkdir()
    mine = editions.begin()
    assert mine.is_dir()
    assert not dead.exists()
    assert living.exists()
    assert editions.list() == ()


def test_a_current_file_that_names_nothing_is_no_edition(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    publish(editions, "aaaa")
    (editions.folder / "CURRENT").write_bytes(b"\xff\n")
    assert editions.current() is None
    (editions.folder / "CURRENT").write_text("gone")
    assert editions.current() is None


def test_pruning_keeps_the_last_and_the_current(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    for name in ("aaaa", "bbbb", "cccc", "dddd"):
        publish(editions, name)
    editions.switch("bbbb")
    assert editions.prune(1) == ("aaaa", "cccc")
    assert editions.list() == ("bbbb", "dddd")


def test_the_manifest_finds_what_was_changed(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    path = publish(editions, "aaaa")
    said = read_manifest(path)
    assert (said.edition, said.counts, list(said.files)) == ("aaaa", {"postings": 3}, ["guides/a.txt"])
    assert broken(path) == ()
    (path / "guides/a.txt").write_text("y")
    assert broken(path) == ("guides/a.txt",)
    (path / "manifest.json").unlink()
    with pytest.raises(NotFoundError):
        read_manifest(path)
