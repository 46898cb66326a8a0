"""The walker finds what does not prove itself, wherever it hides."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import NotFoundError
from metier.evaluate.proof import NUMBER, Proof, printed, prove
from metier.model.figure import Cell, Figure, Window

DAY = date(2026, 11, 14)


def _figure(name: str, value: float | None, unit: str = "share", **more: float | str | None) -> Figure:
    low, high = (value - 0.05, value + 0.05) if value is not None and unit == "share" else (None, None)
    given = {"n": 1204, "k": 131, "low": low, "high": high} | more
    return Figure(
        id=name, measure="share:degree", cell=Cell(), unit=unit, value=value, window=Window(None, None), as_of=DAY,
        method="m@1", edition="e", **given,  # type: ignore[arg-type]
    )  # fmt: skip


FIGURES = {
    "s": _figure("s", 0.42),
    "pay": _figure("pay", 152_340, "USD/year", low=147_000, high=157_000),
    "few": _figure("few", None, suppressed="too few employers: 3 of the 5 it takes", n=7, k=3),
}


def _of(name: str) -> Figure:
    if name not in FIGURES:
        raise NotFoundError(f"no figure {name!r}")
    return FIGURES[name]


def _walk(html: str) -> Proof:
    return prove(
        f"<!doctype html><html><body><p>99 of chrome</p><main><section id='x'>{html}</section></main></body></html>", _of
    )


@pytest.mark.parametrize(
    "html",
    [
        "<a data-figure='s' title='95% interval 37 to 47 · 1,204 postings, 131 employers'>42%</a>",
        "<p>A degree is required by <a data-figure='s'>42%</a> of employers.</p>",
        "<span data-figure='pay'>$152k <i>147k to 157k</i></span>",
        "<a data-figure='few' title='too few employers: 3 of the 5 it takes'>too few to say</a>",
        "<span data-says='name'>Office 365</span>",
        "<p>Named by <a data-figure='s'>42%</a>: <a data-says='name'>Office 365. And more</a>, Web3, S3 and 3D.</p>",
        "<p><a data-figure='few' data-says='reason'>Too few employers: 3 of the 10 it takes</a>.</p>",
        "<p data-says='how'>How to read it. It goes on.</p>",
        "<q>Lead 12 people</q><time>14 November 2026</time><article data-posting='p'>$145,000 a year</article>",
        "<nav><a>All 12</a></nav><form><option>2026</option></form><footer>12</footer>",
        "<ul><li data-says='rule'>A share needs 5 employers.</li></ul>",
        "<div data-figures='pay'><svg><g class='mark-text role-axis-label'><text>100</text></g><desc>Of $152k</desc></svg></div>",
        "<figure><i data-figures='pay'>Office 365</i><table><tr><th data-says='name'>Office 365</th></tr></table></figure>",
    ],
)
def test_what_leads_to_a_figure_is_let_pass(html: str) -> None:
    assert _walk(html).flaws == ()


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<span>42%</span>", "42%: a number without a figure"),
        ("<span title='of 12 postings'>many</span>", "12: a number without a figure"),
        ("<svg aria-label='12 of them'></svg>", "12: a number without a figure"),
        ("<a data-figure='s'>43%</a>", "43%: not printed by s"),
        ("<a class='fig' data-figure='s'>131</a>", "131: not printed by s"),
        ("<a data-figure='s' title='9 postings'>42%</a>", "9: not printed by s"),
        ("<a data-figure='few'>40%</a>", "40%: not printed by few"),
        ("<a data-figure='few'>3 of the 10 it takes</a>", "10: not printed by few"),
        ("<a data-figure='few' data-says='reason'>3 of 11</a>", "11: not printed by few"),
        ("<a data-figure='lost'>42%</a>", "the id does not resolve: no figure 'lost'"),
        ("<p data-says='how'>The 12 largest.</p>", "12: a number without a figure"),
        ("<li data-says='rule'>A share needs 4 employers.</li>", "said to be a floor, and none says so"),
        ("<p>Employers like degrees.</p>", "a sentence without a figure"),
        ("<p>Named by <a data-figure='s'>42%</a>. Demand is strong.</p>", "a sentence without a figure"),
        ("<figcaption>Demand is strong.</figcaption>", "a sentence without a figure"),
        ("<div data-figures='pay'><svg><text>$160k</text></svg></div>", "160k: not printed by pay"),
    ],
)
def test_what_leads_to_none_is_found(html: str, why: str) -> None:
    found = _walk(html).flaws
    assert why in {flaw.why for flaw in found}
    assert all(flaw.where == "x" for flaw in found)


def test_it_counts_what_it_met() -> None:
    found = _walk("<p>By <a data-figure='s'>42%</a> of employers. And <a data-figure='pay'>$152k</a>.</p><p>Office 365</p>")
    assert (found.figures, found.numbers, found.sentences, len(found.flaws)) == (("s", "pay"), 3, 3, 2)


def test_of_a_hidden_figure_only_the_reason_and_the_counts_may_be_printed() -> None:
    assert printed(FIGURES["few"]) == {"7", "3", "5"}


@given(st.integers(0, 10**9), st.sampled_from(["", "k", "m", "%", "th"]), st.sampled_from(["", "$", "€", "×", "+", "("]))
def test_any_number_is_seen_whatever_stands_around_it(size: int, after: str, before: str) -> None:
    assert NUMBER.findall(f"of {before}{size:,}{after} in all") == [f"{size:,}{after}"]


@given(st.from_regex(r"[A-Za-z]{1,3}[0-9]{1,3}|[0-9][A-Z]{1,3}", fullmatch=True))
def test_a_name_with_a_digit_in_it_is_no_number(name: str) -> None:
    assert NUMBER.findall(f"such as {name} here") == []
