"""Roles and types: the kinds of this role by the words of its titles, its levels, and the roles next to it by skills."""

from metier.guides.desk import Desk
from metier.guides.names import LEVELS
from metier.guides.neighbours import neighbours
from metier.guides.page import ranking, shown, table
from metier.guides.section import Section
from metier.guides.titles import label, variants
from metier.guides.wording import capital, listed
from metier.model.block import Bar, Bars, Link, SectionPage, Table
from metier.statistics import floors

_MOST = 10
_FLOOR = floors.words("share.employers", "item.employers", "share.width")


def write(desk: Desk) -> SectionPage:
    """Kinds, levels and neighbours."""
    return shown(
        _kinds(desk),
        _levels(desk),
        _neighbours(desk),
        floor=_FLOOR,
        otherwise=floors.too_few(desk.k, floors.SHARE_EMPLOYERS, "employers") or "titles do not tell kinds apart",
    )


def _kinds(desk: Desk) -> Bars | None:
    found = [(words, desk.share(f"title:{words}")) for words in variants(desk)[:_MOST]]
    bars = [Bar(label=label(desk, words), figure=figure) for words, figure in found if figure.value]
    bars.sort(key=lambda bar: -(bar.figure.value or 0.0))
    caption = "Share of employers' postings with these words in the title. A title may hold several."
    return ranking("Kinds, by the words of titles", bars, caption=caption)


def _levels(desk: Desk) -> Bars | None:
    if desk.cell.level:
        return None
    found = [(Link(text=name, kind="level", id=level), desk.share(f"level:{level}")) for level, name in LEVELS.items()]
    bars = [Bar(label=label, figure=figure) for label, figure in found if figure.value]
    if len(bars) < 2:
        return None
    return ranking("Levels", bars, caption="Share of employers' postings, by title first. The rest says no level.")


def _neighbours(desk: Desk) -> Table | None:
    rows = []
    for other in neighbours(desk.base, desk.cell.role or "")[:_MOST]:
        name = Link(text=capital(desk.names.role(other.role).name), kind="role", id=other.role)
        there = listed([desk.base.name(item) for item in other.only_there]) if other.only_there else None
        rows.append((name, listed([desk.base.name(item) for item in other.shared]), there))
    caption = "By what sets each role apart from all others, nearest first. A likeness of skills, not a path people took."
    return table("Roles next to it", ("Role", "Both ask for", "Asked there, seldom here"), rows, caption)


SECTION = Section(title="Roles and types", order=60, description="Kinds of the role and the roles next to it.", write=write)
