"""What all roles together look like: the ground that a role's skills and places are compared with."""

from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from metier.guides.tables import schema, texts
from metier.guides.watched import Watched
from metier.guides.watched import read as read_watched
from metier.statistics.estimate import Bools, Floats, Ints, ones
from metier.statistics.shares import employer_shares

SKILLS = "base_skills.parquet"
PLACES = "base_places.parquet"
_LOW = 0xFFFFFFFF


class BaseCounter:
    """Counts, role by role, what is needed to compare any role with all the others, within the default window."""

    def __init__(self, window: tuple[int, int]) -> None:
        """`window` in day numbers, both included."""
        self._window = window
        self._employers: dict[str, int] = {}
        self._items: dict[str, int] = {}
        self._named: list[tuple[str, str]] = []
        self._skills: list[dict[str, Any]] = []
        self._keys: dict[str, Ints] = {}
        self._staff: dict[str, Ints] = {}
        self._counts: list[Floats] = []
        self._postings: dict[int, int] = {}
        self._places: dict[tuple[str, str], tuple[float, int]] = {}

    def add(self, role: str, tables: dict[str, pa.Table]) -> None:
        """Count one role's rows; of openings without a text only the places."""
        openings = tables["openings"]
        first, last = (openings[c].to_numpy().astype(np.int64) for c in ("first_day", "last_day"))
        counted = np.array([not reason for reason in texts(openings, "excluded")], dtype=np.bool_)
        counted &= (first <= self._window[1]) & (last >= self._window[0])
        names = texts(openings, "employer")
        employer = np.array([self._employers.setdefault(name, len(self._employers)) for name in names], dtype=np.int64)
        told = counted & np.asarray(openings["has_text"].to_numpy(), dtype=np.bool_)
        for code, postings in zip(*np.unique(employer[told], return_counts=True), strict=True):
            self._postings[int(code)] = self._postings.get(int(code), 0) + int(postings)
        self._staff[role] = np.unique(employer[told])
        self._add_mentions(role, tables["mentions"], told, employer)
        self._add_places(role, tables["places"], counted, employer)

    def _add_mentions(self, role: str, mentions: pa.Table, counted: Bools, employer: Ints) -> None:
        row = mentions["row"].to_numpy().astype(np.int64)
        keep = counted[row]
        item = np.array(
            [
                self._item(key, name, category)
                for key, name, category in zip(
                    texts(mentions, "item"), texts(mentions, "name"), texts(mentions, "category"), strict=True
                )
            ],
            dtype=np.int64,
        )
        row, item = row[keep], item[keep]
        used = np.flatnonzero(counted)
        place = np.zeros(len(counted), dtype=np.int64)
        place[used] = np.arange(len(used))
        if not len(used):
            return
        shares, heads = employer_shares(employer[used], ones(len(used)), place[row], item, len(self._items))
        k = len(np.unique(employer[used]))
        self._skills += [
            {"role": role, "item": int(i), "share": round(float(shares[i]), 6), "employers": int(heads[i]), "of": k}
            for i in np.flatnonzero(heads)
        ]
        if not len(row):
            return
        key, times = np.unique(employer[row] << 32 | item, return_counts=True)
        self._keys[role] = key
        self._counts.append(times.astype(np.float64))

    def _item(self, key: str, name: str, category: str) -> int:
        number = self._items.setdefault(key, len(self._items))
        if number == len(self._named):
            self._named.append((name, category))
        return number

    def _add_places(self, role: str, places: pa.Table, counted: Bools, employer: Ints) -> None:
        heads: dict[tuple[str, str], set[int]] = {}
        for place in places.to_pylist():
            if not counted[place["row"]]:
                continue
            for spot in {place["country"], place["region"], place["metro"]} - {""}:
                for whose in (role, "*"):
                    total, known = self._places.get((whose, spot), (0.0, 0))
                    self._places[whose, spot] = (total + place["weight"], known)
                heads.setdefault((role, spot), set()).add(int(employer[place["row"]]))
        for key, found in heads.items():
            self._places[key] = (self._places[key][0], len(found))
        everything = float(counted.sum())
        for whose in (role, "*"):
            total, known = self._places.get((whose, "*"), (0.0, 0))
            self._places[whose, "*"] = (total + everything, known)

    def write(self, folder: Path) -> None:
        """Write the comparison tables: shares of each item in each role and in all (`*`), and vacancies by place."""
        keys = list(self._items)
        rows = [row | {"item": keys[row["item"]]} for row in self._with_elsewhere() + self._all_roles()]
        name = dict(zip(keys, self._named, strict=True))
        rows = [row | {"name": name[row["item"]][0], "category": name[row["item"]][1]} for row in rows]
        rows.sort(key=lambda row: (row["role"], row["item"]))
        pq.write_table(pa.Table.from_pylist(rows, _SKILLS), folder / SKILLS, compression="zstd")
        spots = [
            {"role": role, "place": place, "vacancies": round(total, 6), "employers": heads}
            for (role, place), (total, heads) in sorted(self._places.items())
        ]
        pq.write_table(pa.Table.from_pylist(spots, _PLACES), folder / PLACES, compression="zstd")

    def _with_elsewhere(self) -> list[dict[str, Any]]:
        """Add to each role's item how many employers name it in other roles, out of how many."""
        total, alone = _alone(self._keys)
        staff, staff_alone = _alone(self._staff)
        elsewhere: dict[tuple[str, int], int] = {}
        for role, keys in self._keys.items():
            single = alone[np.searchsorted(total, keys)]
            only = np.bincount(keys[single] & _LOW, minlength=len(self._items))
            for item in np.unique(keys & _LOW):
                elsewhere[role, int(item)] = int(only[item])
        heads = np.bincount(total & _LOW, minlength=len(self._items))
        own = {role: int(staff_alone[np.searchsorted(staff, codes)].sum()) for role, codes in self._staff.items()}
        return [
            row
            | {
                "elsewhere": int(heads[row["item"]]) - elsewhere[row["role"], row["item"]],
                "elsewhere_of": len(staff) - own[row["role"]],
            }
            for row in self._skills
        ]

    def _all_roles(self) -> list[dict[str, Any]]:
        if not self._keys:
            return []
        pair, back = np.unique(np.concatenate(list(self._keys.values())), return_inverse=True)
        said = np.bincount(back, weights=np.concatenate(self._counts))
        item = pair & _LOW
        total = np.array([self._postings[int(code)] for code in pair >> 32], dtype=np.float64)
        k = len(self._postings)
        share = np.bincount(item, weights=np.minimum(said / total, 1.0), minlength=len(self._items)) / k
        heads = np.bincount(item, minlength=len(self._items))
        return [
            {"role": "*", "item": int(i), "share": round(float(share[i]), 6), "employers": int(heads[i]), "of": k}
            | {"elsewhere": 0, "elsewhere_of": 0}
            for i in np.flatnonzero(heads)
        ]


def _alone(parts: dict[str, Ints]) -> tuple[Ints, Bools]:
    """All keys of the parts (each once in its part), and which of them stand in one part only."""
    if not parts:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.bool_)
    keys, times = np.unique(np.concatenate(list(parts.values())), return_counts=True)
    return keys.astype(np.int64), times == 1


class Item(msgspec.Struct, frozen=True):
    """A skill or a tool in one role (or in all): employer-weighted `share`, and `employers` of `of` who name it.

    `elsewhere` of `elsewhere_of` employers name it in other roles.
    """

    item: str
    name: str
    category: str
    share: float
    employers: int
    of: int
    elsewhere: int
    elsewhere_of: int


class Base:
    """The comparison tables, read once."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds a market. `vectors` keeps what `neighbours` computes of each role."""
        self._folder = folder
        self.vectors: dict[str, dict[str, float]] = {}

    @cached_property
    def _roles(self) -> dict[str, dict[str, Item]]:
        found: dict[str, dict[str, Item]] = {}
        for row in pq.read_table(self._folder / SKILLS, schema=_SKILLS).to_pylist():
            role = row.pop("role")
            found.setdefault(role, {})[row["item"]] = Item(**row)
        return found

    @cached_property
    def _vacancies(self) -> dict[tuple[str, str], tuple[float, int]]:
        rows = pq.read_table(self._folder / PLACES, schema=_PLACES).to_pylist()
        return {(row["role"], row["place"]): (row["vacancies"], row["employers"]) for row in rows}

    @cached_property
    def watched(self) -> Watched:
        """When each board was watched."""
        return read_watched(self._folder)

    def items(self, role: str | None) -> dict[str, Item]:
        """The items named in a role (None: in all roles together), by `tool:<id>` or `skill:<id>`."""
        return self._roles.get(role or "*", {})

    def roles(self) -> list[str]:
        """The roles that name any skill, sorted."""
        return sorted(role for role in self._roles if role not in {"*", ""})

    def vacancies(self, role: str | None, place: str | None) -> float:
        """Vacancies of a role (None: all) in a place (None: everywhere), a vacancy in several places counted in parts."""
        return self._vacancies.get((role or "*", place or "*"), (0.0, 0))[0]

    def name(self, item: str) -> str:
        """The name of `tool:<id>` or `skill:<id>`; the id where it is not known."""
        known = self.items(None).get(item)
        return known.name if known else item.partition(":")[2].replace("-", " ")

    def category(self, item: str) -> str:
        """The category of a tool, or `skill`."""
        known = self.items(None).get(item)
        return known.category if known else ""


_SKILLS = schema("role:text item:text name:text category:text share:float employers:int of:int elsewhere:int elsewhere_of:int")
_PLACES = schema("role:text place:text vacancies:float employers:int")
