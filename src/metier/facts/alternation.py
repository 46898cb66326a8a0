"""Find what one of several patterns matches, each looked for by itself.

`re` skips to where a pattern's first character stands, ten times faster than it tries a pattern at every character; but only of a
pattern that begins with one certain character, which an alternation of several does not.
"""

import re


class Alternation:
    """Patterns that each begin with a character of their own, searched as `first|second|...` would be."""

    def __init__(self, *patterns: tuple[str, str]) -> None:
        """`patterns` are pairs: words that stand in every match, by which a text without any is told, and the pattern."""
        self._patterns = [(mark, re.compile(pattern)) for mark, pattern in patterns]

    def finditer(self, text: str) -> list[re.Match[str]]:
        """All matches in order; none begins inside the one before."""
        found = [match for mark, pattern in self._patterns if mark in text for match in pattern.finditer(text)]
        found.sort(key=re.Match.start)
        kept: list[re.Match[str]] = []
        reached = 0
        for match in found:
            if match.start() >= reached:
                kept.append(match)
                reached = match.end()
        return kept
