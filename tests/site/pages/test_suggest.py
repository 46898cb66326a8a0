"""What browsers are told while one types in their search field."""

import json
import xml.etree.ElementTree as ET

from tests.site.faces import client
from tests.site.fake_postings import HOSTILE


def test_browsers_are_told_words_what_each_finds_and_where_it_leads() -> None:
    with client() as site:
        answer = site.get("/suggest", params={"q": "a nur"})
    assert answer.headers["content-type"].startswith("application/x-suggestions+json")
    typed, texts, says, leads = answer.json()
    assert typed == "a nur"
    assert texts == ["a  registered nurse", HOSTILE]
    assert says == ["role, 1,200 jobs", "employer, 1 job"]
    assert leads[0] == "http://testserver.local/jobs?q=a++registered+nurse"
    assert "<" not in leads[1]


def test_a_space_at_the_end_is_kept_and_nothing_typed_suggests_nothing() -> None:
    with client() as site:
        assert site.get("/suggest?q=nurse%20").json()[0] == "nurse "
        assert site.get("/suggest").json() == ["", [], [], []]
        assert json.loads(site.get("/suggest?q=%ff%00").content)[0]


def test_the_search_tells_browsers_where_to_ask() -> None:
    with client() as site:
        root = ET.fromstring(site.get("/opensearch.xml").content)
    told = {node.attrib["type"]: node.attrib["template"] for node in root if node.tag.endswith("Url")}
    assert told["application/x-suggestions+json"] == "http://testserver.local/suggest?q={searchTerms}"
