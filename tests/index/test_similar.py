"""Jobs like one."""

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.index.market import PLACES, kept, markets

from metier.index.engine import Engine
from metier.index.engine_tantivy import build, open_index
from metier.index.weights import weights
from metier.model.posting import Kept
from metier.model.search import Hit

Indexed = Callable[..., Engine]
AUSTIN, GERMANY = PLACES[:1], PLACES[1:2]
#: What the posting is that others are held to.
NURSE: dict[str, Any] = {
    "role": "registered-nurse", "title": "Registered nurse, oncology", "level": "senior", "places": AUSTIN, "employer": "mercy",
}  # fmt: skip


@pytest.fixture
def indexed(tmp_path: Path) -> Indexed:
    def make(*market: Kept) -> Engine:
        build(tmp_path / "index", market)
        return open_index(tmp_path / "index")

    return make


def other(number: int, **given: Any) -> Kept:
    """A posting of an employer and a text of its own."""
    name = "abcdefghij"[number % 10]
    fields = {"title": f"Opening {name}", "employer": f"house-{name}", "text": name * 500}
    return kept(number, **fields | given)


def names(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.posting for hit in hits]


def why(hit: Hit) -> list[str]:
    return [reason.what for reason in hit.reasons]


def test_the_likest_come_first_each_with_what_it_shares(indexed: Indexed) -> None:
    mine = kept(0, **NURSE)
    far = other(1, role="registered-nurse")
    near = other(2, role="registered-nurse", places=AUSTIN)
    nearest = other(3, role="registered-nurse", places=AUSTIN, level="senior", title="Nurse, oncology")
    hits = indexed(mine, far, near, nearest, other(4, role="data-engineer", places=AUSTIN, level="senior")).similar(mine, 5)
    assert names(hits) == [one.posting.id for one in (nearest, near, far)]
    assert why(hits[0]) == ["same role", "title says oncology", "same level", "also in Austin, TX"]
    assert why(hits[2]) == ["same role"]


def test_roles_beside_it_need_something_else_in_common(indexed: Indexed) -> None:
    mine = kept(0, role="data-engineer", tools=("python", "sql", "c-plus-plus"), places=AUSTIN, level="senior")
    beside = other(2, role="machine-learning-engineer", tools=("python", "sql", "c-plus-plus"))
    idle = other(3, role="machine-learning-engineer", places=AUSTIN, level="senior")
    crowd = [other(4 + at, role="welder") for at in range(6)]
    hits = indexed(mine, beside, idle, *crowd).similar(mine, 5)
    assert names(hits) == [beside.posting.id]
    assert why(hits[0]) == ["near data engineer", "shares C++, Python, SQL"]


def test_rare_tools_count_more_than_common_ones(indexed: Indexed) -> None:
    mine = kept(0, role="data-engineer", tools=("c-plus-plus", "python"))
    rare = other(1, role="data-engineer", tools=("c-plus-plus",))
    common = other(2, role="data-engineer", tools=("python",))
    crowd = [other(3 + at, role="welder", tools=("python",)) for at in range(6)]
    assert names(indexed(mine, common, rare, *crowd).similar(mine, 5)) == [rare.posting.id, common.posting.id]


def test_copies_closed_ones_and_the_same_again_are_no_news(indexed: Indexed) -> None:
    mine = kept(0, (1,), **NURSE)
    copy = kept(1, (0,), **NURSE)
    closed = other(2, role="registered-nurse", status="closed")
    again = other(3, role="registered-nurse", employer="mercy", title="Registered Nurse - Oncology (Austin)")
    reposted = other(4, role="registered-nurse", text=NURSE.get("text", "We build things."))
    fresh = other(5, role="registered-nurse")
    assert names(indexed(mine, copy, closed, again, reposted, fresh).similar(mine, 5)) == [fresh.posting.id]


def test_at_most_two_of_one_employer(indexed: Indexed) -> None:
    mine = kept(0, **NURSE)
    titles = ("Night nurse, cardiology", "Head of infusion", "Triage and telephone", "School clinic")
    many = [other(1 + at, role="registered-nurse", employer="big", title=title) for at, title in enumerate(titles)]
    single = other(8, role="registered-nurse")
    hits = indexed(mine, *many, single).similar(mine, 5)
    assert Counter(hit.kept.posting.employer_id for hit in hits) == {"big": 2, "house-i": 1}


def test_without_a_role_title_and_tools_tell(indexed: Indexed) -> None:
    mine = kept(0, title="Vice admiral of the kelp fleet", tools=("python", "c-plus-plus"))
    alike = other(1, title="Admiral, kelp fleet", tools=("c-plus-plus", "python"))
    found = indexed(mine, alike, *[other(2 + at, title="Welder") for at in range(8)]).similar(mine, 5)
    assert names(found) == [alike.posting.id]


def test_nothing_told_has_nothing_like_it(indexed: Indexed) -> None:
    mine = kept(0, title="", employer="")
    assert indexed(mine, other(1), other(2, role="data-engineer")).similar(mine, 5) == ()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(markets(), st.integers(1, 5))
def test_what_is_found_is_another_open_vacancy_whose_reasons_sum_to_its_score(market: list[Kept], limit: int) -> None:
    market = [replace(item, posting=replace(item.posting, text=f"{at} {item.posting.text}")) for at, item in enumerate(market)]
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "index", market)
        engine = open_index(Path(folder) / "index")
        answers = [(item, engine.similar(item, limit), engine.similar(item, limit)) for item in market]
    for item, hits, again in answers:
        assert hits == again
        assert len(hits) <= limit
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        vacancies = [hit.kept.vacancy for hit in hits]
        assert len({*vacancies, item.vacancy}) == len(vacancies) + 1
        for hit in hits:
            assert hit.kept.life.status != "closed"
            assert hit.score == pytest.approx(sum(reason.score for reason in hit.reasons))


def test_every_weight_has_its_row() -> None:
    named = {name for name in weights() if name.startswith("similar_")}
    assert {"similar_main", "similar_tools", "similar_least"} <= named
    assert all(weights()[name] > 0 for name in named)
