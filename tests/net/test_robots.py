import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.net import robots


def rules(*lines: str, token: str = "metier") -> robots.Robots:
    return robots.parse("\n".join(lines).encode(), token)


@pytest.mark.parametrize(
    ("lines", "path", "allowed"),
    [
        ([], "/a", True),
        (["Disallow: /"], "/a", False),
        (["Disallow:"], "/a", True),
        (["Disallow: /a"], "/ab", False),
        (["Disallow: /a/"], "/a", True),
        (["Disallow: /a", "Allow: /a/b"], "/a/b/c", True),
        (["Allow: /a", "Disallow: /a/b"], "/a/b/c", False),
        (["Disallow: /page", "Allow: /page"], "/page", True),
        (["Disallow: /*.pdf$"], "/x/y.pdf", False),
        (["Disallow: /*.pdf$"], "/x/y.pdf?z", True),
        (["Disallow: /*.pdf"], "/x/y.pdf?z", False),
        (["Disallow: /a*c*e"], "/abcde", False),
        (["Disallow: /a*c*e$"], "/abcdef", True),
        (["Disallow: /a*a$"], "/a", True),
        (["Allow: /$", "Disallow: /"], "/", True),
        (["Allow: /$", "Disallow: /"], "/x", False),
        (["Disallow: *jobs"], "/all/jobs", False),
        (["Disallow: a"], "/a", False),
        (["Disallow: /?q="], "/?q=1", False),
        (["Disallow: /caf%C3%A9"], "/café", False),
        (["Disallow: /a%7Eb"], "/a~b", False),
        (["Disallow: /a%2Fb"], "/a/b", True),
        (["Disallow: /a # not /b"], "/b", True),
        (["Disallow: /"], "/robots.txt", True),
        (["disallow : /x", "ALLOW:/x/y"], "/x/z", False),
    ],
)
def test_the_longest_match_decides_and_allow_wins_ties(lines: list[str], path: str, allowed: bool) -> None:
    assert rules("User-agent: *", *lines).allowed(path) is allowed


def test_our_own_group_goes_before_the_one_for_all() -> None:
    text = (
        "User-agent: *",
        "Disallow: /",
        "",
        "User-agent: other",
        "User-agent: Metier/1.0",
        "Disallow: /mine",
        "",
        "user-agent: METIER",
        "Disallow: /too",
    )
    found = rules(*text)
    assert (found.allowed("/x"), found.allowed("/mine"), found.allowed("/too")) == (True, False, False)
    assert not rules(*text, token="third").allowed("/x")


def test_rules_before_any_group_and_unknown_lines_count_for_nothing() -> None:
    assert rules("Disallow: /", "Sitemap: https://a.example/s.xml", "nonsense", "User-agent: *", "Sitemap: x", "Foo: /").allowed(
        "/a"
    )
    assert rules("Sitemap: https://a.example/s.xml").sitemaps == ("https://a.example/s.xml",)


def test_the_delay_is_seconds() -> None:
    assert rules("User-agent: *", "Crawl-delay: 2.5").delay == 2.5
    assert rules("User-agent: *", "Crawl-delay: soon").delay is None


def test_a_mark_at_the_start_and_other_line_ends() -> None:
    assert not robots.parse(b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /a\r", "metier").allowed("/a")


@pytest.mark.parametrize(
    ("status", "allowed"), [(200, False), (404, True), (401, True), (403, True), (429, False), (500, False), (503, False)]
)
def test_what_a_status_means(status: int, allowed: bool) -> None:
    assert robots.by_status(status, b"User-agent: *\nDisallow: /", "metier").allowed("/a") is allowed


def test_many_wildcards_cost_no_time() -> None:
    assert rules("User-agent: *", "Disallow: /" + "a*" * 5000 + "b").allowed("/" + "a" * 20_000)


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_file_and_path_are_survived(body: bytes, path: str) -> None:
    assert robots.parse(body, "metier").allowed(f"/{path}") in {True, False}
