"""An invented guide with every kind of block, and the evidence behind its figures."""

import json
from datetime import date
from typing import Any

from metier.library.roles import RoleSummary
from metier.model.block import Band, Bands, Bar, Bars, Chart, Guide, Link, Quote, Quotes, SectionPage, Table, Text
from metier.model.figure import Cell, Evidence, EvidenceRow, Figure, Window

EDITION = "7f3c-k2"
AS_OF = date(2026, 11, 14)
WINDOW = Window(date(2025, 11, 15), AS_OF)
COMMON: dict[str, Any] = {
    "window": WINDOW,
    "as_of": AS_OF,
    "edition": EDITION,
    "cell": Cell(role="backend-software-engineer"),
    "simulated": True,
}


def pay_figure(name: str, value: float | None, low: float | None = None, high: float | None = None, **more: Any) -> Figure:
    given: dict[str, Any] = (
        {"n": 412, "k": 131, "measure": "pay:p50", "method": "pay-median@3", "unit": "USD/year"} | COMMON | more
    )
    return Figure(id=name, value=value, low=low, high=high, **given)


def share(value: float | None, spread: float = 0.05, **more: Any) -> Figure:
    name = f"aaaaaa-s{round((value or 0) * 1000):07d}"
    given: dict[str, Any] = {"n": 412, "k": 131, "measure": "share:x", "method": "share@2", "unit": "share"} | COMMON | more
    low, high = (None, None) if value is None else (max(value - spread, 0), min(value + spread, 1))
    return Figure(id=name, value=value, low=low, high=high, **given)


def tally(value: int) -> Figure:
    return pay_figure(f"aaaaaa-c{value:07d}", value, measure="count:open", method="count@1", unit="count")


def few() -> Figure:
    return pay_figure("aaaaaa-few00000", None, suppressed="9 postings of 4 employers; pay needs 10 employers", n=9, k=4)


def pay(value: float, spread: float = 5000) -> Figure:
    return pay_figure(f"aaaaaa-p{round(value):07d}", value, value - spread, value + spread)


def _quotes() -> Quotes:
    said = (
        ("Design, build and operate services that handle millions of requests a day", 0.61),
        ("Model data and keep queries fast as tables grow", 0.48),
        ("Own what you ship: monitoring, on-call, post-mortems", 0.37),
    )
    quotes = tuple(
        Quote(text=text, posting="greenhouse:northlight:4001", employer="Northlight Systems", seen=AS_OF, figure=share(part))
        for text, part in said
    )
    return Quotes(quotes, caption="The words of employers, grouped.")


def _skills() -> Bars:
    rows = (
        ("SQL", "tool", 0.71, "either accepted in 18%"),
        ("Python", "tool", 0.62, "or Go, or Java"),
        ("API design", "skill", 0.57, ""),
    )
    bars = tuple(
        Bar(
            label=Link(text=name, kind=kind, id=name.lower()),
            figure=share(part),
            note=note,
            more=(share(part - 0.2), "×3.1", None),
        )
        for name, kind, part, note in rows
    )
    more = (
        Bar(label="Containers", figure=few()),
        Bar(label="Testing", figure=share(0.44, modelled=True), more=(None, None, None)),
    )
    return Bars(
        title="Skills and tools",
        bars=bars + more,
        columns=("required", "against all jobs", "trend"),
        caption="The first three open 82%.",
    )


def _levels() -> Bands:
    rows = (("Entry", 101e3), ("Mid", 134e3), ("Senior", 160e3))
    bands = tuple(
        Band(label=name, middle=pay(mid), low=pay(mid * 0.9), high=pay(mid * 1.1), bottom=pay(mid * 0.8), top=pay(mid * 1.2))
        for name, mid in rows
    )
    return Bands(
        title="By level",
        bands=(*bands, Band(label="Staff and lead", middle=few())),
        axis=(80e3, 200e3),
        caption="Boxes hold the middle half.",
    )


def _places() -> Table:
    rows: tuple[tuple[Link | Figure | str | None, ...], ...] = (
        (Link(text="Austin, TX", kind="place", id="austin-tx"), tally(214), pay(146e3), "×1.9"),
        (Link(text="Boise, ID", kind="place", id="boise-id"), tally(9), few(), None),
    )
    return Table(
        title="Where the jobs are",
        columns=("place", "open jobs", "middle pay", "against its size"),
        rows=rows,
        caption="Ranked by open jobs.",
    )


def _tools() -> tuple[Bars, ...]:
    """Slim rankings, one of them long, with one caption."""
    rows = {"Languages": 11, "Databases": 3, "Cloud services": 1}
    return tuple(
        Bars(
            title=title,
            bars=tuple(
                Bar(label=Link(text=f"{title} {i}", kind="tool", id=f"{title}-{i}"), figure=share(0.3 - i / 100), more=(None,))
                for i in range(count)
            ),
            columns=("required",),
            caption="Each employer once.",
        )
        for title, count in rows.items()
    )


def _chart() -> Chart:
    values = [{"pay": 80 + 10 * i, "count": 10 + 60 * i - 5 * i * i} for i in range(12)]
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": values},
        "mark": {"type": "bar", "color": "var(--accent)"},
        "encoding": {"x": {"field": "pay", "type": "ordinal"}, "y": {"field": "count", "type": "quantitative"}},
        "width": 600,
        "height": 180,
    }
    twin = Table(title="Pay", columns=("pay", "postings"), rows=(("$80k", "10"), ("$90k", "65")))
    return Chart(
        title="How pay is spread", says="Half of the employers pay between $121k and $176k.", spec=json.dumps(spec), twin=twin
    )


def _sections() -> tuple[SectionPage, ...]:
    return (
        SectionPage(
            id="what", title="What it is", blocks=(Text(("Most often titled senior engineer: ", share(0.3), " do so.")),)
        ),
        SectionPage(id="do", title="What people do", blocks=(_quotes(),)),
        SectionPage(id="skills", title="Top skills", blocks=(_skills(),)),
        SectionPage(id="become", title="How to become one", not_shown="only 4 employers say so", floor="needs 10 employers"),
        SectionPage(id="types", title="Roles and types", not_shown="only 4 employers say so", floor="needs 10 employers"),
        SectionPage(id="pay", title="Pay", blocks=(_chart(), _levels(), Text(("A note.",), role="note"))),
        SectionPage(id="places", title="Places", blocks=(_places(),), floor="A share needs 5 employers. Pay needs 10."),
        SectionPage(id="tools", title="Tools", blocks=_tools(), floor="A share needs 5 employers."),
    )


def _tiles() -> tuple[tuple[str, Figure, str], ...]:
    return (
        ("Open jobs", tally(2318), "+4% in four weeks, same sources"),
        ("Middle pay", pay(147e3), ""),
        ("Say what they pay", share(0.38), "the rest is not guessed"),
        ("Can be done remotely", share(0.41), "most within the US"),
        ("Ask for a degree", few(), ""),
    )


def guide_of(role: str, place: str | None = None, level: str | None = None) -> Guide:
    lede = Text(
        (
            "Builds and runs the part of a product that people never see. Employers pay ",
            pay(147e3),
            " in the middle, and ",
            share(0.34),
            " accept experience.",
        ),
        role="lede",
    )
    return Guide(
        cell=Cell(role=role, place=place, level=level),
        title=role.replace("-", " ").capitalize(),
        aliases=("back-end developer", "server-side engineer"),
        soc="15-1252",
        family="software",
        lede=lede,
        tiles=_tiles(),
        sections=_sections(),
        window=WINDOW,
        as_of=AS_OF,
        edition=EDITION,
        n=412,
        k=131,
        simulated=True,
    )


def summaries() -> tuple[RoleSummary, ...]:
    rows = (
        ("registered-nurse", "registered nurse", "health", 1902, 84e3),
        ("data-engineer", "data engineer", "data", 1140, 145e3),
        ("backend-software-engineer", "backend software engineer", "software", 2318, 147e3),
        ("electrician", "electrician", "trades", 871, 67200),
    )
    made = [
        RoleSummary(
            id=i,
            name=name,
            family=field,
            field=field,
            n=jobs * 2,
            k=jobs // 9,
            open_jobs=tally(jobs),
            pay=pay(mid, 2000),
            published=True,
            why_not=None,
        )
        for i, name, field, jobs, mid in rows
    ]
    thin = RoleSummary(
        id="welder",
        name="welder",
        family="trades",
        field="trades",
        n=6,
        k=3,
        open_jobs=tally(4),
        pay=None,
        published=False,
        why_not="6 postings of 3 employers",
    )
    return (*made, thin)


def evidence_of(figure_id: str, limit: int | None) -> Evidence:
    words = ("$145,000 – $165,000 per year", "$71 to $79 an hour", None)
    rows = tuple(
        EvidenceRow(
            posting="greenhouse:northlight:4001",
            digest="a" * 32,
            employer="Northlight Systems",
            title="Senior Backend Engineer",
            source="greenhouse",
            seen_at="2026-11-12T09:00:00+00:00",
            read_as="145,000 to 165,000 USD a year",
            value=155000.0,
            quote=words[i % 3],
            before="The base salary for this role is ",
            after=", depending on experience.",
            field=None if words[i % 3] else "baseSalary",
        )
        for i in range(84)
    )
    figure = (
        few()
        if "few" in figure_id
        else pay_figure(figure_id, 152340, 146000, 159000, n=84, k=37, reliability="B", coverage=0.38, top_employer_share=0.09)
    )
    return Evidence(
        figure=figure,
        says="the middle of advertised base pay a year; every employer counts once",
        formula="weighted median of band midpoints, each employer weighing one",
        query="SELECT ... WHERE role = 'backend-software-engineer'",
        rows=rows[:limit],
        total=len(rows),
        excluded={"pay not stated": 131, "band wider than five to one": 6, "copies of a counted posting": 22},
        left_out_sources=("secret",),
    )
