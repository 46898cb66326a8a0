"""One role's rows in memory, and the cuts of them that figures are made from."""

import re
from functools import cached_property
from pathlib import Path

import numpy as np

from metier.guides.coded import Coded
from metier.guides.columns import Columns, Files
from metier.guides.market import days
from metier.model.figure import Cell, Window
from metier.postings.employers import employer_name
from metier.statistics.estimate import Bools, Floats, Ints, dense
from metier.statistics.outliers import far_out

SIGNS = re.compile(r"[^\w+#.]|_")
NO_TEXT = "no advert text is held"
_WINDOWS = 4


class RoleTable:
    """All rows of one role, columns as arrays; words for evidence stay in Arrow until asked for.

    `kept` is where makers of measures keep what needs no cell.
    """

    def __init__(self, tables: dict[str, Columns]) -> None:
        """Take the five tables of `guides.tables`, their `row` counting from 0."""
        self.tables, self.kept = tables, dict[str, object]()
        openings, claims, places = (tables[name] for name in ("openings", "claims", "places"))
        openings.load(("employer", "level", "workplace", "status", "excluded", "first_day", "last_day", "has_text"))
        claims.load(("row", "kind", "value", "low", "high"))
        places.load(("row", "weight", "country", "region", "metro"))
        self.n = openings.num_rows
        self.employer, self.level = Coded(openings, "employer"), Coded(openings, "level")
        self.workplace, self.status = Coded(openings, "workplace"), Coded(openings, "status")
        self.excluded = Coded(openings, "excluded")
        self.first, self.last, self.has_text = openings.ints("first_day"), openings.ints("last_day"), openings.bools("has_text")
        self.place_row, self.place_weight = places.ints("row"), places.floats("weight")
        self.country, self.region, self.metro = (Coded(places, name) for name in ("country", "region", "metro"))
        self.claim_row, self.claim_kind, self.claim_value = claims.ints("row"), Coded(claims, "kind"), Coded(claims, "value")
        self.claim_low, self.claim_high = claims.floats("low"), claims.floats("high")
        self._within: dict[Window, Bools] = {}

    @cached_property
    def _mentions(self) -> Columns:
        self.tables["mentions"].load(("row", "item", "req", "category", "or_group"))
        return self.tables["mentions"]

    @cached_property
    def mention_row(self) -> Ints:
        """The opening of each mention."""
        return self._mentions.ints("row")

    @cached_property
    def item(self) -> Coded:
        """What each mention names."""
        return Coded(self._mentions, "item")

    @cached_property
    def req(self) -> Coded:
        """Whether a mention is required, preferred or context."""
        return Coded(self._mentions, "req")

    @cached_property
    def category(self) -> Coded:
        """The category of what each mention names."""
        return Coded(self._mentions, "category")

    @cached_property
    def or_group(self) -> Ints:
        """The number of the sentence that offers a mention among alternatives; -1 for none."""
        return self._mentions.ints("or_group")

    @cached_property
    def duty_row(self) -> Ints:
        """The opening of each duty."""
        return self.tables["duties"].ints("row")

    @cached_property
    def employment(self) -> Coded:
        """The types of employment each opening states."""
        return Coded(self.tables["openings"], "employment")

    @cached_property
    def title(self) -> Coded:
        """The title of each opening, as written."""
        return Coded(self.tables["openings"], "title")

    @cached_property
    def plain_titles(self) -> list[str]:
        """The different titles as small words (see `plain_title`), in the order of `title.words`."""
        return [plain_title(text) for text in self.title.words]

    @cached_property
    def currency(self) -> Coded:
        """The currency of each claim; empty for what is not money."""
        return Coded(self.tables["claims"], "currency")

    @cached_property
    def claim_place(self) -> Coded:
        """The place a band of pay is tied to, as written."""
        return Coded(self.tables["claims"], "place")

    @cached_property
    def rejected(self) -> Coded:
        """Why a band of pay was read and not believed."""
        return Coded(self.tables["claims"], "rejected")

    @cached_property
    def unit(self) -> Coded:
        """The unit of time of each band of pay."""
        return Coded(self.tables["claims"], "unit")

    @cached_property
    def employer_name(self) -> dict[str, str]:
        """Employer id to its name, as its postings mostly write it."""
        names = Coded(self.tables["openings"], "employer_name")
        pairs, times = np.unique(self.employer.codes * len(names.words) + names.codes, return_counts=True)
        spellings: dict[str, list[str]] = {}
        for pair, count in zip(pairs.tolist(), times.tolist(), strict=True):
            employer, name = divmod(pair, len(names.words))
            spellings.setdefault(self.employer.words[employer], []).extend([names.words[name]] * count)
        return {employer: employer_name(written) for employer, written in spellings.items()}

    @cached_property
    def _mentions_by_item(self) -> tuple[Ints, Ints]:
        return _by_code(self.item)

    @cached_property
    def _mentions_by_category(self) -> tuple[Ints, Ints]:
        return _by_code(self.category)

    def mentions_in(self, category: str) -> Ints:
        """Where in `mentions` the items of a category stand, in order of rows."""
        return _of_code(self._mentions_by_category, self.category.code(category))

    def mentions_of(self, item: str) -> Ints:
        """Where in `mentions` an item stands, in order of rows."""
        return _of_code(self._mentions_by_item, self.item.code(item))

    @cached_property
    def countable(self) -> Bools:
        """Which openings are counted at all: no copies, nothing that is no job."""
        return self.excluded.equal("")

    def within(self, window: Window) -> Bools:
        """Which openings were advertised at some time in a window."""
        known = self._within.get(window)
        if known is None:
            start, end = days(window)
            known = self._within[window] = (self.first <= end) & (self.last >= start)
            while len(self._within) > _WINDOWS:
                self._within.pop(next(iter(self._within)))
        return known

    @cached_property
    def _claims_by_kind(self) -> tuple[Ints, Ints]:
        return _by_code(self.claim_kind)

    def claims_of(self, kind: str) -> Ints:
        """Where in `claims` a kind of claim stands, in order of rows."""
        return _of_code(self._claims_by_kind, self.claim_kind.code(kind))

    @cached_property
    def quarantined(self) -> Bools:
        """Which claims are pay too far from the role's other pay in its currency to be believed."""
        found = np.zeros(len(self.claim_row), dtype=np.bool_)
        pay = self.claims_of("pay")
        pay = pay[(self.claim_low[pay] > 0) & (self.claim_high[pay] > 0)]
        pay = pay[self.claim_value.equal("base")[pay] & self.rejected.equal("")[pay]]
        for currency in np.unique(self.currency.codes[pay]):
            same = pay[self.currency.codes[pay] == currency]
            found[same] = far_out((self.claim_low[same] + self.claim_high[same]) / 2)
        return found


class Cut:
    """The rows of one cell and window: `row` are the counted openings, `weight` the part of each that stands in the place.

    `kept` is where makers of measures keep what is costly to make twice (judged bands of pay, groups of duties).
    """

    def __init__(self, table: RoleTable, cell: Cell, window: Window, place_words: frozenset[str] = frozenset()) -> None:
        """Choose the rows of `cell` (its role is the table's) that were advertised at some time in `window`.

        `place_words` are the small words of the place's name, to find the bands of pay tied to it.
        """
        self.table, self.cell, self.window, self.place_words = table, cell, window, place_words
        inside = table.within(window)
        weight = np.ones(table.n, dtype=np.float64)
        if cell.place:
            here = np.flatnonzero(place_matches(table, cell.place))
            weight = np.bincount(table.place_row[here], weights=table.place_weight[here], minlength=table.n).astype(np.float64)
            inside = inside & (weight > 0)
        for column, word in ((table.level, cell.level), (table.workplace, cell.workplace), (table.employer, cell.employer)):
            if word is not None:
                inside = inside & column.equal(word)
        counted = inside & table.countable
        self.row: Ints = np.flatnonzero(counted).astype(np.int64)
        self.weight: Floats = weight[self.row]
        self.employer, self.k = dense(table.employer.codes[self.row])
        self.n = len(self.row)
        self.counted: Bools = counted
        self.excluded = reasons(table.excluded, inside & ~counted)
        self.kept: dict[str, object] = {}

    @cached_property
    def position(self) -> Ints:
        """For each row of the table its place in `row`, -1 where it is not counted."""
        found = np.full(self.table.n, -1, dtype=np.int64)
        found[self.row] = np.arange(self.n)
        return found

    @cached_property
    def has_text(self) -> Bools:
        """Which counted openings have a text to read; of a pay table's rows nothing but the pay is known."""
        return self.table.has_text[self.row]

    @cached_property
    def k_text(self) -> int:
        """How many employers have an opening whose text is held."""
        return int((np.bincount(self.employer[self.has_text]) > 0).sum())

    @cached_property
    def employers(self) -> list[str]:
        """The id of each employer code."""
        return [self.table.employer.words[code] for code in np.unique(self.table.employer.codes[self.row])]

    def claims(self, kind: str) -> Ints:
        """Where in `claims` the counted rows' claims of a kind stand."""
        found = self.table.claims_of(kind)
        return found[self.counted[self.table.claim_row[found]]]

    def per_employer(self) -> list[tuple[str, int]]:
        """Employer ids with their counted openings, most first, then by id."""
        counts = np.bincount(self.table.employer.codes[self.row], minlength=len(self.table.employer.words))
        found = [(self.table.employer.words[code], int(counts[code])) for code in np.flatnonzero(counts)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def per_place(self, kind: str) -> list[tuple[str, int]]:
        """Places (`country`, `region` or `metro`) with the counted openings in them, most first, then by id."""
        column: Coded = getattr(self.table, kind)
        counted = self.counted[self.table.place_row] & ~column.equal("")
        if self.cell.place:
            counted &= place_matches(self.table, self.cell.place)
        pairs = np.sort(self.table.place_row[counted] * (len(column.words) + 1) + column.codes[counted])
        fresh = np.diff(pairs, prepend=-1) != 0
        counts = np.bincount(pairs[fresh] % (len(column.words) + 1), minlength=len(column.words))
        found = [(column.words[code], int(counts[code])) for code in np.flatnonzero(counts)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def per_word(self, column: Coded) -> dict[str, int]:
        """How many counted openings hold each word of a column (a level, a workplace); the empty word is not stated."""
        counts = np.bincount(column.codes[self.row], minlength=len(column.words))
        return {column.words[code]: int(counts[code]) for code in np.flatnonzero(counts)}


def _by_code(column: Coded) -> tuple[Ints, Ints]:
    """The rows of each word of a column one after another, and where those of each begin."""
    order = np.argsort(column.codes.astype(np.int32), kind="stable").astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(np.bincount(column.codes, minlength=len(column.words)))])
    return order, starts.astype(np.int64)


def _of_code(by_code: tuple[Ints, Ints], code: int) -> Ints:
    order, starts = by_code
    return order[:0] if code < 0 else order[starts[code] : starts[code + 1]]


def place_matches(table: RoleTable, place: str) -> Bools:
    """Which rows of `places` lie in a country (`US`), a region (`US-TX`) or a metro (`austin-tx`)."""
    if len(place) == 2 and place.isupper():
        return table.country.equal(place)
    return table.region.equal(place) if place[:2].isupper() else table.metro.equal(place)


def reasons(column: Coded, rows: Bools) -> dict[str, int]:
    """How many of the chosen rows hold each word, by word; the empty word is left out."""
    counts = np.bincount(column.codes[rows], minlength=len(column.words))
    return {word: int(counts[code]) for word, code in sorted((w, c) for c, w in enumerate(column.words)) if word and counts[code]}


def plain_title(text: str) -> str:
    """A title as small words with single spaces; of the signs only `+`, `#` and `.` inside words stay."""
    return " ".join(word.strip(".") for word in SIGNS.sub(" ", text.casefold().replace("&", " and ")).split())


class Market:
    """The files of a market; safe to read from several threads."""

    def __init__(self, folder: Path) -> None:
        """Open the market that `guides.market.build` wrote into `folder`."""
        self._files = Files(folder)

    def role(self, *groups: int) -> RoleTable:
        """The rows of one role, or of several together, by the numbers of their row groups."""
        return RoleTable(self._files.tables(groups))
