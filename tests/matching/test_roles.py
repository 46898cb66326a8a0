"""Roles: the employer is the unit, and what stands on few is not told."""

from tests.matching.market import job, profile

from metier.matching.ledger import Sheet
from metier.matching.roles import role_match
from metier.model.matching import JobMatch


def one(name: str, *, met: bool) -> JobMatch:
    found = Sheet(profile("python")).match(job(name, {"python" if met else "westlaw": "required"}))
    assert found is not None
    return found


def test_a_thousand_postings_of_one_employer_weigh_as_one_of_another() -> None:
    jobs = [("big", one(str(n), met=True)) for n in range(60)] + [(f"e{n}", one(f"x{n}", met=False)) for n in range(40)]
    found = role_match("data-engineer", 500, jobs)
    assert (found.openings, found.n, found.k, found.ready) == (500, 100, 41, 60)
    assert found.score == round(1 / 41, 4)
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.score < found.high


def test_four_employers_are_too_few_and_none_is_no_fault() -> None:
    found = role_match("data-engineer", 4, [(str(n), one(str(n), met=True)) for n in range(4)])
    assert found.score is None
    assert "too few employers" in (found.suppressed or "")
    assert role_match("data-engineer", 0, []).score is None
