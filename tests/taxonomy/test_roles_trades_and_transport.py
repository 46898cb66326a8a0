"""Titles of trades, manufacturing, transport, logistics and farming as they are written, and the skills of that work."""

import pytest

from metier.taxonomy import skills
from metier.taxonomy.roles import ROLES, find, match_title

FIELDS = ("trades", "manufacturing", "logistics", "farming")
SKILL_FIELDS = (*FIELDS, "construction", "transport")
MAJOR_GROUPS = {"45", "47", "49", "51", "53"}

TITLES = [
    ("Journeyman Electrician - Commercial", "electrician"),
    ("Industrial Electrician (Nights)", "industrial-electrician"),
    ("Electrician's Mate - Immediate Start", "electrician-helper"),
    ("Dry Liner / Plasterboard Fixer", "drywall-installer"),
    ("Drywall Taper", "drywall-finisher"),
    ("Steel Fixer", "rebar-worker"),
    ("360 Excavator Operator - CPCS", "excavator-operator"),
    ("Tower Crane Operator", "crane-operator"),
    ("Roustabout - Offshore", "roustabout"),
    ("Construction Superintendent (Multifamily)", "site-superintendent"),
    ("General Foreman", "construction-foreman"),
    ("Plant Fitter - Mobile", "heavy-equipment-mechanic"),
    ("HGV Technician", "truck-mechanic"),
    ("Tyre Fitter", "tire-technician"),
    ("Lube Tech - $18/hr", "lube-technician"),
    ("Millwright II", "millwright"),
    ("Fire Alarm Inspector/Technician", "fire-alarm-technician"),
    ("Garage Door Technician", "mechanical-door-repairer"),
    ("Fiber Optic Splicer", "cable-installer"),
    ("Tower Climber, Top Hand", "tower-technician"),
    ("CNC Programmer", "cnc-programmer"),
    ("CNC Machinist - 2nd Shift", "machinist"),
    ("CNC Mill Operator", "cnc-operator"),
    ("Tool & Die Maker", "tool-and-die-maker"),
    ("Press Brake Operator", "press-operator"),
    ("Injection Moulding Technician", "injection-molding-technician"),
    ("Piping Technician", "pipefitter"),
    ("Wire Harness Assembler", "electronics-assembler"),
    ("CMM Programmer", "cmm-operator"),
    ("Quality Manager", "quality-manager"),
    ("Plant Manager - Food", "plant-manager"),
    ("Flexo Press Operator", "printing-press-operator"),
    ("Seamstress", "tailor"),
    ("Meat Cutter", "butcher"),
    ("Dental Lab Technician", "dental-laboratory-technician"),
    ("Stationary Engineer", "boiler-operator"),
    ("OTR CDL-A Truck Driver - Home Weekly", "long-haul-truck-driver"),
    ("HGV Class 1 Driver", "truck-driver"),
    ("Tipper Driver", "dump-truck-driver"),
    ("Yard Jockey", "yard-driver"),
    ("Owner Operator", "owner-operator-truck-driver"),
    ("School Bus Driver", "school-bus-driver"),
    ("Tram Driver", "tram-operator"),
    ("Able Seaman", "deckhand"),
    ("Yard Brakeman", "brake-operator"),
    ("Baggage Handler", "ramp-agent"),
    ("Night Order Selector", "order-picker"),
    ("Shipping & Receiving Clerk", "shipping-and-receiving-clerk"),
    ("Cycle Counter", "inventory-specialist"),
    ("Warehouse Team Lead", "warehouse-supervisor"),
    ("Refuse Loader", "refuse-collector"),
    ("Furniture Mover", "mover"),
    ("Car Wash Attendant", "car-wash-attendant"),
    ("Agricultural Commodity Grader (Poultry)", "produce-grader"),
    ("Dairy Herdsperson", "livestock-worker"),
    ("Strawberry Picker", "fruit-picker"),
    ("Combine Operator", "tractor-driver"),
    ("Chainsaw Operator", "faller"),
    ("Forester (Recent Graduate)", "forester"),
    ("Schlosser (m/w/d)", "industrial-mechanic"),
    ("Trockenbauer/in", "drywall-installer"),
    ("Staplerfahrer (m/w/d)", "forklift-operator"),
    ("Fliesenleger", "tile-setter"),
    ("Chaudronnier (H/F)", "boilermaker"),
    ("Cariste CACES 3 H/F", "forklift-operator"),
    ("Préparateur de commandes", "order-picker"),
    ("Conducteur de bus", "bus-driver"),
]

NO_SUCH_ROLE = ["Cooper University Hospital", "Docker", "Thermo Fisher Scientific"]

SENTENCES = [
    ("Must be able to read blueprints and bend pipe", {"blueprint-reading"}),
    ("Concrete finishing, form setting and site grading", {"concrete-finishing", "concrete-work", "site-grading"}),
    ("Preventative maintenance and PLC troubleshooting", {"preventive-maintenance", "plc-troubleshooting"}),
    ("Performs cycle counts, put-away and order selection", {"cycle-counting", "put-away", "order-selection"}),
    ("Experience with plastic injection moulding or die casting", {"plastic-injection-moulding", "die-casting"}),
    ("Route planning, load securing and customs clearance", {"route-planning", "load-securement", "customs-clearance"}),
    ("Milking cows, lambing and tractor driving", {"milking", "calving-and-lambing", "farm-machinery-operation"}),
]


@pytest.mark.parametrize(("title", "role"), TITLES)
def test_a_title_of_the_trades_names_its_role(title: str, role: str) -> None:
    match = match_title(title)
    assert match is not None
    assert match.role.id == role


@pytest.mark.parametrize("title", NO_SUCH_ROLE)
def test_surnames_products_and_figures_of_speech_are_no_trades(title: str) -> None:
    match = match_title(title)
    assert match is None or match.role.field not in FIELDS


def test_the_manual_occupations_are_all_there() -> None:
    assert {role.soc[:2] for role in ROLES().values()} >= MAJOR_GROUPS
    of_field = [role for role in ROLES().values() if role.field in FIELDS]
    assert len(of_field) > 380
    assert len({role.soc for role in of_field if role.soc[:2] in MAJOR_GROUPS}) > 270


def test_finer_roles_and_neighbours_lead_to_roles() -> None:
    for role in ROLES().values():
        if role.field in FIELDS:
            assert len(role.aliases) >= 5, role.id
            assert not role.variant_of or role.variant_of in ROLES(), role.id
            assert set(role.neighbours) <= set(ROLES()) - {role.id}, role.id
            assert find(role.name) == role


@pytest.mark.parametrize(("text", "ids"), SENTENCES)
def test_skills_of_manual_work_are_found(text: str, ids: set[str]) -> None:
    assert {hit.id for hit in skills.mentions(text)} >= ids


@pytest.mark.parametrize(
    "text",
    [
        "We are forging strong partnerships and blending two cultures", "Credential harvesting and model pruning",
        "You will be building systems that last, with circuit breakers and retries", "Setting out to change the market",
    ],
)  # fmt: skip
def test_figures_of_speech_are_no_skills_of_manual_work(text: str) -> None:
    assert not {hit.id for hit in skills.mentions(text) if skills.SKILLS()[hit.id].field in SKILL_FIELDS}
