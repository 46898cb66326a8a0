"""What is below its floor is nowhere: not on the page, in a twin, the API, the evidence, a download, a chart or a tooltip.

Small markets are built with exactly one less than a floor asks for, and with as much; the hidden value is computed by hand.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient
from tests.guides import market_rows
from tests.proven import Proven, everything_said

from metier.evaluate.proof import prove
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.wording import number
from metier.library.evidence import figures_of
from metier.model.block import Bars, Chart, Guide, Link
from metier.model.facts import Experience, Facts, Pay, Tool, Workplace
from metier.model.figure import Cell, Evidence, Figure
from metier.model.place import Place
from metier.model.posting import Kept, Posting
from metier.serve.app import create
from metier.statistics.floors import RULES

FEW = settings(max_examples=4, deadline=None, derandomize=True, phases=[Phase.generate])
ROLE = Cell(role=market_rows.BACKEND)
Say = Callable[[int, int], dict[str, object]]
"""The facts of a posting besides its role, place and level, from its number and its employer's."""


def _posting(i: int, who: int, facts: dict[str, object], text: str) -> Kept:
    made = market_rows.one(0, who, 0.0, np.random.default_rng(1))
    posting: Posting = msgspec.structs.replace(made.posting, id=f"p{i:04d}", digest=f"d{i:04d}", text=text)
    plain = Facts(
        role=made.facts.role, seniority="mid", workplace=Workplace(type="onsite"),
        places=(Place(city="Austin", region="TX", country="US", metro="austin-tx"),),
    )  # fmt: skip
    return msgspec.structs.replace(
        made, posting=posting, facts=msgspec.structs.replace(plain, **facts), vacancy=f"v{i:04d}",
    )  # fmt: skip


def _market(employers: Sequence[int], say: Say) -> list[Kept]:
    """A posting for each entry of `employers`, in order."""
    return [_posting(i, who, say(i, who), f"{TEXT}\n") for i, who in enumerate(employers)]


TEXT = "We need someone. Experience with Kafka. Nine years of experience."


@contextmanager
def _opened(kept: list[Kept]) -> Iterator[tuple[Proven, TestClient]]:  # type: ignore[type-arg]
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), kept, Meta(edition="e1", as_of=market_rows.AS_OF, seed=7, simulated=True))
        home = Proven(Guides.open(Path(folder)))
        with TestClient(create(home)) as site:  # type: ignore[arg-type]
            yield home, site


def _said(kept: list[Kept], measure: str) -> tuple[Figure, Guide, dict[str, str]]:
    with _opened(kept) as (home, site):
        guide = home.guide(ROLE.role or "")
        figure = home.guides.desk(ROLE).figure(measure)
        return figure, guide, everything_said(home, site, ROLE, figure.id)


def _paid(amounts: Sequence[int]) -> Say:
    """Each employer's pay: a band with this middle, ten thousand to either side."""

    def say(_: int, who: int) -> dict[str, object]:
        low, high = amounts[who] - 10_000, amounts[who] + 10_000
        band = Pay(min=low, max=high, currency="USD", unit="YEAR", annual_min=low, annual_max=high, field="pay")
        return {"pay": (band,)}

    return say


def _quantile(amounts: Sequence[int], p: float) -> int:
    """By hand: every employer counts the same, so the value at which a part `p` of the employers is reached."""
    ordered = sorted(amounts)
    return ordered[next(i for i in range(len(ordered)) if (i + 1) / len(ordered) >= p - 1e-9)]


# the rule, the measure and its order, and how many postings an employer has; the floors of employers are the binding ones
PAY = [("pay.median", "pay:p50", 0.5, 2), ("pay.quartiles", "pay:p25", 0.25, 1), ("pay.quartiles", "pay:p75", 0.75, 1),
       ("pay.tenths", "pay:p10", 0.1, 1), ("pay.tenths", "pay:p90", 0.9, 1)]  # fmt: skip


def _drawn(seed: int, k: int) -> list[int]:
    """Amounts no two of which are alike, and none round: what is hidden can be told from all else that is said."""
    lot = np.random.default_rng(seed)
    first, step = 140_017 + int(lot.integers(100)), 331 + int(lot.integers(100))
    return [int(one) for one in lot.permutation(first + step * np.arange(k))]


@pytest.mark.parametrize(("rule", "measure", "p", "each"), PAY)
@FEW
@given(seed=st.integers(0, 2**16))
def test_a_quantile_of_pay_appears_at_its_floor_and_not_below(rule: str, measure: str, p: float, each: int, seed: int) -> None:
    floor = int(RULES[rule].value)
    for k in (floor - 1, floor):
        amounts = _drawn(seed, k)
        hidden = _quantile(amounts, p)
        figure, guide, said = _said(_market([who for who in range(k) for _ in range(each)], _paid(amounts)), measure)
        assert figure.k == k
        if k == floor:
            assert figure.value == hidden
            assert _places(said, str(hidden)) >= {"json", "api guide", "evidence json", "evidence csv", "api evidence", "api csv"}
            assert _places(said, number(hidden, "USD/year")) >= {"page", "markdown", "evidence"}
            continue
        _nowhere(figure, said)
        assert f"{k} of the {floor} it takes" in (figure.suppressed or "")
        if hidden not in {end for one in figures_of(guide) for end in (one.value, one.low, one.high)}:
            assert _places(said, str(hidden)) | _places(said, f"{hidden:,}") == set()


@pytest.mark.parametrize("n", [9, 10])
def test_pay_of_too_few_postings_appears_nowhere(n: int) -> None:
    amounts = _drawn(3, 8)
    figure, _, said = _said(_market([*range(8), *range(8)][:n], _paid(amounts)), "pay:p50")
    assert (figure.n, figure.k, figure.value) == (n, 8, _quantile(amounts, 0.5) if n >= RULES["pay.postings"].value else None)
    if figure.value is None:
        _nowhere(figure, said)
        assert _places(said, str(_quantile(amounts, 0.5))) == set()


@pytest.mark.parametrize("k", [7, 8])
def test_years_of_too_few_employers_appear_nowhere(k: int) -> None:
    def say(_: int, who: int) -> dict[str, object]:
        return {
            "experience": Experience(min_years=9 + who % 2, quote="Nine years", start=TEXT.index("Nine"), end=len("Nine years"))
        }

    figure, _, said = _said(_market(range(k), say), "years:p50")
    assert (figure.k, figure.value) == (k, 9 if k >= RULES["years.employers"].value else None)
    assert (_places(said, "9 years") == set()) == (k < RULES["years.employers"].value)
    if figure.value is None:
        _nowhere(figure, said)


def _naming(who_does: int) -> Say:
    """The first `who_does` employers name Kafka."""
    at = TEXT.index("Kafka")
    tool = Tool(id="kafka", name="Kafka", category="messaging", req="required", quote="Kafka", start=at, end=at + 5)

    def say(_: int, who: int) -> dict[str, object]:
        return {"tools": (tool,)} if who < who_does else {}

    return say


@FEW
@given(k=st.integers(3, 30), data=st.data())
def test_a_share_that_is_too_uncertain_appears_nowhere(k: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, k))
    figure, _, said = _said(_market(range(k), _naming(hits)), "share:tool:kafka")
    by_hand = round(hits / k, 4)
    assert figure.k == k
    if figure.value is None:
        _nowhere(figure, said)
        assert _places(said, f"{hits} of {k} postings") == set()
        assert len(str(by_hand)) < 6 or _places(said, str(by_hand)) == set()
        return
    assert figure.value == by_hand
    assert k >= RULES["share.employers"].value
    assert figure.low is not None
    assert figure.high is not None
    assert (figure.high - figure.low) / 2 <= RULES["share.width"].value + 1e-4


@pytest.mark.parametrize("hits", [4, 5])
def test_a_skill_of_too_few_employers_is_listed_nowhere(hits: int) -> None:
    _, guide, said = _said(_market(range(40), _naming(hits)), "count:postings")
    listed = {bar.label.id for page in guide.sections for block in page.blocks if isinstance(block, Bars)
              for bar in block.bars if isinstance(bar.label, Link)}  # fmt: skip
    assert ("kafka" in listed) == (hits >= RULES["item.employers"].value)
    assert bool(_places(said, "Kafka") & {"page", "json", "markdown", "api guide"}) == ("kafka" in listed)


@pytest.mark.parametrize("k", [9, 10])
def test_a_ranking_of_too_few_employers_is_shown_nowhere(k: int) -> None:
    _, guide, said = _said(_market(range(k), _naming(k)), "count:postings")
    (page,) = (page for page in guide.sections if page.id == "top_skills")
    assert bool(page.blocks) == (k >= RULES["list.employers"].value)
    assert bool(_places(said, "Kafka") & {"page", "json", "markdown"}) == bool(page.blocks)
    if page.because is not None:
        assert (page.because.measure, page.because.value) == ("count:employers_with_text", k)


@pytest.mark.parametrize(("n", "k"), [(49, 10), (50, 9), (50, 10)])
def test_a_histogram_of_too_few_is_drawn_nowhere(n: int, k: int) -> None:
    _, guide, said = _said(_market([i % k for i in range(n)], _paid(_drawn(5, k))), "pay:p50")
    drawn = any(isinstance(block, Chart) for page in guide.sections if page.id == "pay" for block in page.blocks)
    assert drawn == (n >= RULES["histogram.postings"].value and k >= RULES["histogram.employers"].value)
    assert ("<figure" in said["page"]) == drawn == ('"spec"' in said["json"])


@pytest.mark.parametrize("n", [4, 5])
def test_what_one_employer_pays_appears_from_its_floor_on(n: int) -> None:
    amounts = [*_drawn(9, 20), 149_403]
    _, _, said = _said(_market([*range(20), *[20] * n], _paid(amounts)), "count:postings")
    assert bool(_places(said, "149403") & {"json", "api guide"}) == (n >= RULES["employer.postings"].value)
    assert bool(_places(said, "$149k") & {"page", "markdown"}) == (n >= RULES["employer.postings"].value)


def _places(said: dict[str, str], word: str) -> set[str]:
    return {place for place, text in said.items() if word in text}


def _nowhere(figure: Figure, said: dict[str, str]) -> None:
    """A figure that is not published has no number anywhere, and the page prints nothing but the reason for it."""
    assert (figure.value, figure.low, figure.high, figure.n_eff, figure.top_employer_share) == (None,) * 5
    assert figure.suppressed
    if "evidence json" not in said:
        return
    held = msgspec.json.decode(said["evidence json"], type=Evidence)
    assert {(row.value, row.weight, row.read_as) for row in held.rows} <= {(None, None, "")}
    assert held.figure == figure
    assert not [flaw for flaw in prove(said["page"], {figure.id: figure}.__getitem__).flaws if figure.id in flaw.why
                and "not printed" in flaw.why]  # fmt: skip
