"""The stages between a draft and the corpus, as pure functions of their input: they run in any process."""

from datetime import datetime

import msgspec

from metier.corpus.likeness import Likeness, likeness
from metier.facts.document import Document
from metier.facts.read import read_facts
from metier.model.facts import Facts
from metier.model.posting import Posting
from metier.model.record import Draft, Drop, Record
from metier.postings.clean import clean
from metier.postings.masking import mask_record

_OWN = frozenset({"duties", "requirements", "preferred"})
_OWN_AND_ROLE = _OWN | {"about_role"}
_NOT_OWN = frozenset({"benefits", "legal"})
#: Fewer characters than these of duties and demands do not tell a job from another.
FEW_WORDS = 400
#: Nor does a smaller part than this of the text, as in a forum's posts: there the same opening is told from the whole.
SMALL_PART = 0.35


class Reading(msgspec.Struct, frozen=True):
    """One record read: the posting, the (masked) record it names, and whether the record itself told when it was seen."""

    posting: Posting
    record: Record
    seen_at: datetime
    own: bool = False


class Unread(msgspec.Struct, frozen=True):
    """A draft on its way to being read: `key` names the account it belongs to."""

    key: str
    draft: Draft
    source: str
    board: str
    received_at: datetime


def read_draft(unread: Unread) -> Reading | Drop:
    """Clean one draft. Contact data is masked in the record too, and the digest is that of the masked bytes."""
    seen_at = unread.draft.seen_at or unread.received_at
    posting = clean(unread.draft, unread.source, unread.board, seen_at)
    if isinstance(posting, Drop):
        return posting
    record = Record(posting.digest, unread.source, posting.board, mask_record(unread.draft.record))
    return Reading(posting, record, seen_at, unread.draft.seen_at is not None)


def read_drafts(drafts: list[Unread]) -> list[tuple[str, Reading | Drop]]:
    """Clean a batch of drafts; each answer with the key of its account."""
    return [(unread.key, _read_or_drop(unread)) for unread in drafts]


def _read_or_drop(unread: Unread) -> Reading | Drop:
    try:
        return read_draft(unread)
    except Exception as error:  # one hostile record must not stop a million others
        return Drop(f"could not be cleaned ({type(error).__name__})", unread.draft.source_id)


def document_of(posting: Posting) -> Document:
    """A posting laid out for the extractors."""
    return Document(
        text=posting.text,
        title=posting.title,
        employer=posting.employer,
        location=posting.location,
        language=posting.language,
        hints=posting.hints,
    )


def read_postings(postings: list[Posting]) -> list[tuple[Facts, Likeness]]:
    """Read the facts of a batch of postings, and the marks by which their copies are found."""
    return [_read_posting(posting) for posting in postings]


def _read_posting(posting: Posting) -> tuple[Facts, Likeness]:
    document = document_of(posting)
    facts = read_facts(document)
    pay = [(band.min, band.max, band.currency) for band in facts.pay if band.kind == "base" and not band.rejected]
    return facts, likeness(posting, own_words(document), str(sorted(pay, key=str)) if pay else "")


def own_words(document: Document) -> list[tuple[int, int]]:
    """Where the words of a posting stand that are the job's own: duties and demands; where these are few, more of it.

    Praise of the employer, benefits and small print stand in all postings of an employer and make distinct jobs look alike.
    """
    least = max(FEW_WORDS, len(document.text) * SMALL_PART)
    for kinds in (_OWN, _OWN_AND_ROLE):
        found = [zone for zone in document.zones if zone.kind in kinds]
        if sum(zone.end - zone.start for zone in found) >= least:
            break
    else:
        found = [zone for zone in document.zones if zone.kind not in _NOT_OWN]
    joined: list[tuple[int, int]] = []
    for zone in found:
        if joined and joined[-1][1] == zone.start:
            joined[-1] = (joined[-1][0], zone.end)
        else:
            joined.append((zone.start, zone.end))
    return joined
