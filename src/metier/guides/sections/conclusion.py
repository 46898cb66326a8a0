"""In conclusion: four sentences on demand, pay, the way in and who decides the picture, and how far to trust them."""

from metier.guides.desk import Desk
from metier.guides.page import shown
from metier.guides.section import Section
from metier.guides.wording import joined, sentence
from metier.model.block import SectionPage, Text
from metier.model.figure import Figure

_TRUST = {"A": "high", "B": "good", "C": "fair"}
_FLOOR = "A sentence whose figure is not published is left out."


def write(desk: Desk) -> SectionPage:
    """Demand, pay, entry and concentration."""
    found = joined(_demand(desk), _pay(desk), _entry(desk), _spread(desk), role="lede")
    return shown(found, _trust(desk) if found else None, floor=_FLOOR, otherwise="no figure is above its floor")


def _demand(desk: Desk) -> Text | None:
    jobs = desk.count("open")
    if not jobs.value:
        return None
    return sentence("There are ", jobs, " open jobs, of ", desk.count("postings"), " openings advertised in the window.")


def _pay(desk: Desk) -> Text | None:
    """Pay, and how far the levels lie apart when two of them are published."""
    steps = [] if desk.cell.level else [desk.sub(level=level).pay() for level in ("entry", "mid", "senior", "staff")]
    told = [step for step in steps if step.value is not None and step.unit == desk.currency]
    if len(told) >= 2:
        return sentence("Pay in the middle is ", desk.pay(), ", from ", told[0], " at the lowest level told to ", told[-1], ".")
    return sentence("Pay in the middle is ", desk.pay(), ".")


def _entry(desk: Desk) -> Text | None:
    degree, instead = desk.share("degree"), desk.share("equivalent")
    way = sentence(degree, " of employers require a degree, and ", instead, " of those accept experience instead.")
    way = way or sentence(degree, " of employers require a degree.")
    if desk.cell.level:
        return way
    return way or sentence(desk.share("level:entry"), " of employers' postings are for beginners.")


def _spread(desk: Desk) -> Text | None:
    remote = desk.share("workplace:remote")
    if remote.value and not desk.cell.workplace:
        return sentence(remote, " of employers' postings can be done remotely.")
    return None


def _trust(desk: Desk) -> Text | None:
    graded: list[tuple[str, Figure]] = [
        ("pay", desk.pay()),
        ("schooling", desk.share("degree")),
        ("place of work", desk.share("workplace:remote")),
    ]
    words = [f"{_TRUST[figure.reliability]} for {what}" for what, figure in graded if figure.reliability in _TRUST]
    return Text((f"Confidence: {', '.join(words)}. It follows from the width of the intervals.",), "note") if words else None


SECTION = Section(title="In conclusion", order=100, description="Four sentences, each from figures.", write=write)
