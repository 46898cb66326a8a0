"""A home of an earlier layout is brought to this one, table by table, each in one commit; a run that is cut off goes on later.

Layout 1 wrote a row for every posting a reading listed; layout 2 writes what changed (see `listing`).
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa

from metier.corpus import columns
from metier.corpus.analytics import Analytics, connect
from metier.corpus.home import LAYOUT, HomeMark, mark_home
from metier.corpus.locks import alone
from metier.corpus.storage import files_of, held_columns, replace
from metier.corpus.tables import OBSERVATIONS, POSTINGS, RUNS
from metier.log import step

_BATCH = 2_000
_RUNS = """
WITH seen AS (
  SELECT run, max(seen_at) AS seen_at, count(DISTINCT posting) AS listed, any_value(board) AS board,
    count(DISTINCT board) AS boards
  FROM observations GROUP BY run
)
SELECT DISTINCT ON (r.id) r.* EXCLUDE (board), CASE WHEN s.boards = 1 THEN s.board ELSE r.board END AS board,
  coalesce(s.seen_at, r.ended) AS seen_at, CASE WHEN r.error IS NULL OR s.run IS NOT NULL THEN coalesce(s.listed, 0) END AS listed
FROM runs r LEFT JOIN seen s ON s.run = r.id ORDER BY r.id
"""
_OBSERVATIONS = """
WITH readings AS (
  SELECT id AS run, source, board, seen_at, row_number() OVER (PARTITION BY source, board ORDER BY seen_at, started, id) AS number
  FROM runs WHERE listed IS NOT NULL
), seen AS (
  SELECT DISTINCT ON (o.run, o.posting) o.run, o.source, coalesce(r.board, o.board) AS board, o.posting, o.digest, o.seen_at,
    r.number, o.seen_at <> r.seen_at AS own
  FROM observations o LEFT JOIN readings r ON r.run = o.run ORDER BY o.run, o.posting, o.digest
), steps AS (
  SELECT *, lag(number) OVER w AS before, lag(digest) OVER w AS digest_before, lead(number) OVER w AS after FROM seen
  WINDOW w AS (PARTITION BY posting, source, board ORDER BY number, seen_at)
)
SELECT run, source, board, posting, digest, seen_at, 'seen' AS state, coalesce(own, false) AS own FROM steps
WHERE own IS NULL OR own OR before IS NULL OR before < number - 1 OR digest <> digest_before
UNION ALL
SELECT r.run, s.source, s.board, s.posting, NULL, s.seen_at, 'unseen', s.own
FROM steps s JOIN readings r ON r.source = s.source AND r.board = s.board AND r.number = s.number + 1
WHERE s.after IS NULL OR s.after > s.number + 1
ORDER BY source, board, posting, seen_at
"""


def migrate(home: Path, mark: HomeMark) -> None:
    """Bring a home to the layout of this version. Nothing is lost where it is cut off; other processes wait meanwhile."""
    with alone(home / "corpus"), step(f"Bringing {home} from layout {mark.home} to {LAYOUT}"):
        for layout in range(mark.home, LAYOUT):
            _STEPS[layout](home)
        mark_home(home)


def _to_changes(home: Path) -> None:
    """Runs are told first: what the rows of observations mean is read from both."""
    corpus = home / "corpus"
    for name, schema, query in (("runs", RUNS, _RUNS), ("observations", OBSERVATIONS, _OBSERVATIONS)):
        if held_columns(corpus / name) != set(schema.names):
            with _opened(home, "runs", "observations") as analytics:
                rows = analytics.table(query)
                replace(corpus / name, rows.select(schema.names).cast(schema))
    if held_columns(corpus / "postings") != set(POSTINGS.names):
        with _opened(home, "postings") as analytics:
            replace(corpus / "postings", pa.RecordBatchReader.from_batches(POSTINGS, _postings(analytics)))


def _postings(analytics: Analytics) -> Iterator[pa.RecordBatch]:
    """All versions with their marks made anew."""
    for batch in analytics.stream("SELECT * FROM postings ORDER BY id, digest", _BATCH):
        yield from columns.postings(map(columns.posting_of, batch.to_pylist())).to_batches()


def _opened(home: Path, *names: str) -> Analytics:
    analytics = connect(home / "tmp")
    for name in names:
        analytics.view(name, files_of(home / "corpus" / name), pa.schema([]))
    return analytics


_STEPS: dict[int, Callable[[Path], None]] = {1: _to_changes}
"""What brings a layout to the next."""
