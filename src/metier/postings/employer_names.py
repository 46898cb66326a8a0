"""An employer's name without what adverts and boards write around it: taglines, places, terms of work, addresses."""

import re
import unicodedata
from functools import cache
from urllib.parse import urlsplit

from metier.taxonomy import gazetteer
from metier.taxonomy.lexicon import rows

#: No employer's name is longer; what stands behind is not read.
LONGEST = 200
#: A place behind a comma must have so many people: `Snell, Allen` is two partners.
_TOWN = 60_000

_MARKS = str.maketrans(dict.fromkeys("™®©℠\u200b\u200e\u200f\ufeff\ufe0f") | {"\u00a0": " "})
_MAIL = re.compile(r"\S+@\S+\.\w{2,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,5}([a-z]{2,18})(?:[/:?#]\S*)?", re.IGNORECASE)
_HEAD = re.compile(
    r"\d{1,2}[).]\s+|(?:company|employer|organi[sz]ation|client|about)(?: name)?\s*:\s*"
    r"|(?:jobs?|careers?|working|work|join(?:ing)?|positions?|opportunities|openings?|vacancies) (?:at|with|@)\s+"
    r"|we(?:['’]re| are) hiring (?:at|for|@)\s+",
    re.IGNORECASE,
)
_BRACKETED_HEAD = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?\s*")
_BRACKETED = re.compile(r"[(\[{][^()\[\]{}]*(?:[)\]}]|$)")
_CUT = re.compile(
    r"\s*[|¦｜│]\s*|\s+[-–—~•·→⋅]{1,3}>?(?:\s+|(?=\S)(?<=[-–—]{2}))|[-–—]{1,2}\s+|\s*:\s+|\s+//?\s+|\s*[;\n]\s*|(?<=\w{3})/(?=\w{3})|\s+--?>\s+"
)
_HIRING = re.compile(
    r"[,!]?\s+(?:(?:team|we)\s+)?(?:(?:is|are)\s+(?:\w{2,9}\s+)?(?:hiring|looking|growing|seeking|recruiting|expanding)|seeks|hiring)\b.*",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\s*,?\s+(?:via|through|formerly|previously|fka|f/k/a|aka|a\.?k\.?a\.?|a/k/a|on the behalf of|part of the|powered by)\s+\S.*"
    r"|\s*,\s*(?:an?|the|makers?|creators?|part|division|subsidiary|member|home|backed|powered|operator|publisher)\s+\S.*"
    r"|(?:(?<=\.com)|(?<=\.io)|(?<=\binc\.)|(?<=\binc)|(?<=\bllc))\s+\W?(?:the|an?)\s+\S.*"
    r"|\s+an?\s+(?:\S{2,20}\s+){0,2}(?:division|subsidiary|unit|brand|part|member|affiliate)\s+of\s+\S.*",
    re.IGNORECASE,
)
_BEHALF = re.compile(r"\son behalf of\s+|\s(?:d/?b/?a\.?|t/a|trading as|doing business as)\s+", re.IGNORECASE)
_BATCH = re.compile(r"\s*,?\s+(?:YC|YS|Y Combinator)(?:[ -]?[WSXFP]\s?['’]?\d{2,4})?$", re.IGNORECASE)
_CAREERS = re.compile(r"\s+(?:careers?(?: (?:page|site|portal|centre))?|job (?:board|openings)|open positions)$", re.IGNORECASE)
_AT = re.compile(r"\s+@\s*|\s+at\s+", re.IGNORECASE)
_FORUM = re.compile(r"\d+ points? by \S+")
_DESCRIBED = re.compile(
    r"(?:an?|our|small|large|leading|global|well[- ]funded)\s.*(?:company|firm|client|startup|bank|agency|fund|consulting)"
    r"|(?:\S+\s+){0,5}(?:startup|start-up)s?|startup working .*|lots of .*",
    re.IGNORECASE,
)
_STATE = re.compile(r"(?:D\.?C|[A-Z]{2})\b\.?(?:\s+(?:or|and|&)\s.*)?|(?:[A-Z][\w.]+ ){1,3}[A-Z]{2}")
#: Signs and words that more than a name may hold; most names hold none of them and need no cutting.
_MORE = re.compile(
    r"[^\w '’&.,-]|\.(?=[a-z0-9]{2})|,(?! (?:inc|llc|l\.l\.c|ltd|corp|plc|gmbh|ag|lp|llp|pbc)\b\.?$)|^\.|^\d{1,2}\.\s|a\.k\.a"
    r"|(?:^|\s)[-&_.,]|[-&,](?:\s|$)(?<!, )|--|_|^(?:an?|our|small|large|leading|global|well|lots)\b"
    r"|\b(?:via|through|formerly|previously|fka|aka|on|part|powered|division|subsidiary|unit|brand|member|affiliate|yc|ys|combinator"
    r"|careers?|jobs?|positions?|openings?|vacancies|opportunities|work(?:ing)?|join(?:ing)?|is|are|team|hiring|seeks|at|in|as|dba"
    r"|start-?ups?|points?)\b"
)
_WORD = re.compile(r"[^\W_]+")
_MONEY = re.compile(r"[$€£¥]\s?\d")
_IN = re.compile(r"\s+in\s+(?=[A-Z])")
_STEALTH = frozenset({"stealth", "stealthy"})
_STEALTHY = frozenset({"startup", "start", "mode", "company", "co", "small", "ai"})
_BATCHES = ("yc ", "techstars", "y combinator")


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind in `data/employer_words.tsv`."""
    table = rows("employer_words.tsv", "metier.postings")
    return frozenset(word for row in table if row["kind"] == kind for word in row["words"].split("|"))


def plain(text: str) -> str:
    """A name as small words: no case, accents or punctuation, dots of initials closed up; other scripts keep their marks."""
    text = text.casefold()
    if not text.isascii():
        text = fold(text)
    return " ".join(_WORD.findall(text.replace("'", ""))) if text.isascii() else " ".join(_other_words(text))


def _other_words(text: str) -> list[str]:
    letters = (character if character.isalnum() or unicodedata.category(character)[0] == "M" else " " for character in text)
    return "".join(letters).split()


_ACCENTS = re.compile(r"[\u0300-\u036f]")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"} | dict.fromkeys("’‘`´ʼ״")
)


def fold(text: str) -> str:
    """Small letters without accents; marks that make another letter (Japanese, Indic, Thai) stay."""
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def bare_name(name: str) -> str:
    """The name alone: of `Acme - Careers`, `Acme | Remote`, `Acme, a division of Beta (YC W21)` the word `Acme`.

    Empty where no employer is named: nothing, a stand-in such as `Confidential`, an e-mail address, a job platform's
    address, the title of a job, a place.
    """
    text = name[:LONGEST].translate(_MARKS)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = " ".join(text.split())
    if not _MORE.search(text.lower()):
        return "" if _is_nobody(text) else text
    return _cut(text)


def _cut(text: str) -> str:
    if _MAIL.fullmatch(text) or _FORUM.match(text):
        return ""
    if "." in text:
        found = _HOST.fullmatch(_SCHEME.sub("", text))
        if found:
            return _of_host(text, found[1].lower())
        text = _ADDRESS.sub("", text).strip() or text
    text = _head_off(text)
    return _of_pieces(text) if text and not _is_stand_in(plain(text)) else ""


def _of_host(text: str, last: str) -> str:
    """The name in an address: `https://www.acme.com/jobs` is `acme.com`."""
    address = text if "//" in text else f"https://{text}"
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if any(host == platform or host.endswith("." + platform) for platform in words("platform")):
        return ""
    labels = host.split(".")
    keep = 3 if len(labels) > 2 and len(last) == 2 and labels[-2] in {"co", "com", "org", "net", "ac", "gov", "edu"} else 2
    if "/" in text or text[:4].lower() == "www.":
        return ".".join(labels[-keep:])
    return text if len(labels) <= keep else ".".join(labels[-keep:])


def _head_off(text: str) -> str:
    """Without signs, numbers and labels in front, and without what stands in brackets."""
    for _ in range(4):
        before = text
        text = text.lstrip(" #*@|/\\-–—:,;.>+◎•·→!?=~_&\"'“”„«»").rstrip(" ,;:-–—|/!*\"'“”«»")
        found = _HEAD.match(text)
        if found and found.end() < len(text):
            text = text[found.end() :]
        found = _BRACKETED_HEAD.match(text)
        if found:
            text = text[found.end() :] or found[1]
        if text == before:
            break
    if any(bracket in text for bracket in "([{"):
        text = " ".join(_BRACKETED.sub(_bracket, text).split())
    return text


def _bracket(found: re.Match[str]) -> str:
    """A letter or two in brackets inside a word belong to it (`factor[e]`); all else is a remark."""
    inner, start = found[0].strip("()[]{}"), found.start()
    inside = start > 0 and found.string[start - 1].isalnum()
    return inner if inside and len(inner) <= 2 and inner.isalnum() else " "


def _of_pieces(text: str) -> str:
    found = _BEHALF.search(text)
    text = text[found.end() :] if found else text
    pieces = [piece.strip(" ,;:-–—|/!*") for piece in _CUT.split(text)]
    for number, piece in enumerate(pieces):
        if not piece:
            continue
        name = _of_piece(piece, alone=len(pieces) == 1)
        if name:
            return name
        folded = plain(piece)
        if number == 0 and _is_stand_in(folded) and folded not in words("work"):
            return ""
    return ""


def _of_piece(piece: str, alone: bool) -> str:
    """The name in one piece of a line; `alone` where it is the whole line, so that `Remote` may be a name."""
    piece = _HIRING.sub("", piece)
    piece = _RELATION.sub("", piece)
    piece = _CAREERS.sub("", _BATCH.sub("", piece))
    if "," in piece:
        piece = _of_list(piece)
    piece = _of_where(piece).strip(" ,;:-–—|/!*")
    folded = plain(piece)
    if (not alone and folded in words("work")) or _MONEY.search(piece) or _DESCRIBED.fullmatch(piece) or _is_nobody(piece):
        return ""
    return piece


def _of_where(piece: str) -> str:
    """Of `Engineer at Acme` what stands behind, of `Lab @ Acme` and `Acme in Berlin` what stands before."""
    found = _AT.search(piece)
    if found:
        left, right = piece[: found.start()], piece[found.end() :]
        if right and is_role(plain(left)):
            return right
        return left if "@" in found[0] else piece
    found = _IN.search(piece)
    if found and _is_place(piece[found.end() :]) and not _on_campus(piece):
        return piece[: found.start()]
    return piece


def _on_campus(name: str) -> bool:
    return not words("campus").isdisjoint(plain(name).split())


def _of_list(piece: str) -> str:
    """Before a comma behind which a place, a batch or a job's title stands; the whole where commas are part of the name."""
    first, *others = (part.strip() for part in piece.split(","))
    if is_role(plain(first)) or (_is_place(others[0]) and _is_place(first)):
        return ""
    if plain(first).removeprefix("us ") in words("department") and others and len(others[0].split()) > 1:
        return piece.partition(",")[2].strip()
    kept = [first]
    campus = _on_campus(first)
    for part in others:
        folded = plain(part)
        if folded in words("legal"):
            kept.append(part)
            continue
        if is_role(folded) or folded.startswith(_BATCHES) or _DESCRIBED.fullmatch(part) or (_is_place(part) and not campus):
            break
        kept.append(part)
    return ", ".join(kept)


def _is_place(part: str) -> bool:
    """Whether a piece between commas is a country, a state or a larger town."""
    part = part.removesuffix(" Area")
    if plain(part) in words("place") or _STATE.fullmatch(part):
        return True
    key = gazetteer.key(part)
    if len(part) < 3 or part[0].islower():
        return False
    if gazetteer.named_country(key) or gazetteer.regions_named(key):
        return True
    return any(city.population >= _TOWN or not city.population for city in gazetteer.cities(key)[:1])


def is_role(folded: str) -> bool:
    """Whether small words are the title of a job and not a name: `senior data engineer`, `software engineer in munich`."""
    roles = words("role")
    told = folded.split()
    if len(told) < 2 or roles.isdisjoint(told):
        return False
    if "of" in told and told[0] not in {"head", "vp", "director"}:
        return False
    where = next(place for place, word in enumerate(told) if word in roles)
    singular = not told[where].endswith("s") or told[where] in {"devops", "roles"}
    if told[0] in words("level"):
        return True
    behind = told[where + 1 : where + 2]
    return singular and where > 0 and told[0] != "the" and behind in ([], ["in"])


def _is_nobody(piece: str) -> bool:
    """Whether a piece names a job, a place, terms of work or nothing at all."""
    folded = plain(piece)
    return _is_stand_in(folded) or is_role(folded) or folded in words("place") or (folded in words("work") and piece.isupper())


def _is_stand_in(folded: str) -> bool:
    """Whether small words stand where an employer's name should: `confidential`, `stealth startup`, a mere number."""
    if not folded or folded in words("nobody") or (len(folded) > 4 and folded.isdigit()):
        return True
    told = folded.split()
    if "stealth" in folded and not _STEALTH.isdisjoint(told):
        return len(told) == 1 or not _STEALTHY.isdisjoint(told)
    return told[0] in {"confidential", "undisclosed"}
