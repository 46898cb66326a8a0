"""The ledger: each line as it should stand, the score nothing but its sum, and no skill that lowers a match."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.matching.market import job, profile

from metier.matching.ledger import Sheet, order, score
from metier.matching.weights import STEPS, level_factor
from metier.model.facts import Facts, HardSkill
from metier.model.matching import Entry, Held, JobMatch, Profile
from metier.model.posting import Kept

TOOLS = (
    "python",
    "django",
    "postgresql",
    "mysql",
    "react",
    "angular",
    "kubernetes",
    "helm",
    "tableau",
    "power-bi",
    "excel-x",
    "java",
)


def matched(kept: Kept, person: Profile) -> JobMatch:
    found = Sheet(person).match(kept)
    assert found is not None
    return found


def line(found: JobMatch, kind: str) -> Entry:
    return next(entry for entry in found.entries if entry.kind == kind)


def test_met_related_and_missing_with_the_words_of_both_sides() -> None:
    kept = job("a", {"python": "required", "postgresql": "required", "react": "preferred"})
    found = matched(kept, profile("python", "mysql"))
    met, related, missing = found.entries
    assert (met.state, met.credit, met.asked, met.held) == ("met", 1.0, "we use python", "my python")
    assert (related.state, related.credit, related.through, related.held) == ("related", 0.5, "MySQL", "my mysql")
    assert (missing.state, missing.credit, missing.weight, missing.held) == ("missing", 0.0, 0.3, None)
    assert found.score == round(1.5 / 2.3, 4)


def test_of_alternatives_the_best_counts_and_the_firmest_demand_weighs() -> None:
    kept = job("a", {"java": "preferred", "python": "required", "react": "required"}, groups={"java": 1, "python": 1})
    either, other = matched(kept, profile("java")).entries
    assert (either.name, either.req, either.state, either.ids) == ("Java or Python", "required", "met", ("java", "python"))
    assert other.state == "missing"


def test_what_is_context_is_asked_of_nobody_and_a_posting_that_asks_nothing_is_not_matched() -> None:
    assert Sheet(profile("python")).match(job("a", {"python": "context"})) is None
    assert Sheet(profile("python")).match(job("a", years=5)) is None


def test_a_skill_of_no_table_cannot_be_told_and_counts_neither_way() -> None:
    kept = job("a", {"python": "required"})
    strange = HardSkill(id="frobnication", name="frobnication", req="required", known=False, quote="frobnication")
    facts = msgspec.structs.replace(kept.facts, hard_skills=(strange,))
    found = matched(msgspec.structs.replace(kept, facts=facts), profile("python"))
    assert (found.score, found.entries[1].state) == (1.0, "unknown")


@pytest.mark.parametrize(
    ("years", "state", "credit"),
    [(None, "unknown", 0.0), (7.0, "met", 1.0), (5, "met", 1.0), (4, "related", 0.5), (3, "missing", 0.0)],
)
def test_years_of_experience(years: float | None, state: str, credit: float) -> None:
    found = line(matched(job("a", {"python": "required"}, years=5), profile("python", years=years)), "experience")
    assert (found.state, found.credit) == (state, credit)


@pytest.mark.parametrize(
    ("education", "years", "equivalent", "state"),
    [
        (None, None, False, "unknown"), (None, 5.0, False, "unknown"), (None, 5.0, True, "related"),
        ("master", None, False, "met"),
        ("associate", None, False, "missing"), ("associate", 4.0, True, "related"), ("associate", None, True, "missing"),
    ],
)  # fmt: skip
def test_education_and_what_may_stand_for_it(education: str | None, years: float | None, equivalent: bool, state: str) -> None:
    kept = job("a", {"python": "required"}, degree="bachelor", equivalent=equivalent)
    assert line(matched(kept, profile("python", education=education, years=years)), "education").state == state


def test_languages_are_unknown_until_any_is_told() -> None:
    kept = job("a", {"python": "required"}, languages=("de",))
    german = Held(kind="language", id="de", name="German")
    states = [
        line(matched(kept, msgspec.structs.replace(profile("python"), languages=spoken)), "language").state
        for spoken in ((), (german,), (Held(kind="language", id="fr", name="French"),))
    ]
    assert states == ["unknown", "met", "missing"]


def test_a_level_above_costs_less_than_one_below_and_an_unknown_one_nothing() -> None:
    assert level_factor("senior", "senior") == ("met", 1.0)
    assert level_factor(None, "senior") == level_factor("senior", "unclear") == ("unknown", 1.0)
    assert level_factor("senior", "mid")[1] > level_factor("mid", "senior")[1]
    factors = [level_factor(held, asked)[1] for held in STEPS for asked in STEPS]
    assert min(factors) > 0
    assert max(factors) == 1.0


requirements = some.dictionaries(
    some.sampled_from(TOOLS), some.sampled_from(("required", "preferred", "context")), min_size=1, max_size=8
)
jobs: Any = some.builds(
    lambda tools, groups, level, years, degree: job(
        "p", tools, groups={each: group for each, group in groups.items() if each in tools}, years=years,
        **({"level": level} if level else {}), **({"degree": degree} if degree else {}),
    ),
    requirements,
    some.dictionaries(some.sampled_from(TOOLS), some.integers(1, 2), max_size=5),
    some.none() | some.sampled_from(sorted(STEPS)),
    some.none() | some.integers(1, 12),
    some.none() | some.sampled_from(("bachelor", "master")),
)  # fmt: skip
persons: Any = some.builds(
    lambda ids, years, level: profile(*ids, years=years, level=level),
    some.lists(some.sampled_from(TOOLS), max_size=6, unique=True),
    some.none() | some.integers(0, 15),
    some.none() | some.sampled_from(sorted(STEPS)),
)


@given(kept=jobs, person=persons, skill=some.sampled_from(TOOLS))
@settings(max_examples=100, deadline=None)
def test_another_skill_never_lowers_a_match(kept: Kept, person: Profile, skill: str) -> None:
    more = msgspec.structs.replace(person, held=(*person.held, *profile(skill).held))
    before, after = Sheet(person).match(kept), Sheet(more).match(kept)
    assert (before is None) == (after is None)
    if before and after:
        assert after.score >= before.score
        assert order(after)[0] <= order(before)[0]


@given(kept=jobs, person=persons)
@settings(max_examples=100, deadline=None)
def test_the_ledger_entails_the_score_also_after_it_was_sent(kept: Kept, person: Profile) -> None:
    found = Sheet(person).match(kept)
    if found is None:
        return
    told = msgspec.json.decode(msgspec.json.encode(found))
    counted = [(each["weight"], each["credit"]) for each in told["entries"] if each["state"] != "unknown"]
    again = told["fit"]["factor"] * sum(weight * credit for weight, credit in counted) / sum(weight for weight, _ in counted)
    assert round(again, 4) == told["score"] == score(found.entries, found.fit)
    assert 0 <= found.score <= 1


def test_one_thing_met_of_one_tells_less_than_nine_of_ten() -> None:
    nine = dict.fromkeys(
        ("python", "django", "react", "kubernetes", "tableau", "java", "git", "docker", "linux", "rust"), "required"
    )
    person = profile("python", "django", "react", "kubernetes", "tableau", "java", "git", "docker", "linux")
    one, many = matched(job("one", {"python": "required"}), person), matched(job("many", nine), person)
    assert one.score > many.score
    assert min((one, many), key=order) is many


def test_a_posting_without_facts_is_not_matched() -> None:
    kept = msgspec.structs.replace(job("a"), facts=Facts())
    assert Sheet(profile("python")).match(kept) is None
