"""The simulated labour market: vacancies, the postings that advertise them, and how these lived."""

import math
import uuid
from bisect import bisect_left
from datetime import date, timedelta

import msgspec

from metier.errors import UsageError
from metier.simulate import compose, employers, tables
from metier.simulate import pay as money
from metier.simulate.compose import Advert
from metier.simulate.draws import Draws
from metier.simulate.employers import Employer
from metier.simulate.page import Page, Written
from metier.simulate.vacancies import Staffing, Vacancy

DAYS = 540
"""Length of the market's history: 18 months of 30 days."""

EVERY, READINGS = 30, 19
"""Boards are read every 30 days: 19 readings, the last on the market's last day."""

LARGEST_SIZE = 200_000
"""Past this many postings, `bulk` is meant."""

REPOSTS, COPIES, CLONES, EDITS = 0.12, 0.30, 0.03, 0.30
"""Shares posted again after closing, copied to the own site (of employers that have one), cloned to a second place, edited
(of those read at least twice)."""

EVERGREEN = 0.03
"""Share of postings that stay open for half a year and more."""


class SimPosting(msgspec.Struct, frozen=True, kw_only=True):
    """One posting. `opened` is its first day and `closed` the first day it is gone (None: still open at the end).

    `valid_through` is the end its page promises, which is the truth where it closed in time. From `edited_on` on it reads
    `edited` and pays `edited_pay`. `copy_of` is the source id of the posting whose words it repeats at the same time on
    another board or for another place; `is_repost` says that the words were posted before.
    """

    number: int
    source: str
    source_id: str
    vacancy: Vacancy
    opened: date
    closed: date | None
    valid_through: date
    advert: Advert
    edited_on: date | None = None
    edited: Advert | None = None
    edited_pay: money.PayOffer | None = None
    is_repost: bool = False
    copy_of: str | None = None

    @property
    def board(self) -> str:
        """The board it stands on; the board of an employer's own pages is their host."""
        employer = self.vacancy.employer
        return f"www.{employer.host}" if self.source == "jsonld_page" else employer.board

    def changed(self, on: date) -> bool:
        """Whether its edit has happened by a day."""
        return self.edited_on is not None and on >= self.edited_on

    def words(self, on: date) -> Advert:
        """The advert as it read on a day."""
        return self.edited if self.edited and self.changed(on) else self.advert

    def pay(self, on: date) -> money.PayOffer:
        """The pay as it stood on a day."""
        return self.edited_pay if self.edited_pay and self.changed(on) else self.vacancy.pay

    def stands(self, on: date) -> bool:
        """Whether a reading on that day finds it."""
        return self.opened <= on and (self.closed is None or on < self.closed)


class Market(msgspec.Struct, frozen=True):
    """A labour market: `size` postings of fictional employers over the 18 months that end on `until`."""

    seed: int
    size: int
    until: date
    employers: tuple[Employer, ...]
    postings: tuple[SimPosting, ...]
    reading_days: tuple[date, ...]


def reading_days(until: date) -> tuple[date, ...]:
    """The days on which all boards are read, oldest first, the last of them `until`."""
    return tuple(until - timedelta(days=EVERY * back) for back in range(READINGS - 1, -1, -1))


class _Builder:
    """Grows a market posting by posting."""

    def __init__(self, seed: int, size: int, until: date) -> None:
        self.size, self.until = size, until
        self.draws = Draws(seed, 1)
        self.groups = employers.build(size, Draws(seed, 2), until)
        self.staffing = Staffing(self.groups)
        self.written = Written()
        self.days = reading_days(until)
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
        day = self.draws.pick(read[1:]) - timedelta(days=self.draws.whole(0, 20))
        page = Page(posting.vacancy, self.draws, self.written)
        pays = posting.vacancy.pay
        if pays.stated and self.draws.chance(0.5):
            pays = money.raised(pays, 1.0 + self.draws.whole(3, 8) / 100.0)
            vacancy = msgspec.structs.replace(posting.vacancy, pay=pays)
            advert = compose.with_line(posting.advert, "pay", compose.pay_line(Page(vacancy, self.draws, self.written)))
        else:
            advert = compose.with_line(posting.advert, "duties", compose.duties(page)[0])
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


def build(seed: int, size: int, until: date) -> Market:
    """A market of exactly `size` postings. The same seed, size and last day give the same market, to the byte.

    Raises UsageError for a negative seed or a size out of range.
    """
    if seed < 0:
        raise UsageError(f"seed {seed}", "a seed is 0 or more")
    if not 1 <= size <= LARGEST_SIZE:
        raise UsageError(f"a market of {size} postings", f"1 to {LARGEST_SIZE:,}", "use the bulk form for more")
    builder = _Builder(seed, size, until)
    builder.grow()
    everyone = tuple(one for group in builder.groups.values() for one in group)
    return Market(seed, size, until, everyone, tuple(builder.postings), builder.days)
