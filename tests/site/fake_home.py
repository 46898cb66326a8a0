"""A home without a corpus: invented postings, one guide with every kind of block, evidence, sources and methods."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from fake_guide import AS_OF, EDITION, evidence_of, guide_of, pay_figure, summaries
from msgspec.structs import replace

from metier.errors import GoneError, MetierError, NotFoundError, UsageError
from metier.library.sources import SourceStatus
from metier.model.facts import Education, Experience, Facts, HardSkill, LanguageDemand, Opening, Pay, RoleRead, Tool, Workplace
from metier.model.figure import Evidence, Figure
from metier.model.place import Place
from metier.model.posting import Kept, Life, Posting
from metier.model.rights import Rights
from metier.model.search import FacetValue, Hit, Results, SearchQuery

TEXT = (
    "Northlight Systems moves money for small shops. You will design, build and operate services that handle payments.\n"
    "You bring 5+ years of experience, Python or Go, and PostgreSQL. A bachelor's degree or equivalent experience.\n"
    "The base salary for this role is $145,000 - $165,000 per year, plus equity."
)
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def _at(text: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"quote": text, "start": start, "end": start + len(text)}


def full_posting() -> Kept:
    posting = Posting(
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
    facts = Facts(
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
    life = Life(_when(2026, 11, 12), _when(2026, 11, 14), "open", readings=3, edits=1)
    return Kept(posting, facts, life, "v1", ("lever:northlight:77",))


def several_roles() -> Kept:
    kept = full_posting()
    openings = (Opening(number=1, title="Backend"), Opening(number=2, title="Platform", seniority="senior"))
    posting = replace(kept.posting, id="lever:northlight:77")
    return replace(kept, posting=posting, facts=replace(kept.facts, openings=openings), copies=("greenhouse:northlight:4001",))


def _when(year: int, month: int, day: int) -> datetime:
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
    return Kept(posting, Facts(), Life(_when(2026, 9, 3), _when(2026, 11, 1), status, closed), f"v-{posting_id}")


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


@dataclass
class FakePostings:
    held: dict[str, Kept] = field(default_factory=all_postings)
    asked: list[SearchQuery] = field(default_factory=list)

    def find(self, query: SearchQuery | str) -> Results:
        wanted = SearchQuery(text=query) if isinstance(query, str) else query
        if wanted.pay_min is not None and wanted.pay_min < 0:
            raise UsageError("pay_min below zero", "zero or more")
        self.asked.append(wanted)
        found = [] if wanted.text == "nothing" else list(self.held)
        hits = tuple(
            Hit(posting=name, score=1.0, snippet=f"need a <mark>{'nurse'}</mark><script>alert(4)</script>")
            for name in found[wanted.offset : wanted.offset + wanted.limit]
        )
        total = 0 if not found else 57
        facets = {
            "role": (FacetValue("backend-software-engineer", "Backend software engineer", 40), FacetValue("", "Not stated", 3)),
            "place": (FacetValue("austin-tx", "Austin, TX", 12), FacetValue("remote", "Remote", 9)),
            "level": (FacetValue("senior", "Senior", 20), FacetValue("", "Not stated", 30)),
            "tool": tuple(FacetValue(f"tool-{i}", f"Tool {i}", 30 - i) for i in range(12)),
            "employer": (FacetValue("x", HOSTILE, 1),),
        }
        ignored = ("the word 'the' is too common to search for",) if wanted.text == "the" else ()
        return Results(total=total, hits=hits, facets=facets if found else {}, ignored=ignored)

    def get(self, posting: str) -> Kept:
        if posting == "gone":
            raise GoneError("posting 'gone' was removed")
        if posting not in self.held:
            raise NotFoundError(f"no posting {posting!r} in this edition")
        return self.held[posting]

    def count(self) -> int:
        return len(self.held)


class FakeRoles:
    def list(self) -> tuple[Any, ...]:
        return summaries()

    def resolve(self, words: str) -> str:
        named = words.lower().replace(" ", "-")
        if named == "boom":
            raise RuntimeError("a fault with a secret in it")
        if named not in {item.id for item in summaries()}:
            raise NotFoundError(f"no role {words!r}", "roles are listed at /roles")
        return named

    def guide(self, role: str, cut: Any = None) -> Any:
        if cut is not None and cut.level and cut.level not in {"entry", "senior"}:
            raise UsageError(f"unknown level {cut.level!r}", "known: entry, senior", "did you mean 'senior'?")
        return guide_of(self.resolve(role), place=getattr(cut, "place", "") or None, level=getattr(cut, "level", "") or None)

    def highlight(self) -> Any:
        figure = pay_figure("aaaaaa-highlght", 152340, 146000, 159000)
        return SimpleNamespace(cell=figure.cell, title="Backend software engineer, senior, Austin", figure=figure)

    def methods(self) -> tuple[Any, ...]:
        return ()


class FakeEvidence:
    def get(self, figure: str, limit: int | None = 20) -> Evidence:
        if figure == "old-gone":
            raise GoneError("edition 'old' was pruned", do="see /roles")
        if not figure.startswith("aaaaaa-"):
            raise NotFoundError(f"no figure {figure!r}")
        return evidence_of(figure, limit)

    def figure(self, figure: str) -> Figure:
        return self.get(figure).figure

    def csv(self, figure: str) -> str:
        rows = self.get(figure, None).rows
        return "posting,quote\n" + "".join(f'{row.posting},"{row.quote or ""}"\n' for row in rows)


class FakeSources:
    def list(self) -> tuple[SourceStatus, ...]:
        open_rights = Rights(
            attribution="Postings by job boards", terms_url="https://example.com/terms", terms_read_on=date(2026, 11, 1)
        )
        shut = Rights(api_out=False, jsonld=False, aggregate=False, display=False)
        rows = (("greenhouse", "Greenhouse job boards", open_rights), ("secret", "A source with closed terms", shut))
        return tuple(
            SourceStatus(
                name=name,
                caption=caption,
                homepage="https://example.com",
                rights=rights,
                runs=2,
                read=60,
                kept=57,
                postings=57,
                boards=1,
                dropped={"no title": 3},
                last_run=_when(2026, 11, 14),
            )
            for name, caption, rights in rows
        )


class FakeLabels:
    def __getattr__(self, kind: str) -> Any:
        return lambda name: {"austin-tx": "Austin, TX", "US": "United States"}.get(name, name.replace("-", " ").capitalize())


class FakeHome:
    def __init__(self) -> None:
        self.postings, self.roles, self.evidence = FakePostings(), FakeRoles(), FakeEvidence()
        self.sources, self.labels, self.published, self.edition = FakeSources(), FakeLabels(), True, EDITION

    def ready(self) -> bool:
        return self.published

    def about(self) -> Any:
        if not self.published:
            raise MetierError("no edition has been published here yet", do="run `metier ingest`")
        counts = {"postings": 12480, "vacancies": 11020, "employers": 1940, "open_postings": 6100, "sources": {"greenhouse": 57}}
        return SimpleNamespace(
            edition=self.edition, as_of=AS_OF, code="0.1.0", extractors="pay@1", simulated=True, left_out=(), seed=0, **counts
        )
