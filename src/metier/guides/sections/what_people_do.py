"""What people do: the words of employers, grouped by what they say, the most widely said first."""

from datetime import date

from metier.guides.desk import Desk
from metier.guides.duties import Group, Grouping, grouping
from metier.guides.page import hidden, shown
from metier.guides.section import Section
from metier.guides.wording import sentence
from metier.model.block import Quote, Quotes, SectionPage
from metier.statistics import floors

_MOST, _LEAST_SHOWN = 8, 2
_FLOOR = floors.words("list.employers", "item.employers", "share.width")


def write(desk: Desk) -> SectionPage:
    """Quotes that stand for groups of duties; no employer is quoted twice."""
    few = floors.too_few(desk.k, floors.LIST_EMPLOYERS, "employers")
    if few:
        return hidden(few, _FLOOR)
    made = grouping(desk.cut, desk.context.seed)
    chosen = _choose(desk, made)
    quotes = tuple(quote for _, quote in chosen)
    if len(quotes) < _LEAST_SHOWN:
        return hidden("too few employers describe the work in like words", _FLOOR)
    covered = desk.share("duty:" + ",".join(group.key for group, _ in chosen))
    return shown(
        sentence(f"The words of employers, grouped. These {len(quotes)} cover ", covered, " of employers.", role="note"),
        Quotes(quotes=quotes, caption="Share of employers whose postings say the like."),
        floor=_FLOOR,
        otherwise="no duties read",
    )


def _choose(desk: Desk, made: Grouping) -> list[tuple[Group, Quote]]:
    """The groups that enough employers support, each with its most typical quote of an employer not yet quoted."""
    chosen: list[tuple[Group, Quote]] = []
    quoted: set[int] = set()
    words: set[str] = set()
    owner = desk.table.employer.codes[desk.table.duty_row]
    for group in made.groups:
        if group.employers < floors.ITEM_EMPLOYERS or len(chosen) == _MOST:
            break
        figure = desk.share(f"duty:{group.key}")
        free = [place for place in group.quotes if int(owner[place]) not in quoted and made.texts[place] not in words]
        if figure.value is None or not free:
            continue
        place = free[0]
        quoted.add(int(owner[place]))
        words.add(made.texts[place])
        opening = desk.table.tables["openings"].slice(int(desk.table.duty_row[place]), 1).to_pylist()[0]
        quote = Quote(
            text=made.texts[place],
            posting=opening["posting"],
            employer=opening["employer_name"],
            seen=date.fromisoformat(opening["seen_at"][:10]),
            figure=figure,
        )
        chosen.append((group, quote))
    return sorted(chosen, key=lambda pair: (-(pair[1].figure.value or 0.0) if pair[1].figure else 0.0, pair[0].key))


SECTION = Section(title="What people do", order=20, description="Duties in employers' own words.", write=write)
