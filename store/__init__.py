"""Keeps feeds, articles, actors and what the reader did; SQLModel lives here only."""
