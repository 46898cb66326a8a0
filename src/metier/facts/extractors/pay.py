"""Pay: every band as written, from the text and from the source's own field."""

from collections.abc import Mapping
from typing import Any

import msgspec

from metier.facts.bands import read_bands
from metier.facts.document import Document
from metier.facts.extractor import Extractor, Line
from metier.facts.pay_currency import PESOS, currency_of, fits, inferred_unit
from metier.facts.pay_line import bands_of_line
from metier.facts.pay_places import countries_of, place_of
from metier.facts.pay_rules import IMPLAUSIBLE, finished, of_hints, reconciled
from metier.facts.pay_terms import with_terms
from metier.facts.setting import Setting
from metier.model.facts import Pay
from metier.model.place import Place
from metier.taxonomy.money import SHARED_MARKS

MOST = 40


def job_countries(known: Mapping[str, Any]) -> tuple[str, ...]:
    """The countries the posting names for the work: those of its places, else those of its workplace."""
    found = {place.country for place in known.get("places", ()) if place.country}
    workplace = known.get("workplace")
    if not found and workplace is not None:
        found = set(workplace.countries)
    return tuple(sorted(found))


def read(document: Document, known: Mapping[str, Any]) -> tuple[Pay, ...] | None:
    """Every pay band of a posting, each once; None where none is stated."""
    countries = job_countries(known)
    first = document.text.find("\n", 0, 400)
    header = first if first >= 0 and document.text[:first].count("|") >= 2 else 0
    told: list[tuple[Pay, bool]] = []
    for pay, written, where in read_bands(document.text, countries, header):
        previous = told[-1][0].currency if told else None
        told.append((finished(with_terms(_placed(pay, where, previous), where, written)), written))
        if len(told) >= MOST:
            break
    hints = document.hints.get("baseSalary")
    field = [finished(_filled(pay, countries)) for pay in of_hints(hints)]
    field += [pay for words in _written(hints) for pay in _from_words(words, countries, "baseSalary")]
    if not told and not field:
        told = [(pay, True) for pay in _from_words(document.title, countries, "title")]
    seen: dict[tuple[Any, ...], Pay] = {}
    for pay in reconciled(told, field):
        seen.setdefault((pay.min, pay.max, pay.currency, pay.unit, pay.kind, pay.place), pay)
    return tuple(seen.values()) or None


def _placed(pay: Pay, where: Setting, previous: str | None) -> Pay:
    """The band with its place, and its currency where only the place (`CAN: $`) or the band before tells it."""
    place, mark = place_of(where), where.band.currency
    currency = pay.currency or previous
    local = countries_of(place) if place else ()
    if local and (mark is None or mark in SHARED_MARKS):
        there = currency_of(mark, local)
        currency = there if there and there not in PESOS else currency
    return msgspec.structs.replace(pay, place=place, currency=currency)


def _filled(pay: Pay, countries: tuple[str, ...]) -> Pay:
    value = pay.max if pay.max is not None else pay.min
    currency = pay.currency or currency_of(None, countries)
    unit = pay.unit or (inferred_unit(value, currency, countries) if value is not None else None)
    wrong = bool(value and currency and unit and not fits(value, currency, unit))  # hourly figures under YEAR
    return msgspec.structs.replace(pay, currency=currency, unit=None if wrong else unit, rejected=IMPLAUSIBLE if wrong else None)


def _written(hints: Any) -> list[str]:
    """What a pay field says in words (`"$50,000 - $60,000 a year"`) instead of numbers."""
    return [item for item in (hints if isinstance(hints, list) else [hints]) if isinstance(item, str)]


def _from_words(words: str, countries: tuple[str, ...], field: str) -> list[Pay]:
    """Bands that stand in the title or another field alone: their evidence is the field."""
    bands = read_bands(words, countries, len(words)) if any(char.isdigit() for char in words) else ()
    return [finished(msgspec.structs.replace(pay, quote=None, start=None, end=None, field=field)) for pay, _, _ in bands]


def read_line(text: str, context: Mapping[str, str]) -> list[dict[str, Any]]:
    """The pay bands of one line under the keys of the facts contract and those of its terms; `country` tells whose `$` it is."""
    country = (context.get("country") or "").strip().upper()
    known = {"places": (Place(country=country),)} if country else {}
    return bands_of_line(read(Document(text), known) or ())


EXTRACTOR = Extractor(
    field="pay",
    version=2,
    description="Pay bands with currency, unit and kind, by the year too; each says why where it is not counted.",
    example="$150,000 - $180,000 per year",
    read=read,
    after=("places", "workplace"),
    line=Line("pay", read_line),
)
