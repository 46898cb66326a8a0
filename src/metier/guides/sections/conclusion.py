"""In conclusion: four sentences on demand, pay, the way in and who decides the picture, and how far to trust them."""

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


def write(desk: Desk) -> SectionPage:
    """Demand, pay, entry and concentration."""
    found = joined(_demand(desk), _pay(desk), _entry(desk), _spread(desk), role="lede")
    return shown(found, _trust(desk) if found else None, floor=_FLOOR, otherwise="no figure is above its floor")


def _demand(desk: Desk) -> Text | None:
    jobs, openings = desk.count("open"), desk.count("postings")
    if jobs.value:
        return sentence("There are ", jobs, " open jobs, of ", openings, " openings advertised in the window.")
    return sentence(openings, " openings of ", desk.count("employers"), " employers were advertised in the window.")


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
    most = f"the {LARGEST} employers that post most make up "
    both = sentence("Of employers' postings ", remote, f" can be done remotely, and {most}", largest, " of all.")
    alone = sentence("Of employers' postings ", remote, " can be done remotely.")
    return both or alone or sentence(capital(most), largest, " of all postings.")


def _trust(desk: Desk) -> Text | None:
    graded: list[tuple[str, Figure]] = [
        ("pay", desk.pay()),
        ("schooling", desk.share("degree")),
        ("place of work", desk.share("workplace:remote")),
    ]
    words = [f"{_TRUST[figure.reliability]} for {what}" for what, figure in graded if figure.reliability in _TRUST]
    return Text((f"Confidence: {', '.join(words)}. It follows from the width of the intervals.",), "note") if words else None


SECTION = Section(title="In conclusion", order=100, description="Four sentences, each from figures.", write=write)
