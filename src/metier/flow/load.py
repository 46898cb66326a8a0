"""Write a simulated market straight into a corpus, without rendering or reading it: for load tests."""

import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context

from metier.corpus import columns
from metier.corpus.corpus import Batch, Corpus, Reading
from metier.log import track
from metier.model.address import Address
from metier.model.posting import Observation
from metier.simulate import bulk
from metier.simulate.market import reading_days

LARGE = 50_000
Listed = Counter[tuple[str, str, date]]


def load_simulated(home: Address, seed: int, size: int, until: date) -> int:
    """Write `size` postings with their facts and records into a home; how many were written. Memory does not grow with size.

    A large market is written by one process a core, each its own part: appends of several processes all succeed.
    """
    parts = (os.cpu_count() or 1) if size >= LARGE else 1
    corpus = Corpus(home)
    if parts == 1:
        listed = _load(home, seed, size, until, (0, 1))
    else:
        with ProcessPoolExecutor(parts, mp_context=get_context("spawn")) as pool:
            running = [pool.submit(_load, home, seed, size, until, (part, parts)) for part in range(parts)]
            listed = sum((future.result() for future in running), Counter())
    boards: dict[tuple[str, str], dict[date, int]] = {}
    for (source, board, day), count in listed.items():
        boards.setdefault((source, board), {})[day] = count
    corpus.append_columns(runs=columns.runs(list(bulk.runs(boards, until))))
    return size


def _load(home: Address, seed: int, size: int, until: date, part: tuple[int, int]) -> Listed:
    """Write one part; how many postings every board listed on every reading day."""
    corpus, listed, days = Corpus(home), Listed(), reading_days(until)
    for batch in track(bulk.batches(seed, size, until, part=part), "Writing postings"):
        facts = [Reading(posting.id, posting.digest, read) for posting, read in zip(batch.postings, batch.facts, strict=True)]
        corpus.append(Batch(records=batch.records, postings=batch.postings, facts=facts, extractor="simulated"))
        corpus.append_columns(observations=columns.observations(batch.observations))
        _count(batch.observations, days, listed)
    return listed


def _count(observations: Sequence[Observation], days: Sequence[date], listed: Listed) -> None:
    """A posting is listed from the day of its first sight to the last day it was told of, or to the end."""
    ends = {seen.posting: seen.seen_at.date() for seen in observations if seen.state == "unseen"}
    for seen in observations:
        if seen.state == "seen":
            first, last = seen.seen_at.date(), ends.get(seen.posting, days[-1])
            listed.update((seen.source, seen.board, day) for day in days if first <= day <= last)
