"""Room for what was purged, so that a feed that has it still does not bring it back."""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE purged (
        feed_id INTEGER NOT NULL REFERENCES feed (id),
        guid VARCHAR NOT NULL,
        canonical VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        text_hash VARCHAR NOT NULL,
        PRIMARY KEY (feed_id, guid)
    ) WITHOUT ROWID
    """,
)
