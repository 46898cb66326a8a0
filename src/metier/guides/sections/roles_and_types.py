"""Roles and types: the kinds of this role, by name and by the words of titles, its levels, and the roles beside it."""

from metier.guides import official
from metier.guides.desk import Desk
from metier.guides.names import LEVELS
from metier.guides.neighbours import SELDOM, Neighbour, neighbours
from metier.guides.page import published, ranking, shown, table
from metier.guides.section import Section
from metier.guides.titles import label, variants
from metier.guides.wording import capital, sentence
from metier.model.block import Bar, Bars, Link, SectionPage, Table, Text
from metier.model.figure import Cell, Figure
from metier.statistics import floors
from metier.taxonomy.roles import ROLES

_MOST, _BESIDE, _SKILLS = 10, 6, 3
_FLOOR = floors.words("share.employers", "item.employers", "share.width")
_CAPTION = (
    "Nearest first, by what sets each role apart from all others. A likeness of skills, not a path people took. Beside each "
    "skill the shares of employers that name it: here, then there. Of pay, how much more or less is advertised here."
)


def write(desk: Desk) -> SectionPage:
    """Kinds, levels and neighbours."""
    return shown(
        _broader(desk),
        _named_kinds(desk),
        _kinds(desk),
        _levels(desk),
        _beside(desk),
        *(official.related(desk) if not desk.cell.place else ()),
        floor=_FLOOR,
        otherwise=floors.too_few(desk.k, floors.SHARE_EMPLOYERS, "employers") or "titles do not tell kinds apart",
        because=desk.count("employers"),
    )


def _broader(desk: Desk) -> Text | None:
    """What the role is a kind of, with the openings that are of that kind and no narrower one."""
    broader = _variant_of(desk.cell.role or "")
    if broader not in desk.base.roles():
        return None
    plain = desk.sub(role=broader).count("postings")
    return sentence("This role is a kind of ", _link(desk, broader), "; openings of that which name no kind: ", plain, ".")


def _named_kinds(desk: Desk) -> Table | None:
    """The roles that are kinds of this one, the largest first."""
    base = desk.base
    kinds = [role for role in base.roles() if _variant_of(role) == desk.cell.role and base.vacancies(role, desk.cell.place)]
    kinds.sort(key=lambda role: (-base.vacancies(role, desk.cell.place), role))
    there = [(role, desk.sub(role=role)) for role in kinds[:_BESIDE]]
    rows = [(_link(desk, role), one.count("postings"), published(one.pay()), _gap(desk, role)) for role, one in there if one.n]
    columns = ("Role", "Openings", "Middle pay there", "Pay here against there")
    return table("Kinds with a guide of their own", columns, rows, "The largest. Their openings are not counted on this page.")


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


def _beside(desk: Desk) -> Table | None:
    """The roles near by skills, told of whole roles: for a place or a level two of them are compared on a page of their own."""
    role = desk.cell.role or ""
    if desk.cell != Cell(role=role):
        return None
    named = ROLES()[role].neighbours if role in ROLES() else ()
    near = [one for one in neighbours(desk.base, role, frozenset(named)) if _variant_of(one.role) != role][:_BESIDE]
    rows = [_row(desk, one) for one in near]
    columns = ("Role", "What it is", "Both ask for", "Asked there, seldom here", "Middle pay there", "Pay here against there")
    return table("Roles beside it", columns, rows, _CAPTION)


def _row(desk: Desk, one: Neighbour) -> tuple[Link | Figure | Text | str | None, ...]:
    there = desk.sub(role=one.role)
    return (
        _link(desk, one.role), _relation(desk.cell.role or "", one.role), _shares(desk, there, one.shared),
        _shares(desk, there, one.only_there, SELDOM), published(there.pay()), _gap(desk, one.role),
    )  # fmt: skip


def _relation(role: str, other: str) -> str:
    """How two roles stand to one another, by the table of roles."""
    if _variant_of(role) == other:
        return "what this is a kind of"
    if _variant_of(role) and _variant_of(role) == _variant_of(other):
        return "another kind of the same"
    return "beside it" if role in ROLES() and other in ROLES()[role].neighbours else "alike by skills"


def _shares(desk: Desk, there: Desk, items: tuple[str, ...], most_here: float = 1.0) -> Text | None:
    """Skills with the shares of employers that name them here and there; `most_here` is the most here as a part of there."""
    parts: list[str | Figure | Link] = []
    for item in items[:_SKILLS]:
        here, other = desk.share(item), there.share(item)
        if here.value is None or other.value is None or (most_here < 1 and here.value > most_here * other.value):
            continue
        kind, _, name = item.partition(":")
        parts += [", " if parts else "", Link(text=desk.base.name(item), kind=kind, id=name), " ", here, " / ", other]
    return Text(tuple(part for part in parts if part)) if parts else None


def _gap(desk: Desk, role: str) -> Figure | None:
    return published(desk.figure(f"gap:pay:p50|role={role}"))


def _variant_of(role: str) -> str:
    return ROLES()[role].variant_of if role in ROLES() else ""


def _link(desk: Desk, role: str) -> Link:
    return Link(text=capital(desk.names.role(role).name), kind="role", id=role)


SECTION = Section(title="Roles and types", order=60, description="Kinds of the role and the roles beside it.", write=write)
