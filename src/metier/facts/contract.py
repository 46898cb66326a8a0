"""The public contract of `metier facts`: a line of input as a document, and the facts of it as one line of output."""

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser

from metier.errors import UsageError
from metier.facts.document import Document
from metier.facts.pay_rules import HIDDEN
from metier.facts.read import read_facts
from metier.facts.skill_mentions import span_quotes
from metier.facts.written_places import as_written
from metier.model.facts import Claim, Facts, HardSkill, Pay
from metier.model.place import Place

DUTIES = 6
HINTS = frozenset({
    "baseSalary", "estimatedSalary", "jobLocation", "jobLocationType", "applicantLocationRequirements", "employmentType",
    "experienceRequirements", "educationRequirements", "experienceInPlaceOfEducation", "qualifications", "responsibilities",
    "skills", "jobBenefits", "workHours", "industry", "occupationalCategory", "datePosted", "validThrough", "hiringOrganization",
    "totalJobOpenings", "securityClearanceRequirement", "sensoryRequirement", "physicalRequirement", "incentiveCompensation",
})  # fmt: skip
_LISTS = frozenset({"baseSalary", "jobLocation", "applicantLocationRequirements", "employmentType"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_HINT_DEPTH = 20
_BLOCKS = "p, div, section, article, h1, h2, h3, h4, h5, h6, ul, ol, tr, table, blockquote, dt, dd"


def decode_line(raw: bytes) -> Any:
    """One line of input as a value. A byte-order mark, lone surrogates, NaN and Windows-1252 are survived; else UsageError."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return json.loads(_decoded(raw), strict=False, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        reason = f"{error.msg} at character {error.pos}"
    except ValueError:
        reason = "a number too long"
    except RecursionError:
        reason = "nested too deep"
    raise UsageError(f"not JSON ({reason})", "a JSON object with id, title and text or html")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def read_line(obj: Any) -> Document:
    """A document of one input line. The given `text` is kept as it is but for lone surrogates, one mark for each of them.

    Extra keys become hints only under schema.org JobPosting names. Raises UsageError for a line that is no posting.
    """
    if not isinstance(obj, dict):
        raise UsageError(f"a line holding {type(obj).__name__}", "each line is a JSON object", 'give {"id", "title", "text"}')
    text = _string(obj.get("text"))
    if not text and obj.get("html"):
        text = text_of_html(_string(obj.get("html")))
    return Document(
        text=_mended(text),
        title=_mended(_string(obj.get("title"))),
        employer=_mended(_string(obj.get("employer"))),
        location=_mended(_string(obj.get("location"))),
        language=_mended(_string(obj.get("language"))),
        hints={
            key: _hint(key, _mended_values(value))
            for key, value in obj.items()
            if key in HINTS and value not in (None, "", [], {})
        },
    )


def _string(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _mended(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which no automaton takes: offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def _mended_values(value: Any, depth: int = 0) -> Any:
    if isinstance(value, str):
        return _mended(value)
    if depth > _HINT_DEPTH:
        return None
    if isinstance(value, list):
        return [_mended_values(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {_mended(name): _mended_values(item, depth + 1) for name, item in value.items()}
    return value


def _hint(key: str, value: Any) -> Any:
    return [value] if key in _LISTS and not isinstance(value, list) else value


def text_of_html(html: str) -> str:
    """The words of a piece of HTML, one block a line, scripts and styles left out."""
    tree = LexborHTMLParser(html)
    for tags in (["head"], ["script"], ["style"], ["noscript"], ["template"]):  # one by one: what is inside another is gone
        tree.strip_tags(tags, recursive=True)
    for node in tree.css("br"):
        node.replace_with("\n")
    for node in tree.css("li"):
        node.insert_before("\n")
    for node in tree.css(_BLOCKS):
        node.insert_before("\n")
        node.insert_after("\n")
    body = tree.body
    text = body.text(separator="") if body else ""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def to_contract(posting_id: Any, facts: Facts, text: str, written: Mapping[Place, str] | None = None) -> dict[str, Any]:
    """The facts of one posting under the keys of the contract, in their order; quotes are exact substrings of `text`.

    `written` gives the names of cities as the posting writes them (`as_written`).
    """
    role, work = facts.role, facts.workplace
    return {
        "id": posting_id,
        "role": {"id": role.id, "name": role.name, "soc": role.soc, "confidence": round(role.confidence, 4)} if role else None,
        "seniority": facts.seniority,
        "pay": [_pay(pay, text) for pay in facts.pay if pay.rejected not in HIDDEN],
        "workplace": None if work is None else _with_evidence(
            {
                "type": work.type,
                "countries": list(work.countries),
                "regions": list(work.regions),
                "worldwide": work.worldwide,
                "office_days": work.office_days,
            },
            work,
            text,
        ),
        "places": [
            {"city": (written or {}).get(place, place.city), "region": place.region, "country": place.country}
            for place in facts.places
        ],
        "employment_type": list(facts.employment_type),
        "experience": _of(facts.experience, ("min_years", "max_years"), text),
        "education": _of(facts.education, ("level", "required", "equivalent_ok"), text),
        "tools": [_of(tool, ("id", "name", "category", "req", "or_group"), text, offsets=True) for tool in facts.tools],
        "hard_skills": [_skill(skill, text) for skill in facts.hard_skills],
        "duties": [words for words in (_quote(duty, text) for duty in facts.duties) if words][:DUTIES],
        "languages": [_of(language, ("language", "req"), text) for language in facts.languages],
        "visa": facts.visa.sponsored if facts.visa else None,
        "flags": [flag.id for flag in facts.flags],
        "benefits": [_of(benefit, ("id",), text) for benefit in facts.benefits],
        "openings": [
            {**(_of(opening, ("number", "title", "seniority"), text) or {}), "role": opening.role.id if opening.role else None}
            for opening in facts.openings
        ],
    }  # fmt: skip


def _pay(pay: Pay, text: str) -> dict[str, Any]:
    names = ("min", "max", "currency", "unit", "kind", "place", "annual_min", "annual_max")
    shown = {name: _plain(getattr(pay, name)) for name in names}
    terms = msgspec.to_builtins(pay.terms) if pay.terms else {}
    return _with_evidence(shown, pay, text) | {name: _plain(value) for name, value in terms.items()}


def _of(claim: Claim | None, names: tuple[str, ...], text: str, offsets: bool = False) -> dict[str, Any] | None:
    if claim is None:
        return None
    shown = {name: _plain(getattr(claim, name)) for name in names}
    return _with_evidence(shown, claim, text, offsets)


def _skill(skill: HardSkill, text: str) -> dict[str, Any]:
    shown = _of(skill, ("id", "name", "req"), text, offsets=True) or {}
    return shown if skill.known else {**shown, "known": False}


def _with_evidence(shown: dict[str, Any], claim: Claim, text: str, offsets: bool = False) -> dict[str, Any]:
    shown["quote"] = _quote(claim, text)
    if offsets:
        shown |= {"start": claim.start, "end": claim.end}
    if claim.field:
        shown["field"] = claim.field
    return shown


def _quote(claim: Claim, text: str) -> str | None:
    """The claim's words where they are indeed the text's; at its offsets, where the words hold a mark for a lone surrogate."""
    if not claim.quote or claim.quote in text:
        return claim.quote or None
    given = text[claim.start : claim.end] if claim.start is not None else ""
    return given if given and _mended(given) == claim.quote else None


def _plain(value: Any) -> Any:
    """Whole numbers without a fraction, so that 150000 is written as 150000."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def answer(raw: bytes, number: int) -> bytes:
    """The line of output of one line of input; `number` stands for a missing id. Raises UsageError for what is no posting."""
    given = decode_line(raw)
    document = read_line(given)
    text = _string(given.get("text")) or document.text
    return line(read_posting(_mended(str(given.get("id", number))), document, text))


def read_posting(posting_id: Any, document: Document, given: str | None = None) -> dict[str, Any]:
    """The facts of a document, and beside them the words themselves: spans of knowledge and competences, which no corpus keeps.

    `given` is the text as it was before lone surrogates were mended, None where there were none.
    """
    facts, text = read_facts(document), document.text if given is None else given
    return to_contract(posting_id, facts, text, as_written(document, facts.places)) | span_quotes(document, text)


def line(out: dict[str, Any]) -> bytes:
    """One line of output without its line end. Lone surrogates of the input are written as escapes: quotes stay exact."""
    try:
        return msgspec.json.encode(out)
    except UnicodeEncodeError:
        return json.dumps(out, separators=(",", ":")).encode("ascii")
