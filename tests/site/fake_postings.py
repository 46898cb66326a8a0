"""Invented postings: one that states everything, some that state nothing, one that is hostile."""

from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from metier.model.facts import Education, Experience, Facts, HardSkill, LanguageDemand, Opening, Pay, RoleRead, Tool, Workplace
from metier.model.place import Place
from metier.model.posting import Kept, Life, Posting

TEXT = (
    "Northlight Systems moves money for small shops. You will design, build and operate services that handle payments.\n"
    "You bring 5+ years of experience, Python or Go, and PostgreSQL. A bachelor's degree or equivalent experience.\n"
    "The base salary for this role is $145,000 - $165,000 per year, plus equity."
)
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def _at(text: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"quote": text, "start": start, "end": start + len(text)}


def _words() -> Posting:
    return Posting(
        id="greenhouse:northlight:4001",
        source="greenhouse",
        board="northlight",
        digest="a" * 32,
        title="Senior Backend Engineer, Payments",
        employer="Northlight Systems",
        employer_id="northlight-systems",
        text=TEXT,
        html="<h1>About</h1><p>" + TEXT.replace("\n", "</p><p>") + "</p><script>alert(3)</script>",
        location="Austin, TX",
        url="https://boards.example.com/northlight/4001",
        apply_url="https://boards.example.com/northlight/4001/apply",
        date_posted=date(2026, 11, 12),
        valid_through=date(2027, 1, 31),
        simulated=True,
    )


def _facts() -> Facts:
    return Facts(
        role=RoleRead(
            id="backend-software-engineer", name="backend software engineer", soc="15-1252", confidence=0.93, field="title"
        ),
        seniority="senior",
        pay=(
            Pay(
                min=145000,
                max=165000,
                currency="USD",
                unit="YEAR",
                annual_min=145000,
                annual_max=165000,
                **_at("$145,000 - $165,000 per year"),
            ),
        ),
        workplace=Workplace(type="hybrid", office_days=2),
        places=(Place(city="Austin", region="TX", country="US", metro="austin-tx"),),
        employment_type=("FULL_TIME",),
        experience=Experience(min_years=5, **_at("5+ years of experience")),
        education=Education(level="bachelor", equivalent_ok=True, **_at("A bachelor's degree or equivalent experience")),
        tools=(
            Tool(id="python", name="Python", category="language", req="required", or_group=1, **_at("Python")),
            Tool(id="go", name="Go", category="language", req="required", or_group=1, **_at("Go,")),
            Tool(id="postgresql", name="PostgreSQL", category="database", req="required", **_at("PostgreSQL")),
        ),
        hard_skills=(HardSkill(id="payments", name="payments", req="context", **_at("payments")),),
        languages=(LanguageDemand(language="en"),),
    )


def full_posting() -> Kept:
    life = Life(at_nine(2026, 11, 12), at_nine(2026, 11, 14), "open", readings=3, edits=1)
    return Kept(_words(), _facts(), life, "v1", ("lever:northlight:77",))


def several_roles() -> Kept:
    kept = full_posting()
    openings = (Opening(number=1, title="Backend"), Opening(number=2, title="Platform", seniority="senior"))
    posting = replace(kept.posting, id="lever:northlight:77")
    return replace(kept, posting=posting, facts=replace(kept.facts, openings=openings), copies=("greenhouse:northlight:4001",))


def at_nine(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def bare_posting(posting_id: str, title: str, employer: str, *, status: str = "open", source: str = "greenhouse") -> Kept:
    posting = Posting(
        id=posting_id,
        source=source,
        board="b",
        digest="b" * 32,
        title=title,
        employer=employer,
        employer_id="e",
        text=f"We need a {title}.",
        location=HOSTILE if title.startswith('"') else "Portland, OR",
        url='javascript:alert("x")' if title.startswith('"') else "https://jobs.example.com/1",
        hints={"note": HOSTILE},
    )
    closed = date(2026, 11, 1) if status == "closed" else None
    return Kept(posting, Facts(), Life(at_nine(2026, 9, 3), at_nine(2026, 11, 1), status, closed), f"v-{posting_id}")


def all_postings() -> dict[str, Kept]:
    kept = [
        full_posting(),
        bare_posting("lever:harbor/general:9", "Night charge nurse", "Harbor General"),
        bare_posting("csv:x:closed", "Warehouse associate", "Fieldstone Foods", status="closed"),
        bare_posting("csv:x:unknown", "Junior data analyst", "Fieldstone Foods", status="unknown"),
        bare_posting("csv:x:hostile", HOSTILE, HOSTILE),
        bare_posting("secret:x:1", "Locksmith", "Quiet Doors", source="secret"),
        several_roles(),
    ]
    return {item.posting.id: item for item in kept}
