import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpus.reader import posting

from metier.corpus.likeness import FEW_RUNS, likeness, pack, shared, unpack, unpack_all

WORDS = [f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(400)]
TEXT = " ".join(WORDS)
GOLDEN = [6135, 3895, 31650, 48615, 45050, 38047]


def test_a_sketch_is_the_same_in_every_process_and_version() -> None:
    # a change of these numbers makes postings held by earlier versions unlike their copies
    known = unpack(pack(TEXT, (), 5, 9))
    assert (known.size, known.requisition, known.pay) == (398, 5, 9)
    assert known.values[:6].tolist() == GOLDEN
    code = f"from metier.corpus.likeness import pack; print(pack({TEXT!r}, (), 5, 9).hex())"
    elsewhere = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert elsewhere.stdout.strip() == pack(TEXT, (), 5, 9).hex()


@pytest.mark.parametrize("share", [0.95, 0.8, 0.6])
def test_shared_words_are_estimated(share: float) -> None:
    kept = round(len(WORDS) * share)
    alike, within = shared(unpack(pack(TEXT)), unpack(pack(" ".join(WORDS[:kept]))))
    assert alike == pytest.approx(share, abs=0.15)
    assert within == pytest.approx(1.0, abs=0.15)


def test_few_words_tell_nothing() -> None:
    words = " ".join(WORDS[: FEW_RUNS + 1])
    few = pack(words, (), 3)
    assert unpack(few)[:3] == (0, 3, 0)
    values, sizes = unpack_all([few, pack(TEXT), b"", b"of another kind"])
    assert sizes.tolist() == [0, 398, 0, 0]
    assert (values[1] == unpack(pack(TEXT)).values).all()
    assert unpack(b"x" * 96).size == 0


@given(st.text(max_size=2_000))
def test_any_text_can_be_packed(text: str) -> None:
    assert unpack(pack(text)).size >= 0


def test_marks_of_a_posting() -> None:
    made = posting(1, title="Senior Data Engineer", text=TEXT + "\nRequisition ID: R-1234", location="NYC")
    marks = likeness(made, [(0, len(TEXT))], "100000")
    assert (marks.title_key, marks.place_key) == ("data engineer", "new-york-ny")
    opened = unpack(marks.sketch)
    assert opened.requisition
    assert opened.pay
    assert likeness(posting(2, title="Acme - Paris", location="Paris", text="Short.")).title_key == "~ acme paris"


def test_own_words_are_told_from_the_rest() -> None:
    praise = " ".join(f"praise{word}" for word in WORDS[:60])
    one, other = f"{praise} {TEXT}", f"{praise} {' '.join(reversed(WORDS))}"
    own = [(len(praise) + 1, len(one))]
    assert shared(unpack(pack(one, own)), unpack(pack(other, own)))[0] < 0.05
    assert shared(unpack(pack(one, own)), unpack(pack(TEXT)))[0] == 1.0
    assert unpack(pack(one, own)).size == len(WORDS) - 2


@pytest.mark.parametrize(
    ("title", "text", "tells"),
    [
        ("x", "Short.", False),
        ("Software Engineer", "Apply now.", False),
        ("Software Engineer", "Acme | Software Engineer | Austin, TX", True),
    ],
)
def test_a_short_text_tells_where_it_names_the_work(title: str, text: str, tells: bool) -> None:
    assert bool(likeness(posting(2, title=title, text=text)).text_key) is tells
