import pytest

from metier.postings.html import sanitise, text_of
from metier.postings.markup import to_html


def read(body: str, body_format: str) -> str:
    return text_of(sanitise(to_html(body, body_format)))


@pytest.mark.parametrize(
    "body",
    [
        "<p>Pay &amp; more</p><p>Next</p>",
        "&lt;p&gt;Pay &amp;amp; more&lt;/p&gt;&lt;p&gt;Next&lt;/p&gt;",
        "&amp;lt;p&amp;gt;Pay &amp;amp;amp; more&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Next&amp;lt;/p&amp;gt;",
        "<div>&lt;p&gt;Pay &amp;amp; more&lt;/p&gt;&lt;p&gt;Next&lt;/p&gt;</div>",
    ],
)
def test_escaped_never_once_twice_and_mixed_read_the_same(body: str) -> None:
    assert read(body, "html") == "Pay & more\n\nNext"


def test_escaped_words_beside_real_tags_stay_words() -> None:
    assert read("<p>Know the &lt;div&gt; element</p>", "html") == "Know the <div> element"
    assert read("<p>Hi &amp;nbsp;there, R&amp;D</p>", "html") == "Hi there, R&D"


def test_html_without_blocks_keeps_its_lines() -> None:
    assert read("First\n\nSecond <b>bold</b>\n- item", "html") == "First\n\nSecond bold\n\n• item"


def test_text_gets_paragraphs_and_lists() -> None:
    assert (
        read("About\r\n\r\n- one\n- two\n\n• three\nlast < 5 &amp; done", "text")
        == "About\n\n• one\n• two\n• three\n\nlast < 5 & done"
    )


def test_markdown_loses_its_marks() -> None:
    body = "## Duties\n\n**Build** and *test* [things](https://example.com/a)\n\n* one\n- two\n\n---\n"
    body += "![logo](https://example.com/l.png)\n3 * 4 * 5 \\- x"
    assert read(body, "markdown") == "Duties\n\nBuild and test things\n\n• one\n• two\n\n3 * 4 * 5 - x"


def test_markdown_cannot_smuggle_script() -> None:
    html = sanitise(to_html("[x](javascript:alert(1)) <script>alert(2)</script> **<img src=x onerror=alert(3)>**", "markdown"))
    assert "<script" not in html
    assert "href" not in html
    assert "onerror" not in html
