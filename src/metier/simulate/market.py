"""The simulated labour market: vacancies, the postings that advertise them, and how these lived."""

import math
import uuid
from bisect import bisect_left
from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from metier.errors import UsageError
from metier.simulate import compose, employers, tables
from metier.simulate import pay as money
from metier.simulate.compose import Advert
from metier.simulate.draws import Draws
from metier.simulate.employers import Employer
from metier.simulate.happenings import MONTHLY, Rhythm, Trouble, befall, by_reading, troubles
from metier.simulate.page import Page, Written
from metier.simulate.posting import SimPosting
from metier.simulate.vacancies import Staffing, Vacancy

DAYS = 540
"""Length of the market's history: 18 months of 30 days."""

LARGEST_SIZE = 200_000
"""Past this many postings, `bulk` is meant."""

REPOSTS, COPIES, CLONES, EDITS = 0.12, 0.30, 0.03, 0.30
"""Shares posted again after closing, copied to the own site (of employers that have one), cloned to a second place, edited
(of those read at least twice)."""

EVERGREEN = 0.03
"""Share of postings that stay open for half a year and more."""


class Market(msgspec.Struct, frozen=True):
    """A labour market: `size` postings of fictional employers over the 18 months that end on `until`.

    `troubles` are readings that go wrong, by source, board and day.
    """

    seed: int
    size: int
    until: date
    employers: tuple[Employer, ...]
    postings: tuple[SimPosting, ...]
    reading_days: tuple[date, ...]
    troubles: Mapping[tuple[str, str, date], Trouble] = {}

    def listed(self, posting: SimPosting) -> tuple[date, ...]:
        """The days of the readings that find a posting: those that fail do not."""
        days = (day for day in self.reading_days if posting.stands(day))
        if not self.troubles:
            return tuple(days)
        troubled = ((day, self.troubles.get((posting.source, posting.board, day))) for day in days)
        return tuple(day for day, trouble in troubled if trouble is None or posting.source_id in trouble.lists)


def reading_days(until: date, every: int = MONTHLY.every) -> tuple[date, ...]:
    """The days on which all boards are read, oldest first, the last of them `until`."""
    return tuple(until - timedelta(days=every * back) for back in range(DAYS // every, -1, -1))


class _Builder:
    """Grows a market posting by posting."""

    def __init__(self, seed: int, size: int, until: date, rhythm: Rhythm) -> None:
        self.size, self.until, self.rhythm = size, until, rhythm
        self.draws = Draws(seed, 1)
        self.groups = employers.build(size, Draws(seed, 2), until)
        self.staffing = Staffing(self.groups)
        self.written = Written()
        self.days = reading_days(until, rhythm.every)
        self.postings: list[SimPosting] = []
        self.made = 0

    def grow(self) -> None:
        """Add vacancies with all their postings until there are `size` postings."""
        number = 0
        while len(self.postings) < self.size:
            vacancy = self.staffing.draw(number, self.draws)
            advert = compose.write(vacancy, self.draws, self.written)
            first = self._edited(self._posting(vacancy, advert, self._opening()))
            self.postings += [first, *self._others(first)]
            number += 1
        del self.postings[self.size :]

    def _opening(self) -> date:
        """A first day; the market grows, so later days are likelier."""
        share = self.draws.uniform() if self.draws.chance(0.35) else math.sqrt(self.draws.uniform())
        return self.until - timedelta(days=int((1.0 - share) * (DAYS + 40)))

    def _posting(self, vacancy: Vacancy, advert: Advert, opened: date, source: str = "") -> SimPosting:
        self.made += 1
        source = source or vacancy.employer.source
        closed = self._closing(opened)
        return SimPosting(
            number=self.made,
            source=source,
            source_id=self._source_id(source),
            vacancy=vacancy,
            opened=opened,
            closed=closed,
            valid_through=closed or self.until + timedelta(days=self.draws.whole(10, 60)),
            advert=advert,
        )

    def _source_id(self, source: str) -> str:
        jitter = self.draws.whole(0, 1008)
        if source == "greenhouse":
            return str(4_000_000_000 + self.made * 1009 + jitter)
        if source == "lever":
            bits = (self.draws.whole(0, 2**50) << 64) | (jitter << 40) | self.made
            return str(uuid.UUID(int=bits % 2**128, version=4))
        return f"R-{10_000 + self.made}"

    def _closing(self, opened: date) -> date | None:
        """The day it is gone: about six weeks later, and never before a reading has seen it once."""
        days = math.exp(self.draws.normal(math.log(42.0), 0.55))
        if self.draws.chance(EVERGREEN):
            days += self.draws.whole(120, 400)
        closed = opened + timedelta(days=max(3, round(days)))
        seen = self.days[bisect_left(self.days, opened)]
        if closed <= seen:
            closed = seen + timedelta(days=self.draws.whole(1, 9))
        return closed if closed <= self.until else None

    def _edited(self, posting: SimPosting) -> SimPosting:
        """Some postings that are read more than once change between two readings: the pay, or a duty."""
        read = [day for day in self.days if posting.stands(day)]
        if len(read) < 2 or not self.draws.chance(EDITS):
            return posting
        day = self.draws.pick(read[1:]) - timedelta(days=self.draws.whole(0, self.rhythm.every * 2 // 3))
        page = Page(posting.vacancy, self.draws, self.written)
        pays = posting.vacancy.pay
        if pays.stated and self.draws.chance(0.5):
            pays = money.raised(pays, 1.0 + self.draws.whole(3, 8) / 100.0)
            vacancy = msgspec.structs.replace(posting.vacancy, pay=pays)
            advert = compose.with_line(posting.advert, "pay", compose.pay_line(Page(vacancy, self.draws, self.written)))
        else:
            advert = compose.with_line(posting.advert, "duties", compose.duties(page)[0])
        if advert == posting.advert and pays == posting.vacancy.pay:
            return posting
        day = max(day, posting.opened + timedelta(days=1))
        return msgspec.structs.replace(posting, edited_on=day, edited=advert, edited_pay=pays)

    def _others(self, first: SimPosting) -> list[SimPosting]:
        """Copies of a posting on other boards, for other places, and at later times."""
        vacancy, draws = first.vacancy, self.draws
        found: list[SimPosting] = []
        if vacancy.employer.own_site and draws.chance(COPIES):
            opened = min(self.until, first.opened + timedelta(days=draws.whole(0, 3)))
            copy = self._posting(vacancy, first.advert, opened, "jsonld_page")
            found.append(msgspec.structs.replace(copy, copy_of=first.source_id))
        if vacancy.metro and draws.chance(CLONES):
            found += self._clone(first)
        closed = first.closed
        again = closed + timedelta(days=draws.whole(4, 45)) if closed else self.until
        if closed and again < self.until and draws.chance(REPOSTS):
            paid = msgspec.structs.replace(vacancy, pay=first.pay(closed))
            later = self._posting(paid, first.words(closed), again)
            found.append(msgspec.structs.replace(later, is_repost=True))
        return found

    def _clone(self, first: SimPosting) -> list[SimPosting]:
        """The same vacancy advertised for another of the employer's places in the same country."""
        vacancy = first.vacancy
        places = [tables.metros()[metro] for metro in vacancy.employer.metros if metro != vacancy.metro]
        for place in places:
            if place.country == vacancy.country:
                there = msgspec.structs.replace(vacancy, metro=place.id, city=place.city, region=place.region)
                advert = compose.with_line(first.advert, "workplace", compose.workplace(there, self.draws))
                clone = self._posting(there, advert, first.opened)
                return [msgspec.structs.replace(clone, copy_of=first.source_id)]
        return []


def build(seed: int, size: int, until: date, rhythm: Rhythm = MONTHLY) -> Market:
    """A market of exactly `size` postings. The same seed, size, last day and rhythm give the same market, to the byte.

    Raises UsageError for a negative seed or a size out of range.
    """
    if seed < 0:
        raise UsageError(f"seed {seed}", "a seed is 0 or more")
    if not 1 <= size <= LARGEST_SIZE:
        raise UsageError(f"a market of {size} postings", f"1 to {LARGEST_SIZE:,}", "use the bulk form for more")
    builder = _Builder(seed, size, until, rhythm)
    builder.grow()
    everyone = tuple(one for group in builder.groups.values() for one in group)
    later = Draws(seed, 6)
    postings = tuple(befall(posting, builder.days, rhythm, later) for posting in builder.postings)
    wrong = by_reading(tuple(troubles(postings, builder.days, rhythm, Draws(seed, 7))))
    return Market(seed, size, until, everyone, postings, builder.days, wrong)
