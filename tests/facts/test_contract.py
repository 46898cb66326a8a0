"""The public line format: what is read, what is written."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.facts.contract import line, read_line, text_of_html, to_contract
from metier.facts.pay_rules import PLACEHOLDER, WIDE
from metier.model.facts import (
    Benefit,
    Duty,
    Education,
    Experience,
    Facts,
    Flag,
    LanguageDemand,
    Opening,
    Pay,
    RoleRead,
    Tool,
    Visa,
    Workplace,
)
from metier.model.place import Place

KEYS = [
    "id", "role", "seniority", "pay", "workplace", "places", "employment_type", "experience", "education", "tools", "hard_skills",
    "duties", "languages", "visa", "flags", "benefits", "openings",
]  # fmt: skip
TEXT = "Postgres needed. You will build. Pay $10 to $90. 3 years. BSc. On call."
FULL = Facts(
    role=RoleRead(id="data-engineer", name="data engineer", soc="15-1243", confidence=0.912345, field="title"),
    seniority="mid",
    pay=(
        Pay(
            min=10.5,
            max=90,
            currency="USD",
            unit="HOUR",
            annual_min=21840,
            annual_max=187200,
            quote="$10 to $90",
            start=37,
            end=47,
            rejected=WIDE,
        ),
        Pay(min=1, max=1, currency="USD", unit="YEAR", rejected=PLACEHOLDER, field="baseSalary"),
        Pay(min=60000, max=None, currency="USD", unit="YEAR", annual_min=60000, field="baseSalary"),
    ),
    workplace=Workplace(type="remote", countries=("US",), field="jobLocation"),
    places=(Place(city="Austin", region="TX", country="US", metro="austin-tx"),),
    employment_type=("FULL_TIME",),
    experience=Experience(min_years=3.0, quote="3 years", start=49, end=56),
    education=Education(level="bachelor", quote="BSc", start=58, end=61),
    tools=(Tool(id="postgresql", name="PostgreSQL", category="database", req="required", quote="Postgres", start=0, end=8),),
    duties=tuple(Duty(quote="You will build", start=17, end=31) for _ in range(9)),
    languages=(LanguageDemand(language="de", field="title"),),
    visa=Visa(sponsored=False, quote="not in the text"),
    flags=(Flag(id="on_call", quote="On call"),),
    benefits=(Benefit(id="bonus", quote="absent words"),),
    openings=(Opening(number=1, title="Cook", role=RoleRead(id="cook")),),
)


def test_the_keys_and_their_order() -> None:
    assert list(to_contract("1", Facts(), "")) == KEYS
    assert list(to_contract("1", FULL, TEXT)) == KEYS


def test_what_is_not_stated_is_null_or_empty() -> None:
    empty = to_contract(7, Facts(), "")
    assert empty.pop("id") == 7
    assert all(value in (None, []) for value in empty.values())


def test_values_as_the_contract_says() -> None:
    out = to_contract("a", FULL, TEXT)
    assert out["role"] == {"id": "data-engineer", "name": "data engineer", "soc": "15-1243", "confidence": 0.9123}
    assert out["places"] == [{"city": "Austin", "region": "TX", "country": "US"}]
    assert out["experience"] == {"min_years": 3, "max_years": None, "quote": "3 years"}
    assert out["education"] == {"level": "bachelor", "required": True, "equivalent_ok": False, "quote": "BSc"}
    assert (out["visa"], out["flags"], out["employment_type"]) == (False, ["on_call"], ["FULL_TIME"])
    assert out["tools"][0]["start"] == 0
    assert out["duties"] == ["You will build"] * 6
    assert out["workplace"]["field"] == "jobLocation"
    assert out["openings"] == [{"number": 1, "title": "Cook", "seniority": None, "quote": None, "role": "cook"}]


def test_wide_bands_stay_and_placeholders_go() -> None:
    out = to_contract("a", FULL, TEXT)["pay"]
    assert [(band["min"], band["max"]) for band in out] == [(10.5, 90), (60000, None)]
    assert out[1]["quote"] is None
    assert out[1]["field"] == "baseSalary"
    assert "field" not in out[0]


def test_a_quote_is_a_substring_or_null() -> None:
    assert to_contract("a", FULL, TEXT)["benefits"] == [{"id": "bonus", "quote": None}]


def test_a_line_of_json_also_with_lone_surrogates() -> None:
    text = "caf\udce9 pays"
    facts = Facts(pay=(Pay(min=1000, quote="caf\udce9"),))
    assert json.loads(line(to_contract("x", facts, text)))["pay"][0]["quote"] == "caf\udce9"
    assert json.loads(line(to_contract("x", FULL, TEXT))) == to_contract("x", FULL, TEXT)


def test_the_given_text_is_kept_to_the_letter() -> None:
    text = "  Pay:\u00a0$10 \r\n\r\n &amp; more\t"
    assert read_line({"id": 1, "text": text, "html": "<p>other</p>"}).text == text


def test_html_becomes_lines_without_scripts() -> None:
    html = "<h2>Role</h2><p>One <b>two</b><br>three</p><ul><li>a</li><li>b &amp; c</li></ul>"
    html += "<script>alert(1)</script><style>p{}</style>"
    assert text_of_html(html) == "Role\nOne two\nthree\na\nb & c"
    assert read_line({"html": html}).text == text_of_html(html)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<head>",
                "<style>",
                "</style>",
                "<script>",
                "</script>",
                "<template>",
                "<p>",
                "</p>",
                "<li>",
                "<br>",
                "<noscript>",
                "</head>",
                "<table>",
                "<tr>",
                "<svg>",
                "</svg>",
                "pay",
                "&lt;",
                "<!--",
                "-->",
                "\x00",
                "<html>",
                "<body>",
                "</body>",
                "<frameset>",
                "<ul>",
                "</ul>",
            ]
        ),
        max_size=40,
    )
)
def test_broken_html_gives_text_and_no_crash(parts: list[str]) -> None:
    text = text_of_html("".join(parts))
    assert all(line.strip() for line in text.split("\n")) or not text


def test_only_schema_org_names_become_hints() -> None:
    document = read_line(
        {
            "id": 1,
            "text": "x",
            "title": "Cook",
            "baseSalary": {"value": 3},
            "employmentType": "FULL_TIME",
            "score": 9,
            "skills": "",
        }
    )
    assert document.hints == {"baseSalary": [{"value": 3}], "employmentType": ["FULL_TIME"]}
    assert document.title == "Cook"


@pytest.mark.parametrize("obj", [[], "text", None, 3])
def test_a_line_that_is_no_posting_is_an_error(obj: Any) -> None:
    with pytest.raises(UsageError, match="JSON object"):
        read_line(obj)


@pytest.mark.parametrize(
    "obj", [{}, {"id": None, "text": None}, {"text": 5, "title": ["x"], "html": 3}, {"html": "<p"}, {"html": "<" * 3000}]
)
def test_odd_lines_are_read_without_a_crash(obj: Any) -> None:
    assert isinstance(read_line(obj).text, str)
