"""Keeping a home small and fast: many small files joined, files no reader needs removed, old editions pruned."""

import msgspec

from metier.corpus.corpus import Corpus
from metier.corpus.editions import Editions
from metier.errors import UsageError
from metier.flow.publish import EDITIONS_KEPT
from metier.model.address import Address

#: Files that were joined stay so long for those that read them: longer than any command runs.
HOURS_KEPT = 24


class Upkept(msgspec.Struct, frozen=True, kw_only=True):
    """What upkeep did: files of the corpus before and after, files removed from disk, editions pruned."""

    files_before: int
    files_after: int
    removed: int
    editions: tuple[str, ...]


def upkeep(home: Address, hours: int = HOURS_KEPT, keep: int = EDITIONS_KEPT) -> Upkept:
    """Join, remove and prune. Readers and writers are not disturbed: what they began with stays for `hours`.

    Raises UsageError for hours below 1 or editions to `keep` below 1.
    """
    if hours < 1 or keep < 1:
        raise UsageError(f"{hours} hours, {keep} editions", "1 or more of each")
    corpus = Corpus(home)
    before = corpus.files()
    corpus.compact()
    return Upkept(
        files_before=before, files_after=corpus.files(), removed=corpus.clear(hours), editions=Editions(home).prune(keep)
    )
