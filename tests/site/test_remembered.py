"""Pages made lately."""

from functools import partial
from typing import Any

from litestar import Response

from metier.site.remembered import MOST, Remembered


def test_a_page_is_made_once_an_edition() -> None:
    made: list[str] = []

    def make(edition: str) -> Response[Any]:
        made.append(edition)
        return Response(f"page of {edition}", media_type="text/html")

    held = Remembered()
    answers = [held.get((edition, "/"), partial(make, edition)).content for edition in ("a", "a", "b", "a")]
    assert answers == ["page of a", "page of a", "page of b", "page of a"]
    assert made == ["a", "b"]


def test_only_plain_pages_are_kept_and_not_too_many() -> None:
    count = [0]

    def make(**more: Any) -> Response[Any]:
        count[0] += 1
        return Response("x" * more.pop("size", 1), media_type="text/html", **more)

    held = Remembered()
    kinds: tuple[dict[str, Any], ...] = ({"status_code": 404}, {"headers": {"a": "b"}}, {"size": 500_000})
    for more in kinds:
        key = (str(more),)
        held.get(key, partial(make, **more))
        held.get(key, partial(make, **more))
    assert count[0] == 6
    for number in range(MOST + 1):
        held.get((str(number),), make)
    held.get(("0",), make)
    assert count[0] == 6 + MOST + 2
