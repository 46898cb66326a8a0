"""What was read before: validators and bodies by address, and the hosts to leave alone."""

import hashlib
import os
from pathlib import Path

import msgspec


class Kept(msgspec.Struct, frozen=True):
    """An answer kept for asking again: its validators, when it was read (seconds since 1970) and its headers."""

    url: str
    read_at: float
    etag: str = ""
    last_modified: str = ""
    headers: dict[str, str] = msgspec.field(default_factory=dict)

    def validators(self) -> dict[str, str]:
        """The headers of a conditional request; the entity tag goes before the date."""
        if self.etag:
            return {"If-None-Match": self.etag} | ({"If-Modified-Since": self.last_modified} if self.last_modified else {})
        return {"If-Modified-Since": self.last_modified} if self.last_modified else {}


class Memory:
    """A folder of answers. A damaged entry counts as none."""

    def __init__(self, folder: Path | None) -> None:
        """`None` keeps nothing."""
        self._folder = folder
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def _path(self, url: str, ending: str) -> Path | None:
        name = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:32]
        return self._folder / f"{name}.{ending}" if self._folder else None

    def recall(self, url: str) -> tuple[Kept, bytes] | None:
        """What was kept of an address, with its body."""
        head, body = self._path(url, "json"), self._path(url, "body")
        if head is None or body is None:
            return None
        try:
            kept = msgspec.json.decode(head.read_bytes(), type=Kept)
            return (kept, body.read_bytes()) if kept.url == url else None
        except (OSError, msgspec.MsgspecError):
            return None

    def keep(self, kept: Kept, body: bytes) -> None:
        """Keep an answer: the body first, so that a head never speaks of a body that is not there."""
        head, rest = self._path(kept.url, "json"), self._path(kept.url, "body")
        if head is not None and rest is not None:
            head.unlink(missing_ok=True)
            _write(rest, body)
            _write(head, msgspec.json.encode(kept))

    def stops(self) -> dict[str, float]:
        """Hosts to leave alone, and until when."""
        if self._folder is None:
            return {}
        try:
            return msgspec.json.decode((self._folder / "stops.json").read_bytes(), type=dict[str, float])
        except (OSError, msgspec.MsgspecError):
            return {}

    def keep_stops(self, stops: dict[str, float]) -> None:
        """Keep them for the next run."""
        if self._folder is not None:
            _write(self._folder / "stops.json", msgspec.json.encode(stops))


def _write(path: Path, body: bytes) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(body)
    part.replace(path)
