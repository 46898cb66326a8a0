from metier.reference.edition import Reference
from metier.reference.mapping import mapping, occupation


def test_how_sure_a_mapping_is_follows_from_the_names_that_are_listed(reference: Reference) -> None:
    found = mapping(reference, "backend-software-engineer")
    assert found is not None
    assert (found.soc, found.title) == ("15-1252", "Software Developers")
    assert {row.printed: hit for row, hit in found.names} == {"Backend Developer": False, "Backend Engineer": True}
    assert (found.share, found.words) == (0.5, "fair")
    assert "software-engineer" in found.sharing


def test_a_role_that_bears_the_occupations_name_is_high(reference: Reference) -> None:
    found = mapping(reference, "registered-nurse")
    assert found is not None
    assert (found.share, found.own, found.words) == (1.0, True, "high")


def test_without_tables_the_mapping_is_not_known() -> None:
    found = mapping(Reference(), "registered-nurse")
    assert found is not None
    assert (found.share, found.words, found.title) == (None, "not known", "")
    assert mapping(Reference(), "no-such-role") is None
    assert occupation(Reference(), "15-1252") == ()
