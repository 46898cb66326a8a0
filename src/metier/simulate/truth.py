"""What the market knows of every posting, to hold readers and estimators to."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from metier.simulate import tables
from metier.simulate.compose import Advert
from metier.simulate.grammar import read_marks
from metier.simulate.market import Market
from metier.simulate.posting import SimPosting

_ZONE = {"requirements": "required", "preferred": "preferred"}
_RANK = {"required": 0, "preferred": 1, "context": 2}
_DEMAND = pa.list_(pa.struct([pa.field("id", pa.string()), pa.field("name", pa.string()), pa.field("req", pa.string())]))

_FIELDS: list["pa.Field[Any]"] = [
    pa.field("source", pa.string()),
    pa.field("board", pa.string()),
    pa.field("source_id", pa.string()),
    pa.field("vacancy", pa.string()),
    pa.field("employer", pa.string()),
    pa.field("title", pa.string()),
    pa.field("role", pa.string()),
    pa.field("soc", pa.string()),
    pa.field("level", pa.string()),
    pa.field("metro", pa.string()),
    pa.field("city", pa.string()),
    pa.field("region", pa.string()),
    pa.field("country", pa.string()),
    pa.field("workplace", pa.string()),
    pa.field("office_days", pa.int8()),
    pa.field("employment_type", pa.string()),
    pa.field("offer", pa.float64()),
    pa.field("pay_min", pa.float64()),
    pa.field("pay_max", pa.float64()),
    pa.field("pay_unit", pa.string()),
    pa.field("pay_currency", pa.string()),
    pa.field("pay_stated", pa.bool_()),
    pa.field("pay_in_text", pa.bool_()),
    pa.field("pay_in_field", pa.bool_()),
    pa.field("tools", _DEMAND),
    pa.field("skills", _DEMAND),
    pa.field("education", pa.string()),
    pa.field("education_required", pa.bool_()),
    pa.field("equivalent_ok", pa.bool_()),
    pa.field("years_min", pa.int8()),
    pa.field("years_max", pa.int8()),
    pa.field("duties", pa.list_(pa.string())),
    pa.field("first_day", pa.date32()),
    pa.field("last_day", pa.date32()),
    pa.field("edited_on", pa.date32()),
    pa.field("edits", pa.int8()),
    pa.field("away", pa.list_(pa.struct([pa.field("first_day", pa.date32()), pa.field("back", pa.date32())]))),
    pa.field("redated", pa.list_(pa.date32())),
    pa.field("is_repost", pa.bool_()),
    pa.field("copy_of", pa.string()),
]

SCHEMA = pa.schema(_FIELDS)
"""One row a posting; words and pay are those of its last reading. `country` is null for work all over Europe; `last_day` is the
first day it is gone for good, `away` are spells between first and last day on which it is gone too."""


def demanded(advert: Advert, kind: str) -> list[dict[str, str]]:
    """Tools or skills that an advert's words name, each once, with the firmest demand made of it."""
    best: dict[str, dict[str, str]] = {}
    for section, line in advert.lines():
        req = _ZONE.get(section, "context")
        plain, marks = read_marks(line)
        for mark in marks:
            if mark.kind != kind:
                continue
            known = best.get(mark.id)
            if known is None or _RANK[req] < _RANK[known["req"]]:
                name = tables.tool_names()[mark.id].name if kind == "tool" else plain[mark.start : mark.end]
                best[mark.id] = {"id": mark.id, "name": name, "req": req}
    return sorted(best.values(), key=lambda demand: demand["id"])


def _marked(advert: Advert, kind: str) -> tuple[str, str] | None:
    """The first mark of a kind: the section it stands in and its value."""
    for section, line in advert.lines():
        for mark in read_marks(line)[1]:
            if mark.kind == kind:
                return section, mark.id
    return None


def _learning(advert: Advert) -> dict[str, Any]:
    degree, years = _marked(advert, "edu"), _marked(advert, "exp")
    least, _, most = years[1].partition("-") if years else ("", "", "")
    return {
        "education": degree[1] if degree else None,
        "education_required": degree[0] == "requirements" if degree else None,
        "equivalent_ok": _marked(advert, "equivalent") is not None if degree else None,
        "years_min": int(least) if least else None,
        "years_max": int(most) if most else None,
    }


def _life(posting: SimPosting) -> dict[str, Any]:
    return {
        "first_day": posting.opened,
        "last_day": posting.closed,
        "edited_on": posting.edited_on,
        "edits": int(posting.edited_on is not None),
        "away": [{"first_day": left, "back": back} for left, back in posting.away],
        "redated": list(posting.redated),
    }


def row(posting: SimPosting, market: Market) -> dict[str, Any]:
    """The truth on one posting as it last stood."""
    last = max(market.listed(posting), default=posting.opened)
    vacancy, advert, pays = posting.vacancy, posting.words(last), posting.pay(last)
    plain = [read_marks(line)[0] for section, line in advert.lines() if section == "duties"]
    return {
        "source": posting.source,
        "board": posting.board,
        "source_id": posting.source_id,
        "vacancy": f"v{vacancy.number}",
        "employer": vacancy.employer.name,
        "title": vacancy.title,
        "role": vacancy.role,
        "soc": tables.roles()[vacancy.role].soc,
        "level": vacancy.level,
        "metro": vacancy.metro,
        "city": vacancy.city or None,
        "region": vacancy.region or None,
        "country": None if vacancy.country == "EUROPE" else vacancy.country,
        "workplace": vacancy.workplace,
        "office_days": vacancy.days,
        "employment_type": vacancy.employment,
        "offer": pays.offer,
        "pay_min": pays.low,
        "pay_max": pays.high,
        "pay_unit": pays.unit,
        "pay_currency": pays.currency,
        "pay_stated": pays.stated,
        "pay_in_text": pays.in_text,
        "pay_in_field": pays.in_field,
        "tools": demanded(advert, "tool"),
        "skills": demanded(advert, "skill"),
        **_learning(advert),
        "duties": plain,
        **_life(posting),
        "is_repost": posting.is_repost,
        "copy_of": posting.copy_of,
    }


def table(market: Market) -> pa.Table:
    """The truth on all postings, in the market's order."""
    return pa.Table.from_pylist([row(posting, market) for posting in market.postings], schema=SCHEMA)


def write(market: Market, path: Path) -> None:
    """Write the truth as Parquet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table(market), path)
