"""Text in, mentions and actors out; spaCy and the bundled recogniser live here only."""
