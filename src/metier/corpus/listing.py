"""What every board lists, kept while runs are read, so that only what is new to a board has to be written.

A reading is compared with the one before it: a posting that was not listed, or in another version, is told as seen; one that is
no longer listed as unseen; one listed as before not at all. A reading that comes in late, of a time before others of its board,
is put between its neighbours: the one after it is compared anew.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import msgspec
import pyarrow as pa

from metier.corpus.analytics import Analytics
from metier.corpus.folding import fold_listings, fold_readings
from metier.corpus.tables import OBSERVATIONS
from metier.model.run import Run

_BEGIN = """
CREATE OR REPLACE TABLE listing AS SELECT source, board, posting, digest, own, last_at AS us FROM listings WHERE listed;
CREATE OR REPLACE TABLE latest AS SELECT posting, arg_max(digest, (listed, last_at, source, board)) AS digest FROM listings
  GROUP BY posting;
CREATE OR REPLACE TABLE read_at AS SELECT source, board, max(clock) AS clock FROM readings GROUP BY ALL;
DROP TABLE listings; DROP TABLE sightings; DROP TABLE readings
"""
_FRESH = """
CREATE TABLE fresh (run VARCHAR, source VARCHAR, board VARCHAR, posting VARCHAR, digest VARCHAR, us BIGINT, own BOOLEAN,
  written BOOLEAN)
"""
#: Of what is held only that which is asked for: joins then build on these few rows, not on all a corpus lists.
_NEAR = """
CREATE OR REPLACE TEMP TABLE near AS
SELECT source, board, posting, digest, us FROM listing SEMI JOIN taken USING (posting)
UNION ALL SELECT source, board, posting, digest, us FROM fresh SEMI JOIN taken USING (posting)
"""
_TAKE = """
CREATE OR REPLACE TEMP TABLE told AS
SELECT DISTINCT ON (t.run, t.source, t.board, t.posting) t.*, NOT EXISTS (
  FROM near l WHERE l.source = t.source AND l.board = t.board AND l.posting = t.posting AND l.digest = t.digest
    AND (NOT t.own OR l.us >= epoch_us(t.seen_at))
) AS written FROM taken t
"""
_KEEP = "INSERT INTO fresh SELECT run, source, board, posting, digest, epoch_us(seen_at), own, written FROM told"
_CHANGED = """
CREATE OR REPLACE TEMP TABLE changed AS
SELECT t.posting, t.digest FROM (SELECT posting, arg_max(digest, seen_at) AS digest FROM taken GROUP BY posting) t
LEFT JOIN (SELECT * FROM latest SEMI JOIN taken USING (posting)) l USING (posting) WHERE l.digest IS DISTINCT FROM t.digest
"""
_ROW = "run, source, board, posting, digest, make_timestamp(us) AT TIME ZONE 'UTC' AS seen_at, state, own"
#: `before` is what the board listed before the runs `closing`, one a board.
_CAME = f"""
SELECT {_ROW} FROM (
  SELECT f.run, f.source, f.board, f.posting, f.digest, f.us, 'seen' AS state, f.own
  FROM fresh f JOIN closing c ON c.run = f.run
  LEFT JOIN before l ON l.source = f.source AND l.board = f.board AND l.posting = f.posting
  WHERE NOT f.written AND (l.posting IS NULL OR l.digest <> f.digest OR (f.own AND f.us > l.us))
) ORDER BY source, board, posting
"""  # noqa: S608 our own columns
_LEFT = f"""
SELECT {_ROW} FROM (
  SELECT c.run, l.source, l.board, l.posting, NULL AS digest, CASE WHEN c.gone THEN c.us ELSE l.us END AS us,
    CASE WHEN c.gone THEN 'gone' ELSE 'unseen' END AS state, l.own
  FROM before l JOIN closing c ON c.source = l.source AND c.board = l.board
  WHERE NOT EXISTS (FROM fresh f WHERE f.run = c.run AND f.posting = l.posting)
) ORDER BY source, board, posting
"""  # noqa: S608 our own columns
#: What the reading `next` tells anew once the run `closing` stands before it: `after` is what it lists.
_AGAIN = f"""
SELECT {_ROW} FROM (
  SELECT n.run, n.source, n.board, a.posting, a.digest, CASE WHEN a.own THEN a.us ELSE n.us END AS us, 'seen' AS state, a.own
  FROM next n JOIN after a ON true
  WHERE NOT EXISTS (FROM fresh f JOIN closing c ON c.run = f.run WHERE f.posting = a.posting AND f.digest = a.digest)
  UNION ALL
  SELECT n.run, n.source, n.board, f.posting, NULL, f.us, 'unseen', f.own
  FROM next n JOIN closing c ON true JOIN fresh f ON f.run = c.run
  WHERE NOT EXISTS (FROM after a WHERE a.posting = f.posting)
) ORDER BY posting, state
"""  # noqa: S608 our own columns
_MOVE_ON = """
CREATE OR REPLACE TABLE listing AS
SELECT l.* FROM listing l ANTI JOIN closing c ON c.source = l.source AND c.board = l.board
UNION ALL SELECT f.source, f.board, f.posting, f.digest, f.own, CASE WHEN f.own THEN f.us ELSE greatest(c.us, f.us) END
FROM fresh f JOIN closing c ON c.run = f.run
"""
_LISTED = "SELECT source, board, posting, digest, own, last_at AS us FROM listings WHERE listed"
_FOLLOWING = "SELECT run, source, board, clock AS us FROM readings WHERE clock > ? ORDER BY number LIMIT 1"
_READ_AT = "INSERT INTO read_at SELECT source, board, us FROM closing"
_COLUMNS: list["pa.Field[Any]"] = [OBSERVATIONS.field(name) for name in ("run", "source", "board")]
_CLOSING = pa.schema([*_COLUMNS, pa.field("us", pa.int64()), pa.field("gone", pa.bool_())])

Told = tuple[list[pa.Table], list[Run]]
"""Rows of the table `observations`, and the runs as they are to be written."""


class Listing:
    """The listing of each board as a database of its own, begun from the corpus and kept up with what is read here."""

    def __init__(self, query: Callable[[], Analytics]) -> None:
        """`query` opens the corpus' observations and runs."""
        self._query = query
        self._analytics = query()
        self._gone: Collection[str] = ()
        self._analytics.run(_FRESH)
        self._begin([])

    def _begin(self, own_runs: Iterable[str]) -> None:
        fold_readings(self._analytics)
        fold_listings(self._analytics, own_runs)
        for query in _BEGIN.split(";"):
            self._analytics.run(query)

    def refresh(self) -> None:
        """Begin anew from the corpus, to which other processes have written meanwhile; what was read here is kept."""
        fresh = self._analytics.table("FROM fresh")
        self._analytics.close()
        self._analytics = self._query()
        self._analytics.run(_FRESH)
        self._put("kept", fresh, "INSERT INTO fresh FROM kept")
        self._begin(self._own_runs())

    def _own_runs(self) -> list[str]:
        return [str(row[0]) for row in self._analytics.rows("SELECT DISTINCT run FROM fresh")]

    def _put(self, name: str, table: pa.Table, *queries: str) -> None:
        """Run queries that read an Arrow table under a name."""
        self._analytics.register(name, table)
        for query in queries:
            self._analytics.run(query)
        self._analytics.forget(name)

    def known(self, postings: "pa.Array[Any]") -> dict[str, str]:
        """Of these postings, those already seen, with the digest of the version seen last."""
        self._analytics.register("asked", pa.table({"id": postings}))
        found = dict(self._analytics.rows("SELECT posting, digest FROM latest WHERE posting IN (SELECT id FROM asked)"))
        self._analytics.forget("asked")
        return found

    def take(self, rows: pa.Table) -> pa.Table:
        """Remember rows of `observations` that runs still to be closed have seen; those of them that tell something new."""
        self._put("taken", rows, _NEAR, _TAKE, _CHANGED, _KEEP)
        if self._analytics.rows("SELECT count(*) FROM changed")[0][0]:
            self._analytics.run("DELETE FROM latest WHERE posting IN (SELECT posting FROM changed)")
            self._analytics.run("INSERT INTO latest FROM changed")
        return self._analytics.table("SELECT * EXCLUDE (written) FROM told WHERE written ORDER BY source, board, posting").cast(
            OBSERVATIONS
        )

    def close(self, runs: Iterable[Run], gone: Collection[str] = ()) -> list[Told]:
        """What runs tell now that they are read to the end, in parts to be written one after the other.

        Those of ids in `gone` found the page gone that was their board. A run that failed and listed nothing tells nothing.
        """
        self._gone = gone
        counts = dict(self._analytics.rows("SELECT run, count(*) FROM fresh GROUP BY run"))
        read_at = {
            (row[0], row[1]): row[2] for row in self._analytics.rows("SELECT source, board, max(clock) FROM read_at GROUP BY ALL")
        }
        failed: list[Run] = []
        late: list[Run] = []
        rounds: dict[int, list[Run]] = {}
        place: Counter[tuple[str, str]] = Counter()
        for run in sorted(runs, key=lambda run: (run.seen_at or run.ended, run.started, run.id)):
            board, listed = (run.source, run.board), counts.get(run.id, 0)
            whole = msgspec.structs.replace(run, seen_at=run.seen_at or run.ended, listed=listed)
            if run.error is not None and not listed:
                failed.append(msgspec.structs.replace(whole, listed=None))
            elif _us(whole) < read_at.get(board, 0):
                late.append(whole)
            else:
                rounds.setdefault(place[board], []).append(whole)
                place[board] += 1
        told = [self._late(run) for run in late]
        rows = [table for number in sorted(rounds) for table in self._round(rounds[number])]
        inside = [run for one in rounds.values() for run in one]
        self._forget(run.id for run in (*late, *inside))
        return [*told, (rows, [*failed, *inside])]

    def _forget(self, runs: Iterable[str]) -> None:
        done = pa.table({"run": pa.array(list(runs), pa.string())})
        self._put("done", done, "DELETE FROM fresh WHERE run IN (SELECT run FROM done)")

    def _round(self, runs: Sequence[Run]) -> list[pa.Table]:
        """The rows of runs of boards that all differ, each the newest of its board; then they are what is listed."""
        self._put("given", _closing(runs, self._gone), "CREATE OR REPLACE TABLE closing AS FROM given")
        self._analytics.run("CREATE OR REPLACE VIEW before AS FROM listing")
        rows = [self._analytics.table(query).cast(OBSERVATIONS) for query in (_CAME, _LEFT)]
        self._analytics.run(_MOVE_ON)
        self._analytics.run(_READ_AT)
        return rows

    def _late(self, run: Run) -> Told:
        """The rows of a run that stands before others of its board, and those of the reading after it."""
        self._put("given", _closing([run], self._gone), "CREATE OR REPLACE TABLE closing AS FROM given")
        with self._query() as corpus:
            _only(corpus, run)
            fold_readings(corpus)
            following = corpus.table(_FOLLOWING, [_us(run)])
            self._put("given", following, "CREATE OR REPLACE TABLE next AS FROM given")
            for name, until in (("before", _us(run)), ("after", following["us"][0].as_py())):
                fold_readings(corpus, until=until)
                fold_listings(corpus, self._own_runs(), until)
                self._put(
                    "given",
                    corpus.table(_LISTED),
                    f"CREATE OR REPLACE TABLE {name}_then AS FROM given",
                    f"CREATE OR REPLACE VIEW {name} AS FROM {name}_then",
                )
        return [self._analytics.table(query).cast(OBSERVATIONS) for query in (_CAME, _LEFT, _AGAIN)], [run]


def _us(run: Run) -> int:
    at = run.seen_at or run.ended
    return round(at.timestamp() * 1_000_000)


def _closing(runs: Sequence[Run], gone: Collection[str]) -> pa.Table:
    columns: list[list[object]] = [[getattr(run, name) for run in runs] for name in ("id", "source", "board")]
    return pa.table([*columns, [_us(run) for run in runs], [run.id in gone for run in runs]], schema=_CLOSING)


def _only(corpus: Analytics, run: Run) -> None:
    """Narrow the views of a corpus to the board of a run."""
    for name in ("observations", "runs"):
        corpus.run(f"ALTER VIEW {name} RENAME TO all_{name}")
        corpus.run(f"CREATE TABLE {name} AS FROM all_{name} WHERE source = ? AND board = ?", [run.source, run.board])
