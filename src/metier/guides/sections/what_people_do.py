"""What people do: the words of employers, grouped by what they say, the most widely said first."""

import numpy as np

from metier.guides import official
from metier.guides.apart import quote
from metier.guides.desk import Desk
from metier.guides.duties import grouping
from metier.guides.page import hidden, shown
from metier.guides.section import Section
from metier.guides.wording import joined, sentence
from metier.model.block import Quotes, SectionPage
from metier.statistics import floors

_LEAST_SHOWN = 2
_FLOOR = floors.words("list.employers", "item.employers", "share.width")


def write(desk: Desk) -> SectionPage:
    """Quotes that stand for duties said in like words; no employer is quoted twice."""
    made = grouping(desk.cut, desk.context.seed)
    stating = len(np.unique(desk.cut.employer[made.stated]))
    describe = desk.count("stating:duties")
    few = floors.too_few(stating, floors.LIST_EMPLOYERS, "employers that describe duties")
    if few:
        return hidden(few, _FLOOR, describe)
    chosen = [(group, desk.share(f"duty:{group.key}")) for group in made.groups]
    chosen = [(group, figure) for group, figure in chosen if figure.value is not None]
    if len(chosen) < _LEAST_SHOWN:
        few = "only one duty is" if chosen else "no duty is"
        return hidden(f"{few} said in like words by {floors.ITEM_EMPLOYERS:g} employers or more", _FLOOR, describe)
    chosen.sort(key=lambda pair: (-(pair[1].value or 0.0), pair[0].key))
    covered = desk.share("duty:" + ",".join(group.key for group, _ in chosen))
    return shown(
        joined(
            sentence(
                "Of ", desk.count("employers_with_text"), " employers whose adverts are held ", describe, " describe duties."
            ),
            sentence("At least one of these duties, in like words, is stated by ", covered, " of those that do."),
            role="note",
        ),
        Quotes(
            quotes=tuple(quote(desk, group, figure) for group, figure in chosen),
            caption="Of the employers that describe duties, those that say the like.",
        ),
        *official.tasks(desk),
        floor=_FLOOR,
        otherwise="no duties read",
    )


SECTION = Section(title="What people do", order=20, description="Duties in employers' own words.", write=write)
