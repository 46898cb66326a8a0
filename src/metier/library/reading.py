"""Reading without a corpus: facts of single postings and roles of titles, a line in, a line out."""

from collections.abc import Iterable, Iterator

import msgspec

from metier.errors import MetierError
from metier.facts.contract import answer
from metier.facts.lines import read_line
from metier.flow.executor import Executor, chunks
from metier.taxonomy import roles

__all__ = ["facts_lines", "read_line", "role_lines"]

_TOLD = 5


def facts_lines(lines: Iterable[bytes], workers: int | None = None) -> Iterator[bytes]:
    """One line of facts a line of posting, in input order (design: `metier facts`).

    A line that is no posting is passed over. Raises MetierError at the end, naming the lines passed over.
    """
    refused: list[str] = []
    with Executor(workers) as executor:
        for answers in executor.map(_facts_chunk, chunks(enumerate(lines, start=1), 200)):
            for made, refusal in answers:
                if refusal:
                    refused.append(refusal)
                else:
                    yield made
    if refused:
        more = f"; and {len(refused) - _TOLD:,} more" if len(refused) > _TOLD else ""
        raise MetierError(
            "; ".join(refused[:_TOLD]) + more, "a JSON object with id, title and text or html", "all other lines were read"
        )


def _facts_chunk(lines: list[tuple[int, bytes]]) -> list[tuple[bytes, str]]:
    return [_facts_line(number, line) for number, line in lines if line.strip()]


def _facts_line(number: int, line: bytes) -> tuple[bytes, str]:
    """The answer to a line, or why there is none."""
    try:
        return answer(line, number), ""
    except MetierError as error:
        return b"", f"line {number} is {error.came}"


def role_lines(titles: Iterable[str]) -> Iterator[bytes]:
    """`{"name", "id"}` a title, in order; the id is null where the role cannot be told."""
    for title in titles:
        name = title.strip()
        if name:
            match = roles.match_title(name)
            yield msgspec.json.encode({"name": name, "id": match.role.id if match else None})
