import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.postings.html import TEXT_LIMIT, cut, html_of, legible, one_line, sanitise, text_of


def test_blocks_become_lines() -> None:
    items = "<ul><li>One</li><li><p>Two</p><ul><li>Three</li></ul></li><li> </li></ul>"
    html = sanitise(f"<h2>Duties</h2><p>You  will\n<b>build</b>.</p>{items}<p>End</p>")
    assert text_of(html) == "Duties\n\nYou will build.\n\n• One\n• Two\n• Three\n\nEnd"


def test_entities_and_spaces_are_plain_in_text() -> None:
    assert text_of(sanitise("R&amp;D&nbsp;&nbsp;team<br>a &lt; b<div>c</div><div>d</div>")) == "R&D team\na < b\nc\n\nd"


def test_preformatted_lines_stay_apart() -> None:
    assert text_of(sanitise("<pre>one\ntwo</pre>")) == "one\ntwo"


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>x",
        "<img src=x onerror=alert(1)>x",
        '<a href="javascript:alert(1)">x</a>',
        '<p onclick="alert(1)" style="position:fixed">x</p>',
        "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>x",
        "<iframe src=//evil.example></iframe>x",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>x",
        "<form action=//evil.example><input>x</form>",
    ],
)
def test_nothing_that_runs_or_loads_is_left(html: str) -> None:
    safe = sanitise(html).lower()
    assert "x" in safe
    assert not any(
        bad in safe for bad in ("alert", "onerror", "onclick", "javascript", "<img", "style", "evil", "<form", "<input")
    )


def test_links_tell_no_one_and_pass_on_no_weight() -> None:
    assert (
        sanitise('<a href="https://example.com/x" target=_blank>y</a>')
        == '<a href="https://example.com/x" rel="nofollow noopener">y</a>'
    )
    assert sanitise('<a href="mailto:jobs@example.com">y</a>') == '<a rel="nofollow noopener">y</a>'


@pytest.mark.parametrize(
    "html",
    [
        "<b>" * 50_000,
        "<div>" * 200_000,
        "<a href=x><p>" * 30_000,
        "&" * 300_000,
        "<" * 100_000,
        "<ul><li>" * 60_000,
        '<a href="' * 50_000,
    ],
)
def test_hostile_nesting_and_repetition_end_soon(html: str) -> None:
    assert isinstance(text_of(sanitise(html)), str)


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<b>", "</b>", "•", "a", " ", "\n", "&amp;", "<br>", "- ", "&lt;p&gt;"]
        ),
        max_size=25,
    )
)
def test_text_is_tidy_whatever_the_markup(parts: list[str]) -> None:
    text = text_of(sanitise("".join(parts)))
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert "  " not in text
    assert all(line == line.strip() for line in text.split("\n"))
    assert "\x01" not in text


@settings(max_examples=150)
@given(st.lists(st.sampled_from(["one", "two", "• three", "• four", "", "a < b & c"]), max_size=12))
def test_plain_html_of_a_text_reads_the_same(lines: list[str]) -> None:
    text = text_of(sanitise(html_of("\n".join(lines))))
    assert text_of(sanitise(html_of(text))) == text


def test_legible_drops_what_cannot_be_seen_or_written() -> None:
    assert legible("a\x00b\u200bc\ud800d\u202e") == "abc\ufffdd"
    assert one_line(" Data&nbsp;&amp;amp; <b>AI</b>\n Engineer ") == "Data & AI Engineer"


def test_cut_ends_at_a_line() -> None:
    assert cut("ab\n" * TEXT_LIMIT).endswith("\nab")
    assert len(cut("a" * (TEXT_LIMIT + 9))) == TEXT_LIMIT
