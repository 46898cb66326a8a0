"""Is a home whole? Each check says what it found and what to do."""

from collections.abc import Callable, Iterator

import msgspec

from metier.corpus.corpus import Corpus
from metier.corpus.editions import Editions
from metier.corpus.files import exists
from metier.corpus.options import folder_of
from metier.corpus.soundness import faults
from metier.errors import MetierError
from metier.library.edition import OpenEdition
from metier.model.address import Address


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one check."""

    check: str
    found: str
    well: bool = True
    do: str = ""


def checkup(home: Address) -> list[Finding]:
    """Run every check; a check that fails never hides the next."""
    if not exists(home):
        return [
            Finding(
                check="home", found=f"{home} does not exist", well=False, do="run `metier ingest` or name another with --home"
            )
        ]
    checks: list[tuple[str, Callable[[Address], Iterator[Finding]]]] = [("corpus", _corpus), ("edition", _edition)]
    findings: list[Finding] = []
    for name, check in checks:
        try:
            findings += check(home)
        except MetierError as error:
            findings.append(Finding(check=name, found=error.came, well=False, do=error.do or error.valid))
    return findings


def _corpus(home: Address) -> Iterator[Finding]:
    corpus = Corpus(home)
    wrong = list(faults(corpus))
    yield Finding(
        check="files",
        found="; ".join(f"{fault.table}/{fault.file} {fault.what}" for fault in wrong[:5]) or "every file read to its end",
        well=not wrong,
        do="restore these files from a backup of the home" if wrong else "",
    )
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


def _edition(home: Address) -> Iterator[Finding]:
    editions = Editions(home)
    folder = editions.current()
    if folder is None:
        yield Finding(
            check="edition", found="none published yet", well=False, do="ingest postings: an edition is published after each"
        )
        return
    damaged = editions.damage(folder.name)
    words = f"damaged: {', '.join(damaged)}" if damaged else f"{folder.name}, every checksum right"
    yield Finding(check="edition", found=words, well=not damaged, do="run `metier publish`" if damaged else "")
    edition = OpenEdition(folder, folder_of(home) / "asked.jsonl")
    held, said = edition.index.count(), edition.about.postings
    yield Finding(
        check="index",
        found=f"{held:,} of {said:,} postings",
        well=held == said,
        do="" if held == said else "run `metier publish`",
    )
