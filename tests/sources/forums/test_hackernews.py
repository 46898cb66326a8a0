from collections.abc import Callable
from pathlib import Path

import pytest

from metier.model.record import Draft, Drop, Payload
from metier.sources.forums.hackernews import SOURCE

HERE = Path(__file__).parent
Make = Callable[..., Payload]
Split = Callable[..., tuple[list[Draft], list[Drop]]]


@pytest.mark.parametrize("name", ["hackernews_hits", "hackernews_firebase", "hackernews_tree"])
def test_recorded_shapes_are_read(name: str, as_expected: Callable[..., None]) -> None:
    as_expected(SOURCE, HERE / f"{name}.json")


def test_the_tree_and_the_hits_of_a_post_have_one_identity(payload: Make, split: Split) -> None:
    tree = '{"id": 1, "type": "story", "children": [{"id": 2, "parent_id": 1, "text": "Acorn | Engineer | Leeds"}]}'
    hits = '{"hits": [{"objectID": "2", "parent_id": 1, "story_id": 1, "comment_text": "Acorn | Engineer | Leeds"}]}'
    line = '{"id": 2, "text": "Acorn | Engineer | Leeds"}'
    for body in (tree, hits, line):
        drafts, _ = split(SOURCE, payload(body))
        assert [(draft.board, draft.source_id, draft.employer) for draft in drafts] == [("who-is-hiring", "2", "Acorn")]


def test_replies_below_a_comment_are_not_part_of_its_record(payload: Make, split: Split) -> None:
    inner = '{"id": 2, "parent_id": 1, "text": "Acorn | Engineer", "children": [{"id": 3, "text": "hi"}]}'
    body = f'{{"id": 1, "type": "story", "children": [{inner}]}}'
    drafts, _ = split(SOURCE, payload(body))
    assert b"children" not in drafts[0].record


def test_a_story_without_comments_is_counted(payload: Make, split: Split) -> None:
    _, drops = split(SOURCE, payload('{"id": 1, "type": "story", "title": "Ask HN: Who is hiring?", "children": []}'))
    assert [drop.reason for drop in drops] == ["thread without comments"]
