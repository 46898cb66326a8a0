"""The fields of the index: what is searched as words, what is a facet, what sorts."""

#: Raised whenever a new index holds other fields than an old one: editions of another layout are built again.
LAYOUT = 3

#: Fields of `SearchQuery` that are facets; each is a field of the index of the same name holding ids as they are.
FACETS = (
    "role", "place", "remote_from", "level", "workplace", "tool", "skill", "employer", "employment", "experience", "education",
    "language", "written", "visa", "flag", "source", "status",
)  # fmt: skip

#: Values of `remote_from` that are no countries: work that is not remote, and work that may be done from anywhere.
NOT_REMOTE, WORLDWIDE = "no", "worldwide"

#: Bands of the least years of experience asked, each from so many years up to the next.
EXPERIENCE = {"0": 0.0, "1-2": 1.0, "3-5": 3.0, "6-9": 6.0, "10+": 10.0}

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

#: So many results are put in order by relevance; those behind them follow newest first.
DEPTH = 1_000

#: Bounds of one page.
MOST_HITS, MOST_OFFSET = 1_000, 10_000

#: A query's words: characters and clauses beyond these have no effect.
MOST_CHARACTERS, MOST_CLAUSES = 1_000, 32

#: Alternatives of one field: a person chooses a few, a machine that lists thousands costs everyone else their answer.
MOST_VALUES = 200

SORTS = ("relevance", "newest", "pay")
UNSTATED = ("include", "exclude", "only")

#: Kilometres around a place at most.
MOST_RADIUS = 1_000.0

#: Width of the bars pay is spread over, and how many there are; the last holds all above.
PAY_STEP, PAY_BINS = 10_000.0, 30
