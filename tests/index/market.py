"""Postings drawn at random, and what a search over them must find, said in plain Python."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

from hypothesis import strategies as st

from metier.index.document import Entry, Merged, entry
from metier.index.fields import FACETS
from metier.model.facts import Facts, Opening, Pay, RoleRead, Tool, Workplace
from metier.model.place import Place
from metier.model.posting import Kept, Life, Posting
from metier.model.search import SearchQuery

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ROLES, LEVELS = (None, "data-engineer", "registered-nurse"), (None, "mid", "senior")
TOOLS = ("python", "c-plus-plus", "sql")
PLACES = (Place(city="Austin", region="TX", country="US", metro="austin-tx"), Place(country="DE"), Place(city="Anywhere"))
EMPLOYERS = ("", "acme", "bolt-works")
STATES = ("open", "closed", "unknown")
PLAIN: dict[str, Any] = {"title": "Engineer", "text": "We build things.", "employer": "acme", "status": "open", "days": 0}


def kept(number: int, copies: tuple[int, ...] = (), **given: Any) -> Kept:
    """A posting by its number; `copies` are the numbers of all postings of its vacancy."""
    fields = PLAIN | given
    names = {each: f"p{'abcdefghij'[each // 10]}{'abcdefghij'[each % 10]}{'a' * 10}" for each in (number, *copies)}
    posting = Posting(
        id=names[number],
        source=fields.get("source", "greenhouse"),
        board="b",
        digest="d" * 32,
        title=fields["title"],
        employer=fields["employer"].title(),
        employer_id=fields["employer"],
        text=fields["text"],
        location=fields.get("location", ""),
        date_posted=date(2026, 1, 1) + timedelta(days=fields["days"]),
    )
    pay = fields.get("pay")
    openings = tuple(Opening(number=1, title="o", role=RoleRead(id=role)) for role in fields.get("openings", ()))
    facts = Facts(
        role=RoleRead(id=fields["role"]) if fields.get("role") else None,
        seniority=fields.get("level"),
        workplace=Workplace(type=fields["workplace"], countries=("US",)) if fields.get("workplace") else None,
        tools=tuple(Tool(id=tool, name=tool) for tool in fields.get("tools", ())),
        places=tuple(fields.get("places", ())),
        employment_type=tuple(fields.get("employment", ())),
        pay=(Pay(annual_min=pay, annual_max=pay, unit="YEAR", currency="USD"),) if pay else (),
        openings=openings,
    )
    first = names[min((number, *copies))]
    others = tuple(sorted(name for each, name in names.items() if each != number))
    return Kept(posting, facts, Life(NOW, NOW, fields["status"]), "v" + first[1:], others)


FIELDS = st.fixed_dictionaries(
    {
        "role": st.sampled_from(ROLES),
        "level": st.sampled_from(LEVELS),
        "workplace": st.sampled_from((None, "remote", "hybrid")),
        "tools": st.lists(st.sampled_from(TOOLS), unique=True, max_size=2),
        "places": st.lists(st.sampled_from(PLACES), max_size=2),
        "employer": st.sampled_from(EMPLOYERS),
        "employment": st.lists(st.sampled_from(("FULL_TIME", "INTERN")), unique=True, max_size=1),
        "source": st.sampled_from(("greenhouse", "lever")),
        "status": st.sampled_from(STATES),
        "pay": st.sampled_from((None, 50_000.0, 120_000.0)),
        "days": st.integers(0, 3),
        "text": st.sampled_from(("python and data", "nursing care", "data <b>care</b> & more")),
    }
)


@st.composite
def markets(draw: st.DrawFn) -> list[Kept]:
    """Up to 12 postings, some of them copies of each other."""
    count = draw(st.integers(1, 12))
    group_of = [draw(st.integers(0, 15)) for _ in range(count)]
    made = []
    for number in range(count):
        same = tuple(other for other in range(count) if group_of[other] == group_of[number])
        made.append(kept(number, same if len(same) > 1 and group_of[number] < 5 else (), **draw(FIELDS)))
    return made


QUERIES = st.builds(
    SearchQuery,
    text=st.sampled_from(("", "", "data", "care -python", "python OR nursing", '"data care"')),
    role=st.sampled_from(((), (), ("data-engineer",), ("", "registered-nurse"), ("-data-engineer",), ("-",))),
    place=st.sampled_from(((), (), ("US",), ("austin-tx", "DE"), ("remote",), ("",), ("US", "-austin-tx"))),
    level=st.sampled_from(((), (), ("senior",), ("",), ("-", "-senior"))),
    tool=st.sampled_from(((), (), ("python", "sql"), ("python", "-sql"))),
    employment=st.sampled_from(((), (), (), ("FULL_TIME",), ("-INTERN",))),
    workplace=st.sampled_from(((), (), (), ("remote", "hybrid"), ("-remote",))),
    remote_from=st.sampled_from(((), (), (), (), ("US",), ("US-TX",), ("EUROPE",), ("NORTH_AMERICA", "DE"))),
    per_employer=st.sampled_from((0, 1, 2)),
    employer=st.sampled_from(((), (), ("acme",), ("",))),
    source=st.sampled_from(((), (), ("lever",))),
    status=st.sampled_from(((), (), ("open",), ("closed", "unknown"))),
    pay_min=st.sampled_from((None, None, 100_000.0)),
    unstated_pay=st.sampled_from(("include", "exclude", "only")),
    posted_since=st.sampled_from((None, date(2026, 1, 3))),
    sort=st.sampled_from(("relevance", "newest", "pay")),
    copies=st.booleans(),
)


def units(market: list[Kept], copies: bool) -> list[tuple[Entry, set[str]]]:
    """What a search counts, each with the ids it stands for: postings, or vacancies with the values of their copies."""
    entries = [(entry(item), bool(item.copies)) for item in market]
    if copies:
        return [(item, {item.id}) for item, _ in entries]
    found = [(item, {item.id}) for item, shared in entries if not shared]
    shared_ones = sorted((item for item, shared in entries if shared), key=lambda item: (item.vacancy, item.id))
    for _, members in groupby(shared_ones, key=lambda item: item.vacancy):
        group = list(members)
        merged = Merged(group[0])
        for item in group[1:]:
            merged.add(item)
        found.append((merged.entry, {item.id for item in group}))
    return found


def satisfies(item: Entry, query: SearchQuery, leave_out: str = "") -> bool:
    """Whether a unit satisfies all of a query but one facet."""
    words = set(f"{item.title} {item.employer_name} {item.body}".lower().replace("<", " ").replace(">", " ").split())
    said = {
        "": True,
        "data": "data" in words,
        "care -python": "care" in words and "python" not in words,
        "python OR nursing": bool(words & {"python", "nursing"}),
        '"data care"': False,
    }
    stated = item.pay_max is not None
    enough = query.pay_min is None or (item.pay_max is not None and item.pay_max >= query.pay_min)
    pays = enough and query.unstated_pay != "only" if stated else query.unstated_pay != "exclude"
    recent = query.posted_since is None or item.posted >= (query.posted_since - date(1970, 1, 1)).days
    asked = [name for name in FACETS if getattr(query, name) and name != leave_out]
    facets = all(_allowed(_meant(name, getattr(query, name)), set(item.facets[name] or ("",))) for name in asked)
    return bool(said[query.text] and pays and recent and facets)


def _meant(name: str, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Every remote posting of this market may be done from the United States and nowhere else."""
    there = {"US-TX": "US", "NORTH_AMERICA": "US"} if name == "remote_from" else {}
    return tuple(there.get(value, value) for value in asked)


def _allowed(asked: tuple[str, ...], held: set[str]) -> bool:
    """Any of the values asked for, and none of those with `-` before them."""
    wanted = {value for value in asked if not value.startswith("-")}
    barred = {value[1:] for value in asked if value.startswith("-")}
    return bool(wanted & held or not wanted) and not barred & held


def counted(market: list[Kept], query: SearchQuery, name: str) -> dict[str, int]:
    """The counts of one facet given the other facets."""
    matching = [item for item, _ in units(market, query.copies) if satisfies(item, query, leave_out=name)]
    counts = Counter(value for item in matching for value in item.facets[name] or ("",))
    if name == "remote_from":
        there = {value: counts["US"] for value in query.remote_from if value in {"US-TX", "NORTH_AMERICA"}}
        counts.update(there)
    return {value: count for value, count in counts.items() if count}
