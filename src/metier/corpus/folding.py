"""Observations and runs folded: which postings each board listed when, and which it lists now. SQL over the corpus' tables.

A board's runs are numbered by the time they stand for. Rows of a run that is not on record (its process was killed, or it is
still reading) stand behind the reading before them; what such a run missed does not count.
"""

from collections.abc import Iterable

from metier.corpus.analytics import Analytics

#: One row a reading: `complete` ones of boards that list every open posting, counted on in `completes`, can close.
_READINGS = """
CREATE OR REPLACE TABLE readings AS
SELECT *, count(*) FILTER (WHERE complete) OVER (PARTITION BY source, board ORDER BY number) AS completes FROM (
  SELECT id AS run, source, board, epoch_us(seen_at) AS clock,
    complete AND error IS NULL AND source IN (SELECT source FROM whole_boards) AS complete,
    row_number() OVER (PARTITION BY source, board ORDER BY seen_at, started, id) AS number
  FROM (SELECT DISTINCT ON (id) * FROM runs WHERE listed IS NOT NULL AND epoch_us(seen_at) <= $until)
)
"""
#: One row an observation, in a place among the readings of its board.
_SIGHTINGS = """
CREATE OR REPLACE TABLE sightings AS
SELECT o.posting, o.source, o.board, o.digest, o.state, o.own, epoch_us(o.seen_at) AS us,
  coalesce(r.number, b.number + 0.5, 0.5) AS number, coalesce(r.clock, epoch_us(o.seen_at)) AS clock
FROM observations o LEFT JOIN readings r ON r.run = o.run
ASOF LEFT JOIN readings b ON b.source = o.source AND b.board = o.board AND b.clock <= epoch_us(o.seen_at)
WHERE o.run NOT IN (SELECT run FROM own_runs) AND (r.run IS NOT NULL OR o.state <> 'unseen' AND epoch_us(o.seen_at) <= $until)
"""
#: One row a posting and board, as it stands after the last reading: `left_at` is the first reading that did not list it.
_LISTINGS = """
CREATE OR REPLACE TABLE listings AS
WITH steps AS (
  SELECT *, lag(state) OVER (PARTITION BY posting, source, board ORDER BY number, clock, state) AS before FROM sightings
), boards AS (
  SELECT source, board, max(clock) AS clock, max(number) AS number, max(completes) AS completes, bool_or(complete) AS whole
  FROM readings GROUP BY source, board
), folded AS (
  SELECT posting, source, board,
    arg_max(state, (number, clock, state)) = 'seen' AS listed,
    arg_max(digest, (number, clock)) FILTER (WHERE state = 'seen') AS digest,
    arg_max(own, (number, clock)) FILTER (WHERE state = 'seen') AS own,
    min(us) FILTER (WHERE state = 'seen') AS first_at,
    max(us) FILTER (WHERE state <> 'gone') AS told_at,
    max(us) FILTER (WHERE state = 'gone') AS gone_at,
    max(number) FILTER (WHERE state <> 'seen' AND before = 'seen') AS left_at,
    coalesce(sum(ceil(number)) FILTER (WHERE state <> 'seen' AND before = 'seen'), 0)
      - sum(ceil(number)) FILTER (WHERE state = 'seen' AND before IS DISTINCT FROM 'seen') AS readings
  FROM steps GROUP BY ALL HAVING bool_or(state = 'seen')
)
SELECT f.posting, f.source, f.board, f.listed, f.digest, f.own, f.first_at, f.gone_at, f.left_at,
  CASE WHEN f.listed AND NOT f.own THEN greatest(f.told_at, b.clock) ELSE f.told_at END AS last_at,
  greatest(1, f.readings + CASE WHEN f.listed THEN coalesce(b.number, 0) + 1 ELSE 0 END)::BIGINT AS readings,
  coalesce(b.completes, 0) AS completes, coalesce(b.whole, false) AS whole
FROM folded f LEFT JOIN boards b USING (source, board)
"""
_ALWAYS = 1 << 62


def fold_readings(analytics: Analytics, whole_boards: Iterable[str] = (), until: int | None = None) -> None:
    """Number the runs: the table `readings` of what the view `runs` holds, up to `until` (microseconds since 1970) if given."""
    analytics.run("CREATE OR REPLACE TABLE whole_boards (source VARCHAR)")
    for source in sorted(whole_boards):
        analytics.run("INSERT INTO whole_boards VALUES (?)", [source])
    analytics.run(_READINGS, {"until": _ALWAYS if until is None else until})


def fold_listings(analytics: Analytics, own_runs: Iterable[str] = (), until: int | None = None) -> None:
    """Fold the view `observations` into the tables `sightings` and `listings`. Rows of `own_runs` are left out."""
    analytics.run("CREATE OR REPLACE TABLE own_runs (run VARCHAR)")
    for run in own_runs:
        analytics.run("INSERT INTO own_runs VALUES (?)", [run])
    analytics.run(_SIGHTINGS, {"until": _ALWAYS if until is None else until})
    analytics.run(_LISTINGS)
