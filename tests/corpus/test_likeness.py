import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpus.reader import posting

from metier.corpus.likeness import FEW_RUNS, likeness, pack, requisition, shared, title_words, unpack, unpack_all

WORDS = [f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(400)]
TEXT = " ".join(WORDS)
GOLDEN = [6135, 3895, 31650, 48615, 45050, 38047]


def test_a_sketch_is_the_same_in_every_process_and_version() -> None:
    # a change of these numbers makes postings held by earlier versions unlike their copies
    known = unpack(pack(TEXT, TEXT, 5, 9))
    assert (known.size, known.requisition, known.pay) == (398, 5, 9)
    assert known.values[:6].tolist() == GOLDEN
    code = f"from metier.corpus.likeness import pack; print(pack({TEXT!r}, {TEXT!r}, 5, 9).hex())"
    elsewhere = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert elsewhere.stdout.strip() == pack(TEXT, TEXT, 5, 9).hex()


@pytest.mark.parametrize("share", [0.95, 0.8, 0.6])
def test_shared_words_are_estimated(share: float) -> None:
    kept = round(len(WORDS) * share)
    alike, within = shared(unpack(pack(TEXT, TEXT)), unpack(pack(" ".join(WORDS[:kept]), " ".join(WORDS[:kept]))))
    assert alike == pytest.approx(share, abs=0.15)
    assert within == pytest.approx(1.0, abs=0.15)


def test_few_words_tell_nothing() -> None:
    words = " ".join(WORDS[: FEW_RUNS + 1])
    few = pack(words, words, 3)
    assert unpack(few)[:3] == (0, 3, 0)
    values, sizes = unpack_all([few, pack(TEXT, TEXT), b"", b"of another kind"])
    assert sizes.tolist() == [0, 398, 0, 0]
    assert (values[1] == unpack(pack(TEXT, TEXT)).values).all()
    assert unpack(b"x" * 96).size == 0


@given(st.text(max_size=2_000))
def test_any_text_can_be_packed(text: str) -> None:
    assert unpack(pack(text, text)).size >= 0


@pytest.mark.parametrize(
    ("title", "location", "employer", "told"),
    [
        ("Senior Back-End Developer (m/f/d) - Austin, TX", "Austin, TX", "", "backend engineer"),
        ("Acme | https://acme.com | NYC", "NYC", "Acme", ""),
        ("Registered Nurse, ICU", "Boston", "", "registered nurse icu"),
        ("Software Engineers", "", "", "software engineer"),
    ],
)
def test_words_of_a_title(title: str, location: str, employer: str, told: str) -> None:
    assert " ".join(title_words(title, location, employer)) == told


def test_marks_of_a_posting() -> None:
    made = posting(1, title="Senior Data Engineer", text=TEXT + "\nRequisition ID: R-1234", location="NYC")
    marks = likeness(made, TEXT, "100000")
    assert (marks.title_key, marks.place_key) == ("data engineer", "new-york-ny")
    assert requisition(made) == "r-1234"
    opened = unpack(marks.sketch)
    assert opened.requisition
    assert opened.pay
    assert likeness(posting(2, title="Acme - Paris", location="Paris", text="Short.")).title_key == "~ acme paris"
    assert likeness(posting(2, title="x", text="Short.")).text_key == ""
