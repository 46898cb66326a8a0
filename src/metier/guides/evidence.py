"""Evidence: the rows behind a figure, with the words they were read from, and what was left out and why."""

from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np

from metier import __version__
from metier.guides.captions import measure_words
from metier.guides.desk import Desk
from metier.guides.formulas import formula_of
from metier.guides.measures import Measured
from metier.guides.rows import RoleTable
from metier.guides.samples import Sample
from metier.guides.wording import date_words, plural
from metier.model.figure import Evidence, EvidenceRow
from metier.statistics.estimate import Ints

TextOf = Callable[[str], str | None]
"""Gives the text of a posting by its id, or None where it is not at hand."""

SAMPLE = 20
AROUND = 120


def evidence(desk: Desk, name: str, limit: int | None = SAMPLE, text_of: TextOf | None = None) -> Evidence:
    """The evidence of a measure at a desk.

    With a limit, rows are drawn by the edition's seed from those that say so (value not zero); without one all rows come,
    in the order of the market, and the figure can be computed again from them (see `verifying`). The rows of a figure that is
    not published name the postings and quote them, but hold no value: what is suppressed cannot be read off its evidence.
    """
    figure, taken = desk.figure(name), desk.measured(name)
    context, window = desk.context, desk.window
    rows = _all_rows(desk, taken, limit, figure.id, text_of)
    return Evidence(
        figure=figure,
        says=_says(desk, name, taken, figure.value is not None),
        formula=taken.formula,
        query=msgspec.json.encode(
            {"measure": name, "cell": desk.cell, "window": (window.start, window.end), "as_of": context.as_of,
             "edition": context.edition}
        ).decode(),
        rows=rows if figure.value is not None else tuple(_without_value(row) for row in rows),
        total=len(taken.official) or len(taken.sample.row) + (len(taken.other[1].row) if taken.other else 0),
        excluded=taken.sample.excluded,
        constants=dict(taken.constants),
        estimator=formula_of(figure.method),
        code=__version__,
        left_out_sources=tuple(f"{source} ({count} postings)" for source, count in context.left_out.items()),
        rows_of="table" if taken.official else "postings",
    )  # fmt: skip


def _without_value(row: EvidenceRow) -> EvidenceRow:
    return msgspec.structs.replace(row, value=None, weight=None, read_as="", entry=None)


def _all_rows(desk: Desk, taken: Measured, limit: int | None, figure: str, text_of: TextOf | None) -> tuple[EvidenceRow, ...]:
    """The rows of official tables, or of the figure's own cell and, where it is compared with another, of that one."""
    if taken.official:
        return taken.official[:limit]
    if taken.other is None:
        return _rows(desk.table, taken.sample, _chosen(taken.sample, limit, desk.context.seed, figure), text_of)
    half = None if limit is None else max(limit // 2, 1)
    sides = ((desk.table, taken.sample, "here"), (taken.other[0].table, taken.other[1], "there"))
    found = [(side, _rows(table, part, _chosen(part, half, desk.context.seed, figure), text_of)) for table, part, side in sides]
    return tuple(msgspec.structs.replace(row, group=side) for side, rows in found for row in rows)


def _chosen(sample: Sample, limit: int | None, seed: int, figure: str) -> Ints:
    everything = np.arange(len(sample.row))
    if limit is None:
        return everything
    saying = np.flatnonzero(sample.value != 0) if sample.unit in {"share", "ratio", "points", "rank"} else everything
    if len(saying) > limit:
        lot = np.random.default_rng([seed, *figure.encode()])
        saying = np.sort(lot.choice(saying, size=limit, replace=False))
    return saying.astype(np.int64)


def _says(desk: Desk, name: str, taken: Measured, published: bool) -> str:
    start, end = desk.window.start, desk.window.end
    when = f", between {date_words(start)} and {date_words(end)}" if start and end else ""
    sample = taken.sample
    if taken.other is not None:
        return f"{measure_words(name, desk.names, desk.base)}. {_both(taken.sample, taken.other[1])}{when}."
    what = measure_words(name, desk.names, desk.base)
    if taken.official:
        source = " ".join(part for part in (taken.official[0].source, taken.official[0].seen_at) if part)
        return f"{what}. From {plural(len(taken.official), 'row')} of {source}."
    if published and sample.unit in {"share", "ratio"} and name.partition(":")[0] in {"share", "lift", "part"}:
        hits = int((sample.value > 0.5).sum())
        return f"{what}. {hits:,} of {sample.n:,} postings say so; they come from {sample.k:,} employers{when}."
    return f"{what}. Counted from {sample.n:,} postings of {sample.k:,} employers{when}."


def _both(here: Sample, there: Sample) -> str:
    return (
        f"Here {plural(here.n, 'posting')} of {plural(here.k, 'employer')} were counted, there {plural(there.n, 'posting')} of "
        f"{plural(there.k, 'employer')}"
    )


def _rows(table: RoleTable, sample: Sample, chosen: Ints, text_of: TextOf | None) -> tuple[EvidenceRow, ...]:
    tables = table.tables
    openings = tables["openings"].take(sample.row[chosen])
    places = sample.words[chosen]
    quoted = places >= 0
    words: list[dict[str, Any]] = [{} for _ in chosen]
    if sample.source != "openings":
        found = tables[sample.source].take(places[quoted])
        for where, row in zip(np.flatnonzero(quoted), found, strict=True):
            words[where] = row
    else:
        for where in np.flatnonzero(quoted):
            words[where] = _of_opening(openings[where], sample.field)
    texts: dict[str, str | None] = {}
    rows = []
    for number, opening, said in zip(chosen.tolist(), openings, words, strict=True):
        before, after = _around(said, opening["posting"], text_of, texts)
        rows.append(
            EvidenceRow(
                posting=opening["posting"],
                opening=opening["opening"],
                digest=opening["digest"],
                employer=opening["employer_name"] or opening["employer"],
                employer_id=opening["employer"],
                title=opening["title"],
                source=opening["source"],
                seen_at=opening["seen_at"],
                read_as=_read_as(sample.unit, float(sample.value[number]), said),
                value=float(sample.value[number]),
                weight=float(sample.weight[number]),
                quote=said.get("quote"),
                start=said.get("start"),
                end=said.get("end"),
                before=before,
                after=after,
                field=said.get("field"),
                **_more(sample, number),
            )
        )
    return tuple(rows)


def _more(sample: Sample, number: int) -> dict[str, Any]:
    """The columns that only some methods need."""
    return {
        "group": None if sample.group is None else sample.groups[int(sample.group[number])],
        "stratum": None if sample.stratum is None else sample.strata[int(sample.stratum[number])],
        "entry": None if sample.entry is None else float(sample.entry[number]),
    }


def _of_opening(opening: dict[str, Any], field: str) -> dict[str, Any]:
    """What of an opening speaks: its title where that stands in the text, else the field alone."""
    if field == "title" and opening["title_start"] is not None:
        return {"quote": opening["title"], "start": opening["title_start"], "end": opening["title_end"]}
    return {"field": field or None}


def _around(said: dict[str, Any], posting: str, text_of: TextOf | None, texts: dict[str, str | None]) -> tuple[str, str]:
    """Up to `AROUND` characters on each side of a quote, cut at a space; nothing where the text does not hold the quote."""
    start, end, quote = said.get("start"), said.get("end"), said.get("quote")
    if text_of is None or not isinstance(start, int) or not isinstance(end, int):
        return "", ""
    if posting not in texts:
        texts[posting] = text_of(posting)
    text = texts[posting]
    if text is None or text[start:end] != quote:
        return "", ""
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    if start > AROUND:
        before = before.partition(" ")[2] if " " in before else before
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] if " " in after else after
    return before, after


def _read_as(unit: str, value: float, said: dict[str, Any]) -> str:
    if unit.endswith("/year") or (unit == "ratio" and said.get("kind") == "pay"):
        low, high, currency = said.get("low"), said.get("high"), said.get("currency") or unit[:3]
        return f"{low:,.0f} to {high:,.0f} {currency} a year" if low is not None and high is not None else f"{value:,.0f}"
    if unit == "years":
        return f"at least {value:g} years"
    if unit == "days":
        return f"watched until {value:g} days after it opened"
    if said.get("name"):
        return f"{said['name']}, {said['req']}"
    if said.get("kind"):
        return f"{said['kind']}: {said.get('value') or 'stated'}".replace("_", " ")
    return "counted" if unit in {"count", "change", "index"} else ("yes" if value else "not said")
