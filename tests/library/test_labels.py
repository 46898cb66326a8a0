"""Names people read."""

from metier.facts.cues import table
from metier.library.labels import Labels


def test_a_benefit_is_named_in_words() -> None:
    labels = Labels()
    assert labels.benefit("hsa_fsa") == "health savings or spending account"
    assert labels.benefit("free_hats") == "free hats"
    assert not any("_" in labels.benefit(row["id"]) for row in table("benefits.tsv"))


def test_languages_are_named() -> None:
    assert Labels().language("es") == "Spanish"
    assert Labels().language("xx") == "xx"
