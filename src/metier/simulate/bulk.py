"""Postings by the million with their facts, written directly: no payloads to render, nothing to read.

Adverts are put together from pieces that were written once, so a posting costs a tenth of a millisecond or so, memory does
not grow with the number of postings, and any part of the batches can be made without the others.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

import msgspec

from metier.errors import UsageError
from metier.model.facts import Facts, Pay, RoleRead, Workplace
from metier.model.place import Place
from metier.model.posting import Observation, Posting
from metier.model.record import Record
from metier.model.run import Run
from metier.simulate import compose, employers, location, pay, tables
from metier.simulate.draws import Draws
from metier.simulate.fragments import Gathered, Parts, parts
from metier.simulate.grammar import read_marks
from metier.simulate.market import DAYS, reading_days
from metier.simulate.page import Written
from metier.simulate.vacancies import Staffing, Vacancy

MOST_EMPLOYERS = 6_000
"""Employers of a market however large: they and their habits stay in memory."""

ADVERTS = 9_000
"""Adverts written beforehand; their pieces are what all postings are made of."""

_READ_AT = time(6, 0)
_ANNUAL = {"HOUR": 2080.0, "YEAR": 1.0}


class BulkBatch(NamedTuple):
    """One batch, the lists in one order; `observations` hold what is new to a board: a posting's first sight, and its end."""

    records: list[Record]
    observations: list[Observation]
    postings: list[Posting]
    facts: list[Facts]


class _Bank:
    """Pieces by role and level, and the employers who use them."""

    def __init__(self, seed: int, size: int, until: date) -> None:
        cap = round(MOST_EMPLOYERS / employers.EMPLOYERS_A_POSTING)
        self.staffing = Staffing(employers.build(min(size, cap), Draws(seed, 2), until))
        self.days = reading_days(until)
        self.moments = [datetime.combine(day, _READ_AT, tzinfo=UTC) for day in self.days]
        self.until = until
        self.adverts: dict[tuple[str, str], list[Parts]] = {}
        draws, written = Draws(seed, 4), Written()
        total = min(ADVERTS, max(500, size))
        weight = sum(role.weight for role in tables.roles().values())
        for role in tables.roles().values():
            for level, (share, _) in role.levels.items():
                count = max(3, round(total * role.weight / weight * share))
                vacancies = (self.staffing.draw(number, draws, role.id, level) for number in range(count))
                self.adverts[role.id, level] = [parts(vacancy, draws, written) for vacancy in vacancies]

    def own(self, vacancy: Vacancy, draws: Draws) -> Parts:
        """An advert's pieces for a vacancy; an employer keeps to a few of them, so that its postings are alike."""
        known = self.adverts[vacancy.role, vacancy.level]
        return known[(vacancy.employer.number * 31 + draws.whole(0, 7)) % len(known)]

    def other(self, vacancy: Vacancy, draws: Draws) -> Parts:
        """Any advert's pieces for the same role and level."""
        known = self.adverts[vacancy.role, vacancy.level]
        return draws.pick(known)


def _pay_facts(offer: pay.PayOffer, words: str, start: int) -> tuple[Pay, ...]:
    factor = _ANNUAL[offer.unit]
    band = Pay(
        min=offer.low,
        max=offer.high,
        currency=offer.currency,
        unit=offer.unit,
        annual_min=offer.low * factor,
        annual_max=offer.high * factor,
    )
    if offer.in_text:
        plain, marks = read_marks(words)
        left, right = marks[0].start, marks[0].end
        return (msgspec.structs.replace(band, quote=plain[left:right], start=start + left, end=start + right),)
    return (msgspec.structs.replace(band, field="baseSalary"),) if offer.in_field else ()


def _workplace_fact(vacancy: Vacancy, quote: str, start: int) -> Workplace:
    remote = vacancy.workplace == "remote"
    europe = vacancy.country == "EUROPE"
    return Workplace(
        quote=quote,
        start=start,
        end=start + len(quote),
        type=vacancy.workplace,
        countries=(vacancy.country,) if remote and not europe else (),
        regions=("EUROPE",) if europe else (),
        office_days=vacancy.days,
    )


def _places(vacancy: Vacancy) -> tuple[Place, ...]:
    if vacancy.metro is None:
        return ()
    metro = tables.metros()[vacancy.metro]
    region = vacancy.region or None
    return (Place(city=vacancy.city, region=region, country=vacancy.country, metro=metro.id, lat=metro.lat, lon=metro.lon),)


def _text(vacancy: Vacancy, bank: _Bank, draws: Draws) -> tuple[str, Gathered, Workplace, tuple[Pay, ...]]:
    """The words of a posting and the facts in them."""
    style, own, other = vacancy.employer.style, bank.own(vacancy, draws), bank.other(vacancy, draws)
    page = Gathered()
    page.add(f"{style.headings['about_employer']}\n\n{style.about}\n\n{style.headings['about_role']}\n\n")
    page.add_piece(other.team)
    page.add("\n\n")
    where = read_marks(compose.workplace(vacancy, draws))[0]
    workplace = _workplace_fact(vacancy, where, page.add(where))
    page.add(f"\n\n{style.headings['duties']}\n\n")
    for duty in draws.sample(list(dict.fromkeys((*own.duties, *other.duties))), draws.whole(4, 7)):
        page.add_duty(duty)
    for demand in own.demands:
        page.add("\n")
        page.add_piece(demand)
        page.add("\n")
    place = vacancy.city or tables.money()[vacancy.country].country
    words = {"employer": vacancy.employer.spoken, "place": place}
    line = pay.sentence(vacancy.pay, style.pay_form, words, draws)
    page.add("\n")
    bands = _pay_facts(vacancy.pay, line, page.add(read_marks(line)[0]))
    benefits = "\n".join(f"• {benefit}" for benefit in style.benefits)
    page.add(f"\n\n{style.headings['benefits']}\n\n{benefits}\n\n{style.legal}\n")
    return page.text(), page, workplace, bands


def _facts(vacancy: Vacancy, page: Gathered, workplace: Workplace, bands: tuple[Pay, ...]) -> Facts:
    role = tables.roles()[vacancy.role]
    return Facts(
        role=RoleRead(field="title", id=role.id, name=role.plain, soc=role.soc, confidence=1.0),
        seniority=vacancy.level,
        pay=bands,
        workplace=workplace,
        places=_places(vacancy),
        employment_type=(vacancy.employment,),
        experience=page.experience,
        education=page.education,
        tools=tuple(sorted(page.tools.values(), key=lambda tool: tool.start or 0)),
        hard_skills=tuple(page.skills.values()),
        duties=tuple(page.duties),
    )


def _hints(vacancy: Vacancy) -> dict[str, Any]:
    """What a source would have said in structure."""
    offer = vacancy.pay
    hints: dict[str, Any] = {"employmentType": [vacancy.employment], "workplace": vacancy.workplace}
    if offer.in_field:
        band = {"currency": offer.currency, "minValue": offer.low, "maxValue": offer.high, "unitText": offer.unit}
        hints["baseSalary"] = [{**band, "path": "baseSalary"}]
    return hints


def _life(bank: _Bank, draws: Draws) -> tuple[date, int, int]:
    """The first day, and the first and last reading (by number) that find it."""
    share = draws.uniform() if draws.chance(0.35) else draws.uniform() ** 0.5
    opened = bank.until - timedelta(days=int((1.0 - share) * DAYS))
    first = next(number for number, day in enumerate(bank.days) if day >= opened)
    more = min(3, int(-1.4 * (1.0 - draws.uniform()) ** 4 + 1.9))
    return opened, first, min(len(bank.days) - 1, first + more)


def _posting(number: int, bank: _Bank, draws: Draws) -> tuple[Posting, Facts, bytes, list[Observation]]:
    vacancy = bank.staffing.draw(number, draws)
    employer = vacancy.employer
    text, page, workplace, bands = _text(vacancy, bank, draws)
    opened, first, last = _life(bank, draws)
    body = f"{number}\n{vacancy.title}\n{text}".encode()
    digest = Record.of(employer.source, employer.board, body).digest
    source_id = str(5_000_000_000 + number)
    key = f"{employer.source}:{employer.board}:{source_id}"
    posting = Posting(
        id=key,
        source=employer.source,
        board=employer.board,
        digest=digest,
        title=vacancy.title,
        employer=employer.name,
        employer_id=employer.id,
        text=text,
        location=location.words(vacancy, employer.style.pay_form),
        source_id=source_id,
        url=f"https://www.{employer.host}/careers/{source_id}",
        apply_url=f"https://www.{employer.host}/careers/{source_id}/apply",
        language="en",
        date_posted=opened,
        hints=_hints(vacancy),
        simulated=True,
    )
    seen = [_observation(posting, bank, first, "seen")]
    if last + 1 < len(bank.days):
        seen.append(_observation(posting, bank, last + 1, "unseen"))
    return posting, _facts(vacancy, page, workplace, bands), body, seen


def _observation(posting: Posting, bank: _Bank, reading: int, state: str) -> Observation:
    """What the reading of a number tells of a posting: that it is there, or that the reading before listed it last."""
    told, digest = (reading, posting.digest) if state == "seen" else (reading - 1, None)
    run = run_id(posting.source, posting.board, bank.days[reading])
    return Observation(run, posting.source, posting.board, posting.id, digest, bank.moments[told], state)


def run_id(source: str, board: str, day: date) -> str:
    """The id of the run that read a board on a day."""
    return f"sim-{source}-{board}-{day.isoformat()}"


def runs(listed: Mapping[tuple[str, str], Mapping[date, int]], until: date) -> Iterator[Run]:
    """The readings of boards: every reading day of each, with how many postings it `listed` then."""
    for (source, board), counts in sorted(listed.items()):
        for day in reading_days(until):
            at, kept = datetime.combine(day, _READ_AT, tzinfo=UTC), counts.get(day, 0)
            yield Run(
                id=run_id(source, board, day),
                source=source,
                board=board,
                started=at,
                ended=at,
                seen_at=at,
                listed=kept,
                read=kept,
                kept=kept,
                new=0,
                changed=0,
                dropped={},
            )


def batches(seed: int, size: int, until: date, batch: int = 5_000, part: tuple[int, int] = (0, 1)) -> Iterator[BulkBatch]:
    """Postings with their facts, records and observations, `batch` at a time, `size` in all.

    `part` is (which, of how many): the batches a worker takes when several share the work, so that all parts together give
    exactly what one alone would. The records hold the words only. Raises UsageError for numbers out of range.
    """
    if seed < 0 or size < 1 or batch < 1 or not 0 <= part[0] < part[1]:
        raise UsageError(f"seed {seed}, size {size}, batch {batch}, part {part}", "a seed from 0, the others from 1")
    bank = _Bank(seed, size, until)
    for index, start in enumerate(range(0, size, batch)):
        if index % part[1] != part[0]:
            continue
        draws = Draws(seed, 5, index)
        found = BulkBatch([], [], [], [])
        for number in range(start, min(size, start + batch)):
            posting, facts, body, seen = _posting(number, bank, draws)
            found.records.append(Record(posting.digest, posting.source, posting.board, body))
            found.observations.extend(seen)
            found.postings.append(posting)
            found.facts.append(facts)
        yield found
