"""A role named among words that no table knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.taxonomy.role_named import named_among_others
from metier.taxonomy.roles import match_title


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Factory Software Engineer (Moonbeam)", "software-engineer"),
        ("Fitness Technologies Product Manager", "product-manager"),
        ("Senior Backend QA Engineer", "quality-assurance-engineer"),
        ("Data Analyst Claims", "data-analyst"),
        ("Customer Service Representative-Fitness", "customer-support-specialist"),
        ("QX BV Lab Technician", "laboratory-technician"),
        ("Forward Deployed Accountant", "accountant"),
        ("Middle Software Engineer", "software-engineer"),
    ],
)
def test_a_name_of_several_words_counts_among_unknown_ones(title: str, role: str) -> None:
    match = match_title(title)
    assert match is not None
    assert match.role.id == role
    assert match.confidence <= 0.6


@pytest.mark.parametrize("title", ["Factory Build Engineer", "Strategy & Planning Manager", "Senior Core Services Engineer",
                                   "Career Developer", "Hyperloop Wizard Engineer", "Head of Music"])  # fmt: skip
def test_what_is_vague_names_none(title: str) -> None:
    assert match_title(title) is None


def test_a_managing_director_of_something_is_no_chief_executive() -> None:
    alone, programs = match_title("Managing Director"), match_title("Managing Director, Programs")
    assert alone is not None
    assert alone.role.id == "chief-executive-officer"
    assert programs is not None
    assert programs.role.id == "program-manager"


@given(st.lists(st.lists(st.sampled_from(["of", "senior", "software", "engineer", "x", "nurse", "ii"]), max_size=6).map(tuple)))
def test_any_segments_get_an_answer(parts: list[tuple[str, ...]]) -> None:
    found = named_among_others([part for part in parts if part])
    assert found is None or found.alias.words[-1] in {word for part in parts for word in part}
