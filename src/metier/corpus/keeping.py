"""Read the corpus in order: every posting's newest version with its facts, its life and its copies, in constant memory."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa

from metier.corpus.analytics import Analytics
from metier.corpus.claims import from_rows
from metier.corpus.columns import posting_of
from metier.corpus.lives import Sightings, fold, life, moment
from metier.corpus.vacancies import Candidate, group, vacancy_id
from metier.model.facts import Facts
from metier.model.posting import Kept

#: A posting names at most so many of its copies.
COPIES_NAMED = 500

_NEWEST = """
CREATE OR REPLACE TABLE newest AS
SELECT p.id, any_value(p.employer_id) AS employer_id, any_value(p.title_key) AS title_key, any_value(p.text_key) AS text_key,
  any_value(p.place_key) AS place_key, any_value(p.sketch) AS sketch
FROM postings p JOIN lives l ON p.id = l.posting AND p.digest = l.digest GROUP BY p.id
"""
_SHARED = """
SELECT n.employer_id, n.title_key, n.id, n.text_key, n.place_key, n.sketch FROM newest n JOIN (
  SELECT employer_id, title_key FROM newest WHERE employer_id <> '' AND title_key <> '' GROUP BY ALL HAVING count(*) > 1
) s USING (employer_id, title_key) ORDER BY n.employer_id, n.title_key, n.id
"""
_POSTINGS = """
SELECT p.*, l.first_at, l.last_at, l.readings, l.edits, l.missed, l.missed_at, l.whole, c.vacancy, v.ids AS copies
FROM postings p JOIN lives l ON p.id = l.posting AND p.digest = l.digest
LEFT JOIN copies c ON c.posting = p.id LEFT JOIN vacancies v ON v.vacancy = c.vacancy
ORDER BY p.id
"""
_FACTS = """
SELECT f.posting, f.written, f.number, f.kind, f.value, f.quote, f.start, f."end", f.field
FROM facts f JOIN lives l ON f.posting = l.posting AND f.digest = l.digest
ORDER BY f.posting, f.written, f.number
"""
_VACANCIES = f"""
CREATE OR REPLACE TABLE vacancies AS
SELECT vacancy, list(posting ORDER BY posting)[1:{COPIES_NAMED}] AS ids FROM copies GROUP BY vacancy
"""  # noqa: S608 a number of ours
_COPIES = pa.schema([("posting", pa.string()), ("vacancy", pa.string())])


def kept(analytics: Analytics, whole_board: Mapping[str, bool]) -> Iterator[Kept]:
    """All postings seen, by id. `analytics` must have the views postings, facts, observations and runs.

    A posting is given in the version seen last, with the facts read last from that version.
    """
    fold(analytics, whole_board)
    _find_copies(analytics)
    newest = analytics.rows("SELECT max(last_at) FROM lives")[0][0]
    if newest is None:
        return
    as_of = moment(newest).date()
    facts = _facts(analytics)
    waiting = next(facts, None)
    last = ""
    for batch in analytics.stream(_POSTINGS, 500):
        for row in batch.to_pylist():
            if row["id"] == last:  # the same version written twice, by a run that was cut off and begun again
                continue
            last = row["id"]
            while waiting is not None and waiting[0] < last:
                waiting = next(facts, None)
            known = waiting[1] if waiting is not None and waiting[0] == last else Facts()
            yield _kept(row, known, as_of)


def _kept(row: dict[str, Any], facts: Facts, as_of: date) -> Kept:
    seen = Sightings(**{name: row[name] for name in Sightings.__struct_fields__})
    posting = posting_of(row)
    copies = tuple(name for name in row["copies"] or () if name != posting.id)
    return Kept(posting, facts, life(seen, posting.valid_through, as_of), row["vacancy"] or vacancy_id(posting.id), copies)


def _facts(analytics: Analytics) -> Iterator[tuple[str, Facts]]:
    for posting, claims in groupby(analytics.each(_FACTS), itemgetter(0)):
        read: dict[int, Any] = {}
        latest = 0
        for claim in claims:
            if claim[1] != latest:
                latest, read = claim[1], {}
            read[claim[2]] = claim[3:]
        yield posting, from_rows(read[number] for number in sorted(read))


def _find_copies(analytics: Analytics) -> None:
    """Fill the tables `copies` (posting, vacancy) and `vacancies` (vacancy, the first ids)."""
    analytics.run(_NEWEST)
    analytics.run("CREATE OR REPLACE TABLE copies (posting VARCHAR, vacancy VARCHAR)")
    pairs: list[tuple[str, str]] = []
    for _, rows in groupby(analytics.each(_SHARED), itemgetter(0, 1)):
        for ids in group(Candidate(*row[2:6]) for row in rows):
            pairs += [(name, vacancy_id(ids[0])) for name in ids]
        if len(pairs) > 20_000:
            _add(analytics, pairs)
            pairs = []
    _add(analytics, pairs)
    analytics.run("DROP TABLE newest")
    analytics.run(_VACANCIES)


def _add(analytics: Analytics, pairs: list[tuple[str, str]]) -> None:
    if not pairs:
        return
    names, vacancies = zip(*pairs, strict=True)
    analytics.register("found", pa.Table.from_arrays([pa.array(names), pa.array(vacancies)], schema=_COPIES))
    analytics.run("INSERT INTO copies SELECT * FROM found")
    analytics.forget("found")
