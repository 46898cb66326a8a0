"""What people do: the words of employers, grouped by what they say, the most widely said first."""

from datetime import date

import numpy as np

from metier.guides.desk import Desk
from metier.guides.duties import Group, Grouping, grouping, quoted
from metier.guides.page import hidden, shown
from metier.guides.section import Section
from metier.guides.wording import plural, sentence
from metier.model.block import Quote, Quotes, SectionPage
from metier.model.figure import Figure
from metier.statistics import floors

_LEAST_SHOWN = 2
_FLOOR = floors.words("list.employers", "item.employers", "share.width")


def write(desk: Desk) -> SectionPage:
    """Quotes that stand for duties said in like words; no employer is quoted twice."""
    made = grouping(desk.cut, desk.context.seed)
    stating = len(np.unique(desk.cut.employer[made.stated]))
    few = floors.too_few(stating, floors.LIST_EMPLOYERS, "employers that describe duties")
    if few:
        return hidden(few, _FLOOR)
    chosen = [(group, desk.share(f"duty:{group.key}")) for group in made.groups]
    chosen = [(group, figure) for group, figure in chosen if figure.value is not None]
    if len(chosen) < _LEAST_SHOWN:
        return hidden(_why(desk, made, stating, len(chosen)), _FLOOR)
    chosen.sort(key=lambda pair: (-(pair[1].value or 0.0), pair[0].key))
    covered = desk.share("duty:" + ",".join(group.key for group, _ in chosen))
    return shown(
        sentence("At least one of these duties, in like words, is stated by ", covered, " of the employers that describe duties.",
                 role="note"),
        Quotes(
            quotes=tuple(_quote(desk, made, group, figure) for group, figure in chosen),
            caption="Of the employers that describe duties, those that say the like.",
        ),
        floor=_FLOOR,
        otherwise="no duties read",
    )  # fmt: skip


def _why(desk: Desk, made: Grouping, stating: int, like: int) -> str:
    """Why there is nothing to show, with the counts that make it so."""
    return (
        f"{plural(len(made.texts), 'duty', 'duties')} of {plural(stating, 'employer')} (of {desk.k:,}) were compared; "
        f"{'only one is' if like else 'none is'} said in like words by {floors.ITEM_EMPLOYERS:g} employers or more"
    )


def _quote(desk: Desk, made: Grouping, group: Group, figure: Figure) -> Quote:
    opening = desk.table.tables["openings"].take(desk.table.duty_row[group.quote : group.quote + 1])[0]
    return Quote(
        text=quoted(made.texts[group.quote]),
        posting=opening["posting"],
        employer=opening["employer_name"],
        seen=date.fromisoformat(opening["seen_at"][:10]),
        figure=figure,
    )


SECTION = Section(title="What people do", order=20, description="Duties in employers' own words.", write=write)
