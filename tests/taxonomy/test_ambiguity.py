"""A weak hit counts only where the words around it bear it out."""

from collections.abc import Iterator

from metier.taxonomy.ambiguity import supported
from metier.taxonomy.lexicon import Alias, Lexicon

LEXICON = Lexicon(
    [
        Alias("Python", "python"),
        Alias("Go", "go", cased=True, weak=True),
        Alias("Clay", "clay", cased=True, weak=True),
        Alias("SAP", "sap", cased=True),
    ]
)


def names(tool: str) -> Iterator[str]:
    return iter({"sap": ("SAP", "Systems Applications Products")}.get(tool, (tool,)))


def counted(text: str) -> list[str]:
    return [hit.id for hit in supported(text, LEXICON.find(text), names)]


def test_a_list_bears_out_its_members_but_a_new_sentence_does_not() -> None:
    assert counted("Python, Clay") == ["python", "clay"]
    assert counted("Python and some more Clay") == ["python", "clay"]
    assert counted("Python. Clay is soil") == ["python"]
    assert counted("Python\nClay") == ["python", "clay"]
    assert counted("We use Python\nClay\nand sand") == ["python"]


def test_a_list_outweighs_the_everyday_phrase_but_only_right_beside() -> None:
    assert counted("Python or Go for scripting") == ["python", "go"]
    assert counted("Go for it") == []


def test_an_acronym_spelt_out_otherwise_is_something_else() -> None:
    assert counted("Statistical Analysis Plans (SAP)") == []
    assert counted("Systems Applications Products (SAP)") == ["sap"]
    assert counted("the ERP (SAP)") == ["sap"]


def test_nothing_comes_of_nothing() -> None:
    assert supported("", [], names) == []


def test_a_phrase_of_the_table_is_of_whole_words_and_its_marks_are_digits() -> None:
    assert counted("Look, Go 1.2") == ["go"]
    assert not counted("Look, Go 1.x")
    assert counted("See Go services here") == ["go"]
    assert not counted("See Go servicesx here")
