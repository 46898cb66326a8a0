"""Titles of health, science, education, social services, arts and media, as adverts write them."""

import pytest

from metier.taxonomy import skills
from metier.taxonomy.lexicon import rows
from metier.taxonomy.roles import ROLES, match_title

TABLES = ("health", "science", "education", "public", "arts")

NURSING = [
    ("Registered Nurse (RN) - ICU", "intensive-care-nurse"),
    ("ICU RN - Nights", "intensive-care-nurse"),
    ("NICU Registered Nurse", "neonatal-nurse"),
    ("L&D RN", "labor-and-delivery-nurse"),
    ("Registered Nurse, Labor & Delivery", "labor-and-delivery-nurse"),
    ("Operating Room RN - Full Time", "perioperative-nurse"),
    ("Registered Mental Health Nurse (RMN)", "psychiatric-nurse"),
    ("Band 5 Staff Nurse", "registered-nurse"),
    ("Band 3 Healthcare Assistant", "healthcare-assistant"),
    ("CNA - Long Term Care", "nursing-assistant"),
    ("LPN / LVN", "licensed-practical-nurse"),
    ("Health Visitor", "health-visitor"),
    ("Pflegefachkraft (m/w/d) Intensivstation", "intensive-care-nurse"),
    ("Infirmier de bloc opératoire (H/F)", "perioperative-nurse"),
]

HEALTH = [
    ("Salaried GP", "family-physician"),
    ("Consultant Anaesthetist", "anesthesiologist"),
    ("Physician - OB/GYN", "obstetrician-gynecologist"),
    ("Orthopaedic Surgeon", "orthopedic-surgeon"),
    ("Band 6 Physiotherapist", "physical-therapist"),
    ("Physical Therapist Assistant (PTA)", "physical-therapist-assistant"),
    ("Certified Occupational Therapy Assistant - COTA", "occupational-therapy-assistant"),
    ("MRI Technologist", "mri-technologist"),
    ("Cardiac Sonographer", "cardiac-sonographer"),
    ("EEG Tech", "eeg-technologist"),
    ("Sterile Processing Technician", "sterile-processing-technician"),
    ("Dental Nurse", "dental-assistant"),
    ("Veterinary Surgeon", "veterinarian"),
    ("Live-in Carer", "live-in-caregiver"),
    ("Biomedical Scientist", "biomedical-scientist"),
    ("Medizinische Fachangestellte (m/w/d)", "medical-assistant"),
    ("Kinésithérapeute", "physical-therapist"),
]

SCIENCE_AND_LEARNING = [
    ("Clinical Research Associate II", "clinical-research-associate"),
    ("Postdoctoral Research Fellow", "postdoctoral-researcher"),
    ("Bioinformatics Scientist", "bioinformatics-scientist"),
    ("QC Analyst II", "quality-control-analyst"),
    ("Wildlife Biologist", "wildlife-biologist"),
    ("Assistant Professor of Biology", "biology-professor"),
    ("Assistant Professor, Computer Science (Tenure-Track)", "computer-science-professor"),
    ("Maths Teacher", "math-teacher"),
    ("Teacher of Physics", "science-teacher"),
    ("SEN Teaching Assistant", "special-education-teaching-assistant"),
    ("Reception Class Teacher", "kindergarten-teacher"),
    ("Museum Registrar", "museum-technician"),
    ("Assistant Principal", "assistant-principal"),
    ("Erzieher (m/w/d)", "preschool-teacher"),
    ("Professeur de mathématiques", "math-teacher"),
]

SOCIAL_AND_ARTS = [
    ("Licensed Clinical Social Worker (LCSW)", "clinical-social-worker"),
    ("LMFT", "marriage-and-family-therapist"),
    ("BCBA", "behavior-analyst"),
    ("Case Manager - Homeless Services", "housing-case-manager"),
    ("Community Health Worker", "community-health-worker"),
    ("Hospice Chaplain", "chaplain"),
    ("Director of Photography", "camera-operator"),
    ("AV Technician", "audio-visual-technician"),
    ("ASL Interpreter", "sign-language-interpreter"),
    ("Multimedia Journalist", "multimedia-journalist"),
    ("Choir Director", "music-director"),
    ("Soccer Coach", "football-coach"),
    ("Monteur vidéo", "video-editor"),
]


@pytest.mark.parametrize(("title", "role"), NURSING + HEALTH + SCIENCE_AND_LEARNING + SOCIAL_AND_ARTS)
def test_a_title_names_its_role(title: str, role: str) -> None:
    match = match_title(title)
    assert match is not None
    assert match.role.id == role


@pytest.mark.parametrize("major", ["19", "21", "25", "27", "29", "31"])
def test_every_occupation_of_these_groups_has_a_role(major: str) -> None:
    wanted = {row["code"] for row in rows("soc.tsv") if row["code"].startswith(major)}
    assert wanted <= {role.soc for role in ROLES().values()}


def test_a_finer_role_names_a_broader_one_of_its_own_trade() -> None:
    for table in TABLES:
        for row in rows(f"roles_{table}.tsv"):
            broader = ROLES().get(row["variant_of"])
            assert broader is not None or not row["variant_of"], row["id"]
            assert row["id"] not in row["neighbours"].split("|"), row["id"]
            assert broader is None or broader.variant_of != row["id"], row["id"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wound care, phlebotomy and discharge planning", ["wound-care", "phlebotomy", "discharge-planning"]),
        ("cell culture and mass spectrometry", ["cell-culture", "mass-spectrometry"]),
        ("differentiated instruction and IEP writing", ["differentiated-instruction", "iep-development"]),
        ("case management and motivational interviewing", ["case-management", "motivational-interviewing"]),
        ("color grading and choreography", ["color-grading", "choreography"]),
        ("Acting as liaison while conducting interviews and directing a team; triage of bugs", []),
        ("approved by the Food and Drug Administration", []),
    ],
)
def test_hard_skills_are_found_and_everyday_words_left_alone(text: str, found: list[str]) -> None:
    assert [hit.id for hit in skills.mentions(text)] == found
