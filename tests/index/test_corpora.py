"""Random searches over a simulated market and over real postings: what is found and counted is what plain Python finds."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.index.contract.agreeing import agrees, flat, numbered, paged
from tests.index.plain import plain_reader
from tests.index.predicates import Unit, units

import metier
from metier.corpus.corpus import Corpus
from metier.index import ordering, paging
from metier.index.engine import Engine
from metier.index.engine_tantivy import build, open_index
from metier.index.fields import FACETS
from metier.model.posting import Kept
from metier.model.search import SearchQuery

#: Words a text may be made of, each in quotes so that it is taken as it is.
WORDS = ("engineer", "data", "nurse", "python", "remote", "team", "customer", "kubernetes", "austin")
LARGER = {"place": ("EUROPE", "DACH", "remote"), "remote_from": ("EUROPE", "CET", "US-TX", "US-CA", "worldwide", "no")}
CURRENCIES = ("", "", "USD", "EUR", "GBP", "JPY")


class Held:
    """An index of a corpus, its postings and its vacancies, and searches with the values it holds."""

    def __init__(self, folder: Path, kept: Sequence[Kept]) -> None:
        build(folder / "index", kept)
        self.engine: Engine = open_index(folder / "index", plain_reader)
        self.units = {copies: units(kept, copies) for copies in (False, True)}
        alone = self.units[True]
        found = {facet: Counter(value for unit in alone for value in unit.states[facet]) for facet in FACETS}
        self.values = {
            facet: [*[value for value, _ in counts.most_common(40)], *LARGER.get(facet, ())] for facet, counts in found.items()
        }
        self.days = sorted({unit.posted for unit in alone}), sorted({unit.seen for unit in alone})
        places = [place for one in kept for place in one.facts.places if place.lat is not None]
        self.points = [f"{place.lat:.2f},{place.lon:.2f}" for place in places]

    def query(self, dice: random.Random) -> SearchQuery:
        """A search of one to four filters."""
        asked: dict[str, Any] = {"copies": dice.random() < 0.4, "per_employer": dice.choice((0, 2))}
        for kind in dice.sample((*FACETS, "pay", "near", "posted_since", "seen_since", "text"), dice.choice((1, 1, 2, 2, 3, 4))):
            asked |= self._filter(kind, dice)
        return SearchQuery(**asked)

    def _filter(self, kind: str, dice: random.Random) -> dict[str, Any]:
        if kind == "text":
            return {"text": dice.choice(("", "-")) + f'"{dice.choice(WORDS)}"'}
        if kind == "pay":
            least = dice.choice((None, 0.0, 30_000.0, 80_000.0, 150_000.0))
            return {
                "pay_min": least,
                "pay_currency": dice.choice(CURRENCIES),
                "unstated_pay": dice.choice(("include", "exclude", "only")),
            }
        if kind == "near":
            return {"near": dice.choice(self.points), "radius": dice.choice((3.0, 30.0, 300.0))} if self.points else {}
        if kind in {"posted_since", "seen_since"}:
            return {kind: dice.choice(self.days[kind == "seen_since"]) + timedelta(days=dice.choice((-1, 0, 1)))}
        some = [dice.choice((*self.values[kind], "")) for _ in range(dice.choice((1, 1, 2, 3)))]
        return {kind: tuple(dict.fromkeys(dice.choice(("", "", "", "-")) + value for value in some))}


def says(text: str) -> Callable[[list[str]], bool]:
    """Whether words answer a text of one word in quotes, with `-` before them or not."""
    word = text.strip('-"')
    return lambda words: (word in words) is not text.startswith("-")


def agreeing(held: Held, seed: int, searches: int) -> None:
    dice = random.Random(seed)
    found = 0
    for _ in range(searches):
        query = held.query(dice)
        found += bool(agrees(held.engine, held.units[query.copies], query, says(query.text)).total)
    assert found > searches / 3


def leafing(held: Held, seed: int, searches: int) -> None:
    """Each result stands on one page and `every` gives the same, in each order, across all that pages are made of."""
    dice = random.Random(seed)
    for number in range(searches):
        query = replace(held.query(dice), sort=("relevance", "newest", "pay")[number % 3], facets=False)
        total = held.engine.search(query).total
        query = replace(query, limit=max(7, total // dice.randint(2, 9)))
        if total > 1_000:
            continue
        order = flat(paged(held.engine, query))
        assert len(order) == len(set(order)) == total
        assert flat(numbered(held.engine, replace(query, limit=max(7, total // 4)), total)) == order
        assert sorted(one.posting.id for one in held.engine.every(query)) == sorted(order)


def beside_the_point(held: Held, seed: int, searches: int) -> tuple[int, int]:
    """Of the vacancies found, how many have all the filters in their copies together, but in none alone."""
    dice, shown, beside = random.Random(seed), 0, 0
    for _ in range(searches):
        query = replace(held.query(dice), copies=False, limit=1_000, facets=False, text="")
        found = held.engine.search(query).hits
        shown, beside = shown + len(found), beside + sum(bool(Unit([hit.kept]).failing(query)) for hit in found)
    return shown, beside


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Held:
    home = metier.open(tmp_path_factory.mktemp("small") / "home")
    home.intake.simulated_corpus(5, 300, date(2026, 11, 24))
    return Held(home.path, list(Corpus(home.path).kept()))


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "DEPTH", 40)
    monkeypatch.setattr(paging, "WINDOW", 15)
    monkeypatch.setattr(ordering, "WINDOW", 15)


def test_a_small_market(small: Held) -> None:
    agreeing(small, 1, 30)


@pytest.mark.usefixtures("narrow")
def test_pages_of_a_small_market(small: Held) -> None:
    leafing(small, 2, 12)


@pytest.mark.heavy
@pytest.mark.usefixtures("narrow")
def test_a_market_read_through_the_sources(tmp_path: Path) -> None:
    home = metier.open(tmp_path / "home")
    home.intake.simulated(6, 1_000, date(2026, 11, 24))
    held = Held(home.path, list(Corpus(home.path).kept()))
    agreeing(held, 3, 150)
    leafing(held, 4, 60)


REAL = (("hackernews_archive", "hn_2026_jan_apr.jsonl.gz"), ("himalayas", "himalayas_2026.jsonl.gz"))


@pytest.mark.real
@pytest.mark.usefixtures("narrow")
def test_real_postings(shared: Path, tmp_path: Path) -> None:
    home = metier.open(tmp_path / "home")
    for source, name in REAL:
        home.intake.files(source, str(shared / "data" / "postings" / name))
    held = Held(home.path, list(Corpus(home.path).kept()))
    agreeing(held, 7, 150)
    leafing(held, 8, 60)
    shown, beside = beside_the_point(held, 9, 60)
    assert 200 * beside < shown
