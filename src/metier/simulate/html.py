"""An advert as HTML and as plain text, in the dialects employers' systems really write."""

from html import escape

from metier.simulate.compose import Advert, Section
from metier.simulate.grammar import unmarked


def text(line: str) -> str:
    """A line's words as HTML text."""
    return escape(unmarked(line), quote=False)


def _heading(words: str, markup: int) -> str:
    colon = "" if words.endswith("?") else ":"
    words = escape(words, quote=False)
    forms = (
        f"<h3>{words}</h3>",
        f"<p><strong>{words}</strong></p>",
        f"<p><b>{words}{colon}</b></p>",
        f"<h2><strong>{words}</strong></h2>",
        f"<p>&nbsp;</p>\n<p><strong>{words}{colon}</strong></p>",
        f"<div><b>{words}</b></div>",
    )
    return forms[markup] if words else ""


def items(section: Section, markup: int) -> str:
    """A section's lines as `<li>` items without a list around them."""
    if markup == 3:
        return "".join(f"\n<li><p>{text(line)}</p></li>" for line in section.lines)
    joint = "" if markup == 5 else "\n"
    return "".join(f"{joint}<li>{text(line)}</li>" for line in section.lines)


def body(section: Section, markup: int) -> str:
    """A section without its heading."""
    if not section.bullets:
        tag = "div" if markup == 5 else "p"
        return "\n".join(f"<{tag}>{text(line)}</{tag}>" for line in section.lines)
    if markup == 4 and len(section.lines) < 5:
        return "<p>" + "<br>\n".join(f"- {text(line)}" for line in section.lines) + "</p>"
    return f"<ul>{items(section, markup)}\n</ul>"


def _headed(section: Section) -> bool:
    return section.kind not in {"workplace", "pay", "apply"} or section.bullets


def fragment(section: Section, markup: int) -> str:
    """A section with its heading; the place, the pay and how to apply often stand without one."""
    heading = _heading(section.heading, markup) if _headed(section) or markup in {0, 3} else ""
    return f"{heading}\n{body(section, markup)}".strip()


def whole(advert: Advert, markup: int) -> str:
    """The whole advert as HTML."""
    return "\n".join(fragment(section, markup) for section in advert.sections)


def plain(section: Section) -> str:
    """A section's lines as plain text."""
    return "\n".join(unmarked(line) for line in section.lines)
