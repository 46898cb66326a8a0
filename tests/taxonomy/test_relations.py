"""What counts in part for what: known on both sides, below a whole, and as the table says in both directions."""

from metier.taxonomy.lexicon import rows
from metier.taxonomy.relations import counts_for
from metier.taxonomy.skills import SKILLS
from metier.taxonomy.tools import TOOLS


def test_every_name_of_the_table_is_a_tool_or_a_skill() -> None:
    known = {*TOOLS(), *SKILLS()}
    named = {each for row in rows("relations.tsv") for each in (row["id"], *row["others"].split("|"))}
    assert named <= known
    assert {row["kind"] for row in rows("relations.tsv")} == {"sibling", "child"}


def test_nothing_related_counts_whole_and_nothing_is_its_own_relation() -> None:
    for asked in (*TOOLS(), *SKILLS()):
        for known, relation in counts_for(asked).items():
            assert known == relation.id != asked
            assert 0 < relation.weight <= 0.5


def test_siblings_count_both_ways_and_a_part_for_the_whole_more_than_the_whole_for_a_part() -> None:
    assert counts_for("postgresql")["mysql"] == ("mysql", 0.5, "sibling")
    assert counts_for("mysql")["postgresql"].weight == 0.5
    assert counts_for("python")["django"].kind == "child"
    assert counts_for("django")["python"] == ("python", 0.3, "parent")
    assert "ruby-on-rails" not in counts_for("python")  # a sibling's part is no relation
    assert counts_for("amazon-web-services")["amazon-s3"].kind == "child"  # by the tables of tools
