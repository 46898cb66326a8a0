"""metier: job postings in, careers out."""

__version__ = "0.1.0"
