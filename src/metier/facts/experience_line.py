"""What one line says of experience: months asked at least and at most, for what, what may stand in for it."""

import re
from collections.abc import Mapping
from typing import Any

from metier.facts.cues import Cues, cues_of
from metier.facts.document import Document
from metier.facts.experience_demands import MOST, Asked, demands, general, least
from metier.facts.spans_of_time import Span, spans_of_time

MONTHS = 12
SEVERAL = 24
"""Months that "several years" are taken as at least; marked as inferred."""

_ENUM = re.compile(
    r"^\s*(?:[\w ]{0,30}[:=]\s*)?(?:(?P<under>lt|less[- ]than|under|<)[- ]?|(?P<over>gt|more[- ]than|over|>)[- ]?)?"
    r"(?P<low>\d{1,2})(?:\s?(?:[-–]|to)\s?(?P<high>\d{1,2}))?\s*$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:mehrjährige|(?:mehrere|einige) jahre|(?:several|many|multiple|numerous|few|couple of) years|"
    r"(?:plusieurs|quelques) années|(?:varios|algunos) años|(?:meerdere|enkele) jaren|meerjarige|(?:flera|några|flere|noen) års?|"
    r"pluriennale|(?:diversi|alcuni) anni|kilkuletni\w*|kilka lat|(?:vários|alguns) anos)\b",
    re.IGNORECASE,
)
_GRADUATE = re.compile(
    r"\b(?:new|recent|fresh|college|university)[ -]?(?:graduates?|grads?)\b|\bgraduates? welcome|\bfreshers?\b|"
    r"\bberufseinsteiger|\bjeunes? diplômée?s?\b|\brecién (?:graduad|titulad)\w+|\babsolvent", re.IGNORECASE
)  # fmt: skip
_NONE = re.compile(
    r"\b(?:no|without|zero)\b[\w /-]{0,30}\bexperience\b|\bexperience (?:is )?not (?:required|necessary|needed)\b|"
    r"\bdébutante?s? accepté|\b(?:sans|aucune) expérience|\bexpérience non (?:requise|exigée)|"
    r"\b(?:sin|no se requiere) experiencia|\b(?:senza|nessuna) esperienza|\bsem experiência|\bexperiência não|"
    r"\bnão (?:é necessári[ao]|exige\w*) experiência|"
    r"\bgeen ervaring|\bingen erfar(?:enhet|ing)|\bbez doświadczenia|\bnie wymagamy doświadczenia|"
    r"\b(?:keine|ohne) (?:berufs)?erfahrung|\bentry[- ]level\b(?!.*\d)",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(
    r"(?:more than|over|greater than|mehr als|über|plus de|más de|oltre|più di|meer dan|mer än|ponad|mais de)\s$", re.IGNORECASE
)
_SKILL = re.compile(
    r"(?:\b(?:experience|exp\.?|hands-on|professional|relevant|work(?:ing)?|practical)\s+){0,4}\b(?:with|using|in|as an?|on|"
    r"of)\s+"
    r"(?!(?:\w+ ){0,3}experience\b|\d)(?P<what>[^,;.()]{2,60})",
    re.IGNORECASE,
)
_MANAGING = re.compile(r"\b(?:manage\w*|managing|lead\w*|supervis\w*|führung\w*|director|people)\b", re.IGNORECASE)
_DEGREES = (
    ("doctorate", r"ph\.?d|doctor"), ("master", r"master|\bms\b|\bmsc\b|\bmba\b"), ("bachelor", r"bachelor|\bbs\b|\bba\b"),
    ("associate", r"associate"),
)  # fmt: skip
_LIEU = re.compile(r"in lieu|without (?:a |any )?(?:\w+ )?degree|no degree", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?P<count>\d{1,2})\+? (?:of (?:them|which|those)|years? of which)", re.IGNORECASE)
_OR_WITH = re.compile(r"\bor (?P<count>\d{1,2})\+? with (?P<degree>[^).;]{2,40})", re.IGNORECASE)
_LEAD = re.compile(
    r"[\s*•:-]*(?:(?:you have|you bring|with|a |the )?\s*(?:minimum|min\.?|at least|mind\.|mindestens|minimum de|mínimo|almeno|"
    r"minimaal|minst|mindst|co najmniej|pelo menos|no mínimo|ten minste|au moins|al menos|over|more than|up to|about|around|"
    r"acima|más|mais|plus|oltre|ponad|powyżej|mehr als|über|meer dan|mer än|mere end|experience|erfahrung|exp\.?)?(?: of| de)?|"
    r"you have|you bring)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s.;+)]*(?:or more|or above|and above|plus|minimum|min|required|preferred|under your belt|on the job)?[\s.;+)]*",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"\b(?:a|one full|half a) (?P<unit>year|month)(?:'s)? (?:of )?(?:\w+ ){0,3}experience", re.IGNORECASE)
_ROUND = {"decade": 10.0, "couple of years": 2.0, "roczne": 1.0}
_ROUNDED = re.compile(
    r"\b(?:a (?P<many>decade|couple of years)(?: or more| plus)?(?: of)? (?:\w+ ){0,4}experience|"
    r"(?P<yearly>roczne) doświadczenie)",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\bG[SG][- ]?\d{1,2}\b")


def read_experience_line(text: str, _context: Mapping[str, str]) -> dict[str, Any] | None:
    """Months at least and at most, whether required, and finer: `skill`, `parts`, `alternatives`; None where none is asked.

    `min_years`, `max_years` and `quote` are those of the facts contract.
    """
    enum = _ENUM.match(text)
    if enum:
        return _of_enum(enum, text)
    cues = cues_of(text)
    document = Document(text=text)
    asked = demands(document) or _bare(document, cues)
    if not asked:
        return _without_numbers(text)
    wished = all(item.wish for item in asked)
    paths = [item for item in asked if _way(text, item.span) != "no_degree"] or asked
    best = general(text, cues, [item for item in paths if not item.wish] or paths)
    assert best is not None  # there is at least one
    return _told(text, cues, best.span, not wished) | _beside(text, best, asked)


def _told(text: str, cues: Cues, span: Span, required: bool) -> dict[str, Any]:
    low, high = least(text, cues, span), span.high
    if low is None:
        low, high = None, span.low
    told: dict[str, Any] = {
        "months_min": _months(low), "months_max": _months(high), "min_years": low, "max_years": high, "required": required,
        "quote": text[span.start : span.end],
    }  # fmt: skip
    if _MORE_THAN.search(text, max(0, span.start - 14), span.start):
        told["exclusive"] = True
    return told


def _months(years: float | None) -> int | None:
    return None if years is None else round(years * MONTHS)


def _of_enum(enum: re.Match[str], text: str) -> dict[str, Any] | None:
    """A value of a field: `2-5`, `lt-1`, `gt-15`."""
    low, high = float(enum["low"]), enum["high"]
    if max(low, float(high or 0)) > MOST:
        return None
    least_years, most_years = (0.0, low) if enum["under"] else (low, float(high) if high else None)
    return {
        "months_min": _months(least_years), "months_max": _months(most_years), "min_years": least_years, "max_years": most_years,
        "required": True, "quote": text.strip(),
    }  # fmt: skip


def _bare(document: Document, cues: Cues) -> list[Asked]:
    """A line that is nothing but a length of time: `3-5 yrs`."""
    text = document.text
    return [
        Asked(span=span, sentence=(0, len(text)), wish=False)
        for span in spans_of_time(text, cues)
        if (_LEAD.fullmatch(text[: span.start]) and _TAIL.fullmatch(text[span.end :])) or _bracketed(text, cues, span)
    ]


def _bracketed(text: str, cues: Cues, span: Span) -> bool:
    """Whether a level is explained by a length of time: `Senior (5+ years)`."""
    inside = text[: span.start].endswith("(") and text[span.end :].rstrip(" .").startswith(")")
    return inside and not cues.all("not_experience")


def _worded(text: str) -> dict[str, Any] | None:
    """A length told in words alone: `a year of experience`, `a decade of experience`."""
    lone, rounded = _A_YEAR.search(text), _ROUNDED.search(text)
    if rounded:
        quote, years = rounded[0], _ROUND[(rounded["many"] or rounded["yearly"]).lower()]
    elif lone:
        quote, years = (
            lone[0],
            (1.0 if lone["unit"].lower() == "year" else 1 / MONTHS) * (0.5 if "half" in lone[0].lower() else 1.0),
        )
    else:
        return None
    return {
        "months_min": _months(years), "months_max": None, "min_years": round(years, 2), "max_years": None,
        "required": True, "quote": quote,
    }  # fmt: skip


def _without_numbers(text: str) -> dict[str, Any] | None:
    worded = _worded(text)
    if worded:
        return worded
    none, several, fresh = _NONE.search(text), _SEVERAL.search(text), _GRADUATE.search(text)
    found = none or several or fresh
    if found is None:
        return None
    told: dict[str, Any] = {
        "months_min": SEVERAL if several else 0, "months_max": None, "min_years": SEVERAL / MONTHS if several else 0.0,
        "max_years": None, "required": bool(several), "quote": found[0],
    }  # fmt: skip
    return told | ({"inferred": True} if several else {}) | ({"new_grads": True} if fresh else {})


def _beside(text: str, best: Asked, asked: list[Asked]) -> dict[str, Any]:
    """What is told beside the general minimum: for what, parts of it, other paths, grade."""
    others = [item for item in asked if item is not best]
    found: dict[str, Any] = {}
    skill = _skill(text, best.span)
    if skill:
        found["skill"] = skill
        found["context"] = skill
    ways = [item for item in others if _way(text, item.span)]
    paths = [{"months_min": _months(item.span.low), "with": _way(text, item.span)} for item in ways] or _short_way(
        text, best.span
    )
    if paths:
        found["alternatives"] = paths
    parts = [item for item in others if item not in ways]
    managed = next((item.span.low for item in parts if _MANAGING.search(text[item.span.end : item.span.end + 60])), None)
    nested = _OF_THEM.search(text, best.span.end)
    if managed is None and nested and _MANAGING.search(text[nested.end() : nested.end() + 60]):
        managed = float(nested["count"])
    if managed is not None:
        found["management_months_min"] = _months(managed)
    elif parts:
        found["parts"] = [_part(text, item.span) for item in sorted(asked, key=lambda item: item.span.start)]
    if _GRADUATE.search(text):
        found["new_grads"] = True
    grade = _GRADE.search(text)
    return found | ({"grade": grade[0]} if grade else {})


def _short_way(text: str, span: Span) -> list[dict[str, Any]]:
    """A path whose unit is left out: `5+ years (or 3+ with a Master's degree)`."""
    match = _OR_WITH.search(text, span.end)
    name = _degree(match["degree"]) if match else None
    return [{"months_min": _months(float(match["count"])), "with": name}] if match and name else []


def _part(text: str, span: Span) -> dict[str, Any]:
    return {"months_min": _months(span.low), "skill": _skill(text, span)}


def _skill(text: str, span: Span) -> str | None:
    match = _SKILL.search(text, span.end, span.end + 90)
    if match is None or match.start() > span.end + 32 or "," in text[span.end : match.start()]:
        return None
    words = re.split(r"\s+(?:and|or|is|are|required|preferred|with a|plus)\b", match["what"])[0].strip()
    return re.sub(r"^(?:an?|the)\s+", "", words) or None


def _way(text: str, span: Span) -> str | None:
    """The degree with which this length is an alternative to the general one."""
    around = text[span.end : span.end + 60]
    if not re.search(r"\bor\b[^.]{0,12}$|\(or[^.]{0,6}$", text[max(0, span.start - 16) : span.start], re.IGNORECASE):
        return None
    return "no_degree" if _LIEU.search(around) else _degree(around)


def _degree(words: str) -> str | None:
    return next((name for name, pattern in _DEGREES if re.search(pattern, words, re.IGNORECASE)), None)
