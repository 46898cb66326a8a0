"""Editions in a bucket: put there file by file, listed when whole, served once CURRENT names them.

editions/ID/STAMP/...   the files of one upload of an edition
editions/ID.json        its listing, written last: an edition without one is not there
editions/CURRENT        the id of the edition that is served, only ever exchanged by who saw what it exchanges
"""

import os
import re
import shutil
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

import msgspec

from metier.corpus.cloud import Cloud, Held, Tag
from metier.corpus.manifest import FileMark, mark_of
from metier.errors import MetierError, NotFoundError
from metier.model.address import Bucket

AT_ONCE = 8
#: An upload that has no listing after this long was given up.
GIVEN_UP = timedelta(days=1)
_CURRENT = "CURRENT"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{3,63}")
_FETCHED = ".fetched-"


class OvertakenError(MetierError):
    """Another process published while an edition was built: what it published stays current."""


class Listing(msgspec.Struct, frozen=True):
    """What an edition in a bucket consists of: every file, under the folder of the upload that was whole first."""

    edition: str
    folder: str
    files: dict[str, FileMark]


class Published:
    """The editions of a home in a bucket."""

    def __init__(self, home: Bucket) -> None:
        """Nothing is asked yet."""
        self._cloud = Cloud(home / "editions")
        self.where = home / "editions"

    def current(self, last: Tag | None = None) -> Held | None:
        """CURRENT, None where there is none; with the tag of the `last` look, without its bytes where it is unchanged."""
        return self._cloud.read(_CURRENT, last)

    def switch(self, edition: str, seen: Tag | None) -> Tag:
        """Make an edition the current one if CURRENT still is as `seen`; its new tag. Raises OvertakenError, NotFoundError."""
        self.listing(edition)
        tag = self._cloud.write(_CURRENT, (edition + "\n").encode(), seen)
        if tag is not None:
            return tag
        now = self.current()
        if now is not None and name_in(now) == edition:  # another process published the same, or our answer got lost
            return now.tag
        raise OvertakenError(
            f"another process published {name_in(now) if now else 'and removed an edition'} while {edition} was being built",
            f"{edition} is kept beside it and is not served",
            "publish again: the next edition holds what both have read",
        )

    def listing(self, edition: str) -> Listing:
        """What an edition consists of. Raises NotFoundError where it is not held whole."""
        found = self._cloud.read(f"{edition}.json")
        if found is None:
            raise NotFoundError(f"no edition {edition!r} in {self.where}", f"held: {', '.join(self.ids()) or 'none'}")
        return self._read_listing(edition, found)

    def _read_listing(self, edition: str, found: Held) -> Listing:
        try:
            said = msgspec.json.decode(found.body, type=Listing)
        except (msgspec.MsgspecError, UnicodeError):
            raise self._damaged(edition, "its listing cannot be read") from None
        if any(PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts for name in (said.folder, *said.files)):
            raise self._damaged(edition, "its listing names files elsewhere")
        return said

    def ids(self) -> tuple[str, ...]:
        """The editions held whole, in the order they were published."""
        items = sorted(
            (item.modified, item.name)
            for item in self._cloud.here()[0]
            if item.name.endswith(".json") and _ID.fullmatch(item.name[:-5])
        )
        return tuple(name.removesuffix(".json") for _, name in items)

    def put(self, folder: Path, edition: str) -> None:
        """Upload an edition. It is there once its listing is, and is left as it is if it is there whole already."""
        found = self._cloud.read(f"{edition}.json")
        if found is not None and not self.missing(edition):
            return
        stamp = f"{time.time_ns() // 1_000_000_000}-{uuid.uuid4().hex[:8]}"
        paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        files = {path.relative_to(folder).as_posix(): mark_of(path) for path in paths}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda name: self._cloud.upload(f"{edition}/{stamp}/{name}", folder / name), files))
        listing = msgspec.json.format(msgspec.json.encode(Listing(edition, stamp, files), order="deterministic"), indent=1)
        # somebody who uploaded the same edition meanwhile was first: theirs is as good
        self._cloud.write(f"{edition}.json", listing, found.tag if found else None)

    def missing(self, edition: str) -> tuple[str, ...]:
        """The files of an edition that are not there in the size that was uploaded. Empty for one that is whole."""
        try:
            said = self.listing(edition)
        except MetierError as error:
            return (error.came,)
        below = f"{edition}/{said.folder}/"
        sizes = {item.name.removeprefix(below): item.size for item in self._cloud.items(below.rstrip("/"))}
        return tuple(name for name, mark in said.files.items() if sizes.get(name) != mark.bytes)

    def fetch(self, edition: str, into: Path) -> Path:
        """A local copy of an edition under the folder `into`, every checksum compared. It appears there whole."""
        settled = into / edition
        if settled.is_dir():
            return settled
        said = self.listing(edition)
        into.mkdir(parents=True, exist_ok=True)
        _clear(into)
        draft = into / f"{_FETCHED}{os.getpid()}-{uuid.uuid4().hex[:8]}"
        try:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(lambda name: self._fetch_file(said, name, draft / name), said.files))
            if not settled.is_dir():
                draft.rename(settled)
        except OSError as error:
            if not settled.is_dir():  # another process fetched the same
                raise MetierError(
                    f"could not keep a copy of {edition}: {error}", "", "check the space at METIER_CACHE"
                ) from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return settled

    def _fetch_file(self, said: Listing, name: str, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._cloud.download(f"{said.edition}/{said.folder}/{name}", path)
        except FileNotFoundError:
            raise self._damaged(said.edition, f"{name} is missing") from None
        if mark_of(path) != said.files[name]:
            raise self._damaged(said.edition, f"{name} is not what was uploaded")

    def _damaged(self, edition: str, what: str) -> MetierError:
        return MetierError(f"the edition {edition} in {self.where} is damaged: {what}", "", "run `metier publish`")

    def remove(self, editions: list[str]) -> None:
        """Remove editions, their listings first; and uploads that were given up."""
        for edition in editions:
            if (found := self._cloud.read(f"{edition}.json")) is None:
                continue
            said = self._read_listing(edition, found)
            self._cloud.remove([f"{edition}.json"])
            self._cloud.remove(item.name for item in self._cloud.items(f"{edition}/{said.folder}"))
        self._cloud.remove(self._given_up())

    def _given_up(self) -> list[str]:
        old = datetime.now(UTC) - GIVEN_UP
        aged = [item.name for item in self._cloud.items() if item.modified < old and item.name.count("/") >= 2]
        if not aged:
            return []
        whole = {f"{edition}/{self.listing(edition).folder}/" for edition in self.ids()}
        return [name for name in aged if not name.startswith(tuple(whole))]


def name_in(current: Held) -> str:
    """The id that CURRENT says. Raises MetierError where it says none."""
    name = current.body.decode("ascii", "replace").strip()
    if not _ID.fullmatch(name):
        raise MetierError(f"CURRENT names no edition: {name[:80]!r}", "", "run `metier publish`")
    return name


def _clear(folder: Path) -> None:
    """Remove what fetches that died have left."""
    for left in folder.glob(f"{_FETCHED}*"):
        number = left.name.removeprefix(_FETCHED).partition("-")[0]
        with suppress(FileNotFoundError):  # its owner has finished meanwhile
            if number != str(os.getpid()) and left.stat().st_mtime < time.time() - 3600:
                shutil.rmtree(left, ignore_errors=True)
