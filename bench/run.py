"""Speed, as ratios to named peers in the same run: no number here means anything alone or on another machine.

    make bench            a simulated market of 3,000 postings
    SIZE=20000 make bench

Peers: SQLite FTS5 for search, one alternation of Python's `re` for finding tools, a bare ASGI application for pages.
"""

import asyncio
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import metier
from metier.facts.read import read_facts
from metier.flow.stages import document_of
from metier.library.home import Home
from metier.library.postings import ANY
from metier.library.roles import Cut
from metier.model.posting import Posting
from metier.model.search import SearchQuery
from metier.serve.app import create
from metier.taxonomy import tools

SIZE = int(os.environ.get("SIZE", "3000"))
WORDS = (
    "python",
    "nurse night shift",
    "accountant reconciliation",
    "kubernetes terraform",
    "electrician conduit",
    "truck driver",
)


def seconds(work: Callable[[], Any], times: int) -> float:
    """CPU seconds of one call, the mean of `times` after one to warm up."""
    work()
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) / times


def tell(what: str, ours: float, peer: str, theirs: float) -> None:
    """One line: our milliseconds, the peer's, and how many times the peer's time ours is."""
    ratio = f"{ours / theirs:10.3g} times the peer's time"
    print(f"{what:34s} {ours * 1e3:9.3f} ms   {peer:24s} {theirs * 1e3:9.3f} ms   {ratio}")


def build(folder: Path) -> Home:
    """A simulated home."""
    home = metier.open(folder / "home")
    start = time.perf_counter()
    home.intake.simulated(1, SIZE, date(2026, 6, 30))
    middle = time.perf_counter()
    home.intake.publish()
    count = home.postings.count()
    print(f"{count:,} postings: read in {middle - start:.1f} s, published in {time.perf_counter() - middle:.1f} s")
    return home


def bench_reading(postings: list[Posting]) -> None:
    """All facts of a posting, and finding tools against a regular expression."""
    documents = [document_of(posting) for posting in postings]
    took = seconds(lambda: [read_facts(document_of(posting)) for posting in postings], 2)
    print(
        f"all facts: {len(postings) / took:,.0f} postings a CPU second, "
        f"{sum(len(document.text) for document in documents) / len(documents):,.0f} characters each"
    )
    names = sorted({entry.name for entry in tools.TOOLS().values()}, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)", re.IGNORECASE)
    few = documents[:20]
    ours = seconds(lambda: [tools.mentions(document.text) for document in few], 3)
    theirs = seconds(lambda: [pattern.findall(document.text) for document in few], 1)
    tell(f"tools of {len(few)} postings", ours, "re, one alternation", theirs)


def bench_search(home: Home, postings: list[Posting]) -> None:
    """A query with one filter, its facets and 20 snippets, against FTS5 with a filter and one facet."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE post USING fts5(id UNINDEXED, employer, title, body)")
    base.executemany("INSERT INTO post VALUES (?, ?, ?, ?)", [(p.id, p.employer, p.title, p.text) for p in postings])

    def theirs() -> None:
        for words in WORDS:
            match = " OR ".join(words.split())
            base.execute(
                "SELECT id, snippet(post, 3, '<', '>', '', 20) FROM post WHERE post MATCH ? ORDER BY bm25(post) LIMIT 20",
                (match,),
            ).fetchall()
            base.execute("SELECT employer, count(*) FROM post WHERE post MATCH ? GROUP BY employer", (match,)).fetchall()

    def ours() -> None:
        for words in WORDS:
            home.postings.find(SearchQuery(text=words, status=ANY))

    tell(f"search, {len(WORDS)} queries, all facets", seconds(ours, 20), "SQLite FTS5, one facet", seconds(theirs, 20))


async def ask(app: Any, path: str, times: int) -> None:
    """Call an ASGI application without a network."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "state": {},
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            assert message["status"] == 200, (path, message["status"])

    for _ in range(times):
        await app(dict(scope), receive, send)


async def bare(scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG001 (the signature is ASGI's)
    """The least an application can do."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
    await send({"type": "http.response.body", "body": b"<h1>hello</h1>" * 1000})


def bench_pages(home: Home) -> None:
    """Pages against a bare ASGI application that sends 14 KB."""
    app = create(home)
    role = home.roles.list()[0].id
    theirs = seconds(lambda: asyncio.run(ask(bare, "/", 200)), 3) / 200
    for what, path in (
        ("home page", "/"),
        ("guide page", f"/roles/{role}"),
        ("guide, API", f"/api/v1/roles/{role}/guide"),
        ("search page", "/jobs"),
    ):
        ours = seconds(lambda path=path: asyncio.run(ask(app, path, 20)), 2) / 20  # type: ignore[misc]  # a default argument
        tell(what, ours, "bare ASGI application", theirs)
    cut = Cut(place="US", window="all")
    start = time.perf_counter()
    home.roles.guide(role, cut)
    print(f"guide of a cut nobody asked for yet: {(time.perf_counter() - start) * 1e3:.0f} ms once, then remembered")


def main() -> None:
    """Everything in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as name:
        home = build(Path(name))
        hits = home.postings.find(SearchQuery(limit=1000, copies=True, status=ANY)).hits
        postings = [home.postings.get(hit.posting).posting for hit in hits]
        bench_reading(postings[:300])
        bench_search(home, postings)
        bench_pages(home)


if __name__ == "__main__":
    main()
