"""Reading without a corpus: facts of single postings and roles of titles, a line in, a line out."""

from collections.abc import Iterable, Iterator

import msgspec

from metier.errors import MetierError
from metier.facts.contract import read_line, to_contract
from metier.facts.read import read_facts
from metier.flow.executor import Executor, chunks
from metier.taxonomy import roles

_decoder = msgspec.json.Decoder()


def facts_lines(lines: Iterable[bytes], workers: int | None = None) -> Iterator[bytes]:
    """One line of facts a line of posting, in input order (design: `metier facts`).

    Raises MetierError naming the line that is no JSON object with a text or a title.
    """
    with Executor(workers) as executor:
        for answers in executor.map(_facts_chunk, chunks(enumerate(lines, start=1), 200)):
            yield from answers


def _facts_chunk(lines: list[tuple[int, bytes]]) -> list[bytes]:
    return [_facts_line(number, line) for number, line in lines if line.strip()]


def _facts_line(number: int, line: bytes) -> bytes:
    try:
        given = _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MetierError(f"line {number} is not JSON ({error})", "a JSON object with id, title and text or html") from None
    if not isinstance(given, dict):
        raise MetierError(f"line {number} holds {type(given).__name__}", "a JSON object with id, title and text or html")
    document = read_line(given)
    return msgspec.json.encode(to_contract(str(given.get("id", number)), read_facts(document), document.text))


def role_lines(titles: Iterable[str]) -> Iterator[bytes]:
    """`{"name", "id"}` a title, in order; the id is null where the role cannot be told."""
    for title in titles:
        name = title.strip()
        if name:
            match = roles.match_title(name)
            yield msgspec.json.encode({"name": name, "id": match.role.id if match else None})
