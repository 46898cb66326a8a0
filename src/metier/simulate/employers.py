"""Fictional employers: names, sizes, places, habits."""

from datetime import date

import msgspec

from metier.simulate import tables
from metier.simulate.draws import Draws, running
from metier.simulate.grammar import expand

EMPLOYERS_A_POSTING = 0.085
"""Employers for each posting of the market, so that 5,000 postings come from about 425."""

LARGEST = 14.0
"""The weight of the largest employers of a kind, in units of the smallest: tails are heavy, and cut here."""

TAIL = 1.15
"""Exponent of the Pareto law of employer weights."""

BIAS = {"tech": {"austin-tx": 3.4}, "bank": {"austin-tx": 1.5}}
"""Kinds of employer that cluster in a metro, as a factor on the metro's weight."""

ABROAD = frozenset({"tech", "studio", "film", "bank", "retailer", "edtech"})
"""Kinds with places outside the United States; the work of the others is licensed or bound to a site."""

SOURCES = ("greenhouse", "lever", "jsonld_page")
"""Sources by their name on the shelf."""

_SOURCE_WEIGHTS = {"tech": (5.0, 4.0, 1.0), "studio": (3.0, 4.0, 3.0), "edtech": (4.0, 4.0, 2.0), "bank": (4.0, 2.0, 4.0)}
_OTHER_WEIGHTS = (3.0, 2.5, 4.5)
_HEADCOUNTS = ("38", "60", "85", "about 120", "240", "more than 400", "650", "1,100", "2,300", "over 4,000", "9,000")
_MARKUPS = 6
_LEGAL_FORMS = frozenset({"Inc.", "LLC", "Corp.", "LLP", "PLLC", "PBC", "PC"})


def spoken(name: str) -> str:
    """An employer's name as its own adverts say it in a sentence: without the legal form."""
    words = name.partition(",")[0].split(" ")
    return " ".join(words[:-1] if words[-1] in _LEGAL_FORMS else words)


class Style(msgspec.Struct, frozen=True):
    """How one employer writes its adverts. `markup` numbers an HTML dialect, `about_last` moves the boast to the end."""

    headings: dict[str, str]
    about: str
    benefits: tuple[str, ...]
    legal: str
    apply: str
    markup: int
    about_last: bool
    preferred: bool
    pay_form: int


class Employer(msgspec.Struct, frozen=True, kw_only=True):
    """One fictional employer. `pay_effect` is on the log of pay, `discloses` on the log-odds of stating pay."""

    number: int
    id: str
    name: str
    kind: str
    weight: float
    source: str
    own_site: bool
    metros: tuple[str, ...]
    pay_effect: float
    discloses: float
    product: str
    customers: str
    style: Style

    @property
    def spoken(self) -> str:
        """The name as sentences say it."""
        return spoken(self.name)

    @property
    def board(self) -> str:
        """The board's name at every source: it says that the employer is simulated."""
        return f"sim-{self.id}"

    @property
    def host(self) -> str:
        """The employer's web domain, under the reserved top-level domain `.example`."""
        return f"{self.id}.example"


def _style(kind: tables.Kind, words: dict[str, str], draws: Draws) -> Style:
    wording = tables.wording()
    benefits = draws.sample(kind.benefits, draws.whole(3, min(7, len(kind.benefits))))
    return Style(
        headings={key: expand(draws.pick(options), draws, words.__getitem__) for key, options in wording["headings"].items()},
        about=expand(draws.pick(kind.about), draws, words.__getitem__),
        benefits=tuple(expand(draws.pick(wording["benefit"][key]), draws, words.__getitem__) for key in benefits),
        legal=expand(draws.pick(wording["legal"]["eeo"]), draws, words.__getitem__),
        apply=expand(draws.pick(wording["legal"]["apply"]), draws, words.__getitem__),
        markup=draws.whole(0, _MARKUPS - 1),
        about_last=draws.chance(0.2),
        preferred=draws.chance(0.75),
        pay_form=draws.whole(0, 99),
    )


def _metros(kind: str, size: float, draws: Draws) -> tuple[str, ...]:
    bias = BIAS.get(kind, {})
    known = [metro for metro in tables.metros().values() if metro.country == "US" or kind in ABROAD]
    count = 1 + min(7, int(size / 2.2 + draws.uniform() * 1.5))
    chosen = draws.keyed(known, lambda metro: metro.weight * bias.get(metro.id, 1.0), count)
    return tuple(metro.id for metro in chosen)


def _name(kind: tables.Kind, taken: set[str], draws: Draws) -> tuple[str, str]:
    """A name nobody bears yet, and its id. Past the word tables, names take a second first word, then a number."""
    for attempt in range(400):
        first = draws.pick(kind.first)
        if attempt > 12:
            first = f"{first} {draws.pick(kind.first)}"
        if attempt > 200:
            first = f"{first} {draws.whole(2, 9999)}"
        second = draws.pick(kind.second)
        name = f"{first} {second}".strip()
        key = tables.slug(name)
        if key not in taken and not (second and first.endswith(second)):
            taken.add(key)
            return name + draws.pick(kind.suffix), key
    raise AssertionError("ran out of employer names")


def _employer(number: int, kind_name: str, taken: set[str], draws: Draws, until: date) -> Employer:
    kind = tables.kinds()[kind_name]
    name, key = _name(kind, taken, draws)
    size = min(LARGEST, (1.0 - draws.uniform()) ** (-1.0 / TAIL))
    product, customers = draws.pick(kind.product), draws.pick(kind.customers)
    words = {
        "employer": spoken(name),
        "product": product,
        "customers": customers,
        "customers_cap": customers[:1].upper() + customers[1:],
        "headcount": _HEADCOUNTS[min(len(_HEADCOUNTS) - 1, int(size * 0.7) + draws.whole(0, 3))],
        "founded": str(until.year - draws.whole(4, 45)),
        "offices": draws.pick(kind.offices),
    }
    source = draws.weighted(SOURCES, running(_SOURCE_WEIGHTS.get(kind_name, _OTHER_WEIGHTS)))
    return Employer(
        number=number,
        id=key,
        name=name,
        kind=kind_name,
        weight=size,
        source=source,
        own_site=source != "jsonld_page" and draws.chance(0.35),
        metros=_metros(kind_name, size, draws),
        pay_effect=draws.normal(0.0, 0.08),
        discloses=draws.normal(0.0, 0.9),
        product=product,
        customers=customers,
        style=_style(kind, words, draws),
    )


def build(size: int, draws: Draws, until: date) -> dict[str, tuple[Employer, ...]]:
    """Employers by kind for a market of `size` postings; a kind's number follows its share of the postings."""
    demand: dict[str, float] = {}
    for role in tables.roles().values():
        total = sum(role.kinds.values())
        for kind, share in role.kinds.items():
            demand[kind] = demand.get(kind, 0.0) + role.weight * share / total
    everything = sum(demand.values())
    taken: set[str] = set()
    number = 0
    found: dict[str, tuple[Employer, ...]] = {}
    for kind, share in sorted(demand.items()):
        count = max(4, round(size * EMPLOYERS_A_POSTING * share / everything))
        found[kind] = tuple(_employer(number + place, kind, taken, draws, until) for place in range(count))
        number += count
    return found
