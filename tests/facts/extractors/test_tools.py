"""Tools of whole postings: demand, quotes, groups, and what is not a tool of the worker."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.facts.document import Document
from metier.facts.extractors.tools import EXTRACTOR, addresses, read_tools
from metier.model.facts import Tool

POSTING = """About Initech
Trusted by customers like Stripe and Airtable.

What you'll do
- Run our services on Kubernetes
- Work with Go services

Requirements
- Strong SQL and Python, or Java
- 3+ years of C
- AWS or GCP; Terraform is a plus

Benefits
- Calm on Headspace, lessons on Coursera, Python classes

Apply at https://jobs.example.com/python-react or mail react@example.com
"""


def read(text: str, **more: Any) -> dict[str, Tool]:
    return {tool.id: tool for tool in read_tools(Document(text, **more), {}) or ()}


def test_a_posting_yields_each_tool_once_with_its_demand() -> None:
    found = read(POSTING)
    assert {tool.id: tool.req for tool in found.values()} == {
        "kubernetes": "context",
        "go": "context",
        "sql": "required",
        "python": "required",
        "java": "required",
        "c": "required",
        "amazon-web-services": "required",
        "google-cloud-platform": "required",
        "terraform": "preferred",
    }
    assert found["python"].or_group == found["java"].or_group == 1
    assert found["amazon-web-services"].or_group == found["google-cloud-platform"].or_group == 2
    assert found["sql"].or_group is None
    assert (found["python"].name, found["python"].category) == ("Python", "programming-language")


def test_quotes_are_exact_and_long_enough_to_read() -> None:
    for tool in read(POSTING).values():
        assert tool.quote is not None
        assert POSTING[tool.start : tool.end] == tool.quote
        assert len(tool.quote) >= 3


def test_the_strongest_mention_counts() -> None:
    text = "What you'll do\n- Tune Redis\n\nRequirements\n- Redis\n\nNice to have\n- Redis"
    tool = read(text)["redis"]
    assert tool.req == "required"
    assert tool.start == text.index("Redis", text.index("Requirements"))


def test_a_group_of_one_is_no_group() -> None:
    text = "Requirements\n- Redis\n- Kafka or Redis"
    assert [tool.or_group for tool in read(text).values()] == [None, None]


def test_the_title_raises_and_adds() -> None:
    text = "Our stack: Ruby on Rails and Redis."
    found = read(text, title="Ruby on Rails Developer (Kubernetes)")
    assert found["ruby-on-rails"].req == "required"
    assert found["redis"].req == "context"
    assert found["kubernetes"].field == "title"
    assert found["kubernetes"].quote is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What you'll do\n- Sell Datadog to the world", set()),
        ("Requirements\n- Experience with Datadog", {"datadog"}),
        ("Requirements\n- You love Datadog's culture", set()),
    ],
)
def test_the_employers_own_product_counts_only_when_asked_for(text: str, expected: set[str]) -> None:
    assert set(read(text, employer="Datadog, Inc.")) == expected


def test_a_stack_told_about_the_employer_counts() -> None:
    assert set(read("About us\nWe build with Ruby, React and PostgreSQL.")) == {"ruby", "react", "postgresql"}
    assert set(read("About us\nNotion, Zapier and Figma are our clients.")) == set()


def test_addresses_are_not_mentions() -> None:
    text = "See https://a.example/python, www.java.example or me@react.io and fly.io/kafka"
    spans = addresses(text)
    assert [text[start:end].rstrip(",") for start, end in spans] == [
        "https://a.example/python",
        "www.java.example",
        "me@react.io",
        "fly.io/kafka",
    ]


def test_nothing_is_none() -> None:
    assert EXTRACTOR.read(Document(""), {}) is None
    assert EXTRACTOR.read(Document("Water the plants."), {}) is None


WORDS = [
    "Go",
    "R",
    "C",
    "Python",
    "or",
    "and",
    ",",
    "/",
    "(",
    ")",
    "\n",
    "Requirements\n",
    "is a plus",
    "AWS",
    "Excel",
    "at",
    "İ",
    "ß",
    ".",
]


@settings(deadline=None)  # the first example loads the tables
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=25).map(" ".join))
def test_any_text_yields_exact_quotes(text: str) -> None:
    for tool in read(text).values():
        assert tool.quote == text[tool.start : tool.end]
        assert tool.quote


@pytest.mark.real
def test_labelled_postings_are_read_as_their_readers_did(shared: Path) -> None:
    score = runpy.run_path(str(shared / "gold" / "score.py"))
    labels = {row["id"]: row for row in map(json.loads, (shared / "gold" / "dev.jsonl").read_text("utf-8").splitlines())}
    right = read_names = gold_names = demands = agreed = 0
    for line in (shared / "gold" / "dev_postings.jsonl").read_text("utf-8").splitlines():
        posting = json.loads(line)
        found = read(posting["text"], title=posting["title"], employer=posting["employer"] or "")
        ours = {score["key"](tool.name): tool.req for tool in found.values()}
        theirs = {score["key"](tool["name"]): tool["req"] for tool in labels[posting["id"]]["tools"]}
        both = ours.keys() & theirs.keys()
        right, read_names, gold_names = right + len(both), read_names + len(ours), gold_names + len(theirs)
        demanded = [name for name in both if theirs[name] != "context"]
        demands, agreed = demands + len(demanded), agreed + sum(ours[name] == theirs[name] for name in demanded)
    assert 2 * right / (read_names + gold_names) > 0.85
    assert agreed / demands > 0.9


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("Measure airflow on walk-in coolers.", set()),
        ("Build Airflow DAGs.", {"apache-airflow"}),
        ("Work as an OTR truck driver.", set()),
        ("Education is checked, see http://www.example.com/accred/index.html", set()),
        ("We believe in Customer Centricity.", set()),
        ("Deploy changes behind feature flags using Docker.", {"docker"}),
        ("Our team hails from Plaid and Stripe.", set()),
        ("You need to enable JavaScript to run this app.", set()),
        ("- CSM | SF | Full-time", set()),
        ("Certifications: CSM or PMP", {"certified-scrummaster", "pmp"}),
    ],
)
def test_everyday_words_addresses_and_former_employers(text: str, tools: set[str]) -> None:
    assert set(read(f"What you'll do\n{text}")) == tools


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("No Java required", []),
        ("Python is not required", []),
        ("no prior Salesforce experience needed", []),
        ("We are migrating from MySQL to PostgreSQL", ["PostgreSQL"]),
        ("moving away from AWS towards Azure", ["Microsoft Azure"]),
        ("SQL a plus but not required", ["SQL"]),
        ("Ruby is our HR contact", []),
        ("Strong Ruby skills", ["Ruby"]),
        ("a restful night", []),
        ("RESTful interfaces", ["REST"]),
        ("angular momentum under an azure sky", []),
    ],
)
def test_what_is_denied_or_an_everyday_word_is_no_tool(text: str, names: list[str]) -> None:
    assert [tool.name for tool in read_tools(Document(text=text), {}) or ()] == names
