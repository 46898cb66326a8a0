"""A posting laid open, for a terminal and as one HTML page."""

from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from string import Template
from typing import NamedTuple

import click
from markupsafe import Markup, escape

from metier.library.explaining import Explanation, Reason

_COLOURS = {
    "pay": "green", "tools": "cyan", "hard_skills": "blue", "duties": "white", "experience": "yellow", "education": "yellow",
    "workplace": "magenta", "places": "magenta", "role": "red", "seniority": "red",
}  # fmt: skip


class Piece(NamedTuple):
    """A stretch of text in which neither a zone nor a fact begins or ends: its zone, its words, the facts that cover it."""

    zone: str
    words: str
    reasons: tuple[Reason, ...]


def pieces(told: Explanation) -> Iterator[Piece]:
    """The text in pieces, in order, nothing left out."""
    marked = [reason for reason in told.reasons if reason.start is not None and reason.end is not None]
    cuts = {0, len(told.text)}
    for zone in told.zones:
        cuts |= {zone.start, zone.end}
    for reason in marked:
        cuts |= {reason.start or 0, reason.end or 0}
    edges = sorted(cuts)
    starting = sorted(marked, key=lambda reason: reason.start or 0)
    zones, active = list(told.zones), list[Reason]()
    for start, end in pairwise(edges):
        while zones and zones[0].end <= start:
            zones.pop(0)
        while starting and (starting[0].start or 0) <= start:
            active.append(starting.pop(0))
        active = [reason for reason in active if (reason.end or 0) > start]
        kind = zones[0].kind if zones and zones[0].start <= start else "other"
        yield Piece(kind, told.text[start:end], tuple(active))


def terminal(told: Explanation) -> Iterator[str]:
    """Lines for a terminal: the text with its zones in the margin and facts in colour, then every fact with its rule."""
    yield click.style(" · ".join(part for part in (told.title, told.employer, told.location) if part), bold=True)
    margin, line = "", ""
    for zone, words, reasons in pieces(told):
        for number, part in enumerate(words.split("\n")):
            if number:
                yield f"{click.style(f'{margin:>14s}', dim=True)} │ {line}"
                line, margin = "", ""
            if part and not line:
                margin = zone
            line += _coloured(part, reasons)
    yield f"{click.style(f'{margin:>14s}', dim=True)} │ {line}"
    yield ""
    for reason in told.reasons:
        yield from _told(reason, told.text)


def _coloured(words: str, reasons: tuple[Reason, ...]) -> str:
    words = "".join(letter for letter in words if letter.isprintable() or letter == "\t")  # no text steers the terminal
    if not reasons or not words:
        return words
    narrow = min(reasons, key=lambda reason: (reason.end or 0) - (reason.start or 0))
    if narrow.kind == "duties":
        return click.style(words, underline=True)
    return click.style(words, fg=_COLOURS.get(narrow.kind, "bright_black"), reverse=True)


def _told(reason: Reason, text: str) -> Iterator[str]:
    kind = click.style(f"{reason.kind:>15s}", fg=_COLOURS.get(reason.kind))
    yield f"{kind}  {click.style(reason.value, bold=True)}{_how_sure(reason)}"
    where = f"“{_short(text[reason.start : reason.end])}”" if reason.start is not None else f"from {reason.source or 'the whole'}"
    yield f"{'':15s}  {where} · {reason.rule}"


def _how_sure(reason: Reason) -> str:
    if reason.confidence is None:
        return ""
    return f"  {reason.confidence:.2f}{' as measured on labelled postings' if reason.measured else ''}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) < 100 else f"{words[:97]}…"


def page(told: Explanation) -> str:
    """One HTML page that needs nothing else: the text in its zones, every fact marked and listed."""
    body, zone = [], None
    for kind, words, reasons in pieces(told):
        if kind != zone:
            body.append(f'{"</div>" if zone else ""}<div class="zone {kind}"><span class="label">{kind.replace("_", " ")}</span>')
            zone = kind
        body.append(_marked(words, reasons))
    head = " · ".join(part for part in (told.title, told.employer, told.location) if part)
    rows = "".join(_row(reason, told.text) for reason in told.reasons)
    template = Template((files("metier.cli") / "data" / "explain.html").read_text("utf-8"))
    return template.substitute(head=escape(head or "A posting"), text="".join(body) + ("</div>" if zone else ""), rows=rows)


def _marked(words: str, reasons: tuple[Reason, ...]) -> str:
    if not reasons:
        return str(escape(words))
    narrow = min(reasons, key=lambda reason: (reason.end or 0) - (reason.start or 0))
    says = "\n".join(f"{reason.kind}: {reason.value} ({reason.rule})" for reason in reasons)
    return str(Markup('<mark class="{}" title="{}">{}</mark>').format(narrow.kind, says, words))


def _row(reason: Reason, text: str) -> str:
    words = _short(text[reason.start : reason.end]) if reason.start is not None else f"from {reason.source or 'the whole'}"
    return str(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
            reason.kind.replace("_", " "), reason.value, words, reason.rule, _how_sure(reason).strip()
        )
    )
