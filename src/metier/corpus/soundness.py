"""Whether every file of the corpus is whole: read to its end, of the length and the rows its table tells, records by checksum."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from metier.corpus.analytics import Analytics, connect
from metier.corpus.corpus import Corpus
from metier.corpus.tables import SCHEMAS
from metier.errors import MetierError

#: Reading every page of every column; the digest of a record is that of its bytes.
_WHOLE = "SELECT count(*), bit_xor(hash(t)) FROM one t"
_RECORDS = "SELECT count(*) FROM one WHERE left(sha256(body), 32) <> digest"


class Fault(msgspec.Struct, frozen=True):
    """A file that is not as its table says: what is wrong with it."""

    table: str
    file: str
    what: str


def faults(corpus: Corpus) -> Iterator[Fault]:
    """Every file of the corpus that is missing, cut short or changed; nothing for a sound corpus. Reads all there is."""
    with connect(corpus.home / "tmp") as analytics:
        for name in SCHEMAS:
            for file, rows in corpus.rows_by_file(name):
                what = _fault(analytics, name, file, rows) or (
                    "differs from its checksum" if corpus.is_broken(name, file) else None
                )
                if what:
                    yield Fault(name, Path(file).name, what)


def _fault(analytics: Analytics, name: str, file: str, rows: int | None) -> str | None:
    if not Path(file).is_file():
        return "is missing"
    try:
        analytics.view("one", [file], SCHEMAS[name])
        held = int(analytics.rows(_WHOLE)[0][0])
        wrong = int(analytics.rows(_RECORDS)[0][0]) if name == "records" else 0
    except MetierError as error:
        return f"cannot be read ({error.came})"
    if rows is not None and held != rows:
        return f"holds {held:,} of {rows:,} rows"
    return f"holds {wrong:,} records that differ from their checksums" if wrong else None
