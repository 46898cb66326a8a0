"""Guides of a large simulated corpus: CPU time of a guide that is written, of a cut not seen before, of writing all of them.

make bench                                   a million postings, in a folder that is thrown away
SIZE=50000 .venv/bin/python bench/guides.py
AT=/data/home .venv/bin/python bench/guides.py   in a home that is kept: what it holds already is not made again

The peer of a cut is one pass of NumPy over the same rows that only counts them by employer and level.
"""

import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

import metier
from metier.guides.edition import build_guides
from metier.guides.guides import Guides
from metier.guides.rows import RoleTable
from metier.library.home import Home
from metier.model.figure import Cell

SIZE = int(os.environ.get("SIZE", "1000000"))
CUTS = int(os.environ.get("CUTS", "60"))


def cpu(work: Callable[..., Any], *given: Any) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work(*given)
    return time.process_time() - start


def memory() -> str:
    """The largest this process has been."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB at most"


def told(what: str, seconds: list[float]) -> None:
    """The middle, the 95th percentile and the most of some CPU times."""
    ordered = sorted(seconds)
    tenths = [1e3 * value for value in (statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))], ordered[-1])]
    print("{}: {:.1f} ms in the middle, {:.1f} at the 95th percentile, {:.1f} at most, of {}".format(what, *tenths, len(ordered)))


def prepared(home: Home) -> Path:
    """The folder of guides of a home with `SIZE` postings."""
    if not home.ready():
        print(f"{home.intake.simulated_corpus(1, SIZE, date(2026, 6, 30)):,} postings written, {memory()}", flush=True)
        print(f"published in {cpu(home.intake.publish) / 60:.1f} CPU minutes, {memory()}", flush=True)
    return max((home.path / "editions").glob("*/guides"), key=lambda folder: folder.stat().st_mtime)


def cells(guides: Guides) -> Iterator[Cell]:
    """Cuts of published roles: places, levels and workplaces, and two of them together."""
    roles = [role.id for role in guides.roles() if role.published]
    for kind in ({"place": "US"}, {"level": "senior"}, {"workplace": "remote"}, {"place": "austin-tx", "level": "mid"}):
        for role in roles:
            yield Cell(role=role, **kind)


def levels_of_employers(table: RoleTable) -> None:
    """The peer: how many openings each employer has at each level."""
    np.unique(table.employer.codes * 64 + table.level.codes, return_counts=True)


def bench_cuts(folder: Path) -> None:
    """Each cut by a reader that has opened the role's rows and never seen the cut."""
    guides = Guides.open(folder)
    chosen = list(cells(guides))[:: max(1, len(list(cells(guides))) // CUTS)]
    took, sizes, ratios = [], [], []
    for cell in chosen:
        desk = guides.desk(Cell(role=cell.role))
        desk.table.employer_name  # noqa: B018 (the role's words are read once, for all cuts)
        if not guides.desk(cell).n:
            continue
        took.append(cpu(guides.guide, cell))
        sizes.append(guides.desk(cell).n)
        peer = min(cpu(levels_of_employers, desk.table) for _ in range(3))
        ratios.append(took[-1] / max(peer, 1e-6))
    told("a cut not seen before", took)
    print(f"  of {statistics.median(sizes):,.0f} openings in the middle, {max(sizes):,} at most;")
    print(f"  {statistics.median(ratios):,.0f} times one pass that counts its role's rows by employer and level")


def main() -> None:
    """Everything but a home that was named is thrown away."""
    with tempfile.TemporaryDirectory() as name:
        home = metier.open(os.environ.get("AT") or Path(name) / "home")
        folder = prepared(home)
        copy = Path(name) / "guides"
        shutil.copytree(folder, copy)
        print(f"all guides of all roles written in {cpu(build_guides, copy) / 60:.2f} CPU minutes, {memory()}", flush=True)
        roles = [role.id for role in home.roles.list() if role.published]
        told("a guide written with the edition", [cpu(home.roles.guide, role) for role in roles * 2])
        bench_cuts(folder)
        print(memory())


if __name__ == "__main__":
    main()
