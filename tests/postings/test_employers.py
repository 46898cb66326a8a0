from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.postings import employer_names
from metier.postings.employer_names import bare_name
from metier.postings.employers import LONGEST_ID, employer_id, employer_name
from metier.simulate.draws import Draws
from metier.simulate.employers import build

LEGAL = (
    ", Inc.", " Inc", " LLC", ", L.L.C.", " Ltd", " Limited", " plc", " Corp.", " Corporation", " Co.", " Company", " PBC",
    " GmbH", " AG", " SE", " GmbH & Co. KG", " KGaA", " e.V.", " S.A.", " SAS", " S.à r.l.", " S.p.A.", " S.r.l.", " B.V.",
    " N.V.", " AB", " AS", " A/S", " ApS", " Oy", " Oyj", " S.L.", " Lda.", " Ltda.", " S.A. de C.V.", " Sp. z o.o.",
    " s.r.o.", " d.o.o.", " Kft.", " OÜ", " Pty Ltd", " (Pty) Ltd", " Pvt. Ltd.", " Pte. Ltd.", " Co., Ltd.", " Sdn. Bhd.",
    " K.K.", " UK Limited", " Germany GmbH", " Holdings, Inc.",
)  # fmt: skip
AROUND = (
    "{} (YC W21)", "{} YC P26", "{}, YC S24", "{} [Series A]", "{} (formerly Beta)", "{} - Careers", "{} Careers",
    "Careers at {}", "Jobs at {}", "{} | Remote", "{} | Senior Engineer | Berlin", "{} – Berlin, Germany",
    "{} -- New York, NY", "{}, Seattle, WA", "{}, Mountain View", "{}, a division of Beta Corp", "{}, an Old Beta Company",
    "{} via Recruiters4U", "{}: the future of work", "{} is hiring!", "{} is now hiring in Europe", "We are hiring at {}",
    "Software Engineer @ {}", "Senior Data Analyst at {}", "Company: {}", "@{}", "1) {}", "### {}", "*{}*", "[{}]",
    "(Pre IPO) {}", "{}™", "{}!", "The {} Company", "The {}", "{}/Beta", "{} // Beta", "REMOTE - {}",
    "Beta Staffing on behalf of {}", "Beta Holdings LLC dba {}", "{}, Inc. The Widget People",
)  # fmt: skip


@pytest.mark.parametrize("ending", LEGAL)
def test_a_legal_form_does_not_make_another_employer(ending: str) -> None:
    assert employer_id(f"Acme Widgets{ending}") == employer_id(f"ACME WIDGETS{ending.upper()}") == "acmewidgets"


@pytest.mark.parametrize("pattern", AROUND)
def test_what_stands_around_a_name_does_not_make_another_employer(pattern: str) -> None:
    assert employer_id(pattern.format("Acme Widgets")) == "acmewidgets"


@pytest.mark.parametrize(
    "spelling",
    ["acmewidgets", "acme-widgets", "AcmeWidgets", "acmewidgetsinc", "acme-widgets-inc", "acmewidgets.com", "AcmeWidgets.io",
     "https://www.acmewidgets.com/careers", "www.acmewidgets.co.uk", "http://jobs.acmewidgets.com/", "Acmé Widgets",
     "Acme  Widgets ", "Acme\u00a0Widgets", "Ａｃｍｅ Widgets"],
)  # fmt: skip
def test_tokens_of_boards_and_domains_are_the_employers(spelling: str) -> None:
    assert employer_id(spelling) == "acmewidgets"


@pytest.mark.parametrize(
    "spellings",
    [
        ("ООО «Ромашка»", "Ромашка", "ромашка ООО", 'ООО "РОМАШКА"'),
        ("株式会社サンプル", "サンプル株式会社", "（株）サンプル", "㈱サンプル", "サンプル"),
        ("示例技术有限公司", "示例技术"),
        ("견본전자 주식회사", "견본전자", "(주)견본전자"),
        ("บริษัท ตัวอย่าง จำกัด (มหาชน)", "ตัวอย่าง"),
        ("شركة المثال", "المثال"),
        ('UAB "Pavyzdys"', "Pavyzdys, UAB", "Pavyzdys"),
        ("PT Contoh Tbk", "Contoh"),
        ("Müller & Söhne GmbH", "Müller und Söhne", "MULLER AND SOHNE"),
        ("AT&T", "AT & T", "AT and T", "AT&T Inc."),
        ("U.S. Digital Service", "United States Digital Service", "US Digital Service"),
        ("Interior, Bureau of Indian Affairs", "Bureau of Indian Affairs"),
        ("U.S. Department of Energy", "Department of Energy - Agency Wide"),
        ("Amazon Web Services (AWS)", "AWS", "Amazon.com, Inc.", "Amazon Music"),
        ("PricewaterhouseCoopers LLP", "PwC"),
    ],
)
def test_one_employer_has_one_id(spellings: tuple[str, ...]) -> None:
    assert len({employer_id(spelling) for spelling in spellings}) == 1
    assert employer_id(spellings[0])


@pytest.mark.parametrize(
    "names",
    [
        ("Delta Air Lines", "Delta Dental", "Delta"),
        ("First Bank", "First National Bank", "First", "First Bank & Trust"),
        ("Booz Allen", "Allen", "Allen Institute"),
        ("University of California, Berkeley", "University of California, San Francisco", "University of California"),
        ("Air France S.A.", "Air India Ltd", "Air Canada", "Air"),
        ("Bank of America Corporation", "Bank of India Ltd", "Bank"),
        ("Department of Energy", "Department of Defense", "Department of State"),
        ("Office of the Inspector General", "Office of the Inspector General, USPS"),
        ("Amazon", "Amazon Watch"),
        ("Fast Company", "Fast"),
        ("Ромашка", "Василёк", "サンプル", "見本", "示例"),
        ("Scale AI", "Scope AI", "x.ai", "y.ai"),
        ("Lightning AI", "Lightning Labs", "Lightning"),
        ("1&1", "1", "11"),
        ("Code&Co", "Code"),
    ],
)
def test_different_employers_stay_apart(names: tuple[str, ...]) -> None:
    ids = [employer_id(name) for name in names]
    assert "" not in ids
    assert len(set(ids)) == len(names)


@pytest.mark.parametrize(
    "name",
    ["", "  ", "###", "Confidential", "CONFIDENTIAL", "Confidential Company", "Company Confidential", "Stealth",
     "Stealth Startup", "Legal Tech Stealth Startup", "(stealth start-up)", "AI startup (stealth)", "Unknown", "N/A", "n.a.",
     "None", "Various", "TBD", "Company", "The Company", "Our client", "A leading bank", "jobs@acme.example",
     "[e-mail removed]", "84723", "https://boards.greenhouse.io/acme", "jobs.lever.co/acme",
     "https://news.ycombinator.com/item?id=1", "REMOTE", "Remote | Onsite", "Seattle, WA", "Toronto, Canada", "New York",
     "Denver, CO; Atlanta, GA", "Senior Software Engineer", "Software Engineer, Full Stack", "VP Marketing & Demand Gen",
     "Data Engineer - Berlin", "1 point by someone 62 days ago", "非公開", "Vertraulich", "Конфиденциально", "Family Office",
     "$20bn hedge fund", "🚀"],
)  # fmt: skip
def test_what_names_no_employer_has_no_id(name: str) -> None:
    assert employer_id(name) == ""


@pytest.mark.parametrize(
    "name",
    ["Stealth Monitoring", "Remote", "Society of Women Engineers", "Limited", "Yahoo!", "Aurora", "Boston Scientific",
     "1010data", "X", "Fy!", "Staff.com", "Private Internet Access", "Startup Chile", "The Client School", "factor[e]",
     "7-Eleven", "Developer Express"],
)  # fmt: skip
def test_odd_names_are_names(name: str) -> None:
    assert employer_id(name)


@given(st.text(max_size=400))
def test_any_text_gives_a_bounded_id_that_is_its_own(text: str) -> None:
    found = employer_id(text)
    assert found == employer_id(text)
    assert len(found) <= LONGEST_ID
    assert not any(character.isspace() for character in found)


@given(st.text("abcdeAT.,&-' éü0", min_size=1, max_size=30))
def test_the_short_way_says_what_the_long_way_says(text: str) -> None:
    text = " ".join(text.split())
    if text and not employer_names._MORE.search(text.lower()):
        assert employer_names.plain(bare_name(text)) == employer_names.plain(employer_names._cut(text))


@given(
    st.sampled_from(["Acme Widgets", "Müller & Söhne", "Ромашка", "サンプル電子", "Société Générale", "B-Hive"]),
    st.sampled_from(LEGAL),
)
def test_forms_and_case_never_change_an_id(name: str, ending: str) -> None:
    assert employer_id(name + ending) == employer_id(name.upper()) == employer_id(name)


@pytest.mark.parametrize(
    "text", ["a" * 5_000_000, "( " * 1000, "a, " * 1000, "a at " * 500, "x." * 500, "\ud800" * 300, "- " * 500]
)
def test_hostile_names_get_an_answer(text: str) -> None:
    assert len(employer_id(text)) <= LONGEST_ID


def test_simulated_employers_stay_apart() -> None:
    names = [one.name for group in build(20_000, Draws(7, 2), date(2026, 1, 1)).values() for one in group]
    found = {employer_id(name) for name in names} - {""}
    assert len(found) >= 0.998 * len(set(names))  # a few differ in nothing but `Co.`


def test_the_name_shown_is_the_commonest_spelling() -> None:
    assert employer_name(["Acme", "ACME", "Acme", "Acme, Inc.", ""]) == "Acme"
    assert employer_name(["acmewidgets"] * 9 + ["Acme Widgets"]) == "Acme Widgets"
    assert employer_name(["acmewidgets", "acmewidgets"]) == "acmewidgets"
    assert employer_name(["B", "A"]) == "A"
    assert employer_name([]) == ""
