"""A person matched with a small market, through the engine: wishes obeyed, scores true, and who they are without effect."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from tests.matching.cvs import ALL, cv
from tests.matching.cvs import Person as Someone
from tests.matching.market import job

from metier.errors import UsageError
from metier.index.engine_tantivy import build, open_index
from metier.library.matching import Matching, Person
from metier.library.postings import Postings
from metier.matching.ledger import score
from metier.model.facts import Pay, RoleRead, Visa, Workplace
from metier.model.matching import Wishes
from metier.model.place import Place
from metier.model.posting import Kept

AUSTIN = Place(city="Austin", region="TX", country="US", metro="austin-tx")
DATA = RoleRead(id="data-engineer", name="data engineer", confidence=1.0)
NURSE = RoleRead(id="registered-nurse", name="registered nurse", confidence=1.0)


def market() -> Iterator[Kept]:
    """Thirty-one jobs: data engineers of ten employers, one of them remote in Germany, nurses, and one that asks for nothing."""
    asked = {"python": "required", "sql": "required", "snowflake": "required"}
    for number in range(12):
        more = {"apache-kafka": "required"} if number % 2 else {"westlaw": "required", "figma": "required"}
        yield job(f"d{number}", asked | more, role=DATA, employer=f"e{number % 10}", level="senior", facts={"places": (AUSTIN,)})
    remote = Workplace(type="remote", countries=("DE",), quote="remote in Germany")
    yield job("remote", asked, role=DATA, facts={"workplace": remote})
    paid = (Pay(min=90_000, max=100_000, currency="USD", unit="YEAR", annual_min=90_000, annual_max=100_000, quote="$90,000"),)
    yield job("paid", asked, role=DATA, facts={"pay": paid, "employment_type": ("FULL_TIME",), "places": (AUSTIN,)})
    yield job("refuses", asked, role=DATA, facts={"visa": Visa(sponsored=False, quote="no sponsorship"), "places": (AUSTIN,)})
    yield job("silent", {"python": "context"}, role=DATA)
    for number in range(15):
        yield job(
            f"n{number}", {"bls": "required", "epic": "preferred"}, {"wound-care": "required"}, role=NURSE, employer=f"h{number}"
        )


@pytest.fixture(scope="module")
def matching(tmp_path_factory: pytest.TempPathFactory) -> Matching:
    folder = tmp_path_factory.mktemp("market")
    build(folder / "index", market())
    about = SimpleNamespace(as_of=date(2026, 11, 20), edition="e")
    edition: Any = SimpleNamespace(index=open_index(folder / "index"), about=about)
    serving: Any = SimpleNamespace(current=lambda: edition)
    return Matching(serving, Postings(serving))


DEVELOPER = Person(skills=("python, sql", "snowflake"), years=6, level="senior")


def test_jobs_are_ranked_by_a_score_the_ledger_entails(matching: Matching) -> None:
    found = matching.match(DEVELOPER, limit=100)
    assert (found.total, found.considered, found.silent) == (16, 16, 1)
    assert len(found.jobs) == 15
    assert {job.posting for job in found.jobs if job.score == 1.0} == {"remote", "paid", "refuses"}
    assert all(job.score == score(job.entries, job.fit) for job in found.jobs)
    assert found.jobs[0].posting not in {f"d{number}" for number in range(0, 12, 2)}


def test_at_most_two_of_an_employer_stand_in_the_first_ten_and_none_is_lost(matching: Matching) -> None:
    found = matching.match(DEVELOPER, limit=100).jobs
    assert len({job.posting for job in found}) == len(found)


def test_wishes_are_obeyed_and_what_is_not_stated_is_told(matching: Matching) -> None:
    remote = matching.match(DEVELOPER, Wishes(remote_from=("DE",))).jobs
    assert [job.posting for job in remote] == ["remote"]
    assert [(each.kind, each.state, each.quote) for each in remote[0].conditions] == [("place", "met", "remote in Germany")]
    either = matching.match(DEVELOPER, Wishes(place=("Austin",), remote_from=("DE",)), limit=100)
    assert {"remote", "paid", "d0"} <= {job.posting for job in either.jobs}
    dear = {job.posting: job for job in matching.match(DEVELOPER, Wishes(pay_min=95_000, place=("austin-tx",)), limit=100).jobs}
    assert "paid" in dear
    assert [each.state for each in dear["d1"].conditions] == ["met", "unknown"]
    assert "paid" not in {job.posting for job in matching.match(DEVELOPER, Wishes(pay_min=200_000), limit=100).jobs}
    sponsored = matching.match(DEVELOPER, Wishes(visa=True), limit=100)
    assert "refuses" not in {job.posting for job in sponsored.jobs}
    assert sponsored.jobs[0].conditions[0].state == "unknown"
    typed = matching.match(DEVELOPER, Wishes(employment=("FULL_TIME",)), limit=100)
    assert {each.state for job in typed.jobs for each in job.conditions} == {"met", "unknown"}


def test_roles_stand_on_enough_employers_and_say_so(matching: Matching) -> None:
    (role,) = matching.match(DEVELOPER).roles
    assert (role.role, role.openings, role.n) == ("data-engineer", 16, 15)
    assert role.k > 10
    assert (role.ready, role.score) == (3, None)
    assert "too uncertain" in (role.suppressed or "")
    (nurse,) = matching.match(Person(skills=("BLS", "wound care"))).roles
    assert (nurse.role, nurse.k, nurse.score) == ("registered-nurse", 15, round(2 / 2.3, 4))


def test_the_advice_opens_the_jobs_it_names(matching: Matching) -> None:
    advice = matching.match(DEVELOPER).advice
    assert (advice.considered, advice.ready) == (15, 3)
    assert [(step.id, step.opens) for step in advice.steps] == [("figma", 6), ("apache-kafka", 6)]
    more = msgspec.structs.replace(DEVELOPER, skills=(*DEVELOPER.skills, "kafka"))
    assert matching.match(more).advice.ready == 9


@pytest.mark.parametrize("layout", ALL)
def test_who_wrote_a_cv_changes_nothing_of_the_answer(matching: Matching, layout: str) -> None:
    julia = Someone("Julia Swift", "he", "his", "Mr", "12 Python Road", "Delphi", "Oracle University", 1971, "Java")
    answers = [
        matching.match(Person(cv=cv(ALL[layout], person), skills=("python", "bls")), limit=100) for person in (Someone(), julia)
    ]
    assert answers[0].jobs == answers[1].jobs
    assert (answers[0].roles, answers[0].advice) == (answers[1].roles, answers[1].advice)
    assert answers[0].reading.profile == answers[1].reading.profile


@pytest.mark.parametrize(
    ("person", "says"),
    [
        (Person(), "no skill"),
        (Person(skills=("kubernets",)), "did you mean Kubernetes"),
        (Person(cv="Julia Swift\n12 Python Road"), "no skill"),
        (Person(skills=("python",), years=-3), "-3 years"),
        (Person(skills=("python",), level="snior"), "did you mean 'senior'"),
        (Person(skills=("python",), education="phd"), "doctorate"),
        (Person(cv="x" * 1_000_000), "1,000,000 characters"),
        (Person(cv="%PDF-1.4 \0\0"), "not text"),
    ],
)
def test_bad_input_is_told(matching: Matching, person: Person, says: str) -> None:
    with pytest.raises(UsageError) as told:
        matching.match(person)
    assert says in str(told.value)


def test_odd_input_is_survived(matching: Matching) -> None:
    for words in (
        '") OR (',
        "AND OR NOT",
        "title:x -python",
        "🦀" * 60,
        "\u202epython\u202c",
        "<script>alert(1)</script>",
        "c++, .net, c#",
    ):
        assert matching.match(Person(skills=(words, "python"))).jobs
    with pytest.raises(UsageError, match="limit 0"):
        matching.match(DEVELOPER, limit=0)
    assert "nowhere" in " ".join(matching.match(DEVELOPER, Wishes(place=("nowhere",))).told)
