"""Which boards an operator reads: rows in the home, never code."""

from datetime import UTC, datetime

import msgspec

from metier import __version__
from metier.corpus import files
from metier.corpus.options import folder_of
from metier.errors import MetierError, UsageError
from metier.flow.expectations import Expected
from metier.flow.ingest import Wanted
from metier.model.address import Address
from metier.model.record import Payload
from metier.net.fetch import Door, user_agent
from metier.settings import load
from metier.sources.source import Source

#: What a server answers where a page was and is no more.
_GONE = (404, 410)
#: A board's name is a word or, for pages, an address.
LONGEST_NAME = 2_000
_FILE = "boards.json"


class Board(msgspec.Struct, frozen=True):
    """One employer's list on a platform, when it was added, and what is expected of a reading of it."""

    source: str
    board: str
    added: datetime
    expected: Expected = Expected()


def boards(home: Address) -> tuple[Board, ...]:
    """The boards of a home, in the order in which they were added."""
    return _boards(home, files.read(home, _FILE))


def _boards(home: Address, body: bytes | None) -> tuple[Board, ...]:
    try:
        return msgspec.json.decode(body, type=tuple[Board, ...]) if body is not None else ()
    except msgspec.DecodeError as error:
        raise MetierError(
            f"{home / _FILE} cannot be read ({error})", do="mend or remove the file; postings are not affected"
        ) from None


def wanted(home: Address) -> Wanted:
    """What is expected of the boards of a home."""
    return {(row.source, row.board): row.expected for row in boards(home)}


def add(home: Address, source: Source, board: str, expected: Expected | None = None) -> Board:
    """Remember a board, or what is expected of one that is known. Raises UsageError for a source that has no boards to read."""
    if source.requests is None:
        raise UsageError(
            f"{source.name} is a file format", "boards can be added for sources read from the network", "use `metier ingest`"
        )
    if not board.strip() or len(board) > LONGEST_NAME:
        raise UsageError(f"{board[:80]!r} names no board", "the name in the board's address", f"metier add {source.name} NAME")
    source.requests(board)
    row = Board(source.name, board, datetime.now(UTC).replace(microsecond=0))

    def added(body: bytes | None) -> bytes:
        nonlocal row
        known = _boards(home, body)
        held = next((item for item in known if (item.source, item.board) == (source.name, board)), None)
        row = held or row
        if expected is not None:
            row = msgspec.structs.replace(row, expected=expected)
        if row != held:
            known = (*(item for item in known if item is not held), row)
        return msgspec.json.format(msgspec.json.encode(known), indent=1)

    files.change(home, _FILE, added)
    return row


def payloads(home: Address, source: Source, board: str) -> list[Payload]:
    """Read a board's addresses now, unless the source asks to be left alone for longer.

    Raises MetierError when one address fails: a half reading must not look like a whole one.
    """
    if source.requests is None:
        raise UsageError(f"{source.name} is a file format", "it is read from files", "give `--from FILE`")
    read: list[Payload] = []
    with Door(user_agent(__version__, load().contact), folder_of(home) / "net") as network:
        for request in source.requests(board):
            _not_too_soon(network, source, request.url)
            answer = network.get(request.url, source.hosts)
            if source.one_page and answer.status in _GONE:
                read.append(Payload(request.url, b"", datetime.now(UTC), gone=True))
                continue
            if answer.status != 200 and not answer.not_modified:
                raise MetierError(
                    f"{request.url} answered {answer.status}", "200 was expected", f"is {board!r} the board's name?"
                )
            read.append(Payload(request.url, answer.body, datetime.now(UTC)))
    return read


def _not_too_soon(network: Door, source: Source, url: str) -> None:
    last, pause = network.last_read(url), source.rights.min_interval_s
    if last is not None and (waited := datetime.now(UTC).timestamp() - last) < pause:
        raise MetierError(
            f"{url} was read {waited / 60:.0f} minutes ago",
            f"{source.name} may be read once in {pause / 60:.0f} minutes",
            f"try again in {(pause - waited) / 60:.0f} minutes",
        )
