"""A reader of texts that understands nothing: what is typed is words."""

from metier.index.asking.heard import Heard
from metier.index.asking.understanding import Reading, plainly


def plain_reader(text: str, heard: Heard) -> Reading:
    """Reads a text as words, whatever the corpus knows."""
    del heard
    return plainly(text)
