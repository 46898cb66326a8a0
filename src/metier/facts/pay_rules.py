"""When a pay band does not count, what it is a year, and which of text and field is believed (methods: pay, range rules)."""

from typing import Any

import msgspec

from metier.model.facts import Pay
from metier.taxonomy.money import annual, unit_of_code, units

WIDEST = 5.0
ABSURD_WIDTH = 8.0
DISAGREEMENT = 0.10
PLACEHOLDERS = frozenset(
    {1.0, 10.0, 100.0, 99999.0, 999999.0, 9999999.0, 99999999.0, 999.0, 9999.0, 999000.0, 111111.0, 123456.0, 12345.0}
)
WIDE = "wider than five to one"
IMPLAUSIBLE = "no pay for its unit"
ABSURD = "wider than eight to one"
PLACEHOLDER = "placeholder"
BACKWARD = "maximum below minimum"
OVERRULED = "differs from the source's own field by more than 10%"
HIDDEN = frozenset({PLACEHOLDER, BACKWARD, OVERRULED, ABSURD, IMPLAUSIBLE})


def finished(pay: Pay) -> Pay:
    """The band with its amounts a year and, where it does not count, the reason; two-weekly pay is kept by the week."""
    unit = units().get(pay.unit) if pay.unit else None
    if unit and unit.written_as != unit.id:
        low, high = (None if side is None else round(side * unit.times, 2) for side in (pay.min, pay.max))
        pay = msgspec.structs.replace(pay, min=low, max=high, unit=unit.written_as)
    times = pay.terms.payments_per_year if pay.terms and pay.terms.payments_per_year and pay.unit == "MONTH" else None
    a_year = [_a_year(side, pay.unit, times) for side in (pay.min, pay.max)]
    return msgspec.structs.replace(pay, annual_min=a_year[0], annual_max=a_year[1], rejected=pay.rejected or refusal(pay))


def _a_year(side: float | None, unit: str | None, times: float | None) -> float | None:
    if side is None or unit is None:
        return None
    return round(side * times, 2) if times else annual(side, unit)


def refusal(pay: Pay) -> str | None:
    """Why a band does not count: a placeholder, sides the wrong way round, or a range wider than five to one."""
    given = [side for side in (pay.min, pay.max) if side is not None]
    if not given or min(given) <= 0 or (set(given) <= PLACEHOLDERS and pay.unit not in {"HOUR", "DAY", None}):
        return PLACEHOLDER
    if len(given) == 2 and given[1] >= 99999 and given[1] in PLACEHOLDERS:
        return PLACEHOLDER
    if len(given) == 2 and given[1] < given[0]:
        return BACKWARD
    if len(given) == 2 and given[1] > WIDEST * given[0]:
        return ABSURD if given[1] > ABSURD_WIDTH * given[0] else WIDE
    return None


def of_hints(hints: Any) -> list[Pay]:
    """The bands of a `baseSalary` hint: our own list of flat bands, or schema.org MonetaryAmount objects."""
    found = []
    for item in hints if isinstance(hints, list) else [hints]:
        pay = _of_hint(item) if isinstance(item, dict) else None
        if pay:
            found.append(pay)
    return found


def _of_hint(item: dict[str, Any]) -> Pay | None:
    inner = item.get("value")
    flat = {**item, **inner} if isinstance(inner, dict) else item
    single = flat.get("value")
    low, high = _money(flat.get("minValue")), _money(flat.get("maxValue"))
    if low is None and high is None:
        low = high = _money(single)
    if low is None and high is None:
        return None
    low, high = (None if low == 0 and high else low), (None if high == 0 and low else high)
    currency = str(flat.get("currency") or "").strip().upper()
    return Pay(
        min=low,
        max=high,
        currency=currency if len(currency) == 3 and currency.isalpha() else None,
        unit=unit_of_code(str(flat.get("unitText") or "")),
        field=str(flat.get("path") or "baseSalary"),
    )


def _money(value: Any) -> float | None:
    if isinstance(value, str):
        try:
            value = float(value.replace(",", "").strip())
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value < 1e12 else None


def near(one: Pay, other: Pay) -> bool:
    """Whether two bands are the same money within a tenth, side by side, each by the year where it can be."""
    if one.currency and other.currency and one.currency != other.currency:
        return False
    sides = [(one.annual_min, other.annual_min), (one.annual_max, other.annual_max)]
    if (one.annual_max is None and one.annual_min is None) or (other.annual_max is None and other.annual_min is None):
        sides = [(one.min, other.min), (one.max, other.max)]
    both = [(a, b) for a, b in sides if a is not None and b is not None]
    return bool(both) and all(abs(a - b) <= DISAGREEMENT * max(a, b) for a, b in both)


def reconciled(text: list[tuple[Pay, bool]], field: list[Pay]) -> list[Pay]:
    """Text and field as one list: the text's quote where both say the same, else the one that states its unit."""
    base = [(pay, written) for pay, written in text if pay.kind == "base"]
    if not field:
        return [pay for pay, _ in text]
    if not base:
        return [*field, *(pay for pay, _ in text)]
    agreeing = [(pay, hint) for pay, _ in base for hint in field if near(pay, hint) or (pay.min, pay.max) == (hint.min, hint.max)]
    if agreeing:
        units_known = {id(pay): hint for pay, hint in agreeing}
        return [_completed(pay, written, units_known.get(id(pay))) for pay, written in text]
    if any(written for _, written in base) or _covers(base, field):
        return [pay for pay, _ in text]
    return [*field, *(msgspec.structs.replace(p, rejected=OVERRULED) if p.kind == "base" else p for p, _ in text)]


def _completed(pay: Pay, written: bool, hint: Pay | None) -> Pay:
    """The text's band with what only the field says: its unit where the text's was inferred, its currency where none was."""
    if hint is None or written:
        return pay
    return finished(msgspec.structs.replace(pay, unit=hint.unit or pay.unit, currency=pay.currency or hint.currency))


def _covers(base: list[tuple[Pay, bool]], field: list[Pay]) -> bool:
    """Whether several bands of the text together span the one of the field (bands by place against their union)."""
    lows = [pay.annual_min for pay, _ in base if pay.annual_min]
    highs = [pay.annual_max for pay, _ in base if pay.annual_max]
    if not lows or not highs:
        return False
    return any(near(Pay(annual_min=min(lows), annual_max=max(highs)), hint) for hint in field)
