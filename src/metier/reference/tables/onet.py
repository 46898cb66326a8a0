"""O*NET: what occupations are called, what people in them do, and what it takes, as the database's text files."""

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from metier.reference.row import Dropped, Row, Table, number
from metier.reference.sheets import Sheet

_CODE = "o_net_soc_code"
_ONET = re.compile(r"\d\d-\d{4}\.\d\d")
_Cells = dict[str, str]


class _Kind(msgspec.Struct, frozen=True):
    """One file of the database, known by its columns: `words` is the column that is printed, `value` that of the number."""

    measure: str
    words: str
    columns: tuple[str, ...] = ()
    key: str = ""
    value: str = ""
    note: Callable[[_Cells], str] = lambda _: ""
    keep: Callable[[_Cells], bool] = lambda _: True
    whose: str = _CODE


def _hot(row: _Cells) -> str:
    return ", ".join(name for name, column in (("hot", "hot_technology"), ("in demand", "in_demand")) if row[column] == "Y")


_EDUCATION = ("scale_id", "category", "data_value", "recommend_suppress")
_KINDS = (
    _Kind("title", "title", (_CODE, "title", "description")),
    _Kind("description", "description", (_CODE, "title", "description")),
    _Kind("alternate_title", "alternate_title", (_CODE, "alternate_title")),
    _Kind("reported_title", "reported_job_title", (_CODE, "reported_job_title")),
    _Kind("task", "task", (_CODE, "task_id", "task", "task_type"), key="task_id", note=lambda row: row["task_type"]),
    _Kind("job_zone", "job_zone", (_CODE, "job_zone", "date"), value="job_zone"),
    _Kind("zone_education", "education", ("job_zone", "svp_range", "education"), key="job_zone", whose=""),
    _Kind("zone_name", "name", ("job_zone", "svp_range", "name"), key="job_zone", whose=""),
    _Kind(
        "education", "data_value", (_CODE, *_EDUCATION), key="category", value="data_value",
        note=lambda row: "the table advises not to use it" if row["recommend_suppress"] == "Y" else "",
        keep=lambda row: row["scale_id"] == "RL",
    ),
    _Kind(
        "education_category", "category_description", ("scale_id", "category", "category_description"), key="category",
        keep=lambda row: row["scale_id"] == "RL", whose="",
    ),
    _Kind(
        "related", "related_o_net_soc_code", (_CODE, "related_o_net_soc_code", "index"), value="index",
        note=lambda row: row.get("relatedness_tier", ""),
    ),
    _Kind(
        "technology", "example", (_CODE, "example", "hot_technology", "in_demand"), note=_hot, keep=lambda row: bool(_hot(row)),
    ),
)  # fmt: skip


def read(sheets: Iterable[Sheet]) -> Iterator[Row | Dropped]:
    """The cells of the files that are known; of technology only what is marked hot or in demand."""
    for sheet in sheets:
        kinds = [kind for kind in _KINDS if sheet.has(*kind.columns)]
        for row in sheet.rows if kinds else ():
            yield from _cells(sheet, row, kinds)


def _cells(sheet: Sheet, row: _Cells | None, kinds: list[_Kind]) -> Iterator[Row | Dropped]:
    if row is None:
        yield Dropped("a line of another width than the head")
        return
    for kind in kinds:
        occupation = row[kind.whose].strip() if kind.whose else ""
        if kind.whose and not _ONET.fullmatch(occupation):
            yield Dropped("no O*NET-SOC code")
        elif kind.keep(row):
            printed = row[kind.words].strip()
            yield Row(
                code=occupation[:7], occupation=occupation, measure=kind.measure, printed=printed,
                column=sheet.columns[kind.words], key=" ".join(part for part in (occupation, row.get(kind.key, "")) if part),
                value=number(row[kind.value]) if kind.value else None, note=kind.note(row),
            )  # fmt: skip


def vintage(words: str) -> str | None:
    """`29.2` from `O*NET 29.2 Database` or `db_29_2_text`."""
    found = re.search(r"O\*NET (\d+\.\d+) Database|\bdb_(\d+_\d+)", words)
    return (found.group(1) or found.group(2)).replace("_", ".") if found else None


TABLE = Table(
    title="O*NET",
    licence="CC BY 4.0",
    credit="O*NET Database, U.S. Department of Labor (USDOL/ETA), CC BY 4.0",
    shape="the database's text files: Occupation Data.txt, Job Zones.txt, Task Statements.txt ..., as a zip archive or a folder",
    read=read,
    vintage=vintage,
    titles=("title", "alternate_title", "reported_title"),
)
