"""What it is: the role in a few sentences, every number of them counted."""

from metier.guides.desk import Desk
from metier.guides.names import LEVELS, WORKPLACES
from metier.guides.page import shown
from metier.guides.ranking import distinctive, ranked
from metier.guides.section import Section
from metier.guides.wording import article, joined, sentence
from metier.model.block import SectionPage, Text
from metier.model.figure import Figure
from metier.statistics import floors

_TELLING = 0.25
_HOW = {"Remote": "remote", "Hybrid": "hybrid", "On site": "on site"}
_FLOOR = floors.words("share.employers", "share.width")


def write(desk: Desk) -> SectionPage:
    """The kind of work, how it is advertised, and what sets it apart."""
    return shown(
        joined(_named(desk), role="lede"),
        joined(_level(desk), _workplace(desk)),
        _apart(desk),
        floor=_FLOOR,
        otherwise="too few postings to say anything about this",
    )


def _named(desk: Desk) -> Text | None:
    role = desk.role
    field = f" is a role in {role.field}" if role.field else ""
    code = (
        f"{' that official statistics count' if field else ' is counted'} under occupation {role.soc} (SOC 2018)"
        if role.soc
        else ""
    )
    if not field and not code:
        return None
    return sentence(f"{article(role.name).capitalize()} {role.name}{field}{code}.")


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
    parts: list[str | Figure] = ["What sets it apart from other roles: "]
    for number, one in enumerate(found):
        link = "" if not number else (" and " if number == len(found) - 1 else ", ")
        parts += [f"{link}{desk.base.name(one.item)}, named by " if not number else f"{link}{desk.base.name(one.item)} by ",
                  desk.share(one.item), "" if number else " of employers"]  # fmt: skip
    return sentence(*parts, ".")


SECTION = Section(title="What it is", order=10, description="The role in a few counted sentences.", write=write)
