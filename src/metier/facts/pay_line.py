"""One line about pay read by itself: its bands with everything said of them."""

from collections.abc import Sequence
from typing import Any

import msgspec

from metier.facts.pay_rules import HIDDEN
from metier.model.facts import Pay

SHOWN = frozenset({"base", "ote"})
_AMOUNTS = ("min", "max", "currency", "unit", "kind", "place", "annual_min", "annual_max", "quote")


def bands_of_line(found: Sequence[Pay]) -> list[dict[str, Any]]:
    """The bands a line states, base pay and target earnings; pay by the task only where there is none of them."""
    counted = [pay for pay in found if pay.rejected not in HIDDEN]
    shown = [pay for pay in counted if pay.kind in SHOWN] or [pay for pay in counted if pay.kind == "other" and pay.unit is None]
    return [_as_data(pay) for pay in shown]


def _as_data(pay: Pay) -> dict[str, Any]:
    data: dict[str, Any] = {name: plain(getattr(pay, name)) for name in _AMOUNTS}
    data["unit_inferred"] = data["currency_inferred"] = False
    if pay.kind == "ote":
        data["ote"] = True
    terms = msgspec.to_builtins(pay.terms) if pay.terms else {}
    return data | {name: plain(value) for name, value in terms.items()}


def plain(value: Any) -> Any:
    """Whole numbers without a fraction, so that 150000 is written as 150000."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
