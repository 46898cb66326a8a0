"""Titles of business, law, office, sales, service, protective and military work, spelled as people spell them."""

import pytest

from metier.taxonomy.roles import ROLES, find, match_title

MONEY_AND_LAW = [
    ("Sr. AP Specialist", "accounts-payable-specialist"),
    ("Accounts Receivable Clerk - Temp", "accounts-receivable-specialist"),
    ("Purchase Ledger Clerk", "accounts-payable-specialist"),
    ("Credit Controller (12 month FTC)", "collections-specialist"),
    ("FP&A Manager", "fpa-manager"),
    ("Senior FP&A Analyst", "fpa-analyst"),
    ("Assistant Financial Controller", "controller"),
    ("VP of Finance", "finance-manager"),
    ("CFO", "chief-financial-officer"),
    ("KYC Analyst", "aml-analyst"),
    ("Head of Compliance", "compliance-manager"),
    ("Counterparty Credit Risk Manager", "credit-risk-analyst"),
    ("Mortgage Loan Originator (MLO)", "mortgage-loan-officer"),
    ("Investment Banking Summer Analyst 2031", "investment-banking-analyst"),
    ("Private Equity Associate", "private-equity-associate"),
    ("Independent Financial Adviser", "financial-advisor"),
    ("Fund Accountant", "fund-accountant"),
    ("Senior Internal Auditor", "internal-auditor"),
    ("Claims Handler - Motor", "claims-adjuster"),
    ("Supervisory Contract Specialist", "contract-specialist"),
    ("Senior Legal Counsel", "corporate-counsel"),
    ("Deputy General Counsel", "general-counsel"),
    ("Personal Injury Solicitor", "litigation-attorney"),
    ("Assistant District Attorney", "prosecutor"),
    ("e-Discovery Specialist", "e-discovery-specialist"),
    ("Title Examiner", "title-examiner"),
    ("Hearing Officer", "administrative-law-judge"),
]

PEOPLE_AND_MARKET = [
    ("Technical Recruiter", "technical-recruiter"),
    ("Talent Sourcer", "sourcer"),
    ("Recruitment Coordinator", "recruiting-coordinator"),
    ("Sr HRBP", "human-resources-business-partner"),
    ("Chief People Officer", "chief-human-resources-officer"),
    ("Total Rewards Manager", "compensation-manager"),
    ("L&D Specialist", "training-specialist"),
    ("PPC Executive", "ppc-specialist"),
    ("Head of SEO", "seo-specialist"),
    ("Demand Gen Manager", "demand-generation-manager"),
    ("Lifecycle Marketing Manager", "crm-marketing-manager"),
    ("CMO", "chief-marketing-officer"),
    ("Public Policy Manager", "government-affairs-manager"),
    ("Bid Manager", "bid-manager"),
    ("Enterprise BDR", "sales-development-representative"),
    ("Strategic Account Director", "key-account-manager"),
    ("Director of Sales", "sales-director"),
    ("RevOps Manager", "revenue-operations-manager"),
    ("Channel Account Manager", "partner-manager"),
    ("Field Sales Executive", "field-sales-representative"),
    ("Lettings Negotiator", "leasing-agent"),
    ("Part Time Key Holder", "retail-sales-associate"),
    ("Senior CSM", "customer-success-manager"),
    ("Call Centre Advisor", "call-center-agent"),
]

OFFICE_AND_SERVICE = [
    ("EA to CEO", "executive-assistant"),
    ("Private PA", "personal-assistant"),
    ("Data Entry Operator", "data-entry-clerk"),
    ("Document Controller", "document-controller"),
    ("Area Manager", "regional-manager"),
    ("COO", "chief-operating-officer"),
    ("Sous Chef", "sous-chef"),
    ("Kitchen Porter", "dishwasher"),
    ("Hostess", "restaurant-host"),
    ("Crew Member", "fast-food-worker"),
    ("EVS Tech", "environmental-services-technician"),
    ("Groundskeeper", "landscaper"),
    ("Tree Surgeon", "arborist"),
    ("Pest Control Technician", "pest-control-technician"),
    ("Nail Tech", "nail-technician"),
    ("Dog Groomer", "animal-groomer"),
    ("Pit Boss", "casino-supervisor"),
    ("Undertaker", "funeral-director"),
    ("Bellman", "bellhop"),
    ("Tour Guide", "tour-guide"),
]

PROTECTION = [
    ("Door Supervisor - SIA", "door-supervisor"),
    ("Unarmed Security Officer", "security-guard"),
    ("Police Sergeant", "police-supervisor"),
    ("Deputy Sheriff", "police-officer"),
    ("Wildland Firefighter (Forestry Aid)", "wildland-firefighter"),
    ("Battalion Chief", "fire-captain"),
    ("TSA Officer", "airport-security-screener"),
    ("Pool Lifeguard", "lifeguard"),
    ("Park Ranger (Interpretation)", "park-ranger"),
    ("911 Dispatcher", "emergency-dispatcher"),
    ("Infantry Officer", "infantry-officer"),
    ("Staff Sergeant", "noncommissioned-officer"),
]

ABROAD = [
    ("Kreditorenbuchhalter (m/w/d)", "accounts-payable-specialist"),
    ("Sachbearbeiter Einkauf (m/w/d)", "procurement-specialist"),
    ("Personalreferentin", "human-resources-specialist"),
    ("Kauffrau für Büromanagement", "administrative-assistant"),
    ("Verkäuferin (m/w/d)", "retail-sales-associate"),
    ("Reinigungskraft (m/w/d)", "janitor"),
    ("Kellnerin", "server"),
    ("Comptable fournisseurs (H/F)", "accounts-payable-specialist"),
    ("Assistante de direction", "executive-assistant"),
    ("Chargé de recrutement H/F", "recruiter"),
    ("Hôtesse d'accueil", "receptionist"),
    ("Plongeur (H/F)", "dishwasher"),
    ("Agent de sécurité", "security-guard"),
]


@pytest.mark.parametrize(("title", "role"), [*MONEY_AND_LAW, *PEOPLE_AND_MARKET, *OFFICE_AND_SERVICE, *PROTECTION, *ABROAD])
def test_a_title_names_its_role(title: str, role: str) -> None:
    match = match_title(title)
    assert match is not None
    assert match.role.id == role


@pytest.mark.parametrize("title", ["Account", "Sales", "Corporate Development Platform", "Security", "Front"])
def test_a_department_is_no_role_of_its_own(title: str) -> None:
    match = match_title(title)
    assert match is None or match.confidence < 0.9


def test_finer_roles_say_what_they_are_kinds_of() -> None:
    roles = ROLES()
    for finer, broader in [
        ("accounts-payable-specialist", "bookkeeper"), ("corporate-counsel", "lawyer"), ("sourcer", "recruiter"),
        ("ppc-specialist", "digital-marketing-specialist"), ("line-cook", "cook"), ("infantry-officer", "military-officer"),
    ]:  # fmt: skip
        assert roles[finer].variant_of == broader
    assert find("key account manager") == roles["key-account-manager"]


def test_every_occupation_of_these_kinds_of_work_has_a_role() -> None:
    covered = {role.soc for role in ROLES().values()}
    for code in ("11-1031", "13-1011", "23-1022", "33-9093", "35-9031", "37-3013", "39-3012", "41-9011", "43-9111", "55-1014"):
        assert code in covered
