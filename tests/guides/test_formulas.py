import pytest

from metier.guides.formulas import formula_of, paragraphs
from metier.statistics.methods import ESTIMATORS


@pytest.mark.parametrize("method", sorted(ESTIMATORS))
def test_every_method_says_what_it_computes(method: str) -> None:
    said = formula_of(method)
    assert said
    assert len(" ".join(said)) > 30


def test_the_formula_is_the_code_s_own() -> None:
    assert any("p = (1/J) sum_j m_j/n_j" in part for part in formula_of("employer-share@2"))


def test_of_a_method_of_another_version_nothing_is_said() -> None:
    assert formula_of("employer-share@99") == ()


def test_paragraphs_leave_out_what_is_raised() -> None:
    assert paragraphs("One\nline.\n\nTwo.\n\nRaises ValueError for none.") == ["One line.", "Two."]
