"""A home over real guides without a corpus, for tests that look at all that is said of a figure anywhere."""

from typing import Any

from tests.site.fake_home import FakeHome

from metier.guides.guides import Guides
from metier.library.evidence import EvidenceDesk
from metier.library.markdown import guide_markdown
from metier.library.roles import Cut, parse_window
from metier.model.block import Guide
from metier.model.figure import Cell


class Proven(FakeHome):
    """Invented postings, sources and labels, and the guides and the evidence of an edition."""

    def __init__(self, guides: Guides) -> None:
        super().__init__()
        self.guides, self.edition = guides, guides.edition
        self.roles.guide = self.guide  # type: ignore[method-assign]
        opened: Any = self
        self.evidence: Any = EvidenceDesk(opened)

    def current(self) -> "Proven":
        """What the desk of evidence asks for."""
        return self

    def before(self) -> tuple[()]:
        """There is no earlier edition."""
        return ()

    def guide(self, role: str, cut: Cut | None = None) -> Guide:
        """The guide of a cut, its parts taken as ids."""
        asked = cut or Cut()
        cell = Cell(role=role, place=asked.place or None, level=asked.level or None, workplace=asked.workplace or None)
        return self.guides.guide(cell, parse_window(asked.window))


def everything_said(home: Proven, site: Any, cell: Cell, figure: str) -> dict[str, str]:
    """All texts in which a cell's guide and one of its figures are said, by where: page, twins, API, evidence, downloads."""
    cut = {name: value for name in ("place", "level", "workplace") if (value := getattr(cell, name))}
    address, evidence = f"/roles/{cell.role}", f"/evidence/{figure}"
    asked = {
        "page": (address, cut), "json": (f"{address}.json", cut), "markdown": (f"{address}.md", cut),
        "api guide": (f"/api/v1{address}/guide", cut), "evidence": (evidence, {}), "all evidence": (evidence, {"all": "1"}),
        "evidence json": (f"{evidence}.json", {}), "evidence csv": (f"{evidence}.csv", {}),
        "api evidence": (f"/api/v1{evidence}", {"limit": "0"}), "api csv": (f"/api/v1{evidence}/rows.csv", {}),
    }  # fmt: skip
    found = {}
    for name, (path, query) in asked.items():
        answer = site.get(path, params=query)
        if answer.status_code == 404 and "evidence" in path:
            continue  # the figure stands on no page, so nobody can ask for its evidence
        assert answer.status_code == 200, (name, answer.text[:300])
        found[name] = answer.text
    assert found["markdown"] == guide_markdown(home.guide(cell.role or "", Cut(**cut)))
    return found
