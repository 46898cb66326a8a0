"""The speed of the whole reading beside a peer that does a part of it, on texts no cache has seen; titles recur, as they do.

    make bench                    5,000 copies of simulated postings, words changed in every copy
    POSTINGS=FILE make bench      copies of those in a file of JSON lines ({"title", "text"...})

Peer: career-fit, the nearest installable library that gives skills with their place and the requirements of one text. Each runs
in a process of its own: CPU seconds, postings a CPU second, the time to the first answer, the largest the process has been.
"""

import json
import multiprocessing
import os
import random
import re
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

SIZE = int(os.environ.get("SIZE", "5000"))
PEER_SIZE = 100
CHANGED = 0.15
"""Share of the words of a copy that are changed."""

_WORD = re.compile(r"\b[a-z]{4,}\b")
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va")

Given = dict[str, Any]


def given() -> list[Given]:
    """The postings the copies are made from."""
    path = os.environ.get("POSTINGS")
    if path:
        with open(path, encoding="utf-8") as lines:  # noqa: PTH123 - a plain path from the environment
            return [json.loads(line) for line in lines if line.strip()]
    from metier.simulate.bulk import batches  # noqa: PLC0415 - a reader's memory is measured without the market

    made = (posting for batch in batches(1, 300, date(2026, 6, 30)) for posting in batch.postings)
    return [{"title": item.title, "text": item.text, "location": item.location} for item in made]


def copies(postings: list[Given], size: int) -> Iterator[Given]:
    """`size` postings, the words of each text changed in its own way."""
    luck = random.Random(7)  # noqa: S311 - no secret

    def changed(match: re.Match[str]) -> str:
        return "".join(luck.choices(_SYLLABLES, k=3)) if luck.random() < CHANGED else match.group()

    for number in range(size):
        one = postings[number % len(postings)]
        yield {**one, "text": _WORD.sub(changed, one["text"])}


def metier_reader() -> Callable[[Given], object]:
    """The whole reading of one posting."""
    from metier.facts.contract import read_line  # noqa: PLC0415 - loading is part of what is measured
    from metier.facts.read import read_facts  # noqa: PLC0415 - as above

    return lambda one: read_facts(read_line(one))


def peer_reader() -> Callable[[Given], object]:
    """What the peer reads from one text."""
    from skillbundle.requirements import extract_requirements  # noqa: PLC0415 - as above

    return lambda one: extract_requirements(one["text"])


def measured(name: str, size: int, result: "multiprocessing.Queue[tuple[float, float, float, float]]") -> None:
    """Run one reader in this process and tell: seconds to the first answer, CPU seconds, postings a second, MiB."""
    work = list(copies(given(), size + 1))
    start = time.perf_counter()
    read = {"metier": metier_reader, "career-fit": peer_reader}[name]()
    read(work[0])
    first = time.perf_counter() - start
    spent = time.process_time()
    for one in work[1:]:
        read(one)
    spent = time.process_time() - spent
    result.put((first, spent, size / spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def main() -> None:
    """Both readers, one after the other, in fresh processes."""
    context = multiprocessing.get_context("spawn")
    rates = {}
    print(f"{'reader':12s} {'postings':>9s} {'first':>8s} {'CPU s':>8s} {'a CPU s':>9s} {'MiB':>6s}")
    for name, size in (("metier", SIZE), ("career-fit", PEER_SIZE)):
        results: multiprocessing.Queue[tuple[float, float, float, float]] = context.Queue()
        process = context.Process(target=measured, args=(name, size, results))
        process.start()
        first, spent, rates[name], memory = results.get()
        process.join()
        print(f"{name:12s} {size:9,} {first:7.2f}s {spent:8.2f} {rates[name]:9.1f} {memory:6.0f}")
    print(f"metier reads {rates['metier'] / rates['career-fit']:.1f} postings in the time the peer takes for one")


if __name__ == "__main__":
    main()
