"""What is said of a pay band beside its amounts: gross or net, pro rata, whose contract, which grade, to whom it applies."""

import re
from typing import Any

import msgspec

from metier.facts.pay_words import any_of, one_of, words
from metier.facts.setting import Setting
from metier.model.facts import Pay, PayTerms
from metier.taxonomy.money import SHARED_MARKS

REACH = 160
_SPLIT = re.compile(r"[;|•\n]| / |, ?(?=or |and )| or |\. ", re.IGNORECASE)
_COMMA = re.compile(r", ")
_TIMES = r"1[2-9](?:[.,]\d{1,2})?"
_PAYMENTS = re.compile(
    rf"(?:\b[x×] ?({_TIMES})(?![\d.,]?\d)|\b({_TIMES}) ?(?:[x×](?!\w)|{one_of('payments')})|\bsur ({_TIMES}) mois\b)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    rf"(?<![\d.,–-])(?<!to )(\d{{1,2}}(?:[.,]\d{{1,2}})?) ?-? ?{any_of(words('worked_hours'))}"
    rf"(?: ?(?:/|{one_of('lead')}|p\.) ?{one_of('week')}|-week\b| weekly\b|(?=[,).;]|$))",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\b(?:GS-?\d{1,2}|(?:AfC )?Band \d[a-d]?|(?:Pay )?Grade [A-Z0-9]{1,3}|SCP \d{1,2}(?:-\d{1,2})?|EG ?\d{1,2}[a-c]?|"
    r"(?:TVöD|TV-L)(?:-\w+)? (?:E|EG) ?\d{1,2}[a-c]?|Entgeltgruppe E? ?\d{1,2}[a-c]?|Schaal \d{1,2}|"
    r"Lønnstrinn \d{1,2}(?:-\d{1,2})?)\b"
)
_LABEL = re.compile(r"(?:^|[;|•/\n]|[.,] )[ \t]*([^;|•\n:$€£]{2,60}):[ \t]*$")
_ABOUT = re.compile(rf"(?:\b{any_of(words('about'))}\.?|[~±])[\s:]{{0,2}}\Z", re.IGNORECASE)
_SMALL_SHARE = re.compile(r"\b0?[.,]\d{1,3} ?%? ?(?:-|–|to) ?\d?[.,]?\d{1,3} ?%(?! (?:bonus|match|commission|pension))")
_SILENT = PayTerms()


def with_terms(pay: Pay, where: Setting, written: bool) -> Pay:
    """The band with its terms; `written` says whether its unit was."""
    start, end = _stretch(where)
    told = _cues_told(where, start, end)
    text = where.text
    told |= _counted(text, start, end)
    told["approximate"] = _is_about(where)
    told["unit_inferred"] = not written and pay.unit is not None
    told["currency_inferred"] = _is_inferred(pay, where.band.currency)
    told["applies_to"] = pay.place or _label(where, start)
    terms = PayTerms(**told)
    return msgspec.structs.replace(pay, terms=None if terms == _SILENT else terms)


def _stretch(where: Setting) -> tuple[int, int]:
    """The words that belong to a band: from the band before to the next one, cut where a separator stands between two."""
    text, between = where.text, where.between
    line_start = text.rfind("\n", max(0, where.start - REACH), where.start) + 1
    start = max(line_start, where.start - REACH, between[0])
    if start == between[0] and start:
        cut = _SPLIT.search(text, start, where.start) or _COMMA.search(text, start, where.start)
        start = cut.end() if cut else where.start
    stop = text.find("\n", where.end, where.end + REACH)
    end = min(stop if stop >= 0 else len(text), where.end + REACH, between[1])
    if end == between[1] < len(text):
        cut = _SPLIT.search(text, where.end, end) or _COMMA.search(text, where.end, end)
        end = cut.start() if cut else end
    return start, end


def _cues_told(where: Setting, start: int, end: int) -> dict[str, Any]:
    told: dict[str, Any] = {}
    names = {cue.id for cue in where.cues.within("pay_term", start, end)}
    for name in names:
        if "=" in name:
            key, value = name.split("=")
            told[key] = value
    vat = "vat" in names
    told["gross"] = True if "gross" in names else False if "net" in names and not vat else None
    told["excludes_vat"] = vat
    told["pro_rata"] = "pro_rata" in names
    told["plus_superannuation"] = "plus_super" in names
    told["includes_superannuation"] = "includes_super" in names
    told["equity"] = "equity" in names or bool(_SMALL_SHARE.search(where.text, where.end, end))
    told["bonus"] = "bonus" in names
    return told


def _counted(text: str, start: int, end: int) -> dict[str, Any]:
    payments = _PAYMENTS.search(text, start, end)
    hours = _HOURS.search(text, start, end)
    grade = _GRADE.search(text, start, end)
    worked = float(hours.group(1).replace(",", ".")) if hours else None
    return {
        "payments_per_year": float(next(filter(None, payments.groups())).replace(",", ".")) if payments else None,
        "hours_per_week": worked if worked and 4 <= worked <= 84 else None,
        "grade": grade.group() if grade else None,
    }


def says_payments(text: str, start: int, end: int) -> bool:
    """Whether a stretch says that a monthly amount is paid thirteen times or more a year (`x 13`, `14 pagas`)."""
    payments = _PAYMENTS.search(text, start, end)
    return payments is not None and not next(filter(None, payments.groups())).startswith("12")


def _is_about(where: Setting) -> bool:
    return _ABOUT.search(where.text[max(where.between[0], where.start - 20) : where.start]) is not None


def _is_inferred(pay: Pay, mark: str | None) -> bool:
    """Whether the country, not the words, told the currency; a bare `$` is the US dollar by custom."""
    return pay.currency is not None and (mark is None or (mark in SHARED_MARKS and pay.currency not in {"USD", "JPY"}))


def _label(where: Setting, start: int) -> str | None:
    """A label before the amounts that is no word about pay: a level or a role (`Senior: ..`)."""
    match = _LABEL.search(where.text[start : where.start])
    if match is None:
        return None
    at, stop = start + match.start(1), start + match.end(1)
    if any(where.cues.within(kind, at, stop) for kind in ("pay", "pay_kind", "one_side", "currency", "not_pay")):
        return None
    return match.group(1).strip() or None
