import socket

import pytest

from metier.postings.language import code, detect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We are looking for a data engineer who builds reliable pipelines with us.", "en"),
        ("Wir suchen eine Softwareentwicklerin, die mit uns zuverlässige Systeme baut.", "de"),
        ("Nous recherchons un ingénieur pour construire nos systèmes de données.", "fr"),
        ("Estamos contratando um desenvolvedor para trabalhar em São Paulo.", "pt"),
        ("x", ""),
        ("1234 5678 !!!", ""),
        ("", ""),
    ],
)
def test_tells_the_language_without_the_network(text: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert detect(text) == expected


@pytest.mark.parametrize(("stated", "expected"), [("en-US", "en"), ("DE_de", "de"), ("English", ""), ("", ""), ("e1", "")])
def test_a_stated_code_is_kept_by_its_primary_part(stated: str, expected: str) -> None:
    assert code(stated) == expected
