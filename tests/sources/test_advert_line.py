import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.sources import advert_line


@pytest.mark.parametrize(
    ("line", "employer", "title", "location"),
    [
        ("Acorn | Senior Engineer | Leeds, UK | ONSITE", "Acorn", "Senior Engineer", "Leeds, UK; ONSITE"),
        ("Acorn (YC S21) | Berlin, Germany | REMOTE | Data Scientist", "Acorn", "Data Scientist", "Berlin, Germany; REMOTE"),
        ("Chicago, IL | Acorn | Analyst | Full-time", "Acorn", "Analyst", "Chicago, IL"),
        ("Backend Developer | ACORN WORKS | TORONTO, CA", "ACORN WORKS", "Backend Developer", "TORONTO, CA"),
        ("Acorn (https://acorn.example) | Designer | Remote (US) | $90k-$120k", "Acorn", "Designer", "Remote (US)"),
        ("Acorn | Product Designer | Data Analyst | NYC", "Acorn", "Product Designer | Data Analyst", "NYC"),
        ("Acorn - Senior Engineer - London, UK - Onsite", "Acorn", "Senior Engineer", "London, UK; Onsite"),
        ("Acorn / Engineer / Sunnyvale, CA / Full-time", "Acorn", "Engineer", "Sunnyvale, CA"),
        ("Acorn is hiring a Head of Design!", "Acorn", "Head of Design", ""),
        ("Acorn - REMOTE", "Acorn", "Acorn - REMOTE", "REMOTE"),
        (
            "Acorn | Berlin | ONSITE | https://acorn.example",
            "Acorn",
            "Acorn | Berlin | ONSITE | https://acorn.example",
            "Berlin; ONSITE",
        ),
        ("We are looking for a full-stack engineer to join us.", "", "We are looking for a full-stack engineer to join us.", ""),
    ],
)
def test_the_first_line_is_read(line: str, employer: str, title: str, location: str) -> None:
    assert advert_line.read(f"{line}\nMore words.") == advert_line.AdvertLine(employer, title, location)


@pytest.mark.parametrize(
    ("text", "employer", "title", "location"),
    [
        ("Larkfield: Data Engineer | REMOTE", "Larkfield", "Data Engineer", "REMOTE"),
        ("3D CAD developer | Florence, Italy | ONSITE", "", "3D CAD developer", "Florence, Italy; ONSITE"),
        ("Data Engineer | Larkfield Labs | ONSITE", "Larkfield Labs", "Data Engineer", "ONSITE"),
        ("Larkfield (Stockholm) | Data Engineer | Full-time", "Larkfield", "Data Engineer", "Stockholm"),
        ("Larkfield [ Berlin | Data Engineer | ONSITE ]", "Larkfield", "Data Engineer", "Berlin; ONSITE"),
        ("Dallas, TX | Backend Dev | Onsite", "", "Backend Dev", "Dallas, TX; Onsite"),
        ("Larkfield is hiring [Berlin, on-site]", "Larkfield", "Larkfield is hiring [Berlin, on-site]", "Berlin, on-site"),
        (
            "Larkfield | Berlin | ONSITE\nWe bake.\n\n* Data Engineer (Python)\n- Pastry Recruiter: cakes\nMia Doe, CTO",
            "Larkfield", "Data Engineer | Pastry Recruiter", "Berlin; ONSITE",
        ),
    ],
)  # fmt: skip
def test_whose_work_and_where(text: str, employer: str, title: str, location: str) -> None:
    assert advert_line.read(text) == advert_line.AdvertLine(employer, title, location)


def test_labels_on_their_own_lines_are_read() -> None:
    text = "Company: Acorn\nRole: Gardener\nLocation: Kew, UK\nWe grow things."
    assert advert_line.read(text) == advert_line.AdvertLine("Acorn", "Gardener", "Kew, UK")


def test_a_company_paragraph_below_a_barred_line_is_no_label() -> None:
    text = "Acorn | Engineer | Remote\nCompany: We grow oaks and much else besides.\nRole: wide."
    assert advert_line.read(text).employer == "Acorn"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty post"),
        ("SEEKING WORK - Europe or remote", "job seeker's post"),
        ("Location: Oslo\nRemote: yes\nWilling to relocate: no\nRésumé: on request", "job seeker's post"),
        ("@acorn do you support remote work?", "reply, not an advert"),
        ("This salary range is much too low, FYI.", "reply, not an advert"),
        ("Why is this thread paginated?", "reply, not an advert"),
    ],
)
def test_what_is_no_advert_says_why(text: str, reason: str) -> None:
    assert advert_line.refusal(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Acorn is hiring, we are in Boston, MA",
        "Acorn -- Senior Engineer -- Sunnyvale, CA",
        "I'm hiring for a Sys Admin",
        "Acorn | Remote",
    ],
)
def test_short_adverts_are_kept(text: str) -> None:
    assert advert_line.refusal(text) is None


def test_markup_becomes_lines() -> None:
    assert advert_line.plain('Acorn &amp; Co | <a href="x">site</a><p>Two<br>Three') == "Acorn & Co | site\nTwo\nThree"


def test_a_long_line_is_cut_at_a_word() -> None:
    title = advert_line.read("we " * 100).title
    assert len(title) <= 120
    assert title.endswith("we")


@given(st.text(alphabet="ab |-/,.:()@\nRemote", max_size=300))
def test_any_text_is_read(text: str) -> None:
    line = advert_line.read(text)
    assert len(line.title) <= 120
    assert advert_line.refusal(text) in {None, "empty post", "job seeker's post", "reply, not an advert"}
