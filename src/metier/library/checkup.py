"""Is a home whole? Each check says what it found and what to do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from metier.corpus.corpus import Corpus
from metier.corpus.editions import Editions, broken
from metier.errors import MetierError
from metier.library.edition import OpenEdition


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one check."""

    check: str
    found: str
    well: bool = True
    do: str = ""


def checkup(home: Path) -> list[Finding]:
    """Run every check; a check that fails never hides the next."""
    if not home.exists():
        return [
            Finding(
                check="home", found=f"{home} does not exist", well=False, do="run `metier ingest` or name another with --home"
            )
        ]
    checks: list[tuple[str, Callable[[Path], Iterator[Finding]]]] = [("corpus", _corpus), ("edition", _edition)]
    findings: list[Finding] = []
    for name, check in checks:
        try:
            findings += check(home)
        except MetierError as error:
            findings.append(Finding(check=name, found=error.came, well=False, do=error.do or error.valid))
    return findings


def _corpus(home: Path) -> Iterator[Finding]:
    corpus = Corpus(home)
    count, runs = corpus.counts()["postings"], corpus.runs()
    yield Finding(
        check="corpus",
        found=f"{count:,} readings of postings from {len(runs):,} runs",
        well=count > 0,
        do="" if count else "ingest postings",
    )
    failed = [run for run in runs if run.error]
    if failed:
        yield Finding(
            check="runs", found=f"{len(failed):,} runs failed, the last: {failed[-1].error}", do="read that board again"
        )


def _edition(home: Path) -> Iterator[Finding]:
    folder = Editions(home).current()
    if folder is None:
        yield Finding(
            check="edition", found="none published yet", well=False, do="ingest postings: an edition is published after each"
        )
        return
    damaged = broken(folder)
    words = f"damaged: {', '.join(damaged)}" if damaged else f"{folder.name}, every checksum right"
    yield Finding(check="edition", found=words, well=not damaged, do="run `metier publish`" if damaged else "")
    edition = OpenEdition(folder, home / "asked.jsonl")
    held, said = edition.index.count(), edition.about.postings
    yield Finding(
        check="index",
        found=f"{held:,} of {said:,} postings",
        well=held == said,
        do="" if held == said else "run `metier publish`",
    )
