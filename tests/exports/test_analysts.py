import tracemalloc
from datetime import date

import pyarrow as pa
from tests.corpus.reader import posting, week

from metier.exports import analysts
from metier.model.facts import Facts, Tool
from metier.model.posting import Kept, Life

LIFE = Life(week(0), week(2), "closed", date(2026, 2, 1), 3, 1)


def kept(number: int, **fields: object) -> Kept:
    facts = Facts(seniority="mid", tools=(Tool(id="sql", name="SQL", quote="SQL", start=0, end=3),))
    return Kept(posting(number, **fields), facts, LIFE, f"v{number}", ("other",))  # type: ignore[arg-type] # given on


def tables(items: list[Kept], textless: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> dict[str, list[dict[str, object]]]:
    asked = names or tuple(table.name for table in analysts.TABLES)
    found: dict[str, list[dict[str, object]]] = {name: [] for name in asked}
    for rows in analysts.batches(iter(items), textless, asked):
        for name, some in rows.items():
            found[name] += some.to_pylist()
    return found


def test_a_posting_goes_out_with_its_life_its_claims_and_its_vacancy() -> None:
    found = tables([kept(1)])
    (row,) = found["postings"]
    assert (row["status"], row["closed_on"], row["readings"], row["vacancy"]) == ("closed", date(2026, 2, 1), 3, "v1")
    assert (row["seniority"], row["role"], row["url"]) == ("mid", None, None)
    assert [(fact["number"], fact["kind"], fact["key"], fact["quote"]) for fact in found["facts"]] == [
        (1, "seniority", "mid", None),
        (2, "tools", "sql", "SQL"),
    ]
    assert found["vacancies"] == [{"posting": posting(1).id, "vacancy": "v1", "employer_id": "acme", "others": 1}]


def test_an_employer_is_counted_once_under_its_most_frequent_name() -> None:
    items = [kept(1), kept(2), kept(3, employer="ACME Inc"), kept(4, employer="", employer_id="")]
    (row,) = tables(items)["employers"]
    assert (row["id"], row["name"], row["names"], row["postings"], row["vacancies"], row["open"]) == ("acme", "Acme", 2, 3, 3, 0)
    assert (row["first_seen"], row["last_seen"]) == (week(0), week(2))


def test_what_may_not_be_shown_goes_out_without_words() -> None:
    found = tables([kept(1), kept(2, source="themuse")], textless=("themuse",))
    assert [row["text"] for row in found["postings"]] == [posting(1).text, None]
    assert [row["quote"] for row in found["facts"]] == [None, "SQL", None, None]


def test_only_what_is_asked_for_is_made() -> None:
    assert tables([kept(1)], names=("vacancies",)).keys() == {"vacancies"}


def test_half_a_character_becomes_a_mark() -> None:
    (row,) = tables([kept(1, text="a\ud83db")])["postings"]
    assert row["text"] == "a\ufffdb"


def test_memory_does_not_grow_with_the_corpus() -> None:
    def peak(count: int) -> int:
        rows: pa.RecordBatch
        tracemalloc.start()
        for some in analysts.batches((kept(n, text="x" * 50_000) for n in range(count)), (), ("postings",)):
            rows = some["postings"]
            assert rows.num_rows <= analysts.BATCH
        told = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return told

    assert peak(1_000) < 2 * peak(200)
