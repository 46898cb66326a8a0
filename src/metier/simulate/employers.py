"""Fictional employers: names, sizes, places, habits."""

from collections.abc import Mapping
from datetime import date

import msgspec

from metier.simulate import tables
from metier.simulate.draws import Draws, running

EMPLOYERS_A_POSTING = 0.085
"""Employers for each posting of the market, so that 5,000 postings come from about 425."""

LARGEST = 14.0
"""The weight of the largest employers of a kind, in units of the smallest: tails are heavy, and cut here."""

TAIL = 1.15
"""Exponent of the Pareto law of employer weights."""

BIAS = {"tech": {"austin-tx": 2.3}}
"""Kinds of employer that cluster in a metro, as a factor on the metro's weight."""

NATIONAL = frozenset({"hospital", "clinic", "contractor", "manufacturer", "school", "carrier", "distributor", "firm"})
"""Kinds that stay in the United States: their work is licensed or bound to a site."""

SOURCES = ("greenhouse", "lever", "jsonld_page")
_SOURCE_WEIGHTS = {"tech": (5.0, 4.0, 1.0), "studio": (3.0, 4.0, 3.0), "edtech": (4.0, 4.0, 2.0), "bank": (4.0, 2.0, 4.0)}
_OTHER_WEIGHTS = (3.0, 2.5, 4.5)
_HEADCOUNTS = ("38", "60", "85", "about 120", "240", "more than 400", "650", "1,100", "2,300", "over 4,000", "9,000")


class Style(msgspec.Struct, frozen=True):
    """How one employer writes its adverts. `markup` numbers an HTML dialect, `about_last` moves the boast to the end."""

    headings: dict[str, str]
    about: tuple[str, ...]
    benefits: tuple[str, ...]
    legal: str
    apply: str
    markup: int
    about_last: bool
    bullets: bool
    pay_wording: str
    range_form: int
    unit_words: str


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
    style: Style

    @property
    def board(self) -> str:
        """The board's name at every source: it says that the employer is simulated."""
        return f"sim-{self.id}"

    @property
    def host(self) -> str:
        """The employer's web domain, under the reserved top-level domain `.example`."""
        return f"{self.id}.example"


def _about(kind: tables.Kind, name: str, headcount: int, founded: int, draws: Draws) -> tuple[str, str]:
    product, customers = draws.pick(kind.product), draws.pick(kind.customers)
    words = {
        "employer": name,
        "product": product,
        "customers": customers,
        "customers_cap": customers[:1].upper() + customers[1:],
        "headcount": _HEADCOUNTS[headcount],
        "founded": str(founded),
        "offices": draws.pick(kind.offices),
    }
    from metier.simulate.grammar import expand

    return expand(draws.pick(kind.about), draws, words.__getitem__), product


def _benefits(kind: tables.Kind, draws: Draws) -> tuple[str, ...]:
    from metier.simulate.grammar import expand

    known = tables.wording()["benefit"]
    chosen = draws.sample(kind.benefits, draws.whole(3, min(7, len(kind.benefits))))
    return tuple(expand(draws.pick(known[key]), draws, str) for key in chosen)
