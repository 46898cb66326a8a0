import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from metier.model.record import Draft, Drop, Payload
from metier.sources.web.jsonld_page import SOURCE

HERE = Path(__file__).parent
Make = Callable[..., Payload]
Split = Callable[..., tuple[list[Draft], list[Drop]]]
POSTING = {"@context": "https://schema.org", "@type": "JobPosting", "title": "Tailor", "description": "<p>Sew.</p>"}


def page(script: str, head: str = "") -> str:
    return f'<html><head>{head}<script type="application/ld+json">{script}</script></head><body></body></html>'


@pytest.mark.parametrize("name", ["page", "microdata"])
def test_recorded_shapes_are_read(name: str, as_expected: Callable[..., None]) -> None:
    as_expected(SOURCE, HERE / f"{name}.html")


@pytest.mark.parametrize(
    "root",
    [
        POSTING,
        [POSTING],
        {"@graph": [{"@type": "WebPage"}, POSTING]},
        {"@type": "WebPage", "mainEntity": POSTING},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": POSTING}]},
        POSTING | {"@type": ["Thing", "http://schema.org/JobPosting"]},
        POSTING | {"@type": "schema:JobPosting"},
    ],
)
def test_a_posting_is_found_wherever_it_stands(root: Any, payload: Make, split: Split) -> None:
    body = page(json.dumps(root))
    drafts, drops = split(SOURCE, payload(body))
    assert [draft.title for draft in drafts] == ["Tailor"]
    assert not drops
    assert drafts[0].record == body.encode()
    assert "repaired" not in drafts[0].hints


@pytest.mark.parametrize(
    ("script", "repairs"),
    [
        ('<!-- {"@type":"JobPosting","title":"Tailor","description":"Sew."} -->', ["comment or CDATA around"]),
        ('//<![CDATA[\n{"@type":"JobPosting","title":"Tailor","description":"Sew."}\n//]]>', ["comment or CDATA around"]),
        ('{"@type":"JobPosting","title":"Tailor","description":"Sew\n and hem."}', ["raw control character"]),
        ('{"@type":"JobPosting","title":"Tailor","description":"Sew, }",}', ["trailing comma"]),
        ('{"@type":"JobPosting",\n // who\n "title":"Tailor","description":"http://x"}', ["comment"]),
        ('{"@type":"JobPosting","title":"Tailor","description":"It\\\'s sewing."}', ["invalid escape"]),
        (
            "{&quot;@type&quot;:&quot;JobPosting&quot;,&quot;title&quot;:&quot;Tailor&quot;,&quot;description&quot;:&quot;Sew.&quot;}",
            ["HTML entities"],
        ),
        ('{"@type":"JobPosting","title":"Tailor","description":"Sew.",};', ["comment or CDATA around", "trailing comma"]),
    ],
)
def test_broken_scripts_are_mended_and_say_so(script: str, repairs: list[str], payload: Make, split: Split) -> None:
    drafts, drops = split(SOURCE, payload(page(script)))
    assert not drops
    assert [draft.title for draft in drafts] == ["Tailor"]
    assert drafts[0].hints["repaired"] == repairs


def test_a_comma_inside_a_string_is_left_alone(payload: Make, split: Split) -> None:
    drafts, _ = split(SOURCE, payload(page('{"@type":"JobPosting","title":"A, ]","description":"x",}')))
    assert drafts[0].title == "A, ]"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "empty file"),
        ("<html><body>Nothing here</body></html>", "no job posting on the page"),
        (page('{"@type":"JobPosting", "title": '), "broken JSON-LD"),
        (page('{"@type":"JobPosting", "title": "A", "url": "https://a.example/1"}'), "link in a list, not a posting"),
        (page('{"@type":"JobPosting", "title": "A"}'), "posting without description"),
        (page('{"@type":"JobPosting", "description": "A"}'), "no title"),
        (page(json.dumps(POSTING), '<meta name="Robots" content="NoIndex, follow">'), "page asks not to be indexed"),
        (page("[" * 100_000), "no job posting on the page"),
        ('{"@type": "Person"}', "no job posting on the page"),
    ],
)
def test_what_is_no_posting_says_why(body: str, reason: str, payload: Make, split: Split) -> None:
    drafts, drops = split(SOURCE, payload(body))
    assert not drafts
    assert [drop.reason for drop in drops] == [reason]


def test_several_postings_on_a_page_keep_their_own_bytes_and_addresses(payload: Make, split: Split) -> None:
    roots = [POSTING | {"title": title, "url": f"https://a.example/{title}"} for title in ("one", "two", "two")]
    drafts, drops = split(SOURCE, payload(page(json.dumps(roots), '<link rel="canonical" href="https://a.example/all">')))
    assert not drops
    assert [draft.url for draft in drafts] == ["https://a.example/one", "https://a.example/two"]
    assert json.loads(drafts[0].record)["title"] == "one"


def test_the_canonical_link_wins(payload: Make, split: Split) -> None:
    body = page(json.dumps(POSTING | {"url": "https://a.example/1?utm=x"}), '<link rel="canonical" href="https://a.example/1">')
    drafts, _ = split(SOURCE, payload(body))
    assert (drafts[0].url, drafts[0].board) == ("https://a.example/1", "a.example")


def test_a_script_that_would_cost_square_time_is_read_at_once(payload: Make, split: Split) -> None:
    _, drops = split(SOURCE, payload(page('{"@type":"JobPosting","a":"' + '\\"' * 200_000)))
    assert [drop.reason for drop in drops] == ["broken JSON-LD"]
