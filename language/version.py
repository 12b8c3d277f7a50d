"""Which conclusions an analysis belongs to; apart, so that asking does not load spaCy."""

VERSION = 1
"""Counts up when the conclusions change; stored analyses of another version are redone."""
