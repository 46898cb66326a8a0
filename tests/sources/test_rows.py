import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.record import Drop, Payload
from metier.sources import rows as reading
from metier.sources.rows import Row

Make = Callable[..., Payload]


def values(found: Any) -> list[dict[str, Any]]:
    return [row.values for row in found if isinstance(row, Row)]


def reasons(found: Any) -> list[tuple[str, str]]:
    return [(row.reason, row.where) for row in found if isinstance(row, Drop)]


@pytest.mark.parametrize(
    "body",
    [
        '{"a": 1}\n{"a": 2}\n',
        '{"a": 1}\r\n\r\n{"a": 2}',
        '\ufeff{"a": 1}\n{"a": 2}',
        '[{"a": 1}, {"a": 2}]',
        '[\n {"a": 1},\n {"a": 2}\n]',
        '{"jobs": [{"a": 1}, {"a": 2}], "meta": {}}',
        '{\n "results": [\n  {"a": 1},\n  {"a": 2}\n ]\n}',
        '{"items": [{"a": 1}]}\n{"items": [{"a": 2}]}',
    ],
)
def test_json_is_told_apart_by_content(body: str, payload: Make) -> None:
    assert values(reading.rows(payload(body))) == [{"a": 1}, {"a": 2}]


def test_a_line_is_its_own_record_and_a_list_item_is_written_back(payload: Make) -> None:
    lines = [row.record for row in reading.rows(payload('{"b": 1,  "a": 2}\n{"b": 3}')) if isinstance(row, Row)]
    assert lines == [b'{"b": 1,  "a": 2}', b'{"b": 3}']
    listed = [row.record for row in reading.rows(payload('[{"b": 1,  "a": 2}]')) if isinstance(row, Row)]
    assert listed == [b'{"a":2,"b":1}']


def test_a_broken_line_is_dropped_alone_with_its_number(payload: Make) -> None:
    found = list(reading.rows(payload('{"a": 1}\n{"a": \n[1]\n7\n{"a": 2}', "jobs.jsonl")))
    assert values(found) == [{"a": 1}, {"a": 2}]
    assert reasons(found) == [
        ("broken JSON", "jobs.jsonl:2"),
        ("not an object", "jobs.jsonl:3[0]"),
        ("not an object", "jobs.jsonl:4"),
    ]


def test_lines_are_known_as_lines_even_when_the_first_is_broken(payload: Make) -> None:
    found = list(reading.rows(payload('{"a": 1, oops\n{"a": 2}', "f")))
    assert values(found) == [{"a": 2}]
    assert reasons(found) == [("broken JSON", "f:1")]


def test_an_empty_list_holds_no_records(payload: Make) -> None:
    assert list(reading.rows(payload('{"jobs": []}'))) == []
    assert list(reading.rows(payload("[\n]"))) == []


def test_one_broken_document_is_one_drop(payload: Make) -> None:
    assert len(reasons(reading.rows(payload('{\n "jobs": [\n  {"a": 1,\n')))) == 1


def test_the_list_inside_an_answer_is_found_by_its_path(payload: Make) -> None:
    body = '{"SearchResult": {"Items": [{"a": 1}]}}'
    assert values(reading.rows(payload(body), "SearchResult.Items")) == [{"a": 1}]
    assert values(reading.rows(payload('{"a": 1}'), "SearchResult.Items")) == [{"a": 1}]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_tables_are_read_with_any_delimiter(mark: str, payload: Make) -> None:
    body = mark.join(["id", "title", "text"]) + "\n" + mark.join(["1", '"Sewer, ""fine"""', '"two\nlines"']) + "\n"
    assert values(reading.rows(payload(body))) == [{"id": "1", "title": 'Sewer, "fine"', "text": "two\nlines"}]


def test_a_table_of_another_encoding_is_read(payload: Make) -> None:
    text = "titre;ville\nIngénieur qualité;Besançon\nBâtisseur à façon;Orléans\nVendeur été;Nîmes\n"
    assert values(reading.rows(payload(text.encode("cp1252"))))[0] == {"titre": "Ingénieur qualité", "ville": "Besançon"}
    assert values(reading.rows(payload(text.encode("utf-8-sig"))))[0] == {"titre": "Ingénieur qualité", "ville": "Besançon"}
    assert values(reading.rows(payload(text.encode("utf-16"))))[0] == {"titre": "Ingénieur qualité", "ville": "Besançon"}


def test_a_row_with_too_many_cells_is_dropped_and_a_short_one_kept(payload: Make) -> None:
    found = list(reading.rows(payload("a,b\n1,2,3\n4\n5,6,,\n", "t.csv")))
    assert values(found) == [{"a": "4"}, {"a": "5", "b": "6"}]
    assert reasons(found) == [("row with more cells than the header", "t.csv:2")]


def test_parquet_with_structs_lists_and_times_is_read(payload: Make) -> None:
    moment = datetime(2026, 7, 10, tzinfo=UTC)
    table = pa.table(
        {
            "id": [1],
            "company": [{"name": "Acorn"}],
            "places": [["Leeds", "York"]],
            "at": pa.array([moment], pa.timestamp("us", "UTC")),
        }
    )
    sink = io.BytesIO()
    pq.write_table(table, sink)
    (row,) = reading.rows(payload(sink.getvalue()))
    assert isinstance(row, Row)
    assert row.values == {"id": 1, "company": {"name": "Acorn"}, "places": ["Leeds", "York"], "at": moment}
    assert json.loads(row.record)["at"] == "2026-07-10T00:00:00Z"
    assert reasons(reading.rows(payload(sink.getvalue()[:-30]))) == [("broken Parquet", "file:0")]


@pytest.mark.parametrize(
    ("body", "kind"), [(" \n", "empty"), ("<html>", "html"), ("a,b", "csv"), ("{", "json"), (b"PAR1x", "parquet")]
)
def test_the_kind_is_told_by_content(body: str | bytes, kind: str) -> None:
    assert reading.kind(body if isinstance(body, bytes) else body.encode()) == kind


@pytest.mark.parametrize(
    ("body", "reason"),
    [("", "empty file"), ("<html></html>", "a page, not rows"), ("[" * 100_000, "broken JSON")],
)
def test_what_holds_no_rows_says_why(body: str, reason: str, payload: Make) -> None:
    assert [found[0] for found in reasons(reading.rows(payload(body)))] == [reason]


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(body: bytes) -> None:
    for row in reading.rows(Payload("x", body, datetime(2026, 1, 1, tzinfo=UTC))):
        assert isinstance(row, Row | Drop)


@given(st.lists(st.dictionaries(st.text(min_size=1), st.one_of(st.text(), st.integers(), st.none(), st.booleans())), min_size=1))
def test_every_object_comes_back_from_lines(objects: list[dict[str, Any]]) -> None:
    body = "\n".join(json.dumps(item) for item in objects).encode()
    found = list(reading.rows(Payload("x", body, datetime(2026, 1, 1, tzinfo=UTC)), "-"))
    assert len(found) == len(objects)
