"""Run an export or an import: what goes out, what stays for rights reasons, and the way back into a home."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec
import pyarrow as pa

from metier import __version__
from metier.corpus.corpus import Corpus
from metier.corpus.home import LAYOUT
from metier.errors import MetierError, UsageError, unknown
from metier.exports import analysts, folder, whole
from metier.exports.format import Account, Format, Job, find
from metier.exports.table import Table
from metier.model.posting import Kept
from metier.model.rights import Rights

#: Rows are taken in so many bytes at a time: each time is one commit.
COMMIT = 128_000_000


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for. `whole`: the corpus' own tables; `only`: names of analysts' tables, all if empty.

    `own_use`: a copy of the corpus that stays with its owner, with what may not be passed on. `replace`: an export that is there
    may be written over.
    """

    format: str
    target: str
    whole: bool = False
    only: tuple[str, ...] = ()
    own_use: bool = False
    replace: bool = False


def export(corpus: Corpus, wish: Wish, rights: Mapping[str, Rights]) -> Account:
    """Write an export; its account. Raises UsageError or MetierError; a run that was cut off is simply run again."""
    form = find(wish.format)
    tables = _tables(wish)
    as_of, held = corpus.as_of(), whole.counted(corpus)
    if as_of is None or not held:
        raise MetierError(f"{corpus.home} holds no posting yet", "", "run `metier ingest SOURCE --from FILE` first")
    corpus.pin()
    barred = {name for name in held if not rights.get(name, Rights()).api_out}
    textless = {name for name in held if not rights.get(name, Rights()).display} - barred
    if wish.whole:  # half a posting could not be taken in again
        barred, textless = (set(), set()) if wish.own_use else (barred | textless, set())
    account = Account(
        format=wish.format,
        kind="corpus" if wish.whole else "analysts",
        id=_identity(corpus, wish, (barred, textless)),
        as_of=as_of,
        made_by=__version__,
        layout=LAYOUT,
        left_out={name: held[name] for name in sorted(barred)},
        textless={name: held[name] for name in sorted(textless)},
        attribution={name: words for name in held if name not in barred and (words := rights.get(name, Rights()).attribution)},
        own_use=wish.own_use,
    )
    writer = form.open(Job(target=wish.target, tables=tables, account=account, replace=wish.replace))
    try:
        for rows in _batches(corpus, tables, wish, (barred, textless)):
            writer.write(rows)
        return writer.finish()
    except BaseException:
        writer.abandon()
        raise


def _tables(wish: Wish) -> tuple[Table, ...]:
    if wish.whole:
        if wish.only:
            raise UsageError("--only with --corpus", "a corpus goes out whole", "leave one of them away")
        return whole.tables()
    if wish.own_use:
        raise UsageError("--own-use without --corpus", "only a copy of the corpus may hold what may not be passed on")
    known = {table.name: table for table in analysts.TABLES}
    for name in wish.only:
        if name not in known:
            raise unknown("table", name, known)
    return tuple(table for name, table in known.items() if not wish.only or name in wish.only)


def _identity(corpus: Corpus, wish: Wish, withheld: tuple[set[str], set[str]]) -> str:
    said = (sorted(corpus.counts().items()), str(corpus.as_of()), __version__, wish.whole, [sorted(names) for names in withheld])
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:12]


def _batches(
    corpus: Corpus, tables: tuple[Table, ...], wish: Wish, withheld: tuple[set[str], set[str]]
) -> Iterator[Mapping[str, pa.RecordBatch]]:
    barred, textless = withheld
    if wish.whole:
        for table in tables:
            for rows in whole.batches(corpus, table, barred):
                yield {table.name: rows}
        return
    kept: Iterator[Kept] = (item for item in corpus.kept() if item.posting.source not in barred)
    yield from analysts.batches(kept, textless, {table.name for table in tables})


def origin(where: str) -> tuple[Format, Account]:
    """The format and the account of an exported corpus. Raises UsageError where there is none."""
    said = find("sql").account(where) if "://" in where else folder.account(where)
    if said is None:
        raise UsageError(
            f"{where} holds no export", "a folder or a database that `metier export --corpus` wrote to", "export first"
        )
    if said.kind != "corpus":
        raise UsageError(
            f"{where} holds tables for analysts", "an export made with --corpus", "metier export FORMAT TARGET --corpus"
        )
    if said.layout != LAYOUT:
        raise MetierError(
            f"{where} holds a corpus of layout {said.layout} (made by metier {said.made_by})",
            f"this metier reads layout {LAYOUT}",
            f"import it with metier {said.made_by}, then open that home with this one",
        )
    return find(said.format), said


def restore(corpus: Corpus, where: str) -> dict[str, int]:
    """Take an exported corpus into an empty one; rows by table. Raises UsageError, or MetierError where rows are missing."""
    form, said = origin(where)
    if any(corpus.counts().values()):
        raise UsageError(f"{corpus.home} holds postings already", "an empty home, or a new one", "name another with --home")
    taken: Counter[str] = Counter()
    for table in whole.tables():
        for rows in _commits(form.read(where, table), table):
            corpus.append_columns(**{table.of: rows})
            taken[table.of] += rows.num_rows
        if taken[table.of] != said.tables[table.name].rows:
            raise MetierError(
                f"{where} gave {taken[table.of]:,} of {said.tables[table.name].rows:,} rows of {table.name}",
                "all that was exported",
                "export it again, and import that into a new home",
            )
    return {table.of: taken[table.of] for table in whole.tables()}


def _commits(batches: Iterator[pa.RecordBatch], table: Table) -> Iterator[pa.Table]:
    held: list[pa.RecordBatch] = []
    for rows in batches:
        held.append(rows)
        if sum(some.nbytes for some in held) >= COMMIT:
            yield pa.Table.from_batches(held, table.schema)
            held = []
    if held:
        yield pa.Table.from_batches(held, table.schema)
