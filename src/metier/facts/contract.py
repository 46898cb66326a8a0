"""The public contract of `metier facts`: a line of input as a document, and the facts of it as one line of output."""

import json
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser

from metier.errors import UsageError
from metier.facts.document import Document
from metier.facts.pay_rules import HIDDEN
from metier.model.facts import Claim, Facts, Pay

DUTIES = 6
HINTS = frozenset({
    "baseSalary", "estimatedSalary", "jobLocation", "jobLocationType", "applicantLocationRequirements", "employmentType",
    "experienceRequirements", "educationRequirements", "experienceInPlaceOfEducation", "qualifications", "responsibilities",
    "skills", "jobBenefits", "workHours", "industry", "occupationalCategory", "datePosted", "validThrough", "hiringOrganization",
    "totalJobOpenings", "securityClearanceRequirement", "sensoryRequirement", "physicalRequirement", "incentiveCompensation",
})  # fmt: skip
_LISTS = frozenset({"baseSalary", "jobLocation", "applicantLocationRequirements", "employmentType"})
_BLOCKS = "p, div, section, article, h1, h2, h3, h4, h5, h6, ul, ol, tr, table, blockquote, dt, dd"


def read_line(obj: Any) -> Document:
    """A document of one input line. The given `text` is kept as it is, so that quotes are exact substrings of it.

    Extra keys become hints only under schema.org JobPosting names. Raises UsageError for a line that is no posting.
    """
    if not isinstance(obj, dict):
        raise UsageError(f"a line holding {type(obj).__name__}", "each line is a JSON object", 'give {"id", "title", "text"}')
    text = _string(obj.get("text"))
    if not text and obj.get("html"):
        text = text_of_html(_string(obj.get("html")))
    return Document(
        text=text,
        title=_string(obj.get("title")),
        employer=_string(obj.get("employer")),
        location=_string(obj.get("location")),
        language=_string(obj.get("language")),
        hints={key: _hint(key, value) for key, value in obj.items() if key in HINTS and value not in (None, "", [], {})},
    )


def _string(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


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


def to_contract(posting_id: Any, facts: Facts, text: str) -> dict[str, Any]:
    """The facts of one posting under the keys of the contract, in their order; quotes are exact substrings of `text`."""
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
        "places": [{"city": place.city, "region": place.region, "country": place.country} for place in facts.places],
        "employment_type": list(facts.employment_type),
        "experience": _of(facts.experience, ("min_years", "max_years"), text),
        "education": _of(facts.education, ("level", "required", "equivalent_ok"), text),
        "tools": [_of(tool, ("id", "name", "category", "req", "or_group"), text, offsets=True) for tool in facts.tools],
        "hard_skills": [_of(skill, ("id", "name", "req"), text) for skill in facts.hard_skills],
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
    return _with_evidence(shown, pay, text)


def _of(claim: Claim | None, names: tuple[str, ...], text: str, offsets: bool = False) -> dict[str, Any] | None:
    if claim is None:
        return None
    shown = {name: _plain(getattr(claim, name)) for name in names}
    return _with_evidence(shown, claim, text, offsets)


def _with_evidence(shown: dict[str, Any], claim: Claim, text: str, offsets: bool = False) -> dict[str, Any]:
    shown["quote"] = _quote(claim, text)
    if offsets:
        shown |= {"start": claim.start, "end": claim.end}
    if claim.field:
        shown["field"] = claim.field
    return shown


def _quote(claim: Claim, text: str) -> str | None:
    """The claim's words where they are indeed the text's."""
    return claim.quote if claim.quote and claim.quote in text else None


def _plain(value: Any) -> Any:
    """Whole numbers without a fraction, so that 150000 is written as 150000."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def line(posting_id: Any, facts: Facts, text: str) -> bytes:
    """One line of output without its line end. Lone surrogates of the input are written as escapes: quotes stay exact."""
    out = to_contract(posting_id, facts, text)
    try:
        return msgspec.json.encode(out)
    except UnicodeEncodeError:
        return json.dumps(out, separators=(",", ":")).encode("ascii")
