"""The phrases that name roles."""

from metier.taxonomy.role_phrases import aliases_of_head, by_head, english, names, phrases, vocabulary
from metier.taxonomy.role_table import ROLES, key, table


def test_every_name_is_a_phrase_of_its_role() -> None:
    assert all(phrases()[key(role.name)] == role.id for role in ROLES().values())
    assert set(names().values()) == set(ROLES())


def test_a_plain_level_makes_no_role_of_its_own() -> None:
    for phrase, role in english().items():
        for bare in (phrase[1:] if phrase[0] in {"senior", "junior"} else (), phrase[:-1] if phrase[-1] in {"ii", "iii"} else ()):
            assert not bare or english().get(bare, role) == role, phrase


def test_heads_are_nouns_of_workers_and_not_what_is_led() -> None:
    assert "engineer" in by_head()
    assert any("director" in alias.words for aliases in aliases_of_head("director").values() for alias in aliases)
    assert phrases()[key("head of design")] == english()[key("design head")]


def test_a_foreign_word_does_not_take_an_english_head() -> None:
    assert "engineer" in vocabulary()
    assert any("cutter" in row["de"].split("|") for row in table())
    assert "cutter" in by_head()
    assert ("cutter",) not in phrases()
