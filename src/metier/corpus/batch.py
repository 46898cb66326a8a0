"""What is appended in one go."""

import msgspec

from metier.corpus.likeness import Likeness
from metier.model.facts import Facts
from metier.model.posting import Observation, Posting
from metier.model.record import Record


class Reading(msgspec.Struct, frozen=True):
    """The facts read from one version (digest) of a posting, and the marks by which its copies are found.

    Marks that are not given are made of the whole text.
    """

    posting: str
    digest: str
    facts: Facts
    likeness: Likeness | None = None


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Records, the postings and facts read from them, and what was seen; `extractor` names the extractors' versions.

    Postings already held in the same version need only an observation.
    """

    records: tuple[Record, ...] | list[Record] = ()
    postings: tuple[Posting, ...] | list[Posting] = ()
    facts: tuple[Reading, ...] | list[Reading] = ()
    observations: tuple[Observation, ...] | list[Observation] = ()
    extractor: str = ""
