"""What browsers show below the search while one types (OpenSearch Suggestions 1.0): words, what each finds, where it leads."""

import json
from typing import Any
from urllib.parse import urlencode

from litestar import Response

from metier.site.page import Ask, Page
from metier.site.render import plural

MOST = 8
MEDIA = "application/x-suggestions+json"


def suggest(ask: Ask) -> Response[Any]:
    """Answer the completions of `q`."""
    text = next((value for name, value in reversed(ask.query) if name == "q"), "")  # a space at its end asks for the next word
    found = ask.home.postings.suggest(text, MOST)
    says = [f"{each.field}, {plural(each.count, 'job')}" for each in found]
    leads = [f"{ask.address}/jobs?{urlencode({'q': each.text})}" for each in found]
    body = json.dumps([text, [each.text for each in found], says, leads], ensure_ascii=False)
    # in bytes, for what is typed letter by letter is not worth remembering
    return Response(body.encode("utf-8", "replace"), media_type=MEDIA)


PAGE = Page("/suggest", suggest)
