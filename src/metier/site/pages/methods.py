"""How each kind of figure is computed, from the code's own constants and docstrings."""

from typing import Any

from litestar import Response

from metier.site.page import Ask, Page
from metier.site.views import html


def methods(ask: Ask) -> Response[Any]:
    """Render the methods page."""
    return html(
        "methods.html",
        ask,
        title="How we count",
        describe="Definitions, floors, formulas and known limits of every figure.",
        methods=ask.home.roles.methods(),
    )


PAGE = Page("/methods", methods, nav="Methods", order=30, needs_edition=False)
