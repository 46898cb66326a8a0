"""The API as a router: every resource of the shelf, and its description as OpenAPI 3.1."""

from litestar import Router
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from metier import __version__
from metier.shelf import Shelf

SHELF = Shelf("metier.api.resources", "resource")
ABOUT = (
    "Postings, role guides and the evidence behind every figure. Reading only, without a key. "
    "Answers are `{data, meta}`; errors are problem details (RFC 9457)."
)


def router() -> Router:
    """All resources; each module holds its handlers as `RESOURCE`, with whole paths."""
    handlers = [handler for module in SHELF.all().values() for handler in module.RESOURCE]
    return Router(path="/", route_handlers=handlers)


def openapi() -> OpenAPIConfig:
    """The description served at /api/openapi.json."""
    return OpenAPIConfig(
        title="metier",
        version=__version__,
        description=ABOUT,
        path="/api",
        use_handler_docstrings=True,
        render_plugins=[JsonRenderPlugin(path="/openapi.json")],
    )
