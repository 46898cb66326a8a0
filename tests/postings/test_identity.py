import re

from metier.postings.identity import plain_url, posting_id

WORDS = ("Acme", "Data Engineer", "Austin, TX", "We build things.")


def test_a_source_id_counts_before_everything_else() -> None:
    one = posting_id("greenhouse", "acme", "1", "https://a.example/1", WORDS)
    assert one == posting_id("greenhouse", "acme", "1", "https://b.example/2", ("", "", "", ""))
    assert one != posting_id("greenhouse", "acme", "2", "https://a.example/1", WORDS)
    assert one != posting_id("lever", "acme", "1", "https://a.example/1", WORDS)
    assert re.fullmatch(r"p[a-z2-7]{12}", one)


def test_then_the_address_without_what_only_tracks() -> None:
    one = posting_id("jsonl", "x", "", "https://A.example/jobs/1/?utm_source=x&id=3#top", WORDS)
    assert one == posting_id("csv", "y", "", "https://a.example/jobs/1?id=3", ("", "", "", ""))
    assert plain_url("http://[bad") == "http://[bad"


def test_then_the_opening_words_whatever_their_spacing() -> None:
    one = posting_id("jsonl", "x", "", "", WORDS)
    assert one == posting_id("jsonl", "y", "", "", ("ACME", "data  engineer", "Austin TX", "We build\nthings"))
    assert one != posting_id("jsonl", "x", "", "", (*WORDS[:3], "We build other things."))
