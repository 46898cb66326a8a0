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
    "education:not_stated": "Employers that name no education",
    "flag:agency": "Employers that are agencies",
}
_COUNTS = {
    "open": "Open jobs, each vacancy once",
    "postings": "Openings advertised in the window, each vacancy once",
    "employers": "Employers with openings in the window",
}


def measure_words(name: str, names: Names, base: Base) -> str:
    """What a measure is, as the start of a sentence."""
    family, _, what = name.partition(":")
    words = _FAMILIES.get(family)
    if words:
        return words(what)
    share = _share_words(what, names, base)
    return f"{share}, against all roles" if family == "lift" else share


def _count(what: str) -> str:
    return _COUNTS.get(what) or f"Postings whose pay was not counted: {what.partition(':')[2].replace('_', ' ')}"


def _pay(what: str) -> str:
    side, _, quantile = what.rpartition(":")
    end = {"low": ", bottom of the band", "high": ", top of the band"}.get(side, "")
    return f"The {_QUANTILES.get(quantile, quantile)} of the advertised base pay a year{end}; every employer counts once"


def _years(what: str) -> str:
    return f"The {_QUANTILES.get(what, what)} of the least years of experience asked; every employer counts once"


def _quotient(_: str) -> str:
    return "How much more of the role there is here than the place's size explains"


def _part(what: str) -> str:
    return f"Postings of the {what.partition(':')[2]} employers that post most"


_FAMILIES: dict[str, Callable[[str], str]] = {
    "count": _count, "pay": _pay, "years": _years, "quotient": _quotient, "part": _part,
}  # fmt: skip


def _share_words(what: str, names: Names, base: Base) -> str:
    if what in _SHARES:
        return _SHARES[what]
    kind, _, rest = what.partition(":")
    if kind in {"tool", "skill"}:
        item, _, required = rest.partition(":")
        return f"Employers that {'require' if required else 'name'} {base.name(f'{kind}:{item}')}"
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
