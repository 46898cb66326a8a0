"""Take recruiters' e-mail addresses, telephone numbers and names out of words, before anything is stored.

Pay, dates, years, versions, addresses of pages and requisition numbers stay: a mark stands only where a person could be reached.
"""

import re

EMAIL_MARK = "[e-mail removed]"
PHONE_MARK = "[phone removed]"
NAME_MARK = "[name removed]"

_AT = r"(?:@|&#0{0,4}64;|&#x0{0,4}40;|&commat;|%40|＠)"
_PLAIN = re.compile(
    rf"(?<![\w.%+-])(?:mailto:)?[\w.%+-]{{1,80}}?{_AT}(?:[\w-]{{1,63}}\.){{1,6}}[^\W\d_]{{2,24}}(?![\w-])", re.IGNORECASE
)
_HOST = r"[\w-]{1,63}"
_DOT = (
    r"(?:\s{0,2}[\[({<]\s?(?:dot|d0t|punkt|\.)\s?[\])}>]\s{0,2}|\s{0,2}[_~]{1,2}dot[_~]{1,2}\s{0,2}|\s{1,2}dot\s{1,2}|\s?\.(?=\w)"
    r"|\s\.\s(?=[a-z]))"
)
_NAME_DOTS = rf"[\w+'-]{{1,40}}(?:{_DOT}[\w+'-]{{1,40}}){{0,3}}"
_BRACKET_AT = (
    r"(?:\]?\s{0,2}[\[({<]\s?-?(?:at@?|@|ät|a t|at[- ]sign)\s?[\])}>]\s{0,2}\[?"
    r"|\s_{1,2}at_{1,2}\s?|\s?_{1,2}at_{1,2}\s|\s?~{1,2}at~{1,2}\s?)"
)
# an `a` in brackets is a sign only before a host with a dot: `theo(a)acme.com`, and not `Desenvolvedor(a) Mobile`
_BRACKET_A = r"\]?\s{0,2}[\[({<]\s?a\s?[\])}>]\s{0,2}\[?"
_BRACKETED = re.compile(
    rf"(?<![\w.'+-]){_NAME_DOTS}(?:{_BRACKET_AT}{_HOST}(?:{_DOT}{_HOST}){{0,4}}|{_BRACKET_A}{_HOST}(?:{_DOT}{_HOST}){{1,4}}|"
    rf"-at-[\w-]{{1,60}}-dot-[a-z]{{2,12}})(?!\w)",
    re.IGNORECASE,
)
_SPELT_DOT = r"(?:\s{0,2}[\[({]\s?(?:dot|d0t)\s?[\])}]\s{0,2}|\s{1,2}dot\s{1,2})"
_SPELT = re.compile(
    rf"(?<![\w.'+-]){_NAME_DOTS}\s{{0,2}}(?:\sat\s|@)\s{{0,2}}{_HOST}(?:\.{_HOST}){{0,2}}(?:{_SPELT_DOT}{_HOST}){{1,3}}(?!\w)",
    re.IGNORECASE,
)
_CUED = re.compile(
    r"\b(e-?mail|mail|contact|reach|write|resume|résumé|cv|apply)\b([^\n@]{0,40}?)"
    rf"(?<![\w.])([\w.+-]{{1,60}}\s{{1,2}}(?:@|at)\s{{1,2}}{_HOST}(?:\.{_HOST}){{0,2}}\.[a-z]{{2,12}})(?!\w)",
    re.IGNORECASE,
)
# Letters with a space after the sign: `theo @ acme.com`, `'theo'@ 'acme.com'`, `(theo) @ acme . com`; work words are no names.
_NO_NAME = (
    "engineers?|developers?|devs?|designers?|managers?|teams?|leads?|directors?|founders?|ceo|cto|working|work|worked|hiring|here|us|"
    "product|products|found|available|apply|careers|career|website|site|blog|page|online|visit|more|people|engineering|role|roles|"
    "position|positions|job|openings?|opportunities|life|culture|posted|listed|details|from|of|an?|in|or|and|the|is|out|back|look|it|"
    "jobs|scientists?|analysts?|interns?|internships?|thread|learn|join|start|posting|description|location|located|office|offices"
)
_LETTERS = rf"(?!(?:{_NO_NAME})\b)[a-z0-9][\w+-]{{0,40}}"
_SPACED = re.compile(
    rf"(?<![\w.+-])[\"'‘’“(]?{_LETTERS}(?:{_DOT}[\w+-]{{1,40}}){{0,3}}[\"'’”)]?\s?@\s[\"'‘“]?"
    rf"[a-z0-9][a-z0-9-]{{0,62}}(?:(?:\.|\s\.\s)[a-z][a-z0-9-]{{0,62}}){{1,3}}(?![\w/]|\.\w)[\"'’”]?"
)
# `theo at acme.com` where a line, a bracket, a colon or the way to reach someone stands before it
_ENDING = r"(?:com|net|org|io|co|ai|edu|gov|app|dev|me|tech|uk|de|us|ca|fr|nl|eu|ch|at|in|au|ie|se|es|it|co\.uk|com\.au)"
_SAID = re.compile(
    r"((?:^|[({:]\s?|,\s|—\s|–\s|\b(?i:at|to|cc|contact|ping|mail|email|e-mail|emailing|via|me)\s{1,2}))"
    rf"{_LETTERS}(?:\.[\w+-]{{1,40}}){{0,2}}\s(?:at|AT)\s"
    rf"(?:[a-z0-9][a-z0-9-]{{0,62}}(?:\.[a-z0-9-]{{2,40}})?\.{_ENDING}|[a-z0-9-]{{2,62}}\sdot\s?com|[a-z0-9-]{{2,62}}\s?dotcom)"
    r"(?![\w/@-]|\.\w)",
    re.MULTILINE,
)
_GLUED = re.compile(r"\b[a-z]{2,20}at[a-z0-9]{2,30}dot(?:com|net|org|io)\b")
# Cheap signs, looked for in the lower-cased text first: nine postings in ten hold none of them.
_BRACKET_SIGN = re.compile(r"[\[({<] ?-?(?:at@?|@|a|ät|a t|at[- ]sign) ?[\])}>]|-at-|[_~]at[_~]")
_SAID_SIGN = re.compile(r" at [a-z0-9-]{1,40}(?:\.[a-z]| ?dot)")
_CUED_SIGN = re.compile(r" (?:@|at) {1,2}[\w-]{1,63}\.[\w.-]*[a-z]")
_SEVEN_DIGITS = re.compile(r"[0-9](?:[\s.\-/()‐‑–·]{0,3}[0-9]){6}")
_LABEL_SIGNS = (
    *("recruiter", "hiring manager", "talent partner", "contact person", "contact name", "hiring contact", "point of contact"),
    *("kontaktperson", "ansprechpartner", "personne à contacter"),
)

_SEPARATOR = r"[\s.\-/‐‑–·\u00a0]"
_INTERNATIONAL = re.compile(
    rf"(?<![\w+])(?:\+|\b00(?=[1-9]))[1-9]\d{{0,2}}(?:{_SEPARATOR}{{0,2}}\(?\d{{1,8}}\)?){{1,7}}(?![\w]|[.,]\d)"
)
_AMERICAN = re.compile(
    rf"(?<![\w$€£¥+#=/.,:_-])(?:1{_SEPARATOR})?(?:\([2-9]\d\d\)\s{{0,2}}|"
    rf"[2-9]\d\d{_SEPARATOR})[2-9]\d\d{_SEPARATOR}\d{{4}}(?![\w]|[.,\-/]\d)"
)
_NATIONAL = re.compile(rf"(?<![\w$€£¥+#=/.,:_-])\(?0[1-9]\d{{0,4}}\)?(?:{_SEPARATOR}{{1,3}}\d{{2,9}}){{1,5}}(?![\w]|[.,\-/]\d)")
# a number beside someone already masked: `[name removed], 541-9476356`
_BESIDE_MARK = re.compile(rf"(\[(?:e-mail|name) removed\][\s,;:|/]{{1,3}})(\(?\d(?:{_SEPARATOR}?[\d()]){{8,14}})(?![\w]|[.,]\d)")
_CUED_PHONE = re.compile(
    r"\b((?:tele)?phone|contact|tel(?:efon|éfono|\.)?|mobil(?:e|nummer)?|cell|fax|whatsapp|sms|text"
    r"|call(?: us| me| now)?|ring|ph|mob)"
    r"((?:\s(?:number|no\.?|at|on|us|me|us at|me at|nr\.?))?\s?[:.#]?\s{0,2})"
    rf"(\(?\+?\d(?:{_SEPARATOR}?[\d()]){{6,17}})(?![\w]|[.,]\d)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"(?<=\[phone removed\])\s{0,2}(?:,\s?)?(?:ext|extension|x|durchwahl)\.?\s?\d{1,6}\b", re.IGNORECASE)
_ID_CUE = re.compile(
    r"(?:\breq\w*|\bids?|\bjob|\bref\w*|\bcode|\bposting|\bticket|\bcase|\bisbn|\bversion)\W{0,3}(?:id|no|number|#)?\W{0,3}$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/. ]\s?(?:19|20)\d\d")
_DATE = re.compile(r"(?:\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d\d|(?:19|20)\d\d[./ -]\d{1,2}[./ -]\d{1,2})(?!\d)")

_ORGANISATION = (
    "Human|Resources?|Talent|Team|HR|People|Recruit\\w*|Support|Department|Office|Us|Customers?|Services?|Careers?|Acquisition|"
    "Manager|Cent(?:er|re)|Relations|Send|Resumes?|CV|Apply|E-?[Mm]ails?|Contact|Jobs?|Please|Questions?|Interested|Website|Links?|"
    "Info\\w*|The|This|Our|Your|For|To|By|Or|And|At|In|On|If|Phone|Tel\\w*|Fax|Mobile|Application\\w*|Accommodation\\w*|Hiring|"
    "Company|Inquir\\w+|General|Press|Security|Privacy|Legal|Sales|Marketing|Data|Protection|Equal|Employment|Business|Location|"
    "Reach|Write|Call|Mail|More|Details|Hours|Remote|Full|Part|Time|Inc|LLC|Ltd|GmbH|Engineering|Software|University|School"
)
_WORD = rf"(?!(?:{_ORGANISATION})\b)[A-ZÀ-ÖØ-ÞŁŚŻŠČŽ][\w'’-]{{1,24}}"
_PERSON = (
    rf"(?:(?:Ms|Mrs|Mr|Dr|Frau|Herr|Mme)\.? )?{_WORD}(?: [A-Z]\.)?(?: (?:van|von|de|der|da|di|la) ){{0,1}}(?: {_WORD}){{0,2}}"
)
_FULL_PERSON = rf"(?:(?:Ms|Mrs|Mr|Dr|Frau|Herr|Mme)\.? {_WORD}(?: {_WORD}){{0,2}}|{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{1,2}})"
_MARK = r"\[(?:e-mail|phone) removed\]"
_LABELLED = re.compile(
    r"\b((?i:(?:your )?(?:recruiter|hiring contact|contact person|contact name|point of contact|hiring manager|talent partner|"
    r"ansprechpartner(?:in)?|kontaktperson|personne à contacter))(?: is|:| -|,)? )"
    rf"({_FULL_PERSON})\b"
)
_BEFORE_MARK = re.compile(
    r"\b((?i:contact|recruiter|e-?mail|mail|reach out to|write to|ask for|speak (?:to|with)|talk to|call|questions to|"
    r"resumes? to|cvs? to|attn:?|attention:?|message|ping|hit up)"
    r"(?: (?i:our recruiter|me|the recruiter|our ceo|our cto))?[ ,:]{1,2})"
    rf"({_PERSON})(?=[^\n\[]{{0,60}}{_MARK})"
)
_SIGNED = re.compile(rf"^((?:• )?)({_FULL_PERSON})(?=\s?[-–—:,(|<]{{1,2}}\s?{_MARK})", re.MULTILINE)


def mask(text: str) -> str:
    """The text with e-mail addresses, telephone numbers, and names beside them replaced by marks."""
    lowered = text.lower()
    if "@" in text or "%40" in text or "commat" in lowered or "&#" in text or "＠" in text:
        text = _PLAIN.sub(_email, text)
    if _BRACKET_SIGN.search(lowered):
        text = _BRACKETED.sub(EMAIL_MARK, text)
    if "dot" in lowered or "d0t" in lowered:
        text = _SPELT.sub(EMAIL_MARK, text)
    if (" at " in lowered or " @ " in text) and _CUED_SIGN.search(lowered):
        text = _CUED.sub(rf"\1\2{EMAIL_MARK}", text)
    if "@ " in text or "@\xa0" in text:
        text = _SPACED.sub(EMAIL_MARK, text)
    if _SAID_SIGN.search(lowered):
        text = _SAID.sub(rf"\1{EMAIL_MARK}", text)
    if "dotcom" in lowered:
        text = _GLUED.sub(EMAIL_MARK, text)
    if _SEVEN_DIGITS.search(text):
        text = _mask_phones(text)
    if " removed]" in text:
        text = _BEFORE_MARK.sub(rf"\1{NAME_MARK}", text)
        text = _SIGNED.sub(rf"\1{NAME_MARK}", text)
    if any(sign in lowered for sign in _LABEL_SIGNS):
        text = _LABELLED.sub(rf"\1{NAME_MARK}", text)
    return text


def _mask_phones(text: str) -> str:
    text = _CUED_PHONE.sub(_cued_phone, text)
    text = _INTERNATIONAL.sub(_international, text)
    text = _AMERICAN.sub(_american, text)
    text = _NATIONAL.sub(_national, text)
    if " removed]" in text:
        text = _BESIDE_MARK.sub(_beside, text)
    return _EXTENSION.sub("", text) if PHONE_MARK in text else text


def _email(match: "re.Match[str]") -> str:
    # an escaped bracket (\u003e) glued to the address belongs to the record, not to the address
    start = match.start()
    escaped = start > 0 and match.string[start - 1] == "\\" and re.match(r"u00[0-9a-fA-F]{2}|[nrt](?=\w)", match[0])
    return (escaped[0] if escaped else "") + EMAIL_MARK


def _count(number: str) -> int:
    return sum(character.isdigit() for character in number)


def _is_date(number: str) -> bool:
    return bool(_YEARS.search(number) or _DATE.search(number))


def _cued_phone(match: "re.Match[str]") -> str:
    number = match[3]
    if not 7 <= _count(number) <= 15 or _is_date(number):
        return match[0]
    return match[1] + match[2] + PHONE_MARK


def _beside(match: "re.Match[str]") -> str:
    return match[0] if not 10 <= _count(match[2]) <= 15 or _is_date(match[2]) else match[1] + PHONE_MARK


def _international(match: "re.Match[str]") -> str:
    number = match[0]
    if not 8 <= _count(number) <= 15 or re.search(r"(?:[\s.]000){1,}$", number):
        return number
    return PHONE_MARK


def _american(match: "re.Match[str]") -> str:
    before = match.string[max(0, match.start() - 24) : match.start()]
    return match[0] if _ID_CUE.search(before) else PHONE_MARK


def _national(match: "re.Match[str]") -> str:
    number = match[0]
    if not 9 <= _count(number) <= 12 or _is_date(number):
        return number
    before = match.string[max(0, match.start() - 24) : match.start()]
    return number if _ID_CUE.search(before) else PHONE_MARK
