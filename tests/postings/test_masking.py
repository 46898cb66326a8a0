import json

import pytest

from metier.postings.contacts import EMAIL_MARK, NAME_MARK, PHONE_MARK
from metier.postings.masking import mask_record, mask_value


def test_a_record_without_contacts_stays_the_same_bytes() -> None:
    body = b'{ "id": 7778206003,\n "pay": 1.10, "big": 123456789012345678901234567890, "text": "caf\\u00e9 $100,000-$120,000" }'
    assert mask_record(body) is body


def test_json_stays_json_and_its_numbers_stay_exact() -> None:
    body = b'{"id": 7778206003, "pay": 1.10, "html": "\\u003cp\\u003ejobs@example.com\\u003c/p\\u003e"}'
    masked = mask_record(body)
    assert json.loads(masked) == {"id": 7778206003, "pay": 1.1, "html": f"<p>{EMAIL_MARK}</p>"}
    assert b"1.10" in masked


def test_fields_that_name_people_are_emptied() -> None:
    body = {
        "creator": {"id": "u1", "name": "Jane Doe"},
        "application_contacts": [{"name": "Jane Doe", "email": "jane@example.com", "telephone": "0171 5550123"}],
        "mailbox_email": "jobs@example.com",
        "reporting_to": "Jane Doe",
        "company": {"name": "Acme"},
        "contact": {"phone": 5125550134},
    }
    masked = json.loads(mask_record(json.dumps(body).encode()))
    assert masked["creator"]["name"] == NAME_MARK
    assert masked["application_contacts"] == [{"name": NAME_MARK, "email": EMAIL_MARK, "telephone": PHONE_MARK}]
    assert masked["mailbox_email"] == EMAIL_MARK
    assert masked["reporting_to"] == NAME_MARK
    assert masked["company"] == {"name": "Acme"}
    assert masked["contact"] == {"phone": PHONE_MARK}


def test_html_and_broken_bytes_are_masked_as_text() -> None:
    assert mask_record(b"<p>jobs&#64;example.com \xff</p>") == f"<p>{EMAIL_MARK} ".encode() + b"\xff</p>"
    assert mask_record(b'{"cut": "jobs@example.com') == f'{{"cut": "{EMAIL_MARK}'.encode()


def test_an_escaped_bracket_before_an_address_survives_in_script() -> None:
    masked = mask_record(b'<script>{"d":"\\u003ejobs@example.com"}</script>')
    assert masked == f'<script>{{"d":"\\u003e{EMAIL_MARK}"}}</script>'.encode()


def test_lone_surrogates_and_deep_nesting_do_not_raise() -> None:
    assert EMAIL_MARK.encode() in mask_record(b'{"a": "\\ud800 jobs@example.com"}')
    assert mask_record(b"[" * 100_000 + b"]" * 100_000)


@pytest.mark.parametrize("value", [None, True, 3, 2.5, "plain", ["a", {"b": "c"}]])
def test_plain_values_pass(value: object) -> None:
    assert mask_value(value) == value


def test_masking_a_record_twice_changes_nothing_more() -> None:
    once = mask_record(b'{"t": "jobs@example.com or (512) 555-0134", "creator": {"name": "Jane Doe"}}')
    assert mask_record(once) == once
