"""The fields of the index: what is searched as words, what is a facet, what sorts."""

#: Fields of `SearchQuery` that are facets; each is a field of the index of the same name holding ids as they are.
FACETS = ("role", "place", "level", "workplace", "tool", "employer", "employment", "source", "status")

#: Fields searched word by word, with the weight of a match. A title says most of what a posting is.
WORDS: dict[str, float] = {"title": 4.0, "where": 2.0, "employer_name": 1.0, "body": 1.0}

#: Weight of a word that names a tool the posting was read to ask for.
TOOL_WEIGHT = 2.0

#: Weight of two words that stand side by side in a title as they do in the query.
PAIR_WEIGHT = 4.0

#: Letters a word must have to be taken for a misspelling when no posting has it.
SPELT = 5

#: Words that say nothing of a job; they count only where nothing else was typed.
EMPTY_WORDS = frozenset(
    ("a", "an", "and", "at", "for", "from", "in", "job", "jobs", "near", "of", "role", "the", "to", "with", "work")
)

#: At most so many values of a facet are listed (those asked for are always among them).
FACET_VALUES = 200

#: Bounds of one page.
MOST_HITS, MOST_OFFSET = 1_000, 10_000

#: A query's words: characters and clauses beyond these have no effect.
MOST_CHARACTERS, MOST_CLAUSES = 1_000, 32

#: Alternatives of one field: a person chooses a few, a machine that lists thousands costs everyone else their answer.
MOST_VALUES = 200

SORTS = ("relevance", "newest", "pay")
UNSTATED = ("include", "exclude")
