"""What a page of the site is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from litestar import Response

if TYPE_CHECKING:
    from metier.library.home import Home


@dataclass(frozen=True, slots=True)
class Ask:
    """One request as a page sees it.

    `params` are the path's, `query` the address's name-value pairs in order, `address` the public root without a slash.
    `form` are the pairs a form was sent with (POST); they are in no address, and nothing of them is kept.
    """

    home: Home
    path: str
    params: dict[str, str]
    query: tuple[tuple[str, str], ...]
    address: str
    form: tuple[tuple[str, str], ...] = ()

    def one(self, name: str) -> str:
        """The last non-blank value of a query parameter, trimmed, or an empty string."""
        values = self.many(name)
        return values[-1] if values else ""

    def many(self, name: str) -> tuple[str, ...]:
        """All non-blank values of a query parameter, trimmed, without repeats."""
        return tuple(dict.fromkeys(value.strip() for key, value in self.query if key == name and value.strip()))


@dataclass(frozen=True, slots=True)
class Page:
    """One item of the shelf `metier.site.pages`; the module holds it as `PAGE`.

    `path` is a route such as `/roles/{role:str}`; `nav` the word in the main navigation, null for none; `order` its place there.
    A page that `needs_edition` answers 503 until one is published. `twins` are further addresses of the same page in other forms.
    A page that `takes_form` is also asked by POST; its answer is never stored.
    """

    path: str
    handler: Callable[[Ask], Response[Any]]
    nav: str | None = None
    order: int = 100
    needs_edition: bool = True
    twins: tuple[str, ...] = ()
    takes_form: bool = False
