"""The table of tools is sound, and names in running text are told from everyday words."""

from collections import Counter

import pytest

from metier.errors import UsageError
from metier.taxonomy import tools
from metier.taxonomy.categories import label, labels
from metier.taxonomy.lexicon import rows


def named(text: str) -> list[str]:
    return [hit.id for hit in tools.mentions(text)]


def test_the_table_is_sound() -> None:
    table = tools.TOOLS()
    assert len(table) > 1200
    for entry in table.values():
        assert entry.category in labels(), entry
        assert set(entry.parents) <= table.keys(), entry
        assert entry.id not in entry.parents
        assert entry.id == entry.id.strip("-").lower(), entry
        assert all(alias.strip("=~ ") for alias in entry.aliases), entry
    assert {entry.category for entry in table.values()} == labels().keys()


def test_no_id_or_name_stands_twice() -> None:
    listed = [row["id"] for name in ("business", "data", "fields", "office", "software") for row in rows(f"tools_{name}.tsv")]
    assert [name for name, count in Counter(listed).items() if count > 1] == []
    names = Counter(entry.name.lower() for entry in tools.TOOLS().values())
    assert [name for name, count in names.items() if count > 1] == []


def test_the_rules_speak_of_known_tools() -> None:
    spoken = {tool for row in rows("ambiguity.tsv") for tool in row["tools"].split("|")} - {"*"}
    assert spoken <= tools.TOOLS().keys()
    assert {row["where"] for row in rows("ambiguity.tsv")} == {"before", "after", "not_before", "not_after"}


@pytest.mark.parametrize(
    ("surface", "tool"),
    [
        ("PostgreSQL", "postgresql"),
        ("Postgres", "postgresql"),
        ("AWS", "amazon-web-services"),
        ("GCP", "google-cloud-platform"),
        ("Excel", "microsoft-excel"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("node.js", "node-js"),
        ("k8s", "kubernetes"),
        ("golang", "go"),
        ("go", "go"),
        ("RN license", "rn-license"),
        ("driving licence", "drivers-license"),
    ],
)
def test_a_query_finds_its_tool(surface: str, tool: str) -> None:
    assert tools.find(surface) == (tool,)


def test_a_query_may_name_several_or_none() -> None:
    assert tools.find("python kubernetes") == ("python", "kubernetes")
    assert tools.find("gardening with friends") == ()
    assert tools.tool("go").name == "Go"
    with pytest.raises(UsageError, match="postgresql"):
        tools.tool("postgresq")
    with pytest.raises(UsageError, match="category"):
        label("nothing")


@pytest.mark.parametrize(
    "text",
    [
        "You will go far, and as you go you grow. Go to our site.",
        "R&D with C-level sponsors, series C funding, vitamin C and Section R",
        "Access to great benefits. Access control reviews.",
        "We excel at service. Excel in your career!",
        "Spring 2026 internship; spring cleaning; hot springs, silver spring",
        "A swift response to swift changes. Swift action is needed.",
        "Rust belt cities, rust removal",
        "Express interest by e-mail; Express your ideas",
        "React quickly to change; react to incidents",
        "Front end and front desk; Box office; Make an impact; Later stages",
        "the notion of play, a node in a graph, less is more",
        "Outreach to schools, Branch manager, Close deals, Ramp up",
        "Statistical Analysis Plans (SAP) are written",
        "Failure Mode and Effects; Google Play; TS/SCI eligibility",
        "The word of the day: unity, harmony and a canvas of opinions",
    ],
)
def test_everyday_words_are_not_tools(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Python, Go and Rust", ["python", "go", "rust"]),
        ("services written in Go", ["go"]),
        ("Word, Excel and PowerPoint", ["microsoft-word", "microsoft-excel", "microsoft-powerpoint"]),
        ("experience with Access", ["microsoft-access"]),
        ("strong Excel skills", ["microsoft-excel"]),
        ("proficient in R and SQL", ["r", "sql"]),
        ("C/C++ on Linux", ["c", "c-plus-plus", "linux"]),
        ("Java/Spring or Node/Express", ["java", "spring", "node-js", "express-js"]),
        ("a React developer", ["react"]),
        ("react, redux, node", ["react", "redux", "node-js"]),
        ("Ansible, Chef, Puppet or Salt", ["ansible", "chef", "puppet", "salt"]),
        ("Swift/Objective-C", ["swift", "objective-c"]),
        ("Amazon Web Services (AWS)", ["amazon-web-services", "amazon-web-services"]),
        ("Epic EMR and HIPAA", ["epic", "hipaa"]),
        ("ISO 27001 and SOC 2 Type II", ["iso-27001", "soc-2"]),
    ],
)
def test_evidence_bears_weak_names_out(text: str, found: list[str]) -> None:
    assert named(text) == found
