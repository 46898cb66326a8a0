"""The site as a router: every page of the shelf, each under its path."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import cache
from typing import Any

from litestar import Request, Response, Router, post, route

from metier.shelf import Shelf
from metier.site.page import Ask, Page
from metier.site.remembered import Remembered

SHELF = Shelf("metier.site.pages", "page")
LARGEST_FORM = 1_500_000  # bytes, percent-encoded: a pasted CV and little else


@cache
def pages() -> tuple[Page, ...]:
    """The pages of the shelf."""
    return tuple(module.PAGE for module in SHELF.all().values())


@cache
def nav() -> tuple[Page, ...]:
    """The pages of the main navigation, in order."""
    return tuple(sorted((page for page in pages() if page.nav), key=lambda page: page.order))


def ask_of(request: Request[Any, Any, Any]) -> Ask:
    """What a page needs of a request."""
    return Ask(
        home=request.app.state.home,
        path=request.url.path,
        params={name: str(value).removeprefix("/") for name, value in request.path_params.items()},
        query=tuple(request.query_params.multi_items()),
        address=request.app.state.address or str(request.base_url).rstrip("/"),
    )


def _handler(page: Page, path: str, remembered: Remembered) -> Any:
    @route(path, http_method=["GET", "HEAD"], sync_to_thread=True, include_in_schema=False)
    def answer(request: Request[Any, Any, Any]) -> Response[Any]:
        ask = ask_of(request)
        if not page.needs_edition:
            return page.handler(ask)
        edition = ask.home.about().edition  # raises when there is none
        return remembered.get((edition, ask.address, str(request.url.path), request.url.query), lambda: page.handler(ask))

    return answer


def _taker(page: Page) -> Any:
    @post(page.path, status_code=200, include_in_schema=False, request_max_body_size=LARGEST_FORM)
    async def take(request: Request[Any, Any, Any]) -> Response[Any]:
        form = tuple((name, value) for name, value in (await request.form()).multi_items() if isinstance(value, str))
        return await asyncio.to_thread(page.handler, replace(ask_of(request), form=form))

    return take


def router() -> Router:
    """All pages."""
    remembered = Remembered()
    addresses = [(page, path) for page in pages() for path in (page.path, *page.twins)]
    handlers = [_handler(*one, remembered) for one in addresses] + [_taker(page) for page in pages() if page.takes_form]
    return Router(path="/", route_handlers=handlers, include_in_schema=False)
