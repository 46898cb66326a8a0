"""Titles of technology, engineering, design and product as they are written, and the skills of that work."""

import pytest

from metier.taxonomy import skills
from metier.taxonomy.role_table import table
from metier.taxonomy.roles import ROLES, families, match_title

FIELDS = ("software", "data", "infrastructure", "security", "product", "design", "engineering")

TITLES = [
    ("Sr. Software Engineer II (m/w/d)", "software-engineer"),
    ("Back-End Developer - Remote", "backend-software-engineer"),
    ("React Native Developer - LATAM", "mobile-software-engineer"),
    ("Senior C++ Developer, Market Data", "c-plus-plus-developer"),
    ("Sr. PHP Developer", "php-developer"),
    ("WordPress Developer (part-time)", "wordpress-developer"),
    ("UiPath Developer", "rpa-developer"),
    ("SAP FICO Consultant", "sap-consultant"),
    ("SAP ABAP Developer", "sap-developer"),
    ("ServiceNow Admin", "servicenow-developer"),
    ("Salesforce Administrator, Revenue Systems", "salesforce-administrator"),
    ("Salesforce Solution Architect", "salesforce-architect"),
    ("Shopify Developer", "ecommerce-developer"),
    ("Firmware Engineer, RTOS", "firmware-engineer"),
    ("Compiler Engineer, LLVM", "compiler-engineer"),
    ("Senior Gameplay Programmer", "gameplay-programmer"),
    ("Smart Contract Engineer - Solidity", "smart-contract-developer"),
    ("Developer Experience Engineer", "developer-tools-engineer"),
    ("SDET III", "test-automation-engineer"),
    ("QA Manager", "qa-manager"),
    ("Release Train Engineer", "release-manager"),
    ("Scrum Master", "scrum-master"),
    ("Head of Engineering", "director-of-engineering"),
    ("VP Engineering", "director-of-engineering"),
    ("Director of Engineering, Payments", "director-of-engineering"),
    ("MLOps Engineer", "mlops-engineer"),
    ("Machine Learning Engineering Manager", "machine-learning-engineering-manager"),
    ("Prompt Engineer", "prompt-engineer"),
    ("LLM Engineer", "generative-ai-engineer"),
    ("Computer Vision Engineer - Perception", "computer-vision-engineer"),
    ("Applied Scientist II", "applied-scientist"),
    ("Data Platform Engineer", "data-platform-engineer"),
    ("Power BI Developer", "business-intelligence-developer"),
    ("ETL Developer (Informatica)", "etl-developer"),
    ("Head of Data Science", "data-science-manager"),
    ("Quant Developer", "quantitative-developer"),
    ("GIS Developer", "gis-developer"),
    ("Biostatistician", "biostatistician"),
    ("Jr. Linux Administrator", "linux-administrator"),
    ("Network Architect", "network-architect"),
    ("NOC Engineer - 2nd Shift", "noc-technician"),
    ("VoIP Engineer", "unified-communications-engineer"),
    ("Intune Engineer", "endpoint-engineer"),
    ("IT Director", "it-director"),
    ("Helpdesk Manager", "service-desk-manager"),
    ("Observability Engineer", "observability-engineer"),
    ("Incident Commander", "incident-manager"),
    ("SOC Analyst (Tier 2)", "soc-analyst"),
    ("Cybersecurity Consultant", "security-consultant"),
    ("Head of Security", "information-security-manager"),
    ("ISSO", "information-systems-security-officer"),
    ("DevSecOps Engineer", "devsecops-engineer"),
    ("Privacy Engineer", "privacy-engineer"),
    ("Data Protection Officer", "data-protection-officer"),
    ("Technical Product Manager", "technical-product-manager"),
    ("VP of Product", "head-of-product"),
    ("Project Coordinator", "project-coordinator"),
    ("PMO Lead", "pmo-manager"),
    ("Service Designer", "service-designer"),
    ("Head of Design", "design-manager"),
    ("Design Technologist", "ux-engineer"),
    ("Visual Merchandiser", "visual-merchandiser"),
    ("Florist", "floral-designer"),
    ("3D Animator", "animator"),
    ("FPGA Engineer", "fpga-engineer"),
    ("Design Verification Engineer", "asic-verification-engineer"),
    ("RF Engineer", "rf-engineer"),
    ("PCB Layout Engineer", "pcb-designer"),
    ("Power Electronics Engineer", "power-electronics-engineer"),
    ("PLC Programmer", "plc-programmer"),
    ("Substation Engineer", "power-systems-engineer"),
    ("HVAC Design Engineer", "hvac-engineer"),
    ("Supplier Quality Engineer", "supplier-quality-engineer"),
    ("Geotechnical Engineer", "geotechnical-engineer"),
    ("Structural Engineer, P.E.", "structural-engineer"),
    ("Process Safety Engineer", "process-safety-engineer"),
    ("Metallurgist", "metallurgist"),
    ("Naval Architect", "naval-architect"),
    ("Mining Engineer", "mining-engineer"),
    ("GNC Engineer", "gnc-engineer"),
    ("Director of Facilities Engineering", "manufacturing-engineering-manager"),
    ("BIM Coordinator", "bim-manager"),
    ("Civil Engineering Technician", "civil-engineering-technician"),
    ("Calibration Technician", "calibration-technician"),
    ("Technischer Zeichner (m/w/d)", "drafter"),
    ("Konstrukteur/in Maschinenbau", "mechanical-engineer"),
    ("Netzwerkadministrator (w/m/d)", "network-administrator"),
    ("IT-Systemadministrator (m/w/d)", "systems-administrator"),
    ("Tragwerksplaner (m/w/d)", "structural-engineer"),
    ("Ingénieur CVC (H/F)", "hvac-engineer"),
    ("Développeuse web (H/F)", "web-developer"),
    ("Chef de projet informatique", "it-project-manager"),
    ("Technicien support informatique (H/F)", "it-support-specialist"),
    ("Ingénieure qualité", "quality-engineer"),
]

SKILLS = [
    ("event sourcing behind a load balancer", ["event-sourcing", "load-balancing"]),
    ("tolerance stack-up analysis and GD&T", ["tolerance-analysis"]),
    ("signal integrity and EMC of high-speed boards", ["signal-integrity", "electromagnetic-compatibility"]),
    ("threat hunting, red teaming and digital forensics", ["threat-hunting", "red-teaming", "digital-forensics"]),
    ("time series forecasting with feature engineering", ["time-series-forecasting", "feature-engineering"]),
    ("soil mechanics and hydraulic modelling", ["soil-mechanics", "water-resources-engineering"]),
    ("user flows, wireframes and design tokens", ["user-flows", "wireframing", "design-systems"]),
    ("owns the product roadmap and backlog refinement", ["roadmapping", "backlog-management"]),
    ("timing closure, floorplanning and UVM", ["physical-design", "physical-design"]),
]

QUIET = ["reporting to the CTO", "work authorization", "we lean on each other", "drawing on your past", "San Francisco, SAN",
         "full time study", "pay of 90,000 CDN", "our tooling is young", "forging partnerships"]  # fmt: skip


@pytest.mark.parametrize(("title", "role"), TITLES)
def test_a_title_names_its_role(title: str, role: str) -> None:
    match = match_title(title)
    assert match is not None
    assert match.role.id == role


def test_every_role_of_these_fields_has_names_and_codes() -> None:
    own = [role for role in ROLES().values() if role.field in FIELDS]
    assert len(own) >= 350
    assert sum(len(role.aliases) for role in own) / len(own) >= 5
    for role in own:
        assert role.aliases, role.id
        assert families()[role.parent].field == role.field
        assert role.variant_of in {"", *ROLES()} - {role.id}
        assert set(role.neighbours) <= set(ROLES()) - {role.id}
        assert len(role.neighbours) <= 5


def test_common_roles_have_german_and_french_titles() -> None:
    own = [row for row in table() if row["field"] in FIELDS]
    assert sum(row["de"].count("|") >= 2 for row in own) >= 50
    assert sum(row["fr"].count("|") >= 2 for row in own) >= 50


@pytest.mark.parametrize(("text", "found"), SKILLS)
def test_skills_are_found(text: str, found: list[str]) -> None:
    assert [hit.id for hit in skills.mentions(text)] == found


@pytest.mark.parametrize("text", QUIET)
def test_everyday_words_are_no_skills(text: str) -> None:
    assert skills.mentions(text) == []
