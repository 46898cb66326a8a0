"""Top skills: what employers ask for, how many of them, and what sets the role apart."""

import json

from metier.charts.coverage import coverage
from metier.guides.desk import Desk
from metier.guides.page import hidden, published, ranking, shown
from metier.guides.ranking import Ranked, alternatives, distinctive, ranked, reach
from metier.guides.section import Section
from metier.guides.wording import figure_words, listed, sentence
from metier.model.block import Bar, Bars, Chart, Link, SectionPage, Table, Text
from metier.statistics import floors

_CORE, _APART, _SETS, _STEPS = 15, 10, 5, 6
_OFFERED = 0.05
_COLUMNS = ("Required", "Against all roles", "Kind")
_FLOOR = floors.words("list.employers", "item.employers", "share.width", "distinctive.employers", "distinctive.q")


def write(desk: Desk) -> SectionPage:
    """The skills and tools of a cell by the share of employers that name them."""
    few = floors.too_few(desk.cut.k_text, floors.LIST_EMPLOYERS, "employers whose adverts are held")
    if few:
        return hidden(few, _FLOOR)
    items = ranked(desk)
    core = [one for one in items[: _CORE * 2] if desk.share(one.item).value is not None]
    core.sort(key=lambda one: (-(desk.share(one.item).low or 0.0), one.item))
    core = core[:_CORE]
    apart = [one for one in distinctive(desk, items) if desk.share(one.item).value is not None][:_APART]
    return shown(
        _core(desk, core),
        _alternatives(desk, items),
        _reach(desk, core),
        _curve(desk, core),
        _apart(desk, apart),
        floor=_FLOOR,
        otherwise="no skill or tool is named by enough employers",
    )


def _link(desk: Desk, item: str) -> Link:
    kind, _, name = item.partition(":")
    return Link(text=desk.base.name(item), kind=kind, id=name)


def _bar(desk: Desk, one: Ranked) -> Bar:
    kind = "skill" if one.item.startswith("skill:") else "tool"
    more = (published(desk.share(f"{one.item}:required")), published(desk.figure(f"lift:{one.item}")), kind)
    return Bar(label=_link(desk, one.item), figure=desk.share(one.item), more=more)


def _core(desk: Desk, core: list[Ranked]) -> Bars | None:
    caption = "Share of employers, in the order of the lower end of the interval. Skills and tools are ranked together."
    return ranking("What employers name most", [_bar(desk, one) for one in core], _COLUMNS, caption)


def _apart(desk: Desk, apart: list[Ranked]) -> Bars | None:
    caption = "Named clearly more often here than in other roles; the most telling first."
    return ranking("What sets the role apart", [_bar(desk, one) for one in apart], _COLUMNS, caption)


def _alternatives(desk: Desk, items: list[Ranked]) -> Bars | None:
    bars = []
    for names in alternatives(desk, items)[:_SETS]:
        union = desk.share("any:" + ",".join(names))
        accepts = published(desk.share("alternatives:" + ",".join(names)))
        if union.value is not None and accepts is not None and (accepts.value or 0.0) >= _OFFERED:
            label = listed([desk.base.name(name) for name in names], "or")
            bars.append(Bar(label=label, figure=union, more=(accepts,)))
    caption = "Employers that name at least one; and those that say one of several is enough."
    return ranking("Any one of several", bars, ("Offered as alternatives",), caption)


def _reach(desk: Desk, core: list[Ranked]) -> Text | None:
    order = reach(desk, core, 5)
    if len(order) < 3:
        return None
    names = [desk.base.name(item) for item in order]
    three, five = (desk.share("any:" + ",".join(order[:n])) for n in (3, 5))
    first = sentence(three, f" of employers name at least one of {listed(names[:3])}")
    more = sentence(f"; with {listed(names[3:5])} it is ", five) if len(order) >= 5 else None
    parts = [part for text in (first, more if first else None) if text for part in text.parts]
    return Text((*parts, "."), "note") if parts else None


def _curve(desk: Desk, core: list[Ranked]) -> Chart | None:
    order = reach(desk, core, _STEPS)
    figures = [desk.share("any:" + ",".join(order[: n + 1])) for n in range(len(order))]
    if len(order) < 3 or any(figure.value is None for figure in figures):
        return None
    names = [desk.base.name(item) for item in order]
    title = "How far a few skills reach"
    return Chart(
        title=title,
        says=f"At least one of the first {len(order)} is named by {figure_words(figures[-1])} of employers.",
        spec=json.dumps(coverage(names, [figure.value or 0.0 for figure in figures]), separators=(",", ":")),
        twin=Table(
            title=title,
            columns=("With the next", "Employers that name at least one"),
            rows=tuple((_link(desk, item), figure) for item, figure in zip(order, figures, strict=True)),
        ),
        caption="Each step adds what reaches the most postings not yet reached, every employer counted the same.",
    )


SECTION = Section(title="Top skills", order=30, description="What employers ask for, with the share that does.", write=write)
