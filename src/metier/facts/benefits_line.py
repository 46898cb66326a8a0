"""What one line offers besides pay: kinds of benefit, with their numbers."""

import re
from collections.abc import Mapping
from typing import Any

from metier.facts.cues import cues_of
from metier.facts.surroundings import quoted

_PERCENT = re.compile(r"(?:(?P<low>\d+(?:[.,]\d+)?)\s?%?\s?[-–]\s?)?(?P<high>\d+(?:[.,]\d+)?)\s?%")
_DAYS = re.compile(
    r"(?P<count>\d{1,3})\+?\s?(?:working |paid |vacation )?(?:days?|tage|jours|días|giorni|dagen|dagar|dni)",
    re.IGNORECASE,
)
_WEEKS = re.compile(r"(?P<count>\d{1,3})\+?\s?(?:-\s?)?(?:weeks?|wochen|semaines|semanas)", re.IGNORECASE)
_HOURS = re.compile(r"(?P<count>\d{1,2}(?:\.\d)?)\s?(?:hours?|hrs?|h)\b", re.IGNORECASE)
_MONEY = re.compile(r"(?P<mark>[$€£])\s?(?P<amount>\d[\d.,]*)|(?P<amount2>\d[\d.,]*)\s?(?P<mark2>[$€£])")
_CODES = {"$": "USD", "€": "EUR", "£": "GBP"}
_YEARLY = re.compile(r"\b(?:per|a|an|each|/|pro|par|al) ?(?:year|annum|jahr|an|año)|annual|yearly", re.IGNORECASE)
_MONTHLY = re.compile(r"\b(?:per|a|each|/|pro|par|al) ?(?:month|monat|mois|mes)|monthly", re.IGNORECASE)
_HOLIDAYS = re.compile(r"(?:plus|\+|and|&) ?(?:all )?(?:bank|public|federal|feiertage)[ -]?holidays?", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:unable|not|cannot|can't|no|don't|without)\b", re.IGNORECASE)
_CLEARANCE = re.compile(r"\b(?P<level>Top Secret(?:/SCI)?|TS/SCI|Secret|Public Trust|SC|DV|NATO Secret)\b", re.IGNORECASE)
_CITIZEN = re.compile(
    r"\b(?P<country>US|U\.S\.|United States|UK|British|Canadian|German|EU) (?:citizenship|citizens?)\b",
    re.IGNORECASE,
)
_COUNTRIES = {
    "us": "US", "u.s.": "US", "united states": "US", "uk": "GB", "british": "GB", "canadian": "CA", "german": "DE", "eu": "EU",
}  # fmt: skip
_PERKS = re.compile(
    r"\b(?:dog|pet)[- ]friendly|\bfree (?:lunch|snacks|food|coffee|breakfast|drinks)|\bcatered \w+|\bgame room|\bgym\b",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    r"\b(?:annual leave|holidays?|vacation|pto|paid time off|urlaub\w*|congés|vacaciones|ferie|vakantie\w*|semester)\b",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"\b(?:experience (?:in|with|of|administering)|knowledge of|manag\w+|build\w*|sell\w*|develop|design|compensation and)\s"
    r"(?:\w+ )?$",
    re.IGNORECASE,
)
_OTHER_EQUITY = re.compile(r"\b(?:private|diversity,?(?: and)?|brand|pay|internal|health)\s$", re.IGNORECASE)
_OTHER_BEHIND = re.compile(
    r"\s?(?:products?|software|sales|clients?|industr\w+|experience|administrat\w+|law\b|trading|funds?\b|equipment sales|"
    r"(?:and|&) inclusion|inclusion|research|markets?|analyst|providers?|compan(?:y|ies)\b|systems?|claims?|underwrit\w+|"
    r"agents?\b|points|if you|for (?:knowing|experience)|: (?:experience|knowledge|you|familiar))",
    re.IGNORECASE,
)
_WORDY = frozenset({
    "retirement_plan", "health_insurance", "dental_insurance", "vision_insurance", "life_insurance", "equity", "bonus",
    "wellness", "childcare", "mental_health", "company_car", "relocation", "tuition_assistance", "learning_budget",
    "employee_discount",
})  # fmt: skip
_WHOLE = {
    "vision": "vision_insurance", "healthcare": "health_insurance", "health": "health_insurance", "medical": "health_insurance",
    "commission": "bonus", "holidays": "paid_time_off", "training": "learning_budget", "lunch": "free_food",
}  # fmt: skip
_FAMILY = frozenset({"parental_leave"})
_SHARED = frozenset({"retirement_plan", "equity", "bonus"})
_MONEYED = frozenset({
    "learning_budget", "home_office_budget", "wellness", "internet_stipend", "commuter_benefit", "tuition_assistance",
})  # fmt: skip
_SAME = {
    "unlimited_paid_time_off": "paid_time_off", "retirement_match": "retirement_plan", "free_food": "office_perks",
    "pet_friendly": "office_perks",
}  # fmt: skip


def read_benefits_line(text: str, _context: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each kind offered, once, in order: `benefit` (and `id`) with its numbers where the line states any."""
    cues, found = cues_of(text), dict[str, tuple[int, int]]()
    for cue in cues.all("benefit"):
        if cue.id in _WORDY and _is_other(text, cue.id, cue.start, cue.end):
            continue
        found.setdefault(_SAME.get(cue.id, cue.id), (cue.start, cue.end))
    leave, citizen, clearance = _LEAVE.search(text), _CITIZEN.search(text), _CLEARANCE.search(text)
    if leave and "parental_leave" not in found and "sick_leave" not in found:
        found.setdefault("paid_time_off", leave.span())
    whole = _WHOLE.get(text.strip(" -•*.!").lower())
    if whole:
        found.setdefault(_SAME.get(whole, whole), (0, len(text)))
    if found.keys() >= {"remote_work", "home_office_budget"}:
        del found["remote_work"]  # a stipend for it
    told = [_told(text, kind, *span) for kind, span in sorted(found.items(), key=lambda item: item[1])]
    if citizen:
        told.append(_item("citizenship_required", text, *citizen.span()) | {"country": _COUNTRIES[citizen["country"].lower()]})
    if clearance and "clearance" in text.lower():
        told.append(_item("security_clearance", text, *clearance.span()) | {"level": clearance["level"]})
    return told


def _is_other(text: str, kind: str, start: int, end: int) -> bool:
    """Whether the words around a benefit make it a trade, a product or a demand: `life insurance sales`, `bonus if you know`."""
    before = text[max(0, start - 40) : start]
    if _OTHER_BEHIND.match(text, end) or (kind == "equity" and _OTHER_EQUITY.search(before)):
        return True
    return _OTHER_BEFORE.search(before) is not None


def _item(kind: str, text: str, start: int, end: int) -> dict[str, Any]:
    return {"benefit": kind, "id": kind, "quote": quoted(text, start, end)[0]}


def _told(text: str, kind: str, start: int, end: int) -> dict[str, Any]:
    return _item(kind, text, start, end) | _numbers(text, kind)


def _numbers(text: str, kind: str) -> dict[str, Any]:
    """What a line counts of a kind: days, weeks, hours, percent, money, things."""
    if kind == "paid_time_off":
        return _leave(text)
    if kind in _SHARED:
        return _share(text, kind)
    if kind == "office_perks":
        return {"items": [match[0].lower() for match in _PERKS.finditer(text)]}
    if kind in {"visa_sponsorship", "relocation"}:
        return {"offered": False} if _REFUSED.search(text) else {}
    return _money(text) if kind in _MONEYED else _time(text, kind)


def _time(text: str, kind: str) -> dict[str, Any]:
    weeks, hours = _WEEKS.search(text), _HOURS.search(text)
    if kind in _FAMILY:
        return ({"weeks": int(weeks["count"])} if weeks else {}) | ({"paid": True} if "paid" in text.lower() else {})
    return {"hours": int(float(hours["count"]))} if kind == "four_day_week" and hours else {}


def _leave(text: str) -> dict[str, Any]:
    days = _DAYS.search(text)
    told = {
        "unlimited": "unlimited" in text.lower(), "days": int(days["count"]) if days else None,
        "rtt": re.search(r"\bRTT\b", text) is not None,
        "plus_public_holidays": _HOLIDAYS.search(text) is not None,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}


def _share(text: str, kind: str) -> dict[str, Any]:
    match = _PERCENT.search(text)
    if match is None:
        return {}
    low, high = (float(value.replace(",", ".")) if value else None for value in (match["low"], match["high"]))
    if kind == "retirement_plan":
        return {"match_percent": high} if "match" in text.lower() else {}
    return {"max_percent": high} | ({"min_percent": low} if low is not None else {})


def _money(text: str) -> dict[str, Any]:
    match = _MONEY.search(text)
    if match is None:
        return {}
    digits = re.sub(r"[.,](?=\d{3}\b)", "", match["amount"] or match["amount2"]).replace(",", ".").rstrip(".")
    if digits.count(".") > 1:
        return {}
    unit = "YEAR" if _YEARLY.search(text) else "MONTH" if _MONTHLY.search(text) else None
    return {"amount": float(digits), "currency": _CODES[match["mark"] or match["mark2"]]} | ({"unit": unit} if unit else {})
