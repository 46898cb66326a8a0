"""Where a home is: a local folder, or a prefix in a bucket of an object store."""

import re
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

import msgspec

from metier.errors import UsageError

#: The object stores a home may be in, by the scheme of its address; the other spellings mean the same.
SCHEMES = {"s3": "s3", "s3a": "s3", "gs": "gs", "gcs": "gs", "az": "az", "azure": "az", "abfs": "az", "abfss": "az"}
VALID = "a local folder, s3://bucket/prefix, gs://bucket/prefix or az://container/prefix"

# a path loses one of the two slashes: `Path("s3://a/b")` is `s3:/a/b`
_ADDRESS = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{1,20}):/{1,3}(?=[^/])(.{0,1000})", re.DOTALL)
_SEGMENT = re.compile(r"[A-Za-z0-9_=][A-Za-z0-9._=-]{0,199}")


class Bucket(msgspec.Struct, frozen=True):
    """A prefix in a bucket (in Azure's words: a container). `bucket / "name"` is the address of what lies below it."""

    scheme: str
    bucket: str
    prefix: str = ""

    def __truediv__(self, name: str) -> "Bucket":
        return Bucket(self.scheme, self.bucket, f"{self.prefix}/{name}" if self.prefix else name)

    def __str__(self) -> str:
        return f"{self.scheme}://{self.bucket}/{self.prefix}" if self.prefix else f"{self.scheme}://{self.bucket}"

    @property
    def name(self) -> str:
        """The last segment of the address."""
        return (self.prefix or self.bucket).rpartition("/")[2]


#: Where a home, or a table of it, is.
Address: TypeAlias = Path | Bucket


def address(given: str | Path | Bucket) -> Address:
    """Read an address as people write it. Raises UsageError for one of no store that is known, or with odd letters in it.

    A path that was made of an address is understood as the address.
    """
    if isinstance(given, Bucket):
        return given
    found = _ADDRESS.fullmatch(str(given))
    if found is None:
        return Path(given).expanduser()
    scheme, rest = found[1].lower(), found[2]
    if scheme == "file":
        raise UsageError(f"{given} is the address of a local folder", "a local folder goes by its path", f"say /{rest}")
    if scheme not in SCHEMES:
        raise UsageError(f"{given}: no home can be at {scheme}://", VALID)
    bucket, *segments = [part for part in rest.split("/") if part]
    for part in (bucket, *segments):
        if not _SEGMENT.fullmatch(part):
            raise UsageError(f"{part!r} in {given} is no name of a bucket or folder", "letters, digits and . _ = -")
    return Bucket(SCHEMES[scheme], bucket, "/".join(segments))


def file_name(uri: str) -> str:
    """The last segment of a file's address, as it is written in the store."""
    return unquote(urlsplit(uri).path.rpartition("/")[2])
