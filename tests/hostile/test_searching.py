"""Hostile searches, through the library, the API and the command line: a clear answer or a clear error, in bounded work."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient
from tests.hostile.taking import DAY, jobs, take

import metier
from metier.cli import main as command_line
from metier.errors import MetierError, UsageError
from metier.index.fields import FACETS, MOST_VALUES
from metier.library.home import Home
from metier.model.record import Payload
from metier.model.search import SearchQuery
from metier.serve.app import create
from metier.sources import shelf

TEXTS = [
    *("a" * 10_000, "we " * 5_000, "é" * 1_000, "word " * 3_000, "x-" * 5_000, '"' + "a b " * 3_000, "senior " * 1_400),
    *(
        '"',
        '"unbalanced',
        '"" ""',
        '"""""',
        '-"',
        "(",
        "((((((((((" * 90,
        ")",
        "the of and",
        "jobs",
        "OR",
        "OR OR",
        "a OR",
        "AND",
    ),
    *("*", "?*", "a*", "nur*", "~", "-", "--", "-nurse", "+", "^9", "a~2", "[a TO b]", "/.*/", "{}", "nurse^1000", ":", "title:"),
    *("title:x", "title:" * 800, "nurse OR " * 1_100, "-a " * 500, "a* b* c* d* e* f* g* *", "not not not", "- - -"),
    *("'; DROP TABLE postings; --", "<script>alert(1)</script>", "%00", "\\", "../../etc/passwd", "{{7*7}}", "${HOME}"),
    *(
        "🙂",
        "👩‍💻 remote 🏠",
        "مهندس برمجيات عن بعد",
        "\u202enurse\u202c",
        "\0",
        "\0nurse",
        "\x1b[2J",
        "\ud800",
        "\ufeff",
        "١٢٣ km",
    ),
    *(
        "$999999999999999999999999k",
        "9" * 400 + " years experience",
        "within 99999 km of Berlin",
        "within -5 km of Berlin",
        "$nan",
    ),
    *("place:atlantis level:wizard skill:levitation", "remote from nowhere", "within 30 km of", "-5k€", "80k-70k", "UTC+99"),
]
#: Fields of a query, and what no search can be answered for.
IMPOSSIBLE: list[dict[str, Any]] = [
    *({"limit": -1}, {"limit": 10**6}, {"offset": -1}, {"offset": 10**9}, {"per_employer": -1}),
    *({"sort": "x"}, {"sort": ""}, {"unstated_pay": "x"}, {"pay_currency": "DOUBLOONS"}, {"pay_currency": "eur"}),
    *({"pay_min": -1.0}, {"pay_min": float("nan")}, {"pay_min": float("inf")}, {"pay_min": 1e300}),
    *({"radius": 0.0}, {"radius": -5.0}, {"radius": float("nan")}, {"radius": float("inf")}, {"radius": 1e6}),
    *({"near": "somewhere else"}, {"near": "91,0"}, {"near": "0,181"}, {"near": "inf,inf"}, {"near": "1e3,5"}, {"near": "0"}),
    *({"cursor": "x"}, {"cursor": "k1"}, {"cursor": "abcd1234.000000000000.k1"}, {"cursor": "\ud800"}, {"cursor": "a" * 10_000}),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    opened = metier.open(tmp_path_factory.mktemp("hostile") / "home")
    take(opened.path, shelf.find("greenhouse"), "acme", Payload("acme.json", jobs(*range(6)), DAY))
    opened.intake.publish()
    return opened


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_may_be_searched_for(home: Home, text: str) -> None:
    for literal in (False, True):
        results = home.postings.find(SearchQuery(text=text, literal=literal, explain=True))
        assert 0 <= results.total <= 6
        assert all("<script" not in hit.snippet and "<p>" not in hit.snippet for hit in results.hits)
        assert len("".join(results.ignored)) < 3_000
        assert len(results.chips) <= 32
    assert len(home.postings.suggest(text)) <= 8


@pytest.mark.parametrize("fields", IMPOSSIBLE)
def test_what_cannot_be_answered_is_told(home: Home, fields: dict[str, Any]) -> None:
    query = msgspec.structs.replace(SearchQuery(), **fields)
    with pytest.raises(MetierError) as told:
        home.postings.find(query)
    assert len(str(told.value)) < 400
    with pytest.raises(MetierError):
        list(home.postings.every(query)) if "cursor" not in fields else home.postings.find(query)


@pytest.mark.parametrize("field", FACETS)
def test_a_field_takes_so_many_values_and_no_more(home: Home, field: str) -> None:
    few, many = (tuple(f"v{number}" for number in range(most)) for most in (MOST_VALUES, 5_000))
    query = msgspec.structs.replace(SearchQuery(), **{field: few})
    assert home.postings.find(query).total == 0
    with pytest.raises(UsageError, match="at most"):
        home.postings.find(msgspec.structs.replace(query, **{field: many}))


@pytest.mark.parametrize(
    "value", ["wizard", "x" * 70_000, "*", "\0", "\ud800", "-\ud800", "<b>", "senior OR mid", "' OR 1=1", " ", "😀"]
)
@pytest.mark.parametrize("field", ["level", "place", "remote_from", "employer"])
def test_values_nobody_has_are_told(home: Home, field: str, value: str) -> None:
    results = home.postings.find(msgspec.structs.replace(SearchQuery(), **{field: (value,)}))
    assert results.total in ({6} if value.startswith("-") else {0})
    (note,) = results.ignored
    assert note.startswith(f"{field}: no posting has")
    assert len(note) < 200


ANY = st.text(max_size=30) | st.sampled_from(
    ("-", "*", "nurse", "US", "EUROPE", "CET", "-US-TX", "within 5 km of ", '"', "(", "80k")
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=st.lists(ANY, max_size=6).map(" ".join),
    facets=st.dictionaries(st.sampled_from(FACETS), st.lists(ANY, max_size=3).map(tuple), max_size=2),
    numbers=st.fixed_dictionaries(
        {}, optional={"radius": st.floats(), "pay_min": st.floats(), "posted_since": st.dates(), "offset": st.integers()}
    ),
    copies=st.booleans(),
)
def test_anything_at_all_is_answered_or_told(
    home: Home, text: str, facets: dict[str, Any], numbers: dict[str, Any], copies: bool
) -> None:
    query = msgspec.structs.replace(SearchQuery(text=text, copies=copies), **facets, **numbers)
    try:
        results = home.postings.find(query)
    except UsageError:
        return
    assert len(results.hits) <= results.total
    assert {hit.posting for hit in results.hits} <= {one.posting.id for one in home.postings.every(query)}


@pytest.fixture(scope="module")
def ask(home: Home) -> Iterator[Callable[..., Any]]:
    with TestClient(create(home), raise_server_exceptions=False) as client:
        yield lambda pairs: client.get("/api/v1/postings?" + urlencode(pairs, errors="replace"))


@pytest.mark.parametrize("text", TEXTS)
def test_the_api_answers_any_text(ask: Callable[..., Any], text: str) -> None:
    answer = ask([("q", text), ("explain", "true")])
    assert answer.status_code == 200, answer.text[:300]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("limit", value) for value in ("0", "-1", "101", "1e3", "x", "9" * 400)),
        *(("offset", value) for value in ("-1", "10001", "9" * 40, "1.5")),
        *(("radius", value) for value in ("-5", "0", "nan", "inf", "1e9", "far")),
        *(("pay_min", value) for value in ("-1", "nan", "inf", "-inf", "1e300", "lots")),
        *(("posted_since", value) for value in ("yesterday", "2026-13-01", "-1", "0000-00-00")),
        *(("near", value) for value in ("somewhere else", "91,0", "0;0", "\0")),
        *(("cursor", value) for value in ("x", "k1", "abcd1234.000000000000.k1", "../..", "k" * 10_000)),
        *(("sort", "random"), ("unstated_pay", "maybe"), ("pay_currency", "XXQ"), ("copies", "perhaps"), ("per_employer", "-2")),
        *((name, ",".join(f"v{number}" for number in range(5_000))) for name in ("level", "place", "remote_from")),
    ],
)
def test_the_api_refuses_what_cannot_be(ask: Callable[..., Any], name: str, value: str) -> None:
    answer = ask([("q", "nurse"), (name, value)])
    assert answer.status_code == 400, answer.text[:300]
    assert len(answer.text) < 2_000
    assert "Traceback" not in answer.text


def test_the_api_tells_what_had_no_effect(ask: Callable[..., Any]) -> None:
    answer = ask([("q", "nurse"), ("q", "ward"), ("level", "wizard"), ("level", "wizard"), ("levle", "mid")]).json()
    told = {each["parameter"]: each for each in answer["meta"]["ignored"]}
    assert answer["data"]["postings"] == []
    assert told["levle"]["did_you_mean"] == "level"
    assert "'wizard'" in told["level"]["why"]
    assert len(json.dumps(answer["meta"])) < 2_000


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(home: Home, capsys: pytest.CaptureFixture[str]) -> Run:
    def ended(*arguments: str) -> tuple[int, str, str]:
        code = 0
        try:
            command_line.main(["--home", str(home.path), "search", *arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capsys.readouterr()

    return ended


@pytest.mark.parametrize("text", [text for text in TEXTS if not text.startswith("-")][::2])
def test_the_command_line_answers_any_text(run: Run, text: str) -> None:
    code, _, said = run(text, "--json")
    assert code == 0, said


@pytest.mark.parametrize(
    "arguments",
    [
        ("--limit", "-1"),
        ("--limit", "x"),
        ("--offset", str(10**9)),
        ("--radius", "-5", "--near", "Austin"),
        ("--radius", "nan"),
        ("--pay-min", "inf"),
        ("--pay-min=-1",),
        ("--pay-currency", "XXQ"),
        ("--near", "somewhere else"),
        ("--cursor", "k1"),
        ("--sort", "random"),
        ("--since", str(date.max) + "9"),
        tuple(part for number in range(300) for part in ("--level", f"v{number}")),
    ],
)
def test_the_command_line_refuses_what_cannot_be(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, said = run("nurse", *arguments)
    assert (code, out) == (2, "")
    assert said
    assert "Traceback" not in said
