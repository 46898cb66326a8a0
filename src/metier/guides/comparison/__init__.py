"""Comparisons: cells of the market beside one another, each against the first."""
