"""Tell why a posting is joined with some and kept apart from others: the comparisons placing made, made again."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from metier.corpus.analytics import Analytics
from metier.corpus.copies import COLUMNS, place_all, placed_employer
from metier.corpus.joining import ENOUGH, Verdict, compare, marks_of
from metier.corpus.likeness import unpack, unpack_all
from metier.corpus.vacancies import Employer, vacancy_id
from metier.model.vacancy import Compared, Reason, VacancyTold

#: At most so many postings of each kind are told.
COPIES_TOLD, NEAR_TOLD, LINKED_TOLD = 200, 20, 20
#: Under another employer the same opening shares at least this much of its words.
LINKED = 0.8
_EPOCH = date(1970, 1, 1)

_ROWS = f"""
SELECT k.employer, k.digest, coalesce(f.first, k.first) AS first, k.day, FALSE AS waits, p.employer AS employer_name, {COLUMNS}
FROM postings p JOIN known k ON p.id = k.posting AND p.digest = k.digest LEFT JOIN fresh f ON f.posting = k.posting
"""  # noqa: S608 columns of ours
_ASKED = "CREATE OR REPLACE TABLE asked AS SELECT posting, employer FROM known WHERE posting = ?"
_OF_EMPLOYER = f"{_ROWS} WHERE k.employer = (SELECT any_value(employer) FROM asked) ORDER BY k.day, p.id"  # noqa: S608 our words
_OF_OTHERS = """
SELECT p.id, p.sketch FROM postings p JOIN known k ON p.id = k.posting AND p.digest = k.digest
WHERE k.employer <> (SELECT any_value(employer) FROM asked) OR k.employer = '' ORDER BY p.id
"""
_BY_ID = f"{_ROWS} WHERE k.posting IN (SELECT unnest(?)) ORDER BY p.id"


def tell(analytics: Analytics, posting: str) -> VacancyTold | None:
    """All that was compared with a posting; None where it was never seen. Needs the views postings, observations, placed."""
    place_all(analytics)
    analytics.run(_ASKED, [posting])
    rows = analytics.table(_OF_EMPLOYER)
    ids = rows["id"].to_pylist()
    if posting not in ids:
        return None
    at = ids.index(posting)
    if not rows["employer"][at].as_py():  # postings without an employer have nothing in common
        rows, at = rows.slice(at, 1), 0
    employer = placed_employer(rows)
    list(employer.place())
    return _told(analytics, rows, employer, at)


def _told(analytics: Analytics, rows: pa.Table, employer: Employer, at: int) -> VacancyTold:
    first = employer.firsts[at]
    copies = [row for row, other in enumerate(employer.firsts) if other == first and row != at]
    near = [row for row in employer.near(at) if employer.firsts[row] != first]

    def compared(row: int) -> Compared:
        return _compared(_row(rows, row), employer.verdict(at, row), vacancy_id(employer.firsts[row]))

    asked = _row(rows, at)
    return VacancyTold(
        posting=asked["id"],
        title=asked["title"],
        employer=asked["employer_name"],
        vacancy=vacancy_id(first),
        enough=ENOUGH,
        copies=tuple(compared(row) for row in copies[:COPIES_TOLD]),
        near=tuple(compared(row) for row in near[:NEAR_TOLD]),
        linked=tuple(_linked(analytics, asked)),
    )


def _row(rows: pa.Table, at: int) -> dict[str, Any]:
    return {name: rows[name][at].as_py() for name in rows.column_names}


def _compared(row: dict[str, Any], verdict: Verdict, vacancy: str) -> Compared:
    return Compared(
        posting=row["id"],
        title=row["title"],
        source=row["source"],
        board=row["board"],
        location=row["location"],
        employer=row["employer_name"],
        on=_EPOCH + timedelta(days=row["day"]),
        vacancy=vacancy,
        agrees=verdict.joined,
        points=verdict.points,
        reasons=tuple(Reason(ground.words, ground.points) for ground in verdict.grounds),
        veto=verdict.veto,
    )


def _linked(analytics: Analytics, asked: dict[str, Any]) -> list[Compared]:
    """Postings of other employers, or of none, that share nearly all their own words with one: compared, never joined."""
    sketch = unpack(asked["sketch"])
    if not sketch.size:
        return []
    found: list[str] = []
    for batch in analytics.stream(_OF_OTHERS, 20_000):
        values, sizes = unpack_all([bytes(held or b"") for held in batch.column("sketch").to_pylist()])
        alike = ((values == sketch.values).mean(axis=1) >= LINKED) & (sizes > 0)
        names = [str(name) for name in batch.column("id").to_pylist()]
        found += [names[row] for row in np.flatnonzero(alike) if names[row] != asked["id"]]
    if not found:
        return []
    rows = analytics.table(_BY_ID, [found[:LINKED_TOLD]])
    others = [_row(rows, at) for at in range(rows.num_rows)]
    return [_compared(row, compare(marks_of(asked), marks_of(row)), vacancy_id(row["first"] or row["id"])) for row in others]
