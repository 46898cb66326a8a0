import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.postings.contacts import EMAIL_MARK, NAME_MARK, PHONE_MARK, mask

EMAILS = """
write to jobs@example.com now
jobs&#64;example.com
security [at] example .com,
work (at) example.org please
jdoe (at)example(dot)io
jane (dot) doe (at) mail (dot) example (dot) com
{info at example dot co dot za}
dave[at]example[dot]com
olivia at example dot com.
Email Jason at Example dot com mentioning
jared [dot] doe [at] mail.example.ca.
Email Jason at example.com or
mail to jobs @ example.com
jane-at-example-dot-com
MAILTO:Jobs.Team+hn@Example.CO.UK
josé.garcía@ejemplo.example
https://example.com/?to=jobs%40example.com
"""
PHONES = """
+1 (512) 555-0134
+1-512-555-0134
call +44 20 7946 0958.
(512) 555-0134
512-555-0134 or
512.555.0134
1-800-555-0199
tel: 5125550134
Phone: 0171 5550123
+49 (0)30 12345678
+33 1 23 45 67 89
01 23 45 67 89
01.23.45.67.89
020 7946 0958
0151/23456789
WhatsApp +5511955501234
Tel. 030 / 1234 5678
512-555-0134 ext. 12
+91 98765 43210
"""
NAMES = """
Recruiter: Jane Doe
Ansprechpartnerin: Frau Maria Muster
contact Jane Doe at jane@example.com
David Doe - david.doe (at) example.com
reach out to Jane Doe (jane@example.com)
"""
LEFT_ALONE = """
Desenvolvedor(a) Mobile (Android & iOS)
Analista(a) de dados
$150,000 - $180,000
$150,000-$180,000 USD per year
120.000 - 150.000 EUR
55 000 - 65 000 PLN
100000-150000
60 000 - 70 000 000
$45.50 - $60.25
2026-01-15
15.01.2026
01/15/2026
01.02.2026 - 28.02.2026
Mobile 2024-2025
R-2024-123456
JR1234567890
REQ-555-234-4567
Requisition ID: 512-555-0134
Job ID 0171 5550123
Python 3.11.4
version 1.2.3.4567
10.0.0.1
https://boards.example.com/acme/jobs/7778206003
https://example.com/?gh_jid=4025550134
94105-1234
24/7 on-call
+10 000 000 users
react@18.2.0
@scope/package
Senior Engineer @ Booking.example
Look at example.com for more
we work at dot com scale
example.com/@person
401k and 403(b)
contact Human Resources
ISO 27001 / 27017 / 27018
NIST 800-171 and 800-53
phone support since 2019
2080 hours
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", lines(EMAILS))
def test_masks_an_address_however_it_is_spelt(text: str) -> None:
    masked = mask(text)
    assert EMAIL_MARK in masked
    assert "example" not in masked.lower().replace("https://example.com/?to=", "")


@pytest.mark.parametrize("text", lines(PHONES))
def test_masks_a_telephone_number(text: str) -> None:
    masked = mask(text)
    assert PHONE_MARK in masked
    assert not any(character.isdigit() for character in masked)


@pytest.mark.parametrize("text", lines(NAMES))
def test_masks_the_name_of_a_contact(text: str) -> None:
    masked = mask(text)
    assert NAME_MARK in masked
    assert "Doe" not in masked
    assert "Muster" not in masked


@pytest.mark.parametrize("text", lines(LEFT_ALONE))
def test_leaves_everything_else_alone(text: str) -> None:
    assert mask(text) == text


def test_keeps_the_words_around_a_mark() -> None:
    text = "Pay: $120,000-$150,000. Mail jobs@example.com or call (512) 555-0134 by 2026-01-15."
    assert mask(text) == f"Pay: $120,000-$150,000. Mail {EMAIL_MARK} or call {PHONE_MARK} by 2026-01-15."


@given(st.text(alphabet="ab1 .@-+()[]dot\n", max_size=200))
def test_masking_is_settled_after_a_second_time(text: str) -> None:
    twice = mask(mask(text))
    assert mask(twice) == twice


@pytest.mark.parametrize(
    "piece", ["a", "a.", "1 ", "a@", "a at ", "[at]", "+1", "email ", "Jane Doe ", "a dot ", "0 1", "%40", "(1)"]
)
def test_long_input_is_no_trap(piece: str) -> None:
    assert isinstance(mask(piece * (60_000 // len(piece))), str)
