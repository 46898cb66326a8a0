"""Places in titles."""

from metier.taxonomy.role_places import without_places


def test_places_at_the_end_and_alone_are_dropped() -> None:
    assert without_places([("registered", "nurse", "mason", "city")]) == [("registered", "nurse")]
    assert without_places([("registered", "nurse", "dallas", "tx")]) == [("registered", "nurse")]
    assert without_places([("account", "representative"), ("new", "york")]) == [("account", "representative")]


def test_words_of_work_stay() -> None:
    for part in (("mason",), ("software", "engineer", "mobile"), ("nurse", "practitioner")):
        assert without_places([part]) == [part]
    assert without_places([("software", "engineer"), ("growth",)]) == [("software", "engineer"), ("growth",)]
    assert without_places([]) == []
