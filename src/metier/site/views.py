"""Templates to responses: the one Jinja environment, its filters, and what every page needs to know."""

from __future__ import annotations

import hashlib
import json
import logging
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Response
from markupsafe import Markup

from metier.library import labels, words
from metier.model.block import Chart, Table
from metier.site import arrangement, drawing, factrows, links, render
from metier.site.page import Ask
from metier.site.site import nav

if TYPE_CHECKING:
    from metier.library.edition import About
    from metier.library.home import Home

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
LOG = logging.getLogger(__name__)
RENDERED = ("value", "base", "says", "reason", "day", "window", "pay", "plural", "sentence", "words", "count", "short")
PATHS = ("job_path", "link_path", "guide_path", "compare_path")
HEADINGS = {f"h{level}" for level in range(1, 7)}
TABLES = {"table", "thead", "tbody", "tr", "td", "th"}
DESCRIPTION_TAGS = (
    {"p", "br", "hr", "ul", "ol", "li", "strong", "b", "em", "i", "u", "a", "blockquote", "pre", "code"} | HEADINGS | TABLES
)


def kind(block: object) -> str:
    """The name of a block's kind, in lower case."""
    return type(block).__name__.lower()


@lru_cache(maxsize=1024)
def chart(block: Chart) -> Markup | None:
    """The drawing of a chart, drawn once; null when it cannot be drawn, and the page shows the table instead."""
    from metier.charts.svg import svg  # noqa: PLC0415 (the drawing engine is loaded when a chart is first asked for)

    try:
        return Markup(svg(block.spec, block.title, block.says))  # noqa: S704 - drawn by us from our own specification; the engine escapes all text
    except (ValueError, RuntimeError) as failure:
        LOG.warning("chart not drawn: %s", failure)
        return None


def warm() -> None:
    """Load the drawing engine and the templates, so that the first reader does not wait for them."""
    spec = {"data": {"values": [{"x": 0}]}, "mark": "point", "encoding": {"x": {"field": "x", "type": "quantitative"}}}
    chart(Chart(title="", says="", spec=json.dumps(spec), twin=Table(title="", columns=(), rows=())))
    for name in ("guide.html", "evidence.html", "jobs.html"):
        environment().get_template(name)


def description(html: str) -> Markup:
    """A posting's own HTML, cleaned once more, with its headings fitted under the page's."""
    clean = nh3.clean(
        html, tags=DESCRIPTION_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}, link_rel="nofollow noopener"
    )
    for level in "12456":
        clean = clean.replace(f"<h{level}>", "<h3>").replace(f"</h{level}>", "</h3>")
    return Markup(clean)  # noqa: S704 - sanitised on the line above


def ticks(text: str) -> Markup:
    """Plain words in which what stands between back ticks is code."""
    parts = text.split("`")
    return Markup("").join(Markup("<code>{}</code>").format(part) if number % 2 else part for number, part in enumerate(parts))


def snippet(html: str) -> Markup:
    """A search snippet: nothing but text and `<mark>`."""
    return Markup(nh3.clean(html, tags={"mark"}, attributes={}))  # noqa: S704 - sanitised here


@cache
def stamp(name: str) -> str:
    """The address of a static file with a digest of its bytes, so that it may be kept for ever."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


@cache
def environment() -> Environment:
    """The Jinja environment: escapes everything, refuses unknown names."""
    env = Environment(
        loader=FileSystemLoader([FOLDER, FOLDER / "pages"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= {name: getattr(render, name) for name in RENDERED}
    env.filters |= {name: getattr(links, name) for name in PATHS}
    env.filters |= {
        "interval": words.interval_words,
        "percent": words.share,
        "folded": arrangement.folded,
        "starts": arrangement.starts,
        "field": factrows.field_words,
        "kind": kind,
        "occupation": links.occupation,
        "drawn": drawing.drawn,
        "ticks": ticks,
        "unclear": words.unclear,
        "place_words": labels.place_words,
        "right_columns": drawing.right_columns,
        "row_figure": drawing.row_figure,
    }
    env.filters |= {"chart": chart, "description": description, "snippet": snippet}
    env.globals.update(arranged=arrangement.rows, mostly=render.mostly)
    env.globals.update(right_more=drawing.right_more, has_halves=drawing.has_halves, tile_note=render.tile_note)
    env.globals.update(
        bar=drawing.bar,
        bar_axis=drawing.bar_axis,
        band_axis=drawing.band_axis,
        band=drawing.band,
        axis_labels=drawing.axis_labels,
        stamp=stamp,
    )
    return env


def about(home: Home) -> About | None:
    """What the footer says of the edition; null when there is none, or it cannot be read: the page saying so has a footer too."""
    try:
        return home.about() if home.ready() else None
    except Exception:
        LOG.exception("the edition cannot be read")
        return None


def html(template: str, ask: Ask, status: int = 200, **context: Any) -> Response[str]:
    """Render a template. Every page passes `title`; `describe`, `canonical` (a path) and `noindex` are optional."""
    known = {"describe": "", "noindex": False, "canonical": ask.path, "asked": "", "asked_place": "", "here": None} | context
    known["canonical"] = ask.address + str(known["canonical"])
    body = environment().get_template(template).render(ask=ask, about=about(ask.home), nav=nav(), labels=ask.home.labels, **known)
    return Response(body, media_type="text/html", status_code=status)
