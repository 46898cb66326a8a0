"""Audit the match for fairness: CVs that differ only in who wrote them, scored against one market.

    python scripts/audit_match.py HOME

Prints, for every group of names, the share of its CVs that score above the median of all (the scoring rate of New York City's
rule 6 RCNY 5-301) and its ratio to that of the best group, flagged below four fifths. Who somebody is takes no part in a score,
so every ratio must be 1 and the largest difference of scores 0; the exit code is 1 where it is not.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from statistics import median

import metier
from metier.errors import UsageError
from metier.library.home import Home
from metier.library.matching import Person

GROUPS: Mapping[str, tuple[str, ...]] = {
    "women, English names": ("Emily Walsh", "Julia Swift", "Ruby Jenkins"),
    "men, English names": ("Greg Baker", "Mason Cook", "Dean Marshall"),
    "women, Black American names": ("Lakisha Washington", "Ebony Jefferson", "Latoya Booker"),
    "men, Black American names": ("Jamal Robinson", "Tyrone Jackson", "DeShawn Porter"),
    "women, Spanish names": ("María de la Cruz", "Guadalupe Hernández", "Sofía Ruiz"),
    "men, Arabic names": ("Yusuf ibn Rashid", "Mohammed Al-Hassan", "Omar Haddad"),
    "women, Chinese names": ("Li Na", "Wang Xiuying", "Chen Jing"),
    "men, Indian names": ("Aarav Krishnamurthy", "Rahul Sharma", "Vikram Patel"),
}
CIRCUMSTANCES = (
    ("12 Elm Street", "Dayton", "Harvard University", 2012),
    ("3 Python Road", "Delphi", "Howard University", 1979),
    ("Flat 4, Rust Mews", "Java", "Oracle University", 2023),
)
WORK = (
    ("Senior Data Engineer", "Python, SQL, Airflow, Snowflake, dbt", "Built data pipelines with Spark and Kafka on AWS"),
    ("Accountant", "QuickBooks, Excel, accounts payable, payroll", "Prepared month-end close and tax returns"),
    ("Registered Nurse", "BLS, patient care, medication administration", "Recorded vital signs in Epic"),
    ("Sales Manager", "Salesforce, HubSpot, negotiation, forecasting", "Led account management for Enterprise customers"),
)
LAYOUT = """{name}
{street}, {town}, Indiana

EXPERIENCE
{title}, Northwind, {town}, IN, 2017 - present
• {did}

EDUCATION
Bachelor of Science, {school}, {year}

SKILLS
{skills}
"""


def scores(home: Home, cv: str) -> dict[str, float]:
    """The scores of the jobs found for a CV; none where nothing in it is known."""
    try:
        return {job.posting: job.score for job in home.matching.match(Person(cv=cv), limit=100).jobs}
    except UsageError:
        return {}


def audited(home: Home) -> Iterator[tuple[str, int, float, dict[str, float]]]:
    """Group, kind of work, mean score and the scores of every CV."""
    for group, names in GROUPS.items():
        for name, (street, town, school, year) in zip(names, CIRCUMSTANCES, strict=True):
            for work, (title, skills, did) in enumerate(WORK):
                cv = LAYOUT.format(
                    name=name, street=street, town=town, school=school, year=year, title=title, skills=skills, did=did
                )
                found = scores(home, cv)
                yield group, work, sum(found.values()) / max(len(found), 1), found


def main(folder: str) -> int:
    """Print the audit; 1 where any score differs or any group's ratio is below four fifths."""
    rows = list(audited(metier.open(folder)))
    first: dict[int, dict[str, float]] = {}
    apart = 0.0
    for _, work, _, found in rows:
        known = first.setdefault(work, found)
        apart = max([apart, *(abs(known.get(job, -1.0) - found.get(job, -1.0)) for job in known.keys() | found.keys())])
    middle = median(mean for _, _, mean, _ in rows)
    above: dict[str, list[bool]] = defaultdict(list)
    for group, _, mean, _ in rows:
        above[group].append(mean > middle)
    rates = {group: sum(said) / len(said) for group, said in above.items()}
    best = max(rates.values()) or 1.0
    flagged = False
    for group, rate in rates.items():
        low = rate / best < 0.8
        flagged |= low
        print(f"{group:30s} scoring rate {rate:5.1%}  impact ratio {rate / best:.2f}{'  below four fifths' if low else ''}")
    jobs = sum(len(found) for found in first.values())
    print(f"{len(rows)} CVs, {jobs} jobs: the largest difference of scores between CVs of the same work is {apart:g}")
    return int(apart > 0 or flagged)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
