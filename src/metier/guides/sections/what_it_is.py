"""What it is: the role in a few sentences, every number of them counted."""

from metier.guides import official
from metier.guides.apart import quote, told_apart
from metier.guides.desk import Desk
from metier.guides.duties import Group
from metier.guides.names import LEVELS, WORKPLACES
from metier.guides.page import shown
from metier.guides.ranking import distinctive, ranked
from metier.guides.section import Section
from metier.guides.wording import article, joined, sentence
from metier.model.block import Link, Quote, Quotes, SectionPage, Text
from metier.model.figure import Figure
from metier.statistics import floors

_TELLING = 0.25
_INLINE, _SHORT = 2, 15
_CAPTION = "A duty that many state, in the words of one."
_HOW = {"Remote": "remote", "Hybrid": "hybrid", "On site": "on site"}
_FLOOR = floors.words("share.employers", "share.width")


def write(desk: Desk) -> SectionPage:
    """The kind of work, the duties that set it apart, how it is advertised; then one duty quoted, and the official definition."""
    apart, others = (_shown(desk, groups) for groups in told_apart(desk))
    named = sorted(apart or others, key=_is_long)[:_INLINE]
    rest = [one for one in apart + others if one not in named]
    return shown(
        joined(_named(desk), _duties(desk, named, bool(apart)), role="lede"),
        joined(_level(desk), _workplace(desk)),
        _apart(desk),
        Quotes(quotes=(max(rest, key=_support),), caption=_CAPTION) if rest else None,
        *official.definition(desk),
        floor=_FLOOR,
        otherwise="no openings here",
    )


def _shown(desk: Desk, groups: list[Group]) -> list[Quote]:
    """The quotes of those groups whose share is published."""
    found = [(group, desk.share(f"duty:{group.key}")) for group in groups]
    return [quote(desk, group, figure) for group, figure in found if figure.value is not None]


def _is_long(made: Quote) -> bool:
    return len(made.text.split()) > _SHORT


def _support(made: Quote) -> tuple[float, str]:
    return (made.figure.value or 0.0) if made.figure else 0.0, made.text


def _named(desk: Desk) -> Text | None:
    if not desk.n:
        return None
    role, openings, employers = desk.role, desk.count("postings"), desk.count("employers")
    field = f" is a role in {role.field}" if role.field else " is a role"
    code = (", counted under occupation ", Link(text=role.soc, kind="occupation", id=role.soc)) if role.soc else ()
    return sentence(
        f"{article(role.name).capitalize()} ", Link(text=role.name, kind="role", id=desk.cell.role or ""), field, *code,
        "; this page counts ", openings,
        " opening of " if openings.value == 1 else " openings of ", employers,
        " employer." if employers.value == 1 else " employers.",
    )  # fmt: skip


def _duties(desk: Desk, named: list[Quote], apart: bool) -> Text | None:
    """The duties that set the role apart from the other roles of its family, else those stated most, in employers' own words."""
    parts: list[str | Figure | Link | None] = [
        f"Among the roles of {desk.role.family}, it is set apart by " if apart else "What its employers state most is "
    ]
    for number, made in enumerate(named):
        before, after = (" and “", ")") if number else ("“", " of the employers that describe duties)")
        words = Link(text=made.text.rstrip("."), kind="posting", id=made.posting)
        parts += [before, words, "” (" if number else "” (in like words by ", made.figure, after]
    return sentence(*parts, ".") if named else None


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
