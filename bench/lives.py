"""Read a simulated market week by week for 18 months and hold the lives the corpus tells to the truth.

make soak                                200,000 postings
SIZE=50000 python -m bench.lives
"""

import os
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tests.flow import weekly

from metier.simulate import market
from metier.simulate.happenings import WEEKLY

SIZE = int(os.environ.get("SIZE", "200000"))
WORKERS = os.cpu_count() or 1


def memory() -> str:
    """The largest this process and one of its workers have been."""
    own, worker = (resource.getrusage(who).ru_maxrss / 2**20 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return f"{own:.2f} GiB at most, {worker:.2f} GiB a worker"


def main() -> int:
    """Everything in a folder that is thrown away; 1 where a life is told otherwise than readings allow."""
    with tempfile.TemporaryDirectory() as name:
        start = time.perf_counter()
        made = market.build(1, SIZE, date(2026, 6, 30), WEEKLY)
        print(
            f"a market of {SIZE:,} postings, {len(made.troubles):,} readings go wrong: {time.perf_counter() - start:.0f} s",
            flush=True,
        )
        start = time.perf_counter()
        corpus = weekly.read(Path(name) / "home", made, WORKERS)
        print(f"{len(made.reading_days)} weeks read in {time.perf_counter() - start:.0f} s, {memory()}", flush=True)
        start = time.perf_counter()
        found = weekly.compare(made, corpus)
        print(f"{found.postings:,} lives compared in {time.perf_counter() - start:.0f} s, {memory()}")
        print(f"  {found.closings:,} closed, {found.edits:,} edits, {found.redated:,} re-dates, {found.reopened:,} re-openings")
        hidden = sum(1 for _ in weekly.edits_missed(made))
        print(f"  {len(found.wrong):,} told otherwise than readings allow; {hidden} edits that no two readings show")
        for words in found.wrong[:20]:
            print("   ", words)
        told, true = weekly.median_open(Path(name) / "home"), weekly.true_median(made)
        print(f"median days open: {told.value} ({told.low} to {told.high}), truly {true}")
        near = told.value is not None and abs(told.value / true - 1) <= 0.05
        return int(bool(found.wrong) or not near)


if __name__ == "__main__":
    sys.exit(main())
