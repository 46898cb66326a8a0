"""The few words of a posting around what was searched for, as safe HTML."""

import re
import unicodedata
from collections.abc import Iterable
from html import escape

#: Characters shown, and how many matches of a long text are weighed.
WIDTH, MATCHES = 240, 200
_PLAIN = str.maketrans(
    {
        letter: plain
        for letter in map(chr, range(0xC0, 0x250))
        if len(plain := unicodedata.normalize("NFKD", letter)[0]) == 1 and plain.isascii()
    }
)
_ACCENTED = re.compile("[\u00c0-\u024f]")


def snippet(text: str, words: Iterable[str]) -> str:
    """The stretch of a text with the most different words among those asked, these in `<mark>`; its opening if none stands there.

    `words` are folded as the index folds them: lower case, without accents.
    """
    wanted = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    folded = text.translate(_PLAIN) if _ACCENTED.search(text) else text
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, wanted)) + r")(?!\w)", re.IGNORECASE) if wanted else None
    spans = []
    for match in pattern.finditer(folded) if pattern else ():
        spans.append((match.start(), match.end(), match[0].lower()))
        if len(spans) == MATCHES:
            break
    start, end = _window(folded, spans)
    return _marked(text, start, end, [span for span in spans if span[0] >= start and span[1] <= end])


def _window(text: str, spans: list[tuple[int, int, str]]) -> tuple[int, int]:
    best, begin = 0, 0
    for number, (start, _, _) in enumerate(spans):
        near = {word for at, _, word in spans[number:] if at < start + WIDTH - 60}
        if len(near) > best:
            best, begin = len(near), max(0, start - 60)
    if begin:
        begin = text.find(" ", begin, begin + 40) + 1 or begin
    end = min(len(text), begin + WIDTH)
    if end < len(text):
        cut = text.rfind(" ", end - 40, end)
        end = cut if cut > begin else end
    return begin, end


def _marked(text: str, start: int, end: int, spans: list[tuple[int, int, str]]) -> str:
    out, at = [], start
    for first, last, _ in spans:
        out += [escape(text[at:first]), "<mark>", escape(text[first:last]), "</mark>"]
        at = last
    out.append(escape(text[at:end]))
    shown = " ".join("".join(out).replace("•", " ").split())
    return ("…" if start else "") + shown + ("…" if end < len(text) else "")
