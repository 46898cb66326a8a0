"""A page being written: fills the slots of sentence templates for one vacancy."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from metier.simulate import stack, tables
from metier.simulate.draws import Draws
from metier.simulate.grammar import Fill, expand, mark, tail, unmarked
from metier.simulate.vacancies import Vacancy

MOST_REPEATS = 3
"""How often one sentence may be written for one role while other wordings are left."""

TOPICS = 3
"""Words of one list that one advert uses."""

_TRIES = 8


class Written:
    """What has been written so far, so that sentences do not wear out."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self._lines: dict[str, Counter[str]] = {}

    def fresh(self, role: str, line: Callable[[], str]) -> str:
        """The least worn of a few attempts at a line for a role."""
        counts = self._lines.setdefault(role, Counter())
        best = line()
        for _ in range(_TRIES):
            if counts[best] < MOST_REPEATS:
                break
            best = min(best, line(), key=lambda words: counts[words])
        counts[best] += 1
        return best


def tool_words(tool: str, draws: Draws) -> str:
    """A tool in one of its spellings, the usual one most often, marked."""
    spellings = tables.tool_names()[tool].spellings
    words = spellings[0] if len(spellings) == 1 or draws.chance(0.7) else draws.pick(spellings[1:])
    return mark("tool", tool, words)


def skill_words(words: str) -> str:
    """A skill's words, marked as the skill or tool that they name."""
    kind, fact = tables.skill_fact(words)
    return mark(kind, fact, words)


def certificate_words(tool: str, draws: Draws) -> str:
    """A certificate or licence; the short ones are called certifications beside their letters."""
    words = tool_words(tool, draws)
    letters = unmarked(words)
    return f"{words} certification" if letters.replace(" ", "").upper() == letters.replace(" ", "") else words


class Page:
    """One advert being written: its vacancy, the draws it uses, and what it asks for."""

    def __init__(self, vacancy: Vacancy, draws: Draws, written: Written) -> None:
        """Draw what the vacancy asks for."""
        self.vacancy, self.draws, self.written = vacancy, draws, written
        self.role = tables.roles()[vacancy.role]
        self.field = tables.fields()[self.role.field]
        self.stack = stack.draw(self.role, vacancy.level, vacancy.employer, draws)
        self.employer = vacancy.employer.spoken
        self._used: set[str] = set()
        self._topics: dict[str, list[str]] = {}
        article = "an" if self.role.plain[0] in "aeiouAEIO" or self.role.plain.startswith("HVAC") else "a"
        self._names = {
            "employer": self.employer,
            "customers": vacancy.employer.customers,
            "focus": vacancy.focus,
            "plain": self.role.plain,
            "article": article,
            "article_cap": article.capitalize(),
            "field": self.role.field_name,
            "city": vacancy.city or "home",
            "place": vacancy.city or tables.money()[vacancy.country].country,
        }

    def fill(self, slot: str) -> str:
        """What stands in a slot: a name, a word list's item, a tool, a tool of a group, or a skill."""
        if slot in self._names:
            words = self._names[slot]
        elif slot in self.field.lists:
            words = self._word(slot)
        elif slot.startswith("g:"):
            words = tool_words(self._of_group(slot[2:]), self.draws)
        elif slot.startswith("s:"):
            words = skill_words(slot[2:])
        elif slot == "product":
            words = self._product()
        elif slot == "work":
            words = self.draws.pick(self.role.work)
        else:
            words = tool_words(slot, self.draws)
        return words

    def _word(self, slot: str) -> str:
        """A word of a list that this line does not hold yet. One advert keeps to a few words of each list: it has one topic."""
        if slot not in self._topics:
            known = self.role.lists.get(slot) or self.field.lists[slot]
            known = self.role.tied.get(slot, {}).get(self.vacancy.focus) or known
            self._topics[slot] = self.draws.sample(known, TOPICS)
        words = self._topics[slot]
        word = self.draws.pick(words)
        for _ in range(4):
            if word not in self._used:
                break
            word = self.draws.pick(words)
        self._used.add(word)
        return word

    def _of_group(self, group: str) -> str:
        chosen = self.stack.group(group) or [tool.id for tool in self.role.tools if tool.group == group]
        return self.draws.pick(chosen)

    def _product(self) -> str:
        words = self.vacancy.employer.product
        if self.draws.chance(0.4):
            return "our product"
        for article in ("a ", "an "):
            if words.startswith(article):
                return words.replace(article, "our ", 1)
        return f"our {words}"

    def line(self, template: str, words: Mapping[str, str] | None = None) -> str:
        """A template filled for this vacancy; `words` are further slots."""
        self._used = set()
        if not words:
            return expand(template, self.draws, self.fill)
        return expand(template, self.draws, lambda slot: words[slot] if slot in words else self.fill(slot))

    def fresh(self, templates: Sequence[str], words: Mapping[str, str] | None = None) -> str:
        """A line of one of the templates, little used so far for this role."""
        return self.written.fresh(self.role.id, lambda: self.line(self.draws.pick(templates), words))

    def spelled(self, template: str, fill: Fill) -> str:
        """A line whose slots `fill` alone decides."""
        return self.written.fresh(self.role.id, lambda: expand(template, self.draws, fill))

    def tail(self, template: str) -> str:
        """Words that go on a line: the template as it stands, spaces kept, first letter not raised."""
        return tail(template, self.draws)
