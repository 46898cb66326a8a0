"""Load a large simulated corpus into a home, publish an edition of it and ask it questions; time and memory are printed.

make soak                  a million postings
SIZE=50000 make soak
"""

import os
import resource
import tempfile
import time
from datetime import date
from pathlib import Path

import metier
from metier.library.postings import ANY
from metier.library.roles import Cut
from metier.model.search import SearchQuery

SIZE = int(os.environ.get("SIZE", "1000000"))


def memory() -> str:
    """The largest this process has been."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB at most"


def main() -> None:
    """Everything in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as name:
        home = metier.open(Path(name) / "home")
        start = time.perf_counter()
        written = home.intake.simulated_corpus(1, SIZE, date(2026, 6, 30))
        took = time.perf_counter() - start
        print(f"wrote {written:,} postings in {took:.0f} s ({written / took:,.0f} a second), {memory()}", flush=True)
        start = time.perf_counter()
        edition = home.intake.publish()
        print(f"published edition {edition} in {time.perf_counter() - start:.0f} s, {memory()}", flush=True)
        start = time.perf_counter()
        found = home.postings.find(SearchQuery(text="python", level=("senior",), status=ANY))
        print(f"search: {found.total:,} found in {(time.perf_counter() - start) * 1e3:.0f} ms")
        start = time.perf_counter()
        guide = home.roles.guide(home.roles.list()[0].id, Cut(place="US"))
        took = time.perf_counter() - start
        print(f"guide of a cut: {guide.n:,} postings of {guide.k:,} employers in {took * 1e3:.0f} ms, {memory()}")
        size = sum(path.stat().st_size for path in home.path.rglob("*") if path.is_file())
        print(f"{size / 2**30:.2f} GiB on disk")


if __name__ == "__main__":
    main()
