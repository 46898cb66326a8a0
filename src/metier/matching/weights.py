"""Every number of the match in one place."""

from metier.facts.degrees import LEVELS as DEGREES

#: What a requirement counts by how firmly it is asked; what stands in a posting as context is asked of nobody.
WEIGHT = {"required": 1.0, "preferred": 0.3}
#: A job matches well enough from this score on.
ENOUGH = 0.8
#: How much of a requirement of experience is met by nine tenths of the years, or by one year less (and not by fewer).
NEARLY, SHORT_YEARS, SHORT_SHARE = 0.5, 1.0, 0.9
#: What experience counts for a degree where the posting says that it may stand for it.
INSTEAD = 0.5
#: Levels as steps; those of two ladders stand side by side.
STEPS = {
    "intern": 0, "entry": 1, "mid": 2, "senior": 3, "staff": 4, "principal": 5, "manager": 4, "director": 5, "executive": 6,
}  # fmt: skip
#: The score is times so much less for each step the person stands above the job or below it, down to the floor.
ABOVE, ABOVE_FLOOR = 0.1, 0.7
BELOW, BELOW_FLOOR = 0.25, 0.1
#: Kinds of lines that are about what somebody knows.
SKILLED = frozenset({"tool", "skill"})
#: In the order of jobs: skills every posting might ask beside those it names, and work of another family than the person's.
UNASKED, ELSEWHERE = 2.0, 0.75
#: Jobs matched line by line, at most.
CANDIDATES = 500
#: Roles matched, and postings of each.
ROLES, ROLE_POSTINGS = 8, 120
#: Among the first so many jobs at most so many are of one employer.
FIRST, PER_EMPLOYER = 10, 2
#: Skills one step of the advice may choose among, and steps.
POOL, STEPS_ADVISED = 14, 4

RANK = {level: rank for rank, level in enumerate(DEGREES)}


def level_factor(held: str | None, asked: str | None) -> tuple[str, float]:
    """How a person's level stands to a job's (met, above, below, unknown), and what the score is multiplied with."""
    if held not in STEPS or asked not in STEPS:
        return "unknown", 1.0
    gap = STEPS[held] - STEPS[asked]
    if gap > 0:
        return "above", round(max(ABOVE_FLOOR, 1.0 - ABOVE * gap), 2)
    if gap < 0:
        return "below", round(max(BELOW_FLOOR, 1.0 + BELOW * gap), 2)
    return "met", 1.0
