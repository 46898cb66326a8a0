"""Read the corpus in order: every posting's newest version with its facts, its life and its copies, in constant memory."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from metier.corpus.analytics import Analytics
from metier.corpus.claims import from_rows
from metier.corpus.columns import posting_of
from metier.corpus.copies import find_copies
from metier.corpus.lives import Closing, Sightings, fold, life, moment
from metier.corpus.vacancies import vacancy_id
from metier.model.facts import Facts
from metier.model.posting import Kept

_POSTINGS = """
SELECT p.*, l.* EXCLUDE (posting, source, digest), c.vacancy, v.ids AS copies
FROM postings p JOIN lives l ON p.id = l.posting AND p.digest = l.digest
LEFT JOIN copies c ON c.posting = p.id LEFT JOIN vacancies v ON v.vacancy = c.vacancy
ORDER BY p.id
"""
_FACTS = """
SELECT f.posting, f.written, f.number, f.kind, f.value, f.quote, f.start, f."end", f.field
FROM facts f JOIN lives l ON f.posting = l.posting AND f.digest = l.digest
ORDER BY f.posting, f.written, f.number
"""


def kept(analytics: Analytics, closing: Mapping[str, Closing]) -> Iterator[Kept]:
    """All postings seen, by id. `analytics` must have the views postings, facts, observations and runs.

    A posting is given in the version seen last, with the facts read last from that version.
    """
    fold(analytics, closing)
    find_copies(analytics)
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
            yield _kept(row, known, as_of, closing.get(row["source"], Closing()))


def _kept(row: dict[str, Any], facts: Facts, as_of: date, rule: Closing) -> Kept:
    seen = Sightings(**{name: row[name] for name in Sightings.__struct_fields__})
    posting = posting_of(row)
    copies = tuple(name for name in row["copies"] or () if name != posting.id)
    return Kept(posting, facts, life(seen, posting.valid_through, as_of, rule), row["vacancy"] or vacancy_id(posting.id), copies)


def _facts(analytics: Analytics) -> Iterator[tuple[str, Facts]]:
    for posting, claims in groupby(analytics.each(_FACTS), itemgetter(0)):
        read: dict[int, Any] = {}
        latest = 0
        for claim in claims:
            if claim[1] != latest:
                latest, read = claim[1], {}
            read[claim[2]] = claim[3:]
        yield posting, from_rows(read[number] for number in sorted(read))
