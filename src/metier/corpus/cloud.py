"""Files in a bucket of an object store: read, written on a condition, listed, removed. The only file that knows obstore."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from metier.corpus.options import Options, client_options
from metier.errors import MetierError, UsageError
from metier.model.address import Bucket

if TYPE_CHECKING:
    from datetime import datetime

    from obstore.store import ObjectStore

#: Larger files are read in parts, so that a bound on one request is none on a file.
PART = 16 * 1024 * 1024

_NO_BUCKET = re.compile(r"NoSuchBucket|bucket does not exist|ContainerNotFound|container does not exist", re.IGNORECASE)
_REFUSED = re.compile(
    r"AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|ExpiredToken|AuthenticationFailed|AuthorizationFailure|"
    r"\b40[13]\b|Forbidden|Unauthorized"
)
# without credentials, the machine's own are asked for at an address that only a provider's machines have
_NO_CREDENTIALS = re.compile(r"169\.254\.169\.254|metadata\.google\.internal|Account must be specified")
_NOT_REACHED = re.compile(
    r"error sending request|timed out|dns error|connection (?:refused|reset|closed)|\b50[0234]\b", re.IGNORECASE
)
_CREDENTIALS = {
    "s3": "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    "gs": "GOOGLE_APPLICATION_CREDENTIALS or GOOGLE_SERVICE_ACCOUNT",
    "az": "AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY",
}

#: What tells one content of an object from another. Which of its parts a store compares is the store's own affair.
Tag = dict[str, Any]


class UnreachableError(MetierError):
    """The object store did not answer in time: what is held here may still be served."""


class Held(NamedTuple):
    """An object's bytes, and the tag by which a later writer shows that it saw them."""

    body: bytes
    tag: Tag


class Item(NamedTuple):
    """An object as a list shows it; `name` is relative to the bucket's prefix."""

    name: str
    size: int
    modified: datetime


class Cloud:
    """The objects below one address. Safe to use from several threads; each request is bounded in time."""

    def __init__(self, where: Bucket) -> None:
        """Nothing is asked of the store yet. Raises UsageError for a missing extra or an unknown option."""
        self.where = where
        _require(where)
        with self._told(""):
            self._store = _open(where, client_options(where))

    def read(self, name: str, last: Tag | None = None) -> Held | None:
        """An object whole, None where it is missing. With the tag of the `last` reading: no bytes where it is the same."""
        import obstore  # noqa: PLC0415 (an extra)
        from obstore.exceptions import NotModifiedError  # noqa: PLC0415 (an extra)

        try:
            with self._told(name):
                found = obstore.get(self._store, name, options={"if_none_match": last["e_tag"]} if last else None)
                return Held(bytes(found.bytes()), {"e_tag": found.meta["e_tag"], "version": found.meta["version"]})
        except NotModifiedError:
            return Held(b"", last or {})
        except FileNotFoundError:
            return None

    def exists(self, name: str) -> bool:
        """Whether there is such an object."""
        import obstore  # noqa: PLC0415 (an extra)

        try:
            with self._told(name):
                obstore.head(self._store, name)
        except FileNotFoundError:
            return False
        return True

    def write(self, name: str, body: bytes, seen: Tag | None) -> Tag | None:
        """Write an object if it still is as it was `seen` (None: if there is none); its new tag. None: somebody was faster."""
        import obstore  # noqa: PLC0415 (an extra)
        from obstore.exceptions import AlreadyExistsError, PreconditionError  # noqa: PLC0415 (an extra)

        mode: Any = "create" if seen is None else {key: value for key, value in seen.items() if value is not None}
        try:
            with self._told(name):
                return dict(obstore.put(self._store, name, body, mode=mode))
        except (AlreadyExistsError, PreconditionError):
            return None
        except FileNotFoundError:
            return None  # it was there when it was seen, and is gone

    def upload(self, name: str, path: Path) -> None:
        """Put a local file into the store, in parts where it is large. It is there whole or not at all."""
        import obstore  # noqa: PLC0415 (an extra)

        with self._told(name):
            obstore.put(self._store, name, path)

    def download(self, name: str, path: Path) -> None:
        """Fetch an object into a local file. Raises FileNotFoundError where it is missing, MetierError otherwise."""
        import obstore  # noqa: PLC0415 (an extra)

        with path.open("wb") as file, self._told(name):
            found = obstore.get(self._store, name)
            if (size := found.meta["size"]) <= PART:
                file.write(found.bytes())
                return
            for start in range(0, size, PART):
                file.write(obstore.get_range(self._store, name, start=start, end=min(start + PART, size)))

    def items(self, below: str = "") -> Iterator[Item]:
        """The objects whose names begin with a folder's name, in no order that is promised."""
        import obstore  # noqa: PLC0415 (an extra)

        with self._told(below):
            for chunk in obstore.list(self._store, below or None):
                for item in chunk:
                    yield Item(item["path"], item["size"], item["last_modified"])

    def here(self) -> tuple[list[Item], list[str]]:
        """The objects, and the names of the folders, that stand directly below the address."""
        import obstore  # noqa: PLC0415 (an extra)

        with self._told(""):
            found = obstore.list_with_delimiter(self._store)
        items = [Item(item["path"], item["size"], item["last_modified"]) for item in found["objects"]]
        return items, [name.rstrip("/") for name in found["common_prefixes"]]

    def remove(self, names: Iterable[str]) -> None:
        """Remove objects; those that are gone already do not matter."""
        import obstore  # noqa: PLC0415 (an extra)

        listed = list(names)
        if listed:
            with self._told(listed[0]):
                obstore.delete(self._store, listed)

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Turn what the store says into what a person can act on; a missing object stays FileNotFoundError."""
        from obstore import exceptions as said  # noqa: PLC0415 (an extra)

        try:
            yield
        except (said.AlreadyExistsError, said.PreconditionError, said.NotModifiedError):
            raise
        except FileNotFoundError as error:
            if _NO_BUCKET.search(str(error)):
                raise explained(self.where, error) from error
            raise
        except said.UnknownConfigurationKeyError as error:
            raise UsageError(f"METIER_STORAGE_*: {plain(error)}", "docs/storage.md lists the options") from error
        except (said.BaseError, PermissionError) as error:
            raise explained(self.where / name if name else self.where, error) from error


def _require(where: Bucket) -> None:
    try:
        import obstore  # noqa: F401, PLC0415 (only whether it is there)
    except ImportError:
        raise UsageError(f"{where} needs the library obstore", "", 'pip install "metier[cloud]"') from None


def _open(where: Bucket, options: Options) -> ObjectStore:
    from obstore import store  # noqa: PLC0415 (an extra)

    kinds: dict[str, Any] = {"s3": store.S3Store, "gs": store.GCSStore, "az": store.AzureStore}
    config = dict(options.config)
    config.pop("aws_conditional_put", None)
    made: ObjectStore = kinds[where.scheme](
        where.bucket,
        prefix=where.prefix or None,
        config=config,
        client_options=options.client,
        retry_config=options.retry,
    )
    return made


def explained(where: Bucket, error: Exception) -> MetierError:
    """What a person can do about an error of a store."""
    text = str(error)
    if _NO_BUCKET.search(text):
        return MetierError(
            f"there is no bucket {where.bucket} ({where.scheme}://)", "", "make it, or check the name and the endpoint"
        )
    if _NO_CREDENTIALS.search(text):
        return MetierError(f"no credentials for {where} were found", "", f"set {_CREDENTIALS[where.scheme]}")
    if _REFUSED.search(text) or isinstance(error, PermissionError):
        return MetierError(
            f"{where} refuses access: {plain(error)}", "", f"check {_CREDENTIALS[where.scheme]} and what they may do"
        )
    if _NOT_REACHED.search(text):
        return UnreachableError(f"{where} cannot be reached: {plain(error)}", "", "check the network and METIER_STORAGE_ENDPOINT")
    return MetierError(f"{where}: {plain(error)}", "", "try again; docs/storage.md says what is needed")


def plain(error: Exception) -> str:
    """An error of a store in one line: without colours, without its inner structure."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", str(error)).partition("\n\nDebug source")[0]
    return re.sub(r"\s*(?:↳\s*)?\n\s*(?:↳\s*)?", ": ", text.strip())[:300]
