"""Places: where the jobs are, what they pay there, and whether there are more of them than the place's size explains."""

from metier.guides.desk import Desk
from metier.guides.page import open_jobs, published, shown, table
from metier.guides.section import Section
from metier.guides.wording import plural
from metier.model.block import Link, SectionPage
from metier.statistics import floors

_MOST, _REMOTE = 15, 3
_FLOOR = floors.words("quotient.employers", "quotient.expected", "pay.employers", "pay.median")
_AGAINST = "Against its size: how many times the share of this role in the place's jobs is its share in all jobs."
_Place = tuple[Link, Desk, str | None]


def write(desk: Desk) -> SectionPage:
    """Remote work first, then towns; where no town is read, regions or countries."""
    remote = _remote(desk)
    kind = next((kind for kind in ("metro", "region", "country") if desk.cut.per_place(kind)), "country")
    found = [place for place, _ in desk.cut.per_place(kind) if place != desk.cell.place]
    rows = remote + [(_link(desk, place), desk.sub(place=place), "quotient:place") for place in found[:_MOST]]
    more = len(found) - _MOST
    jobs = open_jobs([here for _, here, _ in rows])
    made = [
        (label, job, here.count("postings"), published(here.pay()), published(here.figure(size)) if size else None)
        for (label, here, size), job in zip(rows, jobs, strict=True)
    ]
    words = [
        "Remote jobs stand in their own rows, never in the town of the office." if remote else "",
        _AGAINST if any(row[4] for row in made) else "",
        f"{plural(more, 'more place has', 'more places have')} fewer jobs." if more > 0 else "",
    ]
    columns = ("Place", "Open jobs", "Openings in the window", "Middle pay", "Against its size")
    where = table("Where the jobs are", columns, made, " ".join(word for word in words if word))
    return shown(where, floor=_FLOOR, otherwise="no place is read from these postings")


def _remote(desk: Desk) -> list[_Place]:
    if desk.cell.workplace not in {None, "remote"} or (desk.cell.place and not _is_country(desk.cell.place)):
        return []
    remote = desk.sub(workplace="remote")
    countries = [country for country, _ in remote.cut.per_place("country")][:_REMOTE]
    return [
        (Link(text=f"Remote, {desk.names.place(country)}", kind="place", id=country), remote.sub(place=country), None)
        for country in countries
    ]


def _is_country(place: str) -> bool:
    return len(place) == 2 and place.isupper()


def _link(desk: Desk, place: str) -> Link:
    return Link(text=desk.names.place(place), kind="place", id=place)


SECTION = Section(title="Places", order=70, description="Where the jobs are and what they pay there.", write=write)
