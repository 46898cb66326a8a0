"""A packed table searched where it lies: lines sorted by their first field, a sparse index of keys, nothing built for a line."""

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from importlib.resources import files

BLOCK = 4096


class SortedTable:
    """Lines `key<TAB>rest` in the order of their keys' bytes. Loading is little more than unpacking, a look-up a microsecond."""

    def __init__(self, name: str) -> None:
        """Unpack a table of the room's `data` folder by name."""
        text = gzip.decompress((files("metier.taxonomy") / "data" / name).read_bytes())
        start = 0
        while text.startswith(b"#", start):
            start = text.index(b"\n", start) + 1
        self._text = b"\n" + text[start:]
        self._starts = sorted({self._text.rfind(b"\n", 0, at + 1) for at in range(0, len(self._text) - 1, BLOCK)})
        self._keys = [self._text[at + 1 : self._text.index(b"\t", at)] + b"\t" for at in self._starts]

    def rows(self, key: str) -> list[str]:
        """What follows the key in every line that bears it, in the table's order."""
        return list(self._rows(b"\n" + key.encode("utf-8", "replace") + b"\t"))

    def starting(self, prefix: str) -> bytes:
        """All the lines whose keys begin with a prefix, as they lie."""
        wanted = b"\n" + prefix.encode("utf-8", "replace")
        start = self._find(wanted)
        if start < 0:
            return b""
        last = self._starts[bisect_left(self._keys, wanted[1:] + b"\xff") - 1]
        end = self._text.index(b"\n", max(start, self._text.rfind(wanted, start, last + BLOCK * 2)) + 1)
        return self._text[start + 1 : end]

    def begins(self, word: str) -> bool:
        """Whether any key is a word or begins with it and a space."""
        form = b"\n" + word.encode("utf-8", "replace")
        return self._find(form + b"\t") >= 0 or self._find(form + b" ") >= 0

    def _rows(self, wanted: bytes) -> Iterator[str]:
        start = self._find(wanted)
        while start >= 0 and self._text.startswith(wanted, start):
            end = self._text.index(b"\n", start + 1)
            yield self._text[start + len(wanted) : end].decode()
            start = end

    def _find(self, wanted: bytes) -> int:
        """Where the first line that begins with the wanted bytes, a line end before them, starts; -1 where there is none."""
        at = bisect_left(self._keys, wanted[1:])
        start = self._starts[at - 1] if at else 0
        end = self._starts[at] + len(wanted) if at < len(self._starts) else len(self._text)
        return self._text.find(wanted, start, end)
