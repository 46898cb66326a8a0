"""The table of roles."""

from hypothesis import given
from hypothesis import strategies as st

from metier.taxonomy.role_table import ROLES, above, key, keys, kind

WORD = st.sampled_from(["Back", "end", "data", "base", "engineers", "R&D", "C++", "Développeurs", "women's", "front-end", "2"])


def test_what_a_role_is_a_kind_of() -> None:
    assert above("backend-software-engineer")[-1] == "software-engineer"
    assert above("software-engineer") == ()
    for role in ROLES().values():
        assert role.id not in above(role.id)


def test_a_kind_stays_in_its_occupation() -> None:
    for role in ROLES().values():
        assert ROLES()[kind(role.id)].soc == role.soc


def test_keys_are_folded_and_singular() -> None:
    assert key("Back-End Engineers") == ("backend", "engineer")
    assert key("Développeurs") == key("developpeur") == ("developpeur",)


@given(st.lists(st.lists(WORD, max_size=4).map(" ".join)))
def test_the_keys_of_many_are_those_of_each(texts: list[str]) -> None:
    assert list(keys(texts)) == list(map(key, texts))
