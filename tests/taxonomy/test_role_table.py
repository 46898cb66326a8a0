"""Roles and what stands between them."""

from metier.taxonomy.role_table import ROLES, above, key, kind, neighbours, variants


def test_variants_and_what_they_are_a_kind_of() -> None:
    assert "backend-software-engineer" in variants("software-engineer")
    assert above("backend-software-engineer")[-1] == "software-engineer"
    assert above("software-engineer") == ()
    assert variants("no-such-role") == ()
    for role in ROLES().values():
        assert role.id not in above(role.id)


def test_neighbours_are_neighbours_of_one_another() -> None:
    for role in ROLES():
        assert role not in neighbours(role)
        assert all(role in neighbours(other) for other in neighbours(role))
    assert neighbours("no-such-role") == ()


def test_a_kind_stays_in_its_occupation() -> None:
    for role in ROLES().values():
        assert ROLES()[kind(role.id)].soc == role.soc


def test_keys_are_folded_and_singular() -> None:
    assert key("Back-End Engineers") == ("backend", "engineer")
    assert key("Développeurs") == key("developpeur") == ("developpeur",)
