"""Ways people write an address so that no machine finds it; and what looks like one and must stay."""

import time

import pytest

from metier.postings.contacts import mask


@pytest.mark.parametrize(
    "words",
    [
        "write to theo @ acme.example.com today",
        "write to 'theo' @ 'acme.com'",
        "reach me (theo @ acme . com) with questions",
        "mail theo . fox @ acme . com.",
        "Jane, theo@ acme.co.uk or others",
        "info: theo dot fox @ acme.com",
        "Cheers,\n\ntheo at acme.com",
        "drop me a line at theo at acme.com",
        "questions (theo AT acme.com).",
        "directly: theo at acme.co",
        "CC theo at acme.com please",
        "talk to theo ~at~ acme.com",
        "talk to theo~at~acme.com",
        "theo _at_ acme _dot_ com",
        "theo __at__ acme.com",
        "theo[AT@]acme[dot]org",
        "theo [a t] acme.ai",
        "theo[at-sign]acme[dot]com",
        "contact us at theoatacmedotcom now",
        "jobs: theo at acme dotcom",
    ],
)
def test_an_address_in_disguise_is_masked(words: str) -> None:
    masked = mask(words)
    assert "[e-mail removed]" in masked
    assert "acme" not in masked


@pytest.mark.parametrize(
    "words",
    [
        "(030-616528400, [e-mail removed])",
        "please contact:1-202-555-0162 or write",
        "[name removed], 541-5550162, and others",
        "contact: 202 555 0162",
    ],
)
def test_a_number_beside_a_person_is_masked(words: str) -> None:
    masked = mask(words)
    assert "[phone removed]" in masked
    assert "555" not in masked.replace("[phone removed]", "")
    assert "6165" not in masked


@pytest.mark.parametrize(
    "words",
    [
        "I work at booking.com in Berlin",
        "Openings can be found at acme.com/jobs.",
        "I'm Ann, an engineering manager @ Acme. We build",
        "VP Engineering @ ID.me, five years",
        "More details @ https://acme.example.com/jobs/7",
        "Recruiters only write from @acme.com addresses",
        "See acme.com/blog/2017/02/getting_hired_at_acme.html",
        "Follow us on Twitter @acmesystems. We grow",
        "THIS ANNOUNCEMENT WILL CLOSE AT 11:59PM EST",
        "Learn more about us at acme.co",
        "Pay: $120,000 - 150,000; 401(k); ISO 27001/27002; 41 CFR 60-1.4(a)",
        "Req ID: 4263321471, posted 2024-01-02 03:04, Reg. Nr. 40203050078",
        "contact hours 2024-2025 and call for papers 12/11/2024",
    ],
)
def test_what_only_looks_like_one_stays(words: str) -> None:
    assert mask(words) == words


@pytest.mark.parametrize(
    "piece", ["a @ b ", "a at b.c ", "(a @ ", "a @ b . c . ", "'a' @ 'b", "aat", "a _at_ ", "a [a t] b [dot] ", "contact 1 "]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        begun = time.process_time()
        mask(piece * (size // len(piece)))
        return time.process_time() - begun

    assert seconds(80_000) < 9 * min(seconds(20_000), seconds(20_000)) + 0.1
