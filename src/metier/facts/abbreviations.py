"""Abbreviations: words whose full stop ends no sentence."""

import re


class Abbreviations:
    """Some abbreviations, compiled to be told from other words before a full stop."""

    def __init__(self, words: tuple[str, ...], pattern: str, longest: int) -> None:
        """`words` without their last stop; `pattern` says with `{words}` what they follow, and may match one letter after a sign.

        `longest`: how many characters before the stop are looked at.
        """
        self._ends = frozenset(word[-2:] for word in words)
        self._pattern = re.compile(pattern.format(words="|".join(map(re.escape, words))) + "$", re.IGNORECASE)
        self._longest = longest

    def end(self, text: str, start: int, stop: int) -> bool:
        """Whether `text[start:stop]`, with a full stop behind it, ends in an abbreviation."""
        last = text[max(0, stop - 2) : stop].lower()
        if last not in self._ends and len(last) == 2 and last.isalnum() and last.isascii():
            return False  # as most words: two letters tell
        return self._pattern.search(text, max(start, stop - self._longest), stop) is not None
