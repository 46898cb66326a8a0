"""What official tables say, beside our own figures, with vintage and how sure the mapping is; nothing where none is loaded."""

from itertools import islice

import msgspec

from metier.guides.desk import Desk
from metier.guides.official_rows import one
from metier.guides.page import published, table
from metier.guides.wording import joined, sentence
from metier.model.block import Block, Link, Text
from metier.model.figure import Cell, Figure
from metier.reference.edition import Reference
from metier.reference.mapping import ONET, Mapping, mapping, occupation
from metier.reference.row import Row
from metier.statistics import floors

OEWS, ESCO = "oews", "esco"
_METROS, _MOST, _TECHNOLOGIES = 5, 10, 30
_WHY = (
    "The two count different things: the official table the wages of all who hold such a job, however long ago they were hired; "
    "this guide what employers advertise for openings. Official wages hold commissions and leave out bonuses at the end of a "
    "year, an occupation is coarser than a role, and not every employer that hires says what it pays."
)
_PLACE_COLUMNS = (
    "Where", "Advertised middle", "Official median", "Ours against it", "Advertised, lowest tenth", "Official, lowest tenth",
    "Advertised, highest tenth", "Official, highest tenth", "Employed",
)  # fmt: skip


def pay(desk: Desk) -> tuple[Block, ...]:
    """Our pay beside the official wages: the nation, the cell's place, and the metros with the most openings.

    Of whole roles, since official tables know no levels. A warning stands first where the medians lie far apart.
    """
    if OEWS not in _reference(desk).versions or _mapping(desk) is None:
        return ()
    whole = desk.sub(level=None, workplace=None, employer=None, place=None)
    covered = (place for place, _ in whole.cut.per_place("metro") if one(_reference(desk), OEWS, _at(whole, place), "median")[0])
    metros = list(islice(covered, _METROS))
    places = list(dict.fromkeys(["US", *([desk.cell.place] if desk.cell.place else []), *metros]))
    rows = [row for row in (_pay_row(whole.sub(place=place)) for place in places) if any(row[1:])]
    beside = table("Beside the official wages", _PLACE_COLUMNS, rows, _WHY) if any(_told(row[2]) for row in rows) else None
    if beside is None:
        return (_missing(whole),)
    return tuple(block for block in (_warning(desk, whole, places), beside, _source(whole), confidence(whole)) if block)


def _told(cell: object) -> bool:
    return isinstance(cell, Figure) and cell.value is not None


def _at(desk: Desk, place: str) -> Cell:
    return msgspec.structs.replace(desk.cell, place=place)


def _pay_row(here: Desk) -> tuple[Link | Figure | None, ...]:
    place = here.cell.place or ""
    in_dollars = here.currency == "USD/year"
    ours = [published(here.pay(quantile)) if in_dollars else None for quantile in ("p50", "p10", "p90")]
    return (
        Link(text=here.names.place(place), kind="place", id=place),
        ours[0], _cell(here, "median"), published(here.figure(f"official:{OEWS}:gap")),
        ours[1], _cell(here, "p10"), ours[2], _cell(here, "p90"), _cell(here, "employment"),
    )  # fmt: skip


def _cell(here: Desk, measure: str) -> Figure | None:
    """The official figure, or the mark that the table prints instead; None where it has no row."""
    figure, rows = here.figure(f"official:{OEWS}:{measure}"), here.measured(f"official:{OEWS}:{measure}").official
    return figure if rows else None


def _source(whole: Desk) -> Text | None:
    employed = whole.sub(place="US").figure(f"official:{OEWS}:employment")
    return sentence(_named(whole, OEWS), " counts ", employed, " people in the occupation.", role="note")


def _missing(whole: Desk) -> Text:
    """That the table says nothing of this occupation is said too; the figure's own words say why."""
    median = whole.sub(place="US").figure(f"official:{OEWS}:median")
    return Text((_named(whole, OEWS), ", official median wage: ", median), "note")


def _warning(desk: Desk, whole: Desk, places: list[str]) -> Text | None:
    """A disagreement of more than a quarter is said in words, for the nation and for the cell's place."""
    said = []
    for place in [place for place in places if place in {"US", desk.cell.place}]:
        gap = whole.sub(place=place).figure(f"official:{OEWS}:gap")
        if gap.value is not None and abs(gap.value - 1) > floors.OFFICIAL_GAP:
            way = "above" if gap.value > 1 else "below"
            words = f": the middle of advertised pay lies far {way} the official median, at "
            said.append(sentence(Link(text=desk.names.place(place), kind="place", id=place), words, gap, " of it."))
    return joined(*said, role="warning")


def confidence(desk: Desk) -> Text | None:
    """How sure it is that the role is of the official occupation, in words and as a number."""
    found, share, sharing = _mapping(desk), desk.figure(f"official:{ONET}:mapping"), desk.figure("official:soc:roles")
    if found is None:
        return None
    sure = f"How sure that is: {found.words}; of the role's names that O*NET knows it lists "
    return joined(
        sentence("The role maps to the occupation ", _occupation(found), ", one of ", sharing, " roles of this site that do."),
        sentence(sure, share, " under this occupation."),
        role="note",
    )


def definition(desk: Desk) -> tuple[Block, ...]:
    """The official definitions, quoted: O*NET's and ESCO's with their credits, and what ESCO calls essential skills."""
    found = _mapping(desk)
    if found is None:
        return ()
    said = _words(occupation(_reference(desk), found.soc), "description")
    rows = [(_occupation(found), _quoted(said), _named(desk, ONET))] if said else []
    rows += _esco(desk, found)
    made = table("Official definitions", ("Occupation", "Definition", "Source"), rows)
    return tuple(block for block in (made, _essential(desk, found), confidence(desk) if said else None) if block is not None)


def _esco(desk: Desk, found: Mapping) -> list[tuple[Link, Link, Link]]:
    """The ESCO occupation that bears one of the role's names, else the ISCO group."""
    rows = _reference(desk).rows(ESCO, found.isco) if found.isco else ()
    mine = _esco_rows(desk, found)
    said = _words(mine, "description") or _words(rows, "group_description").partition("\n")[0]
    if not said:
        return []
    name = _words(mine, "title") or _words(rows, "group_title")
    return [(Link(text=f"{name} (ISCO {found.isco})", kind="official", id=""), _quoted(said), _named(desk, ESCO))]


def _esco_rows(desk: Desk, found: Mapping) -> list[Row]:
    named = {row.occupation for row in _reference(desk).titles(ESCO, desk.cell.role or "") if row.code == found.isco}
    rows = _reference(desk).rows(ESCO, found.isco) if len(named) == 1 else ()
    return [row for row in rows if row.occupation in named]


def _essential(desk: Desk, found: Mapping) -> Block | None:
    wanted = [row.printed for row in _esco_rows(desk, found) if row.measure == "essential_skill"]
    if not wanted:
        return None
    names = {row.key: row.printed for row in _reference(desk).rows(ESCO, "") if row.measure == "skill_title"}
    rows = [(Link(text=name, kind="skill", id=name),) for name in sorted(names[uri] for uri in wanted if uri in names)]
    return table("Essential skills by ESCO", ("Skill",), rows)


def quotient(desk: Desk, place: str) -> Figure | None:
    """The official location quotient of the role's occupation in a place; None where the table has none."""
    return published(desk.sub(level=None, workplace=None, employer=None, place=place).figure(f"official:{OEWS}:quotient"))


def education(desk: Desk) -> tuple[Block, ...]:
    """O*NET's job zone, what it says of schooling, and what people in the occupation answered."""
    found = _mapping(desk)
    if found is None or not occupation(_reference(desk), found.soc):
        return ()
    general = _reference(desk).rows(ONET, "")
    zone = desk.figure(f"official:{ONET}:job_zone")
    number = "" if zone.value is None else f"{zone.value:g}"
    schooling = next((row.printed for row in general if row.measure == "zone_education" and row.key == number), "")
    categories = sorted((int(row.key), row.printed) for row in general if row.measure == "education_category")
    answers = [
        (words.partition(" - ")[0], published(desk.figure(f"official:{ONET}:education:{category}")))
        for category, words in categories
    ]
    rows = [row for row in answers if row[1] is not None and row[1].value]
    blocks = (
        sentence(_named(desk, ONET), " puts the occupation into job zone ", zone, " of five: ", _quoted(schooling)),
        table("Asked of people in the occupation", ("Education required", "Answers"), rows, "As O*NET prints it."),
    )
    return tuple(block for block in blocks if block is not None)


def related(desk: Desk) -> tuple[Block, ...]:
    """The occupations that O*NET calls related, nearest first."""
    near = sorted(_onet(desk, "related"), key=lambda row: row.value or 0.0)[:_MOST]
    rows = [
        (title, Link(text=row.printed, kind="occupation", id=row.printed)) for row in near if (title := _title(desk, row.printed))
    ]
    caption = "Nearest first, by what people in them do and know; not a path people took."
    made = table("Related occupations by O*NET", ("Occupation", "Code"), rows, caption)
    return (made,) if made else ()


def tasks(desk: Desk) -> tuple[Block, ...]:
    """The tasks of the occupation by O*NET, core tasks first."""
    found = sorted(_onet(desk, "task"), key=lambda row: row.note != "Core")[:_MOST]
    rows = [(row.printed,) for row in found]
    made = table("Tasks by O*NET", ("Task",), rows, "Of the whole occupation, as O*NET prints them, core tasks first.")
    return (made,) if made else ()


def technology(desk: Desk) -> tuple[Block, ...]:
    """The technologies that O*NET marks as hot or in demand for the occupation."""
    rows = sorted(_onet(desk, "technology"), key=lambda row: ("in demand" not in row.note, row.printed))
    cells = [(row.printed, row.note) for row in rows[:_TECHNOLOGIES]]
    made = table("Technologies by O*NET", ("Technology", "Marked"), cells, "Those in demand first; the rest is left out.")
    return (made,) if made else ()


def _onet(desk: Desk, measure: str) -> list[Row]:
    found = _mapping(desk)
    return [row for row in occupation(_reference(desk), found.soc) if row.measure == measure] if found else []


def _occupation(found: Mapping) -> Link:
    return Link(text=f"{found.title} ({found.soc})" if found.title else found.soc, kind="occupation", id=found.soc)


def _quoted(words: str) -> Link:
    return Link(text=f"“{words}”", kind="official", id="")


def _title(desk: Desk, code: str) -> str:
    rows = _reference(desk).rows(ONET, code[:7])
    return next((row.printed for row in rows if row.measure == "title" and row.occupation == code), "")


def _reference(desk: Desk) -> Reference:
    return desk.context.reference


def _mapping(desk: Desk) -> Mapping | None:
    return mapping(_reference(desk), desk.cell.role or "") if _reference(desk).versions else None


def _named(desk: Desk, name: str) -> Link:
    """A table with its vintage and its credit."""
    version = _reference(desk).versions[name]
    return Link(text=f"{version.title} {version.vintage} ({version.credit})", kind="official", id="")


def _words(rows: tuple[Row, ...] | list[Row], measure: str) -> str:
    return next((row.printed for row in rows if row.measure == measure), "")
