"""The advice: as many jobs opened as the best of all sets opens, each job named, and every count true when matched again."""

from itertools import combinations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.matching.market import job, profile

from metier.matching.advice import advise
from metier.matching.ledger import Sheet
from metier.matching.weights import ENOUGH, STEPS_ADVISED
from metier.model.matching import JobMatch, Profile
from metier.model.posting import Kept

#: So few, and unrelated to any tool outside them, that every set can be tried.
TOOLS = ("salesforce", "figma", "autocad", "westlaw", "quickbooks", "photoshop-x")
wanted = some.dictionaries(some.sampled_from(TOOLS), some.sampled_from(("required", "preferred")), min_size=1, max_size=5)
markets = some.lists(wanted, min_size=1, max_size=8).map(
    lambda asked: [job(f"p{number}", tools) for number, tools in enumerate(asked)]
)


def matches(market: list[Kept], person: Profile) -> list[JobMatch]:
    return [found for kept in market if (found := Sheet(person).match(kept))]


def opened(market: list[Kept], person: Profile) -> set[str]:
    return {found.posting for found in matches(market, person) if found.score >= ENOUGH}


@given(market=markets, known=some.lists(some.sampled_from(TOOLS), max_size=2, unique=True))
@settings(max_examples=40, deadline=None)
def test_no_set_of_skills_opens_more_and_none_as_many_with_fewer(market: list[Kept], known: list[str]) -> None:
    advice = advise(matches(market, profile(*known)))
    gained = sum(step.opens for step in advice.steps)
    assert advice.ready == len(opened(market, profile(*known)))
    assert len(advice.steps) <= STEPS_ADVISED
    for size in range(STEPS_ADVISED + 1):
        best = max(len(opened(market, profile(*known, *some))) for some in combinations(TOOLS, size)) - advice.ready
        assert gained >= best
        assert size >= len(advice.steps) or best < gained or not gained


@given(market=markets, known=some.lists(some.sampled_from(TOOLS), max_size=2, unique=True))
@settings(max_examples=30, deadline=None)
def test_each_step_opens_exactly_the_jobs_it_names(market: list[Kept], known: list[str]) -> None:
    person = profile(*known)
    before = opened(market, person)
    for step in advise(matches(market, person)).steps:
        person = msgspec.structs.replace(person, held=(*person.held, *profile(step.id).held))
        now = opened(market, person)
        assert set(step.jobs) == now - before
        assert step.opens == len(step.jobs)
        before = now


def test_what_is_related_counts_in_the_advice_as_in_the_ledger() -> None:
    market = [
        job(str(n), {"postgresql": "required", "python": "required", "git": "required", "docker": "required"}) for n in range(3)
    ]
    market.append(job("x", {"mysql": "required", "python": "required"}))
    person = profile("python", "git", "docker")
    (step,) = advise(matches(market, person)).steps[:1]
    assert (step.id, step.opens) == ("mysql", 4)  # half of PostgreSQL is enough for the three


def test_nothing_to_learn_where_nothing_is_near_or_all_is_open() -> None:
    assert advise([]).steps == ()
    assert advise(matches([job("a", {"python": "required"})], profile("python"))) == advise(
        matches([job("a", {"python": "required"})], profile("python"))
    )
    assert advise(matches([job("a", {"python": "required"})], profile("python"))).steps == ()
    far = job("a", {"python": "required"}, level="executive")
    assert advise(matches([far], profile("git", level="intern"))).steps == ()
