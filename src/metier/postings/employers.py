"""Employers: one id for one employer, however its name is written, and the name to show it under."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from metier.postings.employer_names import bare_name, fold, plain, words
from metier.taxonomy.lexicon import rows

#: An id is no longer.
LONGEST_ID = 80

_INITIALS = re.compile(r"\b(?:\w\.){2,8}(?:\w\b)?|\b\w\.\w\b")
_DOTTED_FORM = re.compile(r"\be\.\s?v\b\.?|\b[ap]/s\b")
_QUOTED = re.compile(r"^(\w{2,4})\.?,?\s*[\"'„“«‘”](.+?)[\"'”“»’]?$")
_ENDING = re.compile(r"\w\w\.[a-z]{2}")
_AND_CO = re.compile(r"(?<=\w)&co\b")
_JOINERS = frozenset({"and", "und", "et"})
_TOKEN = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
#: Legal forms with which a name ends, even where more follows (`Acme GmbH Niederlassung Berlin`).
_ENDS = frozenset({"gmbh", "inc", "llc", "ltd", "pvt"})
_LONGEST_FORM = 5
#: What is left of a board's token without its ending has at least so many letters.
_STEM = 4


@lru_cache(maxsize=16_384)
def employer_id(name: str) -> str:
    """The id of an employer, from its name alone: `Acme Widgets, Inc. (YC W21)` and `acme-widgets` are `acmewidgets`.

    Empty where no employer is named (`Confidential`, `Stealth Startup`, a job's title, a platform's address).
    """
    bare = bare_name(name)
    if not bare:
        return ""
    kept = _without_forms(_words(bare))
    found = "".join(kept)[:LONGEST_ID]
    if len(kept) == 1 and _TOKEN.fullmatch(bare):
        found = _token(found)
    return _known(found, kept)


def employer_name(spellings: Iterable[str]) -> str:
    """The name to show of one employer's spellings, one a posting: the commonest; a board's token only for want of another.

    Of equally common ones the shortest, then the first in order; empty for no spelling.
    """
    counts = Counter(spelling for spelling in spellings if spelling)
    return min(counts, key=lambda name: (_is_token(name), -counts[name], len(name), name), default="")


def _is_token(name: str) -> bool:
    return bool(_TOKEN.fullmatch(name))


def _words(bare: str) -> list[str]:
    """The words of a bare name, small, without accents, its initials closed up and the ending of an address gone."""
    text = bare.casefold()
    quoted = _QUOTED.match(text)
    if quoted and fold(quoted[1]) in words("legal quoted"):
        text = quoted[2]
    if not text.isascii():
        text = fold(text)
        text = text if text.isascii() else _joined().sub(" ", text).strip() or text
    if "." in text or "/" in text:
        text = _DOTTED_FORM.sub(" ", text).strip() or text
        text = _domain().sub(r"\1", text) if _ENDING.search(text) else text
        text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    if "&" in text or "+" in text:
        text = _AND_CO.sub("andco", text).replace("&", " and ").replace(" + ", " and ")
    found = plain(text).split()
    if len(found) > 1 and (found[-1] == "io" or (found[-1] == found[-2] and (len(found) > 2 or "." in bare))):
        found.pop()
    return ["us", *found[2:]] if found[:2] == ["united", "states"] and len(found) > 2 else found


@cache
def _joined() -> re.Pattern[str]:
    forms = sorted(map(fold, words("legal joined")), key=len, reverse=True)
    return re.compile("|".join(forms))


@cache
def _domain() -> re.Pattern[str]:
    endings = "|".join(sorted(words("domain")))
    return re.compile(rf"([^\W_][\w-]{{1,62}}\w)(?:\.(?:co|com))?\.(?:{endings})(?=$|,|\s+(?:inc|llc|ltd|gmbh|ag|bv)\b)")


def _without_forms(told: list[str]) -> list[str]:
    """Without legal forms before and behind, the article, and the country of a national subsidiary."""
    if " ".join(told) in words("as is"):
        return told
    kept = told
    if kept[0] in words("legal before") and len(kept) > 1:
        kept = kept[1:]
    within = next((place for place, word in enumerate(kept) if place and word in _ENDS), len(kept))
    kept = kept[: within + 1]
    cut = _behind(kept)
    if len(cut) < len(kept):
        cut = _without_country(cut)
        cut = cut[:-1] if cut[-1] in {"holding", "holdings"} and len(cut) > 1 else cut
        if cut[0] in {"pt", "sc"} and len(cut) > 1:
            cut = cut[1:]
    kept = cut
    if kept[0] == "the" and len(kept) > 1:
        kept = kept[1:]
    if kept[:3] == ["us", "department", "of"]:
        kept = kept[1:]
    return ["and" if word in _JOINERS else word for word in kept]


def _behind(kept: list[str]) -> list[str]:
    forms = words("legal")
    while len(kept) > 1:
        most = min(_LONGEST_FORM, len(kept) - 1)
        size = next((size for size in range(most, 0, -1) if " ".join(kept[-size:]) in forms), 0)
        if not size:
            return kept
        rest = kept[:-size]
        while len(rest) > 1 and rest[-1] in _JOINERS:
            rest = rest[:-1]
        if rest == ["the"]:
            return kept
        kept = rest
    return kept


def _without_country(kept: list[str]) -> list[str]:
    for size in (2, 1):
        rest = kept[:-size]
        if rest and " ".join(kept[-size:]) in words("country") and rest[-1] not in words("before country"):
            return rest
    return kept


def _token(found: str) -> str:
    """A board's token without a legal form at its end: `acmewidgetsinc` is `acmewidgets`."""
    if found.startswith("applyto") and len(found) > len("applyto") + 2:
        found = found.removeprefix("applyto")
    for form in words("legal token"):
        if found.endswith(form) and len(found) >= len(form) + _STEM:
            return found[: -len(form)]
    return found


@cache
def _same() -> tuple[dict[str, str], dict[str, str]]:
    """Ids that are another employer's, and first words that say an employer whatever follows."""
    exact: dict[str, str] = {}
    first: dict[str, str] = {}
    for row in rows("employers.tsv", "metier.postings"):
        employer = "".join(_without_forms(_words(row["employer"])))
        for name in row["names"].split("|"):
            table = first if name.endswith("*") else exact
            table["".join(_without_forms(_words(name.rstrip(" *"))))] = employer
    return exact, first


def _known(found: str, kept: list[str]) -> str:
    exact, first = _same()
    if found in exact:
        return exact[found]
    for size in (1, 2, 3):
        if len(kept) > size and (employer := first.get("".join(kept[:size]))):
            return employer
    return found
