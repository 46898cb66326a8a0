import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.corpus.wording import requisition, title_key, title_words, words


@pytest.mark.parametrize(
    ("title", "location", "employer", "told"),
    [
        ("Senior Back-End Developer (m/f/d) - Austin, TX", "Austin, TX", "", "backend engineer"),
        ("Acme | https://acme.com | NYC", "NYC", "Acme", ""),
        ("Registered Nurse, ICU", "Boston", "", "registered nurse icu"),
        ("Software Engineers", "", "", "software engineer"),
        (
            "Full-Stack Engineer | On-site Austin (will relocate, also remote for experienced engineers)",
            "",
            "",
            "fullstack engineer",
        ),
        ("Data Analyst | Senior Software Engineer | REMOTE", "", "", "data analyst software engineer"),
        ("Backend Engineer (Erlang, C, Rust)", "", "", "backend engineer erlang c rust"),
        ("Frontend Engineer", "", "Front", "frontend engineer"),
        ("Acme (YC W16) | Full Time | Salary + Equity", "", "Acme", ""),
        ("Support Agent - Greek speaking", "", "", "support agent greek"),
        ("Warehouse Associate - Nights", "", "", "warehouse associate nights"),
        ("Software Engineer or intern", "", "", "software engineer"),
    ],
)
def test_words_of_a_title(title: str, location: str, employer: str, told: str) -> None:
    assert " ".join(title_words(title, location, employer)) == told


def test_a_title_that_names_no_work_is_marked() -> None:
    assert title_key("Acme - Paris", "Paris", "Acme") == "~ acme paris"
    assert title_key("Nurse", "Paris", "Acme") == "nurse"


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("Data Engineer", "We look for you.\nRequisition ID: R-1234", "r-1234"),
        ("Data Engineer (Req #88123)", "Job ID: 4", "88123"),
        ("Nurse", "Ref. no: AB/2024-7, apply at 10:30", "ab/2024-7"),
        ("Nurse", "preferred: 20 years; see https://acme.com:8080", ""),
        ("Nurse", "Prefer: 1234", ""),
    ],
)
def test_requisition_ids(title: str, text: str, told: str) -> None:
    assert requisition(title, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We’re hiring 12 Ingénieurs!", ["we", "re", "hiring", "ingénieurs"]),
        ("", []),
        ("Ищем инженера", ["ищем", "инженера"]),
    ],
)
def test_words_of_a_text(text: str, told: list[str]) -> None:
    assert words(text) in ([word.encode("latin-1", "ignore") for word in told], [word.encode() for word in told])


@given(st.text(max_size=300), st.text(max_size=100), st.text(max_size=50))
def test_any_text_has_words(text: str, location: str, employer: str) -> None:
    assert all(word and b" " not in word for word in words(text))
    assert isinstance(title_key(text, location, employer), str)
    requisition(text, text)
