"""Top skills: what employers ask for, how many of them, and what sets the role apart."""

import json

from metier.charts.coverage import coverage
from metier.guides.desk import Desk
from metier.guides.page import hidden, published, ranking, shown, table
from metier.guides.ranking import Ranked, alternatives, core, distinctive, ranked, reach
from metier.guides.section import Section
from metier.guides.wording import figure_words, linked, sentence
from metier.model.block import Bar, Bars, Chart, Link, SectionPage, Table, Text
from metier.model.figure import Figure
from metier.statistics import floors

_CORE, _APART, _SETS, _STEPS = 15, 10, 5, 6
_OFFERED = 0.05
_COLUMNS = ("Required", "Preferred", "Against all roles", "Kind")
_FLOOR = floors.words("list.employers", "item.employers", "share.width", "distinctive.employers", "distinctive.q")


def write(desk: Desk) -> SectionPage:
    """The skills and tools of a cell by the share of employers that name them."""
    few = floors.too_few(desk.cut.k_text, floors.LIST_EMPLOYERS, "employers whose adverts are held")
    if few:
        return hidden(few, _FLOOR, desk.count("employers_with_text"))
    items = ranked(desk)
    first = core(desk, items, _CORE)
    apart = [one for one in distinctive(desk, items) if desk.share(one.item).value is not None][:_APART]
    return shown(
        _core(desk, first),
        _alternatives(desk, items),
        _reach(desk, first),
        _curve(desk, first),
        _apart(desk, apart),
        floor=_FLOOR,
        otherwise="no skill or tool is named by enough employers",
        because=desk.count("employers_with_text"),
    )


def _link(desk: Desk, item: str) -> Link:
    kind, _, name = item.partition(":")
    return Link(text=desk.base.name(item), kind=kind, id=name)


def _bar(desk: Desk, one: Ranked) -> Bar:
    kind = "skill" if one.item.startswith("skill:") else "tool"
    asked = [published(desk.share(f"{one.item}:{how}")) for how in ("required", "preferred")]
    more = (*asked, published(desk.figure(f"lift:{one.item}")), kind)
    return Bar(label=_link(desk, one.item), figure=desk.share(one.item), more=more)


def _core(desk: Desk, first: list[Ranked]) -> Bars | None:
    caption = "Share of employers, in the order of the lower end of the interval. Skills and tools are ranked together."
    return ranking("What employers name most", [_bar(desk, one) for one in first], _COLUMNS, caption)


def _apart(desk: Desk, apart: list[Ranked]) -> Bars | None:
    caption = "Named clearly more often here than in other roles; the most telling first."
    return ranking("What sets the role apart", [_bar(desk, one) for one in apart], _COLUMNS, caption)


def _alternatives(desk: Desk, items: list[Ranked]) -> Table | None:
    """Items offered as alternatives: their union, how many accept any one of several, and each of them."""
    rows = []
    for names in alternatives(desk, items)[:_SETS]:
        union = desk.share("any:" + ",".join(names))
        accepts = desk.share("alternatives:" + ",".join(names))
        if union.value is not None and (accepts.value or 0.0) >= _OFFERED:
            label = Text(tuple(linked([_link(desk, name) for name in names], "or")))
            rows.append((label, union, accepts, _members(desk, names)))
    caption = "Employers that name at least one of them, those that say any one of several is enough, and each alone."
    return table("Any one of several", ("Any of", "Name one", "Accept any one of several", "Each"), rows, caption)


def _members(desk: Desk, names: tuple[str, ...]) -> Text:
    """`Java 51%, Python 47%, Go 33%`, the most common first."""
    told = [(figure.value or 0.0, name, figure) for name in names for figure in [desk.share(name)] if figure.value is not None]
    parts: list[str | Figure | Link] = []
    for _, name, figure in sorted(told, key=lambda one: (-one[0], one[1])):
        parts += [", "] * bool(parts) + [_link(desk, name), " ", figure]
    return Text(tuple(parts))


def _reach(desk: Desk, first: list[Ranked]) -> Text | None:
    order = reach(desk, first, 5)
    if len(order) < 3:
        return None
    names = [_link(desk, item) for item in order]
    three, five = (desk.share("any:" + ",".join(order[:n])) for n in (3, 5))
    words = sentence(three, " of employers name at least one of ", *linked(names[:3]))
    more = sentence("; with ", *linked(names[3:5]), " it is ", five) if len(order) >= 5 else None
    parts = [part for text in (words, more if words else None) if text for part in text.parts]
    return Text((*parts, "."), "note") if parts else None


def _curve(desk: Desk, first: list[Ranked]) -> Chart | None:
    order = reach(desk, first, _STEPS)
    figures = [desk.share("any:" + ",".join(order[: n + 1])) for n in range(len(order))]
    if len(order) < 3 or any(figure.value is None for figure in figures):
        return None
    names = [desk.base.name(item) for item in order]
    title = "How far a few skills reach"
    return Chart(
        title=title,
        says=f"At least one of all that are drawn is named by {figure_words(figures[-1])} of employers.",
        spec=json.dumps(coverage(names, [figure.value or 0.0 for figure in figures]), separators=(",", ":")),
        twin=Table(
            title=title,
            columns=("With the next", "Employers that name at least one"),
            rows=tuple((_link(desk, item), figure) for item, figure in zip(order, figures, strict=True)),
        ),
        caption="Each step adds what reaches the most postings not yet reached, every employer counted the same.",
    )


SECTION = Section(title="Top skills", order=30, description="What employers ask for, with the share that does.", write=write)
