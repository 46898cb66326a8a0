"""Sources' spellings of employment types, workplaces, pay units and levels, brought to schema.org's or our one way of writing."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_OTHER = re.compile(r"[\W_]+")
_SPLIT = re.compile(r"[,;|/]|\band\b")


@cache
def _table(kind: str) -> dict[str, str]:
    with (files("metier.sources") / "spellings.toml").open("rb") as file:
        groups = tomllib.load(file)[kind]
    return {spelling: value for value, spellings in groups.items() for spelling in (value.lower(), *spellings)}


def _key(text: str) -> str:
    return _OTHER.sub(" ", text.rsplit("schema.org/", 1)[-1].lower()).strip()


def _one(kind: str, value: Any) -> str | None:
    return _table(kind).get(_key(value[:80])) if isinstance(value, str) else None


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list | tuple):
        return [item for item in value if isinstance(item, str)]
    return []


def employment_types(value: Any) -> list[str]:
    """schema.org employment types named by a text or a list of texts; unknown words are left out."""
    found: dict[str, None] = {}
    for text in _texts(value):
        for part in (text, *_SPLIT.split(text[:200])):
            known = _one("employment_type", part.replace("_", " "))
            if known:
                found[known] = None
    return list(found)


def workplace(value: Any) -> str | None:
    """onsite, hybrid or remote, else None."""
    return _one("workplace", value)


def pay_unit(value: Any) -> str | None:
    """HOUR, DAY, WEEK, MONTH or YEAR, else None."""
    return _one("pay_unit", value)


def seniority(value: Any) -> str | None:
    """Our level where the source names exactly one, else None."""
    found = {level for text in _texts(value) for level in [_one("seniority", text)] if level}
    return found.pop() if len(found) == 1 else None
