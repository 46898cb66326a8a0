"""Write a simulated market straight into a corpus, without rendering or reading it: for load tests."""

import os
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from metier.corpus.corpus import Batch, Corpus, Reading
from metier.log import track
from metier.simulate import bulk

LARGE = 50_000


def load_simulated(home: Path, seed: int, size: int, until: date) -> int:
    """Write `size` postings with their facts and records into a home; how many were written. Memory does not grow with size.

    A large market is written by one process a core, each its own part: appends of several processes all succeed.
    """
    parts = (os.cpu_count() or 1) if size >= LARGE else 1
    Corpus(home)
    if parts == 1:
        return _load(home, seed, size, until, (0, 1))
    with ProcessPoolExecutor(parts, mp_context=get_context("spawn")) as pool:
        running = [pool.submit(_load, home, seed, size, until, (part, parts)) for part in range(parts)]
        return sum(future.result() for future in running)


def _load(home: Path, seed: int, size: int, until: date, part: tuple[int, int]) -> int:
    corpus, written = Corpus(home), 0
    for batch in track(bulk.batches(seed, size, until, part=part), "Writing postings"):
        facts = [Reading(posting.id, posting.digest, read) for posting, read in zip(batch.postings, batch.facts, strict=True)]
        corpus.append(
            Batch(
                records=batch.records,
                postings=batch.postings,
                facts=facts,
                observations=batch.observations,
                extractor="simulated",
            )
        )
        written += len(batch.postings)
    return written
