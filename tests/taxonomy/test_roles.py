"""Which role a title names, and when none is named."""

import csv
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.taxonomy.roles import ROLES, display, families, find, match_title, spelled_name

SIMULATED = [
    "backend-software-engineer", "frontend-software-engineer", "full-stack-software-engineer", "devops-engineer",
    "mobile-software-engineer", "data-engineer", "data-analyst", "data-scientist", "machine-learning-engineer",
    "business-intelligence-analyst", "product-designer", "ux-researcher", "graphic-designer", "interior-designer",
    "motion-designer", "registered-nurse", "medical-assistant", "physical-therapist", "pharmacist", "dental-hygienist",
    "electrician", "plumber", "welder", "hvac-technician", "carpenter", "accountant", "financial-analyst", "auditor",
    "bookkeeper", "loan-officer", "elementary-school-teacher", "high-school-teacher", "special-education-teacher",
    "instructional-designer", "school-counselor", "truck-driver", "warehouse-associate", "logistics-coordinator",
    "supply-chain-analyst", "forklift-operator",
]  # fmt: skip

NAMED = [
    ("Senior Software Engineer, Backend", "backend-software-engineer"),
    ("Engineer II - Platform", "platform-engineer"),
    ("Software Engineer (Python)", "python-developer"),
    ("Sr. Back-End Dev (m/w/d)", "backend-software-engineer"),
    ("Full Stack Developer", "full-stack-software-engineer"),
    ("Senior Developer iOS", "ios-software-engineer"),
    ("C# / .NET Developer", "dot-net-developer"),
    ("Staff Nurse - ICU (Nights)", "registered-nurse"),
    ("RN - ICU", "intensive-care-nurse"),
    ("RN Nurse Manager, Primary Care", "nurse-manager"),
    ("Lead Generation Specialist", "sales-development-representative"),
    ("Nurse Recruiter", "recruiter"),
    ("Director of Events", "event-manager"),
    ("VP, Product", "head-of-product"),
    ("Manager, Development (Chicago/Hybrid)", "engineering-manager"),
    ("Analytics Engineering Lead", "analytics-engineer"),
    ("Software Engineering Intern, Summer 2031", "software-engineer"),
    ("Executive Assistant to the CEO", "executive-assistant"),
    ("Hillside Freight | NJ | Founding Backend Architect", "backend-software-engineer"),
    ("URGENT!!! Forklift Driver - £12.50ph - Immediate Start", "forklift-operator"),
    ("Développeur Python (H/F)", "python-developer"),
    ("Softwareentwickler/in", "software-engineer"),
    ("Buchhalter (m/w/d)", "accountant"),
    ("Electricians", "electrician"),
    ("Registerd Nurse", "registered-nurse"),
    ("Principal Softwear Engineer", "software-engineer"),
    ("MA - Family Medicine", "medical-assistant"),
    ("PT, Outpatient Rehabilitation", "physical-therapist"),
    ("Cardiac Cath Lab / EP RN", "registered-nurse"),
    ("Utilization Management RN-Patient Administration", "registered-nurse"),
    ("Sales Engineering - Public Sector", "sales-engineer"),
    ("Eng Manager", "engineering-manager"),
    ("Senior Manager, Site Reliability Engineering", "engineering-manager"),
    ("Senior Product Designer - Consumer Growth", "product-designer"),
    ("Host", "restaurant-host"),
]

UNNAMED = ["", "   ", "Manager", "Assistant Manager", "SQL Server", "Chocolate Consultant", "Join our team!",
           "Engineering", "Head of Courier and Marketplace Operations", "Senior Living", "12345", "🚀🚀🚀",
           "People Strategy, Engineering", "Boston, MA", "Pinecrest | Erie, PA | Full-time", "MA / REMOTE / FULL TIME",
           "Boston, MA & Lisbon, PT | Full-time", "Ma", "Shanghai | Ruby, React, RN", "PA Consulting (Technology)",
           "Host Pricing", "Model Inference", "Server Security", "Principal AI", "Delivery"]  # fmt: skip


NAMES = [
    name
    for role in ROLES().values()
    for name in (role.name, *role.aliases[:4])
    if len(name) > 3 and name.isascii() and name != "principal"
]


def test_the_table_is_whole() -> None:
    roles = ROLES()
    assert set(SIMULATED) <= set(roles)
    assert len(roles) >= 300
    assert sum(len(role.aliases) for role in roles.values()) / len(roles) >= 5
    for role in roles.values():
        assert role.name == role.name.lower()
        assert role.parent in families()
        assert families()[role.parent].field == role.field
        assert len(role.soc) == 7
        assert role.soc[2] == "-"
        assert role.isco.isdigit()
        assert len(role.isco) == 4


@pytest.mark.parametrize(("title", "role"), NAMED)
def test_a_title_names_its_role(title: str, role: str) -> None:
    match = match_title(title)
    assert match is not None
    assert match.role.id == role
    assert 0.5 <= match.confidence <= 1
    assert 0 <= match.start < match.end <= len(title)


@pytest.mark.parametrize("title", UNNAMED)
def test_a_title_that_names_no_role_is_left_alone(title: str) -> None:
    assert match_title(title) is None


def test_every_role_is_found_by_its_own_names() -> None:
    for role in ROLES().values():
        assert find(role.id) == role
        assert find(role.name) == role
        match = match_title(role.name)
        assert match is not None, role.id
        assert match.role.id == role.id


def test_levels_places_and_terms_do_not_change_the_role() -> None:
    for role in list(ROLES().values())[::7]:
        for dressed in (
            f"Senior {role.name}",
            f"{role.name} (m/w/d)",
            f"{role.name} - Boston, MA",
            f"{role.name} - Remote",
            f"{role.name} | Springfield, IL",
        ):
            match = match_title(dressed)
            assert match is not None, dressed
            assert match.role.id == role.id, dressed


def test_a_guess_is_less_sure_than_a_name() -> None:
    exact, distant = match_title("Data Engineer"), match_title("Galactic Data Engineer")
    assert exact is not None
    assert distant is not None
    assert distant.role == exact.role
    assert exact.plain > distant.plain
    assert exact.confidence >= distant.confidence


def test_a_name_that_many_kinds_of_work_bear_is_less_sure() -> None:
    nurse, engineer = match_title("Registered Nurse"), match_title("Engineer")
    assert nurse is not None
    assert engineer is not None
    assert nurse.confidence > 0.85
    assert engineer.confidence < 0.7


def test_looking_up_what_is_no_role() -> None:
    assert find("sandwich artistry") is None
    assert find("") is None


@given(st.text(max_size=400))
def test_any_title_is_survived(title: str) -> None:
    match = match_title(title)
    assert match is None or 0.5 <= match.confidence <= 1


@given(
    st.sampled_from(NAMES), st.sampled_from(["Senior {}", "Sr. {}", "{} II", "{} (m/w/d)", "{} - Remote", "{} | Springfield, IL"])
)
def test_level_marker_place_and_terms_do_not_change_the_role(name: str, dress: str) -> None:
    bare, dressed = match_title(name), match_title(dress.format(name))
    assert bare is not None
    assert dressed is not None, dress.format(name)
    assert dressed.role.id == bare.role.id


@given(st.sampled_from(NAMES))
def test_case_does_not_change_the_role(name: str) -> None:
    found = {match.role.id for spelling in (name, name.upper(), name.title()) if (match := match_title(spelling))}
    assert len(found) == 1


@pytest.mark.parametrize("title", ["nurse " * 800_000, "x" * 5_000_000, "a/" * 2_500_000, "(" * 5_000_000, "\ud800\x00" * 1000])
def test_hostile_titles_get_an_answer(title: str) -> None:
    match = match_title(title)
    assert match is None or match.confidence >= 0.5


@pytest.mark.real
def test_most_real_titles_are_named(shared: Path) -> None:
    with gzip.open(shared / "data/postings/tech_salary_radar_2026.csv.gz", "rt", encoding="utf-8") as lines:
        wanted = [row["title"] for row in csv.DictReader(lines)][::5]
    assert sum(match_title(title) is not None for title in wanted) / len(wanted) > 0.9


@pytest.mark.real
def test_titles_that_workers_report_lead_to_their_occupation(shared: Path) -> None:
    codes: dict[str, set[str]] = {}
    with gzip.open(shared / "data/onet_29/Sample_of_Reported_Titles.txt.gz", "rt", encoding="utf-8") as lines:
        for line in list(lines)[1:]:
            code, title = line.split("\t")[:2]
            codes.setdefault(title, set()).add(code[:7])
    answers = [(match, match.role.soc in codes[title]) for title in codes if (match := match_title(title))]
    sure = [right for match, right in answers if match.confidence >= 0.8]
    assert sum(right for _, right in answers) / len(codes) > 0.55
    assert sum(right for _, right in answers) / len(answers) > 0.7
    assert sum(sure) / len(sure) > 0.83


@pytest.mark.real
def test_codes_are_official(shared: Path) -> None:
    with gzip.open(shared / "data/onet_29/Occupation_Data.txt.gz", "rt", encoding="utf-8") as lines:
        codes = {line[:7] for line in lines}
    assert {role.soc for role in ROLES().values()} <= codes


@pytest.mark.real
def test_gold_names_resolve(shared: Path) -> None:
    gold = [json.loads(line)["role"]["name"] for line in (shared / "gold/dev.jsonl").read_text("utf-8").splitlines()]
    named = [name for name in gold if name != "several"]
    assert sum(match_title(name) is not None for name in named) / len(named) > 0.9


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("ai-engineer", "AI engineer"), ("ios-software-engineer", "iOS software engineer"),
        ("hvac-technician", "HVAC technician"),
        ("ux-researcher", "UX researcher"), ("backend-software-engineer", "Backend software engineer"),
        ("devops-engineer", "DevOps engineer"), ("dot-net-developer", ".NET developer"), ("it-manager", "IT manager"),
        ("sql-wizard", "SQL wizard"),
    ],
)  # fmt: skip
def test_roles_are_shown_as_people_write_them(role: str, name: str) -> None:
    assert display(role) == name
    if role in ROLES():
        assert display(ROLES()[role]) == name


def test_every_name_shown_leads_back_to_its_role() -> None:
    for role in ROLES().values():
        assert display(role)[0] == display(role)[0].upper() or display(role).startswith("iOS")
        assert spelled_name(role).casefold() == role.name
        assert find(display(role)) == role
