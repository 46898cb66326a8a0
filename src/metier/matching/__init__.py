"""Holds what a person knows against what postings ask: candidate-side only, from what was recognised and nothing else."""
