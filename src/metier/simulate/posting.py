"""One posting of the simulated market, and how it stood on a day."""

from datetime import date

import msgspec

from metier.simulate import pay as money
from metier.simulate.compose import Advert
from metier.simulate.vacancies import Vacancy


class SimPosting(msgspec.Struct, frozen=True, kw_only=True):
    """One posting. `opened` is its first day and `closed` the first day it is gone (None: still open at the end).

    `valid_through` is the end its page promises, which is the truth where it closed in time. From `edited_on` on it reads
    `edited` and pays `edited_pay`. `copy_of` is the source id of the posting whose words it repeats at the same time on
    another board or for another place; `is_repost` says that the words were posted before. `away` are first days on which no
    reading finds it and the days on which it is back; `redated` are days on which its date of posting is moved to that day.
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
    away: tuple[tuple[date, date], ...] = ()
    redated: tuple[date, ...] = ()

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
        if on < self.opened or (self.closed is not None and on >= self.closed):
            return False
        return not self.away or not any(left <= on < back for left, back in self.away)

    def posted(self, on: date) -> date:
        """The date of posting it bears on a day."""
        return max((day for day in self.redated if day <= on), default=self.opened)
