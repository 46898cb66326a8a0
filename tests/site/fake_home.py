"""A home without a corpus: invented postings, one guide with every kind of block, evidence, sources and methods."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import msgspec
from tests.site.fake_comparison import comparison
from tests.site.fake_guide import AS_OF, EDITION, evidence_of, guide_of, pay_figure, summaries
from tests.site.fake_postings import HOSTILE, all_postings, at_nine

from metier.errors import GoneError, MetierError, NotFoundError, UsageError
from metier.guides.verifying import Verified, verify
from metier.index.engine import Suggestion
from metier.library.compare import columns
from metier.library.downloads import to_csv
from metier.library.sources import SourceStatus
from metier.model.figure import Cell, Evidence, EvidenceRow, Figure
from metier.model.openness import Openness, observed
from metier.model.posting import Kept
from metier.model.rights import Rights
from metier.model.search import FacetValue, Hit, PayBin, PayCounts, Reason, Results, SearchQuery


@dataclass
class FakePostings:
    held: dict[str, Kept] = field(default_factory=all_postings)
    asked: list[SearchQuery] = field(default_factory=list)

    def find(self, query: SearchQuery | str) -> Results:
        wanted = SearchQuery(text=query) if isinstance(query, str) else query
        if wanted.pay_min is not None and wanted.pay_min < 0:
            raise UsageError("pay_min below zero", "zero or more")
        if wanted.near == "Nowhere":
            raise UsageError("near 'Nowhere'", "a town, or degrees such as 30.27,-97.74")
        if wanted.cursor.startswith("pruned"):
            raise GoneError("edition 'pruned' is no longer held")
        self.asked.append(wanted)
        begin = int(wanted.cursor.rpartition("r")[2]) if wanted.cursor else wanted.offset
        nothing = wanted.text == "nothing" or (wanted.near == "Austin" and wanted.radius < 200)
        found = [] if nothing else list(self.held)
        hits = tuple(
            Hit(posting=name, score=1.0, kept=self.held[name], snippet="need a <mark>nurse</mark><script>alert(4)</script>")
            for name in found[begin : begin + wanted.limit]
        )
        total = 0 if not found else 60 if wanted.copies else 57
        facets = {
            "role": (FacetValue("backend-software-engineer", "Backend software engineer", 40), FacetValue("", "Not stated", 3)),
            "place": (
                FacetValue("austin-tx", "Austin, TX", 12),
                FacetValue("remote", "Remote", 9),
                *(FacetValue(place, place, 0) for place in wanted.place if place != "austin-tx"),
            ),
            "level": (FacetValue("senior", "Senior", 20), FacetValue("", "Not stated", 30)),
            "tool": tuple(FacetValue(f"tool-{i}", f"Tool {i}", 30 - i) for i in range(12)),
            "employer": (FacetValue("x", HOSTILE, 1),),
        }
        ignored: tuple[str, ...] = ("text: the word 'the' is too common", "status: no posting has 'open'") * (
            wanted.text == "the"
        )
        ignored += tuple(f"level: no posting has {level!r}" for level in wanted.level if level == "wizard")
        return Results(
            total=total,
            hits=hits,
            facets=facets if found else {},
            pay=PayCounts(stated=30, enough=20, unstated=27, currency="USD", bins=(PayBin(0, 1e4, 1), PayBin(1e4, None, 29))),
            ignored=ignored,
            next=f"old.0123456789ab.r{begin + wanted.limit}" if begin + wanted.limit < total else "",
            edition="old" if wanted.cursor else EDITION,
        )

    def every(self, query: SearchQuery) -> Iterator[Kept]:
        return iter(() if query.text == "nothing" else tuple(self.held.values()))

    def place(self, words: str) -> str | None:
        return {"travis": "austin-tx"}.get(words.lower())

    def get(self, posting: str) -> Kept:
        if posting == "gone":
            raise GoneError("posting 'gone' was removed")
        if posting not in self.held:
            raise NotFoundError(f"no posting {posting!r} in this edition")
        return self.held[posting]

    def openness(self, kept: Kept) -> Openness:
        return observed(kept, 1 + len(kept.copies))

    def suggest(self, text: str, limit: int = 8, fields: tuple[str, ...] = ()) -> tuple[Suggestion, ...]:
        if "wizard" in fields:
            raise UsageError("field 'wizard'", "role, tool")
        found = (
            Suggestion("role", "registered-nurse", "registered nurse", 1200, f"{text[:2]} registered nurse", "RN"),
            Suggestion("employer", "x", HOSTILE, 1, HOSTILE),
        )
        return tuple(each for each in found if not fields or each.field in fields)[:limit] if text.strip() else ()

    def similar(self, posting: str, limit: int = 5) -> tuple[Hit, ...]:
        others = [kept for name, kept in self.held.items() if name != self.get(posting).posting.id]
        why = (Reason("same role", "role", 6.0), Reason("shares Python, <b>PostgreSQL</b>", "tool", 2.5))
        return tuple(Hit(posting=kept.posting.id, score=8.5, kept=kept, reasons=why) for kept in others[:limit])

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
        rules = (("employers", "10", "a share needs so many employers"),)
        return (
            SimpleNamespace(
                id="share",
                title="Shares of employers",
                method="share@2",
                paragraphs=("A share.", "Its interval."),
                rules=rules,
                coverage=(),
            ),
        )


class FakeComparisons:
    def cells(self, parts: dict[str, list[str]]) -> tuple[Cell, ...]:
        roles = FakeRoles()
        found = tuple(Cell(**column | {"role": roles.resolve(column.get("role", ""))}) for column in columns(parts))
        return tuple(msgspec.structs.replace(cell, place="austin-tx" if cell.place == "Austin" else cell.place) for cell in found)

    def of(self, parts: dict[str, list[str]], window: str = "") -> Any:  # noqa: ARG002 (the library's signature)
        cells = self.cells(parts)
        if len(cells) < 2:
            raise UsageError(f"{len(cells)} to compare", "2 to 4 columns")
        return comparison(cells[:2])

    def places(self, role: str) -> tuple[str, ...]:  # noqa: ARG002 (as above)
        return ("austin-tx", "US")


class FakeEvidence:
    def get(self, figure: str, limit: int | None = 20) -> Evidence:
        if figure == "old-gone":
            raise GoneError("edition 'old' was pruned", do="see /roles")
        if not figure.startswith("aaaaaa-"):
            raise NotFoundError(f"no figure {figure!r}")
        return evidence_of(figure, limit)

    def figure(self, figure: str) -> Figure:
        return self.get(figure).figure

    def csv(self, figure: str, rows: tuple[EvidenceRow, ...] | None = None) -> str:
        return to_csv(self.get(figure, None), rows)

    def verify(self, figure: str) -> Verified:
        return verify(self.get(figure, None))


class FakeSources:
    def list(self) -> tuple[SourceStatus, ...]:
        open_rights = Rights(
            attribution="Postings by job boards", terms_url="https://example.com/terms", terms_read_on=date(2026, 11, 1)
        )
        shut = Rights(api_out=False, feed_out=False, jsonld=False, aggregate=False, display=False)
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
                last_run=at_nine(2026, 11, 14),
            )
            for name, caption, rights in rows
        )

    def rights(self, name: str) -> Rights:
        return {status.name: status.rights for status in self.list()}.get(name, Rights())


class FakeLabels:
    def __getattr__(self, kind: str) -> Any:
        return lambda name: {"austin-tx": "Austin, TX", "US": "United States"}.get(name, name.replace("-", " ").capitalize())


class FakeHome:
    def __init__(self) -> None:
        self.postings, self.roles, self.evidence = FakePostings(), FakeRoles(), FakeEvidence()
        self.comparisons = FakeComparisons()
        self.sources, self.labels, self.published, self.edition = FakeSources(), FakeLabels(), True, EDITION

    def ready(self) -> bool:
        return self.published

    def made(self) -> datetime:
        return at_nine(2026, 11, 14)

    def about(self, edition: str = "") -> Any:  # noqa: ARG002 (as above)
        if self.edition == "broken":
            raise RuntimeError("a fault with a secret in it")
        if not self.published:
            raise MetierError("no edition has been published here yet", do="run `metier ingest`")
        counts = {"postings": 12480, "vacancies": 11020, "employers": 1940, "open_postings": 6100}
        return SimpleNamespace(
            edition=self.edition,
            as_of=AS_OF,
            code="0.1.0",
            extractors="pay@1",
            simulated=True,
            left_out=(),
            seed=0,
            sources={"greenhouse": 57, "secret": 1},
            **counts,
        )
