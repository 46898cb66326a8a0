import os
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tests.corpus.bucket import surround
from tests.corpus.test_editions import publish

from metier.corpus import following
from metier.corpus.cloud import Cloud, UnreachableError
from metier.corpus.editions import Editions, broken
from metier.corpus.following import Follower
from metier.corpus.published import OvertakenError
from metier.errors import MetierError, NotFoundError
from metier.model.address import Bucket

Move = Callable[[str], None]


@pytest.fixture
def machine(bucket: Bucket, s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Move:
    """Go to another machine: the same bucket, a cache of its own."""
    monkeypatch.setattr(following, "LOOK_S", 0.0)
    return lambda name: surround(monkeypatch, s3, tmp_path / name)


def settle(editions: Editions, wanted: str) -> None:
    """Ask as requests do until the look beside them has brought the edition."""
    for _ in range(500):
        if editions.current_id() == wanted:
            return
        time.sleep(0.01)
    raise AssertionError(f"{editions.current_id()} is served, not {wanted}")


def test_an_edition_built_here_is_served_there(bucket: Bucket, machine: Move) -> None:
    editions = Editions(bucket)
    assert (editions.current(), editions.list()) == (None, ())
    publish(editions, "aaaa", "first")
    machine("server")
    server = Editions(bucket)
    folder = server.current()
    assert folder is not None
    assert folder != editions.folder / "aaaa"
    assert (folder / "guides/a.txt").read_text() == "first"
    assert broken(folder) == ()
    publish(editions, "bbbb", "second")
    assert editions.current_id() == "bbbb"
    settle(server, "bbbb")
    assert server.list() == ("aaaa", "bbbb")
    server.switch("aaaa")
    settle(editions, "aaaa")
    with pytest.raises(NotFoundError, match="held: aaaa, bbbb"):
        server.get("cccc")


def test_of_two_that_publish_at_once_one_wins_and_the_other_is_told(bucket: Bucket, machine: Move) -> None:
    publish(Editions(bucket), "aaaa")
    slow = Editions(bucket)
    machine("fast")
    with slow.alone():
        fast = Editions(bucket)
        with fast.alone():
            publish(fast, "bbbb")
        with pytest.raises(OvertakenError, match="published bbbb while cccc was being built"):
            publish(slow, "cccc")
    for editions in (slow, fast, Editions(bucket)):
        settle(editions, "bbbb")
    assert "cccc" in slow.list()
    with slow.alone():
        publish(slow, "dddd")
    settle(fast, "dddd")


def test_two_that_publish_the_same_are_both_right(bucket: Bucket, machine: Move) -> None:
    slow = Editions(bucket)
    machine("fast")
    with slow.alone():
        publish(Editions(bucket), "aaaa", "same")
        publish(slow, "aaaa", "same")
    assert slow.list() == ("aaaa",)
    settle(slow, "aaaa")


def test_a_broken_upload_is_never_served(bucket: Bucket, machine: Move, monkeypatch: pytest.MonkeyPatch) -> None:
    editions = Editions(bucket)
    publish(editions, "aaaa")
    sent: list[str] = []

    def cut_off(self: Cloud, name: str, path: Path) -> None:
        sent.append(name)
        if len(sent) > 1:
            raise MetierError("the line was cut")
        Cloud_upload(self, name, path)

    Cloud_upload = Cloud.upload  # noqa: N806 (the function that was there)
    with monkeypatch.context() as cut:
        cut.setattr(Cloud, "upload", cut_off)
        with pytest.raises(MetierError, match="the line was cut"):
            publish(editions, "bbbb")
    assert (editions.current_id(), editions.list()) == ("aaaa", ("aaaa",))
    machine("server")
    server = Editions(bucket)
    settle(server, "aaaa")
    with pytest.raises(NotFoundError):
        server.switch("bbbb")
    publish(editions, "bbbb")
    settle(server, "bbbb")


def test_a_damaged_edition_is_not_served_and_the_old_one_goes_on(
    bucket: Bucket, machine: Move, capsys: pytest.CaptureFixture[str]
) -> None:
    editions = Editions(bucket)
    publish(editions, "aaaa")
    machine("server")
    server = Editions(bucket)
    settle(server, "aaaa")
    cloud = Cloud(bucket / "editions")
    machine("builder")
    builder = Editions(bucket)
    path = builder.begin()
    (path / "guides").mkdir()
    (path / "guides" / "a.txt").write_text("b")
    builder._far._published.put(path, "bbbb")  # type: ignore[union-attr] # uploaded, not yet current
    (name,) = (item.name for item in cloud.items("bbbb") if item.name.endswith("a.txt"))
    held = cloud.read(name)
    assert held is not None
    cloud.write(name, b"B", held.tag)
    builder._far._published.switch("bbbb", cloud.read("CURRENT").tag)  # type: ignore[union-attr] # it is a bucket's
    for _ in range(500):
        assert server.current_id() == "aaaa"
        if "is not what was uploaded; " in capsys.readouterr().err:
            break
        time.sleep(0.01)
    else:
        raise AssertionError("the damage was not told")
    machine("fresh")
    with pytest.raises(MetierError, match=r"bbbb in .* is damaged: guides/a.txt"):
        Editions(bucket).current()


def test_a_damaged_upload_is_mended_by_publishing_again(bucket: Bucket, machine: Move) -> None:
    editions = Editions(bucket)
    publish(editions, "aaaa", "whole")
    cloud = Cloud(bucket / "editions")
    cloud.remove([item.name for item in cloud.items("aaaa") if item.name.endswith("a.txt")])
    assert editions.damage("aaaa") == ("guides/a.txt",)
    publish(editions, "aaaa", "whole")
    assert editions.damage("aaaa") == ()
    machine("server")
    folder = Editions(bucket).current()
    assert folder is not None
    assert (folder / "guides/a.txt").read_text() == "whole"


def test_a_current_that_names_no_edition_is_told(bucket: Bucket) -> None:
    Cloud(bucket).write("editions/CURRENT", b"../../elsewhere", None)
    with pytest.raises(MetierError, match="names no edition"):
        Editions(bucket).current()


def test_a_listing_may_not_name_files_elsewhere(bucket: Bucket, machine: Move) -> None:
    editions = Editions(bucket)
    publish(editions, "aaaa")
    cloud = Cloud(bucket / "editions")
    held = cloud.read("aaaa.json")
    assert held is not None
    said = msgspec.json.decode(held.body)
    said["files"]["../../elsewhere"] = said["files"]["guides/a.txt"]
    cloud.write("aaaa.json", msgspec.json.encode(said), held.tag)
    machine("server")
    with pytest.raises(MetierError, match="names files elsewhere"):
        Editions(bucket).current()


def test_a_server_without_sight_of_the_bucket_serves_its_copy(
    bucket: Bucket, machine: Move, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = Editions(bucket)
    publish(here, "aaaa")
    monkeypatch.setenv("METIER_STORAGE_ENDPOINT", "http://127.0.0.1:1")
    follower = Follower(bucket, here.folder)
    assert follower.current_id() == "aaaa"
    assert "cannot be reached" in capsys.readouterr().err
    with pytest.raises(UnreachableError):
        Follower(bucket, here.folder / "empty").current_id()


def test_pruning_removes_what_is_old_in_the_bucket_and_here(bucket: Bucket, machine: Move) -> None:
    editions = Editions(bucket)
    for name in ("aaaa", "bbbb", "cccc"):
        publish(editions, name)
        time.sleep(1.1 if name == "bbbb" else 0)  # the store tells times in whole seconds
    editions.switch("aaaa")
    assert editions.prune(1) == ("bbbb",)
    assert editions.list() == ("aaaa", "cccc")
    assert not any("bbbb" in item.name for item in Cloud(bucket / "editions").items())
    assert not (editions.folder / "bbbb").exists()


def test_copies_of_old_editions_do_not_pile_up(bucket: Bucket, machine: Move) -> None:
    editions = Editions(bucket)
    for number in range(5):
        folder = publish(editions, f"aaa{number}")
        os.utime(folder, (number, number))
    assert len([item for item in editions.folder.iterdir() if item.is_dir()]) <= following.COPIES + 1
    assert len(editions.list()) == 5
    assert (editions.get("aaa0") / "guides/a.txt").exists()
