"""The web application: pages and API over one home."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.config.cors import CORSConfig
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.static_files import create_static_files_router

from metier import __version__
from metier.api import api
from metier.errors import MetierError
from metier.serve import failures, headers
from metier.site import site, views

if TYPE_CHECKING:
    from metier.library.home import Home


def create(home: Home, address: str | None = None) -> Litestar:
    """Compose the application. `address` is the public root (`https://jobs.example.org`); left out, each request's own host."""
    code = f"{__version__}-{hashlib.sha256(views.stamp('metier.css').encode()).hexdigest()[:6]}"
    static = create_static_files_router(path="/static", directories=[views.STATIC], include_in_schema=False)
    return Litestar(
        route_handlers=[site.router(), api.router(), static],
        state=State({"home": home, "address": address.rstrip("/") if address else None, "code": code}),
        before_request=headers.unchanged,
        before_send=[headers.add],
        exception_handlers={MetierError: failures.answer, HTTPException: failures.answer, Exception: failures.answer},
        compression_config=CompressionConfig(backend="gzip", minimum_size=1000, gzip_compress_level=5),
        cors_config=CORSConfig(allow_origins=["*"], allow_methods=["GET"], allow_credentials=False, max_age=86400),
        openapi_config=api.openapi(),
        logging_config=None,  # whoever runs the server says what is logged
        debug=False,
    )
