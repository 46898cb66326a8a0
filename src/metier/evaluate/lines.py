"""Short lines with what they say: a pay line, a location, a title..., compared by meaning with what is read from them.

A file `<kind>.jsonl` holds `{"id", "text", "context", "expect"}` a line, in the vocabulary its authors chose. A case is right
when everything its `expect` says is said by the reading, in whatever words the two use for it (`junior` is `entry`); keys of
the reading that the case is silent about are not judged, but nothing expected means nothing read.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from metier.facts.lines import read_line
from metier.taxonomy.places import region_name

KINDS = {
    "salary": "pay",
    "remote": "workplace",
    "location": "place",
    "title": "title",
    "experience": "experience",
    "education": "education",
    "employment_type": "employment_type",
    "benefits": "benefits",
}
"""File name of a set of lines to the kind of reading it is for."""

_SAME = {"junior": "entry", "vp": "executive", "c_level": "executive", "north america": "north_america"}
_LEAD = frozenset({"staff", "manager", "lead"})
_SILENT = ("unclear", "none")
_OTHER_NAMES = {"benefit": "id", "workplace": "type"}


class Case(NamedTuple):
    """One line: its id, the text, what it should say, and what was read."""

    id: str
    text: str
    expect: Any
    read: Any
    right: bool


def cases(path: Path) -> Iterator[Case]:
    """Every line of one file of `KINDS`, read and judged."""
    kind = KINDS[path.stem]
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            given = json.loads(line)
            read = msgspec.json.decode(msgspec.json.encode(read_line(kind, given["text"], given.get("context") or {})))
            yield Case(given["id"], given["text"], given["expect"], read, says(given["expect"], read))


def says(expect: Any, read: Any) -> bool:
    """Whether a reading says what is expected."""
    if isinstance(expect, Mapping) and isinstance(read, Mapping):
        return all(_key_says(key, value, read) for key, value in expect.items())
    if _nothing(expect):
        return _nothing(read)
    if isinstance(expect, list) or isinstance(read, list):
        return _list_says(expect if isinstance(expect, list) else [expect], read if isinstance(read, list) else [read])
    if isinstance(expect, int | float) and isinstance(read, int | float):
        return abs(expect - read) < 1e-6
    return _word(expect) == _word(read) or (_word(expect) == "lead" and _word(read) in _LEAD)


def _key_says(key: str, value: Any, read: Mapping[str, Any]) -> bool:
    if key == "region" and value is None and read.get("city"):
        return True  # the case leaves out the region of a town, which we may know
    if key == "region" and read.get("country"):
        return _region(value, read["country"]) == _region(read.get(key), read["country"])
    own = read.get(key, read.get(_OTHER_NAMES.get(key, key)))
    if key == "workplace" and value is None:
        return own in (None, "unclear")
    return says(value, own)


def _region(value: Any, country: str) -> str:
    return _word(region_name(country, str(value)) or value) if value else ""


def _list_says(expect: list[Any], read: list[Any]) -> bool:
    """As many items, and for each expected one another that says it; the order is free."""
    left = list(read)
    for item in expect:
        found = next((other for other in left if says(item, other)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _nothing(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(_nothing(item) for key, item in value.items() if key not in {"quote", "confidence"})
    return value is None or value is False or (isinstance(value, str | list | tuple) and (not value or value in _SILENT))


def _word(value: Any) -> str:
    word = " ".join(str(value).lower().replace("_", " ").replace("-", " ").split())
    return _SAME.get(word, word)
