"""The words of an advert: sections of marked lines, drawn from the tables for one vacancy."""

import msgspec

from metier.simulate import demands, pay, tables
from metier.simulate.draws import Draws
from metier.simulate.grammar import expand, mark
from metier.simulate.page import Page, Written
from metier.simulate.vacancies import Vacancy

DUTIES = {"software": (5, 8), "data": (5, 8), "design": (5, 7), "health": (5, 8), "trades": (4, 7)}
"""Fewest and most duties of an advert by field; others have 5 to 7."""

_AMERICAN = ("401(k)", "HSA", "premiums", "Retirement plan")
_DAYS = {1: "one", 2: "two", 3: "three", 4: "four"}
_SCOPES = {"US": ("the United States", "the US", "the U.S."), "EUROPE": ("Europe", "Europe (EU or UK)")}


class Section(msgspec.Struct, frozen=True):
    """A stretch of an advert; `lines` hold marks, and `bullets` says whether they are a list.

    `kind` is about_employer, about_role, duties, requirements, preferred, benefits, pay, workplace, legal or apply.
    """

    kind: str
    heading: str
    lines: tuple[str, ...]
    bullets: bool


class Advert(msgspec.Struct, frozen=True):
    """The words of one vacancy, in order."""

    sections: tuple[Section, ...]

    def lines(self) -> list[tuple[str, str]]:
        """Every line with the kind of its section."""
        return [(section.kind, line) for section in self.sections for line in section.lines]


def write(vacancy: Vacancy, draws: Draws, written: Written) -> Advert:
    """The advert of a vacancy. `written` remembers sentences over adverts, so that none wears out."""
    page = Page(vacancy, draws, written)
    style = vacancy.employer.style
    wanted = demands.preferred(page) if style.preferred else []
    bodies: dict[str, tuple[list[str], bool]] = {
        "about_employer": ([style.about], False),
        "about_role": ([page.fresh(page.field.wording["team"])], False),
        "duties": (duties(page), True),
        "requirements": (demands.required(page), True),
        "preferred": (wanted, True),
        "workplace": ([workplace(vacancy, draws)], False),
        "pay": ([pay_line(page)], False),
        "benefits": (_benefits(vacancy), True),
        "legal": (_legal(page), False),
        "apply": (_apply(page), False),
    }
    middle = ["duties", "requirements", "preferred"]
    head = ["about_role", *middle, "workplace", "about_employer"]
    order = head if style.about_last else ["about_employer", "about_role", "workplace", *middle]
    order += ["pay", "benefits", "legal", "apply"]
    sections = [Section(kind, style.headings[kind], tuple(bodies[kind][0]), bodies[kind][1]) for kind in order]
    return Advert(tuple(section for section in sections if section.lines))


def duties(page: Page) -> list[str]:
    """What the worker will do, each duty once."""
    least, most = DUTIES.get(page.role.field, (5, 7))
    chosen = page.draws.sample(list(page.role.duties), page.draws.whole(least, most))
    return [page.fresh(page.role.duties[duty]) for duty in chosen]


def workplace(vacancy: Vacancy, draws: Draws) -> str:
    """Where the work is done, marked."""
    scope = _SCOPES.get(vacancy.country) or (tables.money()[vacancy.country].country,)
    words = {
        "scope": draws.pick(scope),
        "days": str(vacancy.days) if draws.chance(0.5) else _DAYS.get(vacancy.days or 0, ""),
        "city": vacancy.city,
        "employer": vacancy.employer.spoken,
    }
    line = expand(draws.pick(tables.wording()["workplace"][vacancy.workplace]), draws, words.__getitem__)
    if vacancy.days == 1:
        line = line.replace("one days", "one day").replace("1 days", "1 day").replace("office days", "office day")
    return mark("workplace", vacancy.workplace, line)


def pay_line(page: Page) -> str:
    """The pay paragraph, mostly in the employer's own wording."""
    form = page.vacancy.employer.style.pay_form
    if page.draws.chance(0.25):
        form += page.draws.whole(1, 99)
    place = page.vacancy.city or tables.money()[page.vacancy.country].country
    words = {"employer": page.vacancy.employer.spoken, "place": place}
    return pay.sentence(page.vacancy.pay, form, words, page.draws)


def _benefits(vacancy: Vacancy) -> list[str]:
    """The employer's benefits; those that only exist in the United States are left out elsewhere."""
    lines = vacancy.employer.style.benefits
    return [line for line in lines if vacancy.country == "US" or not any(word in line for word in _AMERICAN)]


def _legal(page: Page) -> list[str]:
    """Equal opportunity, and now and then a word on visas."""
    visas = tables.wording()["legal"]["visa"]
    visa = [page.line(page.draws.pick(visas))] if page.draws.chance(0.08) else []
    return [page.vacancy.employer.style.legal, *visa]


def _apply(page: Page) -> list[str]:
    """How to apply; a few adverts name a recruiter with e-mail and phone, so that masking has something to mask."""
    known, people, draws = tables.wording()["legal"], tables.wording()["people"], page.draws
    lines = [page.vacancy.employer.style.apply] if draws.chance(0.6) else []
    if draws.chance(0.06):
        first, last = draws.pick(people["first"]), draws.pick(people["last"])
        words = {
            "name": f"{first} {last}",
            "email": f"{first}.{last}@example.com".lower(),
            "phone": f"({draws.whole(201, 989)}) 555-01{draws.whole(0, 99):02d}",
        }
        lines.append(page.line(draws.pick(known["recruiter"]), words))
    return lines


def with_line(advert: Advert, kind: str, line: str) -> Advert:
    """An advert whose section of a kind has another first line."""
    sections = tuple(
        msgspec.structs.replace(section, lines=(line, *section.lines[1:])) if section.kind == kind else section
        for section in advert.sections
    )
    return Advert(sections)
