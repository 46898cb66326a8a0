"""Places: where the jobs are, what they pay there, and whether there are more of them than the place's size explains."""

import numpy as np

from metier.guides import official
from metier.guides.coded import Coded
from metier.guides.desk import Desk
from metier.guides.page import open_jobs, published, shown, table
from metier.guides.section import Section
from metier.guides.wording import joined, sentence
from metier.model.block import Link, SectionPage, Text
from metier.model.figure import Figure
from metier.statistics import floors

_MOST, _REMOTE = 15, 3
_FLOOR = floors.words(
    "quotient.employers", "quotient.expected", "pay.employers", "pay.median", "rank.employers", "rank.first", "place.nationwide"
)
_COLUMNS = (
    "Place", "Openings", "Open jobs", "Middle pay", "Against its size", "Officially", "Rank", "Among the first five",
)  # fmt: skip
_HOW = {
    "Openings": "An opening in several places counts a part in each.",
    "Against its size": "Against its size: how many times the share of this role in the place's jobs is its share in all jobs.",
    "Officially": "Officially: the same for people employed in the occupation, as the official table prints it.",
    "Rank": "Where the ranges of two ranks overlap, either place may as well come first.",
}
_KINDS = {"metro": "Towns", "region": "Regions", "country": "Countries"}


def write(desk: Desk) -> SectionPage:
    """Remote work first, then towns; where no town is read, regions or countries."""
    remote = _remote(desk)
    kind = next((kind for kind in _KINDS if desk.cut.per_place(kind)), "country")
    found = [place for place in _by_vacancies(desk, kind) if place != desk.cell.place]
    here = [(_link(desk, place), desk.sub(place=place)) for place in found[:_MOST]]
    jobs = open_jobs([one for _, one in (*remote, *here)])
    rows = [
        (label, one.figure("vacancies:place"), job, published(one.pay()), *_compared(desk, one))
        for (label, one), job in zip((*remote, *here), jobs, strict=True)
    ]
    where = table("Where the jobs are", _COLUMNS, rows)
    how = [_HOW[column] for column in where.columns if column in _HOW] if where else []
    if remote:
        how.insert(0, "Remote jobs stand in their own rows, never in the town of the office.")
    where = table("Where the jobs are", _COLUMNS, rows, " ".join(how))
    none, found_none = "no place is read from these postings", desk.count(f"places:{kind}")
    return shown(_spread(desk, kind), where, floor=_FLOOR, otherwise=none, because=found_none)


def _compared(desk: Desk, here: Desk) -> tuple[Figure | None, ...]:
    """What a place is against its size, officially too, and how sure its rank is; nothing for remote work."""
    if here.cell.workplace == "remote" and desk.cell.workplace != "remote":
        return (None,) * 4
    size, whole = published(here.figure("quotient:place")), desk.cell.place is None
    officially = official.quotient(here, here.cell.place or "") if size else None
    ranked = [published(here.figure(name)) for name in ("rank:place", "rank:first:place")] if whole else [None, None]
    return size, officially, *ranked


def _by_vacancies(desk: Desk, kind: str) -> list[str]:
    """The places of a kind by their vacancies, an opening in L places counting 1/L in each; then by name."""
    table, cut, inside = desk.table, desk.cut, dict(desk.cut.per_place(kind))
    column: Coded = getattr(table, kind)
    rows = np.flatnonzero(cut.counted[table.place_row])
    sums = np.bincount(column.codes[rows], weights=table.place_weight[rows], minlength=len(column.words))
    return sorted(inside, key=lambda place: (-round(float(sums[column.code(place)]), 6), place))


def _spread(desk: Desk, kind: str) -> Text | None:
    """How many places there are, and what stands in too many to be in any."""
    places, wide = desk.count(f"places:{kind}"), desk.figure("vacancies:nationwide")
    return joined(
        sentence(f"{_KINDS[kind]} with openings: ", places, ".") if places.value else None,
        sentence("Openings posted nationwide: ", wide, ".") if wide.value else None,
    )


def _remote(desk: Desk) -> list[tuple[Link, Desk]]:
    if desk.cell.workplace not in {None, "remote"} or (desk.cell.place and not _is_country(desk.cell.place)):
        return []
    remote = desk.sub(workplace="remote")
    countries = [country for country, _ in remote.cut.per_place("country")][:_REMOTE]
    return [
        (Link(text=f"Remote, {desk.names.place(country)}", kind="place", id=country), remote.sub(place=country))
        for country in countries
    ]


def _is_country(place: str) -> bool:
    return len(place) == 2 and place.isupper()


def _link(desk: Desk, place: str) -> Link:
    return Link(text=desk.names.place(place), kind="place", id=place)


SECTION = Section(title="Places", order=70, description="Where the jobs are and what they pay there.", write=write)
