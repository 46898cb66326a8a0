"""Why a posting is read as it is: its zones, every fact with the words it came from, the rule that fired, how sure it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from metier.errors import NotFoundError, UsageError
from metier.evaluate.floors import floors
from metier.facts.contract import decode_line, read_line, text_of_html
from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.read import extractors, read_facts
from metier.facts.zones import Zone
from metier.flow.stages import document_of
from metier.model.facts import Claim
from metier.model.posting import Posting

_MEASURE = {"pay": "pay_bands", "experience": "min_years"}
"""The measure of a kind of fact, where it is not named like the kind."""
_EVIDENCE = frozenset({"quote", "start", "end", "field"})


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One fact: its kind, its value in words, where it was read, which rule gave it and how sure that is.

    `start` and `end` are offsets into the text where the fact was read there; `source` names the field (`title`,
    `jobLocation`...) where it was not. `confidence` is the claim's own where it has one, else the share of such claims that
    was right on labelled postings (`measured`), else null.
    """

    kind: str
    value: str
    rule: str
    start: int | None = None
    end: int | None = None
    source: str | None = None
    confidence: float | None = None
    measured: bool = False


class Explanation(msgspec.Struct, frozen=True):
    """A posting laid open: what was read (title, text), its zones in order, and the reasons in order of place."""

    title: str
    employer: str
    location: str
    text: str
    zones: tuple[Zone, ...]
    reasons: tuple[Reason, ...]


def explain(document: Document) -> Explanation:
    """Read one document and say why each fact was read."""
    facts = read_facts(document)
    reasons = [reason for item in extractors() for reason in _reasons(document, item, getattr(facts, item.field))]
    reasons.sort(key=lambda reason: (reason.start is None, reason.start or 0, reason.kind))
    return Explanation(document.title, document.employer, document.location, document.text, tuple(document.zones), tuple(reasons))


def explain_posting(posting: Posting) -> Explanation:
    """Explain a posting of a home, read anew with the rules of today."""
    return explain(document_of(posting))


def explain_file(path: Path, posting_id: str | None = None) -> Explanation:
    """Explain a posting in a file: of JSON lines the one with that id (or the first); else the whole file is one text.

    Raises UsageError for a file that is not there, and for an id where the file is one text; NotFoundError for an id that the
    file does not hold.
    """
    if not path.is_file():
        raise UsageError(f"there is no file {path}", "a posting's id, or a file of postings a line as `metier facts` reads them")
    raw = path.read_bytes()
    if not raw.lstrip().startswith(b"{"):
        if posting_id is not None:
            raise UsageError(
                f"{path} is one text and holds no posting {posting_id!r}", "a file of JSON objects a line", "leave out --id"
            )
        text = raw.decode("utf-8", "replace")
        return explain(Document(text=text_of_html(text) if text.lstrip().startswith("<") else text))
    for line in raw.splitlines():
        if line.strip():
            given = decode_line(line)
            if posting_id is None or str(given.get("id")) == posting_id:
                return explain(read_line(given))
    raise NotFoundError(f"no posting {posting_id!r} in {path}", "the `id` of one of its lines")


def _reasons(document: Document, extractor: Extractor, value: Any) -> Iterator[Reason]:
    rule = f"{extractor.field}@{extractor.version}"
    for item in value if isinstance(value, tuple) else () if value is None else (value,):
        if not isinstance(item, Claim):
            yield Reason(kind=extractor.field, value=_words(item), rule=rule, **_sure(extractor.field, item))
            continue
        why = extractor.why(document, item) if extractor.why else extractor.description
        yield Reason(
            kind=extractor.field,
            value=_words(item),
            rule=f"{rule}: {why}",
            start=item.start,
            end=item.end,
            source=item.field,
            **_sure(extractor.field, item),
        )


def _sure(kind: str, item: Any) -> dict[str, Any]:
    own = getattr(item, "confidence", None)
    if own is not None:
        return {"confidence": own}
    measured = floors().get(f"gold/{_MEASURE.get(kind, kind)}")
    return {"confidence": measured, "measured": measured is not None}


def _words(item: Any) -> str:
    """A value in one line: what it says, without its evidence."""
    if not isinstance(item, msgspec.Struct):
        return str(item)
    told = {
        name: value
        for name, value in msgspec.to_builtins(item).items()
        if name not in _EVIDENCE and name != "confidence" and value not in (None, "", [], False)
    }
    return ", ".join(f"{name} {_plain(value)}" for name, value in told.items()) or type(item).__name__.lower()


def _plain(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return f"{int(value):,}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
