"""Drawing charts: a Vega-Lite specification becomes an SVG, once for each specification."""

import hashlib
import html
import json
import re
from collections import OrderedDict
from threading import Lock

import vl_convert

_VERSION = "5.20"
_MOST = 512
_drawn: "OrderedDict[str, str]" = OrderedDict()
_lock = Lock()


def svg(spec: str, title: str = "", says: str = "") -> str:
    """The drawing of a specification (JSON text), kept by its hash: the same text is drawn once in a process.

    `title` and `says` become the drawing's title and description for those who hear the page. Colours written as
    `var(--accent)` pass through. The drawing scales to the width of its place and holds no script.
    """
    key = hashlib.sha256("\n".join((spec, title, says)).encode()).hexdigest()
    with _lock:
        if key in _drawn:
            _drawn.move_to_end(key)
            return _drawn[key]
    drawn = _describe(vl_convert.vegalite_to_svg(json.loads(spec), vl_version=_VERSION), key[:8], title, says)
    with _lock:
        _drawn[key] = drawn
        while len(_drawn) > _MOST:
            _drawn.popitem(last=False)
    return drawn


def _describe(drawing: str, key: str, title: str, says: str) -> str:
    """Put title and description first, let the drawing scale, and drop what only repeats numbers."""
    head, _, body = drawing.partition(">")
    head = re.sub(r' (?:width|height|role|aria-[a-z]+)="[^"]*"', "", head)
    names = f'role="img" aria-labelledby="t{key} d{key}"'
    described = f'<title id="t{key}">{html.escape(title)}</title><desc id="d{key}">{html.escape(says)}</desc>'
    return f"{head} {names}>{described}{_lighter(body)}"


def _lighter(body: str) -> str:
    """Less to send: coordinates to two decimals, and no label on every bar (the table beside the chart has them)."""
    body = re.sub(r' (?:aria-label|aria-roledescription|role)="[^"]*"', "", body)
    return re.sub(r"(\d+\.\d\d)\d+", r"\1", body)
