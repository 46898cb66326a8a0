"""The fields of the index: what is searched as words, what is a facet, what sorts."""

#: Raised whenever a new index holds other fields than an old one: editions of another layout are built again.
LAYOUT = 2

#: Fields of `SearchQuery` that are facets; each is a field of the index of the same name holding ids as they are.
FACETS = ("role", "place", "level", "workplace", "tool", "employer", "employment", "source", "status")

#: Fields searched word by word; the weight of each is named in the table of weights.
WORDS: dict[str, str] = {"title": "word_title", "where": "word_where", "employer_name": "word_employer", "body": "word_text"}

#: Modes a document is found in: `each` posting for itself, or copies `merged`.
EACH, MERGED = "each", "merged"

#: Fields that hold a number.
NUMBERS = ("pay_max", "pay_usd", "years")

#: Letters a word must have to be taken for a misspelling when no posting has it.
SPELT = 5

#: A search that finds fewer postings than these takes near ones too.
ENOUGH = 20

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
