"""The API for programs: the same nouns as the pages, as JSON under /api/v1."""
