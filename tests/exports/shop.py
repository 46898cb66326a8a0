"""A corpus with everything in it that can go wrong on the way out, and tables of odd values."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from tests.corpus.reader import Reader, posting

from metier.corpus.corpus import Corpus
from metier.exports.format import Account, Format, Job
from metier.exports.run import Wish, export
from metier.exports.table import Table
from metier.model.facts import Duty, Facts, Pay, Tool
from metier.model.rights import Rights

OPEN = Rights()
BARRED, TEXTLESS = Rights(api_out=False), Rights(display=False)
RIGHTS = {"greenhouse": OPEN, "lever": BARRED, "themuse": TEXTLESS}

#: Texts that something on the way takes for something else.
HAZARDS = [
    "=1+1", "'=1+1", "''-2", "-2", "@x", "\tx", "＝x", "", " ", "'", '"a","b"', "a\nb\r\nc", "nul\0nul", "NULL", "null", "NaN",
    "\\N", "é e\u0301 𝔘 😀 \u2028", "a\\'b", "100%(s)s :x", "x" * 300_000, None,
]  # fmt: skip

_COLUMNS: dict[str, pa.DataType] = {
    "id": pa.string(),
    "digest": pa.string(),
    "title": pa.string(),
    "text": pa.string(),
    "source": pa.string(),
    "first_seen": pa.timestamp("us", tz="UTC"),
    "closed_on": pa.date32(),
    "readings": pa.int64(),
    "edits": pa.int32(),
    "simulated": pa.bool_(),
    "board": pa.binary(),
}
ODD = Table(
    name="postings",
    schema=pa.schema(list(_COLUMNS.items())),
    key=("id", "digest"),
    indexes=("source", "first_seen"),
    of="postings",
)


def odd_rows() -> list[tuple[Any, ...]]:
    moment, day = datetime(2026, 3, 29, 1, 30, 0, 123_456, UTC), date(2024, 2, 29)
    rows: list[tuple[Any, ...]] = [
        (f"p{number:03}", "Aa"[number % 2], "-t", text, "s", moment, day, 2**62 + number, -number, number % 2 == 0, b"\0\xff'\\")
        for number, text in enumerate(HAZARDS)
    ]
    rows.append(("p000", "a", *(None,) * 9))
    return sorted(rows, key=lambda row: (row[0], row[1]))


def account(form: str) -> Account:
    return Account(format=form, kind="corpus", id="abcdef123456", as_of=date(2026, 1, 5), made_by="0")


def there_and_back(form: Format, target: str, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    writer = form.open(Job(target=target, tables=(ODD,), account=account(form.name)))
    columns = [pa.array(values, field.type) for values, field in zip(zip(*rows, strict=True), ODD.schema, strict=True)]
    whole = pa.RecordBatch.from_arrays(columns, schema=ODD.schema)
    for start in range(0, len(rows), 7):
        writer.write({"postings": whole.slice(start, 7)})
    said = writer.finish()
    assert said.tables["postings"].rows == len(rows)
    assert form.account(target) == said
    back = [
        row for batch in form.read(target, ODD) for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    ]
    assert all(batch.schema == ODD.schema for batch in form.read(target, ODD))
    return sorted(back, key=lambda row: (row[0], row[1]))


def stocked(home: Path) -> Corpus:
    """Three weeks of three sources: an edit, a closing, copies, an employer under two names, claims with and without words."""
    reader = Reader(home, greenhouse=True)
    claims = Facts(
        seniority="senior",
        pay=(Pay(min=1.5, max=2.0, currency="USD", field="baseSalary"),),
        tools=(Tool(id="c-plus-plus", name="C++", quote="C++", start=1, end=4),),
        duties=(Duty(quote="=Do\nit", start=5, end=11),),
    )
    mine = [posting(n, text=f"=C++ {n}\0 😀", date_posted=date(2026, 1, n + 1)) for n in range(4)]
    mine[3] = posting(3, employer="ACME, Inc.", hints={"a": [1, 2.5, "é"]})
    reader.read(0, mine, claims)
    other = {"source": "lever", "board": "b", "started": None}
    del other["started"]
    reader.read(0, [posting(5, text="secret", source="lever", board="b", employer="Bcorp", employer_id="bcorp")], claims, **other)
    third = {"source": "themuse", "board": "c"}
    reader.read(0, [posting(6, text="shown nowhere", source="themuse", board="c", employer="", employer_id="")], claims, **third)
    reader.read(1, [posting(0, version=1), *mine[1:3]], claims)
    reader.read(2, [posting(0, version=1), *mine[1:3]], claims)
    return reader.corpus


def wish(form: str, target: Path | str, **more: Any) -> Wish:
    return Wish(format=form, target=str(target), **more)


def exported(corpus: Corpus, form: str, target: Path | str, **more: Any) -> Account:
    return export(corpus, wish(form, target, **more), RIGHTS)
