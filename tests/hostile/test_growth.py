"""Time grows with the length of a text and no faster: eight times the text takes nowhere near eight times eight as long."""

import time
from collections.abc import Callable

import pytest

from metier.facts.contract import text_of_html
from metier.facts.document import Document
from metier.facts.lines import LONGEST_LINE, line_readers, read_line
from metier.facts.read import read_facts

SMALL, TIMES = 20_000, 8
MOST = 3 * TIMES
"""Between linear (8) and quadratic (64), with room for a busy machine."""

PIECES = {
    "prose": "You have 5+ years of experience with Python, Go or Rust and earn $120,000 - $150,000 in Austin, TX. ",
    "one line without spaces": "abcDEF1234",
    "digits": "1234567890",
    "money": "$1,000-",
    "ranges": "10-20k EUR / ",
    "commas": "a, b, ",
    "brackets": "((",
    "dots": "...",
    "newlines": "\n- \n",
    "capitals": "AB CD ",
    "titles": "Senior Backend Engineer | ",
    "remote": "remote hybrid onsite ",
    "years": "5 years or ",
    "zeros": "\x00\x01\ufffd",
}


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of three tries."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", list(PIECES))
def test_reading_is_linear_in_length(name: str) -> None:
    small, large = (PIECES[name] * (size // len(PIECES[name])) for size in (SMALL, SMALL * TIMES))
    read_facts(Document(text=small[:100], title="warm up"))
    texts = iter([f"{suffix}{text}" for text in (small, large) for suffix in "abc"])  # no cache knows any of them
    first = seconds(lambda: read_facts(Document(text=next(texts), title="Nurse")))
    second = seconds(lambda: read_facts(Document(text=next(texts), title="Nurse")))
    assert second < MOST * max(first, 0.002)


def test_deep_html_is_read() -> None:
    deep = "<div>" * 10_000 + "Pay: $50 an hour" + "</div>" * 10_000
    assert "$50 an hour" in text_of_html(deep)


@pytest.mark.parametrize("kind", list(line_readers()))
def test_a_line_of_five_megabytes_is_cut(kind: str) -> None:
    told = read_line(kind, "Senior nurse, $50 an hour, remote, 5 years " * 120_000, {"country": "US"})
    assert len(str(told)) < 40 * LONGEST_LINE


@pytest.mark.parametrize("text", ["$0 - $999,000 a year", "Salary: 0-999k", "£0 - £0 per annum", "$1 - $250,000"])
def test_a_placeholder_is_no_pay(text: str) -> None:
    facts = read_facts(Document(text=f"{text}\nWe hire a nurse."))
    assert all(band.rejected for band in facts.pay)


def test_hourly_pay_under_a_yearly_unit_is_told_or_left_out() -> None:
    hint = {"baseSalary": [{"currency": "USD", "minValue": 22.5, "maxValue": 28, "unitText": "YEAR"}]}
    facts = read_facts(Document(text="We hire a cook.", title="Cook", hints=hint))
    assert all(band.rejected or band.unit == "HOUR" for band in facts.pay)
