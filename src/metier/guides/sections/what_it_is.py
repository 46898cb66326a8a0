"""What it is: the role in a few sentences, every number of them counted."""

from metier.guides import official
from metier.guides.apart import by_distinctness, quote
from metier.guides.desk import Desk
from metier.guides.duties import Group
from metier.guides.names import LEVELS, WORKPLACES
from metier.guides.page import shown
from metier.guides.ranking import distinctive, ranked
from metier.guides.section import Section
from metier.guides.wording import article, joined, sentence
from metier.model.block import Link, Quotes, SectionPage, Text
from metier.model.figure import Figure
from metier.statistics import floors

_TELLING = 0.25
_INLINE = 2
_CAPTION = "A duty that many state, in the words of one."
_HOW = {"Remote": "remote", "Hybrid": "hybrid", "On site": "on site"}
_FLOOR = floors.words("share.employers", "share.width")


def write(desk: Desk) -> SectionPage:
    """The kind of work, the duties that set it apart, how it is advertised; then one duty quoted, and the official definition."""
    told = [(z, group, desk.share(f"duty:{group.key}")) for z, group in by_distinctness(desk)]
    told = [(z, group, figure) for z, group, figure in told if figure.value is not None]
    apart = [one for one in told if one[0] > 0][:_INLINE]
    rest = max((one for one in told if one not in apart), key=lambda one: (one[2].value or 0.0, one[1].key), default=None)
    return shown(
        joined(_named(desk), _duties(desk, apart), role="lede"),
        joined(_level(desk), _workplace(desk)),
        _apart(desk),
        Quotes(quotes=(quote(desk, rest[1], rest[2]),), caption=_CAPTION) if rest else None,
        *official.definition(desk),
        floor=_FLOOR,
        otherwise="no openings here",
    )


def _named(desk: Desk) -> Text | None:
    if not desk.n:
        return None
    role, openings, employers = desk.role, desk.count("postings"), desk.count("employers")
    field = f" is a role in {role.field}" if role.field else " is a role"
    code = (", counted under occupation ", Link(text=role.soc, kind="occupation", id=role.soc)) if role.soc else ()
    return sentence(
        f"{article(role.name).capitalize()} ", Link(text=role.name, kind="role", id=desk.cell.role or ""), field, *code, "; this page counts ", openings,
        " opening of " if openings.value == 1 else " openings of ", employers,
        " employer." if employers.value == 1 else " employers.",
    )  # fmt: skip


def _duties(desk: Desk, apart: list[tuple[float, Group, Figure]]) -> Text | None:
    """The duties that the role's employers name more than those of its sibling roles, in their own words."""
    if not apart:
        return None
    parts: list[str | Figure | Link] = [f"Among the roles of {desk.role.family}, it stands out by "]
    for number, (_, group, figure) in enumerate(apart):
        made = quote(desk, group, figure)
        named = Link(text=made.text.rstrip("."), kind="posting", id=made.posting)
        before, after = (" and “", ")") if number else ("“", " of the employers that describe duties)")
        parts += [before, named, "” (" if number else "” (in like words by ", figure, after]
    return sentence(*parts, ".")


def _most(desk: Desk, kind: str, names: dict[str, str]) -> tuple[str, Figure] | None:
    found = [(name, desk.share(f"{kind}:{key}")) for key, name in names.items()]
    told = [(name, figure) for name, figure in found if (figure.value or 0.0) >= _TELLING]
    return max(told, key=lambda pair: pair[1].value or 0.0) if told else None


def _level(desk: Desk) -> Text | None:
    most = None if desk.cell.level else _most(desk, "level", LEVELS)
    if most is None:
        return None
    return sentence("The level advertised most is ", most[0].lower(), " (", most[1], " of employers' postings).")


def _workplace(desk: Desk) -> Text | None:
    most = None if desk.cell.workplace else _most(desk, "workplace", WORKPLACES)
    if most is None:
        return None
    return sentence("The work is most often ", _HOW[most[0]], " (", most[1], " of employers' postings).")


def _apart(desk: Desk) -> Text | None:
    found = [one for one in distinctive(desk, ranked(desk)) if desk.share(one.item).value is not None][:3]
    if len(found) < 2:
        return None
    parts: list[str | Figure | Link] = ["What sets it apart from other roles: "]
    for number, one in enumerate(found):
        kind, _, name = one.item.partition(":")
        before = "" if not number else (" and " if number == len(found) - 1 else ", ")
        named = Link(text=desk.base.name(one.item), kind=kind, id=name)
        parts += [before, named, " by " if number else ", named by ", desk.share(one.item), "" if number else " of employers"]
    return sentence(*parts, ".")


SECTION = Section(title="What it is", order=10, description="The role in a few counted sentences.", write=write)
