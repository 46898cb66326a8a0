"""What observations and runs tell of a posting's life: first and last seen, edits, open or closed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import msgspec

from metier.corpus.analytics import Analytics
from metier.model.posting import Life

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: A posting is closed once this many complete readings of its board did not list it.
READINGS_TO_CLOSE = 2

#: One row a posting: its newest version, its times in microseconds, and how many later complete readings missed it.
_FOLD = """
CREATE OR REPLACE TABLE lives AS
WITH seen AS (
  SELECT posting, digest, run, source, board, epoch_us(seen_at) AS us FROM observations
), run_times AS (
  SELECT run, source, board, max(us) AS us FROM seen GROUP BY ALL
), complete AS (
  SELECT t.source, t.board, t.us FROM run_times t
  WHERE t.source IN (SELECT source FROM whole_boards)
    AND t.run IN (SELECT id FROM runs WHERE complete AND error IS NULL)
  UNION ALL
  SELECT r.source, r.board, epoch_us(r.ended) AS us FROM runs r
  WHERE r.complete AND r.error IS NULL AND r.source IN (SELECT source FROM whole_boards)
    AND r.id NOT IN (SELECT run FROM run_times)
), steps AS (
  SELECT *, lag(digest) OVER (PARTITION BY posting ORDER BY us, run, digest) AS before FROM seen
), folded AS (
  SELECT posting,
    last(digest ORDER BY us, run, digest) AS digest,
    last(source ORDER BY us, run, digest) AS source,
    last(board ORDER BY us, run, digest) AS board,
    last(run ORDER BY us, run, digest) AS run,
    min(us) AS first_at, max(us) AS last_at, count(DISTINCT run) AS readings,
    count(*) FILTER (WHERE before IS NOT NULL AND before <> digest) AS edits
  FROM steps GROUP BY posting
), missed AS (
  SELECT f.posting, count(*) AS missed, min(c.us) AS missed_at
  FROM folded f JOIN run_times t ON t.run = f.run AND t.source = f.source AND t.board = f.board
  JOIN complete c ON c.source = f.source AND c.board = f.board AND c.us > t.us
  GROUP BY f.posting
)
SELECT f.posting, f.digest, f.first_at, f.last_at, f.readings, f.edits,
  coalesce(m.missed, 0) AS missed, m.missed_at,
  (f.source, f.board) IN (SELECT (source, board) FROM complete) AS whole
FROM folded f LEFT JOIN missed m ON m.posting = f.posting
"""


class Sightings(msgspec.Struct, frozen=True):
    """The folded observations of one posting, times in microseconds since 1970.

    `whole`: its board lists every open posting and was read completely; `missed` counts the complete readings after it was
    last seen, `missed_at` is the first of them.
    """

    first_at: int
    last_at: int
    readings: int
    edits: int
    missed: int
    missed_at: int | None
    whole: bool


def fold(analytics: Analytics, whole_board: Mapping[str, bool]) -> None:
    """Fold observations and runs into the table `lives` (one row a posting: newest digest, times, missed readings)."""
    analytics.run("CREATE OR REPLACE TABLE whole_boards (source VARCHAR)")
    for source in sorted(name for name, whole in whole_board.items() if whole):
        analytics.run("INSERT INTO whole_boards VALUES (?)", [source])
    analytics.run(_FOLD)


def life(seen: Sightings, valid_through: date | None, as_of: date) -> Life:
    """Open or closed, by the rules of the corpus' clock (`as_of` is the newest observation, never today).

    Of a board that is read whole: open while its newest complete reading lists the posting, closed once two complete
    readings did not. Otherwise open until `valid_through`, closed after it, and unknown where there is no such day.
    """
    first, last = moment(seen.first_at), moment(seen.last_at)
    status, closed_on = "unknown", None
    if seen.whole and seen.missed == 0:
        status = "open"
    elif seen.whole and seen.missed >= READINGS_TO_CLOSE and seen.missed_at is not None:
        status, closed_on = "closed", moment(seen.missed_at).date()
    elif valid_through is not None:
        status, closed_on = ("open", None) if valid_through >= as_of else ("closed", valid_through)
    return Life(first, last, status, closed_on, seen.readings, seen.edits)


def moment(microseconds: int) -> datetime:
    """The UTC time that many microseconds after 1970."""
    return _EPOCH + timedelta(microseconds=microseconds)
