"""Tools: technologies, products, standards and papers by what they are for."""

from metier.guides import official
from metier.guides.desk import Desk
from metier.guides.page import hidden, published, ranking, shown
from metier.guides.ranking import Ranked, ranked
from metier.guides.section import Section
from metier.model.block import Bar, Bars, Link, SectionPage
from metier.statistics import floors

_CATEGORIES, _MOST = 10, 6
_FLOOR = floors.words("list.employers", "item.employers", "share.width")


def write(desk: Desk) -> SectionPage:
    """One ranking a category, the category most employers name first."""
    few = floors.too_few(desk.cut.k_text, floors.LIST_EMPLOYERS, "employers whose adverts are held")
    if few:
        return hidden(few, _FLOOR, desk.count("employers_with_text"))
    groups: dict[str, list[Ranked]] = {}
    for one in ranked(desk):
        if one.item.startswith("tool:"):
            groups.setdefault(desk.base.category(one.item), []).append(one)
    made = [(desk.share(f"category:{category}"), category, items) for category, items in groups.items() if category]
    made = [entry for entry in made if entry[0].value is not None]
    made.sort(key=lambda entry: (-(entry[0].value or 0.0), entry[1]))
    blocks = [_bars(desk, category, items) for _, category, items in made[:_CATEGORIES]]
    few_name = "no tool is named by enough employers"
    return shown(*blocks, *official.technology(desk), floor=_FLOOR, otherwise=few_name, because=desk.count("employers_with_text"))


def _bars(desk: Desk, category: str, items: list[Ranked]) -> Bars | None:
    bars: list[Bar] = []
    for one in items:
        figure = desk.share(one.item)
        if figure.value is not None and len(bars) < _MOST:
            label = Link(text=desk.base.name(one.item), kind="tool", id=one.item.partition(":")[2])
            bars.append(Bar(label=label, figure=figure, more=(published(desk.share(f"{one.item}:required")),)))
    first = [Bar(label="Any of them", figure=desk.share(f"category:{category}"))] if len(bars) > 1 else []
    return ranking(desk.names.category(category), first + bars if bars else [], ("Required",))


SECTION = Section(title="Tools", order=80, description="Tools by what they are for.", write=write)
