"""CVs written for the tests, in several layouts; what stands in braces tells of the person."""

import msgspec


class Person(msgspec.Struct, frozen=True):
    """What must not matter: who somebody is, where they live, where and when they learned."""

    name: str = "Anna Smith"
    they: str = "she"
    their: str = "her"
    title: str = "Ms"
    street: str = "14 Elm Street"
    town: str = "Dayton"
    school: str = "Harvard University"
    year: int = 2012
    nationality: str = "Canadian"


def cv(template: str, person: Person) -> str:
    """The CV of a person."""
    first, _, last = person.name.partition(" ")
    mail = f"{first}.{last}@example.com".lower().replace(" ", "")
    return template.format(
        name=person.name, upper=person.name.upper(), first=first, last=last, mail=mail, they=person.they,
        They=person.they.capitalize(),
        their=person.their, Their=person.their.capitalize(), title=person.title, street=person.street, town=person.town,
        school=person.school, year=person.year, before=person.year - 3, nationality=person.nationality,
    )  # fmt: skip


US = """{name}
{street}, {town}, Indiana 46923 | {mail} | +1 (512) 555-0199 | linkedin.com/in/{mail}

SUMMARY
{first} is a senior data engineer with 7 years of experience in Python and SQL. {They} lives in {town}, Indiana.

EXPERIENCE
Senior Data Engineer, Northwind, {town}, IN            Jan 2020 - Present
• Built data pipelines with Airflow, dbt and Snowflake serving 40 analysts
• Led migration from PostgreSQL to Snowflake; {they} mentored four engineers
Data Analyst
Acme Corp, {town}, Indiana
03/2017 - 12/2019
- Wrote reports in Tableau and Excel
  using complex SQL

EDUCATION
MSc Computer Science, {school}, {year}
B.A. Economics, {school}, {before}

SKILLS
Languages: Python, Go, R, SQL
Kubernetes, Docker; machine learning

INTERESTS
Ruby collecting, {town} choir
"""

UK = """CURRICULUM VITAE

{upper}
{street}
{town}
AB12 3CD
Tel: 020 7946 0958
Email: {mail}
Nationality: {nationality}
Date of birth: 12 March 1984
Marital status: married

Personal statement
{title} {last} is a registered nurse with five years' experience in intensive care. {Their} strengths are patient care and
medication administration. Born in {town}, {they} has worked in Leeds since 2019.

Employment history
2019 - present   Staff Nurse, St Mary's Hospital, {town}
Provided wound care and patient assessment for 12 patients a shift
2016 - 2019   Healthcare Assistant, Care Homes Ltd
Recorded vital signs in Epic

Education
{before} - {year}   BSc (Hons) Nursing, {school}
{year}   A levels, {school}

Certifications
NMC registration
BLS

References
{title} {name}, Jenkins Python Delphi Ltd
"""

GERMAN = """Lebenslauf

Persönliche Daten
Name: {name}
Anschrift: {street}, 80331 {town}
Geboren am 12.03.1984 in {town}
Staatsangehörigkeit: {nationality}
Familienstand: ledig
E-Mail: {mail}

Berufserfahrung
03/2018 - heute    Softwareentwickler, Beispiel GmbH, {town}
- Entwicklung von Microservices in Java und Spring Boot
- Betrieb auf Kubernetes mit Jenkins
09/2014 - 02/2018    Junior Software Engineer bei Muster AG in {town}
- Frontends mit React und TypeScript

Ausbildung
10/{before} - 09/{year}    {school}, Master of Science Informatik

Kenntnisse
Java, Kotlin, PostgreSQL, Docker, Git

Sprachen
Deutsch (Muttersprache), Englisch (C1)

{town}, 12.05.2026
{name}
"""

PLAIN = """{name}
{town}, Indiana

I am a senior python developer with 8 years of experience in Django and PostgreSQL, and with AWS.
{They} also likes Terraform.
I hold a bachelor's degree from {school}, class of {year}.
Based in {town}. My name is {name}.
"""

THIRD = """{name} is a project manager with over ten years of experience in construction scheduling and Primavera P6.
{first} studied at {school} and graduated in {year}. {They} lives in {town} with {their} family and speaks fluent Spanish.
{first}'s work at Northwind in {town} won {their} team a prize. {title} {last} holds a PMP and uses Microsoft Project daily.
"""

LABELS = """Name: {name}
Address: {street}, {town}
School: {school}
Year of graduation: {year}
Nationality: {nationality}
Skills: accounting, QuickBooks, Excel, payroll
Languages: French
Experience: 6 years of experience as a bookkeeper
Education: Bachelor of Science, {school}, {year}

Kind regards,
{name}
"""

TWO_COLUMNS = """{name}\t{street}
Python Developer\t{town}, TX 78701
Phone: 512-555-0123\t{mail}

WORK EXPERIENCE
Python Developer\tJan 2019 – Dec 2022
Acme Inc.\t{town}, TX
• Wrote Django apps

EDUCATION
B.S. in Computer Science\t{year}
{school}\t{town}, TX
"""

ONE_LINE = "{name}, {street}, {town}. Python developer with 5 years of experience in Django and SQL. Studied at {school}."

MARKED_UP = """# {name}
**{town}, Germany** · {mail}

## Experience
### Data Analyst — Acme, {town} (2018–2020)
- Reports in Excel

## Education
**{school}**, {town} — *MSc Statistics*, {year}

## Skills
- Python, R
- SQL
"""

FRENCH = """{name}
{street}, 75001 {town}
Né en {year} à {town}

Expérience professionnelle
2018 - 2021 Développeur Java, Société X, {town}
- Développement en Java et Spring

Formation
{year} Master Informatique, {school}

Compétences
Java, Docker, Git

Langues
Français, anglais
"""

LETTER = """Dear Sir or Madam,

My name is {name} and I live in {town}. I am a welder with six years of experience in MIG welding. I went to school at {school}.

Yours sincerely,
{name}
{street}
{town}
"""

ALL = {
    "two columns": TWO_COLUMNS, "one line": ONE_LINE, "marked up": MARKED_UP, "french": FRENCH, "letter": LETTER,
    "us": US, "uk": UK, "german": GERMAN, "plain": PLAIN, "third": THIRD, "labels": LABELS,
}  # fmt: skip
