"""The first line of an advert in a forum thread: `Company | Role | Place | REMOTE | Pay | address`, in any order."""

import html
import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

_LONGEST = 600
_LINES_BELOW = 40
_PARAGRAPH = re.compile(r"<p>|</p>|<br\s*/?>|\n", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BARS = re.compile(r"\s*[|¦｜│]\s*")
_DASHES = (re.compile(r"\s+[-–—•·]{1,2}\s+"), re.compile(r"\s+/\s+"))
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|io|ai|co|org|net|dev|app|so|run|eu|de|uk|tech|xyz)\b(?:/\S*)?"
)
_BRACKETED_ADDRESS = re.compile(r"\s*[(\[<][^()\[\]<>]*(?:https?:|www\.|\w\.[a-z]{2,6}\b)[^()\[\]<>]*[)\]>]", re.IGNORECASE)
_BATCH = re.compile(r"\s*\((?:(?:YC|Y Combinator)[^()]{0,20}|[WSXF]\d\d)\)", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_NAME_AND_ROLE = re.compile(r"([^:|]{2,40}):\s+(\S[^|]{2,80})$")
_TOWN_BEHIND = re.compile(r"^(.{2,60}?)\s*[(\[]([^()\[\]]{2,40})[)\]]$")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_NO_TITLE = re.compile(r"(?:to|in|and|with|across|at|on|from|because)\b|[(\[]", re.IGNORECASE)
_ITEM = re.compile(r"[\s*•·▪●–—-]*(?:\d{1,2}[.)]\s+)?(\S.{2,69}?)\s*(?:\s[-–—|]\s.*|[:(|].*|https?://.*)?$")
_BARS_IN_BRACKETS = re.compile(r"\s*\[\s*([^\[\]|]{0,100}\|[^\[\]]{0,300}?)\s*\]")
_ONLY_PLACE = re.compile(r"[A-Z][\w .'-]{2,30}, (?:[A-Z]{2}|USA)\s*$")
_SIGNED = re.compile(r",\s*(?:co-?)?(?:founder|c[efmopt]o|vp|president|head of)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_BRACKETS = re.compile(r"\([^()]*\)")
_AROUND = " -–—:,;=*."
_PAY = re.compile(r"[$€£¥₹]\s?\d|\b\d{2,3}\s?k\b|\b\d{2,3}[.,]?\d{3}\s?(?:usd|eur|gbp|chf|cad|aud)", re.IGNORECASE)
_HIRING = re.compile(
    r"(?P<employer>[^|!?]{2,80}?)\s*(?:,\s*)?\b(?:is|are)\s+(?:now\s+|currently\s+|also\s+)?"
    r"(?:hiring|looking for|seeking|recruiting)\b:?\s*(?:for\s+)?(?:an?\s+)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WE_HIRE = re.compile(r"\b(?:is|are|'re|’re|'m|’m|am) (?:now |also |currently )?hiring\b", re.IGNORECASE)
_PRONOUNS = frozenset(
    {
        "we",
        "i",
        "my",
        "our",
        "they",
        "who",
        "you",
        "company",
        "hey",
        "team",
        "client",
        "startup",
        "hi",
        "hiring",
        "apply",
        "join",
        "about",
        "wanted",
    }
)
_LABEL = re.compile(r"\s*(company|employer|position|role|job title|title|location)\s*:\s*(\S.{0,200})", re.IGNORECASE)
_SEEKER = re.compile(
    r"^\s*(location|remote|willing to relocate|technologies|r[ée]sum[ée](?:/cv)?|seeking work)\s*[:(|]",
    re.IGNORECASE | re.MULTILINE,
)
_SEEKING = re.compile(r"(?:seeking|looking for) (?:work|a job|freelance work)\b", re.IGNORECASE)


class AdvertLine(msgspec.Struct, frozen=True):
    """What the first line says; parts it does not say are empty."""

    employer: str
    title: str
    location: str


def plain(markup: str) -> str:
    """A forum post's HTML as plain lines."""
    return html.unescape(_TAG.sub("", _PARAGRAPH.sub("\n", markup)))


def first_line(text: str) -> str:
    """The first line that holds anything; `Acme [ Berlin | Remote ]` reads as if cut at bars throughout."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")[:_LONGEST]
    return _BARS_IN_BRACKETS.sub(r" | \1", line)


def refusal(text: str) -> str | None:
    """Why a post is clearly no advert (a fixed phrase), or None. `text` is plain."""
    line = first_line(text)
    if not line:
        return "empty post"
    if _seeks_work(text, line):
        return "job seeker's post"
    if _BARS.search(line):
        return None
    wanted = len({found.lower() for found in _words("advert").findall(text[:3000])})
    if (line[0] in "@>" or _words("talk").match(line)) and wanted < 6 and not _WE_HIRE.search(line):
        return "reply, not an advert"
    if wanted < 2 and len(text) < 1500 and not _parts(line) and not _WE_HIRE.search(line):
        return "reply, not an advert"
    return None


def _seeks_work(text: str, line: str) -> bool:
    labels = {label.lower() for label in _SEEKER.findall(text[:2000])}
    return bool(_SEEKING.match(line)) or (
        len(labels) >= 3 and any(label.startswith(("will", "r")) and label != "remote" for label in labels)
    )


def read(text: str) -> AdvertLine:
    """Read a post's first line (best effort); without a form that can be told, the title is the line cut to 120 characters."""
    labelled = _labelled(text)
    if labelled:
        return labelled
    line = first_line(text)
    parts = _parts(line)
    if parts:
        return _from_parts(parts, line, text)
    found = _HIRING.match(line)
    if found and found["employer"].split()[0].lower().strip(",") not in _PRONOUNS and len(found["employer"].split()) <= 6:
        rest = _SENTENCE_END.split(found["rest"], maxsplit=1)[0].strip(_AROUND + "!")
        where = next((match[1] for match in _BRACKETED.finditer(rest) if _sort(match[1]) == "place"), "")
        if where:
            rest = _ADDRESS.sub("", _BRACKETED.sub("", rest)).strip(_AROUND)
        return AdvertLine(_name(found["employer"]), _short(line if not rest or _NO_TITLE.match(rest) else rest), where)
    return AdvertLine(_name(line) if _is_name(line) else "", _short(line), "")


def _is_name(line: str) -> bool:
    """Whether a line can only be a name: at most four words, all capitalised, of which none speaks of work or place."""
    words = _name(line).split()
    if not 1 <= len(words) <= 4 or not all(word[0].isupper() or word[0].isdigit() for word in words):
        return False
    return words[0].lower().strip(",") not in _PRONOUNS and _sort(" ".join(words)) == "other"


def _labelled(text: str) -> AdvertLine | None:
    """`Company: ...` / `Role: ...` / `Location: ...` on lines of their own."""
    found: dict[str, str] = {}
    for line in text.split("\n")[:12]:
        match = _LABEL.match(line)
        if match:
            found.setdefault(match[1].lower(), match[2].strip())
    employer = found.get("company") or found.get("employer")
    title = next((found[key] for key in ("role", "position", "job title", "title") if key in found), "")
    if not employer or len(employer) > 60 or _BARS.search(first_line(text)):
        return None
    return AdvertLine(_name(employer), _short(title or first_line(text)), found.get("location", ""))


def _parts(line: str) -> list[str]:
    """The line cut where it is cut: at bars; at three or more dashes or slashes; at one, after what can only be a name."""
    parts = [part for part in _BARS.split(line) if part]
    if len(parts) >= 2:
        return parts
    for dash in _DASHES:
        parts = [part for part in dash.split(line) if part]
        if len(parts) >= 3 and len(parts[0]) <= 60:
            return parts
        if len(parts) == 2 and _is_name(parts[0]) and len(parts[1]) <= 120 and _sort(parts[1]) != "other":
            return parts
    name, comma, rest = line.partition(",")
    if comma and _is_name(name) and len(rest) <= 120 and _sort(rest) in {"role", "place"}:
        return [name, rest.strip()]
    return []


def _name(part: str) -> str:
    """An employer's name without the addresses, batch and punctuation around it."""
    bare = _BATCH.sub("", _BRACKETED_ADDRESS.sub("", part)).strip(_AROUND)
    return _WEB.sub("", bare).strip(_AROUND) or bare or part.strip()


def _short(line: str) -> str:
    """At most 120 characters, cut between the items of a list where it is one, else between words."""
    if len(line) <= 120:
        return line
    cut = max(line.rfind(sign, 0, 121) for sign in (", ", " | ", "; "))
    return line[:cut] if cut > 60 else line[:120].rsplit(" ", 1)[0]


@cache
def _words(kind: str) -> re.Pattern[str]:
    with (files("metier.sources") / "advert_words.toml").open("rb") as file:
        fragments = tomllib.load(file)[kind]
    return re.compile(rf"(?<!\w)(?:{'|'.join(fragments)})(?!\w)", re.IGNORECASE)


@cache
def _known_place() -> re.Pattern[str]:
    lines = (files("metier.sources") / "place_words.txt").read_text("utf-8").splitlines()
    names = sorted((line.strip() for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names)})(?!\w)|,\s*[A-Z]{{2}}\b")


def _sort(part: str) -> str:
    """What a part speaks of: `role`, `place` (also a way of working), `terms` or `other`."""
    bare = _ADDRESS.sub("", part).strip(" ()-–—,:;")
    if not bare or _PAY.search(part):
        return "terms"
    works = _words("workplace").search(bare)
    if works and (
        not _words("role").search(bare) or (works.start() == 0 and not _words("worker").search(_BRACKETS.sub("", bare)))
    ):
        return "place"
    if _words("role").search(bare) and len(bare) <= 200:
        return "role"
    if len(bare) <= 120 and _known_place().search(bare):
        return "place"
    if _words("terms").search(bare):
        return "terms"
    return "other" if len(bare) <= 80 else "terms"


def _roles_below(text: str) -> list[str]:
    """Up to three of the lines under the first that are nothing but names of work, where the first line has none."""
    found: dict[str, None] = {}
    for line in text.strip().split("\n")[1:_LINES_BELOW]:
        item = _ITEM.match(line) if len(line) <= 160 and not line.rstrip().endswith((".", "!", "?")) else None
        if item and len(item[1].split()) <= 8 and item[1][0].isupper() and _names_worker(item[1]) and not _SIGNED.search(item[1]):
            found[item[1]] = None
    return list(found)[:3]


def _from_parts(parts: list[str], line: str, text: str) -> AdvertLine:
    split = _NAME_AND_ROLE.match(parts[0])
    if split and _is_name(split[1]) and _sort(split[2]) == "role":  # `Acme: Data Engineer | REMOTE`
        parts = [split[1], split[2], *parts[1:]]
    sorts = [_sort(_BRACKETS.sub("", parts[0]) or parts[0]), *(_sort(part) for part in parts[1:])]
    first = _employer_at(parts, sorts)
    roles = [part for at, part in enumerate(parts) if sorts[at] == "role" and at != first]
    places = [part for at, part in enumerate(parts) if sorts[at] == "place" and at != first]
    title = " | ".join(_ADDRESS.sub("", role).strip(" -–—,") for role in roles)
    title = title or " | ".join(_roles_below(text))
    employer, where = _town_apart(_name(parts[first])) if first >= 0 else ("", "")
    location = [_tidy(place) for place in places]
    if where and not any(_known_place().search(place) for place in location):
        location.insert(0, where)
    return AdvertLine(employer, _short(title or line), "; ".join(location))


def _town_apart(name: str) -> tuple[str, str]:
    """`Acme (Stockholm)` is the employer and a place."""
    found = _TOWN_BEHIND.match(name)
    return (found[1], found[2]) if found and _sort(found[2]) == "place" else (name, "")


def _employer_at(parts: list[str], sorts: list[str]) -> int:
    """The first part names the employer, unless it speaks of something else and a later part can be a name."""
    if sorts[0] == "role" and _names_worker(parts[0]):
        later = [at for at, sort in enumerate(sorts) if at and sort == "other" and _is_name(parts[at])]
        return later[0] if later else -1
    if sorts[0] == "other" or (sorts[0] == "role" and "other" not in sorts[1:3]):
        return 0
    if sorts[0] == "role" and "role" in sorts[1:]:
        return 0
    later = [at for at, sort in enumerate(sorts) if sort == "other" and _is_name(parts[at])]
    if sorts[0] == "terms" and _ADDRESS.search(parts[0]):
        return 0
    if not later and (_ONLY_PLACE.match(parts[0]) or parts[0].strip(_AROUND).lower() in _PRONOUNS):
        return -1
    return later[0] if later and sorts[0] in {"role", "place"} else 0


def _names_worker(part: str) -> bool:
    """Whether a part ends with a word for one who works, brackets and addresses aside: it is no employer's name."""
    bare = _ADDRESS.sub("", _BRACKETS.sub("", part)).strip(_AROUND)
    return any(match.end() == len(bare) for match in _words("worker").finditer(bare))


def _tidy(place: str) -> str:
    return _ADDRESS.sub("", place).strip(" -–—,;").removeprefix("Location:").strip()
