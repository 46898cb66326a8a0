"""Any search as a file of all it finds: its address with `/jobs.csv` or `/jobs.jsonl` in place of `/jobs`."""

from typing import Any

from litestar import Response
from litestar.response import Stream

from metier.library import takeout
from metier.site import asked as search
from metier.site import chips
from metier.site.page import Ask, Page


def export(ask: Ask) -> Response[Any]:
    """Stream every posting of a search, whatever its page and order."""
    asked = search.read(ask.query)
    taken = takeout.take(ask.home, asked.query)
    form = ask.path.rpartition(".")[2]
    headers = taken.headers(form, [*asked.notes, *chips.told(taken.ignored, asked)])
    return Stream(taken.written(form), media_type=takeout.FORMS[form][0], headers=headers)


PAGE = Page("/jobs.csv", export, twins=("/jobs.jsonl",))
