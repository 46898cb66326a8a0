"""Asking postings a yes-or-no question: the rows of a predicate and the share of employers that say yes."""

from metier.guides import duties
from metier.guides.measures import Measured, estimated
from metier.guides.predicates import PREDICATES, item
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.statistics import floors, shares
from metier.statistics.floors import Verdict

SHARE_WORDS = (
    "For each employer the part of its postings (weighted) with value 1; the mean of these parts over employers. "
    "Interval: Wilson's at the effective size, with Student's t."
)


def predicate(cut: Cut, what: str, seed: int) -> Sample:
    """The sample of a yes-or-no question about postings. Raises KeyError for one that does not exist."""
    kind, _, argument = what.partition(":")
    if kind in {"tool", "skill"}:
        return item(cut, what)
    if kind == "duty":
        return duties.saying(cut, argument.split(","), seed)
    return PREDICATES[kind](cut, argument)


def asked(cut: Cut, what: str, seed: int) -> Measured:
    """The share of employers' postings that say so; of one employer's cell a plain description, without an interval."""
    sample = predicate(cut, what, seed)
    coverage = len(sample.row) / cut.n if cut.n else None
    found = estimated(sample, shares.METHOD)
    if found is None:
        verdict = Verdict(None, floors.too_few(0, floors.SHARE_EMPLOYERS, "employers"))
        return Measured(sample=sample, estimate=None, verdict=verdict, method=shares.METHOD, formula=SHARE_WORDS)
    words = SHARE_WORDS
    if what.startswith("duty:"):
        part = f"{duties.grouping(cut, seed).alike:.0%}"
        words += f" A duty says the like of a quote when it holds {part} of the deeds of the quote's first clause, one at least."
    alone = cut.cell.employer is not None
    return Measured(
        sample=sample, estimate=found, verdict=floors.judge_one(found, "postings") if alone else floors.judge_share(found),
        method=shares.METHOD, formula=words, coverage=coverage, exact=alone,
    )  # fmt: skip
