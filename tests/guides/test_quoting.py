import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.guides.quoting import common_names, is_quotable, names_in, quoted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- Build services for payments;", "Build services for payments"),
        ("•\tBuild services", "Build services"),
        ("Client Relations: manage accounts across regions", "manage accounts across regions"),
        ("As a data scientist at Example, you will build models", "you will build models"),
        ("Data Engineer: You will build pipelines", "You will build pipelines"),
        ("Note: the office is closed", "Note: the office is closed"),
    ],
)
def test_a_quote_is_words_of_the_duty(text: str, words: str) -> None:
    assert quoted(text) == words
    assert words in text


@given(st.text(max_size=120))
def test_a_quote_is_a_substring_of_any_text(text: str) -> None:
    assert quoted(text) in text


@pytest.mark.parametrize(
    "words",
    [
        "Design and build services for payments.",
        "You will design services that customers use",
        "You'll be responsible for building the data platform",
        "Proactively monitor the health of systems",
        "Responsible for designing the data platform",
    ],
)
def test_what_says_something_done_may_be_quoted(words: str) -> None:
    assert is_quotable(words)


@pytest.mark.parametrize(
    "words",
    [
        "Build services",
        "Design services (with care for all",
        "Design services that we and our friends love",
        "Design services at www.example.com every day",
        "Design engineer for the payments team",
        "Design Engineer & AI Deployment roles",
        "Head of platform engineering and its leadership",
        "Support engineers are in five time zones",
        "Code is for building solutions that last",
        "Development of services for the whole firm",
        "You will have five years of experience",
        "You will love the work on this team",
        "Build services, tools, platforms and",
        "Lead the growth of world-class systems",
        "Gestionar alianzas estratégicas con terceros",
        "design services that customers use",
        " ".join(["Design services that customers use"] * 6),
    ],
)
def test_what_is_no_whole_plain_duty_is_not(words: str) -> None:
    assert not is_quotable(words)


def test_names_are_what_is_written_as_one_and_not_known() -> None:
    assert names_in("Build Hydration services in Rust for iOS and Product") == {"Hydration", "Rust"}
    assert names_in("Hydration is built") == frozenset()


def test_names_that_many_use_are_common() -> None:
    texts = {1: "Use Terra", 2: "Write Terra and Acme", 3: "Run Terra", 4: "Mend Acme"}
    assert common_names(texts, {1: 1, 2: 2, 3: 3, 4: 2}, 3) == {"Terra"}
