"""Reading without a corpus: facts of single postings and roles of titles, a line in, a line out."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from metier.errors import MetierError, UsageError
from metier.facts import lines as single_lines
from metier.facts.contract import answer
from metier.flow.executor import Executor, chunks
from metier.taxonomy import roles
from metier.taxonomy.gazetteer import countries

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


def read_line(kind: str, text: str, country: str = "") -> Any:
    """What one line says, as JSON-able data; `country` is the ISO 3166 code of where it comes from.

    Raises UsageError for an unknown kind or country.
    """
    code = country.upper()
    if code and code not in countries():
        raise UsageError(f"unknown country {country!r}", "two letters of ISO 3166, such as US, GB or DE")
    return single_lines.read_line(kind, text, {"country": code} if code else {})
