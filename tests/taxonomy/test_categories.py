"""Categories have names for people."""

from metier.taxonomy.categories import label, labels


def test_every_category_has_a_name_of_its_own() -> None:
    assert len(set(labels().values())) == len(labels())
    assert label("programming-language") == "Programming languages"
    assert next(iter(labels())) == "programming-language"
