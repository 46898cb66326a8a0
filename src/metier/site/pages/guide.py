"""The career guide of a role, in any cut; the same as Markdown and JSON under `.md` and `.json`."""

from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from litestar import Response
from litestar.response import Redirect

from metier.library.labels import LEVELS, WORKPLACES, Labels
from metier.library.markdown import guide_markdown
from metier.library.roles import Cut
from metier.library.words import said
from metier.model.block import Bands, Bars, Guide, Link, SectionPage, Table
from metier.model.search import SearchQuery
from metier.site.cards import cards
from metier.site.page import Ask, Page
from metier.site.views import html

SHOWN = 6
CUTS = ("place", "level", "workplace", "employer", "window")


def _places(guide: Guide, labels: Labels) -> list[tuple[str, str]]:
    """The places a guide names, by id and name: what its place selector offers."""
    found: set[str] = set()
    for section in guide.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                cells = [cell for row in block.rows for cell in row]
            elif isinstance(block, Bars):
                cells = [bar.label for bar in block.bars]
            elif isinstance(block, Bands):
                cells = [band.label for band in block.bands]
            else:
                continue
            found |= {cell.id for cell in cells if isinstance(cell, Link) and cell.kind == "place" and cell.id != "remote"}
    found |= {guide.cell.place} if guide.cell.place else set()
    return sorted(((place, labels.place(place)) for place in found), key=lambda item: item[1])


def _jobs_query(guide: Guide) -> dict[str, str]:
    cell = guide.cell
    wanted = {"role": cell.role, "place": cell.place, "level": cell.level, "workplace": cell.workplace, "employer": cell.employer}
    return {name: held for name, held in wanted.items() if held}


def guide_page(ask: Ask) -> Response[Any]:
    """Render a guide, answer its twin, or redirect another spelling of the role to its own address."""
    asked, dot, form = ask.params["role"].rpartition(".")
    if form not in {"md", "json"} or not dot:
        asked, form = ask.params["role"], ""
    cut = Cut(**{name: ask.one(name) for name in CUTS})
    guide = ask.home.roles.guide(asked, cut)
    chosen = {name: ask.one(name) for name in CUTS if ask.one(name)}
    role = guide.cell.role or asked
    if role != asked:
        twin = f".{form}" if form else ""
        return Redirect(f"/roles/{quote(role, safe='')}{twin}" + (f"?{urlencode(chosen)}" if chosen else ""), status_code=308)
    if form == "md":
        return Response(guide_markdown(guide), media_type="text/markdown")
    if form == "json":
        return Response(msgspec.json.encode(guide), media_type="application/json")
    return _render(ask, guide, role, chosen)


def _unshown(guide: Guide) -> dict[str, SectionPage | None]:
    """The sections that are not shown, each with the one before it that says the same why, or null where it says it first."""
    first: dict[str, SectionPage] = {}
    found: dict[str, SectionPage | None] = {}
    for section in guide.sections:
        if section.not_shown:
            found[section.id] = first.get(section.not_shown)
            first.setdefault(section.not_shown, section)
    return found


def _floors(guide: Guide) -> list[str]:
    """The floors of all sections, each said once."""
    said = [sentence for section in guide.sections for sentence in section.floor.split(". ")]
    return list(dict.fromkeys(sentence.rstrip(".") for sentence in said if sentence))


def _jobs(ask: Ask, guide: Guide) -> dict[str, Any]:
    """The newest open jobs of the cut; where none is known to be open, the newest postings that may be."""
    wanted = _jobs_query(guide)
    cut = {name: (held,) for name, held in wanted.items()}
    newest = {"sort": "newest", "limit": SHOWN}
    found = ask.home.postings.find(msgspec.convert({**cut, **newest, "status": ("open",)}, SearchQuery))
    is_open = found.total > 0
    if not is_open:
        found = ask.home.postings.find(msgspec.convert({**cut, **newest}, SearchQuery))
    return {
        "jobs_open": is_open,
        "jobs_title": "Open jobs" if is_open else "Newest postings",
        "jobs_link": "/jobs?" + urlencode({**wanted, **({"status": "open"} if is_open else {}), "sort": "newest"}),
        "jobs_total": found.total,
        "cards": cards(ask.home, found.hits, snippets=False),
    }


def _render(ask: Ask, guide: Guide, role: str, chosen: dict[str, str]) -> Response[Any]:
    summary = {item.id: item for item in ask.home.roles.list()}.get(role)
    return html(
        "guide.html",
        ask,
        title=guide.title,
        describe=said(guide.lede)[:300],
        guide=guide,
        here=guide.cell,
        published=summary is not None and summary.published,
        chosen=chosen,
        places=_places(guide, ask.home.labels),
        level_names={level: name for level, name in LEVELS.items() if level != "unclear"},
        workplace_names={kind: name for kind, name in WORKPLACES.items() if kind != "unclear"},
        twin=f"?{urlencode(chosen)}" if chosen else "",
        unshown=_unshown(guide),
        floors=_floors(guide),
        canonical=f"/roles/{quote(role, safe='')}",
        noindex=bool(chosen),
        **_jobs(ask, guide),
    )


PAGE = Page("/roles/{role:str}", guide_page)
