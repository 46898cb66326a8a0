"""What observations and runs tell of a posting's life: first and last seen, edits, open or closed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import msgspec

from metier.corpus.analytics import Analytics
from metier.corpus.folding import fold_listings, fold_readings
from metier.model.posting import Life

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: A posting is closed once this many complete readings of its board did not list it.
READINGS_TO_CLOSE = 2

#: A step is a version of a posting that was not the one before.
_CHANGES = """
CREATE OR REPLACE TABLE changes AS
WITH versions AS (
  SELECT posting, digest, us, number, lag(digest) OVER (PARTITION BY posting ORDER BY us, clock, number, digest) AS before
  FROM sightings WHERE state = 'seen' AND posting IN (
    SELECT posting FROM sightings WHERE state = 'seen' GROUP BY posting HAVING count(DISTINCT digest) > 1
  )
), steps AS (
  SELECT v.*, w.words_key, w.date_posted FROM versions v
  LEFT JOIN (SELECT id, digest, any_value(words_key) AS words_key, any_value(date_posted) AS date_posted
    FROM postings GROUP BY ALL) w ON w.id = v.posting AND w.digest = v.digest
  WHERE v.before IS NULL OR v.before <> v.digest
)
SELECT posting, count(*) FILTER (WHERE words_key <> words_before) AS edits,
  count(*) FILTER (WHERE date_posted > dated_before) AS redated, min(date_posted) AS posted
FROM (SELECT *, lag(words_key) OVER w AS words_before, lag(date_posted) OVER w AS dated_before FROM steps
  WINDOW w AS (PARTITION BY posting ORDER BY us, number, digest))
GROUP BY posting
"""
#: How often a board listed a posting again after complete readings enough to close it had not.
_REOPENED = f"""
CREATE OR REPLACE TABLE reopenings AS
WITH left_once AS (
  SELECT DISTINCT posting, source, board FROM sightings WHERE state <> 'seen'
), moves AS (
  SELECT * FROM (
    SELECT posting, source, board, number, state,
      lag(state) OVER (PARTITION BY posting, source, board ORDER BY number, clock, state) AS before
    FROM sightings SEMI JOIN left_once USING (posting, source, board)
  ) WHERE before IS NULL OR (state = 'seen') <> (before = 'seen')
), returns AS (
  SELECT *, lag(number) OVER (PARTITION BY posting, source, board ORDER BY number, state) AS left_at FROM moves
)
SELECT r.posting, count(*) AS reopened FROM returns r
ASOF LEFT JOIN readings b ON b.source = r.source AND b.board = r.board AND b.number < r.number
ASOF LEFT JOIN readings a ON a.source = r.source AND a.board = r.board AND a.number < r.left_at
WHERE r.state = 'seen' AND r.before IS NOT NULL
  AND coalesce(b.completes, 0) - coalesce(a.completes, 0) >= {READINGS_TO_CLOSE}
GROUP BY r.posting
"""  # noqa: S608 a number of ours
#: One row a posting: the listing that lasts or lasted longest speaks for it.
_LIVES = """
CREATE OR REPLACE TABLE lives AS
WITH told AS (
  SELECT l.*, CASE WHEN l.listed THEN 0 ELSE l.completes - coalesce(b.completes, 0) END AS missed,
    CASE WHEN l.listed THEN NULL ELSE n.clock END AS missed_at
  FROM listings l
  ASOF LEFT JOIN readings b ON b.source = l.source AND b.board = l.board AND b.number < l.left_at
  ASOF LEFT JOIN (SELECT * FROM readings WHERE complete) n ON n.source = l.source AND n.board = l.board AND n.number >= l.left_at
), one AS (
  SELECT posting, min(first_at) AS first_at, max(last_at) AS last_at, sum(readings)::BIGINT AS readings,
    arg_max(struct_pack(source, digest, whole, missed, missed_at, gone_at := CASE WHEN listed THEN NULL ELSE gone_at END),
      (listed, last_at, source, board)) AS chosen
  FROM told GROUP BY posting
)
SELECT o.posting, chosen.source AS source, chosen.digest AS digest, first_at, last_at, readings,
  coalesce(c.edits, 0) AS edits, coalesce(c.redated, 0) AS redated, coalesce(r.reopened, 0) AS reopened,
  c.posted AS posted, chosen.missed AS missed, chosen.missed_at AS missed_at, chosen.gone_at AS gone_at, chosen.whole AS whole
FROM one o LEFT JOIN changes c USING (posting) LEFT JOIN reopenings r USING (posting)
"""


class Sightings(msgspec.Struct, frozen=True):
    """The folded observations of one posting, times in microseconds since 1970.

    `whole`: its board lists every open posting and was read completely; `missed` counts the complete readings after it was
    last seen, `missed_at` is the first of them. `gone_at`: when its page was found gone.
    """

    source: str
    first_at: int
    last_at: int
    readings: int
    edits: int
    redated: int
    reopened: int
    posted: date | None
    missed: int
    missed_at: int | None
    gone_at: int | None
    whole: bool


class Closing(msgspec.Struct, frozen=True):
    """How a source's postings close: `whole_board`, once readings list them no more; `unseen_days` after they were last seen."""

    whole_board: bool = False
    unseen_days: int | None = None


def fold(analytics: Analytics, closing: Mapping[str, Closing]) -> None:
    """Fold observations and runs into the table `lives` (one row a posting: newest digest, times, missed readings)."""
    fold_readings(analytics, [name for name, rule in closing.items() if rule.whole_board])
    fold_listings(analytics)
    for query in (_CHANGES, _REOPENED, _LIVES):
        analytics.run(query)


def life(seen: Sightings, valid_through: date | None, as_of: date, rule: Closing) -> Life:
    """Open or closed, by the rules of the corpus' clock (`as_of` is the newest observation, never today).

    Closed when its page was found gone. Of a board that is read whole: open while its newest complete reading lists the
    posting, closed once two complete readings did not. Otherwise open until `valid_through` and closed after it; without such
    a day closed once unseen for as long as its source's rule says, and unknown where there is none.
    """
    first, last = moment(seen.first_at), moment(seen.last_at)
    status, closed_on = "unknown", None
    if seen.gone_at is not None:
        status, closed_on = "closed", moment(seen.gone_at).date()
    elif seen.whole and seen.missed == 0:
        status = "open"
    elif seen.whole and seen.missed >= READINGS_TO_CLOSE and seen.missed_at is not None:
        status, closed_on = "closed", moment(seen.missed_at).date()
    elif valid_through is not None:
        status, closed_on = ("open", None) if valid_through >= as_of else ("closed", valid_through)
    elif rule.unseen_days is not None:
        end = last.date() + timedelta(days=rule.unseen_days)
        status, closed_on = ("unknown", None) if end >= as_of else ("closed", end)
    return Life(first, last, status, closed_on, seen.readings, seen.edits, seen.redated, seen.reopened, seen.posted)


def moment(microseconds: int) -> datetime:
    """The UTC time that many microseconds after 1970."""
    return _EPOCH + timedelta(microseconds=microseconds)
