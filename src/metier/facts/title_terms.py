"""Terms of work that stand in titles: employment types, hours, seasons, haste, requisition numbers."""

import re

_TYPES = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("CONTRACTOR", r"contract(?:or)?|1099|c2c|corp[- ]to[- ]corp|freelance(?:r)?|b2b contract|freiberuf\w*"),
        ("PER_DIEM", r"per[- ]diem|prn|bank (?:staff|nurse|hca|healthcare|support|worker)|zero[- ]hours?"),
        ("TEMPORARY", r"temp(?:orary)?|seasonal|interim|fixed[- ]term|ftc|(?:maternity|parental) (?:cover|leave)|befristet|cdd"),
        ("VOLUNTEER", r"volunteer"),
        ("PART_TIME", r"part[- ]time|teilzeit|temps partiel|minijob"),
        ("FULL_TIME", r"full[- ]time|vollzeit|temps plein"),
    )
)
_NO_TYPE = re.compile(
    r"\bcontracts? (?:manager|administrator|specialist|negotiator|lawyer|attorney|officer|analyst|management)\b"
    r"|\b(?:sub)?contractor (?:manager|management|relations|safety)\b|\bvolunteer (?:coordinator|manager|services)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:contract(?:or)?|freelance|temp(?:orary)?|permanent|perm|part[- ]time|full[- ]time|internship|intern|teilzeit|vollzeit"
    r"|cdi|cdd|stage|alternance|seasonal|per diem|prn)",
    re.IGNORECASE,
)
_APPRENTICE = re.compile(
    r"\b(?:ausbildung\w*|azubi\w*|auszubildende\w*|duales studium|alternance|alternante?|apprenti\w*|apprentissage|apprenticeship"
    r"|contrat (?:pro\b|de professionnalisation)|aprendiz|apprendistato|apprendista)",
    re.IGNORECASE,
)
_STUDENT = re.compile(r"\b(?:werkstudent\w*|working students?|studentische \w+)\b", re.IGNORECASE)
_SEASON = (
    r"(?:spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)"
)
_MODE = r"(?:fully[- ]|100% )?(?:remote|hybrid|on-?site|in[- ]office|work from home|wfh|home[- ]?office|télétravail)"
_HOURS = r"(?:days?|nights?|evenings?|weekends?|mornings?|overnights?)"
_ASIDES = (
    rf"(?:{_SEASON}\s*(?:/\s*{_SEASON}\s*)?)?20\d\d(?:\s*[-/]\s*(?:20)?\d\d)?(?:\s+(?:start|intake|cohort|{_SEASON}))?",
    rf"{_SEASON} (?:start|intake|season)",
    rf"(?:[\w ,.'-]{{2,40}}[/,]\s*)?{_MODE}(?:[\s,/-].{{0,40}})?",
    rf".{{2,30}}\b{_MODE}",
    rf"(?:{_HOURS}|am|pm|swing)(?:\s*(?:/|&|and|or)\s*{_HOURS}){{0,3}}(?: shifts?)?",
    r"(?:1st|2nd|3rd|first|second|third|day|night|rotating|swing|graveyard) shifts?",
    r"(?:immediate(?:ly)?|asap)(?: (?:start|joiner|hire|available|opening))?",
    r"start (?:now|immediately|asap)|urgent(?:ly)?(?: \w+)?|apply now|now hiring|hiring(?: now)?",
    r"multiple (?:openings|positions|locations)|\d+ (?:openings|positions|hours?(?: (?:a|per) week)?)",
    r"(?:1099|w-?2|c2c)(?: (?:contract(?:or)?|only))?|\d{1,2}[- ]months? (?:contract|ftc|fixed.term)",
    r"(?:contract|temporary|temp|permanent)\s.{0,25}",
    r"(?:req|job|id|ref)[ #:.-]*\w{0,4}[-_]?\d{3,}|[a-z]{0,4}-?\d{4,}",
    r"no experience(?: (?:required|needed|necessary))?|\d{1,2}\s?(?:-\s?\d{1,2}|\+)?\s?(?:yoe|years?.{0,20})",
    r"(?:up ?to |from |ab )?[$£€]\s?\d.*|.*\bper (?:hour|annum|year|day)|.*visa sponsorship.*|equal opportunity.*",
)
_ASIDE = re.compile("|".join(_ASIDES), re.IGNORECASE)


def is_aside(words: str) -> bool:
    """Whether a part of a title is only about hours, season, start, workplace, pay or a number, and not about the work."""
    return bool(_ASIDE.fullmatch(words.strip(" !*.")))


def is_bare_term(words: str) -> bool:
    """Whether a part of a title is one word for the kind of employment (`Contract`) and nothing else."""
    return bool(_BARE.fullmatch(words.strip()))


def training_of(title: str) -> str | None:
    """`working_student` or `apprenticeship` where the title says so, else None."""
    return "working_student" if _STUDENT.search(title) else "apprenticeship" if _APPRENTICE.search(title) else None


def employment_of(title: str, *, intern: bool) -> str | None:
    """The kind of employment that a title states; OTHER for an apprenticeship; INTERN for an intern without other words."""
    if _STUDENT.search(title):
        return "PART_TIME"
    if _APPRENTICE.search(title):
        return "OTHER"
    if intern:
        return "INTERN"
    bare = _NO_TYPE.sub(" ", title)
    return next((name for name, pattern in _TYPES if pattern.search(bare)), None)
