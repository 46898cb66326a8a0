"""Search in a large simulated corpus, beside SQLite FTS5 and PostgreSQL full text: CPU time of a query, and memory.

make bench                                   a million postings, in a folder that is thrown away
SIZE=50000 .venv/bin/python -m bench.search
AT=/data/home .venv/bin/python -m bench.search   in a home that is kept: what it holds already is not made again
PEERS= .venv/bin/python -m bench.search      metier alone

A query is words, two filters and the usual status; its answer the total, 20 results with snippets and every facet given the
others. The peers hold the same documents (one a vacancy) and are asked for the same. CPU of all threads is counted, of the
server's process where there is one. No engine has heard a query before it is timed, but others like it; of three rounds the
middle counts.
"""

import multiprocessing
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from bench.search_peers import SHOWN, Peer, Row, Sqlite, Values, postgres
from bench.search_queries import Asked, prefixes, queries
from msgspec.structs import replace

from metier.corpus.corpus import Corpus
from metier.flow.publish import closing
from metier.index import engine_tantivy
from metier.index.document import entry
from metier.index.fields import LAYOUT
from metier.index.searcher import Searcher
from metier.library.intake import Intake
from metier.library.postings import OPEN
from metier.model.posting import Kept
from metier.model.search import Results, SearchQuery

SIZE = int(os.environ.get("SIZE", "1000000"))
QUERIES = int(os.environ.get("QUERIES", "200"))
PEERS = os.environ.get("PEERS", "sqlite postgres").split()
SAMPLE, BATCH = 5_000, 2_000
#: Other queries an engine has heard: of the one whose memory is told, and of those whose time is; rounds of the latter.
OTHERS, WARM, ROUNDS = 800, 100, 3
FAR = 1_000
WHOLE = "whole answer"


class Measured(msgspec.Struct):
    """CPU seconds of every query by what was asked of it, the totals found, and `memory` of the process."""

    took: dict[str, list[float]]
    totals: list[int]
    memory: tuple[float, float]


def cpu(work: Callable[..., Any], *given: Any) -> tuple[float, Any]:
    """CPU seconds of one call, of all threads, and what it returns."""
    start = time.process_time()
    answer = work(*given)
    return time.process_time() - start, answer


def memory() -> tuple[float, float]:
    """What is resident of this process, in MiB: its own, and pages of files, which the system may take back."""
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    own, files = (int(lines[name].split()[0]) / 1024 for name in ("RssAnon", "RssFile"))
    return own, files


def prepared(home: Path) -> Path:
    """The folder of an index of a home with `SIZE` postings."""
    if not (home / "metier.json").exists():
        took = time.perf_counter()
        written = Intake(home).simulated_corpus(1, SIZE, date(2026, 6, 30))
        print(f"{written:,} postings written in {(time.perf_counter() - took) / 60:.1f} minutes", flush=True)
    folder = home / "bench" / f"search-{LAYOUT}"
    if not folder.exists():
        begun = folder.with_name("begun")
        shutil.rmtree(begun, ignore_errors=True)
        took, count = cpu(engine_tantivy.build, begun, corpus(home).kept())
        begun.rename(folder)
        print(f"{count:,} postings indexed in {took / 60:.1f} CPU minutes, {size_of(folder) / 2**30:.2f} GiB", flush=True)
    return folder


def corpus(home: Path) -> Corpus:
    """The corpus of a home, every posting placed to its vacancy."""
    held = Corpus(home, closing())
    held.place()
    return held


def size_of(folder: Path) -> int:
    """Bytes of all files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def query_of(asked: Asked, **given: Any) -> SearchQuery:
    """A query as the library passes it on."""
    chosen: dict[str, Any] = {**asked.filters, **given}
    return SearchQuery(text=asked.text, status=OPEN, limit=SHOWN, **chosen)


def measured(folder: Path, asked: Sequence[Asked], others: Sequence[Asked]) -> Measured:
    """Ask an index everything, in a process of its own. Engines remember: each round has one that never heard the query."""
    whole, took = [query_of(each) for each in asked], {}
    opened, engine = cpu(engine_tantivy.open_index, folder)
    took["opened, and the first query"] = [opened + cpu(engine.search, whole[0])[0]]
    for each in others:
        engine.search(query_of(each))
    answers: list[Results] = [engine.search(each) for each in whole]
    held = memory()
    cursors = [following(each, answer) for each, answer in zip(whole, answers, strict=True) if answer.next]
    far = [following(each, engine.search(replace(each, offset=FAR, facets=False))) for each in whole]

    def heard_others() -> Searcher:
        fresh = engine_tantivy.open_index(folder)
        for each in others[:WARM]:
            fresh.search(query_of(each))
        return fresh

    def ask(what: str, each: Sequence[SearchQuery]) -> None:
        rounds = [[cpu(fresh.search, one)[0] for one in each] for fresh in (heard_others() for _ in range(ROUNDS))]
        took[what] = [statistics.median(spent) for spent in zip(*rounds, strict=True)]

    ask(WHOLE, whole)
    ask("  20 results alone", [replace(each, facets=False) for each in whole])
    ask("  total and facets alone", [replace(each, limit=0) for each in whole])
    took["asked again"] = [cpu(engine.search, each)[0] for each in whole]
    took["next page"] = [cpu(engine.search, each)[0] for each in cursors]
    took[f"next page after {FAR + SHOWN}"] = [cpu(engine.search, each)[0] for each in far if each.cursor]
    took["typeahead"] = [cpu(engine.suggest, text)[0] for text in prefixes(asked)]
    return Measured(took, [answer.total for answer in answers], held)


def following(query: SearchQuery, answer: Results) -> SearchQuery:
    """The query for the page that follows an answer, facets left uncounted."""
    return replace(query, facets=False, offset=0, cursor=answer.next)


def told(what: str, seconds: Sequence[float]) -> None:
    """The middle, the 95th percentile and the most of some CPU times."""
    if seconds:
        tell = "{:28s} {:9.2f} ms in the middle {:9.2f} at the 95th percentile {:9.2f} at most, of {}"
        print(tell.format(what, *(1e3 * spent for spent in spread(seconds)), len(seconds)), flush=True)


def spread(seconds: Sequence[float]) -> tuple[float, float, float]:
    """The middle, the 95th percentile and the most."""
    ordered = sorted(seconds)
    return statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))], ordered[-1]


def tell_ours(ours: Measured, asked: Sequence[Asked]) -> None:
    """What metier takes, in all and by the kind of query."""
    for what, seconds in ours.took.items():
        told(what, seconds)
    for kind in dict.fromkeys(each.kind for each in asked):
        chosen = [at for at, each in enumerate(asked) if each.kind == kind]
        told(f"  {kind}", [ours.took[WHOLE][at] for at in chosen])
    print(
        "memory after {:,} searches: {:.0f} MiB of its own, {:.0f} MiB of files mapped".format(OTHERS + len(asked), *ours.memory)
    )
    print(f"found {statistics.median(ours.totals):,.0f} in the middle, {max(ours.totals):,} at most")


def rows(kept: Iterator[Kept], values: Values) -> Iterator[list[Row]]:
    """One document a vacancy, in batches."""
    seen: set[str] = set()
    numbered = enumerate(kept, 1)
    while batch := list(islice(numbered, BATCH)):
        made = []
        for number, item in batch:
            if item.vacancy not in seen:
                made.append(values.row(number, entry(item)))
            if item.copies:
                seen.add(item.vacancy)
        yield made


def compare(home: Path, asked: Sequence[Asked], ours: Measured, scratch: Path) -> None:
    """Load the peers, ask them the same, and tell how many times our time is theirs."""
    with ExitStack() as stack:
        server = stack.enter_context(postgres()) if "postgres" in PEERS else None
        if "postgres" in PEERS and server is None:
            print("PostgreSQL or its driver is not installed: not compared")
        peers: list[Peer] = [Sqlite(scratch)] if "sqlite" in PEERS else []
        peers += [server] if server else []
        values, start = Values(), time.perf_counter()
        for batch in rows(corpus(home).kept(), values) if peers else ():
            for peer in peers:
                peer.load(batch)
        for peer in peers:
            peer.ready()
        print(f"peers loaded in {(time.perf_counter() - start) / 60:.1f} minutes", flush=True)
        for peer in peers:
            for each in asked[:8]:
                peer.ask(each.text, values.filters({"status": OPEN, **each.filters}))
            answers = [peer.ask(each.text, values.filters({"status": OPEN, **each.filters})) for each in asked]
            told(peer.name, [spent for _, spent in answers])
            tell_ratios(ours, answers, peer)


def tell_ratios(ours: Measured, answers: Sequence[tuple[int, float]], peer: Peer) -> None:
    """How our times compare with a peer's."""
    mine, theirs = ours.took[WHOLE], [spent for _, spent in answers]
    middle, high, most = (own / other for own, other in zip(spread(mine), spread(theirs), strict=True))
    print(f"  metier takes {middle:.2g} times that in the middle, {high:.2g} at the 95th percentile, {most:.2g} at most,")
    print(f"  {sum(mine) / sum(theirs):.2g} times for all queries together")
    nothing = sum(not total for total, _ in answers), sum(not total for total in ours.totals)
    print(f"  finds nothing for {nothing[0]} queries (metier for {nothing[1]}); {peer.size() / 2**30:.2f} GiB")


def main() -> None:
    """Everything but a home that was named is thrown away."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(os.environ.get("AT") or Path(name) / "home")
        folder = prepared(home)
        print(f"index of {size_of(folder) / 2**30:.2f} GiB", flush=True)
        sample = list(islice(corpus(home).kept(), SAMPLE))
        asked, others = queries(sample, QUERIES, seed=1), queries(sample, OTHERS, seed=2)
        # a process that did nothing else: its memory is the search's
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
            ours = alone.submit(measured, folder, asked, others).result()
        tell_ours(ours, asked)
        compare(home, asked, ours, Path(name))


if __name__ == "__main__":
    main()
