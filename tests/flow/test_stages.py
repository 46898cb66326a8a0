from metier.facts.document import Document
from metier.flow.stages import own_words

DUTIES = "Responsibilities\n" + "\n".join(
    f"- Build and run part {letter} of our data platform with care" for letter in "abcdefgh"
)
DEMANDS = "Requirements\n" + "\n".join(f"- Knowledge of tool {letter} and of what belongs to it" for letter in "abcdefgh")
PRAISE = "About us\nAcme makes anvils for the whole world and has done so for a hundred years."
PERKS = "Benefits\n- Free lunch and a gym"


def test_the_job_s_own_words_are_its_duties_and_demands() -> None:
    text = "\n\n".join([PRAISE, DUTIES, DEMANDS, PERKS])
    ((start, end),) = own_words(Document(text=text))
    assert text[start:end].strip() == f"{DUTIES}\n\n{DEMANDS}"


def test_where_these_are_few_all_but_perks_and_small_print_counts() -> None:
    text = f"{PRAISE}\n\n{PERKS}"
    assert "".join(text[start:end] for start, end in own_words(Document(text=text))).strip() == PRAISE
    assert own_words(Document(text="")) in ([], [(0, 0)])
