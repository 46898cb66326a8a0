"""Facts as rows, one a claim, and rows as facts: `from_rows(to_rows(facts))` is `facts`."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from metier.model.facts import (
    Benefit,
    Claim,
    Duty,
    Education,
    Experience,
    Facts,
    Flag,
    HardSkill,
    LanguageDemand,
    Opening,
    Pay,
    RoleRead,
    Tool,
    Visa,
    Workplace,
)
from metier.model.place import Place

_ONE: dict[str, type[Any]] = {
    "role": RoleRead,
    "seniority": str,
    "workplace": Workplace,
    "experience": Experience,
    "education": Education,
    "visa": Visa,
}
_MANY: dict[str, type[Any]] = {
    "pay": Pay,
    "places": Place,
    "employment_type": str,
    "tools": Tool,
    "hard_skills": HardSkill,
    "duties": Duty,
    "languages": LanguageDemand,
    "flags": Flag,
    "benefits": Benefit,
    "openings": Opening,
}
#: The kind of the row that stands for the reading itself.
READ = "read"
_KEYS = {
    "tools": "id",
    "hard_skills": "id",
    "flags": "id",
    "benefits": "id",
    "languages": "language",
    "role": "id",
    "openings": "title",
}
_EVIDENCE = ("quote", "start", "end", "field")
_DECODERS = {kind: msgspec.json.Decoder(form) for kind, form in (_ONE | _MANY).items()}
_encode = msgspec.json.encode


class Row(NamedTuple):
    """One claim. `origin`: stated (the source's field), extracted (words of the text), inferred (neither)."""

    number: int
    kind: str
    key: str
    value: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    field: str | None = None
    origin: str = "inferred"


def to_rows(facts: Facts) -> Iterator[Row]:
    """The rows of one posting's facts: row 0 for the reading, then the claims in the order of `Facts`."""
    yield Row(0, READ, "", "{}")
    number = 0
    for kind in Facts.__struct_fields__:
        found = getattr(facts, kind)
        if found is None:
            continue
        for value in found if kind in _MANY else (found,):
            number += 1
            yield _row(number, kind, value)


def _row(number: int, kind: str, value: Any) -> Row:
    if isinstance(value, str):
        return Row(number, kind, value, _encode(value).decode())
    key = getattr(value, _KEYS[kind], None) if kind in _KEYS else None
    if not isinstance(value, Claim):
        return Row(number, kind, key or "", _encode(value).decode())
    quote, start, end, field = value.quote, value.start, value.end, value.field
    bare = msgspec.to_builtins(value)
    for name in _EVIDENCE:
        bare.pop(name, None)
    origin = "stated" if field is not None else "extracted" if quote is not None else "inferred"
    return Row(number, kind, key or "", _encode(bare).decode(), quote, start, end, field, origin)


def from_rows(rows: Iterable[tuple[str, str, str | None, int | None, int | None, str | None]]) -> Facts:
    """Facts of rows in the order of their numbers, each as (kind, value, quote, start, end, field)."""
    known: dict[str, Any] = {}
    for kind, value, quote, start, end, field in rows:
        if kind == READ:
            continue
        decoded = _DECODERS[kind].decode(value)
        if quote is not None or field is not None or start is not None or end is not None:
            decoded = msgspec.structs.replace(decoded, quote=quote, start=start, end=end, field=field)
        if kind in _MANY:
            known.setdefault(kind, []).append(decoded)
        else:
            known[kind] = decoded
    whole: dict[str, Any] = {kind: tuple(found) if kind in _MANY else found for kind, found in known.items()}
    return Facts(**whole)
