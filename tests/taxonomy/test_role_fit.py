"""How well an alias explains a segment."""

from metier.taxonomy.role_fit import Part, fit, may_borrow, unsaid, weight
from metier.taxonomy.role_phrases import alias_of


def part(before: str, head: str, *others: str) -> Part:
    return Part(tuple(before.split()), head, (), tuple(tuple(other.split()) for other in others))


def test_rare_words_are_heavy() -> None:
    assert weight("phlebotomy") > weight("data") > weight("assistant") * 0.5
    assert weight("zzzz") > 0


def test_what_is_left_unexplained_lowers_the_fit() -> None:
    alias = alias_of(("data", "engineer"), "data-engineer")
    assert fit(alias, part("data", "engineer")) > fit(alias, part("starlink data", "engineer")) > 0.3


def test_a_word_of_another_role_speaks_against() -> None:
    alias = alias_of(("design", "engineer"), "mechanical-engineer")
    assert fit(alias, part("solar design", "engineer")) < fit(alias, part("starlink design", "engineer"))


def test_words_are_borrowed_from_a_segment_that_says_nothing_else() -> None:
    alias = alias_of(("backend", "engineer"), "backend-software-engineer")
    assert may_borrow(alias, part("software", "engineer", "backend"))
    assert may_borrow(alias, part("", "engineer", "backend payments"))
    assert not may_borrow(alias, part("", "engineer", "backend payments growth"))
    assert not may_borrow(alias, part("data", "engineer", "backend"))
    assert unsaid(("backend", "payments"), alias) == 1


def test_terms_are_never_borrowed() -> None:
    alias = alias_of(("remote", "pilot"), "drone-pilot")
    assert not may_borrow(alias, part("", "pilot", "remote"))
