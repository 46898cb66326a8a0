"""Build an edition beside the one being served, check it, and switch to it in one step."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from metier import __version__
from metier.corpus import editions as held
from metier.corpus.corpus import Closing, Corpus
from metier.corpus.editions import Editions
from metier.corpus.published import OvertakenError
from metier.errors import MetierError
from metier.facts.read import versions
from metier.flow import reference
from metier.flow.days_open import settled, watched
from metier.flow.odds import Lives
from metier.flow.readings import spells
from metier.guides import market
from metier.guides.edition import build_guides
from metier.guides.watched import Spell
from metier.index import engine_tantivy, odds
from metier.index.fields import LAYOUT
from metier.index.fingerprint import Digests, of_queries
from metier.log import step, track
from metier.model.address import Address
from metier.model.posting import Kept
from metier.model.rights import Rights
from metier.reference.edition import versions as versions_of
from metier.reference.kept import Version
from metier.sources import shelf
from metier.sources.rights import ledger
from metier.statistics.methods import ESTIMATORS

SEED = 7
#: The newest editions, which stay for going back to.
EDITIONS_KEPT = 5


class Tally:
    """Counts and the identity of what goes into an edition, taken while the postings stream past."""

    def __init__(self) -> None:
        """Start empty."""
        self.digest = hashlib.sha256(f"index {LAYOUT}\n".encode())
        self.sources: Counter[str] = Counter()
        self.employers: set[str] = set()
        self.vacancies: set[str] = set()
        self.open = self.simulated = 0
        self.as_of: date | None = None
        self.documents = Digests()
        self.boards: tuple[Spell, ...] = ()
        self.tables: tuple[Version, ...] = ()

    def take(self, kept: Iterator[Kept]) -> Iterator[Kept]:
        """Pass postings (sorted by id) on and count them."""
        for item in kept:
            posting = item.posting
            facts = hashlib.sha256(msgspec.json.encode(item.facts)).hexdigest()
            self.digest.update(f"{posting.id} {posting.digest} {facts} {_days(item)}\n".encode())
            self.sources[posting.source] += 1
            self.employers.add(posting.employer_id)
            self.vacancies.add(item.vacancy)
            self.open += item.life.status == "open"
            self.simulated += posting.simulated
            seen = item.life.last_seen.date()
            self.as_of = seen if self.as_of is None else max(self.as_of, seen)
            self.documents.take(item)
            yield item

    def edition(self) -> str:
        """The edition's id: a hash of postings, facts, days, readings of boards, official tables, code, methods and seed."""
        boards = hashlib.sha256(msgspec.json.encode(self.boards)).hexdigest()
        tables = " ".join(f"{table.table} {table.vintage} {table.sha256}" for table in self.tables)
        code = f"{__version__} {versions()} {' '.join(sorted(ESTIMATORS))} layout {market.LAYOUT}"
        identity = f"{self.digest.hexdigest()} {boards} {tables} {code} seed {SEED}"
        return hashlib.sha256(identity.encode()).hexdigest()[:12]

    def about(self, left_out: tuple[str, ...]) -> dict[str, object]:
        """What the edition says of itself."""
        return {
            "edition": self.edition(),
            "as_of": str(self.as_of),
            "code": __version__,
            "extractors": versions(),
            "postings": self.sources.total(),
            "vacancies": len(self.vacancies),
            "employers": len(self.employers - {""}),
            "open_postings": self.open,
            "sources": dict(sorted(self.sources.items())),
            "simulated": self.simulated > 0,
            "left_out": list(left_out),
            "seed": SEED,
            "reference": msgspec.to_builtins(self.tables),
        }


def _days(item: Kept) -> str:
    """What a posting's life adds to the edition: by days, so that reading the same files again on one day changes nothing."""
    life = item.life
    return f"{life.status} {life.first_seen.date()} {life.last_seen.date()} {life.closed_on} {life.edits} {item.vacancy}"


def publish(home: Address) -> str:
    """Build and publish an edition of all that the home holds; its id. Raises MetierError for an empty corpus."""
    corpus, editions = Corpus(home, closing()), Editions(home)
    corpus.place()
    for last in (False, True):
        with editions.alone():
            corpus.pin()
            try:
                edition = _build(home, corpus, editions)
            except OvertakenError:  # by another machine: one more edition holds what both have read
                if last:
                    raise
                continue
            editions.prune(EDITIONS_KEPT)
            return edition
    raise AssertionError


def _build(home: Address, corpus: Corpus, editions: Editions) -> str:
    rights = ledger()
    count = corpus.counts()["observations"] and corpus.counts()["postings"]
    if not count:
        raise MetierError(f"{home} holds no posting yet", do="run `metier ingest SOURCE --from FILE` first")
    folder, tally = editions.begin(), Tally()
    runs = corpus.runs()
    tally.boards = spells(runs)
    official = reference.newest(home)
    tally.tables = versions_of(official)
    (folder / "index").mkdir()
    try:
        indexed = engine_tantivy.build(folder / "index", track(tally.take(corpus.kept()), "Indexing", count))
    except ValueError as error:  # what the index says of a full disk
        raise MetierError(f"the index could not be written: {error}", "", "check space and rights, then run it again") from error
    if indexed != tally.sources.total():
        raise MetierError(
            f"the index holds {indexed} of {tally.sources.total()} postings", do="run it again; nothing was published"
        )
    left_out = tuple(sorted(name for name in tally.sources if not rights.get(name, Rights()).aggregate))
    aggregate = {name: row.aggregate for name, row in rights.items()}
    meta = _market_meta(tally, aggregate)
    lives = Lives(watched(settled(runs, corpus.closing), corpus.closing, meta.as_of))
    counted = market.build(folder / "guides", track(corpus.kept(), "Counting", count), meta, lives.take)
    odds.write(folder / "index", lives.odds(meta.as_of))
    with step("Choosing official figures"):
        reference.into(folder / "guides", home, official, [row.role for row in counted.roles])
    with step("Writing guides"):
        build_guides(folder / "guides")
    about, derived = tally.about(left_out), _derived(folder, tally)
    held.write_manifest(folder, held.manifest(folder, tally.edition(), ("guides",), about=about, derived=derived))
    editions.publish(folder, tally.edition())
    return tally.edition()


def _derived(folder: Path, tally: Tally) -> dict[str, object]:
    """What the index is held to from now on. Raises MetierError where it does not answer: nothing was published then."""
    queries = of_queries(engine_tantivy.open_index(folder / "index"))
    return msgspec.structs.asdict(msgspec.structs.replace(tally.documents.fingerprint(), queries_sha256=queries))


def _market_meta(tally: Tally, aggregate: dict[str, bool]) -> market.Meta:
    assert tally.as_of is not None
    return market.Meta(
        edition=tally.edition(), as_of=tally.as_of, seed=SEED, simulated=tally.simulated > 0, aggregate=aggregate,
        watched=tally.boards,
    )  # fmt: skip


def closing() -> dict[str, Closing]:
    """How the postings of each source close."""
    found = {name: shelf.find(name) for name in shelf.known()}
    return {name: Closing(source.whole_board, source.unseen_days) for name, source in found.items()}
