"""Roles: kinds of work finer than an occupation, and which of them a title names.

A title is cut into segments. In each the last head noun (engineer, nurse, manager...) decides what may match: an alias
must end with it and find its other words before it or in the other segments (`Software Engineer, Backend`). When no
alias fits well enough the answer is None: a role that cannot be told is not guessed.
"""

from functools import cache, lru_cache

import msgspec
from rapidfuzz import fuzz, process

from metier.taxonomy import titles
from metier.taxonomy.lexicon import rows

ACCEPT = 0.5
FUZZY_CUTOFF = 91.0
_SOFTWARE = frozenset({"software", "data", "infrastructure", "security"})
_TWINS = {"engineer": ("developer", "programmer"), "developer": ("engineer", "programmer")}


class Role(msgspec.Struct, frozen=True):
    """A kind of work. `name` is lower-case singular, `parent` a family's id, `soc` SOC-2018, `isco` ISCO-08 (may be empty)."""

    id: str
    name: str
    parent: str
    field: str
    soc: str
    isco: str
    aliases: tuple[str, ...]


class Family(msgspec.Struct, frozen=True):
    """A family of roles."""

    id: str
    name: str
    field: str


class RoleMatch(msgspec.Struct, frozen=True):
    """The role a title names, how sure (0 to 1), and the characters of the title that name it."""

    role: Role
    confidence: float
    start: int
    end: int


class _Alias(msgspec.Struct, frozen=True):
    words: tuple[str, ...]
    rest: frozenset[str]
    role: str


@cache
def ROLES() -> dict[str, Role]:  # noqa: N802 - the room's contract names the table so
    """All roles by id, in the table's order."""
    return {row["id"]: _role(row) for row in rows("roles.tsv")}


@cache
def families() -> dict[str, Family]:
    """All families by id."""
    return {row["id"]: Family(row["id"], row["name"], row["field"]) for row in rows("role_families.tsv")}


def _role(row: dict[str, str]) -> Role:
    names = [part for column in ("aliases", "de", "fr") for part in (row.get(column) or "").split("|") if part]
    return Role(row["id"], row["name"], row["parent"], row["field"], row["soc"], row["isco"], tuple(dict.fromkeys(names)))


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """Folded words of every name and alias to the role's id; names win over aliases, earlier rows over later ones."""
    found: dict[tuple[str, ...], str] = {}
    roles = ROLES().values()
    for role in roles:
        found.setdefault(titles.fold(role.name), role.id)
    for role in roles:
        for alias in role.aliases:
            found.setdefault(titles.fold(alias), role.id)
    for role in roles:
        if role.field in _SOFTWARE:
            for alias in (role.name, *role.aliases):
                phrase = titles.fold(alias)
                for twin in _TWINS.get(phrase[-1], ()) if len(phrase) > 1 else ():
                    found.setdefault((*phrase[:-1], twin), role.id)
    return found


@cache
def _by_head() -> dict[str, list[_Alias]]:
    found: dict[str, list[_Alias]] = {}
    for phrase, role in _phrases().items():
        found.setdefault(phrase[-1], []).append(_Alias(phrase, frozenset(phrase[:-1]), role))
    for alias in found.values():
        alias.sort(key=lambda item: -len(item.words))
    return found


@cache
def _spelled() -> dict[str, str]:
    return {" ".join(phrase): role for phrase, role in _phrases().items()}


def find(text: str) -> Role | None:
    """The role whose id, name or alias a text is, spellings folded; None when there is none. For look-ups by people."""
    roles = ROLES()
    if text.strip().lower() in roles:
        return roles[text.strip().lower()]
    role = _phrases().get(_singular(titles.fold(text.replace("-", " "))))
    return roles[role] if role else None


def _singular(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """Head nouns in the singular (`engineers` is `engineer`)."""
    heads = _by_head()
    return tuple(
        word[:-1] if len(word) > 4 and word.endswith("s") and word not in heads and word[:-1] in heads else word
        for word in phrase
    )


@lru_cache(maxsize=65536)
def match_title(title: str) -> RoleMatch | None:
    """The role a title names, or None when no alias fits with a confidence of at least 0.5."""
    parts = [_singular(part) for part in titles.segments(title)]
    best = _best(parts)
    if best is None or best[0] < ACCEPT:
        best = _fuzzy(parts)
    if best is None:
        return None
    confidence, alias = best
    start, end = _span(title, alias.words)
    return RoleMatch(ROLES()[alias.role], round(confidence, 2), start, end)


def _best(parts: list[tuple[str, ...]]) -> tuple[float, _Alias] | None:
    best: tuple[float, _Alias] | None = None
    for number, part in enumerate(parts):
        others = frozenset(word for index, other in enumerate(parts) if index != number for word in other)
        found = _match_part(part, others)
        if found is None:
            continue
        confidence = found[0] - (0.06 if number else 0.0)
        if best is None or confidence > best[0]:
            best = (confidence, found[1])
    return best


def _match_part(part: tuple[str, ...], others: frozenset[str]) -> tuple[float, _Alias] | None:
    """The best alias for one segment: as a whole, by its head noun, by a phrase inside, or by its field of work."""
    whole = _whole(part)
    if whole and not (others and len(whole.words) < 3):
        return 0.97, whole
    by_head = _match_head(_turned(part), others)
    if whole and (by_head is None or len(by_head[1].words) <= len(whole.words)):
        return 0.97, whole
    return by_head or _inside(part) or _match_field(part, others)


def _whole(part: tuple[str, ...]) -> _Alias | None:
    phrases = _phrases()
    for candidate in (part, _without_levels(part)):
        role = phrases.get(candidate)
        if role:
            return _Alias(candidate, frozenset(candidate[:-1]), role)
    return None


def _without_levels(part: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in part if not titles.is_level(word) and not titles.is_noise(word))


def _turned(part: tuple[str, ...]) -> tuple[str, ...]:
    """`director of events` read as `events director`; after any other link word the segment ends."""
    link = titles.words().link
    for index, word in enumerate(part):
        if word in link and index:
            after = tuple(item for item in part[index + 1 :] if item not in {"the", "our", "a"})
            if word == "of" and 0 < len(after) <= 4:
                return _turned(after) + part[:index]
            return part[:index]
    return part


def _match_head(part: tuple[str, ...], others: frozenset[str]) -> tuple[float, _Alias] | None:
    heads = _by_head()
    place = next((index for index in range(len(part) - 1, -1, -1) if part[index] in heads and not _only_level(part, index)), None)
    if place is None:
        return None
    before, after = part[:place], part[place + 1 :]
    near = frozenset(before)
    far = others | frozenset(after)
    everything = near | far
    best: tuple[float, float, _Alias] | None = None
    for alias in heads[part[place]]:
        if not alias.rest <= everything:
            continue
        score = _score(alias, before, near)
        if best is None or score > best[0]:
            best = (score, _confidence(alias, before, after), alias)
    return (best[1], best[2]) if best else None


def _only_level(part: tuple[str, ...], index: int) -> bool:
    """A level word at the end is no head noun when another word before it is (`engineering lead`, `data science intern`)."""
    return titles.is_level(part[index]) and index == len(part) - 1 and part not in _phrases() and part[-2:] not in _phrases()


def _score(alias: _Alias, before: tuple[str, ...], near: frozenset[str]) -> float:
    """How much of the segment an alias explains; words taken from elsewhere count less, unless words here stay unexplained."""
    size = len(alias.words) - 1
    beside = before[len(before) - size :] == alias.words[:-1] if size else False
    here = len(alias.rest & near)
    borrowed = len(alias.rest) - here
    left = sum(1 for word in before if word not in alias.rest and not titles.is_level(word) and not titles.is_noise(word))
    return 1.0 + here + (0.25 if beside else 0.0) + 0.7 * borrowed - (0.5 * left if borrowed else 0.0)


def _confidence(alias: _Alias, before: tuple[str, ...], after: tuple[str, ...]) -> float:
    left = sum(1 for word in before if word not in alias.rest and not titles.is_level(word) and not titles.is_noise(word))
    if len(alias.words) == 1 and left and alias.words[0] in titles.words().generic:
        return 0.4
    tail = sum(1 for word in after if word not in alias.rest and not titles.is_level(word) and not titles.is_noise(word))
    base = 0.95 if len(alias.words) > 1 else 0.88
    return max(0.5, base - 0.1 * left - 0.04 * min(tail, 4))


def _inside(part: tuple[str, ...]) -> tuple[float, _Alias] | None:
    """The longest alias that stands in a segment as it is: titles whose head noun comes first (`développeur python`)."""
    phrases = _phrases()
    for size in range(min(len(part), 6), 0, -1):
        for start in range(len(part) - size + 1):
            phrase = part[start : start + size]
            role = phrases.get(phrase)
            if role and not (size == 1 and (phrase[0] in titles.words().generic or titles.is_level(phrase[0]))):
                left = sum(1 for word in part if word not in phrase and not titles.is_level(word) and not titles.is_noise(word))
                return max(0.5, 0.85 - 0.08 * left), _Alias(phrase, frozenset(phrase[:-1]), role)
    return None


def _match_field(part: tuple[str, ...], others: frozenset[str]) -> tuple[float, _Alias] | None:
    """`engineering lead`, `data science intern`, `platform engineering`: the field of work names the worker."""
    rest = _without_levels(_turned(part))
    worker = titles.words().field.get(rest[-1]) if rest else None
    if worker is None:
        return None
    found = _match_head((*rest[:-1], worker), others)
    return (found[0] - 0.08, found[1]) if found else None


def _fuzzy(parts: list[tuple[str, ...]]) -> tuple[float, _Alias] | None:
    """A near-miss of one letter or two in a whole segment."""
    spelled = _spelled()
    for part in parts[:2]:
        text = " ".join(_without_levels(part))
        if len(text) < 8:
            continue
        found = process.extractOne(text, spelled.keys(), scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF)
        if found:
            phrase = tuple(found[0].split(" "))
            return 0.55 + (found[1] - FUZZY_CUTOFF) / 50, _Alias(phrase, frozenset(phrase[:-1]), spelled[found[0]])
    return None


def _span(title: str, phrase: tuple[str, ...]) -> tuple[int, int]:
    """Where in the title the head noun's word stands with the words before it that belong to it; the whole title if unclear."""
    low = title.lower()
    places = [(low.find(word), word) for word in phrase]
    known = [(place, word) for place, word in places if place >= 0]
    if not known:
        return 0, len(title)
    start = min(place for place, _ in known)
    end = max(place + len(word) for place, word in known)
    return start, end
