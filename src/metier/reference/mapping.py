"""Which occupation a role maps to, and how sure that is: official tables are coarser than roles."""

from functools import cache

import msgspec

from metier.reference.edition import Reference
from metier.reference.row import Row
from metier.taxonomy import roles
from metier.taxonomy.role_table import key

#: From this part of a role's names on, the mapping is called high; below the second it is called low.
HIGH, FAIR = 0.75, 0.4
ONET = "onet"


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """A role's occupation: `soc` and `isco` codes, the official title (empty where no table tells it), and the proof.

    `names` are the role's names that O*NET lists, each once: `True` where it lists the name under this occupation. `sharing` are
    the ids of all roles that map to the same SOC code, this one among them.
    """

    soc: str
    isco: str
    title: str
    names: tuple[tuple[Row, bool], ...]
    sharing: tuple[str, ...]
    own: bool

    @property
    def share(self) -> float | None:
        """The part of the names that stand under this occupation; None where O*NET lists none of them."""
        return sum(hit for _, hit in self.names) / len(self.names) if self.names else None

    @property
    def words(self) -> str:
        """`high`, `fair`, `low` or `not known`. A role whose own name the occupation bears is never low."""
        if self.share is None:
            return "not known"
        return "high" if self.share >= HIGH else "fair" if self.share >= FAIR or self.own else "low"


def mapping(reference: Reference, role_id: str) -> Mapping | None:
    """The occupation of a role; None for a role without a SOC and an ISCO code.

    How sure it is: of the role's names that O*NET lists anywhere, the part that it lists under this occupation. High from three
    quarters on, low below two fifths, unless the role's own name stands under it. Other roles of the occupation are counted.
    """
    role = roles.ROLES().get(role_id)
    if role is None or not (role.soc or role.isco):
        return None
    names: dict[tuple[str, ...], tuple[Row, bool]] = {}
    for row in reference.titles(ONET, role_id):
        here = row.code == role.soc
        known = names.get(key(row.printed))
        if known is None or (here and not known[1]):
            names[key(row.printed)] = (row, here)
    own = names.get(key(role.name))
    title = next((row.printed for row in occupation(reference, role.soc) if row.measure == "title"), "")
    return Mapping(
        soc=role.soc, isco=role.isco, title=title, names=tuple(names.values()), sharing=_sharing().get(role.soc, ()),
        own=own is not None and own[1],
    )  # fmt: skip


def occupation(reference: Reference, soc: str) -> tuple[Row, ...]:
    """The rows of O*NET for a SOC code, of its broad occupation (`.00`) where there is one, else of the first detailed one."""
    rows = reference.rows(ONET, soc)
    first = min((row.occupation for row in rows), default="")
    return tuple(row for row in rows if row.occupation == first)


@cache
def _sharing() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for role in roles.ROLES().values():
        found.setdefault(role.soc, []).append(role.id)
    return {soc: tuple(sorted(ids)) for soc, ids in found.items()}
