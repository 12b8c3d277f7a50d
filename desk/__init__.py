"""The use-cases that join ingest, language and store, and the command line; no Textual here."""
