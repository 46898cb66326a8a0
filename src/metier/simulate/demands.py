"""The lines of an advert that say what an applicant must bring, or had better bring."""

from metier.simulate import tables
from metier.simulate.draws import Draws
from metier.simulate.grammar import mark, raised
from metier.simulate.page import Page, certificate_words, skill_words, tool_words
from metier.simulate.stack import PREFERRED, REQUIRED, Demand

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")
"""Numbers in words."""

ALTERNATIVES = frozenset(
    {"language", "framework", "uilib", "mobileui", "crossplatform", "cloud", "ci", "bi", "records", "ledger", "warehouse", "lms"}
)
"""Groups of tools of which employers often accept any one."""


def _joined(items: list[str], last: str, draws: Draws) -> str:
    if len(items) == 1:
        return items[0]
    comma = "," if len(items) > 2 and draws.chance(0.35) else ""
    return f"{', '.join(items[:-1])}{comma} {last} {items[-1]}"


def _either(items: list[str], draws: Draws) -> str:
    form = draws.uniform()
    if form < 0.12 and len(items) < 4:
        return "/".join(items)
    return _joined(items, "or", draws) + (" (or similar)" if form < 0.2 else "")


def _years(page: Page) -> list[str]:
    """The line on experience; nothing in some adverts."""
    if page.stack.years is None:
        return []
    known = tables.wording()["years"]
    least, most = page.stack.years
    if least == 0:
        return [page.fresh(known["none"])]
    form = "one" if least == 1 else "between" if most else "from"
    words = {"n": str(least), "m": str(most), "word": NUMBERS[least], "mord": NUMBERS[most or 0]}
    span = f"{least}-{most}" if form == "between" else str(least)
    phrase = page.line(page.draws.pick(known[form]), words)
    years = mark("exp", span, phrase[:1].lower() + phrase[1:])
    return [page.fresh(page.field.wording["years"], {"years": years})]


def _education(page: Page, req: str) -> list[str]:
    """The line on degrees."""
    degree = page.stack.degree
    if degree is None or degree.req != req:
        return []
    known, draws = tables.wording()["education"], page.draws
    template, subject = draws.pick(known[degree.level]), draws.pick(page.role.education_field)
    line = page.spelled(template, lambda slot: subject if slot == "subject" else mark("edu", degree.level, slot))
    if degree.equivalent:
        line += mark("equivalent", degree.level, page.tail(draws.pick(known["equivalent"])))
    elif req == PREFERRED and " required" not in line and "Must" not in line:
        line += page.tail(draws.pick(known["preferred"]))
    return [line]


def _tools(page: Page, req: str) -> list[str]:
    """Lines on tools: one or two a group, as alternatives or all together."""
    groups: dict[str, list[Demand]] = {}
    for tool in page.stack.tools:
        if tool.req == req:
            groups.setdefault(tool.group, []).append(tool)
    lines: list[str] = []
    loose: list[str] = []
    for group, asked in groups.items():
        names = [tool_words(tool.id, page.draws) for tool in page.draws.sample(asked, len(asked))]
        if len(names) > 1 and page.draws.chance(0.75 if group in ALTERNATIVES else 0.25):
            label = page.field.groups.get(group, "tool")
            key = "ortools" if req == REQUIRED else "orpreferred"
            lines.append(page.fresh(page.field.wording[key], {"ortools": _either(names, page.draws), "label": label}))
        else:
            loose += names
    at = 0
    while at < len(loose):
        count = page.draws.whole(1, 3)
        words = {"tools": _joined(loose[at : at + count], "and", page.draws)}
        lines.append(page.fresh(page.field.wording["tools" if req == REQUIRED else "preferred"], words))
        at += count
    return lines


def _skills(page: Page, req: str) -> list[str]:
    asked = [skill_words(skill.id) for skill in page.stack.skills if skill.req == req]
    lines: list[str] = []
    at = 0
    while at < len(asked):
        count = page.draws.whole(1, 3)
        words = {"skills": _joined(asked[at : at + count], "and", page.draws)}
        if req == PREFERRED:
            words = {"tools": words["skills"]}
        lines.append(page.fresh(page.field.wording["skills" if req == REQUIRED else "preferred"], words))
        at += count
    return lines


def _certificates(page: Page, req: str) -> list[str]:
    known = tables.wording()["certificates"][req]
    asked = [cert for cert in page.stack.certs if cert.req == req]
    return [raised(page.fresh(known, {"cert": certificate_words(cert.id, page.draws)})) for cert in asked]


def required(page: Page) -> list[str]:
    """What the applicant must bring, the years and licences first."""
    draws, wording = page.draws, page.field.wording
    first = [*_certificates(page, REQUIRED), *_years(page)]
    if draws.chance(0.5):
        first.reverse()
    degree = _education(page, REQUIRED)
    asked = [*_tools(page, REQUIRED), *_skills(page, REQUIRED)]
    asked = draws.sample(asked, len(asked))
    soft = [page.fresh(wording["soft"]) for _ in range(draws.whole(0, 2))]
    physical = [page.fresh(wording["physical"])] if "physical" in wording and draws.chance(0.6) else []
    ends = [*soft, *physical]
    lines = [*degree, *first, *asked, *ends] if draws.chance(0.45) else [*first, *asked, *degree, *ends]
    return list(dict.fromkeys(lines))


def preferred(page: Page) -> list[str]:
    """What would be nice to have."""
    asked = [*_tools(page, PREFERRED), *_skills(page, PREFERRED), *_certificates(page, PREFERRED)]
    return list(dict.fromkeys([*page.draws.sample(asked, 6), *_education(page, PREFERRED)]))
