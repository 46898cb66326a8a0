"""What is fuzzed: every parser, given bytes.

`make soak` looks for new inputs, tests/hostile/test_fuzzed.py replays those kept.
"""

import base64
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from metier.errors import MetierError
from metier.facts.contract import answer, text_of_html
from metier.facts.document import Document
from metier.facts.lines import line_readers, read_line
from metier.facts.read import read_facts
from metier.index.asking.understanding import understand
from metier.model.facts import Claim, Facts
from metier.model.record import Draft, Payload
from metier.postings import markup
from metier.postings.clean import clean
from metier.postings.html import sanitise, text_of
from metier.sources import mapping, shelf
from metier.taxonomy import places, roles

Target = Callable[[bytes], None]

KEPT = Path(__file__).resolve().parent / "fuzzed"
"""One file a target: an input a line, in base64."""

_WHEN = datetime(2026, 3, 1, tzinfo=UTC)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _claims(facts: Facts) -> list[Claim]:
    values = [getattr(facts, name) for name in facts.__struct_fields__]
    items = [item for value in values for item in (value if isinstance(value, tuple) else (value,))]
    return [item for item in items if isinstance(item, Claim)]


def _facts(data: bytes) -> None:
    """The whole reading; whatever is quoted stands in the text at its offsets."""
    title, _, text = _text(data).partition("\n")
    document = Document(text=text, title=title, location=title[-40:])
    for claim in _claims(read_facts(document)):
        if claim.start is not None:
            assert document.text[claim.start : claim.end] == claim.quote


def _contract(data: bytes) -> None:
    try:
        answer(data, 1)
    except MetierError:
        return


def _html(data: bytes) -> None:
    html = _text(data)
    text_of_html(html)
    cleaned = sanitise(html)
    assert "<script" not in cleaned.lower()
    text_of(cleaned)
    for body_format in ("html", "markdown", "text"):
        markup.to_html(html, body_format)


def _clean(data: bytes) -> None:
    title, _, body = _text(data).partition("\n")
    draft = Draft(record=data, title=title, body=body, body_format="html", url=title, location=title)
    clean(draft, "fuzz", "fuzz", _WHEN)


def _source(name: str, data: bytes) -> None:
    for item in shelf.find(name).read(Payload("file", data, _WHEN)):
        if isinstance(item, Draft):
            clean(item, name, "fuzz", _WHEN)


def _mapping(data: bytes) -> None:
    try:
        mapping.load(_text(data))
    except MetierError:
        return


def _title(data: bytes) -> None:
    match = roles.match_title(_text(data))
    assert match is None or 0 <= match.start <= match.end


def _place(data: bytes) -> None:
    places.resolve(_text(data))
    places.find_place(_text(data))


def _query(data: bytes) -> None:
    understand(_text(data)).typed.units()


def _line(kind: str, data: bytes) -> None:
    read_line(kind, _text(data), {"country": "US"})


def targets() -> dict[str, Target]:
    """Every parser by name."""
    found: dict[str, Target] = {
        "clean": _clean, "contract": _contract, "facts": _facts, "html": _html, "mapping": _mapping, "place": _place,
        "query": _query, "title": _title,
    }  # fmt: skip
    found |= {f"line-{kind}": partial(_line, kind) for kind in line_readers()}
    found |= {f"source-{name}": partial(_source, name) for name in shelf.known()}
    return dict(sorted(found.items()))


def kept(name: str) -> list[bytes]:
    """The inputs kept for a target."""
    path = KEPT / f"{name}.txt"
    return [base64.b64decode(line) for line in path.read_text("ascii").splitlines()] if path.is_file() else []


def keep(name: str, inputs: list[bytes]) -> None:
    """Keep inputs for a target, shortest first."""
    KEPT.mkdir(exist_ok=True)
    lines = [base64.b64encode(data).decode() for data in sorted(set(inputs), key=lambda data: (len(data), data))]
    (KEPT / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines), "ascii")
