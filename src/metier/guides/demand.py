"""How demand moves, as a chart: the index of new openings in boards that were watched all along, with its table twin."""

from datetime import date

import msgspec

from metier.charts.trend import Point
from metier.charts.trend import course as drawn
from metier.guides.desk import Desk
from metier.guides.families.trend import course
from metier.guides.page import published
from metier.guides.wording import said, sentence
from metier.model.block import Chart, Table, Text
from metier.model.figure import Figure
from metier.statistics import floors

_TITLE = "New openings over time"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RUNNING = "The last period is not complete: it has no index and is joined to nothing."
FLOOR = floors.words("trend.weeks", "trend.months", "trend.openings", "trend.width")
_CAPTION = (
    "New openings in boards that were watched through a period and the one before it, each period against the one before, "
    "multiplied up; the dashed line is their mean. A source read for the first time does not move it. Not adjusted for seasons."
)


def change(desk: Desk) -> Text | None:
    """The change of demand as a sentence; None where it is not published."""
    found = desk.figure("trend:change")
    if found.value is None:
        return None
    weekly = course(desk.cut, desk.ground()).weekly
    span = "weeks against as many weeks" if weekly else "three months against the three"
    return sentence(f"New openings of the last complete {span} before: ", found, ".")


def chart(desk: Desk) -> Chart | None:
    """The index, period by period; None where fewer points are published than a trend takes."""
    found = course(desk.cut, desk.ground())
    if found.why_not is not None:
        return None
    running = found.running.strata[-1] if found.running.strata else ""
    index = {period: published(desk.figure(f"trend:index:{period}")) for period in found.points}
    if sum(figure is not None for figure in index.values()) < (floors.TREND_WEEKS if found.weekly else floors.TREND_MONTHS):
        return None
    periods = [*index, running] if running else [*index]
    new = {period: published(desk.figure(f"trend:new:{period}")) for period in periods}
    rows = [(period_words(period), new[period], index.get(period)) for period in periods]
    moved = change(desk)
    return Chart(
        title=_TITLE,
        says=said(moved) if moved else "New openings, period by period, against their mean.",
        spec=msgspec.json.encode(drawn([_point(p, index.get(p)) for p in periods], running and period_words(running))).decode(),
        twin=Table(title=_TITLE, columns=("Period", "New openings", "Index"), rows=tuple(rows), caption=_RUNNING * bool(running)),
        caption=_CAPTION,
        figures=(desk.figure("trend:change"),) if moved else (),
    )


def _point(period: str, figure: Figure | None) -> Point:
    return Point(period_words(period), *((figure.value, figure.low, figure.high) if figure else (None, None, None)))


def period_words(period: str) -> str:
    """`Jul 2026`, or for a week the day it begins: `27 Jul`."""
    year, _, part = period.partition("-")
    if part.startswith("W"):
        day = date.fromisocalendar(int(year), int(part[1:]), 1)
        return f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{_MONTHS[int(part) - 1]} {year}"


def words(desk: Desk) -> Text | None:
    """The change as a sentence, else why there is none; nothing for a cell without openings."""
    found = desk.figure("trend:change")
    return change(desk) or (Text(("New openings against those before: ", found, "."), "note") if desk.n else None)
