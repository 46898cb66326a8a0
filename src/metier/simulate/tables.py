"""The tables of the simulated market, read once from `data/*.toml`."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import msgspec

FIELDS = ("software", "data", "design", "health", "trades", "finance", "education", "logistics")
"""Fields of work: one file of roles each."""


class RoleTool(NamedTuple):
    """A tool of a role: its share of postings, the group it can stand in for, the share of mentions that require it."""

    id: str
    share: float
    group: str
    required: float


class RoleSkill(NamedTuple):
    """A skill of a role, by its usual name."""

    name: str
    share: float
    required: float


class RoleTable(msgspec.Struct, frozen=True, kw_only=True):
    """All that the market knows of one kind of work. `pay` is a mid-level year (or hour) in US dollars.

    `lists` are word lists of the role's own; `tied` are those that go with a focus: slot to focus to words.
    """

    id: str
    field: str
    soc: str
    weight: float
    pay: float
    unit: str = "YEAR"
    kinds: dict[str, float]
    workplace: dict[str, float]
    levels: dict[str, tuple[float, float]]
    years: dict[str, tuple[int, int]] = {}
    plain: str
    field_name: str
    work: tuple[str, ...]
    focus: tuple[str, ...]
    education: dict[str, tuple[float, float, float]] = {}
    education_field: tuple[str, ...] = ("a related field",)
    tools: tuple[RoleTool, ...]
    skills: tuple[RoleSkill, ...]
    certs: tuple[RoleSkill, ...] = ()
    lists: dict[str, tuple[str, ...]] = {}
    tied: dict[str, dict[str, tuple[str, ...]]] = {}
    titles: dict[str, tuple[str, ...]]
    duties: dict[str, tuple[str, ...]]
    employment: dict[str, float] = msgspec.field(default_factory=lambda: {"FULL_TIME": 1.0})
    national: bool = False


class FieldTable(msgspec.Struct, frozen=True):
    """Word lists, sentence templates and group labels that the roles of one field share."""

    lists: dict[str, tuple[str, ...]]
    wording: dict[str, tuple[str, ...]]
    groups: dict[str, str]
    roles: dict[str, dict[str, Any]]


class Kind(msgspec.Struct, frozen=True):
    """A kind of employer: how it is named and how it speaks of itself."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    suffix: tuple[str, ...]
    product: tuple[str, ...]
    customers: tuple[str, ...]
    about: tuple[str, ...]
    benefits: tuple[str, ...]
    offices: tuple[str, ...]


class Metro(msgspec.Struct, frozen=True):
    """A metropolitan area of the market; `pays` is the share of its postings that state pay."""

    id: str
    city: str
    region: str
    region_name: str
    country: str
    weight: float
    factor: float
    pays: float
    lat: float
    lon: float


class ToolName(msgspec.Struct, frozen=True):
    """A tool's usual name, its category, and every spelling adverts use (the usual one first)."""

    id: str
    name: str
    category: str
    spellings: tuple[str, ...]


def _load(name: str) -> dict[str, Any]:
    source = resources.files("metier.simulate") / "data" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def slug(words: str) -> str:
    """An id: lower-case letters and digits joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


@cache
def fields() -> dict[str, FieldTable]:
    """Fields by name."""
    shared = _load("wording")["default"]
    raw = {name: _load(name) for name in FIELDS}
    return {name: msgspec.convert({**row, "wording": {**shared, **row["wording"]}}, FieldTable) for name, row in raw.items()}


@cache
def roles() -> dict[str, RoleTable]:
    """Roles by id, in the order of the tables."""
    found: dict[str, RoleTable] = {}
    for name, table in fields().items():
        for role, row in table.roles.items():
            found[role] = msgspec.convert({**row, "id": role, "field": name}, RoleTable)
    return found


@cache
def kinds() -> dict[str, Kind]:
    """Kinds of employer by name."""
    rows = _load("employers")
    whole = {name: {**rows.get(row.get("like", name), {}), **row} for name, row in rows.items()}
    return msgspec.convert(whole, dict[str, Kind])


@cache
def wording() -> dict[str, dict[str, tuple[str, ...]]]:
    """Sentence templates that every field shares, by section and key."""
    return msgspec.convert(_load("wording"), dict[str, dict[str, tuple[str, ...]]])


@cache
def _places() -> dict[str, dict[str, Any]]:
    return _load("places")


@cache
def metros() -> dict[str, Metro]:
    """Metropolitan areas by id."""
    names = Metro.__struct_fields__[1:]
    return {
        place: msgspec.convert({"id": place, **dict(zip(names, row, strict=True))}, Metro)
        for place, row in _places()["metros"].items()
    }


@cache
def suburbs() -> dict[str, tuple[tuple[str, str], ...]]:
    """Metro id to the suburbs (city, region) that adverts name."""
    found: dict[str, list[tuple[str, str]]] = {}
    regions = _places()["suburb_regions"]
    for city, metro in _places()["suburbs"].items():
        found.setdefault(metro, []).append((city, regions.get(city, metros()[metro].region)))
    return {metro: tuple(rows) for metro, rows in found.items()}


class Money(NamedTuple):
    """A country's currency, its units to the US dollar (the market's own fixed rate), its sign and its name."""

    currency: str
    rate: float
    sign: str
    country: str


@cache
def money() -> dict[str, Money]:
    """Money by country code; `EUROPE` stands for remote work all over Europe."""
    return {code: Money(*row) for code, row in _places()["countries"].items()}


@cache
def tool_names() -> dict[str, ToolName]:
    """Tools by id."""
    return {
        tool: ToolName(tool, spellings[0], category, tuple(spellings))
        for category, rows in _load("tools").items()
        for tool, spellings in rows.items()
    }


@cache
def skill_ids() -> dict[str, tuple[str, str]]:
    """A skill's words in the role tables to the kind of fact they state (skill or tool) and its id, where not the words' own."""
    return {words: (kind[:-1], fact) for kind, rows in _load("skills").items() for words, fact in rows.items()}


def skill_fact(words: str) -> tuple[str, str]:
    """The kind of fact that a skill's words state, and its id."""
    return skill_ids().get(words) or ("skill", slug(words))
