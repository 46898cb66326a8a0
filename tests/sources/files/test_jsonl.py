from collections.abc import Callable

from metier.model.record import Draft, Payload
from metier.sources.files.jsonl import SOURCE


def test_lines_are_read_with_columns_guessed_by_name(payload: Callable[..., Payload]) -> None:
    body = '{"id": "a", "title": "Cook", "company": "Acorn", "salary_min": 10, "salary_max": 12}\n{"title": ""}\n'
    draft, drop = SOURCE.read(payload(body))
    assert isinstance(draft, Draft)
    assert (draft.title, draft.employer, draft.hints["baseSalary"][0]["maxValue"]) == ("Cook", "Acorn", 12)
    assert not isinstance(drop, Draft)
    assert (drop.reason, drop.where) == ("no title and no text", "file:2")
