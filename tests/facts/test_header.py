"""The head of a posting, cut at its bars."""

from metier.facts.document import Document
from metier.facts.header import first_line, head, is_post, said


def test_a_forum_post_is_cut_at_its_bars_and_the_employer_left_out() -> None:
    text = "Pinecrest | Data Engineer (Go) |  Oslo \nWe do things."
    document = Document(text=text, title="Pinecrest | Data Engineer (Go)", employer="Pinecrest")
    pieces = head(document)
    assert [piece.words for piece in pieces] == ["Data Engineer (Go)", "Oslo"]
    assert all(text[piece.start : piece.end] == piece.words and not piece.in_title for piece in pieces)
    assert is_post(document)


def test_a_title_cut_from_the_first_line_makes_no_plain_title() -> None:
    document = Document(text="Architect Labs | Welder | Oslo\nWe weld.", title="Welder", employer="Architect Labs")
    assert is_post(document)
    assert [piece.words for piece in head(document)] == ["Welder", "Oslo"]


def test_a_head_broken_over_two_lines_goes_on() -> None:
    text = "Pinecrest | Oslo | Architect\n(Python) | Remote (US)\nWe do things."
    assert [piece.words for piece in head(Document(text=text))] == ["Pinecrest", "Oslo", "Architect", "(Python)", "Remote (US)"]


def test_a_plain_title_is_one_piece() -> None:
    document = Document(text="A | B in the text", title="Senior Cook")
    assert [(piece.words, piece.in_title) for piece in head(document)] == [("Senior Cook", True)]
    assert not is_post(document)
    assert head(Document(text="")) == []


def test_a_role_is_not_taken_for_the_employer() -> None:
    document = Document(text="Data Engineer | Pinecrest\nHello", title="Data Engineer | Pinecrest", employer="Data Engineer")
    assert [piece.words for piece in head(document)] == ["Data Engineer", "Pinecrest"]


def test_lines_that_say() -> None:
    text = "Hello\nLocation: Lisbon, Portugal\n- Remote: Yes\nPay: much"
    assert [(piece.words, text[piece.start : piece.end]) for piece in said(Document(text=text), "location", "remote")] == [
        ("Lisbon, Portugal", "Lisbon, Portugal"),
        ("Yes", "Yes"),
    ]


def test_the_first_line_is_bounded() -> None:
    assert first_line("\n\n  Hello \nworld") == "Hello"
    assert len(first_line("x" * 10_000)) == 400
