"""Places: where the jobs are, what they pay there, and whether there are more of them than the place's size explains."""

from metier.guides.desk import Desk
from metier.guides.page import published, shown
from metier.guides.section import Section
from metier.model.block import Link, SectionPage, Table
from metier.model.figure import Figure
from metier.statistics import floors

_MOST, _REMOTE = 15, 3
_FLOOR = floors.words("quotient.employers", "quotient.expected", "pay.employers", "pay.median")
_Row = tuple[Link | Figure | str | None, ...]


def write(desk: Desk) -> SectionPage:
    """Remote work first, then towns; where no town is read, regions or countries."""
    remote = _remote(desk)
    kind = next((kind for kind in ("metro", "region", "country") if desk.cut.per_place(kind)), "country")
    found = [place for place, _ in desk.cut.per_place(kind) if place != desk.cell.place]
    rows = remote + [_row(desk.sub(place=place), _link(desk, place)) for place in found[:_MOST]]
    more = len(found) - _MOST
    table = Table(
        title="Where the jobs are",
        columns=("Place", "Open jobs", "Openings in the window", "Middle pay", "Against its size"),
        rows=tuple(rows),
        caption=(
            "Remote jobs stand in their own rows, never in the town of the office. Against its size: how many times the share of "
            "this role in the place's jobs is its share in all jobs."
            + (f" {more} more places have fewer jobs." if more > 0 else "")
        ),
    )
    return shown(table if rows else None, floor=_FLOOR, otherwise="no place is read from these postings")


def _remote(desk: Desk) -> list[_Row]:
    if desk.cell.workplace not in {None, "remote"} or (desk.cell.place and not _is_country(desk.cell.place)):
        return []
    remote = desk.sub(workplace="remote")
    countries = [country for country, _ in remote.cut.per_place("country")][:_REMOTE]
    rows: list[_Row] = []
    for country in countries:
        here = remote.sub(place=country)
        label = Link(text=f"Remote, {desk.names.place(country)}", kind="place", id=country)
        rows.append((label, published(here.count("open")), here.count("postings"), published(here.pay()), None))
    return rows


def _is_country(place: str) -> bool:
    return len(place) == 2 and place.isupper()


def _link(desk: Desk, place: str) -> Link:
    return Link(text=desk.names.place(place), kind="place", id=place)


def _row(here: Desk, label: Link) -> _Row:
    return (
        label,
        published(here.count("open")),
        here.count("postings"),
        published(here.pay()),
        published(here.figure("quotient:place")),
    )


SECTION = Section(title="Places", order=70, description="Where the jobs are and what they pay there.", write=write)
