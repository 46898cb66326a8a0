import pytest

from metier.errors import UsageError
from metier.index.query import check
from metier.model.search import SearchQuery


@pytest.mark.parametrize(
    "query",
    [
        SearchQuery(limit=-1),
        SearchQuery(offset=-5),
        SearchQuery(per_employer=-1),
        SearchQuery(sort="random"),
        SearchQuery(unstated_pay="maybe"),
        SearchQuery(pay_min=-1.0),
        SearchQuery(remote_from=tuple(map(str, range(300)))),
    ],
)
def test_what_has_no_sound_answer_is_told(query: SearchQuery) -> None:
    with pytest.raises(UsageError):
        check(query)


def test_the_usual_query_is_fine() -> None:
    check(SearchQuery(text="nurse", limit=50, per_employer=0, pay_min=80_000.0))
