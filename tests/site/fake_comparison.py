"""A comparison with every kind of difference: clear, not clear, not to be told, and one of words that mean harm."""

from typing import Any

from tests.site.fake_guide import AS_OF, COMMON, EDITION, few, pay, pay_figure, share, tally

from metier.model.block import Link, SectionPage, Table, Text
from metier.model.comparison import Column, Comparison
from metier.model.figure import Cell, Figure, Window

WINDOW: Window = COMMON["window"]
CELLS = (Cell(role="registered-nurse"), Cell(role="data-engineer"))


def gap(name: str, value: float | None, low: float | None, high: float | None, **more: Any) -> Figure:
    given = {"measure": "gap:share:degree|role=registered-nurse", "unit": "points", "method": "share-difference@1"} | more
    return pay_figure(f"aaaaaa-{name}", value, low, high, **given)


def comparison(cells: tuple[Cell, ...] = CELLS) -> Comparison:
    """Two columns, whatever cells are asked for."""
    heads = ("", "=Nurse()", "Data engineer", "Data engineer minus =Nurse()")
    money = gap("gappay00", -12000.0, -19000.0, -5000.0, measure="gap:pay:p50|role=registered-nurse", unit="USD/year")
    nothing = gap("gapnone0", None, None, None, suppressed="too few employers: 3 of the 5 it takes, here")
    rows = (
        ("Open jobs", tally(25), tally(31), None),
        ("Middle", pay(145000), pay(133000), money),
        ("Require a degree", share(0.4), share(0.37), gap("gapdeg00", -3.0, -8.0, 2.0)),
        ("Hybrid", share(0.2), few(), nothing),
    )
    skill = (Link(text="<b>SQL</b>", kind="tool", id="sql"), share(0.5), share(0.3), gap("gapsql00", -20.0, -25.0, -15.0))
    return Comparison(
        title="Registered nurse and data engineer",
        columns=tuple(
            Column(cell=cell, title=short, short=short) for cell, short in zip(cells, ("=Nurse()", "Data engineer"), strict=False)
        ),
        lede=Text(("The middle is ", pay(145000), " and ", pay(133000), ": ", money, "."), "lede"),
        sections=(
            SectionPage(id="glance", title="At a glance", blocks=(Table(title="", columns=heads, rows=rows),)),
            SectionPage(id="pay", title="Pay", not_shown="no column has enough postings that state pay"),
            SectionPage(id="skills", title="Skills", blocks=(Table(title="Only one", columns=heads, rows=(skill,)),)),
        ),
        window=WINDOW, as_of=AS_OF, edition=EDITION, simulated=True,
    )  # fmt: skip
