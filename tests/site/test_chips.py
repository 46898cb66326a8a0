"""What a search says of itself."""

from metier.library.labels import Labels
from metier.model.search import Chip, Correction, FacetValue, Results
from metier.site import asked, chips

TEXT = "senior nurse -night 80k+"
SLOTS = (
    Chip(kind="level", value="senior", label="Senior", words="senior", start=0, end=6, hard=True),
    Chip(kind="role", value="registered-nurse", label="registered nurse", words="nurse", start=7, end=12),
    Chip(kind="skill", value="night", label="night", words="night", start=14, end=19, hard=True, negative=True),
    Chip(kind="pay", value="EUR 80000", label="pay from 80,000 EUR a year", words="80k+", start=20, end=24, hard=True),
)
FOUND = Results(total=1, hits=(), facets={"tool": (FacetValue("epic", "Epic", 3),)}, chips=SLOTS)


def test_each_part_understood_can_be_taken_away() -> None:
    parts = chips.understood(asked.read([("q", TEXT), ("level", "mid")]), FOUND)
    assert [(part.kind, part.label, part.hard) for part in parts] == [
        ("level", "Senior", True),
        ("role", "registered nurse", False),
        ("skill", "not night", True),
        ("", "pay from 80,000 EUR a year", True),
    ]
    assert parts[0].away == "/jobs?q=nurse+-night+80k%2B&level=mid"
    assert parts[2].away == "/jobs?q=senior+nurse+80k%2B&level=mid"


def test_pay_in_words_can_be_turned_into_the_filter_that_keeps_what_is_not_stated() -> None:
    found = chips.with_unstated(asked.read([("q", TEXT)]), FOUND)
    assert found == ("80k+", "/jobs?q=senior+nurse+-night&pay_min=80000&pay_currency=EUR")
    assert chips.with_unstated(asked.read([("q", "nurse")]), Results(total=1, hits=(), facets={})) is None


def test_everything_set_is_a_chip_that_takes_only_itself_away() -> None:
    pairs = [
        ("q", "nurse"), ("level", "-senior"), ("tool", "epic"), ("tool", "not-stated"), ("flag", "-not-stated"),
        ("near", "Austin"), ("radius", "20"), ("pay_min", "80000"), ("pay_currency", "EUR"), ("unstated_pay", "only"),
        ("posted_since", "2026-11-01"),
        ("seen_since", "2026-11-02"), ("copies", "true"), ("literal", "true"), ("per_employer", "0"),
    ]  # fmt: skip
    search = asked.read(pairs)
    assert search.notes == ()
    made = chips.chips(search, FOUND, Labels())
    assert [chip.label for chip in made] == [
        "“nurse”", "not Senior", "Epic", "Tools: not stated", "Worth knowing: any of these", "within 20 km of Austin",
        "pay from 80,000 EUR a year", "pay not stated", "posted since 1 November 2026", "first seen since 2 November 2026",
        "every copy shown", "words taken as they are", "any number of one employer at the top",
    ]  # fmt: skip
    whole = set(asked.address(search).partition("?")[2].split("&"))
    for chip in made:
        # a radius goes with its town
        assert len(whole - set(chip.away.partition("?")[2].split("&"))) == 1 + ("Austin" in chip.label)


def test_a_correction_can_be_undone() -> None:
    found = Results(total=1, hits=(), facets={}, corrections=(Correction("accountent", "accountant"),))
    done = chips.corrected(asked.read([("q", "accountent austin")]), found)
    assert done == [("accountent", "accountant", "/jobs?q=%22accountent%22+austin")]


def test_what_had_no_effect_is_told_under_the_pages_own_names() -> None:
    ignored = ("level: no posting has 'wizard'", "text: the word 'the' is too common", "status: no posting has 'open'")
    assert chips.told(ignored, asked.read([])) == ["Level: no posting has 'wizard'", "The word 'the' is too common"]
    assert len(chips.told(ignored, asked.read([("status", "open")]))) == 3
