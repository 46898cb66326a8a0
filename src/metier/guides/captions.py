"""What a measure is, in words: the start of what evidence says."""

from collections.abc import Callable

from metier.guides.base import Base
from metier.guides.names import EDUCATION, LEVELS, WORKPLACES, Names
from metier.guides.wording import listed

_QUANTILES = {
    "p10": "10th percentile",
    "p25": "25th percentile",
    "p50": "middle",
    "p75": "75th percentile",
    "p90": "90th percentile",
}
_SHARES = {
    "degree": "Employers that require a bachelor's degree or a higher one",
    "equivalent": "Of the employers that require a degree, those that accept experience instead",
    "pay_stated": "Employers that state base pay",
    "experience:stated": "Employers that state years of experience",
    "experience:not_stated": "Employers that state no years of experience",
    "education:not_stated": "Employers that name no education",
    "flag:agency": "Employers that are agencies",
}
_COUNTS = {
    "open": "Open jobs, each vacancy once",
    "postings": "Openings advertised in the window, each vacancy once",
    "employers": "Employers with openings in the window",
    "with_text": "Openings whose advert is held",
    "employers_with_text": "Employers with an opening whose advert is held",
    "named": "Employers that their openings name",
    "unnamed": "Openings that name no employer",
    "stating:duties": "Employers that describe duties",
    "places:metro": "Towns with openings",
    "places:region": "Regions with openings",
    "places:country": "Countries with openings",
}


def measure_words(name: str, names: Names, base: Base) -> str:
    """What a measure is, as the start of a sentence."""
    family, _, what = name.partition(":")
    if family == "rank":
        return _rank(what, base)
    if family == "gap":
        return _gap(what, names, base)
    words = _FAMILIES.get(family)
    if words:
        return words(what)
    share = _share_words(what, names, base)
    return f"{share}, against all roles" if family == "lift" else share


def _gap(what: str, names: Names, base: Base) -> str:
    """`gap:pay:p50|place=dallas-tx`: what is compared, and with what."""
    name, *parts = what.split("|")
    words: dict[str, Callable[[str], str]] = {
        "role": lambda role: names.role(role).name,
        "place": names.place,
        "level": lambda level: f"level {LEVELS.get(level, level).lower()}",
        "workplace": lambda place: WORKPLACES.get(place, place).lower(),
        "employer": str,
    }
    told = [words[key](value) if value else f"all {key}s" for key, _, value in (part.partition("=") for part in parts)]
    return f"{measure_words(name, names, base)}: here minus there, there being {', '.join(told)}"


def _rank(what: str, base: Base) -> str:
    item = what.removeprefix("first:")
    words = "the place by its openings" if item == "place" else f"{base.name(item)} by the employers that name it"
    return f"How surely {words} is among the first of the list" if item != what else f"The rank of {words}"


def _count(what: str) -> str:
    kind, _, rest = what.partition(":")
    if kind == "stating" and what not in _COUNTS:
        return f"Employers that state {rest.replace('_', ' ')}"
    return _COUNTS.get(what) or f"Postings whose pay was not counted: {what.partition(':')[2].replace('_', ' ')}"


def _pay(what: str) -> str:
    side, _, quantile = what.rpartition(":")
    end = {"low": ", bottom of the band", "high": ", top of the band"}.get(side, "")
    return f"The {_QUANTILES.get(quantile, quantile)} of the advertised base pay a year{end}; every employer counts once"


def _pooled(_: str) -> str:
    return "The typical advertised base pay a year, with what the role's other cells make likely; every employer counts once"


def _disclosure(what: str) -> str:
    return f"Employers that state base pay, in states where {'a' if what == 'law' else 'no'} law asks adverts to"


def _bins(what: str) -> str:
    low, _, high = what.partition(":")
    return f"The part of the employers' advertised pay from {low or 'the lowest'} to {high or 'the highest'} a year"


def _premium(what: str) -> str:
    if what == "tried":
        return "Tools and skills whose pay was compared within levels and places"
    return "How much more such adverts pay than adverts of the same level and place that do not say so"


def _years(what: str) -> str:
    return f"The {_QUANTILES.get(what, what)} of the least years of experience asked; every employer counts once"


def _days(what: str) -> str:
    part = {"p25": "a quarter", "p50": "half", "p75": "three quarters"}.get(what, what)
    return f"The days after which {part} of the openings have closed; openings count once, from the day they were first seen"


def _quotient(what: str) -> str:
    more = "more of the role there is here than the place's size explains"
    return f"How sure it is that there is {more.replace(' there is', '')}" if what == "chance" else f"How much {more}"


def _part(what: str) -> str:
    return f"Postings of the {what.partition(':')[2]} employers that post most"


_STEPS = {
    "gap": "Of what employers ask for in the other role, weighted by how many do, the part that is not asked for here",
    "back": "Of what employers ask for here, weighted by how many do, the part that is not asked for in the other role",
    "both": "Employers that advertise both levels",
}


def _steps(what: str) -> str:
    return _STEPS.get(what.partition(":")[0], what)


_OFFICIAL = {
    "employment": "People employed in the occupation", "quotient": "The official location quotient of the occupation",
    "gap": "The middle of the advertised pay divided by the official median wage", "median": "The official median wage a year",
    "mean": "The official mean wage a year", "job_zone": "The job zone of the occupation (1: little preparation; 5: extensive)",
    "mapping": "Of the role's names that O*NET lists, those it lists under the role's occupation",
    "roles": "Roles that map to the occupation",
}  # fmt: skip


def _official(what: str) -> str:
    measure = what.partition(":")[2]
    if measure.startswith("education:"):
        return "People of the occupation who say that this education is required"
    return _OFFICIAL.get(measure) or f"The {_QUANTILES.get(measure, measure)} of official wages a year"


def _vacancies(what: str) -> str:
    if what == "place":
        return "Openings in the place, one in several places counting a part in each"
    return "Openings in so many places that they stand for a whole country"


def _trend(what: str) -> str:
    kind, _, period = what.partition(":")
    if kind == "change":
        return "The change in new openings, in boards that were watched all along"
    new = f"New openings in {period}, in boards that were watched"
    return new if kind == "new" else f"The index of new openings in {period}; 100 is the mean"


_FAMILIES: dict[str, Callable[[str], str]] = {
    "trend": _trend, "vacancies": _vacancies, "concentration": lambda _: "How many employers of one size would hire as unevenly",
    "count": _count, "pay": _pay, "bins": _bins, "disclosure": _disclosure, "pooled": _pooled, "premium": _premium,
    "years": _years, "days": _days, "quotient": _quotient, "part": _part,
    "official": _official, "steps": _steps,
}  # fmt: skip


def _share_words(what: str, names: Names, base: Base) -> str:
    if what in _SHARES:
        return _SHARES[what]
    kind, _, rest = what.partition(":")
    if kind in {"tool", "skill"}:
        item, _, req = rest.partition(":")
        verb = {"required": "require", "preferred": "prefer, and do not require,"}.get(req, "name")
        return f"Employers that {verb} {base.name(f'{kind}:{item}')}"
    if kind in {"any", "alternatives"}:
        listing = listed([base.name(item) for item in rest.split(",")], "or")
        return f"Employers that name {listing}" if kind == "any" else f"Employers that accept any one of several: {listing}"
    if kind == "category":
        return f"Employers that name a tool of the category {names.category(rest)}"
    words = {
        "title": f"Employers that write {rest!r} in the title",
        "duty": "Employers with duties of one of these groups" if "," in rest else "Employers whose duties say the like",
        "level": f"Employers' postings at the level {LEVELS.get(rest, rest)}",
        "workplace": f"Employers' postings with the workplace {WORKPLACES.get(rest, rest).lower()}",
        "education": f"Employers whose least education is: {EDUCATION.get(rest, rest).lower()}",
        "experience": f"Employers that ask for {rest} years at least",
    }
    return words.get(kind) or f"Employers whose postings say: {rest.replace('_', ' ').lower()}"
