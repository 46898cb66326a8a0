import pytest

from metier.guides.base import Item
from metier.guides.neighbours import neighbours


class _Base:
    """Four roles, of which two ask for the like."""

    def __init__(self) -> None:
        self.vectors: dict[str, dict[str, float]] = {}
        self._items = {
            "backend": self._role(sql=60, java=50, docker=30, teamwork=40),
            "data": self._role(sql=55, java=45, spark=40, teamwork=42),
            "nurse": self._role(epic=60, triage=50, teamwork=41),
            "cook": self._role(knives=60, teamwork=40),
        }

    @staticmethod
    def _role(**said: int) -> dict[str, Item]:
        elsewhere = {"sql": 50, "java": 45, "docker": 5, "spark": 2, "epic": 1, "triage": 1, "knives": 0, "teamwork": 130}
        return {name: Item(name, name, "", n / 100, n, 100, elsewhere[name], 300) for name, n in said.items()}

    def items(self, role: str | None) -> dict[str, Item]:
        return self._items.get(role or "", {})

    def roles(self) -> list[str]:
        return sorted(self._items)


def test_roles_that_ask_for_the_like_are_next_to_one_another() -> None:
    (found,) = neighbours(_Base(), "backend")  # type: ignore[arg-type]  # a stand-in with the same questions
    assert found.role == "data"
    assert found.shared == ("sql", "java")
    assert found.only_there == ("spark",)


def test_likeness_is_the_same_from_both_sides() -> None:
    base = _Base()
    there = neighbours(base, "data")[0]  # type: ignore[arg-type]  # a stand-in with the same questions
    back = neighbours(base, "backend")[0]  # type: ignore[arg-type]  # a stand-in with the same questions
    assert there.alike == pytest.approx(back.alike)


def test_an_unknown_role_has_no_neighbours() -> None:
    assert neighbours(_Base(), "astronaut") == []  # type: ignore[arg-type]  # a stand-in with the same questions
