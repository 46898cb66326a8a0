"""Where the stages run: in this process for a few postings, in worker processes for many."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from types import TracebackType
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

CHUNK = 400


class Executor:
    """Maps a stage over chunks in order. Workers start with the second chunk, so small inputs pay nothing for them."""

    def __init__(self, workers: int | None = None) -> None:
        """`workers`: processes to use, default one a core."""
        self.workers = workers if workers is not None else (os.cpu_count() or 1)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Executor":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def map(self, stage: Callable[[list[Given]], list[Made]], chunks: Iterable[list[Given]]) -> Iterator[list[Made]]:
        """Apply `stage` to each chunk, results in the order of the chunks; at most twice `workers` chunks are held."""
        waiting = iter(chunks)
        first = list(islice(waiting, 2))
        if len(first) < 2 or self.workers < 2:
            for chunk in first:
                yield stage(chunk)
            for chunk in waiting:
                yield stage(chunk)
            return
        yield from self._map_in_processes(stage, first, waiting)

    def _map_in_processes(
        self, stage: Callable[[list[Given]], list[Made]], first: list[list[Given]], waiting: Iterator[list[Given]]
    ) -> Iterator[list[Made]]:
        if self._pool is None:
            # spawn, never fork: the corpus engine runs threads that a forked child would inherit locked
            self._pool = ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"))
        running: list[Future[list[Made]]] = [self._pool.submit(stage, chunk) for chunk in first]
        for chunk in waiting:
            running.append(self._pool.submit(stage, chunk))
            if len(running) > 2 * self.workers:
                yield running.pop(0).result()
        for future in running:
            yield future.result()


def chunks(items: Iterable[Given], size: int = CHUNK) -> Iterator[list[Given]]:
    """Cut a stream into lists of `size`."""
    waiting = iter(items)
    while chunk := list(islice(waiting, size)):
        yield chunk
