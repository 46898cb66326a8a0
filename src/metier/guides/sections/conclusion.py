"""In conclusion: four sentences on demand, pay, the way in and who decides the picture, and what would change them."""

from typing import NamedTuple

from metier.guides import demand
from metier.guides.desk import Desk
from metier.guides.page import shown
from metier.guides.predicates import LARGEST
from metier.guides.section import Section
from metier.guides.wording import capital, joined, sentence
from metier.model.block import SectionPage, Text
from metier.model.figure import Figure

_STEPS = {"entry": "for beginners", "mid": "at mid level", "senior": "for seniors", "staff": "for staff and leads"}
_TRUST = {"A": "high", "B": "good", "C": "fair"}
_FLOOR = "A sentence whose figure is not published is left out."


class _Claim(NamedTuple):
    """What a sentence rests on: in words, its figure, and of whose statements it is made (a kind of claim, may be empty)."""

    what: str
    figure: Figure
    kind: str


def write(desk: Desk) -> SectionPage:
    """Demand, pay, entry and concentration; how sure that is, and what would change it."""
    found = joined(_demand(desk), _pay(desk), _entry(desk), _spread(desk), role="lede")
    if found is None:
        return shown(floor=_FLOOR, otherwise="no figure is above its floor")
    claims = _claims(desk)
    return shown(found, _trust(claims), _least_sure(desk, claims), _not_known(claims), floor=_FLOOR, otherwise="")


def _demand(desk: Desk) -> Text | None:
    jobs, openings = desk.count("open"), desk.count("postings")
    if jobs.value:
        now = sentence("There are ", jobs, " open jobs, of ", openings, " openings advertised in the window.")
    else:
        now = sentence(openings, " openings of ", desk.count("employers"), " employers were advertised in the window.")
    return joined(now, demand.change(desk))


def _pay(desk: Desk) -> Text | None:
    """Pay, and how far the levels lie apart when two of them are published; else how many say what they pay."""
    steps = [] if desk.cell.level else [(name, desk.sub(level=level).pay()) for level, name in _STEPS.items()]
    told = [(name, step) for name, step in steps if step.value is not None and step.unit == desk.currency]
    middle = desk.pay()
    if len(told) >= 2:
        (low, first), (high, last) = told[0], told[-1]
        return sentence("The middle of advertised pay is ", middle, " a year: ", first, f" {low}, ", last, f" {high}.")
    stated = sentence("Pay is stated by ", desk.share("pay_stated"), " of employers, too few to name a middle.")
    return sentence("The middle of advertised pay is ", middle, " a year.") or stated


def _entry(desk: Desk) -> Text | None:
    degree, instead = desk.share("degree"), desk.share("equivalent")
    way = sentence("A degree is required by ", degree, " of employers, and ", instead, " of those accept experience instead.")
    way = way or sentence("A degree is required by ", degree, " of employers.")
    if desk.cell.level:
        return way
    return way or sentence("Postings for beginners are ", desk.share("level:entry"), " of employers' postings.")


def _spread(desk: Desk) -> Text | None:
    """Where the work is done, and how much of the picture the largest employers make up."""
    remote = None if desk.cell.workplace else desk.share("workplace:remote")
    largest = desk.figure(f"part:top_employers:{LARGEST}") if desk.k > LARGEST else None
    most = "the ten employers that post most make up "
    both = sentence("Of employers' postings ", remote, f" can be done remotely, and {most}", largest, " of all.")
    alone = sentence("Of employers' postings ", remote, " can be done remotely.")
    return both or alone or sentence(capital(most), largest, " of all postings.")


def _claims(desk: Desk) -> list[_Claim]:
    found = [
        _Claim("the change in demand", desk.figure("trend:change"), ""),
        _Claim("pay", desk.pay(), "pay"),
        _Claim("schooling", desk.share("degree"), "education"),
    ]
    return found if desk.cell.workplace else [*found, _Claim("remote work", desk.share("workplace:remote"), "workplace")]


def _trust(claims: list[_Claim]) -> Text | None:
    """The grades of the figures in words: they follow from the width of the intervals."""
    parts: list[str | Figure] = []
    for one in _told(claims):
        word = "low" if one.figure.reliability is None else _TRUST[one.figure.reliability]
        parts += ["; " if parts else "Confidence by the width of the intervals: ", f"{word} for {one.what}, ", one.figure]
    return Text((*parts, "."), "note") if parts else None


def _told(claims: list[_Claim]) -> list[_Claim]:
    return [one for one in claims if one.figure.value is not None and one.figure.low is not None]


def _least_sure(desk: Desk, claims: list[_Claim]) -> Text | None:
    """The widest of the intervals, what it rests on, and what would halve it: an interval narrows with the root of employers."""
    told = [one for one in _told(claims) if one.kind]
    if not told:
        return None
    widest = max(told, key=lambda one: _reach(one.figure))
    rests = sentence(
        f"Least sure is {widest.what}, ", widest.figure, ": ", desk.count(f"stating:{widest.kind}"),
        " employers state anything of it, and four times as many would halve its interval.", role="note",
    )  # fmt: skip
    stated = sentence("Base pay is stated by ", desk.share("pay_stated"), " of employers; the rest may pay otherwise.")
    return joined(rests, stated if widest.kind == "pay" else None, role="note")


def _reach(figure: Figure) -> float:
    """How far an interval reaches to each side: of a share in points, else as a part of the value."""
    if figure.low is None or figure.high is None or not figure.value:
        return 0.0
    half = (figure.high - figure.low) / 2
    return half if figure.unit == "share" else half / abs(figure.value)


def _not_known(claims: list[_Claim]) -> Text | None:
    """What is not published, each with the figure that says why."""
    made = [Text((f"{capital(one.what)}: ", one.figure, ".")) for one in claims if one.figure.value is None]
    return joined(*made, role="note")


SECTION = Section(title="In conclusion", order=100, description="Four sentences, each from figures.", write=write)
